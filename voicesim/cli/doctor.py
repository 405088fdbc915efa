"""`voicesim doctor`: what this machine can do, and what to type to mend the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.cli.health import Line

MARKS = {"good": "ok", "missing": "--", "broken": "NO"}


def doctor(
    measure: Annotated[
        bool,
        typer.Option("--measure", help="Measure too: noise, echo, losses, response gap, memory (a minute)."),
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Check devices, engines, weights and disk; say what to type to mend each line."""
    from voicesim.cli.health import check_up
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    lines = list(check_up(settings))
    if measure:
        from voicesim.cli.measuring import measure as take

        with out.progress("measuring: the headset, then a short call in real time"):
            lines += take(settings)
    show(lines, out)
    out.result({"lines": [line.as_json() for line in lines]})
    if any(line.state == "broken" for line in lines):
        raise typer.Exit(MENDABLE)


def show(lines: list[Line], out: Output) -> None:
    """One line each; what to mend under it."""
    width = max(len(line.what) for line in lines)
    for line in lines:
        out.line(f"{MARKS[line.state]}  {line.what:<{width}}  {line.sentence}")
        if line.mend:
            out.line(f"    {'':<{width}}  mend: {line.mend}")
