"""Help during a practice call that fades: what could be said now, and why; less of it as the person manages.

Pure: what happens in the call goes in, what is to be shown comes out. What opens a need is what the scorecard
looks for afterwards: a cue of distress or anger that waits for an answer, and what the scenario says must be
asked. Never in an examination: `modes.ModeRules.helped`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from voicesim.analysis.mood import CUE_LEVEL, Feeling
from voicesim.call import events
from voicesim.client.scenario import Scenario
from voicesim.client.state import Mood
from voicesim.content.families import Phrase
from voicesim.content.roles import Role
from voicesim.understanding.acts import Act
from voicesim.understanding.bank import Bank

Level: TypeAlias = Literal[0, 1, 2, 3]
"""0: nothing; 1: that something waits; 2: what, and why; 3: words as well."""

LEVELS: tuple[Level, ...] = (0, 1, 2, 3)

MOST = 3
"""Suggestions at once."""

FADES_AFTER = 2
"""Needs in a row that were met before any help with them was shown: the help is then one level less."""

ANSWERS: Role = "answers_cue"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """One thing that could be said now."""

    need: str
    """What it is for: "cue:distress", or a topic's id behind "ask:"."""
    about: str
    """For people, in the call's language: a topic's name; empty for a cue."""
    words: str = ""
    """As it could be said; empty below level 3."""


@dataclass(frozen=True, slots=True)
class Needs:
    """What a scenario may call for, looked up once."""

    ask: Mapping[str, str]
    """Topics that must be asked, in their order, each with its name."""
    phrases: Mapping[Feeling, tuple[str, ...]]
    """Phrases of the bank that answer a cue."""
    hurting: Mapping[str, Feeling]
    """Facts whose telling is a cue."""
    same_question: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """For these, the topics that the caller answers alike: to ask any of them is to ask for all."""


@dataclass(frozen=True, slots=True)
class Help:
    """The help of one call, as it stands."""

    needs: Needs
    level: Level
    mood: Mood
    cue: Feeling | None = None
    """Of the caller, unanswered."""
    telling: Feeling | None = None
    """A fact that hurts is being told."""
    asked: frozenset[str] = frozenset()
    shown: tuple[Suggestion, ...] = ()
    """What is on the screen now."""
    alone: int = 0
    """Needs met in a row before help with them was shown."""
    given: int = 0
    """Suggestions that were shown."""
    used: int = 0
    """And after which the need was met in the very next turn."""
    met: int = 0
    """Needs that were met, with help or without."""
    levels: tuple[Level, ...] = field(default=())
    """Each level the call had, in order."""

    def record(self) -> dict[str, object]:
        """What the call's record says of it."""
        counts = {"shown": self.given, "used": self.used, "met": self.met}
        return {"levels": list(self.levels), **counts, "met_alone": self.met - self.used}


def needs_of(scenario: Scenario) -> Needs:
    """What a call of this scenario may call for."""
    bank = scenario.bank
    return Needs(
        ask={id: bank.topics[id].label for id in scenario.must_ask},
        phrases={"anger": _phrases(bank, "anger"), "distress": _phrases(bank, "distress")},
        hurting={fact.id: fact.cue for fact in scenario.facts if fact.cue is not None},
        same_question={id: scenario.same_question(id) for id in scenario.must_ask},
    )


def _phrases(bank: Bank, feeling: Feeling) -> tuple[str, ...]:
    """Phrases of the families that answer a cue, those that suit the feeling first."""
    found = [
        phrase
        for family in bank.families.values()
        if ANSWERS in family.roles and family.polarity == "good"
        for phrase in family.phrases
        if isinstance(phrase, Phrase) and phrase.mood in (feeling, "any")
    ]
    return tuple(phrase.say for phrase in sorted(found, key=lambda phrase: phrase.mood == "any"))


def begun(needs: Needs, level: Level, mood: Mood) -> Help:
    """The help at the beginning of a call."""
    return Help(needs, level, mood, levels=(level,))


def mood_moved(help: Help, mood: Mood) -> Help:
    """The caller's mood is another."""
    return replace(help, mood=mood)


def fact_told(help: Help, fact: str) -> Help:
    """The caller tells a fact."""
    return replace(help, telling=help.needs.hurting.get(fact, help.telling))


def caller_spoke(help: Help) -> Help:
    """The caller has finished: what waits now, and what of it is shown at this level."""
    mood = help.mood
    stronger: Feeling = "anger" if mood.anger > mood.distress else "distress"
    loud = stronger if max(mood.anger, mood.distress) >= CUE_LEVEL else None
    now = replace(help, cue=loud or help.telling or help.cue, telling=None)
    shown = _shown(now)
    return replace(now, shown=shown, given=now.given + len(shown))


def handler_spoke(help: Help, acts: Sequence[Act]) -> Help:
    """The person has said something: what was met by it, and whether they managed without help."""
    sound = [act for act in acts if not act.faint and not act.denied]
    met: list[str] = []
    if help.cue is not None and any(act.does(ANSWERS) for act in sound):
        met.append(f"cue:{help.cue}")
    topics = {act.id for act in sound if act.kind == "topic"}
    new = [
        one
        for one in help.needs.ask
        if one not in help.asked and not topics.isdisjoint(help.needs.same_question.get(one, {one}))
    ]
    met += [f"ask:{one}" for one in new]
    if not met:
        return replace(help, shown=())
    with_help = {one.need for one in help.shown}
    alone = help.alone + len(met) if with_help.isdisjoint(met) else 0
    answered = any(one.startswith("cue:") for one in met)
    now = replace(
        help,
        cue=None if answered else help.cue,
        asked=help.asked | set(new),
        shown=(),
        alone=alone,
        used=help.used + len(with_help.intersection(met)),
        met=help.met + len(met),
    )
    return _faded(now) if alone >= FADES_AFTER else now


def _faded(help: Help) -> Help:
    lower = LEVELS[max(0, help.level - 1)]
    if lower == help.level:
        return replace(help, alone=0)
    return replace(help, level=lower, alone=0, levels=(*help.levels, lower))


def _shown(help: Help) -> tuple[Suggestion, ...]:
    """The cue first, then what is still to be asked in its order; the same words are not shown every time."""
    if help.level == 0:
        return ()
    waiting: list[Suggestion] = []
    if help.cue is not None:
        phrases = help.needs.phrases[help.cue]
        words = phrases[help.given % len(phrases)] if phrases else ""
        waiting.append(Suggestion(f"cue:{help.cue}", "", words))
    waiting += [Suggestion(f"ask:{id}", name) for id, name in help.needs.ask.items() if id not in help.asked]
    most = MOST if help.level > 1 else 1
    kept = waiting[:most]
    if help.level == 3:
        return tuple(kept)
    return tuple(replace(one, words="") for one in kept)


def after_event(help: Help, event: events.Event) -> Help:
    """The help once something has happened in the call."""
    match event:
        case events.MoodMoved(anger=anger, distress=distress, trust=trust):
            return mood_moved(help, Mood(anger, distress, trust))
        case events.FactEarned(fact=fact):
            return fact_told(help, fact)
        case events.ClientSaid():
            return caller_spoke(help)
        case events.TurnEnded(understood=understood) if understood is not None:
            return handler_spoke(help, understood.acts)
        case _:
            return help
