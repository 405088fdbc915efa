"""Goals that `make bench` does not take: which script does, and what is quoted of a run of a known day.

A script named here takes `--write`, which keeps its figures in docs/benchmarks.json and writes the page
(`scripts.bench.keeping`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from scripts.bench.figures import Figure, unmeasured
from scripts.bench.kept import Kept


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A goal or a part of one that another script measures, or nobody here, or of which nothing was kept."""

    goal: str
    what: str
    target: str
    by: str = ""
    """The module that takes it: "scripts.bench.room"; empty when none does."""
    why: str = ""
    """Why `make bench` does not take it: minutes, a browser, other machines."""
    quoted: Figure | None = None
    """What a dated run gave before the script kept its figures; shown until it is taken again."""


HERE = "by this table itself"
EXAMPLES = "scripts.unseen_report (docs/examples.md)"


def _quoted(
    goal: str, what: str, value: str, target: str, met: bool | None, n: int, taken: str, reason: str
) -> Figure:
    return Figure(goal, what, value, target, met, n, reason, taken=f"{taken} (quoted)")


ELSEWHERE: tuple[Elsewhere, ...] = (
    Elsewhere(
        "U1",
        "families, and topics, found in sentences of authors D and H, whom nobody had read",
        ">= 88 %, 88 %",
        "scripts.language_report",
        "it teaches the ear anew without each author",
        _quoted(
            "U1",
            "families, and topics, found in sentences of authors D and H, whom nobody had read",
            "fr 91 % and 97 %, en 93 % and 96 %",
            ">= 88 %, 88 %",
            True,
            0,
            "2026-11-30",
            "by meaning, faults to verify among them (docs/examples.md)",
        ),
    ),
    Elsewhere(
        "R1",
        "the same: pipecat, livekit",
        "<= 0.35x pipecat, <= 0.6x livekit",
        "scripts.bench.real_rivals",
        "ten minutes by the clock on two idle cores",
        _quoted(
            "R1",
            "the same: pipecat, livekit",
            "ours 0.46 s (0.55 with the hesitation chosen); pipecat 2.82 (0.16x), livekit 1.41 (0.32x)",
            "<= 0.35x pipecat, <= 0.6x livekit",
            True,
            8,
            "2026-11-30",
            "a quiet machine; pipecat with a timeout instead of Smart Turn 1.59 s, 0.29x; livekit's first "
            "sound 0.77 s, 0.59x",
        ),
    ),
    Elsewhere(
        "R1",
        "a caller's first clause, Kokoro, in calls of robots",
        "<= 0.35 s",
        "scripts.bench.spoken_ahead",
        "minutes; the table itself has espeak-ng speak for the callers",
        _quoted(
            "R1",
            "a caller's first clause, Kokoro, in calls of robots",
            "73 % of 166 there, 0.00 s median, 0.57 p95; prepared 80 %; spoken at once 0.44 and 0.69",
            "<= 0.35 s",
            False,
            166,
            "2026-11-30",
            "played in sample time, with a model of Kokoro's time (a call of FR01, FR07, EN03 and EN06); "
            "the median meets the goal, one clause in four does not (docs/voices.md)",
        ),
    ),
    Elsewhere(
        "R4",
        "words of the callers' voices (Kokoro) through the telephone",
        "<= 25 % in French, 10 % in English",
        "scripts.bench.voices",
        "a quarter of an hour on two idle cores",
        _quoted(
            "R4",
            "words of the callers' voices (Kokoro) through the telephone",
            "21.3 % of 2,508 misunderstood in French, 6.5 % of 1,184 in English",
            "<= 25 % in French, 10 % in English",
            True,
            18,
            "2026-11-30",
            "Whisper base, beam 5; FR05, FR08 and EN01 are above the goal, each by itself (docs/voices.md)",
        ),
    ),
    Elsewhere(
        "U1",
        "faults of two people found, for certain or to be verified, by meaning",
        ">= 88 %",
        why=HERE,
        quoted=_quoted(
            "U1",
            "faults of two people found, for certain or to be verified, by meaning",
            "French 86.2 %, English 86.2 %; for certain 16.5 %, 18.1 %",
            ">= 88 %",
            False,
            376,
            "2026-11-30",
            EXAMPLES,
        ),
    ),
    Elsewhere(
        "U2",
        "near misses of a fault taken for it, by meaning",
        "<= 1 %",
        why=HERE,
        quoted=_quoted(
            "U2",
            "near misses of a fault taken for it, by meaning",
            "0.9 % (1.7 % and 0.0 % of two people's); 2.0 % to be verified",
            "<= 1 %",
            True,
            564,
            "2026-11-30",
            EXAMPLES,
        ),
    ),
    Elsewhere(
        "U3",
        "plain questions that get the right fact, or a right guess, by meaning",
        ">= 92 %",
        why=HERE,
        quoted=_quoted(
            "U3",
            "plain questions that get the right fact, or a right guess, by meaning",
            "92.5 % (French 90.3 %, English 97.0 %)",
            ">= 92 %",
            False,
            200,
            "2026-11-30",
            f"French alone is under it; {EXAMPLES}",
        ),
    ),
    Elsewhere(
        "U4",
        "understanding a turn of 30 words",
        "patterns 5 ms, encoder 40 ms more",
        why=f"{HERE}, on a quiet machine",
    ),
    Elsewhere(
        "W1",
        "desks in one room server",
        "50: no frame lost, p99 20 ms",
        "scripts.bench.room",
        "minutes on two idle cores",
        _quoted(
            "W1",
            "desks in one room server",
            "24 desks late by 15.0 ms (99 in 100), 20 by 10.5; none unanswered, 2.7 % of a processor each",
            "50: no frame lost, p99 20 ms",
            False,
            24,
            "2026-11-30",
            "a quiet machine; Python runs on one processor at a time in a process. pipecat's own server: 20 "
            "by 12.8, 24 by 28.9. Whisper base hearing each: 4 by 8.9, 6 by 14.5 (docs/room.md)",
        ),
    ),
    Elsewhere(
        "W2",
        "heard in the page against the headset line",
        "+ 60 ms at most",
        "scripts.bench.page_answering",
        "four minutes with Chromium on two idle cores",
        _quoted(
            "W2",
            "heard in the page against the headset line",
            "+ 45 ms (645 ms, 600 on the headset line; medians)",
            "+ 60 ms at most",
            True,
            7,
            "2026-11-30",
            "a quiet machine (docs/room.md)",
        ),
    ),
    Elsewhere(
        "W3",
        "from nothing to the first desk ready",
        "10 minutes",
        "",
        "needs a person who has not seen it",
        _quoted(
            "W3",
            "from nothing to the first desk ready",
            "2 minutes of the machine's, 22 things for a person to do, whom nobody timed",
            "10 minutes",
            None,
            1,
            "2026-11-30",
            "set-up 57 s, init 1, open 3 on a quiet machine; the desk 55 s beside eleven other jobs, 33 of "
            "them until ears and voice were loaded (docs/room.md). Nobody who has not seen it was at hand",
        ),
    ),
    Elsewhere(
        "X1",
        "a sitting's figures against those put into the simulation",
        "coverage 93-97 %",
        "scripts.simulate_sitting",
        "many minutes",
        _quoted(
            "X1",
            "a sitting's figures against those put into the simulation",
            "95.2 % of the intervals hold the truth, mean of 30 lines: 93 to 98 %",
            "coverage 93-97 %",
            True,
            30,
            "2026-11-29",
            "two lines have 98 %; 200 to 1,200 repetitions a line (docs/reliability-of-marks.md)",
        ),
    ),
    Elsewhere(
        "X2",
        "any list of 100,000 calls",
        "<= 50 ms",
        "scripts.bench.catalogue",
        "minutes",
    ),
    Elsewhere(
        "P1",
        "effects of a simulated programme",
        "coverage 93-97 % of 200",
        "scripts.simulate_programme",
        "half an hour and more",
        _quoted(
            "P1",
            "effects of a simulated programme",
            "95.2 % of 3,350 intervals hold the truth; 93.1 to 96.7 % of each of eight rows",
            "coverage 93-97 % of 200",
            True,
            450,
            "2026-11-30",
            "450 programmes, the row of two ways alike 200; one row of 450 scatters by 1 point of itself "
            "(docs/programme.md)",
        ),
    ),
    Elsewhere(
        "A1",
        "archive: analysis, rescoring",
        ">= 700x real time, 2,000 calls a minute and core",
        "scripts.bench.archive",
        "minutes",
        _quoted(
            "A1",
            "archive: analysis, rescoring",
            "1,930x real time (first look, nothing recognised, 24 calls); 7,070 calls a minute and core "
            "(judged again, 100,000)",
            ">= 700x real time, 2,000 calls a minute and core",
            True,
            100_000,
            "2026-11-30",
            "processor time (docs/archive.md)",
        ),
    ),
    Elsewhere(
        "A2",
        "archive: two workers against one",
        ">= 1.9x",
        why="by scripts.bench.archive_workers, on two idle cores",
        quoted=_quoted(
            "A2",
            "archive: two workers against one",
            "1.88x (2,400 first looks, the whole command: 215 s, 115 s); first result to last 1.90x",
            ">= 1.9x",
            False,
            2400,
            "2026-12-01",
            "a quiet machine; the start of the processes is in it (docs/archive.md)",
        ),
    ),
    Elsewhere(
        "A2",
        "Ray on one machine against the process pool",
        ">= 0.85x",
        why="`python -m scripts.bench.archive_ray`, on two idle cores",
        quoted=_quoted(
            "A2",
            "Ray on one machine against the process pool",
            "0.98x (2,400 first looks: 138 s by the pool, 141 s by Ray; going, 120 s and 125 s: 0.96x)",
            ">= 0.85x",
            True,
            2400,
            "2026-11-30",
            "one pair, at a load of 2.5 to 3 on two cores; the start of both is in it (docs/archive.md)",
        ),
    ),
    Elsewhere(
        "S1",
        "attempts to resolve, connect or send, any command",
        "0",
        "scripts.watch_network",
        "every command under strace: a quarter of an hour",
    ),
    Elsewhere(
        "S2",
        "killed with SIGKILL at any moment: what `verify` says is true, nothing signed is lost",
        "all",
        "scripts.kill_calls",
        "half an hour and more",
    ),
    Elsewhere(
        "S2",
        "each step on the disk fails: one sentence, what `verify` says is true",
        "all",
        "scripts.fail_disk",
        "an hour and more",
    ),
)
"""In the order of the goals."""


def told_elsewhere(kept: Kept) -> Iterator[Figure]:
    """A line for each of them of which nothing was kept: what is quoted, or why there is nothing."""
    there = {(figure.goal, figure.by) for figure in kept.figures if figure.value}
    for one in ELSEWHERE:
        if (one.goal, one.by) in there:
            continue
        command = f"python -m {one.by}" if one.by else ""
        why = "; ".join(part for part in (command, one.why) if part)
        if one.quoted is not None:
            yield one.quoted
        else:
            yield unmeasured(one.goal, one.what, one.target, f"not measured yet: {why}")
