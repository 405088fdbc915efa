"""G7 and G8: the client is spoken over, 200 times, with each voice."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

from scripts.bench import trainee_sounds
from scripts.bench.endpointing import AUDIO
from scripts.bench.figures import Figure, late, middle
from scripts.bench.interruptions import Conversation, Overlap, Repeated
from scripts.bench.room_noises import NOISES, disturbed, noise
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.piper import PiperVoice
from voicesim.voice.speech import Voice

TIMES, FEW = 200, 50
DUCKED, SILENT, SILENT_P95 = 0.080, 0.140, 0.170  # s
LATE_EARS = (
    "the speech detector takes some first sounds, soft or voiceless, for no speech: the client stops at its "
    "first frame of doubt, and not before, for breath and coughs begin in the same way"
)
SEEDS = 4
"""Times 15 s of each noise."""
SLOW_ASSENT = (
    "said in 0.9 s without a pause: as long as speech that takes the floor whatever its words, "
    "and its words are recognised only from the first pause on"
)


@cache
def overlaps(kind: str) -> tuple[list[Overlap], int, int]:
    """Every interruption of one kind of voice; then how many coughs and backchannels stopped it."""
    with tempfile.TemporaryDirectory() as folder:
        talk = Conversation(Repeated(_voice(kind, Path(folder))))
    sounds = trainee_sounds.real_interruptions(AUDIO) or trainee_sounds.spoken_interruptions()
    moments = talk.moments(TIMES)
    found = [talk.interrupted(sounds[which % len(sounds)], at) for which, at in enumerate(moments)]
    few = moments[:FEW]
    stopped_by = []
    for others in (trainee_sounds.coughs(FEW), trainee_sounds.backchannels()):
        kept = [talk.finished(others[which % len(others)], at) for which, at in enumerate(few)]
        stopped_by.append(kept.count(False))
    return found, stopped_by[0], stopped_by[1]


KINDS = ("espeak-ng", "Piper (miniature)")


def barge_in() -> list[Figure]:
    """G7."""
    return [*(figure for kind in KINDS for figure in _barge_in(kind)), _noise()]


def heard_words() -> list[Figure]:
    """G8."""
    return [_heard_words(kind, overlaps(kind)[0]) for kind in KINDS]


def _barge_in(kind: str) -> Iterator[Figure]:
    found, coughed, agreed = overlaps(kind)
    yield _ducked(kind, found)
    yield _silent(kind, found)
    for what, stops, reason in (("a cough", coughed, ""), ("“oui, d'accord”", agreed, SLOW_ASSENT)):
        value = f"{stops} of {FEW}"
        yield Figure(
            "G7", f"{kind}: stopped by {what}", value, "none", not stops, FEW, reason if stops else ""
        )


def _ducked(kind: str, found: Sequence[Overlap]) -> Figure:
    times = [one.ducked for one in found if one.ducked is not None]
    never = len(found) - len(times)
    value = f"{_ms(middle(times))} median, {_ms(late(times))} p95" if times else ""
    met = bool(times) and not never and middle(times) <= DUCKED
    reason = f"{never} times never" if never else ""
    return Figure("G7", f"{kind}: ducked", value, f"<= {_ms(DUCKED)}", met, len(found), reason)


def _silent(kind: str, found: Sequence[Overlap]) -> Figure:
    times = [one.silent for one in found if one.silent is not None]
    again = len(found) - len(times)
    value = f"{_ms(middle(times))} median, {_ms(late(times))} p95" if times else ""
    met = bool(times) and not again and middle(times) <= SILENT and late(times) <= SILENT_P95
    target = f"<= {_ms(SILENT)} median, {_ms(SILENT_P95)} p95"
    reason = "" if met else LATE_EARS
    if again:
        reason = f"heard again while the trainee spoke: {again} times; {reason}"
    return Figure("G7", f"{kind}: silent", value, target, met, len(found), reason)


def _noise() -> Figure:
    """How much a room without a voice in it makes the client stutter."""
    sounds = [noise(name, seed) for name in NOISES for seed in range(SEEDS)]
    found = [disturbed(sound) for sound in sounds]
    times, silent = sum(times for times, _ in found), sum(silent for _, silent in found)
    minutes = sum(len(sound) for sound in sounds) / SAMPLE_RATE / 60
    value = f"{times} times, silent for {silent:.1f} s of {minutes:.0f} min"
    return Figure("G7", f"disturbed by {', '.join(NOISES)}", value, "never", not times, len(sounds))


def _heard_words(kind: str, found: Sequence[Overlap]) -> Figure:
    right = sum(one.wrong <= 1 for one in found)
    exact = sum(one.wrong == 0 for one in found)
    value, total = f"{right} of {len(found)} ({exact} exact)", len(found)
    return Figure(
        "G8", f"{kind}: at most one word wrong", value, f"{total} of {total}", right == total, total
    )


def _ms(duration: float) -> str:
    return f"{1000 * duration:.0f} ms"


def _voice(kind: str, folder: Path) -> Voice:
    if kind == KINDS[0]:
        return EspeakVoice("fr+f4")
    from scripts.miniatures.piper_voice import build

    return PiperVoice(build(folder / "voice.onnx"), steady=True, threads=1)
