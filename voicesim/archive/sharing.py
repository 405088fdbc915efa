"""How much there is to do in an archive, in how many processes, and in which pieces it is given to them.

Everything is counted in judgements: what it takes to judge a call anew that was heard before, 10 ms. A
process reads its content for two seconds before its first call: it is started only where it has more to do
than that.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from voicesim.archive.folder import ArchiveFolder

Piece = tuple[str, ...]
"""Calls that one process does one after the other."""

_FIRST_LOOK = 9
"""Judgements that a first look is worth, where the words are there."""
_HEARING = 1000
"""And one with a recogniser: ten seconds at least."""
_WORTH_A_PROCESS = 400
"""Judgements: with fewer, a second process is ready when the first is done."""
_PIECE, _MOST = 36, 8
"""Judgements, four first looks, and calls that go to a process at once: to hand them over takes a hundredth
of a first look. A call that is to be heard goes by itself."""
_LAST = 16
"""Calls that go by themselves at the end, so that no process is long at work when the others are done."""


def processes_for(archive: ArchiveFolder, ids: Sequence[str], most: int) -> int:
    """How many processes these calls are worth, `most` at most. Raises `StorageError`."""
    heard, judgements, enough = archive.heard_before(), 0, most * _WORTH_A_PROCESS
    for id in ids:
        judgements += _worth(archive, id, heard)
        if judgements >= enough:
            return most
    return max(1, judgements // _WORTH_A_PROCESS)


def pieces(archive: ArchiveFolder, ids: Sequence[str]) -> Iterator[Piece]:
    """The calls in order, several at once where each is little work. Raises `StorageError`."""
    heard, piece, judgements = archive.heard_before(), list[str](), 0
    for left, id in zip(range(len(ids), 0, -1), ids, strict=True):
        worth = _worth(archive, id, heard)
        if piece and (judgements + worth > _PIECE or len(piece) == _MOST or left <= _LAST):
            yield tuple(piece)
            piece, judgements = [], 0
        piece.append(id)
        judgements += worth
    if piece:
        yield tuple(piece)


def _worth(archive: ArchiveFolder, id: str, heard: Container[str]) -> int:
    """Judgements that it takes to look at a call."""
    if id in heard:
        return 1
    entry = archive.entry(id)
    return _HEARING if entry.source == "recording" and not entry.words else _FIRST_LOOK
