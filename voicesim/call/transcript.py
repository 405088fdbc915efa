"""The transcript: the turns of a call, from its events, as JSON and as captions; and the call read back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from voicesim.audio.frames import SAMPLE_RATE, seconds
from voicesim.audio.recording import recover
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import ended_in_order, read_events
from voicesim.call.events import Announced, Backchannel, ClientSaid, Event, TurnEnded, WordsLate
from voicesim.call.heard_again import with_heard_again
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord, Turn
from voicesim.call.whole_files import write_whole
from voicesim.errors import RecordingError, StorageError
from voicesim.text.words import Language, Word
from voicesim.understanding.keeping import as_json

SHORTEST_CAPTION = SAMPLE_RATE  # 1 s
"""A caption of typed words, which take no time, stays this long."""


MILLISECOND = SAMPLE_RATE // 1000
"""The shortest time a caption can show."""


def turns_of(log: Sequence[Event]) -> tuple[Turn, ...]:
    """The turns of both speakers in the order they began.

    At the same sample the client's comes first, but for what was typed: it takes no time, and is answered at
    once.
    """
    turns = _with_late_words([turn for event in log if (turn := _turn(event)) is not None], log)
    turns.sort(key=lambda turn: (turn.start, _rank(turn), turn.end))
    return tuple(replace(turn, overlapping=_overlaps(turn, turns)) for turn in turns)


def _rank(turn: Turn) -> int:
    if turn.speaker == "client":
        return 1
    return 0 if turn.typed else 2


def record_of(log: Sequence[Event], manifest: Manifest) -> CallRecord:
    """The call as a value, straight from what the loop logged. `complete` is what the log itself shows."""
    events = tuple(log)
    return CallRecord(
        scenario=manifest.scenario,
        language=manifest.language,
        mode=manifest.mode,
        seed=manifest.seed,
        duration=max((event.at for event in events), default=0),
        turns=turns_of(events),
        events=events,
        complete=ended_in_order(events),
        taken_up=manifest.taken_up,
    )


def read_record(directory: CallDirectory) -> CallRecord:
    """The call in `directory`, as far as it went.

    The recording of a call that was cut short is made whole first; one of which nothing can be saved, or for
    which there is no room to be made whole in, counts as none. Raises `StorageError` when the log is damaged.
    """
    record = with_heard_again(record_of(read_events(directory.events), directory.manifest()), directory)
    if not directory.sound.is_file():
        return record
    if record.complete:
        return replace(record, sound=directory.sound)
    try:
        length = recover(directory.sound)
    except (RecordingError, StorageError):
        return record
    return replace(record, sound=directory.sound, duration=max(record.duration, length))


def write_transcript(directory: CallDirectory, record: CallRecord) -> None:
    """Write `transcript.json` and `transcript.vtt`. The same record gives the same bytes."""
    body = json.dumps(transcript_json(record), ensure_ascii=False, indent=1) + "\n"
    write_whole(directory.transcript, body)
    write_whole(directory.captions, captions(record))


def transcript_json(record: CallRecord) -> dict[str, Any]:
    """The transcript as one JSON object; all times are seconds from the first frame."""
    return {
        "scenario": record.scenario,
        "language": record.language,
        "mode": record.mode,
        "complete": record.complete,
        "duration": seconds(record.duration),
        "announcement": announcement(record),
        "turns": [_turn_json(number, turn) for number, turn in enumerate(record.turns)],
    }


def announcement(record: CallRecord) -> str:
    """What the AI said of itself before the call; empty when the log does not show it."""
    return next((event.text for event in record.events if isinstance(event, Announced)), "")


def captions(record: CallRecord) -> str:
    """The transcript as WebVTT, each caption with its voice."""
    blocks = ["WEBVTT", *(_caption(turn, record.language) for turn in record.turns if turn.words)]
    return "\n\n".join(blocks) + "\n"


def _turn(event: Event) -> Turn | None:
    match event:
        case TurnEnded():
            return Turn(
                "trainee",
                event.words,
                event.start,
                event.end,
                overlapping=event.interrupted,
                typed=event.typed,
                understood=event.understood,
            )
        case Backchannel():
            return Turn("trainee", event.words, event.start, event.end, backchannel=True)
        case ClientSaid():
            return Turn(
                "client",
                event.words,
                event.start,
                event.end,
                complete=event.complete,
                moves=event.moves,
                guess=event.guess,
            )
        case _:
            return None


def _with_late_words(turns: list[Turn], log: Sequence[Event]) -> list[Turn]:
    """The turns with the words that were recognised after they had been answered."""
    late = {event.start: event for event in log if isinstance(event, WordsLate)}
    said = {turn.start for turn in turns if turn.speaker == "trainee" and turn.words}
    kept = [turn for turn in turns if turn.speaker == "client" or turn.words or turn.start not in late]
    return kept + [
        Turn("trainee", event.words, event.start, event.end, overlapping=event.interrupted)
        for start, event in late.items()
        if start not in said
    ]


def _overlaps(turn: Turn, turns: Sequence[Turn]) -> bool:
    """Did it begin while the other was speaking?"""
    return turn.overlapping or any(
        other.speaker != turn.speaker and other.start < turn.start < other.end for other in turns
    )


def _turn_json(number: int, turn: Turn) -> dict[str, Any]:
    return {
        "turn": number,
        "speaker": turn.speaker,
        "start": seconds(turn.start),
        "end": seconds(turn.end),
        "text": turn.text,
        "overlapping": turn.overlapping,
        "backchannel": turn.backchannel,
        "typed": turn.typed,
        "complete": turn.complete,
        "moves": list(turn.moves),
        **({"guess": turn.guess} if turn.guess else {}),
        "words": [_word_json(word) for word in turn.words],
        **({} if turn.understood is None else {"understood": as_json(turn.understood)}),
    }


def _word_json(word: Word) -> dict[str, Any]:
    return {
        "text": word.text,
        "start": seconds(word.start),
        "end": seconds(word.end),
        "probability": round(word.probability, 3),
    }


_VOICES: dict[Language, dict[str, str]] = {
    "fr": {"trainee": "Gestionnaire", "client": "Client simulé"},
    "en": {"trainee": "Handler", "client": "Simulated client"},
}


def _caption(turn: Turn, language: Language) -> str:
    text = turn.text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    end = (
        max(turn.end, turn.start + SHORTEST_CAPTION)
        if turn.typed
        else max(turn.end, turn.start + MILLISECOND)
    )
    voice = _VOICES[language][turn.speaker]
    return f"{_clock(turn.start)} --> {_clock(end)}\n<v {voice}>{text}"


def _clock(at: int) -> str:
    """A sample as WebVTT writes it: 00:02:14.080."""
    thousandths = at * 1000 // SAMPLE_RATE
    minutes, rest = divmod(thousandths, 60_000)
    hours, minutes = divmod(minutes, 60)
    return f"{hours:02}:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"
