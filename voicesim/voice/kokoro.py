"""A Kokoro voice: a person mixed from style vectors, clause by clause, words in time, the mood in its melody.

Equal words and colour give equal bytes on one machine: the network draws no noise. So examinations need no
flatter variant of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import ConfigurationError, StageFailed
from voicesim.messages.message import Message
from voicesim.text.words import Language
from voicesim.voice import alignment, clauses, kokoro_model, phoneme_times
from voicesim.voice.ahead import Made, Source, Stock, Stop
from voicesim.voice.gain import SPEECH_LEVEL, amplified, speech_level
from voicesim.voice.kokoro_phonemes import phonemes_of
from voicesim.voice.reading import aloud
from voicesim.voice.speech import NEUTRAL, Colour, Speech

_WARM_UP: dict[Language, str] = {"fr": "Oui bonjour, c'est moi.", "en": "Yes hello, it's me."}
"""What a voice says once to learn its own level and pitch: short, for a call waits for it."""
_NATURAL_SPEED = (0.65, 1.45)
_NATURAL_PITCH = 5.0
"""Semitones either way: the melody is moved and not the timbre, which bears more than playing faster."""


@dataclass(frozen=True, slots=True)
class Timbre:
    """What makes one network a person."""

    mix: Mapping[str, float] = field(default_factory=lambda: {"jm_kumo": 1.0})
    """Style vector -> its share; the shares sum to 1."""
    speed: float = 1.0
    """Times the network's own rate: age and temperament; 0.7..1.4."""
    pitch: float = 0.0
    """Semitones above the mixed voice's own; -5..5."""


def clauses_of(text: str) -> list[str]:
    """The clauses of a line as this voice says them: one word may stand before a pause, "Ben," or "Oui,".

    So an opener is spoken ahead once for all lines that may follow it.
    """
    return clauses.split(text, first=1)


