"""Looking for words in an archive: in what is left when personal data are out."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.tables import asked
from voicesim.text.fold import unaccented


@dataclass(frozen=True, slots=True)
class Found:
    """A turn that holds the words."""

    call: str
    speaker: str
    start: float
    """Seconds."""
    text: str


def search(archive: ArchiveFolder, words: str, most: int) -> tuple[tuple[Found, ...], int]:
    """The first `most` turns that hold the words, whatever their accents; and how many do in all.

    Raises `EngineMissing` without DuckDB.
    """
    wanted = unaccented(words.strip()).lower()
    rows = asked(
        archive,
        "SELECT id, speaker, start, text, count(*) OVER () FROM lines WHERE contains(plain, ?) "
        "ORDER BY id, n LIMIT ?",
        (wanted, most),
    )
    return tuple(Found(*row[:4]) for row in rows), int(rows[0][4]) if rows else 0


def to_hear(archive: ArchiveFolder, most: int) -> tuple[tuple[Found, str], ...]:
    """What a person has to hear: the words, where they stand, and what they may be. No agent is named."""
    rows = asked(
        archive,
        "SELECT id, speaker, start, words, sentence FROM to_verify ORDER BY id, start LIMIT ?",
        (most,),
    )
    return tuple((Found(*row[:4]), row[4]) for row in rows)
