"""What a paper says, before it is set: parts with a head, texts, facts and a table; and who signs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from typing import Any

from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Part:
    """A part under its own head."""

    head: str
    texts: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    """What each thing is called, and what it is."""
    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[float, ...] = ()
    """Of each column: 0 as wide as it needs, else its share of the rest."""
    numbers: tuple[int, ...] = ()
    """Columns set to the right."""
    size: float = 9.0
    """Of the table's type, in points."""


@dataclass(frozen=True, slots=True)
class Paper:
    """A whole paper, in one language."""

    title: str
    language: Language
    organisation: str
    at: datetime
    """What it is dated."""
    footer: str
    opening: tuple[str, ...]
    parts: tuple[Part, ...]
    signatures: tuple[tuple[str, str, str], ...] = field(default=())
    """Role, who, and what stands under the line."""
    signing: tuple[str, str] = ("", "")
    """The head of the signatures, and the line for place and day."""

    def as_json(self) -> dict[str, Any]:
        """As the template reads it."""
        return {**asdict(self), "at": None, "date": f"{self.at:%Y-%m-%d}"}


def day_of(at: datetime) -> Message:
    """A day by this machine's clock, in figures."""
    here = at.astimezone()
    return Message("{year}-{month:02}-{day:02}", year=here.year, month=here.month, day=here.day)


class Wording:
    """Sentences, days, hours and numbers in one language."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, form: str | Message) -> str:
        """A message, or a text without values."""
        return said(form, self.language)

    def all(self, forms: Sequence[str | Message]) -> tuple[str, ...]:
        """Several."""
        return tuple(self.say(form) for form in forms)

    def signing(self) -> tuple[str, str]:
        """The head of the signatures, and the line for place and day."""
        return self.say(Message("Signatures")), self.say(
            Message("Done at {blank}, on {blank}", blank="." * 32)
        )

    def day(self, at: datetime | None) -> str:
        """A day by this machine's clock, in figures; a dash for none."""
        if at is None:
            return "–"
        return self.say(day_of(at))

    def moment(self, at: datetime | None) -> str:
        """Day and hour."""
        return "–" if at is None else f"{self.day(at)}, {at.astimezone():%H:%M}"

    def points(self, value: float | None) -> str:
        """Points of 100, to a tenth; a dash for none."""
        return "–" if value is None else self.say(Message("{points:.1f}", points=float(value)))

    def share(self, value: float) -> str:
        """A share of a criterion's points, as percent."""
        return self.say(Message("{share:.0f} %", share=100.0 * value))
