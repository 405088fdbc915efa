"""What happens in a call, each as a small fact with its sample. The event log is these, a JSON line each."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias

from voicesim.audio.frames import seconds
from voicesim.text.words import Speaker, Word
from voicesim.understanding import keeping
from voicesim.understanding.acts import Understood

Party: TypeAlias = Literal["trainee", "client", "system"]


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened at one sample of the call."""

    at: int
    """Samples since the first frame."""


@dataclass(frozen=True, slots=True)
class Announced(Event):
    """The AI has announced itself; `text` is what was spoken."""

    text: str


@dataclass(frozen=True, slots=True)
class Rang(Event):
    """The telephone began to ring."""


@dataclass(frozen=True, slots=True)
class PickedUp(Event):
    """The trainee answered."""


@dataclass(frozen=True, slots=True)
class SpeechStarted(Event):
    """The trainee began to speak."""


@dataclass(frozen=True, slots=True)
class PauseStarted(Event):
    """The trainee fell silent; recognition starts, the turn may not be over."""


@dataclass(frozen=True, slots=True)
class TurnEnded(Event):
    """A trainee turn was judged over."""

    start: int
    end: int
    """Span of the turn's sound."""
    silence: int
    """Samples of silence waited for."""
    reason: str
    """Why the turn was judged over: "complete question", "own pauses", "longest wait"."""
    words: tuple[Word, ...]
    interrupted: bool
    """True when the turn began over the client's voice and stopped it."""
    typed: bool
    """True when the words were typed."""
    understood: Understood | None = None
    """What the client understood, and by which content; None when nobody was there to understand."""


@dataclass(frozen=True, slots=True)
class WordsLate(Event):
    """Words of a trainee turn that were recognised after the client had to answer without them."""

    start: int
    end: int
    """Span of the turn's sound; `start` is that of its `TurnEnded`, where there is one."""
    words: tuple[Word, ...]
    interrupted: bool = False
    """True when the turn began over the client's voice and stopped it."""


@dataclass(frozen=True, slots=True)
class Backchannel(Event):
    """The trainee said "oui", "d'accord", "mm" over the client, who went on."""

    start: int
    end: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class DraftDropped(Event):
    """A drafted answer was thrown away because the trainee went on; nobody heard it."""

    generation: int


@dataclass(frozen=True, slots=True)
class Latency:
    """Where the response gap went, in samples; the parts sum to the whole."""

    endpoint: int
    """End of the trainee's speech -> the decision that the turn is over."""
    answer: int
    """Decision -> first sound ready (0 when the draft was ready)."""
    hesitation: int
    """Chosen by the client: how long a person would wait."""

    @property
    def gap(self) -> int:
        """End of the trainee's speech -> first sound of the client."""
        return self.endpoint + self.answer + self.hesitation


@dataclass(frozen=True, slots=True)
class ClientStarted(Event):
    """The client's first sound of an answer."""

    generation: int
    moves: tuple[str, ...]
    latency: Latency | None
    """None when the client speaks unprompted (opening, "Allô ?")."""


@dataclass(frozen=True, slots=True)
class ClientSaid(Event):
    """The client has finished, or was stopped: only what was heard."""

    generation: int
    start: int
    end: int
    words: tuple[Word, ...]
    moves: tuple[str, ...]
    lines: tuple[str, ...]
    """Ids of the written lines that began to be heard."""
    complete: bool
    """False when the trainee cut in."""
    guess: str = ""
    """The topic that the client guessed in asking back; empty for none."""


@dataclass(frozen=True, slots=True)
class Worded(Event):
    """What the language model did about one line that began to be heard. Without a model, nothing."""

    generation: int
    line: str
    """Id of the written line, or "llm"."""
    move: str
    attempt: str
    """As in `client.state.Attempt`: "spoken", "late", "refused" ..."""
    reason: str
    """Which guard and which words, or what failed; empty for "spoken"."""


@dataclass(frozen=True, slots=True)
class Ducked(Event):
    """The trainee spoke over the client, whose sound was lowered."""


