"""`personas/privacy/<language>.yaml`: what announces personal data, and what never is any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.privacy.items import items_of
from voicesim.privacy.kinds import Kind
from voicesim.resources import content
from voicesim.text.fold import folded
from voicesim.text.grammar import by_head
from voicesim.text.words import Language, typed

_Phrases = Mapping[str, tuple[tuple[str, ...], ...]]


class _Written(Content):
    """The file, as people write it."""

    language: Language
    announced: dict[Kind, tuple[str, ...]]
    born: tuple[str, ...]
    titles: tuple[str, ...]
    relatives: tuple[str, ...]
    particles: tuple[str, ...]
    given_names: tuple[str, ...]
    streets: tuple[str, ...]
    common_streets: tuple[str, ...]
    after_number: tuple[str, ...]
    before_place: tuple[str, ...]
    ends_place: tuple[str, ...]
    towns: tuple[str, ...]
    word_towns: tuple[str, ...]
    before_word_town: tuple[str, ...]
    inside_address: tuple[str, ...]
    units: tuple[str, ...]
    months: tuple[str, ...]
    counting: tuple[str, ...]
    separators: tuple[str, ...]
    as_in: tuple[str, ...]
    spelling: tuple[str, ...]
    letters: dict[str, str]
    corrects: tuple[str, ...]
    extends: tuple[str, ...]
    always_named: tuple[str, ...]
    at_sign: tuple[str, ...]
    joins: tuple[str, ...]
    domains: tuple[str, ...]
    health: tuple[str, ...]
    body: tuple[str, ...]
    broken: tuple[str, ...]
    health_before: tuple[str, ...]
    ordinary: tuple[str, ...]


@dataclass(frozen=True)
class Vocabulary:
    """The same, ready to be looked up by folded words."""

    written: _Written

    @cached_property
    def announced(self) -> Mapping[Kind, _Phrases]:
        """What opens the wait for each kind."""
        return {
            kind: _phrases(spoken, self.written.language) for kind, spoken in self.written.announced.items()
        }

    @cached_property
    def units(self) -> _Phrases:
        """What makes a quantity of the number before it."""
        return _phrases(self.written.units, self.written.language)

    @cached_property
    def counting(self) -> _Phrases:
        """What makes a quantity, or a mere rank, of the number after it."""
        return _phrases(self.written.counting, self.written.language)

    @cached_property
    def health(self) -> _Phrases:
        """States of health; a last word ending in ~ stands for all that begin so."""
        return _phrases(self.written.health, self.written.language, stems=True)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """Beginnings of single words of health."""
        return tuple(folded(one[:-1]) for one in self.written.health if one.endswith("~"))

    @cached_property
    def _letters(self) -> Mapping[tuple[str, ...], str]:
        return {tuple(name.split()): letter for name, letter in self.written.letters.items()}

    def letter(self, forms: Sequence[str], place: int) -> tuple[str, int] | None:
        """The letter whose name ("double vé", accents kept) stands at `place`, and its words."""
        for name in (tuple(forms[place : place + 2]), tuple(forms[place : place + 1])):
            if name in self._letters and place >= 0:
                return self._letters[name], len(name)
        return None

    @cached_property
    def _sets(self) -> dict[str, frozenset[str]]:
        return {}

    def has(self, field: str, form: str) -> bool:
        """Does the list `field` hold the folded word?"""
        if field not in self._sets:
            words = getattr(self.written, field)
            alone = (items_of(typed(one, 0), self.written.language) for one in words)
            as_read = (items[0].folded for items in alone if len(items) == 1)
            self._sets[field] = frozenset((*map(folded, words), *as_read))
        return form in self._sets[field]


def _phrases(spoken: Iterable[str], language: Language, *, stems: bool = False) -> _Phrases:
    whole = (one for one in spoken if not (stems and one.endswith("~")))
    return by_head(tuple(item.folded for item in items_of(typed(one, 0), language)) for one in whole)


def phrase_at(phrases: _Phrases, forms: Sequence[str], place: int) -> int:
    """How many words the longest of the phrases takes at `place`; 0 when none stands there."""
    lengths = [
        len(one) for one in phrases.get(forms[place], ()) if tuple(forms[place : place + len(one)]) == one
    ]
    return max(lengths, default=0)


@lru_cache(maxsize=4)
def vocabulary(language: Language) -> Vocabulary:
    """The vocabulary of a language, read once. Raises `ContentError`."""
    return Vocabulary(load_yaml(content("personas", "privacy", f"{language}.yaml"), _Written))
