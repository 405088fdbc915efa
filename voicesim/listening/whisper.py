"""Recognition with faster-whisper: words with times and probabilities, and nothing that was not said.

    recogniser = WhisperRecogniser.load(folder)     # a folder that `voicesim models pull` brought
    recogniser.warm_up("fr")                        # while the telephone rings
    words = recogniser.transcribe(sound, start, Hints("fr", ("Lambert", "bris de glace")))

One pass at temperature 0: the same sound gives the same words. What the detector finds no speech in is
not shown to Whisper at all; what Whisper invents all the same is refused (see `inventions`).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples
from voicesim.errors import Mendable, StageFailed
from voicesim.listening.continuations import load_inventions
from voicesim.listening.detector import GatedDetector, SpeechDetector
from voicesim.listening.inventions import (
    LEAST_SPEECH,
    Evidence,
    Known,
    implausible,
    known_invention,
)
from voicesim.listening.recogniser import Hints
from voicesim.listening.whisper_folder import Device, open_model, pick_device, refusal
from voicesim.text.words import Language, Word

AROUND = samples(0.3)
"""Whisper's word times are off by as much: speech is looked for this far around a segment."""

SPEECH = 0.5
"""Probability from which a frame is speech."""

Track: TypeAlias = NDArray[np.bool_]
"""For each frame of a sound: is there speech in it?"""

SENTENCE_ENDS = (".", "!", "?", "\N{HORIZONTAL ELLIPSIS}")


class WhisperRecogniser:
    """faster-whisper behind the `Recogniser` protocol."""

    def __init__(
        self,
        model: Any,
        name: str,
        *,
        beam: int,
        detector: SpeechDetector,
        known: Known,
        refuse: Callable[[str], Mendable],
    ) -> None:
        """`model` is a loaded `faster_whisper.WhisperModel`; use `load`.

        `refuse` words what the engine gave as its reason when it could not run.
        """
        self.name = name
        self.refused: deque[tuple[str, str]] = deque(maxlen=50)
        """The latest sentences that were not believed, each with the reason."""
        self._model = model
        self._beam = beam
        self._detector = detector
        self._known = known
        self._refuse = refuse

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        device: Device = "auto",
        compute_type: str | None = None,
        threads: int = 0,
        beam: int | None = None,
    ) -> WhisperRecogniser:
        """Load the weights in `folder`. Raises `EngineMissing`, `ModelError` or `ConfigurationError`.

        `compute_type` is CTranslate2's: by default int8 on the processor, float16 on a graphics card.
        `threads` 0 takes as many as CTranslate2 thinks good. `beam` is the width of the search: by default
        1 on the processor, where speed is what the trainee feels, and 5 on a graphics card.
        """
        device = pick_device(device)
        on_card = device == "cuda"
        compute_type = compute_type or ("float16" if on_card else "int8")
        return cls(
            open_model(folder, device, compute_type, threads),
            f"faster-whisper {folder.name} {compute_type}",
            beam=beam or (5 if on_card else 1),
            detector=GatedDetector(),
            known=load_inventions(),
            refuse=partial(refusal, folder, device, compute_type),
        )

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of calls it can hear: an English-only model writes English whatever is said."""
        return ("fr", "en") if self._model.model.is_multilingual else ("en",)

    def warm_up(self, language: Language) -> None:
        """One pass over a second of nothing: what is loaded or compiled at first use is so now.

        Raises `ModelError` when the machine cannot run the model: a graphics card lacks a library, memory.
        """
        try:
            list(self._segments(np.zeros(SAMPLE_RATE, dtype=np.int16), Hints(language)))
        except StageFailed as problem:
            raise self._refuse(problem.reason) from problem

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock. Raises `StageFailed`."""
        speech = self._speech(sound)
        if speech.sum() * FRAME < samples(LEAST_SPEECH):
            return ()
        kept = [word for segment in self._segments(sound, hints) for word in self._believed(segment, speech)]
        return tuple(_on_the_clock(word, start, len(sound)) for word in kept)

    def _speech(self, sound: Sound) -> Track:
        self._detector.reset()
        whole = range(0, len(sound) - FRAME + 1, FRAME)
        return np.array(
            [self._detector.process(sound[at : at + FRAME]) >= SPEECH for at in whole], dtype=bool
        )

    def _segments(self, sound: Sound, hints: Hints) -> Iterator[Any]:
        try:
            segments, _ = self._model.transcribe(
                sound.astype(np.float32) / 32768,
                language=hints.language,
                beam_size=self._beam,
                temperature=0.0,
                condition_on_previous_text=False,
                hotwords=", ".join(hints.hot_words) or None,
                word_timestamps=True,
                no_speech_threshold=None,
                log_prob_threshold=None,
                compression_ratio_threshold=None,
            )
            yield from segments
        except (RuntimeError, ValueError, MemoryError) as problem:
            raise StageFailed("recognition", f"{self.name}: {problem}") from problem

    def _believed(self, segment: Any, speech: Track) -> list[Any]:
        """The words of a segment without the sentences that cannot have been said."""
        evidence = _evidence(segment, speech)
        if self._refuses(segment.text, implausible(segment.text, evidence)):
            return []
        return [
            word
            for sentence in _sentences(segment.words or ())
            if not self._refuses(_text(sentence), known_invention(_text(sentence), evidence, self._known))
            for word in sentence
            if word.word.strip()
        ]

    def _refuses(self, text: str, reason: str | None) -> bool:
        if reason is not None:
            self.refused.append((text.strip(), reason))
        return reason is not None


def _evidence(segment: Any, speech: Track) -> Evidence:
    first = max(samples(segment.start) - AROUND, 0) // FRAME
    last = (samples(segment.end) + AROUND) // FRAME + 1
    return Evidence(
        speech=float(speech[first:last].sum()) * FRAME / SAMPLE_RATE,
        no_speech=float(segment.no_speech_prob),
        log_probability=float(segment.avg_logprob),
        compression=float(segment.compression_ratio),
    )


def _sentences(words: Iterable[Any]) -> Iterator[list[Any]]:
    """The words, sentence by sentence."""
    sentence: list[Any] = []
    for word in words:
        sentence.append(word)
        if word.word.strip().endswith(SENTENCE_ENDS):
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _text(words: Iterable[Any]) -> str:
    return "".join(word.word for word in words)


def _on_the_clock(word: Any, start: int, length: int) -> Word:
    """Whisper's word as ours, inside the sound whatever times it gave."""
    first = min(max(samples(float(word.start)), 0), length)
    last = min(max(samples(float(word.end)), first), length)
    probability = min(max(float(word.probability), 0.0), 1.0)
    return Word(word.word.strip(), start + first, start + last, probability)
