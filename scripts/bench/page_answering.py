"""W2: the client's first sound after the trainee's last, in a page beside the headset line.

The same call twice, one after the other: the same scenario and seed, the same words from the same file,
engines that take the same time. In the page Chromium's fake microphone plays the file, and what its earphones
get is taken on its own audio thread; on the headset line a driver of paper calls back every 20 ms by the
clock, as PortAudio does. Both ends of a gap are samples of one clock; what a sound card adds is in neither.
`python -m scripts.bench.page_answering [--write]`; four minutes; needs Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import numpy as np
import soundfile
import soxr

from scripts.bench.figures import Figure, late, middle, this_machine
from scripts.bench.in_a_page import hung_up, kept, listened_in, opened, picked_up, went_on
from scripts.bench.keeping import keep, may_be_kept
from scripts.bench.page_sound import lag_of
from scripts.bench.stubs import SHORT, Costs, SlowRecogniser
from scripts.bench.talk import spoken
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, silence
from voicesim.call.setup import Models, Plan
from voicesim.call.workers import ThreadedWorkers
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.line.devices import Device
from voicesim.line.headset import HeadsetLine
from voicesim.line.protocol import Ticking
from voicesim.line.sound_card import SoundCard
from voicesim.listening.recogniser import Hints
from voicesim.sessions.chosen import models_for
from voicesim.sessions.session import hold_call
from voicesim.settings.schema import Records, Settings
from voicesim.text.words import Word
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines

CALLER, SEED = "FR07", 1
SAID = (
    "Assistance bonjour, Camille à l'appareil, je vous écoute.",
    "Pouvez-vous rouler sans danger ?",
    "Où est la fissure sur le pare-brise ?",
    "Quelle est votre immatriculation ?",
    "Avez-vous déjà choisi un garage ?",
    "Quel est votre numéro de téléphone ?",
    "Quand êtes-vous disponible ?",
    "Quel est votre numéro de contrat ?",
)
FIRST, EVERY = 22.0, 9.0
"""Seconds of the file at which the first is said, and from one to the next: an answer is over by then."""
LOUD = 900.0
"""Rms from which the client speaks, -31 dBFS: the noise of where they are is 10 dB below."""
HOP = samples(0.005)
MORE = 60.0
"""Milliseconds that a page may add."""
SOON = 3.0
"""Seconds after which what is heard is no answer any more."""


class SaidInTurn:
    """Each new turn is the next line."""

    name = "script"

    def __init__(self) -> None:
        self._turns: list[int] = []

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        """The words of the turn that begins there, evenly over its sound."""
        if start not in self._turns:
            self._turns.append(start)
        words = SAID[min(self._turns.index(start), len(SAID) - 1)].split()
        each = len(sound) // len(words)
        return tuple(Word(w, start + n * each, start + (n + 1) * each) for n, w in enumerate(words))


def engines(plan: Plan, settings: Settings, typed: bool = False, costs: Costs = SHORT) -> Models:
    """A recogniser that takes its time; detector, caller and espeak-ng are real."""
    recogniser = SlowRecogniser(SaidInTurn(), costs)
    return models_for(plan.scenario, plan.mode, recogniser, settings)


def microphone() -> tuple[Sound, list[int]]:
    """The file, and the sample after the last of each line."""
    lines = [_narrow(spoken(text).sound) for text in SAID]
    starts = [samples(FIRST + n * EVERY) for n in range(len(lines))]
    sound = silence(starts[-1] + samples(EVERY + 4))
    for start, line in zip(starts, lines, strict=True):
        sound[start : start + len(line)] = line
    return sound, [start + len(line) for start, line in zip(starts, lines, strict=True)]


def _narrow(line: Sound) -> Sound:
    """Without what a browser's resampling takes away."""
    wide = soxr.resample(soxr.resample(line.astype(np.float32), SAMPLE_RATE, 12_000), 12_000, SAMPLE_RATE)
    narrow: Sound = np.clip(wide, -32768, 32767).astype(np.int16)[: len(line)]
    return narrow


@dataclass
class PaperDriver:
    """A PortAudio whose one stream calls back every 20 ms by the clock, and keeps both of its sides."""

    microphone: Sound
    heard: list[Sound] = field(default_factory=list)
    PortAudioError: type[Exception] = OSError

    def Stream(self, *, callback: Any, channels: tuple[int, int], **options: Any) -> SimpleNamespace:  # noqa: N802
        """The stream, opened and not started."""
        over = threading.Event()

        def run() -> None:
            began = time.monotonic()
            for first in range(0, len(self.microphone) - FRAME + 1, FRAME):
                if over.wait(max(0.0, began + (first + FRAME) / SAMPLE_RATE - time.monotonic())):
                    return
                out = np.zeros((FRAME, channels[1]), np.int16)
                callback(self.microphone[first : first + FRAME, None], out, FRAME, None, None)
                self.heard.append(out[:, 0].copy())

        thread = threading.Thread(target=run, name="driver")
        return SimpleNamespace(start=thread.start, close=lambda **_: over.set(), latency=(0.0, 0.0))


