"""What a call waits for: "votre numéro ?" makes the next figures a number, at once or turns later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from voicesim.privacy.items import Item
from voicesim.privacy.kinds import Kind
from voicesim.privacy.vocabulary import Vocabulary, phrase_at

REACH = 16
"""Pieces before a number within which what announces it is looked for."""
REACH_BACK = 9
"""Pieces after it: "c'est mon numéro de sécu"."""
SHORT = 5
"""A turn of so many pieces is a nod: it does not end the wait."""
PATIENCE = 2
"""Longer turns that bring nothing, after which the wait is over."""


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that announce a kind."""

    kind: Kind
    first: int
    last: int
    """Its pieces, both included."""


def cues_in(items: Sequence[Item], known: Vocabulary) -> list[Cue]:
    """What a turn announces, in order; the longer of two that begin together."""
    forms = tuple(item.folded for item in items)
    found: list[Cue] = []
    for place in range(len(forms)):
        lengths = {kind: phrase_at(spoken, forms, place) for kind, spoken in known.announced.items()}
        kind = max(lengths, key=lambda one: lengths[one])
        if lengths[kind]:
            found.append(Cue(kind, place, place + lengths[kind] - 1))
        elif items[place].form in known.written.born:
            found.append(Cue(Kind.BIRTH, place, place))
    return found


@dataclass
class Waiting:
    """What the call waits for at one of its turns."""

    kinds: frozenset[Kind] = frozenset()
    _idle: int = field(default=0, repr=False)

    def after(self, items: Sequence[Item], cues: Sequence[Cue], brought: bool) -> Waiting:
        """The wait after a turn: `brought` when it gave, or may have given, what was waited for."""
        announced = frozenset(cue.kind for cue in cues)
        if announced:
            return Waiting(announced | (self.kinds if brought else frozenset()))
        if brought or len(items) <= SHORT:
            return Waiting(self.kinds, self._idle)
        if self._idle + 1 >= PATIENCE:
            return Waiting()
        return Waiting(self.kinds, self._idle + 1)


def announced_at(cues: Sequence[Cue], first: int, last: int) -> Kind | None:
    """The kind that the nearest cue of the same turn announces for the pieces `first` to `last`."""
    before = [cue for cue in cues if cue.last < first and first - cue.last <= REACH]
    if before:
        return before[-1].kind
    after = [cue for cue in cues if cue.first > last and cue.first - last <= REACH_BACK]
    return after[0].kind if after else None
