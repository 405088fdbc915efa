"""The stimulus of G2 and G3: what a good trainee says in a call, spoken, with the time of each word.

The turns are those of the rehearsed call, so that the client has as much to understand as in any call: some
questions are clear before their last word, others only with it. They are spoken without a stop inside: a
pause of theirs would be an end of turn for whoever ends a turn at every 200 ms of silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scripts.bench.staging import last_sound, placed
from voicesim.audio.frames import FRAME, Frame, Sound, samples
from voicesim.call.events import TurnEnded
from voicesim.client.scenario import Scenario
from voicesim.line.trainee_script import load_script, scripts_of
from voicesim.sessions.rehearsal import play
from voicesim.text.words import Word, shifted, text_of
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

SEED = 1
LENGTHS = range(5, 16)
"""Words of a turn that is not too long to wait for, thirty times."""
LEAD = samples(0.4)


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn, spoken: its words on the sound's own clock. It ends with its last sample."""

    sound: Sound
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Talk:
    """Turns one after the other, so far apart that the slowest answer is over before the next."""

    turns: tuple[Turn, ...]
    apart: int

    @property
    def starts(self) -> list[int]:
        """The first sample of each turn."""
        lengths = [len(turn.sound) + self.apart for turn in self.turns]
        return [LEAD + sum(lengths[:place]) for place in range(len(lengths))]

    @property
    def ends(self) -> list[int]:
        """The sample after each turn's last."""
        return [first + len(turn.sound) for first, turn in zip(self.starts, self.turns, strict=True)]

    @property
    def words(self) -> list[Word]:
        """All that is said."""
        pairs = zip(self.starts, self.turns, strict=True)
        return [word for first, turn in pairs for word in shifted(turn.words, first)]

    @property
    def microphone(self) -> list[Frame]:
        """The trainee's side."""
        length = self.ends[-1] + self.apart
        parts = ((first, turn.sound) for first, turn in zip(self.starts, self.turns, strict=True))
        sound = placed(*parts, length=length)
        return [sound[first : first + FRAME] for first in range(0, length - FRAME + 1, FRAME)]


def turns_of(scenario: Scenario, count: int) -> tuple[Turn, ...]:
    """The first turns of a suitable length that the good robot says in this call."""
    record = play(scenario, load_script(scripts_of(scenario.id)["good"]), SEED).record
    said = [text_of(event.words) for event in record.events if isinstance(event, TurnEnded)]
    chosen = [text for text in said if len(_tokens(text)) in LENGTHS][:count]
    if len(chosen) < count:
        raise ValueError(
            f"{scenario.id}: its good robot says {len(chosen)} turns of that length, not {count}"
        )
    return tuple(spoken(text) for text in chosen)


def spoken(text: str) -> Turn:
    """A text, said in one breath."""
    tokens = _tokens(text)
    parts = list(_clauses(" ".join(tokens)))
    sound = np.concatenate([part for part, _ in parts])
    words = [word for _, words in parts for word in words]
    if len(words) != len(tokens):
        raise ValueError(f"{text!r}: the voice says {len(words)} words for {len(tokens)}")
    end = (last_sound(sound) or 0) + 1
    marked = [*tokens[:-1], tokens[-1] + text[-1] if text[-1] in ".!?" else tokens[-1]]
    placed = (Word(token, word.start, min(word.end, end)) for token, word in zip(marked, words, strict=True))
    return Turn(sound[:end], tuple(placed))


def _clauses(text: str) -> Iterator[tuple[Sound, tuple[Word, ...]]]:
    first = 0
    for speech in EspeakVoice("fr+m3").synthesize(text, NEUTRAL):
        yield speech.sound, shifted(speech.words, first)
        first += len(speech.sound)


def _tokens(text: str) -> list[str]:
    bare = (token.strip('.,;:!?…«»"') for token in text.split())
    return [token for token in bare if token]
