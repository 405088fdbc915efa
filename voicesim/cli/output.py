"""What a command says: results on standard output, words for people on standard error.

With `--json` standard output holds one object and nothing else. With `--plain`, or when the
output is not a terminal, nothing redraws itself and no box is drawn.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from voicesim.cli.folding import bound, folded, unbound
from voicesim.cli.person import language_here
from voicesim.cli.streams import write_utf8
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.text.invisible import shown

if TYPE_CHECKING:
    from rich.console import Console


LONGEST_NAME = 32
"""Characters of a name that a table never breaks."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where a command speaks."""

    json: bool = False
    plain: bool = False

    def say(self, sentence: str) -> None:
        """One sentence for the person, in their language; never part of the result."""
        _print(_console(stderr=True, plain=self.plain), _said(sentence))

    def line(self, text: str = "") -> None:
        """One line of the result; on standard error under JSON."""
        _print(_console(stderr=self.json, plain=self.plain), _said(text))

    def table(self, head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "") -> None:
        """Rows of the result under their heads: a table, or "head: value" lines when plain."""
        self._table(_console(stderr=self.json, plain=self.plain), head, rows, title)

    def aside(self, head: Sequence[str], rows: Sequence[Sequence[str]], *, title: str = "") -> None:
        """The same for the person only; never part of the result."""
        self._table(_console(stderr=True, plain=self.plain), head, rows, title)

    def _table(
        self, console: Console, head: Sequence[str], rows: Sequence[Sequence[str]], title: str
    ) -> None:
        language = language_here()
        head = [said(name, language) for name in head]
        rows = [[_said(cell) for cell in row] for row in rows]
        if self.plain:
            _spoken_table(console, head, rows, title)
            return
        from rich import box
        from rich.table import Table
        from rich.text import Text

        drawn = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)
        for name in head:
            first = not drawn.columns  # it names the thing, and is there to be copied
            drawn.add_column(name, overflow="fold", no_wrap=first and _copied(rows))
        for row in rows:
            drawn.add_row(*(Text(bound(shown(cell))) for cell in row))
        with console.capture() as capture:
            console.print(drawn)
        console.out(unbound(capture.get()), end="", highlight=False)

    def result(self, body: Mapping[str, Any]) -> None:
        """The one JSON object, when it was asked for."""
        if self.json:
            write_utf8(json.dumps(body, ensure_ascii=False, indent=2))

    def row(self, body: Mapping[str, Any]) -> None:
        """One JSON object on a line of its own, when JSON was asked for."""
        if self.json:
            print(json.dumps(body, ensure_ascii=False))

    @contextmanager
    def progress(self, doing: str, total: float | None = None) -> Iterator[Progress]:
        """Show on standard error how far a task of more than two seconds is."""
        with Progress.shown(self, doing, total) as progress:
            yield progress


class Progress:
    """How far a task is: a bar on a terminal, one line at the start and one at the end elsewhere."""

    def __init__(self, output: Output, doing: str, total: float | None) -> None:
        self._bar: Any = None
        self._task: Any = None
        self._output, self._doing, self._total = output, doing, total

    @classmethod
    @contextmanager
    def shown(cls, output: Output, doing: str, total: float | None) -> Iterator[Progress]:
        """Show it for as long as the task lasts."""
        progress = cls(output, doing, total)
        console = _console(stderr=True, plain=output.plain)
        if output.plain or not console.is_terminal:
            output.say(Message("{doing} ...", doing=doing))
            yield progress
            return
        from rich import progress as rich_progress

        columns = (
            rich_progress.TextColumn("{task.description}"),
            rich_progress.BarColumn(bar_width=24),
            rich_progress.TaskProgressColumn(),
            rich_progress.TimeElapsedColumn(),
        )
        with rich_progress.Progress(*columns, console=console, transient=True) as bar:
            progress._bar, progress._task = bar, bar.add_task(_said(doing), total=total)
            yield progress

    def at(self, done: float, doing: str | None = None) -> None:
        """`done` out of the total, in whatever unit the task counts; `doing` names the step."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, description=_said(doing or self._doing))

    def name(self, doing: str) -> None:
        """What is being done now, for those who watch; nothing is printed elsewhere."""
        if self._bar is not None:
            self._bar.update(self._task, description=_said(doing))

    def told(self, done: int, total: int, doing: str) -> None:
        """The same, for a task that counts its own total."""
        if self._bar is not None:
            self._bar.update(self._task, completed=done, total=total, description=_said(doing or self._doing))

    def step(self, doing: str) -> None:
        """The task has come to a new step."""
        self._doing = doing
        if self._bar is not None:
            self._bar.update(self._task, description=_said(doing))
        else:
            self._output.say(Message("{doing} ...", doing=doing))


def _said(text: str) -> str:
    """A message in the person's language; any other text is in it, or in the call's, already."""
    return said(text, language_here()) if isinstance(text, Message) else text


def _copied(rows: Sequence[Sequence[str]]) -> bool:
    """Is the first column made of names, which are copied, and not of words, which may go over two lines?"""
    return all(len(row[0]) <= LONGEST_NAME for row in rows)


def _spoken_table(console: Console, head: Sequence[str], rows: Sequence[Sequence[str]], title: str) -> None:
    if title:
        _print(console, title)
    if len(head) == 2 and not head[1]:  # names and values under one head: each name is its value's own head
        _print(console, head[0])
        for name, cell in rows:
            _print(console, _said(Message("{name}: {cell}", name=name, cell=cell)))
        return
    for row in rows:
        pairs = [
            _said(Message("{name}: {cell}", name=name, cell=cell)) if name else cell
            for name, cell in zip(head, row, strict=True)
            if cell
        ]
        _print(console, ". ".join(pairs))


def _print(console: Console, text: str) -> None:
    """Words as they are; wrapped between words on a terminal, never in a file or a pipe."""
    words = shown(text)
    words = folded(words, console.width) if console.is_terminal else words
    console.print(words, highlight=False, markup=False, soft_wrap=True)


def _console(*, stderr: bool, plain: bool) -> Console:
    from rich.console import Console

    return Console(
        stderr=stderr,
        no_color=True if plain else None,
        force_terminal=False if plain else None,
        emoji=False,  # ":AB:" in a fingerprint is no blood group
    )
