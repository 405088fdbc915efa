"""The gap before the client answers, measured in a short call in real time; and the memory it takes."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from statistics import median
from typing import TYPE_CHECKING

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.call.events import ClientStarted, Event
from voicesim.call.setup import Plan, place_call
from voicesim.call.workers import ThreadedWorkers
from voicesim.client.scenario import load_scenario
from voicesim.errors import EngineMissing
from voicesim.line.file import FileLine
from voicesim.line.pacing import RealTime
from voicesim.listening.recogniser import Recogniser, ScriptedRecogniser
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import Line
from voicesim.sessions.checkup.measured_call import SCENARIO, TURNS
from voicesim.sessions.chosen import models_for
from voicesim.sessions.servers import ears_for
from voicesim.text.words import Language, Word, shifted
from voicesim.voice.casting import announcer
from voicesim.voice.speech import NEUTRAL

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

PAUSE = samples(7.0)
"""Left to the client after each turn."""

NARROW_GAP = 1.2
"""Seconds: a longer gap is felt as a client who did not hear."""


def response_gap(settings: Settings) -> Iterator[Line]:
    """A short call in real time with the engines of the settings: what a trainee would wait, and the memory.

    Raises `EngineMissing`, `ModelError` or `ContentError`.
    """
    caller = load_scenario(SCENARIO)
    script = ScriptedRecogniser()
    recogniser, heard_by = _ears(caller.language, settings, script)
    gaps: list[tuple[float, float]] = []

    def note(event: Event) -> None:
        if isinstance(event, ClientStarted) and event.latency is not None:
            waited = event.latency.gap - event.latency.hesitation
            gaps.append((waited / SAMPLE_RATE, event.latency.answer / SAMPLE_RATE))

    sound, words = _spoken(TURNS)
    pace = RealTime()
    line = FileLine(sound, words=words, words_sink=script.add, witness=lambda mic, speaker: pace.wait())
    workers = ThreadedWorkers()
    try:
        line.run(
            place_call(Plan(caller, 1), models_for(caller, "practice", recogniser, settings), workers, note)
        )
    finally:
        workers.close()
    yield _gap_line(gaps, heard_by)
    yield _memory_line()


def _ears(language: Language, settings: Settings, script: ScriptedRecogniser) -> tuple[Recogniser, str]:
    """The recogniser of the settings, or the script when its weights are not here; and how to call it."""
    try:
        ears = ears_for(language, settings)
        return ears, ears.name if settings.ears.endpoint else settings.ears.model
    except EngineMissing:
        return script, Message("words from a script: there is no recogniser")


def _gap_line(gaps: list[tuple[float, float]], heard_by: str) -> Line:
    if not gaps:
        return Line(
            Message("measured: response gap"),
            "missing",
            Message("the client never answered"),
            Message("run it again on a quiet machine"),
        )
    whole, own = median(gap for gap, _ in gaps), median(answer for _, answer in gaps)
    sentence = Message(
        "{whole:.2f} s from the end of a turn to the client's voice (median of {count}; {heard_by})",
        whole=whole,
        count=len(gaps),
        heard_by=heard_by,
    )
    slow = whole > NARROW_GAP
    mend = (
        Message("take the ears that 'measured: words' recommends, and close other programs")
        if slow
        else Message("")
    )
    figures = {"gap_s": round(whole, 3), "answer_s": round(own, 3), "turns": len(gaps)}
    return Line(Message("measured: response gap"), "missing" if slow else "good", sentence, mend, figures)


def _memory_line() -> Line:
    if sys.platform == "win32":
        return Line(
            Message("measured: memory"),
            "missing",
            Message("this system does not say"),
            Message("look in the task manager"),
        )
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    megabytes = peak / (1e6 if sys.platform == "darwin" else 1e3)
    return Line(
        Message("measured: memory"),
        "good",
        Message("{megabytes:.0f} MB at the most", megabytes=megabytes),
        figures={"peak_mb": round(megabytes)},
    )


def _spoken(turns: tuple[str, ...]) -> tuple[Sound, tuple[Word, ...]]:
    """The turns spoken by espeak-ng, a pause after each, and their words."""
    voice = announcer("fr")
    pieces, words, length = [silence(samples(1.0))], list[Word](), samples(1.0)
    for turn in turns:
        for speech in voice.synthesize(turn, NEUTRAL):
            pieces.append(speech.sound)
            words += shifted(speech.words, length)
            length += len(speech.sound)
        pieces.append(silence(PAUSE))
        length += PAUSE
    return np.concatenate(pieces), tuple(words)
