"""Every goal that has a figure: what measures it, with what engines, and what is measured elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from scripts.bench import (
    answering_time,
    barge_in,
    capacity,
    delivery,
    faults,
    own_time,
    real_models,
    rereading,
    sample_time,
    shape,
    soak,
    turn_thinking,
    turns,
)
from scripts.bench.figures import Figure, unmeasured

MEASURED: Mapping[str, Callable[[], list[Figure]]] = {
    "G1": own_time.own,
    "G2": answering_time.short,
    "G3": answering_time.laptop,
    "G4": rereading.rereading,
    "G5": turns.ends,
    "G6": turn_thinking.thinking,
    "G7": barge_in.barge_in,
    "G8": barge_in.heard_words,
    "G9": capacity.many,
    "G10": capacity.listening,
    "G11": soak.soak,
    "G12": sample_time.kept,
    "G13": sample_time.hour,
    "G14": faults.faults,
    "G15": delivery.speed,
    "G16": delivery.accuracy,
    "G17": shape.imports,
    "G18": shape.shape,
    "R1": real_models.answers,
    "R2": real_models.one_recognition,
    "R3": real_models.calls_at_once,
    "R4": real_models.words,
    "R5": real_models.scores,
    "R6": real_models.critical_errors,
    "R7": real_models.language_model,
    "R8": real_models.listening,
}
"""What measures each goal here."""

ENGINES: Mapping[str, str] = {
    "G1": "stubs",
    "G2": "stubs that take the time of short models; real detector",
    "G3": "stubs that take a laptop's time; real detector",
    "G4": "miniature GGUF, real llama.cpp",
    "G5": "real Silero, real Smart Turn where it is; words told by a script",
    "G6": "stubs; real Smart Turn where it is",
    "G7": "real espeak-ng, miniature Piper",
    "G8": "real espeak-ng, miniature Piper",
    "G9": "real Silero; no recogniser",
    "G10": "real Silero; no recogniser",
    "G11": "stubs; real client",
    "G12": "stubs",
    "G13": "stubs",
    "G14": "stubs that fail; real disk",
    "G15": "no model; real Praat",
    "G16": "no model; real Praat, real espeak-ng",
    "G17": "none",
    "G18": "none",
    "R1": "real Whisper base, Piper (the robot), espeak-ng (the caller)",
    "R2": "real Whisper base, Piper",
    "R3": "real Whisper base, Piper (the robots), espeak-ng (the callers)",
    "R4": "real Whisper base, Piper",
    "R5": "real Whisper base, Piper",
    "R6": "real Whisper base, Piper",
    "R7": "a real GGUF",
    "R8": "real Silero; no recogniser",
}
"""Stubs or real weights, for each goal."""

TIMED: Mapping[str, tuple[str, str]] = {
    "G1": ("the loop's own time after the decision", "<= 1.5 ms median, 4 ms p99"),
    "G2": ("short stubs: end of speech to first sound", "<= 215 ms, <= 0.55x pipecat"),
    "G3": ("laptop stubs: end of speech to first sound", "<= 750 ms, <= 0.6x pipecat"),
    "G6": ("what a 100 ms turn model adds", "<= 5 ms"),
    "G9": ("lateness of 64 calls", "<= 10 ms worst, none lost"),
    "G10": ("a call that listens to speech, Silero", "<= 1 % of a core"),
    "G13": ("an hour of scripted conversation", "<= 10 s"),
    "G15": ("analysis of the trainee's channel", "<= 0.005 s a second, scorecard <= 5 s"),
    "G17": ("import voicesim", "NumPy + 40 ms"),
    **{goal: real_models.WHAT[goal] for goal in real_models.TIMED},
}
"""What depends on how quiet the machine is, with its target."""

ELSEWHERE: Mapping[str, tuple[str, str, str]] = {
    "U1": (
        "families and topics found on sentences of people who had not seen the patterns",
        ">= 88 % / 88 %",
        "python -m scripts.language_report, whose sentences no bench may show",
    ),
    "U2": ("traps fallen into", "<= 1 %", "python -m scripts.unseen_report"),
    "U3": (
        "plain questions answered with the right fact or a right guess",
        ">= 92 %",
        "python -m scripts.unseen_report",
    ),
    "U4": (
        "understanding a turn of 30 words",
        "patterns 5 ms, encoder 40 ms",
        "python -m scripts.bench.understanding",
    ),
    "W1": (
        "desks in one room server",
        "50: no frame lost, p99 20 ms",
        "python -m scripts.bench.room. Last on 2026-11-30, a quiet machine: 20 desks late by 9.3 ms "
        "(99 in 100), 24 by 25.3",
    ),
    "W2": (
        "heard in the page against the headset line",
        "+ 60 ms at most",
        "python -m scripts.bench.page_answering. Last on 2026-11-30, a quiet machine: 45 ms more in the page "
        "(645, 600)",
    ),
    "W3": ("from nothing to the first desk ready", "10 minutes", "needs a person who has not seen it"),
    "X1": (
        "a sitting's ranks against those put into the simulation",
        "coverage 93-97 %",
        "tests/examination",
    ),
    "X2": ("any list of 100,000 calls", "<= 50 ms", "python -m scripts.bench.catalogue"),
    "P1": ("effects of a simulated programme", "coverage 93-97 %", "no programme is simulated here yet"),
    "A1": (
        "archive: analysis, rescoring",
        ">= 700x real time, 2,000 calls a minute",
        "python -m scripts.bench.archive (docs/archive.md), never at 100,000 calls yet",
    ),
    "A2": ("Ray on one machine against the process pool", ">= 0.85x", "no cluster here"),
    "S1": ("attempts to resolve, connect or send", "0", "tests/packaging/test_nothing_leaves.py"),
    "S2": ("disk faults and kill -9 at any moment", "all", "python -m scripts.kill_calls; tests/records"),
}
"""Goals with a figure that are measured by something else, or cannot be measured here, and why."""


def told_elsewhere() -> list[Figure]:
    """One line for each of them."""
    return [
        unmeasured(goal, what, target, f"not by this table: {how}")
        for goal, (what, target, how) in ELSEWHERE.items()
    ]
