"""`voicesim models bundle` and `import`: weights carried to a machine without a network."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Names, Plain
from voicesim.cli.output import Output
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.weights.shelf import Shelf


def bundle(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write: room.zip.")],
    names: Names = None,
    models_only: Annotated[
        bool, typer.Option("--models-only", help="Leave voicesim itself and what it needs out.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Make one archive for a machine without network: voicesim, what it needs, and models (all here)."""
    from voicesim.weights.bundle import bundle as pack
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    chosen = shelf.manifest.choose(tuple(names or taken_along(shelf)))
    with out.progress(Message("bundling {name}", name=path.name)) as progress:
        made = pack(path, chosen, shelf, wheels=not models_only, told=progress.told)
    out.line(
        Message(
            "{path}: {size:.0f} MB, {count} model{count!p}, {wheels} package{wheels!p}.",
            path=made.path,
            size=made.size / 1e6,
            count=len(made.models),
            wheels=made.wheels,
        )
    )
    if made.wheels:
        out.line(Message("On the other machine, with the same kind of system and the same Python:"))
        out.line(f"    python3 -m zipfile -e {path.name} bundle")
        out.line("    python3 bundle/install.py")
    out.line(Message("Where voicesim is installed already: voicesim models import {name}", name=path.name))
    out.result(
        {"file": str(made.path), "size": made.size, "models": list(made.models), "wheels": made.wheels}
    )


def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A bundle, or the folder it was unpacked in.")],
    models_only: Annotated[
        bool, typer.Option("--models-only", help="Take the models of a bundle made for another platform.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Put the models of a bundle in place, without a network, each one checked."""
    from voicesim import __version__
    from voicesim.weights.shelf import Shelf
    from voicesim.weights.unbundle import take_in

    out, shelf = Output(json, plain), Shelf()
    with out.progress(Message("importing {name}", name=path.name)) as progress:
        taken = take_in(path, shelf, any_platform=models_only, told=progress.told)
    out.line(
        Message(
            "{count} model{count!p} in place: {names}." if taken.models else "No model was in it.",
            count=len(taken.models),
            names=each_of(taken.models),
        )
    )
    if taken.voicesim != __version__:
        out.say(
            Message(
                "It also holds voicesim {voicesim} (this is {version}): its install.py brings that.",
                voicesim=taken.voicesim,
                version=__version__,
            )
        )
    out.result({"models": list(taken.models), "folder": str(shelf.folder)})


def taken_along(shelf: Shelf) -> list[str]:
    """What is on the shelf and was not added by the person, who keeps the original."""
    ours = (model for model in shelf.manifest.model if not model.added)
    return [model.id for model in ours if shelf.presence(model.id) != "missing"]
