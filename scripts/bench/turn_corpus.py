"""Turns of real speech with known inner pauses: the corpus on which ways of ending a turn are compared.

Real utterances are cut where their sound dips, or joined, and between the parts comes a pause of the room's
own noise whose length is known. Parts of one call come from one speaker, who has a pace of their own. Each
turn is followed by 4 s of the same noise. Beside the sound go the words of a claim handler's sentence, cut
as often as the sound is, that a recogniser would give some time after a pause begins: the sound is real, the
words are real sentences, only their marriage is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import soundfile
import soxr
from numpy.typing import NDArray

RATE = 16_000
HOP = RATE // 100  # 10 ms
AFTER = 4 * RATE
SHORTEST, LONGEST = 0.15, 1.2  # s, inner pauses
CONDITIONS = ("clean", "noise 10 dB", "telephone")
Curve = NDArray[np.float64]

SENTENCES = Path(__file__).with_name("handler_sentences.txt")


@dataclass(frozen=True)
class Turn:
    """One turn in its call; times in samples of the call."""

    start: int
    end: int
    """First sample after its last sound."""
    pauses: tuple[tuple[int, int], ...]
    """The inner pauses that were put in: first sample, first sample after."""
    words: tuple[str, ...]
    """The sentence up to each pause, then whole."""


@dataclass(frozen=True)
class Call:
    speaker: str
    sound: NDArray[np.int16]
    turns: tuple[Turn, ...]


def material(folder: Path) -> dict[str, list[Curve]]:
    """The utterances of each speaker, trimmed at both ends."""
    found: dict[str, list[Curve]] = {}
    for path in sorted((folder / "emodb").glob("*.flac")):
        sound = _read(path)
        if _loud(sound)[-1] * HOP < len(sound) - RATE // 20:  # the file goes on after the sentence's end
            found.setdefault(f"emodb {path.name[:2]}", []).append(_trimmed(sound))
    for name in ("jfk.flac", "librivox-0870.flac", "multilingual.mp3"):
        found[name.split(".")[0]] = _phrases(_read(folder / name))
    found["short"] = [_trimmed(_read(folder / name)) for name in ("french.flac", "english.flac")]
    return {speaker: [one for one in all_ if len(one) > RATE] for speaker, all_ in found.items()}


def calls(folder: Path, condition: str, *, turns: int = 12, seed: int = 7) -> Iterator[Call]:
    """One call for each speaker and pace, under one of `CONDITIONS`; the same for the same seed."""
    sentences = [line for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.strip()]
    random = np.random.default_rng(seed)
    for speaker, utterances in material(folder).items():
        for pace in (0.3, 0.55):
            yield _call(f"{speaker} {pace}", utterances, sentences, pace, turns, condition, random)


def _call(
    name: str,
    utterances: list[Curve],
    sentences: list[str],
    pace: float,
    turns: int,
    condition: str,
    random: np.random.Generator,
) -> Call:
    sound, placed = [np.zeros(RATE)], []
    at = RATE
    for _ in range(turns):
        parts = _parts(utterances, random)
        waits = np.clip(random.lognormal(np.log(pace), 0.5, len(parts) - 1), SHORTEST, LONGEST)
        start, pauses = at, []
        for part, wait in zip(parts, [*waits, None], strict=True):
            sound.append(part)
            at += len(part)
            if wait is not None:
                pauses.append((at, at + int(wait * RATE)))
                sound.append(np.zeros(int(wait * RATE)))
                at += int(wait * RATE)
        words = _said(str(random.choice(sentences)), len(pauses), random)
        placed.append(Turn(start, at, tuple(pauses), words))
        sound.append(np.zeros(AFTER))
        at += AFTER
    return Call(name, _in_room(np.concatenate(sound), condition, random), tuple(placed))


def _parts(utterances: list[Curve], random: np.random.Generator) -> list[Curve]:
    """Two to four parts: an utterance cut in two or three, or two utterances one of which is cut."""
    first = utterances[int(random.integers(len(utterances)))]
    parts = _cut(first, int(random.integers(1, 3)), random)
    if random.random() < 0.3:
        second = utterances[int(random.integers(len(utterances)))]
        parts = [first, *_cut(second, 1, random)]
    return parts


def _cut(utterance: Curve, cuts: int, random: np.random.Generator) -> list[Curve]:
    """Cut where the sound dips, at least 0.4 s from the ends and from each other, with soft edges."""
    level = _levels(utterance)
    least, places = 40, [0, len(level)]  # in hops of 10 ms
    for _ in range(cuts):
        free = [
            hop
            for hop in range(least, len(level) - least)
            if min(abs(hop - place) for place in places) >= least
        ]
        if not free:
            break
        some = random.choice(free, size=min(len(free), 30), replace=False)
        places.append(int(min(some, key=lambda hop: level[hop])))
    ends = sorted(places)
    return [_soft(utterance[first * HOP : last * HOP]) for first, last in pairwise(ends)]


def _said(sentence: str, pauses: int, random: np.random.Generator) -> tuple[str, ...]:
    """The sentence up to `pauses` places between two of its words, then whole."""
    words = sentence.split()
    places = sorted(random.choice(np.arange(1, len(words)), size=min(pauses, len(words) - 1), replace=False))
    places += [places[-1] if places else 1] * (pauses - len(places))
    return (*(" ".join(words[:place]) for place in places), sentence)


def _in_room(sound: Curve, condition: str, random: np.random.Generator) -> NDArray[np.int16]:
    loud = float(np.sqrt(np.mean(sound[np.abs(sound) > 0.003] ** 2)))
    sound = sound * (0.06 / loud)
    breath = random.standard_normal(len(sound)) * 10 ** (-66 / 20)
    if condition == "noise 10 dB":
        breath = pink(len(sound), random) * 0.06 * 10 ** (-10 / 20)
    mixed = sound + breath
    if condition == "telephone":
        mixed = band(mixed, 300.0, 3400.0)
    return np.clip(mixed * 32768, -32768, 32767).astype(np.int16)


def pink(length: int, random: np.random.Generator) -> Curve:
    spectrum = np.fft.rfft(random.standard_normal(length))
    spectrum /= np.sqrt(np.maximum(np.fft.rfftfreq(length, 1 / RATE), 40.0))
    noise = np.fft.irfft(spectrum, length)
    return noise / float(np.sqrt(np.mean(noise**2)))


def band(sound: Curve, low: float, high: float) -> Curve:
    """A telephone's band, by a windowed-sinc filter of 16 ms."""
    taps = np.arange(-128, 129)
    kernel = 2 * high / RATE * np.sinc(2 * high / RATE * taps) - 2 * low / RATE * np.sinc(
        2 * low / RATE * taps
    )
    return np.convolve(sound, kernel * np.hamming(len(taps)), "same")


