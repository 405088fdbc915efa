"""A scripted conversation in sample time: the trainee speaks, the client answers, both talk at once."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

import numpy as np

from scripts.bench.staging import Cast, call_of
from voicesim.audio.frames import FRAME, Frame, samples, silence
from voicesim.call.call import Call
from voicesim.call.events import Event, as_json
from voicesim.call.growing_files import GrowingFiles
from voicesim.call.patience import Limits
from voicesim.call.workers import InlineWorkers, Workers
from voicesim.client.protocol import ScriptedClient
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.text.words import Word

SAID = (
    "Bonjour, service sinistres, je vous écoute ?",
    "D'accord.",
    "Que s'est-il passé exactement ?",
    "Je regarde votre contrat, et puis",
    "Attendez, je vous coupe, à quelle date ?",
    "Je comprends, c'est très pénible.",
)
LOST = 2
"""Frames that the line loses at a time."""
PACE = samples(0.3)
"""One word of the trainee's."""
LOUD: Frame = np.full(FRAME, 4000, dtype=np.int16)
TURN = (samples(1.0), samples(7.0))
"""From the end of one turn of the trainee's to the next: now over the client, now after a silence."""


@dataclass(frozen=True, slots=True)
class Script:
    """What the trainee says, on the call's clock, and how it sounds: loud."""

    words: tuple[Word, ...]
    lasting: int
    lost: tuple[int, ...] = ()
    """Samples at which the line loses `LOST` frames."""

    def frames(self) -> Iterator[Frame]:
        """The trainee's side, a frame at a time: an hour of it is never in memory."""
        words = iter(self.words)
        word = next(words, None)
        for first in range(0, self.lasting, FRAME):
            while word is not None and word.end <= first:
                word = next(words, None)
            yield LOUD if word is not None and word.start < first + FRAME else silence()


def script(lasting: int, seed: int = 0, losing: int = 0) -> Script:
    """A trainee who says something every few seconds for `lasting` samples."""
    random = np.random.default_rng(seed)
    words: list[Word] = []
    at = samples(0.5)
    while at < lasting - samples(5.0):
        tokens = SAID[int(random.integers(len(SAID)))].split()
        words += [Word(token, at + n * PACE, at + (n + 1) * PACE) for n, token in enumerate(tokens)]
        at += len(tokens) * PACE + int(random.integers(*TURN))
    lost = sorted(int(when) for when in random.integers(0, lasting, losing))
    return Script(tuple(words), lasting // FRAME * FRAME, tuple(lost))


@dataclass(slots=True)
class Held:
    """A call that was held, and what passed through it."""

    call: Call
    microphone: list[Frame] = field(default_factory=list)
    frames: int = 0
    events: list[Event] = field(default_factory=list)

    @property
    def log(self) -> str:
        """The event log, as it is written."""
        lines = (json.dumps(as_json(event), ensure_ascii=False, sort_keys=True) for event in self.events)
        return "".join(line + "\n" for line in lines)


def hold(
    spoken: Script,
    *,
    keep: bool = True,
    each: Callable[[int], None] = lambda now: None,
    microphone: Iterable[Frame] | None = None,
    workers: Workers | None = None,
    files: GrowingFiles | None = None,
) -> Held:
    """Hold the call to its end; `each` sees every tick's clock, `microphone` replaces the script's sound.

    `keep` keeps sound and events in memory; `files` are where a call of the product writes as it goes.
    """
    workers = workers or InlineWorkers(lambda value: samples(0.05))
    lines = tuple(f"Réponse numéro {n}, et voilà tout ce que je peux vous dire." for n in range(5000))
    limits = Limits(call=2 * spoken.lasting)
    log: list[Event] = []
    cast = Cast(
        ScriptedClient(lines),
        ScriptedRecogniser(spoken.words),
        workers=workers,
        limits=limits,
        sinks=(log.append,) if keep else (),
    )
    held = Held(call_of(cast) if files is None else _written(cast, files), events=log)
    lost = list(spoken.lost)
    for frame in microphone or spoken.frames():
        while lost and lost[0] <= held.call.now:
            held.call.lost(LOST)
            lost.pop(0)
        _tick(held, frame, keep)
        each(held.call.now)
    held.call.hang_up()
    while not held.call.over:
        _tick(held, silence(), keep)
    workers.close()
    return held


def _written(cast: Cast, files: GrowingFiles) -> Call:
    """The same call, its sound, events and moments going to disk."""
    return call_of(replace(cast, sinks=(*cast.sinks, files.event), keep=files.moment), files.record)


def _tick(held: Held, frame: Frame, keep: bool) -> None:
    held.call.tick(frame)
    held.frames += 1
    if keep:
        held.microphone.append(frame)
