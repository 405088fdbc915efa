"""Streets and numbers, with the town that follows: "douze avenue Jean-Jaurès à Villeurbanne"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.privacy.kinds import Kind
from voicesim.privacy.proper import Proper
from voicesim.privacy.runs import Run
from voicesim.privacy.vocabulary import phrase_at
from voicesim.privacy.windows import Cue, Waiting, announced_at
from voicesim.text.words import Language

_LONGEST = 5
"""Words of weight that the name of a street can have."""
_ARTICLES = frozenset(
    {
        "le",
        "la",
        "les",
        "un",
        "une",
        "cette",
        "ce",
        "ma",
        "mon",
        "sa",
        "son",
        "notre",
        "votre",
        "the",
        "a",
        "my",
        "our",
    }
)


def addresses_in(
    proper: Proper, runs: Sequence[Run], cues: Sequence[Cue], waiting: Waiting
) -> Iterator[tuple[int, int]]:
    """First and last piece of every street, its number and its town included."""
    reader = (
        _French(proper, runs, cues, waiting)
        if proper.language == "fr"
        else _English(proper, runs, cues, waiting)
    )
    place = 0
    while place < len(proper.items):
        found = reader.at(place)
        if found is not None:
            yield found
        place = max(place, found[1] if found else place) + 1


class _Reader:
    def __init__(self, proper: Proper, runs: Sequence[Run], cues: Sequence[Cue], waiting: Waiting) -> None:
        self.proper, self.items, self.known = proper, proper.items, proper.known
        self.language: Language = proper.language
        self._ends = {run.last: run for run in runs}
        self._starts = {run.first: run for run in runs}
        self._numbers = {one.first: one for run in runs for one in run.elements}
        self._cues, self._waiting = cues, waiting

    def at(self, place: int) -> tuple[int, int] | None:
        raise NotImplementedError

    def has(self, field: str, place: int) -> bool:
        return 0 <= place < len(self.items) and self.known.has(field, self.items[place].folded)

    def number_before(self, place: int) -> int:
        """The first piece of the number that stands just before `place`; `place` when none does."""
        at = place - 1
        while at >= 0 and (self.has("after_number", at) or self.items[at].folded in ("numero", "number")):
            at -= 1
        run = self._ends.get(at)
        if run is None or len(run.digits) > 5:
            return place
        first = run.elements[-1].first if len(run.elements) > 1 and len(run.digits) > 4 else run.first
        return first - 1 if first and self.items[first - 1].folded in ("numero", "number") else first

    def number_after(self, place: int) -> int:
        """The last piece of a number after `place` ("au 31", "numéro cinq"); `place` where there is none."""
        at = place + 1
        while at < len(self.items) and self.items[at].folded in (
            "au",
            "numero",
            "le",
            "number",
            "code",
            "postal",
        ):
            at += 1
        run = self._starts.get(at)
        quantity = (
            run is not None
            and run.last + 1 < len(self.items)
            and phrase_at(self.known.units, tuple(item.folded for item in self.items), run.last + 1)
        )
        return run.last if run is not None and not quantity and 1 <= len(run.digits) <= 5 else place

    def awaited(self, place: int) -> bool:
        near = announced_at(self._cues, place, place)
        return near is Kind.ADDRESS or (near is None and Kind.ADDRESS in self._waiting.kinds)


class _French(_Reader):
    def at(self, place: int) -> tuple[int, int] | None:
        """A street that begins its name at `place`: the kind of street comes first."""
        start = place - 1 if self.items[place].folded in ("dit", "point") else place
        two = f"{self.items[start].folded} {self.items[place].folded}" if start < place and start >= 0 else ""
        if not (self.has("streets", place) or (two and self.known.has("streets", two))):
            return None
        first = self.number_before(max(start, 0))
        last, named = self._name(place, numbered=first < start or self.awaited(place))
        if last == place:
            return None
        before = self.items[first - 1].folded if first else ""
        numbered = self.number_after(last)
        end = self._town(numbered)
        certain = (
            named
            or first < start
            or (end > numbered and any(map(self.proper.is_proper, range(numbered, end + 1))))
        )
        if not certain and not self._plain(place, before) and self.has("common_streets", place):
            return None
        if not certain and not self.awaited(place) and before in _ARTICLES:
            return None
        return first, self.number_after(end)

    def _plain(self, place: int, before: str) -> bool:
        """ "j'habite rue de l'église": no article, and what is said is where."""
        return before not in _ARTICLES and (
            self.awaited(place) or self.items[place].folded in ("rue", "impasse")
        )

    def _name(self, place: int, *, numbered: bool) -> tuple[int, bool]:
        """The last piece of the street's name, and whether a proper name is in it."""
        last, heavy, named = place, 0, False
        at = place + 1
        while at < len(self.items) and heavy < _LONGEST:
            if self.items[at - 1].mark and at - 1 > place:
                break
            if self.proper.is_proper(at) or self._given(at):
                last, heavy, named = at, heavy + 1, True
            elif self.proper.is_small_word(at) and (heavy == 0 or self._continues(at)):
                pass
            elif (
                self.has("ends_place", at)
                or (self.has("units", at) and not self.has("months", at))
                or (heavy and named and not self.items[at].capital)
            ):
                break
            else:
                last, heavy = at, heavy + 1
                named = named or (self.items[at].capital and not self.items[at].initial)
                if not numbered and heavy > 2:
                    break
            at += 1
        return last, named

    def _given(self, place: int) -> bool:
        return self.known.has("given_names", self.items[place].folded)

    def _continues(self, place: int) -> bool:
        """A small word inside a name: a proper name follows it."""
        after = place + 1
        while after < len(self.items) and self.proper.is_small_word(after):
            after += 1
        return (
            after < len(self.items)
            and not self.items[place - 1].mark
            and (
                self.items[place].folded in ("de", "du", "des", "d", "la", "le", "l")
                and not self.has("ends_place", after)
            )
        )

    def _town(self, last: int) -> int:
        """The last piece of the town that follows: "à Villeurbanne"."""
        at = last + 1
        if at >= len(self.items) or self.items[at].form not in ("à", "a"):
            return last
        end = at
        at += 1
        while at < len(self.items) and at - end <= 4:
            joined = "-" in self.items[at].raw and self.items[at].word == self.items[at - 1].word
            if self.proper.is_proper(at) or joined or (end == last + 1 and not self.has("ends_place", at)):
                end = at
            elif not self.proper.is_small_word(at):
                break
            if self.items[at].mark:
                break
            at += 1
        return end if end > last + 1 else last


