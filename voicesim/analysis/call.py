"""A whole call, analysed: the one value every rule of a rubric reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import takewhile

from voicesim.analysis.acts import (
    PlacedAct,
    Understanding,
    declined,
    likely,
    on_topic,
    placed,
    sums_named,
    times_named,
    understood_turns,
)
from voicesim.analysis.claim_form import MODEL_LINE, ExpectedField, FilledField, filled_form
from voicesim.analysis.confirmed import YES, confirmed
from voicesim.analysis.contradicted import Pair, contradicted
from voicesim.analysis.interaction import Interaction, interaction
from voicesim.analysis.mood import Cue, Feeling, MoodPoint, cues, mood_curve
from voicesim.analysis.phases import Phase, phases
from voicesim.analysis.recitation import recited_turns
from voicesim.analysis.said_back import said_back
from voicesim.call.events import ClientSaid, FactEarned
from voicesim.call.record import CallRecord, Turn
from voicesim.client.state import Mood
from voicesim.content.roles import Role


@dataclass(frozen=True, slots=True)
class ExpectedObjection:
    """A question or an objection of the client."""

    sentence: str
    """For people."""
    settled_by: tuple[str, ...]
    """Triggers of what answers it."""


@dataclass(frozen=True, slots=True)
class Expected:
    """What the scenario lets one expect of the call."""

    must_ask: tuple[str, ...] = ()
    """Topics that have to be asked about."""
    facts: tuple[str, ...] = ()
    """Facts that have to be earned: those the client does not tell by itself."""
    statements: tuple[str, ...] | None = None
    """Statements about this claim; None when every statement is one."""
    mood: Mood = field(default_factory=lambda: Mood(0, 0, 5))
    """The client's mood when the call begins."""
    names: tuple[str, ...] = ()
    """Names of the scenario, for the typed slot of a name."""
    hurting: Mapping[str, Feeling] = field(default_factory=dict)
    """Facts that are told in distress or anger: a cue to be answered."""
    trust: Mapping[str, float] = field(default_factory=dict)
    """The trust (0..10) that it takes to be told a fact, for those that are told in trust."""
    betrays: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words that give a fact away, by the fact: "scrubbing" -> ("dustbin", "thrown")."""
    answers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The lines with which the caller answers a topic, as they are said."""
    roles: Mapping[str, tuple[Role, ...]] = field(default_factory=dict)
    """The roles of the topics that have any."""
    labels: Mapping[str, str] = field(default_factory=dict)
    """What people call a topic or fact: `electricity` -> "Électricité"."""
    same_question: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For some topics, those that the caller answers alike: to ask any of them is to ask for all."""

    told_by: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The topics that the client's written lines tell, by what their ids begin with: "fact.lamp"."""
    form: tuple[ExpectedField, ...] = ()
    """The fields of the claim form beside the call."""
    objections: Mapping[str, ExpectedObjection] = field(default_factory=dict)
    """What the client will not let go, by its id."""
    needs: tuple[str, ...] = ()
    """Triggers of what the client has to hear before they are satisfied: "role:commits"."""
    truths: Mapping[str, str] = field(default_factory=dict)
    """What is true of the claim, by the id of its statement; what is only a fault has none."""

    def in_role(self, role: Role) -> frozenset[str]:
        """The topics of a role."""
        return frozenset(topic for topic, roles in self.roles.items() if role in roles)

    def label(self, id: str) -> str:
        """The label of a topic or fact, or the id itself when it has none."""
        return self.labels.get(id, id.replace("_", " "))


