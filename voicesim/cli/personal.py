"""What `voicesim records` does for one person: list, give and delete everything of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.asking import agreed
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.records.kept import Kept
    from voicesim.records.retention import Retention


def access(
    person: Annotated[
        str, typer.Option("--person", metavar="WHO", help="Whose: a name or a pseudonym of the catalogue.")
    ],
    target: Annotated[
        Path, typer.Argument(metavar="FILE", help="The zip to write, or a folder for it.")
    ] = Path(),
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Write everything held of a person as one zip that can be read without this program."""
    from voicesim.sessions.access import give_access
    from voicesim.sessions.store_here import moment, registry_here, retention_of
    from voicesim.settings.sources import read_settings

    out, registry = Output(json, plain), registry_here()
    periods = retention_of(read_settings().settings)
    done = give_access(registry, registry.find(person), target, moment(), periods)
    out.line(
        Message(
            "{path}: {count} call{count!p}, {size:.1f} MB.",
            path=done.path,
            count=done.calls,
            size=done.size / 1e6,
        )
    )
    for name in done.unreadable:
        out.say(Message("{name}: its manifest cannot be read, so nobody knows whose it is.", name=name))
    out.result(
        {"file": str(done.path), "calls": done.calls, "size": done.size, "unreadable": list(done.unreadable)}
    )


def delete_person(person: str, why: str, out: Output, *, yes: bool) -> None:
    """Delete everything of a person and show the receipt."""
    from voicesim.catalogue.calls import calls_of
    from voicesim.sessions.erasing import erase
    from voicesim.sessions.store_here import moment, registry_here

    registry = registry_here()
    pseudonym = registry.find(person)
    if not yes:
        question = Message(
            "Delete every call of {person} ({count}), and who that is?",
            count=len(calls_of(registry.database, pseudonym)),
            person=pseudonym,
        )
        if not agreed(question):
            raise typer.Abort
    receipt = erase(registry, pseudonym, moment(), why)
    out.line(Message("{count} call{count!p} deleted, and who it was.", count=len(receipt.calls)))
    out.line(Message("Receipt {number}: {file}", number=receipt.number, file=receipt.file))
    out.line(Message("Files that were exported or copied elsewhere are not known here: delete them there."))
    out.result(
        {
            "receipt": receipt.number,
            "file": str(receipt.file),
            "begun": receipt.begun,
            "done": receipt.done,
            "calls": list(receipt.calls),
        }
    )


def kept_of(person: str, periods: Retention) -> tuple[Kept, ...]:
    """The calls of a person, the newest first; one whose folder is gone is taken out of the catalogue."""
    from voicesim.records.kept import describe
    from voicesim.sessions.cataloguing import present
    from voicesim.sessions.store_here import registry_here

    registry = registry_here()
    return tuple(describe(call, periods) for call in present(registry, registry.find(person)))


def who_of(kept: Sequence[Kept]) -> Sequence[str]:
    """Whose each call is, by the name this machine has for them, else their pseudonym.

    Empty where all are of one person: whoever takes calls at a desk of their own knows whose they are.
    Raises `StorageError`.
    """
    from voicesim.sessions.registry import names_of
    from voicesim.sessions.store_here import store_of
    from voicesim.settings.sources import read_settings

    if len({one.person for one in kept}) < 2:
        return ()
    settings = read_settings().settings
    names = names_of(settings, store_of(settings)).all()
    return tuple(names.get(one.person, one.person) for one in kept)
