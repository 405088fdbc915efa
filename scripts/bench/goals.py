"""Every goal that `make bench` takes: what measures it, and what awaits a quiet machine.

The other goals stand in `elsewhere`, with what engines each is measured in `engines`.
"""

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
    understanding,
    unseen,
)
from scripts.bench.figures import Figure

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
    "U1": unseen.found,
    "U2": unseen.traps,
    "U3": unseen.questions,
    "U4": understanding.cost,
}
"""What measures each goal here."""

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
    "U4": understanding.WHAT,
    **{goal: real_models.WHAT[goal] for goal in real_models.TIMED},
}
"""What depends on how quiet the machine is, with its target."""