class KokoroVoice:
    """One person speaking one language through the network."""

    def __init__(
        self,
        network: kokoro_model.Kokoro,
        language: Language,
        timbre: Timbre = Timbre(),
        *,
        licence: str = "",
        source: Source | None = None,
    ) -> None:
        """Says one sentence to itself: that measures its level and pitch and warms it up.

        `source` holds what was spoken ahead of the call. Raises `ConfigurationError` for a style vector that
        is not there, `StageFailed` when it cannot speak.
        """
        self._network, self._language, self._timbre = network, language, timbre
        self._source = source
        self._foreseen = set[tuple[str, Colour]]()
        self._style = _mixed(network.styles, timbre.mix)
        shares = "+".join(f"{share:.2f} {name}" for name, share in timbre.mix.items())
        self.name = f"Kokoro {shares}" + (f" ({licence})" if licence else "")
        self._gain, self._median = 0.0, 0.0
        self.timing = "alignment"
        """Word times come from the network's own lengths."""
        spoken = self._speak(_WARM_UP[language], NEUTRAL)
        self._gain = SPEECH_LEVEL - speech_level(spoken.sound.astype(np.float32) / np.float32(32768))

    @classmethod
    def load(
        cls,
        folder: Path,
        language: Language,
        timbre: Timbre = Timbre(),
        *,
        licence: str = "",
        threads: int = 2,
    ) -> KokoroVoice:
        """The same from a folder. Raises `EngineMissing` or `ModelError` too."""
        return cls(kokoro_model.load(folder, threads), language, timbre, licence=licence)

    def synthesize(self, text: str, colour: Colour = NEUTRAL) -> Iterator[Speech]:
        """Speak `text` clause by clause. Raises `StageFailed`."""
        for clause in clauses_of(text):
            yield self._speak(clause, colour)

    def speak_ahead(self, text: str, colour: Colour, stop: Stop) -> bool:
        """Speak the first clause of `text` and keep it: wanted later, it is there. Raises `StageFailed`.

        False when it was stopped, or calls are held beside this one: who waits in them comes first.
        """
        if stop.asked or self.stock.calls > 1:
            return False
        wanted = " ".join(clauses_of(text)[:1]), replace(colour, level=0.0, rest=1.0)
        if wanted not in self._foreseen:
            if any(made is None for made in self.made_ahead(*wanted, stop)):
                return False
            self._foreseen.add(wanted)
        return True

    @property
    def stock(self) -> Stock:
        """What was spoken ahead through this network."""
        return self._network.stock

    def made_ahead(self, text: str, colour: Colour, stop: Stop) -> Iterator[tuple[str, Made] | None]:
        """The runs of the first clause of `text`, by their keys; None, and no more, when it was stopped.

        Raises `StageFailed`.
        """
        for clause in clauses_of(text)[:1]:
            _, pieces = self._phonemes(clause)
            for piece in pieces:
                asked = self._asked(piece, colour)
                with self._speaking(piece):
                    made = self._network.run_ahead(asked, stop, self._source)
                if made is None:
                    yield None
                    return
                yield self._network.key(asked), made

    def _speak(self, clause: str, colour: Colour) -> Speech:
        read, pieces = self._phonemes(clause)
        phonemes: list[str] = []
        starts: list[int] = []
        sounds: list[NDArray[np.float32]] = []
        for piece in pieces:
            made = self._run(piece, colour)
            done = sum(map(len, sounds))
            ends = done + np.cumsum(made.lengths) * kokoro_model.FRAME  # the first is the silence before
            starts += [round(float(end)) for end in ends[: len(piece) + 1]]
            phonemes += [*piece, " "]
            sounds.append(kokoro_model.floats(made.sound))
        whole = np.concatenate([np.zeros(0, dtype=np.float32), *sounds])
        spoken = amplified(_resampled(whole), self._gain + colour.level)
        at = [start * SAMPLE_RATE // kokoro_model.RATE for start in starts]
        return alignment.speech_of(clause, read, self._marks(read, phonemes, at), spoken, colour.rest)

    def _phonemes(self, clause: str) -> tuple[list[str], list[str]]:
        """What is read for each word of a clause, and the runs of phonemes it is spoken in."""
        read = aloud(clause.split(), self._language)
        return read, list(_pieces(self._known(phonemes_of(" ".join(read), self._language))))

    def _run(self, phonemes: str, colour: Colour) -> Made:
        with self._speaking(phonemes):
            made = self._network.run(self._asked(phonemes, colour), self._source)
        self._median = self._median or made.pitch
        return made

    def _asked(self, phonemes: str, colour: Colour) -> kokoro_model.Run:
        speed = _within(self._timbre.speed * colour.rate, *_NATURAL_SPEED)
        moved = _within(self._timbre.pitch + colour.pitch, -_NATURAL_PITCH, _NATURAL_PITCH)
        shift = float(2 ** (moved / 12))
        offset = shift * self._median * (1 - colour.variation)
        tokens = tuple(self._network.signs[sign] for sign in phonemes)
        return kokoro_model.Run(
            tokens, self._style, speed, shift * colour.variation if offset else shift, offset
        )

    @contextmanager
    def _speaking(self, phonemes: str) -> Iterator[None]:
        """What goes wrong in the network is a failure of the voice. Raises `StageFailed`."""
        from onnxruntime.capi import onnxruntime_pybind11_state as state

        try:
            yield
        except (state.Fail, state.InvalidArgument, state.RuntimeException) as problem:
            reason = " ".join(str(problem).split())
            raise StageFailed(
                "voice",
                Message(
                    "{name} could not say “{phonemes}” ({reason})",
                    name=self.name,
                    phonemes=phonemes,
                    reason=reason,
                ),
            ) from problem

    def _known(self, phonemes: str) -> str:
        return "".join(sign for sign in phonemes if sign in self._network.signs)

    def _marks(
        self, read: Sequence[str], phonemes: Sequence[str], starts: Sequence[int]
    ) -> list[tuple[int, int]]:
        """Where each word begins, by its first character in the joined readings."""
        runs = [run for run in phoneme_times.groups(phonemes) if _sounds(phonemes[run[0] : run[1]])]
        expected = [
            len(self._known(phonemes_of(each, self._language))) if alignment.spoken(each) else 0
            for each in read
        ]
        found = phoneme_times.matched(expected, [last - first for first, last in runs])
        return [
            (character, starts[runs[group][0]])
            for character, group in zip(alignment.offsets(read), found, strict=True)
            if group is not None
        ]


def _mixed(styles: Mapping[str, NDArray[np.float32]], mix: Mapping[str, float]) -> NDArray[np.float32]:
    unknown = [name for name in mix if name not in styles]
    if unknown or not mix:
        raise ConfigurationError(
            "voice.unknown_style",
            what=Message("Kokoro has no style vector '{names}' here", names=", ".join(unknown)),
            where="voice.kokoro.mix",
            mend=Message("mix from {names}", names=", ".join(styles)),
        )
    whole = sum(mix.values())
    rows = min(len(styles[name]) for name in mix)
    mixed: NDArray[np.float32] = sum(
        (styles[name][:rows] * np.float32(share / whole) for name, share in mix.items()),
        np.zeros((rows, kokoro_model.STYLE), dtype=np.float32),
    )
    return mixed


def _pieces(phonemes: str) -> Iterator[str]:
    """`phonemes` in runs that the network takes, cut between words."""
    rest = phonemes.strip()
    while len(rest) > kokoro_model.LONGEST:
        cut = rest.rfind(" ", 0, kokoro_model.LONGEST)
        cut = cut if cut > 0 else kokoro_model.LONGEST
        yield rest[:cut]
        rest = rest[cut:].strip()
    if rest:
        yield rest


def _sounds(phonemes: Sequence[str]) -> bool:
    return any(sign.isalpha() for sign in phonemes)


def _within(value: float, least: float, most: float) -> float:
    return min(most, max(least, value))


def _resampled(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    import soxr

    resampled: NDArray[np.float32] = soxr.resample(sound, kokoro_model.RATE, SAMPLE_RATE)
    return resampled
