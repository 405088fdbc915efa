"""A language model proposes other ways of saying a caller's lines, before any call; guards sort them.

    for proposal in proposals(scenario, engine, keys_of(scenario), seed=1): ...

Nobody waits, so each line is asked for whole and checked whole. What passes is a proposal, no more: a person
accepts it or not (`voicesim.sessions.varying`).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from random import Random

from rapidfuzz import fuzz

from voicesim.client.guards import Guards
from voicesim.client.llm_engine import ChatMessage, Engine, Limits
from voicesim.client.moves import is_written
from voicesim.client.pools import own_lines
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import fill, plainest, slots_in, tidy
from voicesim.client.state import ClientState, Earned, Intention, Mood
from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.errors import StageFailed
from voicesim.resources import content
from voicesim.text.fold import plain
from voicesim.text.words import Language

SHOWN = 4
"""Pairs of the author's own lines that show the model what another way of saying the same is."""

SAME = 90
"""Per cent of likeness from which two lines are one: a comma moved is no variant."""

WORDS = 2
"""Lines of fewer words have no other way of being said."""

_MOVES = {
    "opening": "opening",
    "ask": "answer",
    "obeys": "obey",
    "news": "learn",
    "right": "confirm",
    "wrong": "correct",
}
_ENDS = {
    "evasive": "evade",
    "again": "again",
    "insist": "insist",
    "settled": "relieved",
    "returns": "recall_promise",
}
_ELSE = {"fact": "tell", "objection": "object", "promise": "pleased"}


class VaryBook(Content):
    """`personas/lines/vary_<language>.yaml`: how the model is asked."""

    language: Language
    system: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One line of the model's beside the author's."""

    key: str
    of: str
    """The author's line it was shown."""
    line: str
    refused: str = ""
    """Which guard refused it and why; empty when a person may look at it."""


def keys_of(scenario: Scenario) -> tuple[str, ...]:
    """The keys whose lines may be varied: all the caller's, but for those that are said as written."""
    found = (key for key, lines in own_lines(scenario) if lines)
    return tuple(key for key in found if (move := intention_of(scenario, key)) and not is_written(move))


def intention_of(scenario: Scenario, key: str) -> Intention | None:
    """What the caller does when a line of `key` is said; None for another person's lines."""
    kind, _, rest = key.partition(".")
    if kind == "transfer":
        return None
    if kind == "move":
        return Intention(rest.partition(".")[0])
    move = _ENDS.get(rest.rpartition(".")[2]) or _MOVES.get(kind) or _ELSE[kind]
    return Intention(move, (rest.partition(".")[0],) if move == "tell" else (), key)


def proposals(
    scenario: Scenario, engine: Engine, keys: Sequence[str], *, seed: int = 0
) -> Iterator[Proposal]:
    """One proposal for each line of these keys, those refused too. Raises nothing the engine fails at:
    a line it fails at is refused with the reason."""
    lines = dict(own_lines(scenario))
    jury = _Jury(scenario)
    for key in keys:
        for number, text in enumerate(lines[key]):
            of = plainest(text)
            if len(of.split()) < WORDS:
                continue
            messages = _asked(scenario, of, Random(f"{scenario.id}:{key}:{number}:{seed}"))
            try:
                said = "".join(engine.complete(messages, Limits(80, math.inf, seed=seed * 1000 + number)))
            except StageFailed as failure:
                yield Proposal(key, of, "", f"failed: {failure.reason}")
                continue
            line = _bare(said)
            yield Proposal(key, of, line, jury.refusal(key, of, line))
            jury.heard(key, line)


class _Jury:
    """Says what a person need not look at."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._guards = Guards(scenario)
        self._said = {plain(plainest(text)) for _, lines in own_lines(scenario) for text in lines}

    def heard(self, key: str, line: str) -> None:
        """This was proposed: not twice."""
        self._said.add(plain(line))

    def refusal(self, key: str, of: str, line: str) -> str:
        """Why this is no variant; empty when it may be one."""
        if sorted(slots_in(line)) != sorted(slots_in(of)):
            return f"slots: {', '.join(slots_in(of)) or 'none'} must be in it, and no other"
        if near := next((one for one in self._said if fuzz.ratio(one, plain(line)) >= SAME), ""):
            return f"repeated: {near!r} is there already"
        intention = intention_of(self._scenario, key)
        assert intention is not None
        spoken = fill(line, self._scenario.values, self._scenario.language)
        state = ClientState(Mood(3, 3, 5), turn=3, earned=self._given(key))
        refusal = self._guards.refusal(spoken, (intention,), state)
        refusal = refusal or self._guards.missing(spoken, (intention,))
        return "" if refusal is None else str(refusal)

    def _given(self, key: str) -> tuple[Earned, ...]:
        """Facts that an objection needs have been told before it."""
        name = key.split(".")[1] if key.startswith("objection.") else ""
        needs = (one.needs for one in self._scenario.objections if one.id == name)
        return tuple(Earned(0, fact, "", "") for facts in needs for fact in facts)


def _asked(scenario: Scenario, line: str, dice: Random) -> list[ChatMessage]:
    """How the author says things in two ways, then the line of which another way is wanted."""
    book = load_yaml(content("personas", "lines", f"vary_{scenario.language}.yaml"), VaryBook)
    persona = scenario.persona
    messages = [
        ChatMessage(
            "system",
            book.system.format(name=persona.name, age=persona.age, temperament=persona.temperament),
        )
    ]
    pairs = [
        (plainest(lines[0]), plainest(lines[1]))
        for _, lines in own_lines(scenario)
        if len(lines) > 1 and min(len(lines[0].split()), len(lines[1].split())) > WORDS and line not in lines
    ]
    for one, other in dice.sample(pairs, min(SHOWN, len(pairs))):
        messages += [ChatMessage("user", one), ChatMessage("assistant", other)]
    return [*messages, ChatMessage("user", line)]


def _bare(text: str) -> str:
    """A line without what a model puts around it."""
    return tidy(text.strip().strip('"“”«» \u202f\xa0-').strip())
