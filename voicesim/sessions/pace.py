"""How fast each voice speaks on this machine, as measured here once and kept in the machine's cache folder.

Whether a voice keeps up cannot be known from its size: it depends on the processor, and on what else the call
has to do. So a voice is timed while the recogniser is at work (`sessions.voice_trial`), and what was found is
kept for the calls to come, until `voicesim doctor --measure` measures again.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

from voicesim.errors import StorageError
from voicesim.weights.shelf import Shelf

SLOWEST_CLAUSE = 0.8
"""Seconds for a clause: the end of a turn is heard before it, and a longer wait is a client who is deaf."""
SLOWEST_RATIO = 0.8
"""Seconds of work for a second of speech: beyond it one clause is not ready when the one before it ends."""


_WAY = 2
"""Counts up when voices are run in another way than before: what was measured then does not hold any more."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How fast a voice speaks here."""

    clause: float
    """Seconds that it takes for an ordinary clause, the median."""
    ratio: float
    """Seconds of work for a second of speech."""
    beside: str = ""
    """The recogniser that was at work meanwhile; empty when there was none."""

    @property
    def keeps_up(self) -> bool:
        """Can it speak in a call that is held live?"""
        return self.clause <= SLOWEST_CLAUSE and self.ratio <= SLOWEST_RATIO


def pace_file() -> Path:
    """Where the paces are kept; what is in it can be measured again at any time."""
    import platformdirs

    return platformdirs.user_cache_path("voicesim", appauthor=False) / "voices.json"


def kept_pace(voice: str, shelf: Shelf) -> Pace | None:
    """What was measured of a voice on this machine, with these weights; None when it never was."""
    body = _read(pace_file()).get(voice)
    if not isinstance(body, dict) or body.get("measured_on") != _here(voice, shelf):
        return None
    try:
        return Pace(float(body["clause"]), float(body["ratio"]), str(body.get("beside", "")))
    except (KeyError, TypeError, ValueError):
        return None


def keep_pace(voice: str, pace: Pace, shelf: Shelf) -> None:
    """Keep what was measured. Where the folder cannot be written it is measured again next time."""
    from voicesim.call.whole_files import write_whole

    file = pace_file()
    found = {**_read(file), voice: {**asdict(pace), "measured_on": _here(voice, shelf)}}
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        write_whole(file, json.dumps(found, indent=2) + "\n")
    except (OSError, StorageError):
        return


def _here(voice: str, shelf: Shelf) -> str:
    """What must be the same for a measurement to hold: the cores, the weights, and how they are run."""
    locked = shelf.locked(voice)
    sums = sorted(body.sha256[:12] for body in locked.files.values()) if locked is not None else []
    return " ".join([f"{os.cpu_count() or 1} cores", f"way {_WAY}", *sums])


def _read(file: Path) -> dict[str, object]:
    try:
        body = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return body if isinstance(body, dict) else {}
