"""Timing the voices of a caller: a few clauses, spoken while the recogniser is at work as in a call."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from statistics import median
from threading import Event, Thread

from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.client.scenario import Scenario
from voicesim.errors import StageFailed
from voicesim.listening.recogniser import Hints, Recogniser
from voicesim.modes import Mode
from voicesim.sessions.casting import Part, part_of
from voicesim.sessions.pace import SLOWEST_CLAUSE, Pace, keep_pace, kept_pace
from voicesim.sessions.voices import loaded
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.voice.speech import NEUTRAL, Voice
from voicesim.weights.shelf import Shelf, Told, nobody

LINES: dict[Language, str] = {
    "fr": "Oui, bonjour, je vous appelle pour une fuite d'eau, dans ma cuisine, depuis ce matin.",
    "en": "Yes, hello, I am calling about a leak of water, in my kitchen, since this morning.",
}
"""What a voice is timed on: clauses as long as callers' are."""
HOPELESS = 3 * SLOWEST_CLAUSE
"""Seconds for one clause after which no more are waited for."""


def to_be_timed(scenario: Scenario, settings: Settings) -> bool:
    """Does the choice of a voice rest on a measurement that was never made here?"""
    shelf = Shelf()
    part = part_of(scenario, settings, shelf, "live")
    left = settings.voice.engine == "auto" and not settings.voice.model
    return left and bool(part.voice) and kept_pace(part.voice, shelf) is None


def timed_part(
    scenario: Scenario, mode: Mode, settings: Settings, ears: Recogniser | None, told: Told = nobody
) -> Part:
    """Who speaks in a call held live; what was never measured on this machine is timed now, and kept.

    `ears` are at work meanwhile; None where nothing is recognised. Raises what loading a voice raises.
    """
    shelf = Shelf()
    while True:
        part = part_of(scenario, settings, shelf, "live")
        if not to_be_timed(scenario, settings):
            return part
        keep_pace(part.voice, paced(part, scenario, mode, ears, shelf, told), shelf)
        if kept_pace(part.voice, shelf) is None:
            return part  # the cache folder cannot be written


def paced(
    part: Part,
    scenario: Scenario,
    mode: Mode,
    ears: Recogniser | None,
    shelf: Shelf,
    told: Told = nobody,
) -> Pace:
    """How fast a voice speaks here. Raises what loading it raises."""
    voice = loaded(part, scenario, mode, shelf, told)
    if voice is None:
        return Pace(0.0, 0.0)
    first = next(voice.synthesize(LINES[scenario.language], NEUTRAL)).sound
    with _at_work(ears, first, scenario.language):
        took, length = _timed(voice, scenario.language)
    beside = ears.name if ears is not None else ""
    return Pace(round(median(took), 3), round(sum(took) / length, 3), beside)


def _timed(voice: Voice, language: Language) -> tuple[list[float], float]:
    """Seconds that each clause took, and seconds of sound; of a hopeless voice the first is enough."""
    took, length, began = list[float](), 0, time.perf_counter()
    for speech in voice.synthesize(LINES[language], NEUTRAL):
        took.append(time.perf_counter() - began)
        length += len(speech.sound)
        if took[-1] > HOPELESS:
            break
        began = time.perf_counter()
    return took, length / SAMPLE_RATE


@contextmanager
def _at_work(ears: Recogniser | None, sound: Sound, language: Language) -> Iterator[None]:
    """The recogniser hears `sound` again and again meanwhile, as another turn of a call each time."""
    over = Event()

    def listen() -> None:
        start = 0
        while ears is not None and not over.is_set():
            try:
                ears.transcribe(sound, start, Hints(language))
            except StageFailed:
                return
            start += len(sound)

    thread = Thread(target=listen, name="voice trial")
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
