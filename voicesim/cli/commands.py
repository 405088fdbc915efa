"""The commands of the command line, each built when it is asked for.

A command is the function `NAME` of `voicesim/cli/NAME.py`, a group of commands that file's `app`. Reading all
of them, and drawing the options of each out of its signature, takes a tenth of a second that the one command
which runs would wait for.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import Any

import typer

from voicesim.text.grammar import listed

NAMES = listed(
    "demo call serve notice replay score analyze mirror acts phrases path drill doctor verbatims "
    "room scenarios content models voices records catalogue sitting programme archive config"
)
"""In the order of the help."""


class Commands(Mapping[str, Any]):
    """Typer's commands by name. Whoever looks at all of them, as the help does, has all of them built."""

    def __init__(self, names: tuple[str, ...] = NAMES) -> None:
        self._names = names
        self._built: dict[str, Any] = {}
        self._changes: list[Callable[[Any], None]] = []

    def __getitem__(self, name: str) -> Any:
        """The command. Raises `KeyError` for a name that is none of them."""
        if name not in self._names:
            raise KeyError(name)
        if name not in self._built:
            command = _built(name)
            for change in self._changes:
                change(command)
            self._built[name] = command
        return self._built[name]

    def __contains__(self, name: object) -> bool:
        """True for the name of a command; nothing is built to know it."""
        return name in self._names

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)

    def change_each(self, change: Callable[[Any], None]) -> None:
        """Let `change` be done to each command: to those that are built now, to the others once they are."""
        self._changes.append(change)
        for command in self._built.values():
            change(command)


def _built(name: str) -> Any:
    module = import_module(f"voicesim.cli.{name}")
    above = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode=None)
    group = getattr(module, "app", None)
    if group is None:
        above.command()(getattr(module, name))
    else:
        above.add_typer(group, name=name)
    return typer.main.get_group(above).commands[name]
