"""The `voicesim` command. Each command has a file of its own, read when it is asked for (`commands`)."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from voicesim import __version__
from voicesim.cli.commands import Commands
from voicesim.cli.outcome import MENDABLE, MendableGroup, of_the_disk, tell
from voicesim.cli.person import language_here
from voicesim.cli.rubbish import leave_all, look_seldom
from voicesim.cli.streams import abandon, finish, prepare


class CommandLine(MendableGroup):
    """All commands, each built when it is asked for."""

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.commands = Commands()  # type: ignore[assignment]  # none is added to them

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the commands, in the order of the help; `ctx` is the command line's context."""
        return list(self.commands)


app = typer.Typer(
    name="voicesim",
    cls=CommandLine,
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


def run() -> None:
    """The entry point."""
    look_seldom()
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
        leave_all()
