"""The `voicesim` command. Each command has a file of its own; nothing heavy is imported before one runs."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim import __version__
from voicesim.cli import (
    acts,
    analyze,
    archive,
    call,
    catalogue,
    config,
    content,
    demo,
    doctor,
    drill,
    mirror,
    models,
    notice,
    path,
    phrases,
    programme,
    records,
    replay,
    room,
    scenarios,
    score,
    serve,
    sitting,
    verbatims,
)
from voicesim.cli.outcome import MENDABLE, MendableGroup, of_the_disk, tell
from voicesim.cli.person import language_here
from voicesim.cli.streams import abandon, finish, prepare

app = typer.Typer(
    name="voicesim",
    cls=MendableGroup,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help reads well aloud and in a page
    help="Practise, and be examined, on the telephone with a difficult caller. Nothing leaves this machine.",
)


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"voicesim {__version__}")
        raise typer.Exit


@app.callback()
def root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take no action: the commands do."""


app.command()(demo.demo)
app.command()(call.call)
app.command()(serve.serve)
app.add_typer(room.app, name="room")
app.command()(notice.notice)
app.command()(replay.replay)
app.command()(score.score)
app.command()(analyze.analyze)
app.command()(mirror.mirror)
app.command()(acts.acts)
app.command()(phrases.phrases)
app.command()(path.path)
app.command()(drill.drill)
app.add_typer(scenarios.app, name="scenarios")
app.add_typer(content.app, name="content")
app.add_typer(models.app, name="models")
app.command()(doctor.doctor)
app.add_typer(records.app, name="records")
app.add_typer(catalogue.app, name="catalogue")
app.add_typer(sitting.app, name="sitting")
app.add_typer(programme.app, name="programme")
app.add_typer(archive.app, name="archive")
app.command()(verbatims.verbatims)
app.add_typer(config.app, name="config")


def run() -> None:
    """The entry point."""
    prepare()
    try:
        app()
    except OSError as problem:  # the help, say, into a full disk
        mendable = of_the_disk(problem)
        if mendable is None:
            raise
        tell(mendable, as_json=False, language=language_here())
        abandon()
        raise SystemExit(MENDABLE) from None
    finally:
        finish()
