"""How a command ends: 0 done, 1 a problem the person can mend (one sentence), 2 wrong usage.

Commands raise `Mendable` and know nothing of exit statuses; the group that holds them turns it
into one sentence on standard error and, when `--json` was asked for, one object on standard output.
A defect of ours is not dressed up: its traceback is shown as it is.
"""

from __future__ import annotations

import errno
import json
import sys
from collections.abc import Mapping
from contextlib import suppress
from typing import Any

import typer
from typer.core import TyperGroup

from voicesim.cli.folding import on_screen
from voicesim.cli.help_language import french_usage, speak
from voicesim.cli.person import language_here, note_call_language
from voicesim.cli.streams import abandon, write_utf8
from voicesim.errors import Mendable, StorageError
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.text.invisible import printable
from voicesim.text.words import Language

DONE = 0
MENDABLE = 1
STOPPED = 130  # 128 + SIGINT, as shells expect

_FULL = Message("make room, or choose another folder with --out")
_DENIED = Message("choose a folder you may write to")
_REFUSED: Mapping[int, tuple[str, Message, Message]] = {
    errno.ENOSPC: ("storage.full", Message("the disk is full"), _FULL),
    errno.EDQUOT: ("storage.full", Message("the disk quota is reached"), _FULL),
    errno.EACCES: ("storage.denied", Message("permission is denied"), _DENIED),
    errno.EPERM: ("storage.denied", Message("permission is denied"), _DENIED),
    errno.EROFS: ("storage.denied", Message("the disk is read-only"), _DENIED),
    errno.ENOTDIR: (
        "storage.not_a_folder",
        Message("this is a file, not a folder"),
        Message("choose a folder"),
    ),
    errno.EISDIR: ("storage.not_a_file", Message("this is a folder, not a file"), Message("name a file")),
    errno.ENOENT: ("storage.missing", Message("there is no such file or folder"), Message("check the name")),
}
"""By the system's error number: the code, what is wrong, and how to mend it."""


class MendableGroup(TyperGroup):
    """A group of commands in which everything a person can mend ends in one sentence."""

    _language: Language = "en"

    def main(self, *args: Any, **more: Any) -> Any:
        """Run the command line in the person's language; exits, as Typer does."""
        note_call_language("en")  # no call is known yet
        self._language = language_here()
        speak(self, self._language)
        return super().main(*args, **more)

    def make_context(self, *args: Any, **more: Any) -> Any:
        """The context of a command line; what is wrong with its options is said in the person's language."""
        try:
            return super().make_context(*args, **more)
        except typer.TyperException as problem:
            raise self._worded(problem) from None

    def _worded(self, problem: Any) -> Any:
        return french_usage(problem) if self._language == "fr" and hasattr(problem, "show") else problem

    def invoke(self, ctx: Any) -> Any:
        """Run the command; `ctx` is the command line's context."""
        try:
            return super().invoke(ctx)
        except typer.TyperException as problem:
            raise self._worded(problem) from None
        except Mendable as problem:
            tell(problem, as_json=asked_for_json(ctx), language=language_here())
            raise typer.Exit(MENDABLE) from None
        except BrokenPipeError:
            quiet_pipe()
            raise typer.Exit(DONE) from None
        except OSError as problem:
            mendable = of_the_disk(problem)
            if mendable is None:
                raise
            tell(mendable, as_json=asked_for_json(ctx), language=language_here())
            raise typer.Exit(MENDABLE) from None
        except KeyboardInterrupt:
            print(said(Message("Stopped."), language_here()), file=sys.stderr)
            raise typer.Exit(STOPPED) from None


def of_the_disk(problem: OSError) -> StorageError | None:
    """The sentence for what a disk refuses; None for any other error of the system."""
    refused = _REFUSED.get(problem.errno or 0)
    if refused is None:
        return None
    code, what, mend = refused
    where = str(problem.filename) if problem.filename else Message("the disk")
    return StorageError(code, what=what, where=where, mend=mend)


def tell(problem: Mendable, *, as_json: bool, language: Language = "en") -> None:
    """One sentence on standard error; one object on standard output when `as_json`.

    `language` is the person's; the object is for programs, in English.
    """
    with suppress(OSError):  # there may be nobody left to tell
        print(on_screen(printable(sentence(problem, language))), file=sys.stderr)
    if as_json:
        error = {"code": problem.code, "what": problem.what, "where": problem.where, "mend": problem.mend}
        with suppress(OSError):
            write_utf8(json.dumps({"error": error}, ensure_ascii=False))


def sentence(problem: Mendable, language: Language) -> str:
    """The one sentence: where, what and how to mend it."""
    return said(problem.sentence, language)


def asked_for_json(ctx: Any) -> bool:
    """Was `--json` on the command line? `options.Json` leaves the note."""
    return bool(ctx.meta.get("voicesim.json"))


def quiet_pipe() -> None:
    """The reader went away (`voicesim acts ... | head`): say nothing, also at interpreter exit."""
    abandon()
