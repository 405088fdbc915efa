"""One call, from its file to its result: what is personal goes before anything else reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim import __version__
from voicesim.archive.contact import client_acts, feelings_of, heard_of, left_open, reasons_of, summary_of
from voicesim.archive.entry import Entry
from voicesim.archive.hearing import Heard, hear
from voicesim.archive.judging import bank_for, checks_of, criteria_of, cue, judge, quoted, to_verify
from voicesim.archive.measures import measures_of
from voicesim.archive.result import Act, Line, Result
from voicesim.archive.sounding import keep_sound
from voicesim.archive.turns import turns_from
from voicesim.archive.vocabulary import vocabulary
from voicesim.audio.frames import seconds
from voicesim.call.directory import CallDirectory
from voicesim.call.events import Event, HoldEnded, HoldStarted, HungUp, PickedUp
from voicesim.call.record import CallRecord, Turn
from voicesim.call.transcript import read_record
from voicesim.modes import PRACTICE
from voicesim.privacy.entities import entity_model
from voicesim.privacy.masking import Masked, masked
from voicesim.scorecard.evidence import of_act
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.text.words import Language, text_of, typed

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

_KEPT_EVENTS = (PickedUp, HoldStarted, HoldEnded, HungUp)
"""What of a simulated call's log a real call would show too: no mood, no fact."""


@dataclass(frozen=True, slots=True)
class Freed:
    """A call without personal data: what everything that follows may read."""

    record: CallRecord
    masked: Masked
    heard: Heard | None
    """The recording; None for a simulated call."""
    ears: str


def look_at(entry: Entry, rubric_id: str, settings: Settings, sound: Path | None = None) -> Result:
    """The result of one call; with `sound`, a copy of it in that file, a tone over what is personal.

    Raises a `Mendable` for a call that cannot be looked at.
    """
    freed = _freed(entry, settings)
    if sound is not None and freed.heard is not None:
        keep_sound(freed.heard, freed.masked.spans, sound)
    return _result(entry, freed, rubric_id)


def read_what_judges(rubric_id: str, language: Language) -> None:
    """Read, once a process, what every call of a language is looked at with. Raises `ContentError`."""
    bank_for(_rubric(rubric_id, language))
    vocabulary(language)


@lru_cache(maxsize=8)
def _rubric(which: str, language: Language) -> Rubric:
    """A rubric, read once a process."""
    return load_rubric(which, language)


def _freed(entry: Entry, settings: Settings) -> Freed:
    """The call with its words, and at once without what they say of persons."""
    heard: Heard | None = None
    events: tuple[Event, ...] = ()
    if entry.source == "simulated":
        record = read_record(CallDirectory.open(Path(entry.path)))
        turns, duration = record.turns, record.duration
        events = tuple(event for event in record.events if isinstance(event, _KEPT_EVENTS))
        ears = "log"
    else:
        heard = hear(entry, settings)
        turns, duration, ears = turns_from(heard.said), heard.duration, heard.ears
    without = masked([turn.words for turn in turns], entry.language, entity_model(entry.language))
    freed = tuple(_freed_turn(turn, words) for turn, words in zip(turns, without.turns, strict=True))
    call = CallRecord("", entry.language, PRACTICE.mode, 0, duration, freed, events)
    return Freed(call, without, heard, ears)


def _freed_turn(turn: Turn, words: Sequence[object]) -> Turn:
    return replace(turn, words=tuple(words), understood=None, moves=(), guess="")  # type: ignore[arg-type]


def _result(entry: Entry, freed: Freed, rubric_id: str) -> Result:
    rubric, known, record = _rubric(rubric_id, entry.language), vocabulary(entry.language), freed.record
    client = heard_of(record.turns, known)
    felt = feelings_of(record.turns, client, known)
    judged = judge(record, rubric, [cue(turn, finding.id) for turn, finding in felt])
    call, card = judged.analysis, judged.card
    reasons = reasons_of(record.turns, client, known)
    given = masked([typed(entry.reason, 0)], entry.language, entity_model(entry.language))
    return Result(
        id=entry.id,
        language=entry.language,
        agent=entry.agent,
        queue=entry.queue,
        held=entry.held(),
        given_reason=text_of(given.turns[0]),
        duration=seconds(record.duration),
        ears=freed.ears,
        rubric=f"{rubric.id} {rubric.version} {rubric.digest[:12]}",
        program=__version__,
        hidden=len(freed.masked.hidden),
        lines=tuple(
            Line(speaker=turn.speaker, start=seconds(turn.start), end=seconds(turn.end), text=turn.text)
            for turn in record.turns
            if turn.words
        ),
        acts=(
            *(
                Act(speaker="trainee", deed=act.act.id, quote=quoted([of_act(act)])[0])
                for act in call.acts
                if not act.act.faint and not act.unproven
            ),
            *client_acts(record.turns, client),
        ),
        measures=measures_of(call, freed.heard, freed.masked.spans),
        share=None if card.uncapped is None else round(card.uncapped / 100, 4),
        criteria=criteria_of(card),
        checks=checks_of(card, rubric),
        to_verify=to_verify(call, bank_for(rubric)),
        reasons=reasons,
        feelings=tuple(finding for _, finding in felt),
        left_open=left_open(call),
        summary=summary_of(call, reasons, client, known),
    )
