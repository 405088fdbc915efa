"""Words, measured: which of the recognisers here suits this machine."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.scenario import load_scenario
from voicesim.listening.recogniser import Hints
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import Line, pull
from voicesim.sessions.checkup.measured_call import SCENARIO, TURNS
from voicesim.sessions.chosen import recogniser_for
from voicesim.voice.speech import NEUTRAL
from voicesim.weights.shelf import Shelf

if TYPE_CHECKING:
    from voicesim.settings.schema import Ears, Settings

KEEPS_UP = 0.33
"""Seconds of recognition for a second of speech, whole windows, beyond which a call waits for its words."""


def words_understood(settings: Settings) -> Iterator[Line]:
    """A sentence spoken by the clearest voice here, heard by every recogniser here: which of them to take.

    Raises `EngineMissing`, `ModelError` or `ConfigurationError`.
    """
    from voicesim.line.trainee_script import script_of
    from voicesim.sessions.voices import trainee_voice
    from voicesim.text.word_errors import word_error_rate

    caller, shelf = load_scenario(SCENARIO), Shelf()
    voice, clear = trainee_voice(script_of(caller.id, "good"), caller.language)
    if not clear:
        sentence = Message("no voice is here that a recogniser understands: espeak-ng's is not")
        yield Line(Message("measured: words"), "missing", sentence, pull("light"))
        return
    sound = np.concatenate([speech.sound for turn in TURNS for speech in voice.synthesize(turn, NEUTRAL)])
    said = [word for turn in TURNS for word in turn.split()]
    found: dict[str, tuple[float, float]] = {}
    for model in shelf.manifest.model:
        if model.purpose != "recogniser" or caller.language not in model.languages:
            continue
        if shelf.presence(model.id) != "here":
            continue
        ears = recogniser_for(
            caller.language, settings.model_copy(update={"ears": _only(settings, model.id)})
        )
        began = time.perf_counter()
        heard = [word.text for word in ears.transcribe(sound, 0, Hints(caller.language))]
        found[model.id] = (time.perf_counter() - began, word_error_rate(said, heard))
    yield recommended(found, settings.ears.model, voice.name, len(sound) / SAMPLE_RATE)


def _only(settings: Settings, model: str) -> Ears:
    return settings.ears.model_copy(update={"model": model})


def recommended(found: dict[str, tuple[float, float]], chosen: str, voice: str, length: float) -> Line:
    """Of the ears that keep up with speech (a third of its length), those that miss the fewest words."""
    what = Message("measured: words")
    if not found:
        return Line(what, "missing", Message("no recogniser for this language is here"), pull("light"))
    quick = {name: each for name, each in found.items() if each[0] <= length * KEEPS_UP} or {
        name: each for name, each in found.items() if each[0] == min(took for took, _ in found.values())
    }
    best = min(quick, key=lambda name: (quick[name][1], quick[name][0]))
    each = each_of(
        [
            Message("{name} {took:.1f} s and {wrong:.0%} of words wrong", name=name, took=took, wrong=wrong)
            for name, (took, wrong) in found.items()
        ]
    )
    sentence = Message("{length:.0f} s of {voice}: {each}", length=length, voice=voice, each=each)
    figures = {name: {"s": round(took, 2), "wrong": round(wrong, 3)} for name, (took, wrong) in found.items()}
    if best == chosen:
        return Line(
            what,
            "good",
            Message("{sentence}; {best}, as chosen, suits this machine best", sentence=sentence, best=best),
            figures=figures,
        )
    return Line(
        what,
        "missing",
        sentence,
        Message("take {best}: ears.model = {best} ('voicesim config write')", best=best),
        figures,
    )
