"""`personas/archive/<language>.yaml`: reasons of contact, feelings in words, requests, a résumé's lines.

What a client says is heard by the engine that hears a handler (`understanding`): what is denied is not said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Literal

from voicesim.content.families import Family
from voicesim.content.model import Content, Identifier
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.words import Language, Word
from voicesim.understanding.bank import Bank, bank_of
from voicesim.understanding.understanding import understand

Feeling = Literal["anger", "distress"]
_REASON, _FEELING, _THANKS, _REQUESTS = "reason_", "feeling_", "thanks", "requests"


class _Label(Content):
    fr: str
    en: str


class Reason(Content):
    """Why people call."""

    id: Identifier
    label: _Label
    said: tuple[str, ...]
    never: tuple[str, ...] = ()
    """The same words in another sense."""
    of_any_call: bool = False
    """Any call may come to it: only what the client says of it at the beginning is why they call."""

    def name(self, language: Language) -> str:
        """What people call it."""
        return self.label.fr if language == "fr" else self.label.en


class Summary(Content):
    """The sentences of a résumé; each stands beside a quote."""

    reason: str
    reason_by_handler: str
    """The client names none; the handler does."""
    unknown_reason: str
    account: str
    asked: str
    explained: str
    answered: str
    made_clear: str
    """The handler states something that is neither an explanation nor an answer."""
    committed: str
    feels: str
    closed: str


class Listened(Content):
    """The file, as people write it."""

    language: Language
    reasons: tuple[Reason, ...]
    feelings: dict[Feeling, tuple[str, ...]]
    not_felt: tuple[str, ...]
    """The words of a feeling in another sense, or of somebody else's."""
    thanks: tuple[str, ...]
    requests: tuple[str, ...]
    courtesy: tuple[str, ...]
    """Words of greetings, thanks and nods: a sentence of nothing else tells nothing."""
    matter: tuple[str, ...]
    """Words of the trade: a statement with one of them is likelier to be what the call turned on."""
    summary: Summary


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a turn, both ends included."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Said:
    """What one turn of a client says, by its words."""

    reasons: tuple[tuple[str, Place], ...]
    """Ids of reasons, and where."""
    feelings: tuple[tuple[Feeling, Place], ...]
    thanks: tuple[Place, ...]
    requests: tuple[Place, ...]


@dataclass(frozen=True)
class Known:
    """The same, ready to be heard."""

    written: Listened

    @cached_property
    def _bank(self) -> Bank:
        return bank_of(self.written.language, tuple(self._families()))

    @property
    def digest(self) -> str:
        """Fingerprint of the lists: what was heard by the same lists need not be heard again."""
        return self._bank.digest

    def _families(self) -> Iterator[Family]:
        """Each list as a family: what the client says counts in a question and under a condition too."""
        for one in self.written.reasons:
            yield self._family(_REASON + one.id, one.said, one.never)
        for name, said in self.written.feelings.items():
            yield self._family(_FEELING + name, said, self.written.not_felt)
        yield self._family(_THANKS, self.written.thanks)
        yield self._family(_REQUESTS, self.written.requests)

    @staticmethod
    def _family(id: str, said: tuple[str, ...], never: tuple[str, ...] = ()) -> Family:
        return Family(id=id, label=id, patterns=said, never=never, reported=True, contained=False)

    def heard(self, words: Sequence[Word]) -> Said:
        """What a turn says. Raises `ContentError` for an expression that cannot be read."""
        acts = sorted(understand(words, self._bank).acts, key=lambda one: (one.first, one.last))
        found = [(act.id, Place(act.first, act.last)) for act in acts if act.kind == "family"]
        return Said(
            reasons=tuple((id.removeprefix(_REASON), at) for id, at in found if id.startswith(_REASON)),
            feelings=tuple(
                (name, at) for id, at in found for name in self.written.feelings if id == _FEELING + name
            ),
            thanks=tuple(at for id, at in found if id == _THANKS),
            requests=tuple(at for id, at in found if id == _REQUESTS),
        )


@lru_cache(maxsize=4)
def vocabulary(language: Language) -> Known:
    """What is looked for in one language, read once. Raises `ContentError`."""
    return Known(load_yaml(content("personas", "archive", f"{language}.yaml"), Listened))