def _read(path: Path) -> Curve:
    sound, rate = soundfile.read(path, dtype="float64", always_2d=True)
    mono: Curve = sound.mean(axis=1)
    return mono if rate == RATE else np.asarray(soxr.resample(mono, rate, RATE))


def _levels(sound: Curve) -> Curve:
    """Level in dB of each 10 ms."""
    hops = sound[: len(sound) // HOP * HOP].reshape(-1, HOP)
    return np.asarray(10 * np.log10(np.mean(hops**2, axis=1) + 1e-10))


def _loud(sound: Curve) -> NDArray[np.intp]:
    """Numbers of the 10 ms that are not silence: 35 dB under the loudest, or the recording's own noise."""
    level = _levels(sound)
    return np.flatnonzero(level > max(level.max() - 35, np.percentile(level, 5) + 10))


def _trimmed(sound: Curve) -> Curve:
    """Without the silence at both ends."""
    loud = _loud(sound)
    return _soft(sound[loud[0] * HOP : (loud[-1] + 1) * HOP])


def _phrases(sound: Curve) -> list[Curve]:
    """A long recording as utterances: split at silences of at least 350 ms."""
    loud = _loud(sound)
    gaps = np.flatnonzero(np.diff(loud) > 35)
    firsts, lasts = [loud[0], *loud[gaps + 1]], [*loud[gaps], loud[-1]]
    found = [sound[first * HOP : (last + 1) * HOP] for first, last in zip(firsts, lasts, strict=True)]
    return [_trimmed(one[: 6 * RATE]) for one in found]


def _soft(part: Curve) -> Curve:
    """With 5 ms of fading at both ends, so that no cut clicks."""
    fade = np.ones(len(part))
    ramp = np.linspace(0, 1, 80)
    fade[:80], fade[-80:] = ramp, ramp[::-1]
    return part * fade