class _English(_Reader):
    def at(self, place: int) -> tuple[int, int] | None:
        """A street that ends its name at `place`: the kind of street comes last."""
        if not self.has("streets", place):
            return self._bare_number(place)
        first, named = self._name(place)
        numbered = self.number_before(first)
        if first == place or not (named or numbered < first):
            return None
        return numbered, self.number_after(place) if numbered == first else place

    def _bare_number(self, place: int) -> tuple[int, int] | None:
        """ "118 Kingsway": a house's number, and a name with a capital."""
        number = self._numbers.get(place)
        if number is not None and self._is_at_number(place):
            return place - 1, number.last
        after = number.last + 1 if number else 0
        if number is not None and self._is_the_street(after):
            return place, after + 1
        if number is None or after >= len(self.items) or self.items[number.last].mark:
            return None
        house = number.text.isdigit() and len(number.text) <= 3
        return (place, after) if house and self.proper.is_proper(after) else None

    def _is_at_number(self, place: int) -> bool:
        """ "At number nineteen": a house."""
        return place > 1 and [one.folded for one in self.items[place - 2 : place]] == ["at", "number"]

    def _is_the_street(self, place: int) -> bool:
        """ "112, the Parade": a number, then a street of that name, with its capital."""
        named = place + 1 < len(self.items) and self.items[place].folded == "the"
        return named and self.has("streets", place + 1) and self.items[place + 1].capital

    def _name(self, place: int) -> tuple[int, bool]:
        """The first piece of the street's name, and whether it bears a capital or is no common word."""
        first, named, at = place, False, place - 1
        while at >= 0 and place - at <= 4 and not self.items[at].mark:
            if self.items[at].digits or at in self._ends or self.items[at].form == "i":  # "can I drive"
                break
            if at and self.items[at].word == self.items[at - 1].word:  # the "s" of "mary's"
                at -= 1
                continue
            capital = self.items[at].capital and not (
                self.items[at].initial and self.proper.is_small_word(at)
            )
            if self.has("ends_place", at) and not capital:
                break
            if not capital and not self.proper.is_proper(at) and self._number_left(at) == -1:
                break
            first, named = at, named or capital or self.proper.is_proper(at)
            at -= 1
        return first, named or (self.items[place].capital and first < place)

    def _number_left(self, place: int) -> int:
        """The end of a house number up to three pieces before; -1 when there is none."""
        for at in range(place - 1, max(-1, place - 4), -1):
            if at in self._ends:
                return at
        return -1
