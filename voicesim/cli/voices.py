"""`voicesim voices`: what callers are likely to say, spoken before they call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.client.scenario import Scenario

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="What callers are likely to say, spoken before they call: they then answer at once.",
)


@app.command()
def prepare(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Callers; 'voicesim scenarios list' shows them.")
    ],
    moods: Annotated[
        int,
        typer.Option(
            "--moods", min=1, max=11, help="In how many moods, those that calls come to first before others."
        ),
    ] = 4,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Speak what these callers are likely to begin an answer with; a room may do it the evening before.

    Minutes a caller and mood, a processor's whole time; interrupted, it goes on where it stopped.
    """
    from voicesim.sessions.speaking_ahead import speak_before
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    done = []
    for scenario in _scenarios(ids):
        with out.progress(Message("speaking for {id}", id=scenario.id)) as progress:
            spoken = speak_before(scenario, settings, progress.told, moods=moods)
        out.say(
            Message(
                "{id}: {clauses} beginning{clauses!p} of lines there, {new} of them new; {size:.0f} MB.",
                id=scenario.id,
                clauses=spoken.clauses,
                new=spoken.new,
                size=spoken.size / 1e6,
            )
        )
        for name in spoken.forgotten:
            out.say(Message("To make room, what was spoken for {id} is gone.", id=name))
        done.append(
            {"caller": scenario.id, "clauses": spoken.clauses, "new": spoken.new, "bytes": spoken.size}
        )
    out.result({"prepared": done})


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """Show for which callers something was spoken ahead, how much of it, and where it lies."""
    from voicesim.sessions.spoken_folder import prepared_here, spoken_folder

    out, found = Output(json, plain), prepared_here()
    rows = [(one.caller, str(one.clauses), f"{one.size / 1e6:.1f}") for one in found]
    if rows:
        out.table(("caller", "beginnings", "MB"), rows)
    else:
        out.line(Message("Nothing was spoken ahead for anybody: 'voicesim voices prepare ID' does it."))
    out.line(Message("It lies in {folder}.", folder=spoken_folder()))
    out.result(
        {
            "folder": str(spoken_folder()),
            "callers": [{"caller": one.caller, "clauses": one.clauses, "bytes": one.size} for one in found],
        }
    )


@app.command()
def forget(
    ids: Annotated[
        list[str], typer.Argument(metavar="ID...", help="Callers that 'voicesim voices list' shows.")
    ],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Delete what was spoken ahead for these callers; it can be made again at any time."""
    from voicesim.sessions.spoken_folder import forget as deleted
    from voicesim.sessions.spoken_folder import prepared_here

    out, here = Output(json, plain), {one.caller for one in prepared_here()}
    gone = [name for name in (each.upper() for each in ids) if name in here]
    for name in gone:
        deleted(name)
        out.say(Message("{id}: gone.", id=name))
    for name in ids:
        if name.upper() not in here:
            out.say(Message("{id}: nothing was spoken ahead for them.", id=name))
    out.result({"forgotten": gone})


def _scenarios(ids: list[str]) -> list[Scenario]:
    """Raises `ContentError`."""
    from voicesim.client.scenario import load_scenario

    return [load_scenario(name) for name in ids]
