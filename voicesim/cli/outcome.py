"""How a command ends: 0 done, 1 a problem the person can mend (one sentence), 2 wrong usage.

Commands raise `Mendable` and know nothing of exit statuses; the group that holds them turns it
into one sentence on standard error and, when `--json` was asked for, one object on standard output.
A defect of ours is not dressed up: its traceback is shown as it is.
"""

from __future__ import annotations

import errno
import json
import sys
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperGroup

from voicesim.cli.streams import abandon, write_utf8
from voicesim.errors import Mendable, StorageError
from voicesim.text.invisible import printable

DONE = 0
MENDABLE = 1
STOPPED = 130  # 128 + SIGINT, as shells expect

_DISK: dict[int, tuple[str, str, str]] = {
    errno.ENOSPC: ("storage.full", "the disk is full", "make room, or choose another folder with --out"),
    errno.EDQUOT: ("storage.full", "the disk quota is reached", "make room, or choose another folder"),
    errno.EACCES: ("storage.denied", "permission is denied", "choose a folder you may write to"),
    errno.EPERM: ("storage.denied", "permission is denied", "choose a folder you may write to"),
    errno.EROFS: ("storage.denied", "the disk is read-only", "choose a folder you may write to"),
    errno.ENOTDIR: ("storage.not_a_folder", "this is a file, not a folder", "choose a folder"),
    errno.EISDIR: ("storage.not_a_file", "this is a folder, not a file", "name a file"),
    errno.ENOENT: ("storage.missing", "there is no such file or folder", "check the name"),
}


class MendableGroup(TyperGroup):
    """A group of commands in which everything a person can mend ends in one sentence."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; `ctx` is the command line's context."""
        try:
            return super().invoke(ctx)
        except Mendable as problem:
            tell(problem, as_json=asked_for_json(ctx))
            raise typer.Exit(MENDABLE) from None
        except BrokenPipeError:
            quiet_pipe()
            raise typer.Exit(DONE) from None
        except OSError as problem:
            mendable = of_the_disk(problem)
            if mendable is None:
                raise
            tell(mendable, as_json=asked_for_json(ctx))
            raise typer.Exit(MENDABLE) from None
        except KeyboardInterrupt:
            print("Stopped.", file=sys.stderr)
            raise typer.Exit(STOPPED) from None


def of_the_disk(problem: OSError) -> StorageError | None:
    """The sentence for what a disk refuses; None for any other error of the system."""
    known = _DISK.get(problem.errno or 0)
    if known is None:
        return None
    code, what, mend = known
    return StorageError(code, what=what, where=str(problem.filename or "the disk"), mend=mend)


def tell(problem: Mendable, *, as_json: bool) -> None:
    """One sentence on standard error; one object on standard output when `as_json`."""
    with suppress(OSError):  # there may be nobody left to tell
        print(printable(str(problem)), file=sys.stderr)
    if as_json:
        error = {"code": problem.code, "what": problem.what, "where": problem.where, "mend": problem.mend}
        with suppress(OSError):
            write_utf8(json.dumps({"error": error}, ensure_ascii=False))


def asked_for_json(ctx: Any) -> bool:
    """Was `--json` on the command line? `options.Json` leaves the note."""
    return bool(ctx.meta.get("voicesim.json"))


def quiet_pipe() -> None:
    """The reader went away (`voicesim acts ... | head`): say nothing, also at interpreter exit."""
    abandon()
