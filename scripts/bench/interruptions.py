"""One interruption: the client is spoken over, and what became of it is read from the samples.

Every interruption is a call of its own. The client says one long answer; at some moment the trainee speaks
over it, or coughs, or says "oui, d'accord". The same call without the trainee is the reference: what the
client would have sounded like. All times are read from the samples of the two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from scripts.bench.line_heard import sounded, wrong_words
from scripts.bench.staging import HEARD, WITHIN, Cast, call_of, heard_over, placed
from scripts.bench.trainee_sounds import Uttered
from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, seconds
from voicesim.call import events
from voicesim.call.answering import Recognised
from voicesim.call.workers import InlineWorkers
from voicesim.client.protocol import ScriptedClient
from voicesim.client.state import ClientState, Decision, Intention, PickedUp, Stimulus
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.text.words import Word
from voicesim.voice.speech import NEUTRAL, Colour, Speech, Voice

LOWER = 0.4
"""Share of its own level under which a voice has been ducked (-8 dB)."""
GONE = samples(0.3)
"""No sound for so long, where there was some in the reference: the client is silent."""
RECOGNITION = samples(0.35)
"""From the beginning of a pause to the words, as on a laptop."""

ANSWER = (
    "Écoutez, je vous explique depuis le début, parce que personne ne comprend rien à mon histoire, "
    "ma machine à laver a débordé pendant que nous étions chez ma sœur, et quand nous sommes rentrés "
    "dimanche soir toute la cuisine baignait dans l'eau, le parquet du salon a gonflé, les meubles "
    "sont fichus, et votre collègue m'a raccroché au nez sans même me donner un numéro de dossier."
)
"""What the client is saying: twenty seconds and some."""


class Talker(ScriptedClient):
    """Says its only line when the telephone is picked up, and nothing else."""

    def decide(self, state: ClientState, stimulus: Stimulus) -> Decision:
        """The line, once."""
        spoken = (Intention("opening", line="0"),) if isinstance(stimulus, PickedUp) else ()
        return Decision(state, spoken)


class Repeated:
    """A voice that has already said everything: the same sound in every call, rendered once."""

    def __init__(self, voice: Voice, text: str = ANSWER) -> None:
        self.name = voice.name
        self.said = tuple(voice.synthesize(text, NEUTRAL))
        self.sound: Sound = np.concatenate([speech.sound for speech in self.said])

    def synthesize(self, text: str, colour: Colour) -> Iterator[Speech]:
        """The answer."""
        yield from self.said

    @property
    def words(self) -> tuple[Word, ...]:
        """Its words on the clock of `sound`."""
        found: list[Word] = []
        at = 0
        for speech in self.said:
            found += [Word(word.text, at + word.start, at + word.end) for word in speech.words]
            at += len(speech.sound)
        return tuple(found)


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the client did about being spoken over; seconds from the trainee's first sample."""

    ducked: float | None
    silent: float | None
    """None when the client was heard again while the trainee spoke."""
    wrong: int
    """Words believed heard that did not sound, or the other way."""


class Conversation:
    """The client's answer by one voice, spoken over as often as one likes."""

    def __init__(self, voice: Repeated) -> None:
        self.voice = voice
        self._detector = GatedDetector()
        self.reference, _ = self.play(None, 0, len(voice.sound) + SAMPLE_RATE)

    def play(self, over: Uttered | None, at: int, lasting: int) -> tuple[Sound, tuple[Word, ...]]:
        """The speaker of a call in which `over` begins at sample `at`, and the words believed heard."""
        recogniser = ScriptedRecogniser()
        if over is not None:
            recogniser.add(Word(word.text, at + word.start, at + word.end) for word in over.words)
        workers = InlineWorkers(lambda value: RECOGNITION if isinstance(value, Recognised) else 0)
        self._detector.reset()
        log: list[events.Event] = []
        cast = Cast(Talker((ANSWER,)), recogniser, self.voice, self._detector, workers, sinks=(log.append,))
        call = call_of(cast)
        parts = () if over is None else ((at, over.sound),)
        speaker = heard_over(call, placed(*parts, length=lasting))
        workers.close()
        said = [event for event in log if isinstance(event, events.ClientSaid)]
        return speaker, said[0].words if said else ()

    def moments(self, number: int, seed: int = 5) -> list[int]:
        """Samples at which the client is speaking, and goes on for a quarter of a second."""
        random = np.random.default_rng(seed)
        found: list[int] = []
        step, window = samples(0.04), samples(0.24)
        while len(found) < number:
            at = int(random.integers(SAMPLE_RATE, len(self.voice.sound) - 3 * SAMPLE_RATE))
            pieces = self.reference[at : at + window].reshape(-1, step)
            if np.all(np.abs(pieces.astype(np.int32)).max(axis=1) >= HEARD):
                found.append(at)
        return found

    def interrupted(self, over: Uttered, at: int) -> Overlap:
        """One interruption."""
        speaker, believed = self.play(over, at, at + len(over.sound) + SAMPLE_RATE)
        reference = self.reference[: len(speaker)]
        heard = sounded(self.voice.sound, speaker)
        wrong = wrong_words(self.voice.words, heard, believed)
        return Overlap(ducked_after(reference, speaker, at), silent_after(speaker, at), wrong)

    def finished(self, over: Uttered, at: int) -> bool:
        """Was the client heard to their last word although `over` came in?"""
        speaker, _ = self.play(over, at, len(self.reference) + len(over.sound) + 3 * SAMPLE_RATE)
        end = int(np.flatnonzero(self.voice.sound)[-1]) + 1
        return abs(sounded(self.voice.sound, speaker) - end) <= samples(0.02)


def ducked_after(reference: Sound, speaker: Sound, at: int) -> float | None:
    """Seconds from `at` until the speaker is lower than it would have been; None when it never is."""
    piece = samples(0.005)
    for first in range(at, min(len(reference), len(speaker)) - piece, piece):
        was = int(np.abs(reference[first : first + piece].astype(np.int32)).max())
        now = int(np.abs(speaker[first : first + piece].astype(np.int32)).max())
        if was >= HEARD and now < LOWER * was:
            return seconds(first + WITHIN - at)
    return None


def silent_after(speaker: Sound, at: int) -> float | None:
    """Seconds from `at` until nothing more is heard; None when sound comes back after a silence."""
    sounding = np.flatnonzero(speaker[at:])
    if not len(sounding):
        return 0.0
    if np.any(np.diff(sounding) > GONE):
        return None
    return seconds(int(sounding[-1]) + 1 + WITHIN)
