"""A call without personal data: what all that judges it reads, and what is kept of it for another rubric.

A call is heard once and each utterance is understood once. Both stay beside the result with the digests of
what they rest on, so that another rubric judges the call without hearing it again; where a digest differs,
what rests on it is made anew.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from voicesim import __version__
from voicesim.archive.entry import Entry
from voicesim.archive.vocabulary import Known, Place, Said
from voicesim.call.event_reading import event_from_json
from voicesim.call.events import as_json as event_as_json
from voicesim.call.record import CallRecord, Turn
from voicesim.call.whole_files import write_whole
from voicesim.modes import PRACTICE
from voicesim.resources import content
from voicesim.text.words import Language, Speaker, Word
from voicesim.understanding import keeping

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

_SHAPE = 1
"""Of the file: another one is not read."""


@dataclass(frozen=True, slots=True)
class Freed:
    """A call, its personal data out."""

    record: CallRecord
    """The agent's turns with what was understood of them, where they have been."""
    hidden: int
    """How many stretches were taken out."""
    reason: str
    """What the metadata said, its personal data out."""
    ears: str
    """What heard it: the recogniser's name, "words" or "log"."""
    syllables: float | None = None
    """The agent's, a second; None where there is no sound of the agent alone."""
    long_pauses: float | None = None
    """Of the agent, of a second or more; None like `syllables`."""
    client: Mapping[int, Said] | None = None
    """What the client says, and the handler where no reason is named, by the turn's index; None: not yet
    understood."""
    client_by: str = ""
    """Digest of the lists that `client` rests on."""


def rests_on(entry: Entry, settings: Settings, entities: bool) -> str:
    """Digest (SHA-256, hexadecimal) of all that decides what is heard of a call and what is taken out.

    `entities`: a model of names looks after the rules. What lies beside the recording is read.
    """
    found = hashlib.sha256(f"{_SHAPE} {__version__} {entities} {_rules(entry.language)}".encode())
    found.update(entry.model_dump_json().encode())
    for beside in (entry.words, entry.who):
        found.update(_bytes(Path(beside)) if beside else b"")
    if entry.source == "recording" and not entry.words:
        found.update(settings.ears.model_dump_json(exclude={"threads"}).encode())
    return found.hexdigest()


@lru_cache(maxsize=4)
def _rules(language: Language) -> str:
    """Digest of the lists that personal data are known by."""
    return hashlib.sha256(_bytes(content("personas", "privacy", f"{language}.yaml"))).hexdigest()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""  # whoever needs it says what is wrong with it


def keep(path: Path, freed: Freed, by: str) -> None:
    """Write what was heard; `by` is what it rests on. Raises `StorageError`.

    The disk is not waited for: what a loss of power leaves empty is made anew.
    """
    record, client = freed.record, freed.client or {}
    body = {
        "by": by,
        "client_by": freed.client_by,
        "language": record.language,
        "duration": record.duration,
        "hidden": freed.hidden,
        "reason": freed.reason,
        "ears": freed.ears,
        "syllables": freed.syllables,
        "long_pauses": freed.long_pauses,
        "turns": [_turn_json(turn, client.get(index)) for index, turn in enumerate(record.turns)],
        "events": [event_as_json(event) for event in record.events],
    }
    write_whole(path, json.dumps(body, ensure_ascii=False, separators=(",", ":")) + "\n", synced="neither")


def read_kept(path: Path, by: str) -> Freed | None:
    """What was heard before, if it rests on the same; None where there is nothing, or nothing to be read."""
    try:
        body = json.loads(path.read_bytes())
        return _freed(body) if body["by"] == by else None
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None  # it is made anew


def _freed(body: Mapping[str, Any]) -> Freed:
    turns, events = body["turns"], tuple(event_from_json(event) for event in body["events"])
    record = CallRecord(
        "", body["language"], PRACTICE.mode, 0, body["duration"], tuple(map(_turn, turns)), events
    )
    return Freed(
        record,
        body["hidden"],
        body["reason"],
        body["ears"],
        body["syllables"],
        body["long_pauses"],
        {index: _said(turn["said"]) for index, turn in enumerate(turns) if "said" in turn},
        body["client_by"],
    )


_FLAGS = ("overlapping", "backchannel", "complete", "typed")


def _turn_json(turn: Turn, said: Said | None) -> dict[str, Any]:
    return {
        "speaker": turn.speaker,
        "start": turn.start,
        "end": turn.end,
        "words": [[word.text, word.start, word.end, word.probability] for word in turn.words],
        **{name: getattr(turn, name) for name in _FLAGS},
        **({} if turn.understood is None else {"understood": keeping.as_json(turn.understood)}),
        **({} if said is None else {"said": _said_json(said)}),
    }


def _turn(body: Mapping[str, Any]) -> Turn:
    return Turn(
        body["speaker"],
        tuple(Word(*word) for word in body["words"]),
        body["start"],
        body["end"],
        **{name: body[name] for name in _FLAGS},
        understood=keeping.from_json(body["understood"]) if "understood" in body else None,
    )


def _said_json(said: Said) -> dict[str, Any]:
    return {
        "reasons": [[id, at.first, at.last] for id, at in said.reasons],
        "feelings": [[name, at.first, at.last] for name, at in said.feelings],
        "thanks": [[at.first, at.last] for at in said.thanks],
        "requests": [[at.first, at.last] for at in said.requests],
    }


def _said(body: Mapping[str, Any]) -> Said:
    return Said(
        tuple((id, Place(first, last)) for id, first, last in body["reasons"]),
        tuple((name, Place(first, last)) for name, first, last in body["feelings"]),
        tuple(Place(first, last) for first, last in body["thanks"]),
        tuple(Place(first, last) for first, last in body["requests"]),
    )


def with_client(freed: Freed, known: Known) -> Freed:
    """The call with what the client says, by the lists of today. Raises `ContentError`."""
    if freed.client is not None and freed.client_by == known.digest:
        return freed
    return replace(freed, client=heard_of(freed.record.turns, known), client_by=known.digest)


def heard_of(turns: Sequence[Turn], known: Known) -> Mapping[int, Said]:
    """What the client says in each of their turns, by its index. Raises `ContentError`.

    Where they name no reason for their call, what the handler says after the greeting may name it.
    """
    client = _heard("client", turns, known)
    if any(said.reasons for said in client.values()):
        return client
    of_any = {reason.id for reason in known.written.reasons if reason.of_any_call}
    handler = list(_heard("trainee", turns, known).items())[1:]
    named = ((index, tuple(one for one in said.reasons if one[0] not in of_any)) for index, said in handler)
    return dict(
        sorted({**client, **{index: Said(some, (), (), ()) for index, some in named if some}}.items())
    )


def _heard(speaker: Speaker, turns: Sequence[Turn], known: Known) -> dict[int, Said]:
    return {
        index: known.heard(turn.words)
        for index, turn in enumerate(turns)
        if turn.speaker == speaker and turn.words
    }
