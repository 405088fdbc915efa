"""What people are told before a call: that an AI speaks, what is kept, who decides. From `personas/notices/`.

Article 50 of the AI Act wants the first at the latest at the first word; article 13 of the GDPR the rest.
"""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from voicesim.content.yaml_file import load_yaml
from voicesim.errors import ConfigurationError
from voicesim.messages.lists import all_of
from voicesim.messages.message import Message
from voicesim.modes import Mode, rules_of
from voicesim.resources import content
from voicesim.text.words import Language

RECORDING_CEILING = 180
"""Days: six months, the CNIL's limit for recordings made to train or assess."""
ANALYSIS_CEILING = 365
"""Days: one year, its limit for what is drawn from them."""

_MUST_SAY = ("mode", "purpose", "basis", "data", "recipients", "durations", "decision", "rights", "contact")

_Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


@dataclass(frozen=True, slots=True)
class Details:
    """What an organisation puts into the notice. Raises `ConfigurationError` beyond the legal ceilings."""

    organisation: str = ""
    """Who trains or examines; the notice's own words when empty, in practice only."""
    dpo: str = ""
    """How to reach the data protection officer; the same."""
    recording_days: int = 30
    analysis_days: int = 365
    server: str = ""
    """The machine that words the client's replies, when it is not this one."""
    ears: str = ""
    """The machine that turns the trainee's voice into words, when it is not this one."""
    voice: str = ""
    """The machine that speaks the client's replies, when it is not this one."""

    def __post_init__(self) -> None:
        _within("recording_days", self.recording_days, RECORDING_CEILING)
        _within("analysis_days", self.analysis_days, ANALYSIS_CEILING)


def _within(key: str, days: int, ceiling: int) -> None:
    if not 1 <= days <= ceiling:
        raise ConfigurationError(
            "notice.duration",
            what=Message("{days} days is out of range", days=days),
            where=key,
            mend=Message(
                "write 1 to {ceiling}: longer is not lawful for recordings of people who are trained",
                ceiling=ceiling,
            ),
        )


@dataclass(frozen=True, slots=True)
class Section:
    """One paragraph of the written notice."""

    id: str
    title: str
    text: str


WIDTH, LINES = 79, 2
"""Columns of a first screen, and lines that it gives to each section."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is said and shown before one call."""

    spoken: str
    """Said by a neutral voice before the telephone rings."""
    sections: tuple[Section, ...]
    """Shown, and acknowledged before anything is recorded."""
    version: str
    """Kept with the call: "fr-practice-1"."""
    date: str
    """Of that version, year-month-day."""

    @property
    def written(self) -> str:
        """The sections as plain text."""
        return "\n\n".join(f"{section.title}\n{section.text}" for section in self.sections)

    @property
    def short(self) -> str:
        """The beginning of each section: all of them on one screen of 80 columns and 24 lines."""
        return "\n".join(line for section in self.sections for line in _begun(section))


def _begun(section: Section) -> list[str]:
    text = " ".join(f"{section.title}. {section.text}".split())
    return textwrap.wrap(text, WIDTH, max_lines=LINES, placeholder=" […]")


def load_notice(
    language: Language,
    mode: Mode,
    details: Details = Details(),
    *,
    recorded: bool = True,
    typed: bool = False,
    path: Path | None = None,
) -> Notice:
    """The notice for a call, from the house's own file `path` or the one that comes with voicesim.

    `typed` is a call in which the trainee types and nobody listens to them.

    Raises `ContentError` for a file that does not fit, `ConfigurationError` for an examination whose
    organisation or data protection officer is not named, or one that would not be recorded.
    """
    if rules_of(mode).house_named:
        _complete(details, recorded)
    file = load_yaml(path or content("personas", "notices", f"{language}.yaml"), _File)
    values = {
        "organisation": details.organisation or file.defaults["organisation"],
        "dpo": details.dpo or file.defaults["dpo"],
        "recording_days": str(details.recording_days),
        "analysis_days": str(details.analysis_days),
        "place": file.place.of(details),
    }
    return Notice(
        spoken=_spoken(file.spoken, mode, recorded),
        sections=tuple(
            section.filled(mode, values, typed=typed, recorded=recorded) for section in file.sections
        ),
        version=f"{language}-{mode}-{file.version}",
        date=file.date,
    )