@dataclass(frozen=True, slots=True)
class Analysis:
    """What happened, measured; everything in samples."""

    record: CallRecord
    expected: Expected
    acts: tuple[PlacedAct, ...]
    declined: tuple[PlacedAct, ...]
    """Promises declined: "je ne peux pas vous garantir"."""
    phases: tuple[Phase, ...]
    interaction: Interaction
    earned: tuple[FactEarned, ...]
    """What the client gave, each with the question that earned it."""
    mood: tuple[MoodPoint, ...]
    cues: tuple[Cue, ...]
    recited: frozenset[int] = frozenset()
    """Indexes of the trainee's turns that are formulas and nothing else."""
    form: tuple[FilledField, ...] = ()
    """The claim form reconciled with what was said; empty where nothing was entered."""
    times: tuple[tuple[int, int], ...] = ()
    """Where the trainee names a day, an hour or a delay: index of the turn, index of its first word."""
    sums: tuple[tuple[int, int, int], ...] = ()
    """Sums that the trainee names and the client had not: index of the turn, first and last word."""
    said_back: tuple[PlacedAct, ...] = ()
    """Sentences that mostly say back what the client said."""
    likely: tuple[PlacedAct, ...] = ()
    """What was likely said besides, and speaks for the trainee."""
    confirmed: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Topics whose answer the trainee read out and the caller confirmed: indexes of turn and yes."""
    contradicted: tuple[Pair, ...] = ()
    """What the trainee says in one turn, and contradicts in a later one."""
    unread: frozenset[int] = frozenset()
    """Indexes of the trainee's turns whose words could not be analysed: a person has to listen."""

    @property
    def trainee_turns(self) -> tuple[tuple[int, Turn], ...]:
        """The trainee's real turns with their indexes in the record."""
        return tuple(
            (i, t)
            for i, t in enumerate(self.record.turns)
            if t.speaker == "trainee" and t.words and not t.backchannel
        )

    def asking(self, *topics: str) -> tuple[PlacedAct, ...]:
        """The acts that ask about any of these topics, or about one that the caller answers alike."""
        return on_topic(self.acts, self.alike(*topics))

    def perhaps_asking(self, *topics: str) -> tuple[PlacedAct, ...]:
        """The acts that likely ask about any of them."""
        return on_topic(self.likely, self.alike(*topics))

    def alike(self, *topics: str) -> set[str]:
        """These topics, and those that the caller answers alike."""
        alike = self.expected.same_question
        return {name for topic in topics for name in (topic, *alike.get(topic, ()))}

    @property
    def told(self) -> Mapping[str, int]:
        """The topics that the client has spoken of, asked or not, each with the index of the turn."""
        at = {turn.start: index for index, turn in reversed(self.client_turns)}
        told: dict[str, int] = {}
        for event in self.record.events:
            if isinstance(event, ClientSaid) and event.words and event.start in at:
                for line in event.lines:
                    begin = "" if ".evasive" in line else ".".join(line.split(".")[:2])
                    for topic in self.expected.told_by.get(begin, ()):
                        told.setdefault(topic, at[event.start])
        return told

    def topics_answered(self, turn: int) -> frozenset[str]:
        """The topics that the client's written lines in reply to a trainee's turn tell something of."""
        lines = (line for line in self._reply(turn) if ".evasive" not in line)
        told = (self.expected.told_by.get(".".join(line.split(".")[:2]), frozenset()) for line in lines)
        return frozenset().union(*told)

    def replied_by_lines(self, turn: int) -> bool:
        """Did the client reply to a trainee's turn by lines of the scenario, which are known to tell?"""
        lines = self._reply(turn)
        return bool(lines) and MODEL_LINE not in lines

    def confirmed_at_once(self, turn: int) -> bool:
        """Did the client say yes to a trainee's turn?"""
        return any(not YES.isdisjoint(one.moves) for one in self._reply_turns(turn))

    def _reply_turns(self, turn: int) -> tuple[Turn, ...]:
        """The client's turns between a trainee's turn and the next."""
        after = takewhile(lambda t: t.speaker == "client" or t.backchannel, self.record.turns[turn + 1 :])
        return tuple(one for one in after if one.speaker == "client")

    def _reply(self, turn: int) -> tuple[str, ...]:
        """Ids of the client's lines in them."""
        reply = {one.start for one in self._reply_turns(turn)}
        said = (e for e in self.record.events if isinstance(e, ClientSaid) and e.words and e.start in reply)
        return tuple(line for event in said for line in event.lines)

    @property
    def said_lines(self) -> frozenset[str]:
        """Ids of the client's written lines that were heard."""
        said = (event for event in self.record.events if isinstance(event, ClientSaid) and event.words)
        return frozenset(line for event in said for line in event.lines)

    @property
    def client_turns(self) -> tuple[tuple[int, Turn], ...]:
        """The client's turns with their indexes in the record."""
        return tuple((i, t) for i, t in enumerate(self.record.turns) if t.speaker == "client" and t.words)


def analyse(record: CallRecord, understand: Understanding, expected: Expected, content: str = "") -> Analysis:
    """Analyse one call. Pure: the same record, bank and scenario give the same analysis.

    What the call has kept of a turn is read, not understood again, when the content of that digest understood
    it.
    """
    turns, unread = understood_turns(record, understand, expected.names, content)
    acts = placed(turns)
    of_call = phases(record, acts)
    curve = mood_curve(record, expected.mood)
    known = confirmed(record, expected.answers)
    return Analysis(
        record=record,
        expected=expected,
        acts=acts,
        declined=declined(turns),
        phases=of_call,
        interaction=interaction(record, acts, of_call),
        earned=tuple(event for event in record.events if isinstance(event, FactEarned)),
        mood=curve,
        cues=cues(record, curve, expected.hurting),
        recited=recited_turns(record, acts),
        form=filled_form(record, expected.form, acts, known),
        times=times_named(turns),
        sums=sums_named(turns),
        said_back=said_back(turns),
        likely=likely(turns),
        confirmed=known,
        contradicted=contradicted(turns),
        unread=unread,
    )
