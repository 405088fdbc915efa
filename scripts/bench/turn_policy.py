"""Our policy, and other ears before it, over a call of the corpus: where it judges the turns over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from scripts.bench.turn_corpus import RATE, Call
from scripts.bench.turn_points import Ends
from voicesim.audio.frames import FRAME, samples
from voicesim.listening.continuations import load_cues
from voicesim.listening.detector import GatedDetector
from voicesim.listening.ears import PREROLL, Ears
from voicesim.listening.endpointing import Endpointer, EndpointSettings, Verdict
from voicesim.listening.heard import Heard
from voicesim.listening.silero import WINDOW, Silero
from voicesim.listening.turn_model import TurnModel
from voicesim.text.words import Language

RECOGNITION = 0.35  # s
"""From the beginning of a pause to the words, as on a laptop."""

THINKING = 0.1  # s
"""From the beginning of a pause to the turn model's opinion."""

Track = Sequence[Heard]
"""What the ears make of each frame."""
Opinion = Callable[[int, int], float]
"""The turn model's on the sound of a call from the turn's first sample up to another."""


def our_track(call: Call) -> Track:
    ears = Ears(GatedDetector())
    return [ears.hear(frame) for frame in frames_of(call)]


def silero_track(call: Call) -> Track:
    """Silero alone, window by window: each frame has the probability of the last window it completed."""
    network = Silero()
    windows = [
        network.probability(call.sound[at : at + WINDOW])
        for at in range(0, len(call.sound) - WINDOW + 1, WINDOW)
    ]
    ends = range(FRAME, len(call.sound) + 1, FRAME)
    return [Heard(at, windows[min(max(at // WINDOW - 1, 0), len(windows) - 1)]) for at in ends]


def webrtc_track(call: Call) -> Track:
    from webrtcvad import Vad

    gate = Vad(2)
    return [
        Heard(count * FRAME, float(gate.is_speech(frame.tobytes(), RATE)))
        for count, frame in enumerate(frames_of(call), 1)
    ]


def ours(
    call: Call,
    track: Track,
    settings: EndpointSettings,
    recognition: float | None,
    language: Language = "fr",
    opinion: Opinion | None = None,
) -> Ends:
    """Our endpointer over a call; words come `recognition` seconds into a pause, or never."""
    endpointer = Endpointer(load_cues(language), settings)
    ends: list[int] = []
    known = Known()
    for heard in track:
        known.arrive(heard.at)
        decision = endpointer.process(known.added_to(heard))
        if decision.verdict is Verdict.PAUSE_STARTED:
            known = Known()
            if recognition is not None:
                known.words_due = (heard.at + samples(recognition), _understood(call, decision.end))
            if opinion is not None:
                known.opinion_due = (heard.at + samples(THINKING), opinion(decision.start, heard.at))
        elif decision.verdict is not Verdict.NOTHING:
            known = Known()
            if decision.verdict is Verdict.TURN_ENDED:
                ends.append(heard.at)
    return ends


@dataclass(slots=True)
class Listening:
    """A turn model that listens to one call; what it has heard once it need not hear again."""

    model: TurnModel
    call: Call
    told: dict[tuple[int, int], float] = field(default_factory=dict)

    def __call__(self, start: int, at: int) -> float:
        """Its opinion on the turn that began at `start`, at sample `at`."""
        if (start, at) not in self.told:
            self.told[start, at] = self.model.finished(self.call.sound[max(0, start - PREROLL) : at])
        return self.told[start, at]


@dataclass(slots=True)
class Known:
    """What workers have found out about the pause that is running, and when the rest will be there."""

    words: str | None = None
    finished: float | None = None
    words_due: tuple[int, str] | None = None
    opinion_due: tuple[int, float] | None = None

    def arrive(self, at: int) -> None:
        """It is sample `at` now."""
        if self.words_due is not None and at >= self.words_due[0]:
            self.words, self.words_due = self.words_due[1], None
        if self.opinion_due is not None and at >= self.opinion_due[0]:
            self.finished, self.opinion_due = self.opinion_due[1], None

    def added_to(self, heard: Heard) -> Heard:
        """The frame with it."""
        if self.words is None and self.finished is None:
            return heard
        return replace(heard, words=self.words, finished=self.finished)


def _understood(call: Call, end: int) -> str:
    """What was said of the turn that is running when its sound so far ends at `end`."""
    turn = max(
        (turn for turn in call.turns if turn.start <= end), key=lambda turn: turn.start, default=call.turns[0]
    )
    before = sum(last <= end for _, last in turn.pauses)
    return turn.words[before]


def frames_of(call: Call) -> Iterator[NDArray[np.int16]]:
    """Its sound, 20 ms at a time."""
    for first in range(0, len(call.sound) - FRAME + 1, FRAME):
        yield call.sound[first : first + FRAME]
