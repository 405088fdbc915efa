"""How the two speakers shared the line: gaps, talk, overlaps, interruptions, silences, holds.

All of it comes from the event log and the times of the turns. The time the machine took is never the
trainee's: what passes between the end of a trainee turn and the client's answer is charged to nobody here.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from voicesim.analysis.acts import PlacedAct, in_role
from voicesim.analysis.phases import Phase, PhaseName
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.events import Event, HoldEnded, HoldStarted, HungUp
from voicesim.call.record import CallRecord, Turn
from voicesim.text.words import Speaker

OVERLAP_LEAST = SAMPLE_RATE // 10  # 100 ms
"""Both speaking for longer than this is an overlap."""
BACKCHANNEL_MOST = SAMPLE_RATE  # 1 s
"""A "oui, d'accord" over the client is no interruption up to this length."""
INTERRUPTION_LEAST = SAMPLE_RATE // 2  # 500 ms
"""An overlap longer than this that stops the client is an interruption."""
TOGETHER = SAMPLE_RATE  # 1 s
"""Beginning within this of the other's first sound is beginning together."""
SILENCE_LEAST = 3 * SAMPLE_RATE
"""A gap of the trainee longer than this is a silence, announced or thinking."""

Silent: TypeAlias = Literal["announced", "thinking"]
Crossing: TypeAlias = Literal["backchannel", "interruption", "overlap"]


@dataclass(frozen=True, slots=True)
class Gap:
    """From the end of what the client said to the trainee's first sound."""

    client_turn: int
    trainee_turn: int
    length: int
    """Samples; negative when the trainee began before the client had ended."""
    at: int


@dataclass(frozen=True, slots=True)
class Overlap:
    """A stretch in which both spoke."""

    kind: Crossing
    by: Speaker
    """Who came in over the other."""
    turn: int
    """Index of the turn that came in."""
    over: int
    """Index of the turn it came in over."""
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Quiet:
    """A silence that is the trainee's."""

    kind: Silent
    start: int
    end: int
    after: int
    """Index of the client turn that was left unanswered."""


@dataclass(frozen=True, slots=True)
class Hold:
    """A stretch in which the client heard the music, and the manners around it."""

    start: int
    end: int
    announced: tuple[PlacedAct, ...]
    """Words of the two trainee turns before: the permission, the reason, the duration."""
    taken_back: tuple[PlacedAct, ...]
    """Words of the first trainee turn after: the thanks."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Speaking time."""

    trainee: int
    client: int
    """Samples."""

    @property
    def share(self) -> float | None:
        """The trainee's share of all speech, 0..1; None when nobody spoke."""
        both = self.trainee + self.client
        return self.trainee / both if both else None


@dataclass(frozen=True, slots=True)
class Interaction:
    """All that the timing of a call says, in samples."""

    gaps: tuple[Gap, ...]
    talk: Talk
    talk_by_phase: tuple[tuple[PhaseName, Talk], ...]
    overlaps: tuple[Overlap, ...]
    silences: tuple[Quiet, ...]
    holds: tuple[Hold, ...]

    def crossings(self, kind: Crossing, by: Speaker = "trainee") -> tuple[Overlap, ...]:
        """The overlaps of one kind by one speaker."""
        return tuple(o for o in self.overlaps if o.kind == kind and o.by == by)


def interaction(record: CallRecord, acts: Iterable[PlacedAct], of_call: Sequence[Phase]) -> Interaction:
    """Measure the call. Typed turns have no gap: a typing trainee is not timed."""
    acts = tuple(acts)
    gaps = response_gaps(record)
    held = holds(record, acts)
    return Interaction(
        gaps=gaps,
        talk=_talk(record.turns),
        talk_by_phase=tuple(
            (phase.name, _talk(record.turns[phase.first_turn : phase.last_turn + 1])) for phase in of_call
        ),
        overlaps=overlaps(record),
        silences=_silences(record, gaps, acts, held),
        holds=held,
    )


