"""What a caller is likely to say next: every answer the next turn may call for, the likeliest first.

The policy and the phrase writer are pure, so what would be said to a question can be known before anybody has
put it: the line, its opener, its choices. What cannot be known is which question it will be, and how the mood
moves; the mood is taken as it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain, zip_longest

from voicesim.client import memory
from voicesim.client.answers import answer_to
from voicesim.client.grievances import insistence, is_open, raise_it, unraised
from voicesim.client.hearing import Hearing
from voicesim.client.rungs import opens
from voicesim.client.scenario import Scenario
from voicesim.client.situation import Situation, simply
from voicesim.client.state import ClientState, Intention, Said
from voicesim.client.taking_in import unlearnt
from voicesim.client.wording import Move

WORDS = "..."
"""What stands for the words of a turn that has not been spoken."""

BETWEEN = 3
"""Answers to questions for one of the caller's other moves."""

MOVES: tuple[Move, ...] = (
    "acknowledge", "relieved", "listens", "comforted", "greet", "confirm", "lost", "not_clear", "wait",
    "startled", "pardon", "half", "thank", "goodbye", "goodbye_curt", "not_done", "no_more_questions",
    "clear", "hurt", "dont_know", "interrupted", "promised", "accept", "choose", "correct", "again", "insist",
    "heeds", "refrains", "weighs", "takes_note", "let_down", "kept_waiting",
)  # fmt: skip
"""Moves that need no line of their own, those that robot trainees' calls hear most often first."""


def foreseen(scenario: Scenario, state: ClientState) -> Iterator[tuple[ClientState, Intention]]:
    """What the caller may begin their next answer with, and their state then; the likeliest first."""
    after = memory.said(replace(state, turn=state.turn + 1), Said("trainee", WORDS))
    now = Situation(scenario, after, Hearing(WORDS), 0)
    opening = opens(now)
    if opening:
        yield after, opening[0]
        return
    seen = set[tuple[str, str]]()
    for intention in _likely(now):
        if (intention.move, intention.line) not in seen:
            seen.add((intention.move, intention.line))
            yield after, intention


def later(state: ClientState) -> ClientState:
    """The same, an exchange later: who answers then chooses other lines."""
    return memory.said(memory.said(state, Said("trainee", WORDS)), Said("client", WORDS))


def _likely(now: Situation) -> Iterator[Intention]:
    """Answers, and between them the other moves, the caller's own among them."""
    answers = _answers(now)
    others = (simply(move)[0] for move in MOVES)
    return _in_turn(*(answers,) * BETWEEN, others, _own(now))


def _answers(now: Situation) -> Iterator[Intention]:
    """To each question not asked yet, in the order in which a procedure asks; then to each once more."""
    scenario = now.scenario
    asked = (topic for ask in scenario.asks for topic in ask.topics[:1])
    facts = (topic for fact in scenario.facts if fact.told != "opening" for topic in fact.topics[:1])
    topics = tuple(dict.fromkeys(chain(scenario.must_ask, asked, facts)))
    found = [(topic, answer[0]) for topic in topics if (answer := answer_to(now, topic))]
    yield from (first for topic, first in found if not now.has(f"asked:{topic}"))
    yield from (first for topic, first in found if now.has(f"asked:{topic}"))


def _own(now: Situation) -> Iterator[Intention]:
    """What only this caller brings up or says yes to."""
    objection = unraised(now)
    if objection is not None:
        yield from raise_it(objection)
    yield from (insistence(each) for each in now.scenario.objections if is_open(now, each))
    for promise in now.scenario.promises:
        if not now.has(f"{memory.PROMISED}{promise.id}"):
            yield Intention("pleased", (), f"promise.{promise.id}")
    yield from (item for _, item in unlearnt(now))
    for topic in now.scenario.obeys:
        if not now.has(f"{memory.OBEYED}{topic}"):
            yield Intention("obey", (), f"obeys.{topic}", topic)
    for name, reaction in now.scenario.reactions.items():
        if reaction.right and not now.has(f"confirmed:{name}"):
            yield Intention("confirm", (), f"right.{name}")
        if reaction.wrong:
            yield Intention("correct", (), f"wrong.{name}")


def _in_turn(*lists: Iterator[Intention]) -> Iterator[Intention]:
    for group in zip_longest(*lists):
        yield from (intention for intention in group if intention is not None)
