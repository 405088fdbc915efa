"""Measure the delivery of one channel: sound and, when they are known, its words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from voicesim.analysis.delivery.activity import HOP, Activity, Levels, activity, levels, pause_class
from voicesim.analysis.delivery.delivery import COVERAGE_LEAST, Delivery, Measure, Unit
from voicesim.analysis.delivery.pitch import STEP, Track, semitones, track
from voicesim.analysis.delivery.syllables import count_in_words, nuclei
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.audio.stored import Samples, stretches
from voicesim.text.words import Language, Word

ENOUGH_SPEECH = 60.0
"""Seconds of speech from which on a measure is fully trusted."""
CLEAR, MUDDY = 20.0, 5.0
"""dB of speech above the noise from which on the sound is clear, and below which nothing is trusted."""
VOICED_LEAST = 0.15
"""A second of speech whose voice vibrates for less than this share gives no pitch (whisper, hiss, music)."""
CLIPPED_AT = 32_500
CLIPPED_RUN = 3
"""So many samples in a row at full scale are cut off."""
LEVEL_SPAN = SAMPLE_RATE // 4 // HOP  # 250 ms
MAD = 1.4826
"""Makes a median absolute deviation comparable to a standard deviation."""
SURE_WORD = 0.60
"""Words recognised with less confidence do not count for the rate."""


def measure(
    sound: Samples,
    words: Sequence[Word] | None = None,
    *,
    language: Language = "fr",
    turns: Sequence[tuple[int, int]] | None = None,
) -> Delivery:
    """The delivery of one speaker's channel, 16 kHz.

    `words` give the rates; without them syllables are counted in the sound. `turns` are the stretches
    (samples) in which the speaker had the floor: outside them silence is listening. Any sound will do.
    """
    level = levels(sound)
    active = activity(level, turns)
    pitch = track(sound, active.speech)
    looked_at = len(sound) if turns is None else sum(end - start for start, end in turns)
    taken = _Taken(active)
    syllables, covered = _syllables(sound, words, active, pitch, language)
    speaking = active.speech_time / SAMPLE_RATE
    talking = speaking + active.pause_time / SAMPLE_RATE
    return Delivery(
        duration=Measure(looked_at / SAMPLE_RATE, "s", 1.0, 1.0),
        speech_time=taken.measure(speaking, "s"),
        pause_time=taken.measure(active.pause_time / SAMPLE_RATE, "s"),
        words_per_minute=_words_per_minute(words, talking, covered, taken),
        syllable_rate=taken.measure(_over(syllables, talking), "syllables/s", covered),
        articulation_rate=taken.measure(
            _over(syllables, active.speech_time / SAMPLE_RATE), "syllables/s", covered
        ),
        pauses_brief=taken.measure(len(active.brief), "count"),
        pauses_medium=taken.measure(_count(active, "medium"), "count"),
        pauses_long=taken.measure(_count(active, "long"), "count"),
        **_pitch(active, pitch, taken),
        **_level(level, active, sound, taken),
        clipping=Measure(100 * clipped_share(sound), "%", 1.0 if len(sound) else 0.0, 1.0),
        noise_floor=taken.measure(active.noise, "dBFS"),
    )


def clipped_share(sound: Samples) -> float:
    """Share of the samples in runs of at least three at full scale, 0..1."""
    clipped = run = 0
    for _, piece in stretches(sound):
        full = (piece >= CLIPPED_AT) | (piece <= -CLIPPED_AT)
        if not run and not full.any():
            continue
        joined = np.concatenate((np.ones(run, dtype=np.bool_), full))
        edges = np.flatnonzero(np.diff(np.concatenate(([0], joined.astype(np.int8), [0]))))
        lengths = edges[1::2] - edges[::2]
        run = int(lengths[-1]) if len(edges) and edges[-1] == len(joined) else 0  # it may go on
        closed = lengths[:-1] if run else lengths
        clipped += int(closed[closed >= CLIPPED_RUN].sum())
    clipped += run if run >= CLIPPED_RUN else 0
    return clipped / len(sound) if len(sound) else 0.0


class _Taken:
    """Confidence from the material there was; coverage decides whether there is a number at all."""

    def __init__(self, active: Activity) -> None:
        spoken = active.speech_time / SAMPLE_RATE
        clear = (active.clearance - MUDDY) / (CLEAR - MUDDY)
        self.confidence = float(np.clip(spoken / ENOUGH_SPEECH, 0, 1) * np.clip(clear, 0, 1))
        self.speech = 1.0 if active.speech else 0.0

    def measure(self, value: float | None, unit: Unit, coverage: float = 1.0) -> Measure:
        """The number, or "not measured"."""
        coverage = min(coverage, self.speech)
        known = value is not None and coverage >= COVERAGE_LEAST
        return Measure(
            float(value) if known and value is not None else None,
            unit,
            coverage,
            self.confidence if known else 0.0,
        )


def _over(count: float, duration: float) -> float | None:
    return count / duration if duration > 0 else None


def _count(active: Activity, wanted: str) -> int:
    return sum(1 for pause in active.pauses if pause_class(pause.length) == wanted)


def _words_per_minute(words: Sequence[Word] | None, talking: float, covered: float, taken: _Taken) -> Measure:
    if words is None:
        return Measure(None, "words/min", 0.0, 0.0)
    return taken.measure(_over(60 * len(words), talking), "words/min", covered)


def _syllables(
    sound: Samples, words: Sequence[Word] | None, active: Activity, pitch: Track, language: Language
) -> tuple[float, float]:
    """How many syllables, and on which share of the speech they could be counted."""
    if words is not None:
        sure = [word for word in words if word.probability >= SURE_WORD]
        covered = len(sure) / len(words) if words else 0.0
        return float(count_in_words(words, language)), covered
    return float(nuclei(sound, active.speech, voiced_blocks(len(sound), pitch))), _pitch_coverage(
        active, pitch
    )


def voiced_blocks(length: int, pitch: Track) -> NDArray[np.bool_]:
    """For every 5 ms: does the voice vibrate there?"""
    voiced = np.zeros(length // HOP + 1, dtype=np.bool_)
    near = round(STEP * SAMPLE_RATE) // HOP
    at = (pitch.at[pitch.hertz > 0] * SAMPLE_RATE).astype(np.int64) // HOP
    for shift in range(-near, near + 1):
        voiced[np.clip(at + shift, 0, len(voiced) - 1)] = True
    return voiced


def _pitch_coverage(active: Activity, pitch: Track) -> float:
    """Share of the seconds of speech in which the voice vibrates enough to have a pitch."""
    if not active.speech or not len(pitch.at):
        return 0.0
    second = pitch.at.astype(np.int64)
    frames = np.bincount(second)
    voiced = np.bincount(second, weights=pitch.hertz > 0, minlength=len(frames))
    there = frames > 0
    enough = voiced[there] / frames[there] >= VOICED_LEAST
    return float(frames[there][enough].sum() / frames.sum())


def _pitch(active: Activity, pitch: Track, taken: _Taken) -> dict[str, Measure]:
    coverage = _pitch_coverage(active, pitch)
    around = semitones(pitch.voiced)
    deviation = range_ = None
    if len(around):
        deviation = MAD * float(np.median(np.abs(around)))
        low, high = np.percentile(around, (5, 95))
        range_ = float(high - low)
    return {
        "pitch_deviation": taken.measure(deviation, "st", coverage),
        "pitch_range": taken.measure(range_, "st", coverage),
    }


def _level(level: Levels, active: Activity, sound: Samples, taken: _Taken) -> dict[str, Measure]:
    spoken = np.zeros(len(level), dtype=np.bool_)
    for span in active.speech:
        spoken[span.start // HOP : span.end // HOP] = True
    power = 10 ** (level[spoken].astype(np.float64) / 10)
    whole = len(power) // LEVEL_SPAN * LEVEL_SPAN
    deviation = range_ = None
    if whole:
        quarter = 10 * np.log10(power[:whole].reshape(-1, LEVEL_SPAN).mean(axis=1) + 1e-12)
        deviation = MAD * float(np.median(np.abs(quarter - np.median(quarter))))
        low, high = np.percentile(quarter, (5, 95))
        range_ = float(high - low)
    coverage = 0.0 if not whole else 1.0 - min(1.0, 20 * clipped_share(sound))
    return {
        "level_deviation": taken.measure(deviation, "dB", coverage),
        "level_range": taken.measure(range_, "dB", coverage),
    }
