"""G9 and G10: what listening costs, and how many calls one process holds."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from threading import Thread
from time import perf_counter, process_time, sleep

import numpy as np

from scripts.bench import rival_capacity, rival_chain
from scripts.bench.endpointing import AUDIO
from scripts.bench.figures import Figure, late, unmeasured
from scripts.bench.staging import Cast, call_of
from scripts.bench.trainee_sounds import real_interruptions, spoken_interruptions
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, Sound, samples
from voicesim.audio.telephone import Telephone
from voicesim.call.call import Call
from voicesim.call.workers import InlineWorkers, ThreadedWorkers, Workers
from voicesim.client.protocol import ScriptedClient
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import ScriptedRecogniser

CALLS = 64
LASTING = 10.0  # s
LISTENING = 20.0  # s, by the clock: a processor that rests in between is slower than one that runs on
LATEST = 0.010  # s
SHARE = 1.0  # percent of a core
TIMES = 4
"""So many times pipecat's calls in one process."""
LIGHTER = 0.2
"""Of pipecat's processor time."""
MISSING = "pipecat is not installed: pip install --group bench"
RESTED = (
    "between two frames the processor does something else, and each frame meets cold caches: an addition of "
    "two arrays takes twenty times as long, the detector's network four times; frames one after another "
    "meet the target. Tried: an arena of memory for the network, no gain; up to four of its windows in one "
    "run while the level says that nothing changes (equal to the bit; after a rest four take 1.5 times as "
    "long as one), a quarter fewer runs on speech and 2.3 to 2.6 % where it was 2.6, left out: too little "
    "for frames that are known later"
)
GAP = samples(0.6)
"""Between two sentences of a trainee."""


def monologue(lasting: int) -> Sound:
    """People speaking, sentence after sentence."""
    sentences = real_interruptions(AUDIO) or spoken_interruptions()
    pieces: list[Sound] = []
    for which in count():
        if sum(map(len, pieces)) >= lasting:
            break
        pieces += [sentences[which % len(sentences)].sound, np.zeros(GAP, dtype=np.int16)]
    return np.concatenate(pieces)[:lasting]


def listener(seed: int, workers: Workers) -> Call:
    """A call with the real detector on a noisy line, whose client has nothing to say."""
    client, telephone = ScriptedClient(()), Telephone("street", seed)
    return call_of(
        Cast(client, ScriptedRecogniser(), detector=GatedDetector(), workers=workers, telephone=telephone)
    )


def listening(lasting: float = LISTENING) -> list[Figure]:
    """G10: processor time, not the clock's, of a call that hears each frame when it is there."""
    frames = list(_frames(monologue(samples(lasting))))
    share, warm = (_percent(_used(frames, paced=paced), frames) for paced in (True, False))
    what, target = "a call that listens to speech, Silero", f"<= {SHARE:.0f} %"
    value = f"{share:.2f} % of a core ({warm:.2f} % when frames follow one another without a rest)"
    return [
        Figure(
            "G10",
            what,
            value,
            target,
            share <= SHARE,
            len(frames),
            _unless(share <= SHARE, RESTED),
            timed=True,
        ),
        _listening_beside(share, frames),
    ]


def _used(frames: list[Frame], *, paced: bool) -> float:
    """Processor time in seconds of the ticks of one call; waiting for the frames is no part of it."""
    workers = InlineWorkers()
    call, used = listener(1, workers), 0.0
    began = perf_counter()
    for number, frame in enumerate(frames, 1):
        if paced:
            sleep(max(0.0, began + number * FRAME / SAMPLE_RATE - perf_counter()))
        before = process_time()
        call.tick(frame)
        used += process_time() - before
    workers.close()
    return used


def _percent(used: float, frames: list[Frame]) -> float:
    return 100 * used / (len(frames) * FRAME / SAMPLE_RATE)