@dataclass(frozen=True, slots=True)
class Yielded(Event):
    """The client stopped for the trainee."""


@dataclass(frozen=True, slots=True)
class MoodMoved(Event):
    """The client's mood changed, and why."""

    rule: str
    sentence: str
    words: str
    anger: float
    distress: float
    trust: float
    """The three numbers after the change."""


@dataclass(frozen=True, slots=True)
class FactEarned(Event):
    """The client gave a fact, and the words that earned it."""

    fact: str
    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class FieldEntered(Event):
    """The trainee wrote something into a field of the claim form, or emptied it."""

    field: str
    text: str
    """What stands in it now; empty: nothing any more."""


@dataclass(frozen=True, slots=True)
class HoldStarted(Event):
    """The client hears the music."""


@dataclass(frozen=True, slots=True)
class HoldEnded(Event):
    """The client is taken back."""

    duration: int


Instead: TypeAlias = Literal[
    "what was ready was said",
    "what was left was said without it",
    "what was not said does not count",
    "nothing yet: the trainee is still speaking",
    "nothing was said",
    "the client answered without it",
    "words and pauses decided without it",
]
"""What is done when a stage fails."""

NO_RESULT = "no result in time"
"""The reason when a stage did not fail but was not waited for any longer."""


@dataclass(frozen=True, slots=True)
class StageFailed(Event):
    """A stage failed, and what was done instead."""

    stage: str
    reason: str
    instead: str

    @property
    def late(self) -> bool:
        """Did it have no result in its time, rather than break?"""
        return self.reason == NO_RESULT


@dataclass(frozen=True, slots=True)
class ServerAsked(Event):
    """What became of one question to a model server. Without a server, nothing."""

    stage: str
    """As in `servers.reports.Stage`: "recognition" or "voice"."""
    server: str
    """Model and host: "whisper-large-v3 at 10.0.0.5:8000"."""
    attempt: str
    """As in `servers.reports.Attempt`: "answered", "late", "refused" ..."""
    reason: str
    """What was wrong; empty for "answered"."""
    instead: str
    """The engine of this machine that did the job; empty when the server did, or nobody."""


@dataclass(frozen=True, slots=True)
class VoiceReplaced(Event):
    """The client's voice has failed too often in this call: another speaks from now on."""

    voice: str
    """Name of the one that speaks."""


@dataclass(frozen=True, slots=True)
class Dropped(Event):
    """Frames or results that a bounded queue could not take."""

    queue: str
    count: int


@dataclass(frozen=True, slots=True)
class Paused(Event):
    """The trainee stopped the simulation's clock for a while; nothing was recorded meanwhile."""

    duration: int
    """Samples that went by outside the call."""


MOMENT_OVER = "moment over"
"""Why the line of a drill was cut: its time is up, or its last turn is answered."""

SIMULATION_STOPPED = "simulation stopped"
"""The reason when the trainee stopped everything: nobody is asked why."""


@dataclass(frozen=True, slots=True)
class HungUp(Event):
    """The line was closed."""

    by: Party
    reason: str


@dataclass(frozen=True, slots=True)
class Closed(Event):
    """The last line of a complete log: captured = processed + dropped."""

    captured: int
    processed: int
    dropped: int


def kind(event: Event) -> str:
    """The event's name in the log: "turn_ended"."""
    name = type(event).__name__
    return "".join("_" + c.lower() if c.isupper() else c for c in name).lstrip("_")


def as_json(event: Event) -> dict[str, Any]:
    """The event as one JSON object: its name, its second, then its fields (times in samples)."""
    body: dict[str, Any] = asdict(event)
    if isinstance(event, TurnEnded):
        kept = event.understood
        body["understood"] = None if kept is None else keeping.as_json(kept)
    return {"event": kind(event), "second": seconds(event.at), **body}


SPEAKERS: tuple[Speaker, ...] = ("trainee", "client")
"""Left and right channel of the recording."""