def response_gaps(record: CallRecord) -> tuple[Gap, ...]:
    """One gap for each spoken trainee turn that answers the client.

    A trainee turn that follows one of their own answers nobody: the machine's latency lies between the two.
    """
    found = []
    client: int | None = None
    for index, turn in enumerate(record.turns):
        if turn.speaker == "client":
            client = index
        elif not turn.backchannel and not turn.typed:
            if client is not None:
                end = record.turns[client].end
                found.append(Gap(client, index, turn.start - end, max(turn.start, 0)))
            client = None
        elif not turn.backchannel:
            client = None
    return tuple(found)


def overlaps(record: CallRecord) -> tuple[Overlap, ...]:
    """Every stretch in which both spoke for more than 100 ms, by who came in and what it did."""
    found = []
    for index, turn in enumerate(record.turns):
        for over in range(index - 1, -1, -1):
            other = record.turns[over]
            if other.speaker == turn.speaker or turn.typed:
                continue
            start, end = max(turn.start, other.start), min(turn.end, other.end)
            if (turn.backchannel or end - start > OVERLAP_LEAST) and end > start:
                found.append(
                    Overlap(_crossing(turn, other, end - start), turn.speaker, index, over, start, end)
                )
            break
    return tuple(found)


def _crossing(turn: Turn, other: Turn, length: int) -> Crossing:
    """What it was to come in over the other; two who begin together interrupt nobody."""
    if turn.backchannel and turn.end - turn.start <= BACKCHANNEL_MOST:
        return "backchannel"
    stopped = turn.speaker == "client" or not other.complete
    together = turn.start - other.start < TOGETHER
    return "interruption" if stopped and length > INTERRUPTION_LEAST and not together else "overlap"


def holds(record: CallRecord, acts: Sequence[PlacedAct]) -> tuple[Hold, ...]:
    """Each hold with the trainee's words around it; one that never ended lasts to the end of the call."""
    manners = in_role(acts, "holds")
    return tuple(
        _hold(record, manners, start, end) for start, end in hold_spans(record.events, record.duration)
    )


def hold_spans(events: Iterable[Event], duration: int) -> tuple[tuple[int, int], ...]:
    """Start and end of each hold, in samples."""
    spans = []
    since: int | None = None
    for event in events:
        if isinstance(event, HoldStarted):
            since = event.at
        elif isinstance(event, (HoldEnded, HungUp)) and since is not None:
            spans.append((since, event.at))
            since = None
    return (*spans, (since, duration)) if since is not None else tuple(spans)


def _hold(record: CallRecord, manners: Sequence[PlacedAct], start: int, end: int) -> Hold:
    spoken = [i for i, t in enumerate(record.turns) if t.speaker == "trainee" and not t.backchannel]
    before = set([i for i in spoken if record.turns[i].start <= start][-2:])
    after = set([i for i in spoken if record.turns[i].end > end and record.turns[i].start > start][:1])
    return Hold(
        start,
        end,
        tuple(a for a in manners if a.turn in before),
        tuple(a for a in manners if a.turn in after),
    )


def _silences(
    record: CallRecord, gaps: Sequence[Gap], acts: Sequence[PlacedAct], held: Sequence[Hold]
) -> tuple[Quiet, ...]:
    manners = {a.turn for a in in_role(acts, "bears_silence")}
    found = []
    for gap in gaps:
        start, end = record.turns[gap.client_turn].end, record.turns[gap.trainee_turn].start
        on_hold = sum(max(0, min(end, h.end) - max(start, h.start)) for h in held)
        if end - start - on_hold < SILENCE_LEAST:
            continue
        before = [i for i in range(gap.client_turn) if record.turns[i].speaker == "trainee"]
        announced = bool(before) and before[-1] in manners
        found.append(Quiet("announced" if announced else "thinking", start, end, gap.client_turn))
    return tuple(found)


def _talk(turns: Iterable[Turn]) -> Talk:
    lengths: dict[Speaker, int] = {"trainee": 0, "client": 0}
    for turn in turns:
        lengths[turn.speaker] += max(0, turn.end - turn.start)
    return Talk(lengths["trainee"], lengths["client"])
