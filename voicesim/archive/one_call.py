"""One call, from its file to its result: what is personal goes before anything else reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim import __version__
from voicesim.archive.contact import client_acts, feelings_of, left_open, reasons_of
from voicesim.archive.entry import Entry
from voicesim.archive.freed import Freed, keep, read_kept, rests_on, with_client
from voicesim.archive.hearing import Heard, hear
from voicesim.archive.judging import (
    bank_for,
    checks_of,
    criteria_of,
    cue,
    judge,
    quoted,
    to_verify,
    understood_by,
)
from voicesim.archive.measures import measures_of, of_sound
from voicesim.archive.result import Act, Line, Result
from voicesim.archive.sounding import keep_sound
from voicesim.archive.summary import summary_of
from voicesim.archive.turns import turns_from
from voicesim.archive.vocabulary import vocabulary
from voicesim.audio.frames import seconds
from voicesim.call.directory import CallDirectory
from voicesim.call.events import Event, HoldEnded, HoldStarted, HungUp, PickedUp
from voicesim.call.record import CallRecord, Turn
from voicesim.call.transcript import read_record
from voicesim.modes import PRACTICE
from voicesim.privacy.entities import entity_model
from voicesim.privacy.masking import masked
from voicesim.scorecard.evidence import of_words
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.text.words import Language, Word, text_of, typed

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

_KEPT_EVENTS = (PickedUp, HoldStarted, HoldEnded, HungUp)
"""What of a simulated call's log a real call would show too: no mood, no fact."""


def look_at(
    entry: Entry, rubric_id: str, settings: Settings, kept: Path | None = None, sound: Path | None = None
) -> Result:
    """The result of one call; with `sound`, a copy of it in that file, a tone over what is personal.

    What was heard of it stands in the file `kept` afterwards; what stood there is not heard, and not
    understood, again, but where it rests on something else than today. Raises a `Mendable` for a call that
    cannot be looked at.
    """
    rubric, known = _rubric(rubric_id, entry.language), vocabulary(entry.language)
    rests = rests_on(entry, settings, entity_model(entry.language) is not None)
    before = read_kept(kept, rests) if kept is not None and (sound is None or sound.exists()) else None
    freed = with_client(before or _freed(entry, settings, sound), known)
    freed = replace(freed, record=understood_by(freed.record, bank_for(rubric)))
    if kept is not None and freed != before:
        keep(kept, freed, rests)
    return _result(entry, freed, rubric)


def read_what_judges(rubric_id: str, language: Language) -> None:
    """Read, once a process, what every call of a language is looked at with. Raises `ContentError`."""
    bank_for(_rubric(rubric_id, language))
    vocabulary(language)


@lru_cache(maxsize=8)
def _rubric(which: str, language: Language) -> Rubric:
    """A rubric, read once a process."""
    return load_rubric(which, language)


def _freed(entry: Entry, settings: Settings, sound: Path | None) -> Freed:
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
    model = entity_model(entry.language)
    without = masked([turn.words for turn in turns], entry.language, model)
    freed = tuple(_freed_turn(turn, words) for turn, words in zip(turns, without.turns, strict=True))
    if sound is not None and heard is not None:
        keep_sound(heard, without.spans, sound)
    syllables, pauses = of_sound(freed, entry.language, heard, without.spans)
    return Freed(
        CallRecord("", entry.language, PRACTICE.mode, 0, duration, freed, events),
        hidden=len(without.hidden),
        reason=text_of(masked([typed(entry.reason, 0)], entry.language, model).turns[0]),
        ears=ears,
        syllables=syllables,
        long_pauses=pauses,
    )


def _freed_turn(turn: Turn, words: Sequence[Word]) -> Turn:
    return replace(turn, words=tuple(words), understood=None, moves=(), guess="")


def _result(entry: Entry, freed: Freed, rubric: Rubric) -> Result:
    known, record, client = vocabulary(entry.language), freed.record, freed.client or {}
    felt = feelings_of(record.turns, client, known)
    judged = judge(record, rubric, [cue(turn, finding.id) for turn, finding in felt])
    call, card = judged.analysis, judged.card
    reasons = reasons_of(record.turns, client, known)
    return Result(
        id=entry.id,
        language=entry.language,
        agent=entry.agent,
        queue=entry.queue,
        held=entry.held(),
        given_reason=freed.reason,
        duration=seconds(record.duration),
        ears=freed.ears,
        rubric=f"{rubric.id} {rubric.version} {rubric.digest[:12]}",
        program=__version__,
        hidden=freed.hidden,
        lines=tuple(
            Line(speaker=turn.speaker, start=seconds(turn.start), end=seconds(turn.end), text=turn.text)
            for turn in record.turns
            if turn.words
        ),
        acts=(
            *(
                Act(speaker="trainee", deed=act.act.id, quote=quoted([of_words(act)])[0])
                for act in call.acts
                if not act.act.faint and not act.unproven
            ),
            *client_acts(record.turns, client),
        ),
        measures=measures_of(call, freed.syllables, freed.long_pauses),
        share=None if card.uncapped is None else round(card.uncapped / 100, 4),
        criteria=criteria_of(card),
        checks=checks_of(card, rubric),
        to_verify=to_verify(call, bank_for(rubric)),
        reasons=reasons,
        feelings=tuple(finding for _, finding in felt),
        left_open=left_open(call),
        summary=summary_of(call, reasons, client, known),
    )
