"""`voicesim scenarios rehearse`: robot trainees take every call, and must get the scores they deserve."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain, Seed
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.sessions.rehearsal import Report


def rehearse(
    scenarios: Annotated[
        list[str] | None, typer.Argument(metavar="ID", help="Scenarios; all of ours when left out.")
    ] = None,
    seed: Seed = 1,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let the robots take every call, unheard: ranks, critical errors, leaks and repeats are checked.

    Engines are not used, whatever the settings say: scripts tell the words, the phrase writer replies, tones
    speak. 'voicesim demo --recognised' is the same with them.
    """
    from voicesim.cli.outcome import MENDABLE
    from voicesim.client.scenario import find_scenario, scenario_files

    out = Output(json, plain)
    paths = [find_scenario(one) for one in scenarios] if scenarios else list(scenario_files())
    rows: list[dict[str, object]] = []
    findings: list[Message] = []
    with out.progress(Message("rehearsing"), total=len(paths)) as progress:
        for number, report in enumerate(_reports(paths, seed), start=1):
            progress.at(number, Message("rehearsed {name}", name=report.scenario))
            rows += report.rows
            findings += report.findings
    out.table(
        ("scenario", "robot", "score", "critical errors", "ended"),
        [
            (
                str(row["scenario"]),
                str(row["robot"]),
                f"{row['score']:.0f}",
                ", ".join(map(str, row["critical_errors"])),  # type: ignore[call-overload]
                str(row["ended"]),
            )
            for row in rows
        ],
    )
    for finding in findings:
        out.line(finding)
    form = "{calls} call{calls!p} rehearsed, {count} thing{count!p} to mend."
    out.line(Message(form, calls=len(rows), count=len(findings)))
    out.result({"seed": seed, "calls": rows, "findings": findings})
    if findings:
        raise typer.Exit(MENDABLE)


def _reports(paths: Sequence[Path], seed: int) -> Iterator[Report]:
    """One report a scenario, in order, on all the machine's cores."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from itertools import repeat

    from voicesim.sessions.rehearsal import report

    if len(paths) == 1:
        yield report(paths[0], seed)
        return
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(report, paths, repeat(seed))
