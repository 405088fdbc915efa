"""A filed call whose score is being changed: a change that was broken off is found, and can be finished.

Several files change, one after the other, and are then entered in the journal. A note beside them says so
meanwhile: without it half of the change would look as if somebody had tampered with the call.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from voicesim.call.directory import (
    CAPTIONS,
    CONTESTED,
    HEARD_AGAIN,
    OPINION,
    REPORT,
    SCORECARD,
    TRANSCRIPT,
    CallDirectory,
    sha256,
)
from voicesim.call.whole_files import refused, write_whole
from voicesim.records.store import Store

NOTE = ".being-changed"
"""In a call's folder while its score is being changed."""

CHANGE = frozenset((SCORECARD, REPORT, CONTESTED, OPINION, TRANSCRIPT, CAPTIONS, HEARD_AGAIN))
"""The files that may change then. Sound, log and manifest stay what they were."""


@contextmanager
def entered_anew(call: CallDirectory, store: Store, now: datetime, why: str) -> Iterator[None]:
    """Change the score of a call in this block; behind it the files are entered in the journal.

    A block that fails before it changed anything leaves the call as it was; one that fails later leaves it
    unfinished. Raises `StorageError`.
    """
    with being_changed(call):
        yield
        store.seal(call, now, why)


@contextmanager
def being_changed(call: CallDirectory) -> Iterator[None]:
    """The same for a call whose files are still to be entered, by whoever holds it. Raises `StorageError`."""
    before = _digests(call)
    write_whole(call.path / NOTE, "its score is being changed\n")
    try:
        yield
    except BaseException:
        if _digests(call) == before:
            _take_away_note(call)
        raise
    _take_away_note(call)


def changing(call: CallDirectory) -> frozenset[str]:
    """The files of a call that may be half changed; usually none."""
    return CHANGE if (call.path / NOTE).is_file() else frozenset()


def _digests(call: CallDirectory) -> dict[str, str]:
    return {name: sha256(call.path / name) for name in CHANGE if (call.path / name).is_file()}


def _take_away_note(call: CallDirectory) -> None:
    try:
        (call.path / NOTE).unlink(missing_ok=True)
    except OSError as error:
        raise refused(call.path / NOTE, error) from error
