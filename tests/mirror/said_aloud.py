"""Calls in which a trainee really speaks: espeak-ng on the left channel, turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np

from voicesim.audio.frames import Sound, samples
from voicesim.audio.recording import Recording
from voicesim.call.directory import CallDirectory, EventWriter
from voicesim.call.events import Announced, Closed, TurnEnded
from voicesim.call.manifest import Manifest
from voicesim.call.transcript import read_record, write_transcript
from voicesim.client.scenario import load_scenario
from voicesim.modes import Mode
from voicesim.sessions.filing import file_call
from voicesim.text.words import typed
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL, Colour

SENTENCE = (
    "D'accord, je note que l'eau coule du plafond depuis hier soir et que le voisin du dessus est prévenu."
)
GAP = samples(1.0)
RAISED = replace(NEUTRAL, pitch=4.0, level=3.0)


@dataclass(frozen=True)
class Spoken:
    """A channel and where its turns are."""

    sound: Sound
    turns: tuple[tuple[int, int], ...]


@cache
def said(variant: str, colour: Colour) -> Sound:
    """The sentence, once."""
    return np.concatenate([one.sound for one in EspeakVoice(variant).synthesize(SENTENCE, colour)])


def channel(
    colours: Sequence[Colour], variant: str = "fr+f2", hiss: float = 8.0, louder: Sequence[float] = ()
) -> Spoken:
    """The same sentence once in each colour, a second between two; `louder` are factors of each turn."""
    sound: list[Sound] = []
    turns, at = [], GAP
    for number, colour in enumerate(colours):
        one = said(variant, colour).astype(np.float64) * (louder[number] if louder else 1.0)
        turns.append((at, at + len(one)))
        sound += [np.zeros(GAP), one]
        at += len(one) + GAP
    whole = np.concatenate([*sound, np.zeros(GAP)])
    whole = whole + hiss * np.random.default_rng(1).standard_normal(len(whole))
    return Spoken(np.clip(np.rint(whole), -32768, 32767).astype(np.int16), tuple(turns))


def call_of(spoken: Spoken, path: Path, *, mode: Mode = "practice", typing: bool = False) -> CallDirectory:
    """A finished and filed call of these turns."""
    directory = CallDirectory.create(path, Manifest("FR03", "fr", mode, 7, held="2026-03-02T10:00:00+01:00"))
    end = len(spoken.sound)
    with EventWriter(directory) as log:
        log.write(Announced(0, "Vous allez parler à un client simulé par une intelligence artificielle."))
        for start, stop in spoken.turns:
            words = typed(SENTENCE, start)
            log.write(TurnEnded(stop, start, stop, 0, "own pauses", words, interrupted=False, typed=typing))
        log.write(Closed(end, end, end, 0))
    recording = Recording(directory.sound)
    recording.write(spoken.sound, np.zeros(end, dtype=np.int16))
    recording.close()
    write_transcript(directory, read_record(directory))
    directory.close()
    file_call(directory, load_scenario("FR03"))
    return directory
