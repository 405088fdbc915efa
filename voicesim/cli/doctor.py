"""`voicesim doctor`: what this machine can do, and what to type to mend the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.cli.health import Line

WIDTH = 22  # of the first column
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
    lines = [shown(line, out) for line in check_up(settings)]
    if measure:
        from voicesim.cli.measuring import measure as take

        out.say("Measuring: the headset, then a short call in real time (a minute).")
        lines += [shown(line, out) for line in take(settings)]
    out.result({"lines": [line.as_json() for line in lines]})
    if any(line.state == "broken" for line in lines):
        raise typer.Exit(MENDABLE)


def shown(line: Line, out: Output) -> Line:
    """Show one line as soon as it is known, what to type to mend it under it."""
    out.line(f"{MARKS[line.state]}  {line.what:<{WIDTH}}  {line.sentence}")
    if line.mend:
        out.line(f"    {'':<{WIDTH}}  mend: {line.mend}")
    return line
