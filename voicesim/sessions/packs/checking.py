"""The linter over a folder of content: what `voicesim scenarios check` finds, before anything counts."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from voicesim.client.finding import Finding, finding_of
from voicesim.client.lint.checking import check
from voicesim.content.additions import read_additions
from voicesim.content.house import Kind, beside, called_alike, files_of
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.moment_check import check_moments
from voicesim.scorecard.rubric import load_rubric
from voicesim.understanding.bank import load_bank

_NAMED: tuple[Kind, ...] = ("scenarios", "rubrics", "moments")
"""Kinds of which a name means one file; phrases are added to those that are there."""


def refuse_findings(folder: Path, names: Sequence[str]) -> None:
    """Raises `ContentError` with the first finding and how many there are, when content is not fit."""
    found = [finding for name in names for finding in _check(folder / name)]
    if not found:
        return
    first = found[0]
    raise ContentError(
        "pack.findings",
        what=Message("{count} thing{count!p} to mend, first: {what}", count=len(found), what=first.message),
        where=f"{first.file}:{first.line}" if first.line else str(first.file),
        mend=first.remedy,
    )


def refuse_overriding(folder: Path, names: Sequence[str], instead_of: Path | None = None) -> None:
    """Raises `ContentError` for a file called as one that is here already: nothing is ever overridden."""
    with beside(instead_of=instead_of):
        here: dict[tuple[str, str], Path] = {
            (kind, one.name.lower()): one for kind in _NAMED for one in files_of(kind)
        }
        for name in names:
            kind, _, file = name.partition("/")
            if (other := here.get((kind, file.lower()))) is not None:
                raise called_alike(folder / name, other)


def _check(path: Path) -> list[Finding]:
    try:
        match path.parent.name:
            case "scenarios":
                return check(path)
            case "moments":
                return check_moments(path)
            case "rubrics":
                load_rubric(path)
            case _:
                load_bank(read_additions(path)[1].language)
    except ContentError as error:
        return [finding_of(error, path)]
    return []
