"""The options that several commands share, each written once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from voicesim.cli.choices import Mode, SpokenLanguage


def _note_json(ctx: typer.Context, value: bool) -> bool:
    if value:
        ctx.meta["voicesim.json"] = True
    return value


def _note_plain(ctx: typer.Context, value: bool) -> bool:
    if value:
        ctx.meta["voicesim.plain"] = True
    return value


Json = Annotated[
    bool,
    typer.Option(
        "--json", callback=_note_json, help="Print one JSON object on standard output and nothing else."
    ),
]
Plain = Annotated[
    bool,
    typer.Option(
        "--plain",
        envvar="VOICESIM_PLAIN",
        show_envvar=False,
        callback=_note_plain,
        help="Plain lines: no boxes, no colour, nothing that redraws itself (for screen readers).",
    ),
]
Seed = Annotated[
    int,
    typer.Option("--seed", min=0, help="The same seed gives the same call, word for word."),
]
NewSeed = Annotated[
    int | None,
    typer.Option("--seed", min=0, help="The same seed gives the same caller.", show_default=False),
]
"""A new one when left out."""
Keyboard = Annotated[bool, typer.Option("--keyboard", help="Type instead of speaking.")]
Read = Annotated[
    bool, typer.Option("--read", help="With --keyboard: read the client instead of hearing them.")
]
Unrecorded = Annotated[
    bool, typer.Option("--unrecorded", help="In practice: keep no sound of this call, only its words.")
]
Out = Annotated[
    Path | None,
    typer.Option(
        "--out",
        file_okay=False,
        show_default=False,
        help="Folder for the call's files; a new one when left out.",
    ),
]
Lang = Annotated[
    SpokenLanguage,
    typer.Option("--lang", help="The language of the words."),
]
Person = Annotated[
    str,
    typer.Option(
        "--person", metavar="WHO", help="Whose: a name or a pseudonym of the catalogue.", show_default=False
    ),
]
ScenarioId = Annotated[
    str, typer.Option("--scenario", help="Which scenario; 'voicesim scenarios list' shows them.")
]
CallMode = Annotated[
    Mode, typer.Option("--mode", help="Practice, or certification (same caller for every candidate).")
]

Names = Annotated[
    list[str] | None, typer.Argument(metavar="ID|PRESET", help="Models, or light, standard, room.")
]
"""Models, or presets of them."""