def _complete(details: Details, recorded: bool) -> None:
    missing = [key for key in ("organisation", "dpo") if not getattr(details, key)]
    if missing or not recorded:
        raise ConfigurationError(
            "notice.incomplete",
            what=Message(
                "an examination must say who holds it, whom to ask about one's data, and be recorded"
            ),
            where=", ".join(missing) or "recording",
            mend=Message("write {names} in the configuration", names=all_of(missing))
            if missing
            else Message("allow the recording"),
        )


def _spoken(spoken: _Spoken, mode: Mode, recorded: bool) -> str:
    if not recorded:
        return spoken.unrecorded
    return {"practice": spoken.practice, "certification": spoken.certification}[mode]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Spoken(_Strict):
    practice: _Text
    unrecorded: _Text
    certification: _Text


_Served: TypeAlias = Annotated[
    str, StringConstraints(strip_whitespace=True, pattern=r"^[^{}]*\{server\}[^{}]*$")
]
"""What is sent to a server, and what it does with it."""


class _Place(_Strict):
    here: _Text
    elsewhere: Annotated[_Text, StringConstraints(pattern=r"^[^{}]*\{what\}[^{}]*$")]
    ears: _Served
    wording: _Served
    voice: _Served
    joint: str

    def of(self, details: Details) -> str:
        """Where the data go, every machine named that is not this one."""
        served = ((self.ears, details.ears), (self.wording, details.server), (self.voice, details.voice))
        sent = [form.format(server=server) for form, server in served if server]
        return self.elsewhere.format(what=self.joint.join(sent)) if sent else self.here


class _Section(_Strict):
    id: Annotated[str, StringConstraints(pattern=r"^[a-z_]+$")]
    title: _Text
    text: _Text | None = Field(default=None, description="for both modes")
    practice: _Text | None = None
    certification: _Text | None = None
    typed: _Text | None = Field(default=None, description="in either mode, when the trainee types")
    unrecorded: _Text | None = Field(default=None, description="in practice, when the sound is not kept")
    typed_unrecorded: _Text | None = Field(default=None, description="when the trainee types, and it is not")

    @model_validator(mode="after")
    def _one_way_or_the_other(self) -> Self:
        if (self.text is None) == (self.practice is None) or (self.practice is None) != (
            self.certification is None
        ):
            raise ValueError(Message("write either text, or both practice and certification"))
        _check_slots(
            self.text, self.practice, self.certification, self.typed, self.unrecorded, self.typed_unrecorded
        )
        return self

    def filled(self, mode: Mode, values: Mapping[str, str], *, typed: bool, recorded: bool) -> Section:
        own = {"practice": self.practice, "certification": self.certification}[mode]
        typed_text = self.typed if recorded else self.typed_unrecorded
        kept = self.unrecorded if not recorded else None
        text = (typed and typed_text) or kept or (typed and self.typed) or self.text or own or ""
        return Section(self.id, self.title, text.format(**values))


def _check_slots(*texts: str | None) -> None:
    known = dict.fromkeys(("organisation", "dpo", "recording_days", "analysis_days", "place"), "")
    for text in texts:
        try:
            (text or "").format(**known)
        except (KeyError, IndexError, ValueError):
            raise ValueError(
                Message("the only words in braces are {names}", names=", ".join(known))
            ) from None


class _File(_Strict):
    version: Annotated[int, Field(ge=1)]
    date: Annotated[str, StringConstraints(pattern=r"^\d{4}-\d{2}-\d{2}$")]
    spoken: _Spoken
    sections: tuple[_Section, ...]
    place: _Place
    defaults: dict[Literal["organisation", "dpo"], _Text]

    @model_validator(mode="after")
    def _says_all_it_must(self) -> Self:
        there = [section.id for section in self.sections]
        for wanted in _MUST_SAY:
            if there.count(wanted) != 1:
                raise ValueError(
                    Message("a notice says “{wanted}” once, in a section of its own", wanted=wanted)
                )
        if set(self.defaults) != {"organisation", "dpo"}:
            raise ValueError(Message("defaults are organisation and dpo"))
        return self
