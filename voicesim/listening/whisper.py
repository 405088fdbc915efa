"""Recognition with faster-whisper: words with times and probabilities, and nothing that was not said.

    recogniser = WhisperRecogniser.load(folder)     # a folder that `voicesim models pull` brought
    recogniser.warm_up("fr")                        # while the telephone rings
    words = recogniser.transcribe(sound, start, Hints("fr", ("Lambert", "bris de glace")))

One pass at temperature 0: the same sound gives the same words. What the detector finds no speech in is
not shown to Whisper at all; what Whisper invents all the same is refused (see `inventions`), and so is what
was said in another language, which Whisper would translate into words that nobody said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.errors import Mendable, StageFailed
from voicesim.listening.believed import Belief, on_the_call
from voicesim.listening.continuations import load_inventions
from voicesim.listening.detector import GatedDetector, SpeechDetector
from voicesim.listening.inventions import Known
from voicesim.listening.recogniser import Hints
from voicesim.listening.whisper_folder import Device, knows_language, open_model, pick_device, refusal
from voicesim.listening.whisper_words import whole_words
from voicesim.messages.message import Message
from voicesim.text.words import Language, Word

TOKENS_A_SECOND, TOKENS = 10, 24
"""Of speech nobody says more tokens (pieces of words, times and marks); a decoding that does is in a loop."""

MOST_TOKENS = 220
"""Of one window of 30 s: with the hot words there is room for no more."""

OTHER, HARDLY_THIS = 0.75, 0.16
"""Another language was spoken when it is as probable as the first and that of the call no more than the
second. Whisper base, the other language and the call's own: 31 sentences of German speakers at least 0.92 and
at most 0.02, ten of a synthetic man at least 0.91 and at most 0.06 but for one (0.64), whose sound it hardly
tells from English; 99 French and English sentences and 67 cuts of three seconds and less, fragments of words
among them, 0.62 at most."""

LIVE_WINDOW = 10.0  # s
"""Least window of a pass while somebody waits (see `whisper_pass`)."""

HOT_WORDS = 200  # characters
"""Names and terms beyond this would push the sound's own words out of the decoder's memory."""


class WhisperRecogniser:
    """faster-whisper behind the `Recogniser` protocol."""

    def __init__(
        self,
        model: Any,
        name: str,
        *,
        beam: int,
        detector: Callable[[], SpeechDetector],
        known: Known,
        refuse: Callable[[str], Mendable],
        hot_words: bool = False,
        replicas: int = 1,
    ) -> None:
        """`model` is a loaded `faster_whisper.WhisperModel`; use `load`.

        `detector` makes one that knows nothing yet: `replicas` passes of several calls may be under way at
        once.
        `refuse` words what the engine gave as its reason when it could not run. With `hot_words` the names
        and terms of the scenario are shown to the model beforehand: with Whisper base they cost more words
        than they bring (12.8 % wrong without, 13.6 with), and a weak sound may be heard as one of them.
        """
        self.name = name
        self._model = model
        self._beam = beam
        self._belief = Belief(detector, known)
        self._refuse = refuse
        self._hot_words = hot_words
        self._beside = ThreadPoolExecutor(replicas, "speech")
        """Looks where there is speech while Whisper is at work on the sound already."""

    @classmethod
    def load(
        cls,
        folder: Path,
        *,
        device: Device = "auto",
        compute_type: str | None = None,
        threads: int = 0,
        beam: int | None = None,
        replicas: int = 1,
        window: float | None = LIVE_WINDOW,
        hot_words: bool = False,
    ) -> WhisperRecogniser:
        """Load the weights in `folder`. Raises `EngineMissing`, `ModelError` or `ConfigurationError`.

        `compute_type` is CTranslate2's: by default int8 on the processor, float16 on a graphics card.
        `threads` 0 takes as many as CTranslate2 thinks good. `beam` is the width of the search: by default
        1 on the processor, where speed is what the trainee feels, and 5 on a graphics card. `replicas` passes
        may be under way at the same time, on `threads` each. `window` is the least the encoder looks at, in
        seconds; None: the whole 30 s, for a listening that nobody waits for.
        """
        device = pick_device(device)
        on_card = device == "cuda"
        compute_type = compute_type or ("float16" if on_card else "int8")
        return cls(
            open_model(folder, device, compute_type, threads, replicas, None if on_card else window),
            f"faster-whisper {folder.name} {compute_type}",
            beam=beam or (5 if on_card else 1),
            detector=GatedDetector,
            known=load_inventions(),
            refuse=partial(refusal, folder, device, compute_type),
            hot_words=hot_words,
            replicas=replicas,
        )

    @property
    def refused(self) -> Sequence[tuple[str, str]]:
        """The latest sentences that were not believed, each with the reason."""
        return self._belief.refused

    @property
    def languages(self) -> tuple[Language, ...]:
        """The languages of calls it can hear: an English-only model writes English whatever is said."""
        return ("fr", "en") if self._model.model.is_multilingual else ("en",)

    def warm_up(self, language: Language) -> None:
        """One pass over a second of nothing: what is loaded or compiled at first use is so now.

        Raises `ModelError` when the machine cannot run the model: a graphics card lacks a library, memory;
        `ConfigurationError` when the model knows English only and the call is not in English.
        """
        self.knows(language)
        try:
            list(self._segments(np.zeros(SAMPLE_RATE, dtype=np.int16), Hints(language)))
        except StageFailed as problem:
            raise self._refuse(problem.reason) from problem

    def knows(self, language: Language) -> None:
        """Raise `ConfigurationError` when the model does not know the language of a call."""
        knows_language(self._model, self.name, language)

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of `sound`, whose first sample is `start` on the call's clock.

        Raises `StageFailed`, also when nobody wants the words any more.
        """
        spoken = self._belief.spoken(sound)
        if not spoken.enough():
            return ()
        track = self._beside.submit(spoken.track)
        kept = [
            word
            for segment in self._segments(sound, hints)
            for word in self._belief.words(segment, whole_words(segment.words or ()), track.result())
        ]
        return on_the_call(kept, start, len(sound))

    def _segments(self, sound: Sound, hints: Hints) -> Iterator[Any]:
        one = self._model.a_pass(hints.demand)
        hot_words = ", ".join(hints.hot_words)[:HOT_WORDS] if self._hot_words else ""
        try:
            segments, _ = one.transcribe(
                sound.astype(np.float32) / 32768,
                language=hints.language,
                beam_size=self._beam,
                temperature=0.0,
                condition_on_previous_text=False,
                hotwords=hot_words or None,
                max_new_tokens=_most_tokens(len(sound)),
                word_timestamps=True,
                no_speech_threshold=None,
                log_prob_threshold=None,
                compression_ratio_threshold=None,
            )
            for segment in segments:
                if self._belief.refuses(segment.text, another_language(one.odds, hints.language)):
                    return
                yield segment
        except (RuntimeError, ValueError, MemoryError) as problem:
            raise StageFailed(
                "recognition", Message("{name}: {problem}", name=self.name, problem=problem)
            ) from problem


def another_language(odds: Mapping[str, float], language: Language) -> str | None:
    """Why what was said is not in the language of the call; None when it is, or may be."""
    other = max(odds, key=lambda name: odds[name], default=language)
    foreign = other != language and odds[other] >= OTHER and odds.get(language, 0.0) <= HARDLY_THIS
    return "another language" if foreign else None


def _most_tokens(length: int) -> int:
    """Tokens that a sound of `length` samples may become."""
    return min(MOST_TOKENS, TOKENS + TOKENS_A_SECOND * length // SAMPLE_RATE)
