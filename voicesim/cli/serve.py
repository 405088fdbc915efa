"""`voicesim serve`: practise in the browser."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.options import Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

PORT = 8470


def serve(
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="Port of the pages; 0: any that is free.")
    ] = PORT,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    plain: Plain = False,
) -> None:
    """Practise in the browser: pages for yourself, on this machine only, until Ctrl-C."""
    from voicesim.sessions.one_server import alone_on
    from voicesim.sessions.store_here import store_of
    from voicesim.settings.sources import read_settings
    from voicesim.web import serving
    from voicesim.web.desk import Desk

    settings = read_settings().settings
    told = Output(False, plain or settings.screen.plain)
    desk = Desk(settings)
    with alone_on(store_of(settings)), serving.listening(port) as opened:
        where = f"{serving.address(opened)}/enter?key={desk.doors.key}"

        def began() -> None:
            told.say(Message("The pages are here, on this machine only (Ctrl-C ends):"))
            told.line(where)
            if not no_browser:
                _open(where)

        serving.serve(desk, opened, began)
    told.say(Message("The pages are closed."))


def _open(where: str) -> None:
    """Open the person's browser; where there is none they have the address."""
    import webbrowser

    webbrowser.open(where)
