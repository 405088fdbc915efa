"""The figures as people read them: on the terminal, and as `docs/benchmarks.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from scripts.bench.elsewhere import told_elsewhere
from scripts.bench.engines import ENGINES
from scripts.bench.figures import Figure, Machine, in_order
from scripts.bench.kept import Kept

TITLES = ("goal", "what", "figure", "target", "", "n", "engines", "taken")


def plain(figures: Sequence[Figure], machine: Machine) -> str:
    """The table for a terminal; under a figure that is not met, the reason."""
    rows = [TITLES, *(_cells(figure, machine) for figure in in_order(figures))]
    widths = [max(len(row[column]) for row in rows) for column in range(len(TITLES))]
    lines = []
    for row, figure in zip(rows, [None, *in_order(figures)], strict=True):
        lines.append("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
        if figure is not None and figure.reason:
            lines.append(f"{'':{widths[0]}}    {figure.reason}")
    return "\n".join([*lines, "", f"machine: {machine.line}"])


def markdown(kept: Kept) -> str:
    """`docs/benchmarks.md`."""
    return "\n".join(_markdown(kept)) + "\n"


def _markdown(kept: Kept) -> Iterator[str]:
    yield from (_INTRODUCTION.strip(), "")
    yield from (f"- Taken on {day}: {what}." for day, what in kept.days.items())
    yield from ("", "| " + " | ".join(TITLES) + " |", "|" + " --- |" * len(TITLES))
    ordered = in_order([*kept.figures, *told_elsewhere(kept)])
    for figure in ordered:
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in _cells(figure)) + " |"
    reasons = [figure for figure in ordered if figure.reason]
    if reasons:
        yield from ("", "## Reasons and what was tried", "")
        yield from (f"- **{figure.goal}, {figure.what}**: {figure.reason}" for figure in reasons)


def _cells(figure: Figure, machine: Machine | None = None) -> tuple[str, ...]:
    timed_busy = machine is not None and machine.busy and figure.timed and figure.value
    busy = " (busy machine)" if timed_busy else ""
    count = str(figure.n) if figure.n else ""
    value = figure.value or "not measured"
    engines = ENGINES.get(figure.goal, "")
    taken = f"{figure.taken}, {figure.by}" if figure.by else figure.taken
    return figure.goal, figure.what, value + busy, figure.target, figure.verdict, count, engines, taken


_INTRODUCTION = """
# Benchmarks

Each goal, what was measured, and whether it is enough; those not met come first, then those that were not
measured, with the reason. Take them again with `make bench`, one of them with `python -m scripts.bench G7`,
and write this page with `--write`. Where "taken" names a module, `python -m` of it with `--write` takes that
figure and keeps it here: it needs minutes, a browser or a machine of its own. "(quoted)" is a figure that a
person copied from a run of that day. "engines" says what spoke, heard and worded: stubs that take a known
time, miniatures of real engines, or real weights, which `make real` brings.

The stimulus is the microphone's side of a call; the response is looked for in the samples written, never in
an event's word. A frame that answers a frame of the microphone can leave the machine only when that frame is
complete, so 20 ms are added to every time that is read from samples. Times in sample time are exact and do
not depend on the machine; what was timed on a busy machine is not kept here. Whoever speaks over the client
does so with real sentences (`../shared/audio`) where these are at hand, else with espeak-ng's; the words that
sounded are told by the voice's own word times and the place in the line where its sound broke off.

Rivals run their own code (`pip install --group bench`), one after the other with ours, on the same sound,
around stubs that take the same time, after the same 200 ms of silence, and where there is a choice it is made
for them: what their timers add is taken off, a frame of livekit's counts as heard when it is handed over, and
no transcript is waited for where pipecat would wait. livekit words its answer before the turn is over, as it
does by default. Turns (G5) are real utterances with pauses of 0.15 to 1.2 s put in where their sound dips, in
a quiet room, in noise and on a telephone's band; a cut-in is a turn judged over before its last sound. The
words that our policy hears there are sentences of a script, told 350 ms after it notices a pause; how it
does without any words stands beside it.
"""
