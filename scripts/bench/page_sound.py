"""What is recorded of a page's microphone, over minutes: frames lost, likeness to what was said, level.

Chromium's fake microphone says a line every few seconds into the page of a call on this machine; the caller,
who hears nothing, waits. Each line is looked for in the recording, and the recording is compared with what
the page itself was given: on a busy machine the browser may tear its own microphone's sound.
`python -m scripts.bench.page_sound [--minutes 10]`; needs Chromium and Playwright.
"""

from __future__ import annotations

import argparse
import json
import os
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import soundfile
import soxr

from scripts.bench.in_a_page import hung_up, kept, listened_in, opened, picked_up, went_on
from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.call.event_reading import read_events
from voicesim.call.events import Closed
from voicesim.call.setup import Models, Plan
from voicesim.client.persona import VoiceSpec
from voicesim.line.browser import BrowserLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import ScriptedDetector
from voicesim.sessions.chosen import models_for
from voicesim.settings.schema import Records, Settings
from voicesim.voice.casting import espeak_for
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines

LINE = "Je comprends, c'est pénible. Pouvez-vous me dire où cela s'est passé ?"
EVERY = 8.0
"""Seconds from one line to the next; each is said a little louder or softer than the one before."""
FIRST = 25.0
"""Seconds of the recording before the first: the telephone has to ring."""
CALLER = "FR07"


def deaf(plan: Plan, settings: Settings, typed: bool) -> Models:
    """The caller hears nothing: whatever is said, the call goes on until it is hung up."""
    models = models_for(plan.scenario, plan.mode, ScriptedRecogniser(), settings)
    return replace(models, detector=ScriptedDetector([]))


def patient(send: Callable[[bytes], None], *, typed: bool, **more: Any) -> BrowserLine:
    """A line on which no silence grows, though it is spoken."""
    return BrowserLine(send, typed=True, **more)


def lines(minutes: float) -> tuple[Sound, list[float]]:
    """The microphone's file, and the second of each line in it."""
    spoken = np.concatenate([one.sound for one in espeak_for("fr", VoiceSpec(espeak="f2")).synthesize(LINE)])
    narrow = soxr.resample(
        spoken.astype(np.float32), SAMPLE_RATE, 12_000
    )  # what a browser's resampling keeps
    line = soxr.resample(narrow, 12_000, SAMPLE_RATE)
    at = [float(second) for second in np.arange(FIRST, minutes * 60, EVERY)]
    sound = silence(samples(at[-1] + EVERY))
    for number, second in enumerate(at):
        louder = line * (0.5 + 0.05 * (number % 10))
        sound[samples(second) : samples(second) + len(line)] = np.clip(louder, -32768, 32767).astype(np.int16)
    return sound, at


def found(said: Sound, heard: Sound, at: float, lag: int) -> tuple[float, float]:
    """Likeness and difference of level, in dB, of the line at that second, near where it is expected."""
    piece = said[samples(at - 0.2) : samples(at + 5.0)].astype(float)
    start = max(0, samples(at - 0.2) + lag - samples(0.5))
    window = heard[start : start + len(piece) + samples(1.0)].astype(float)
    length = 1 << int(np.ceil(np.log2(len(window) + len(piece))))
    both = np.fft.irfft(np.fft.rfft(window, length) * np.conj(np.fft.rfft(piece, length)))
    place = int(np.argmax(both[: len(window) - len(piece) + 1]))
    there = window[place : place + len(piece)]
    energy, other = float(np.sum(piece**2)), float(np.sum(there**2))
    spectrum = np.fft.rfft(there) * np.conj(np.fft.rfft(piece))
    shifts = np.linspace(-1, 1, 41)  # resampling delays by parts of a sample
    turned = np.exp(2j * np.pi * np.outer(shifts, np.fft.rfftfreq(len(piece)))) @ spectrum
    return 2 * float(np.max(turned.real)) / len(piece) / np.sqrt(energy * other), 10 * np.log10(
        other / energy
    )


def differing(given: Sound, recorded: Sound) -> tuple[int, int] | None:
    """Samples of the recording that are not what the page's microphone gave, and how many were compared.

    None where the page could not be listened in to.
    """
    if not given.any():
        return None
    lag = lag_of(given, recorded)
    first, since = max(0, -lag), max(0, lag)
    since_spoken = since + int(np.argmax(recorded[since:] != 0))  # nothing is recorded before it is picked up
    there = recorded[since_spoken:]
    same = given[first + since_spoken - since :]
    length = min(len(there), len(same))
    return int(np.count_nonzero(there[:length] != same[:length])), length


def lag_of(said: Sound, heard: Sound) -> int:
    """Samples by which the recording is behind the microphone's file; negative: before it."""
    length = 1 << int(np.ceil(np.log2(len(heard) + len(said))))
    both = np.fft.irfft(
        np.fft.rfft(heard.astype(float), length) * np.conj(np.fft.rfft(said.astype(float), length))
    )
    best = int(np.argmax(both))
    return best if best < len(heard) else best - length


def main() -> None:
    """Print one line of JSON."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10.0)
    minutes = asked.parse_args().minutes
    with tempfile.TemporaryDirectory() as folder:
        microphone = Path(folder) / "microphone.wav"
        said, at = lines(minutes)
        soundfile.write(microphone, said, SAMPLE_RATE, subtype="PCM_16")
        engines = Engines(open=deaf, deaf=lambda settings: None, line=patient)
        desk = Desk(Settings(records=Records(folder=f"{folder}/records")), engines=engines)
        with opened(desk, microphone, minutes * 60 + 120) as (page, where):
            listened_in(page)
            picked_up(page, where, CALLER)
            went_on(page, minutes * 60 - FIRST)
            given, _ = kept(page)
            hung_up(page)
        assert desk.call is not None
        directory = desk.filed(desk.call.result.split("/")[2])
        last = read_events(directory.events)[-1]
        assert isinstance(last, Closed)
        left = soundfile.read(directory.sound, dtype="int16")[0][:, 0]
        lag = lag_of(said, left)
        picked = int(np.argmax(left != 0))  # nothing is recorded of the microphone before
        whole = [
            second
            for second in at
            if samples(second + 6) + lag <= len(left) and samples(second - 1) + lag > picked
        ]
        every = [found(said, left, second, lag) for second in whole]
        print(
            json.dumps(
                {
                    "minutes": round(len(left) / SAMPLE_RATE / 60, 2),
                    "frames": last.captured,
                    "lost": last.dropped,
                    "lines": len(every),
                    "differ_from_the_page": differing(given, left),
                    "likeness": sorted(round(one, 4) for one, _ in every),
                    "most_level_db": round(max(abs(one) for _, one in every), 3),
                    "load": os.getloadavg()[0],
                }
            )
        )


if __name__ == "__main__":
    main()