def on_a_headset(said: Sound, folder: Path) -> tuple[Sound, Sound]:
    """What microphone and earphones of a headset carried, sample beside sample."""
    driver = PaperDriver(said)
    device = Device(0, "paper", "paper", 1, 1, SAMPLE_RATE)
    rest = len(said) // FRAME - 100

    def hands(call: Ticking) -> None:
        if call.ringing:
            call.pick_up()
        if len(driver.heard) > rest:
            call.hang_up()

    scenario = load_scenario(CALLER)
    settings, plan = _settings(folder), _plan(scenario)
    line = HeadsetLine(lambda: SoundCard(driver, device, device), hands=hands)  # type: ignore[arg-type]
    hold_call(plan, engines(plan, settings), line, folder / "call", workers=ThreadedWorkers(), held=_now())
    heard = np.concatenate([silence(), *driver.heard])  # what a callback gives sounds after what it takes
    return said[: len(heard)], heard[: len(said)]


def in_a_page(said: Sound, folder: Path) -> tuple[Sound, Sound]:
    """What a page's microphone gave and its earphones got, sample beside sample."""
    file = folder / "microphone.wav"
    soundfile.write(file, said, SAMPLE_RATE, subtype="PCM_16")
    desk = Desk(
        _settings(folder),
        engines=Engines(open=engines, deaf=lambda settings: None),
        given=lambda scenario: (_plan(scenario), False),
    )
    with opened(desk, file, 300) as (page, where):
        listened_in(page)
        picked_up(page, where, CALLER)
        went_on(page, len(said) / SAMPLE_RATE - FIRST)
        taken, heard = kept(page)
        hung_up(page)
    return taken, heard


def gaps(said: Sound, ends: list[int], taken: Sound, heard: Sound) -> list[float]:
    """Seconds from the end of each line on the microphone to the client's next sound.

    A line over which the client spoke has none.
    """
    lag, found = lag_of(said, taken), []
    for end in ends:
        there = end + lag
        piece = heard[max(0, there - samples(0.3)) : there + samples(SOON)].astype(float)
        levels = np.sqrt(np.mean(piece[: len(piece) // HOP * HOP].reshape(-1, HOP) ** 2, axis=1))
        before = samples(0.3) // HOP
        loud = np.flatnonzero(levels[before:] > LOUD)
        if there > 0 and len(loud) and not (levels[:before] > LOUD).any():
            found.append(float(loud[0]) * HOP / SAMPLE_RATE)
    return found


def _plan(scenario: Scenario) -> Plan:
    return Plan(scenario, SEED, "practice")


def _settings(folder: Path) -> Settings:
    return Settings(records=Records(folder=str(folder / "records")))


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def main() -> None:
    """Print one line of JSON."""
    parser = argparse.ArgumentParser(prog="python -m scripts.bench.page_answering")
    may_be_kept(parser)
    write, machine = parser.parse_args().write, this_machine()
    said, ends = microphone()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        headset = gaps(said, ends, *on_a_headset(said, Path(one)))
        page = gaps(said, ends, *in_a_page(said, Path(other)))
    figures = {
        name: {"n": len(found), "median_ms": round(1000 * middle(found)), "p95_ms": round(1000 * late(found))}
        for name, found in (("headset", headset), ("page", page))
    }
    more = round(1000 * (middle(page) - middle(headset)))
    print(json.dumps({**figures, "more_in_the_page_ms": more, "load": os.getloadavg()[0]}))
    if write:
        keep([figure(headset, page)], machine)


def figure(headset: list[float], page: list[float]) -> Figure:
    """W2."""
    one, other = 1000 * middle(headset), 1000 * middle(page)
    value = f"{other - one:+.0f} ms ({other:.0f} ms, {one:.0f} on the headset line; medians)"
    return Figure(
        "W2",
        "heard in the page against the headset line",
        value,
        f"+ {MORE:g} ms at most",
        other - one <= MORE,
        len(page),
        timed=True,
        by="scripts.bench.page_answering",
    )


if __name__ == "__main__":
    main()
