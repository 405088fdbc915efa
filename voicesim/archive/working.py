"""One call of an archive, by whichever process: under its lock, once, or set aside with its sentence.

What looks at calls is loaded where it is used: the process that hands them out begins half a second sooner.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, TypeAlias

from voicesim.archive.folder import ArchiveFolder
from voicesim.call.whole_files import write_whole
from voicesim.errors import ContentError, RecordingError
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

Outcome: TypeAlias = Literal["done", "aside", "elsewhere"]
"""A result was written, or was there; a sentence was written; another process is at it."""


@dataclass(frozen=True, slots=True)
class Work:
    """What every worker is told."""

    archive: Path
    rubric: str
    settings: Settings
    keep_sound: bool = False


def let_wait_again(work: Work) -> int:
    """Let every call that is done wait for another judgement; gives how many.

    Nothing changes where the rubric cannot be read. Raises `ContentError` and `StorageError`.
    """
    from voicesim.archive.one_call import read_what_judges

    archive = ArchiveFolder(work.archive)
    for language in sorted({entry.language for entry in archive.entries()}):
        read_what_judges(work.rubric, language)
    return archive.judge_again()


def work_on(work: Work, id: str) -> Outcome:
    """Look at one call, unless another process does. Raises what concerns more than this call.

    After a loss of power its result is whole or missing, and then it waits again.
    """
    from voicesim.archive.one_call import look_at, read_what_judges

    archive = ArchiveFolder(work.archive)
    with archive.lease(id) as mine:
        if not mine:
            return "elsewhere"
        if archive.result(id).exists():
            return "done"
        sound = archive.sound / f"{id}.flac" if work.keep_sound else None
        entry = archive.entry(id)
        read_what_judges(work.rubric, entry.language)
        try:
            result = look_at(entry, work.rubric, work.settings, archive.what_was_heard(id), sound)
        except (RecordingError, ContentError) as problem:
            put_aside(archive, id, problem.sentence)
            return "aside"
        except (ValueError, LookupError, TypeError, ArithmeticError, RecursionError) as problem:
            form = "the program could not look at it ({name}); listen to it, or send it to us"
            put_aside(archive, id, Message(form, name=type(problem).__name__))
            return "aside"
        write_whole(archive.result(id), result.model_dump_json() + "\n", synced="content")
        return "done"


def put_aside(archive: ArchiveFolder, id: str, why: Message) -> None:
    """Note why a call cannot be looked at. Raises `StorageError`."""
    write_whole(archive.why_aside(id), json.dumps({"id": id, "why": why.kept()}, ensure_ascii=False) + "\n")


def what_became(archive: ArchiveFolder, id: str) -> Outcome | None:
    """What a process that is gone has left of a call; None: nothing."""
    if archive.result(id).exists():
        return "done"
    return "aside" if archive.why_aside(id).exists() else None
