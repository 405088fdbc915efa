"""How much there is to do in an archive, in how many processes, and in which pieces it is given to them.

Everything is counted in judgements: what it takes to judge a call anew that was heard before, 10 ms. A
process reads its content for two seconds before its first call: it is started only where it has more to do
than that.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.archive.folder import ArchiveFolder

Piece = tuple[str, ...]
"""Calls that one process does one after the other."""

_FIRST_LOOK = 9
"""Judgements that a first look is worth, where the words are there."""
_HEARING = 1000
"""And one with a recogniser: ten seconds at least."""
_WORTH_A_PROCESS = 400
"""Judgements: with fewer, a second process is ready when the first is done."""
_PIECE = 8
"""Judgements that go to a process at once: handing them over takes a hundredth of that."""


def processes_for(archive: ArchiveFolder, ids: Sequence[str], most: int) -> int:
    """How many processes these calls are worth, `most` at most. Raises `StorageError`."""
    heard, judgements, enough = archive.heard_before(), 0, most * _WORTH_A_PROCESS
    for id in ids:
        judgements += 1 if id in heard else _first_look(archive, id)
        if judgements >= enough:
            return most
    return max(1, judgements // _WORTH_A_PROCESS)


def pieces(archive: ArchiveFolder, ids: Sequence[str]) -> Iterator[Piece]:
    """The calls in order: several at once where they were heard before, else one by one."""
    heard, piece = archive.heard_before(), list[str]()
    for id in ids:
        piece.append(id)
        if id not in heard or len(piece) == _PIECE:
            yield tuple(piece)
            piece.clear()
    if piece:
        yield tuple(piece)


def _first_look(archive: ArchiveFolder, id: str) -> int:
    entry = archive.entry(id)
    return _HEARING if entry.source == "recording" and not entry.words else _FIRST_LOOK
