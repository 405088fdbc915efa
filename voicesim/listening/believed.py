"""What a recogniser wrote, less what nobody can have said: the same rules wherever the recogniser stands.

The speech is looked for here, by the detector of this machine: a sound without any is shown to no recogniser
at all, and a sentence where there is none is not believed.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Protocol, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.listening.detector import SpeechDetector
from voicesim.listening.inventions import LEAST_SPEECH, Evidence, Known, implausible, known_invention
from voicesim.listening.whisper_words import Spelt, on_the_clock, sentences, text_of_words
from voicesim.text.words import Word

AROUND = samples(0.3)
"""Whisper's word times are off by as much: speech is looked for this far around a segment."""

SPEECH = 0.5
"""Probability from which a frame is speech."""

Track: TypeAlias = NDArray[np.bool_]
"""For each frame of a sound: is there speech in it?"""


class Segment(Protocol):
    """A stretch of recognised text, as Whisper measures it."""

    @property
    def text(self) -> str:
        """As written."""
        ...

    @property
    def start(self) -> float:
        """Seconds in the sound."""
        ...

    @property
    def end(self) -> float:
        """Seconds in the sound."""
        ...

    @property
    def no_speech_prob(self) -> float:
        """0..1."""
        ...

    @property
    def avg_logprob(self) -> float:
        """Mean natural log-probability of the tokens."""
        ...

    @property
    def compression_ratio(self) -> float:
        """Length of the text over its length under zlib."""
        ...


class Spoken:
    """Where there is speech in a sound: looked for from its beginning, as far as somebody has to know."""

    def __init__(self, detector: SpeechDetector, sound: Sound) -> None:
        """`detector` knows nothing yet."""
        whole = range(0, len(sound) - FRAME + 1, FRAME)
        self._looked_for = (detector.process(sound[at : at + FRAME]) >= SPEECH for at in whole)
        self._found: list[bool] = []

    def enough(self) -> bool:
        """Is there so much that something may have been said? No further is looked than it takes to tell."""
        found = sum(self._found)
        while found * FRAME < samples(LEAST_SPEECH):
            if (frame := next(self._looked_for, None)) is None:
                return False
            self._found.append(frame)
            found += frame
        return True

    def track(self) -> Track:
        """All of it."""
        self._found.extend(self._looked_for)
        return np.array(self._found, dtype=bool)


class Belief:
    """What is believed of a recogniser's text."""

    def __init__(self, detector: Callable[[], SpeechDetector], known: Known) -> None:
        """`detector` makes one that knows nothing yet: several sounds may be listened to at once."""
        self.refused: deque[tuple[str, str]] = deque(maxlen=50)
        """The latest sentences that were not believed, each with the reason."""
        self._detector, self._known = detector, known

    def spoken(self, sound: Sound) -> Spoken:
        """Where there is speech in the sound, not looked for yet."""
        return Spoken(self._detector(), sound)

    def words(self, segment: Segment, spelt: Sequence[Spelt], speech: Track) -> Iterator[Spelt]:
        """The words of a segment without the sentences that cannot have been said."""
        evidence = evidence_of(segment, speech)
        if self.refuses(segment.text, implausible(segment.text, evidence)):
            return
        for sentence in sentences(spelt):
            text = text_of_words(sentence)
            if not self.refuses(text, known_invention(text, evidence, self._known)):
                yield from sentence

    def refuses(self, text: str, reason: str | None) -> bool:
        """Is there a reason not to believe it? It is kept."""
        if reason is not None:
            self.refused.append((text.strip(), reason))
        return reason is not None


def on_the_call(words: Iterable[Spelt], start: int, length: int) -> tuple[Word, ...]:
    """The words of a sound of `length` samples on the clock of the call."""
    return tuple(on_the_clock(word, start, length) for word in words)


def evidence_of(segment: Segment, speech: Track) -> Evidence:
    """What was measured of a segment, by the recogniser and by the detector."""
    first = max(samples(segment.start) - AROUND, 0) // FRAME
    last = (samples(segment.end) + AROUND) // FRAME + 1
    return Evidence(
        speech=float(speech[first:last].sum()) * FRAME / SAMPLE_RATE,
        no_speech=float(segment.no_speech_prob),
        log_probability=float(segment.avg_logprob),
        compression=float(segment.compression_ratio),
    )