def _listening_beside(share: float, frames: list[Frame]) -> Figure:
    what, target = "a call that listens to speech: pipecat, Silero", f"ours <= {LIGHTER}x"
    if not rival_chain.installed():
        return unmeasured("G10", what, target, MISSING)
    rival = _percent(rival_capacity.listening(frames), frames)
    value = f"{rival:.2f} % of a core; ours {share / rival:.2f}x"
    met = share <= LIGHTER * rival
    return Figure("G10", what, value, target, met, len(frames), _unless(met, RESTED), timed=True)


@dataclass(slots=True)
class Shift:
    """So many calls at once, each with a microphone of its own phase."""

    lateness: list[float] = field(default_factory=list)
    """Seconds from the moment a frame of microphone is complete to the end of its tick."""

    def hold(self, calls: list[Call], sound: Sound, lasting: float) -> None:
        """Tick every call when its frame is there, one after the other."""
        frames = list(_frames(sound))
        began = perf_counter()
        period = FRAME / SAMPLE_RATE
        for tick in range(1, int(lasting / period)):
            for which, call in enumerate(calls):
                due = began + (tick + which / len(calls)) * period
                sleep(max(0.0, due - perf_counter()))
                call.tick(frames[(tick + 37 * which) % len(frames)])
                self.lateness.append(perf_counter() - due)

    @property
    def lost(self) -> int:
        """Frames still waiting when the next one of the same call was complete."""
        return sum(late_by > FRAME / SAMPLE_RATE for late_by in self.lateness)


def many(calls: int = CALLS, lasting: float = LASTING) -> list[Figure]:
    """G9."""
    sound = monologue(samples(30.0))
    shift = held(calls, sound, lasting)
    worst, usual = max(shift.lateness), late(shift.lateness, 99)
    value = f"{1000 * worst:.1f} ms worst, {1000 * usual:.1f} ms p99, {shift.lost} lost"
    met = worst <= LATEST and not shift.lost
    target = f"<= {1000 * LATEST:.0f} ms worst, none lost"
    reason = _unless(met, "the machine was busy with something else at its worst moment")
    return [
        Figure(
            "G9", f"lateness of {calls} calls", value, target, met, len(shift.lateness), reason, timed=True
        ),
        _many_beside(sound, lasting / 2),
    ]


def held(calls: int, sound: Sound, lasting: float) -> Shift:
    """So many calls in this process, shared out among as many threads as there are processors."""
    workers = [ThreadedWorkers() for _ in range(calls)]
    listeners = [listener(seed, one) for seed, one in enumerate(workers)]
    hands = os.cpu_count() or 1
    shifts = [Shift() for _ in range(hands)]
    threads = [
        Thread(target=shift.hold, args=(listeners[which::hands], sound, lasting))
        for which, shift in enumerate(shifts)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in workers:
        one.close()
    return Shift([late_by for shift in shifts for late_by in shift.lateness])


def _many_beside(sound: Sound, lasting: float) -> Figure:
    what, target = "calls that pipecat holds, 1 frame of 100 more than 20 ms late", f"ours >= {TIMES}x"
    if not rival_chain.installed():
        return unmeasured("G9", what, target, MISSING)
    most, tried = rival_capacity.most(list(_frames(sound)), samples(lasting) // FRAME)
    last, rival = tried[-1]
    calls = TIMES * most
    shift = held(calls, sound, lasting)
    heard, lost = len(shift.lateness), shift.lost
    value = f"{most} (of {last}: {rival.lost} of {rival.expected} late); ours {calls}: {lost} of {heard} late"
    met = most > 0 and lost <= rival_capacity.SPARED * heard
    reason = _unless(met, f"{TIMES} times as many of ours ask for more than the processors have")
    return Figure("G9", what, value, target, met, heard, reason, timed=True)


def _unless(met: bool, reason: str) -> str:
    return "" if met else reason


def _frames(sound: Sound) -> Iterator[Frame]:
    for first in range(0, len(sound) - FRAME + 1, FRAME):
        yield sound[first : first + FRAME]
