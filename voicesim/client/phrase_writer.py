"""The phrase writer: the scenario's own lines, chosen by move, fact, mood and seed, none twice in a call."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from voicesim.client import memory
from voicesim.client.pools import Pools, WrittenLine
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import choose, fill
from voicesim.client.state import ClientState, Intention, Line
from voicesim.client.wording import LED, WEIGHED_DOWN, band, load_stock
from voicesim.client.writer import Assignment
from voicesim.content.common_words import common_words
from voicesim.text.fold import first_said, plain
from voicesim.text.words import Language

FALLBACK = {"fr": "Oui...", "en": "Yes..."}
"""Said when neither the scenario nor the stock has a line for a move; the linter refuses that."""


LEAD_RESTS = 3
"""Trainee turns in which no answer begins with an opener said before."""


class PhraseWriter:
    """Chooses among written lines. The same assignment always gives the same words."""

    name = "phrases"

    def write(self, assignment: Assignment) -> Iterator[Line]:
        """One line for each intention."""
        taken: list[str] = []
        for number, intention in enumerate(assignment.decision.intentions):
            line = self.line(assignment, intention, number, taken)
            taken.append(line.id)
            yield line

    def write_plainly(self, assignment: Assignment) -> Iterator[Line]:
        """The same lines."""
        return self.write(assignment)

    def read_ahead(self, assignment: Assignment) -> Iterator[None]:
        """There is nothing to read."""
        yield from ()

    def line(
        self, assignment: Assignment, intention: Intention, number: int = 0, taken: Sequence[str] = ()
    ) -> Line:
        """One intention worded; `taken` are ids chosen before it in the same answer."""
        state, scenario = assignment.decision.state, assignment.scenario
        dice = Random(f"{assignment.seed}:{scenario.id}:{len(state.history)}:{number}:{intention.move}")
        chosen = _chosen(assignment.pools, intention, state, taken, dice, load_stock(scenario.language).light)
        written = chosen or WrittenLine("none", FALLBACK[scenario.language])
        slots = {**scenario.values, **dict(intention.slots)}
        text = fill(choose(written.text, dice), slots, scenario.language, assignment.weekday)
        if written.id in memory.used_lines(state) and intention.move in LED:
            text = _led(text, load_stock(scenario.language).retold, scenario.language, dice, always=True)
        elif number == 0 and intention.move in LED and not _hurts(scenario, intention):
            text = _led(text, _leads(scenario, state), scenario.language, dice)
        return Line(
            text,
            written.id,
            intention.move,
            self.name,
            facts=intention.facts,
            marks=intention.marks,
            speaker="colleague" if intention.move.startswith("colleague") else "",
        )


def _hurts(scenario: Scenario, intention: Intention) -> bool:
    """Does it tell something painful? Nobody says "Bah," before that."""
    return any(scenario.fact(fact).cue == "distress" for fact in intention.facts)


def _leads(scenario: Scenario, state: ClientState) -> tuple[str, ...]:
    """The openers of this caller, in this mood, that none of their last answers began with."""
    leads = scenario.leads or load_stock(scenario.language).leads
    lately = {first for text in memory.since(state, LEAD_RESTS) for first in _first_words(text)}
    wanted = (*leads.any, *leads.of(band(state.mood)))
    return tuple(lead for lead in wanted if lead and lately.isdisjoint(_first_words(lead)))


def _first_words(text: str) -> tuple[str, ...]:
    """The plain first word of a line or an opener."""
    return tuple(plain(text).split()[:1])


def _led(text: str, leads: Sequence[str], language: Language, dice: Random, *, always: bool = False) -> str:
    """`text` behind one of `leads` or none, when its first word is lower case inside a sentence.

    `always`: behind one of them in any case, one that ends in a colon.
    """
    stock = load_stock(language)
    lead = dice.choice(leads if always else ("", *leads))
    first = text.split()[0]
    ordinary = first.lower().partition("'")[0] in {word.partition("'")[0] for word in common_words(language)}
    if not lead or not ordinary or plain(first) in stock.unled or first == "I" or first.startswith("I'"):
        return f"{lead} {text}" if always else text
    return f"{lead} {text[:1].lower()}{text[1:]}"


def _chosen(
    pools: Pools,
    intention: Intention,
    state: ClientState,
    taken: Sequence[str],
    dice: Random,
    light: Sequence[str],
) -> WrittenLine | None:
    groups = _groups(pools, intention, state)
    if state.mood.distress >= WEIGHED_DOWN:
        groups = _without_light(groups, light)
    used = (*memory.used_lines(state), *taken)
    said = {plain(text) for text in memory.last(state, "client", 500)}
    for group in groups:
        fresh = [line for line in group if line.id not in used and plain(line.text) not in said]
        if fresh:
            return dice.choice(fresh)
    stale = [line for group in groups for line in group]
    latest = {identifier: place for place, identifier in enumerate(used)}
    return min(stale, key=lambda line: latest.get(line.id, -1), default=None)


def _without_light(
    groups: tuple[tuple[WrittenLine, ...], ...], light: Sequence[str]
) -> tuple[tuple[WrittenLine, ...], ...]:
    """The lines without any of the `light` words; all of them where every one has some."""
    words = tuple(map(plain, light))
    grave = (tuple(line for line in group if not first_said(words, plain(line.text))) for group in groups)
    return tuple(group for group in grave if group) or groups


def _groups(pools: Pools, intention: Intention, state: ClientState) -> tuple[tuple[WrittenLine, ...], ...]:
    wanted = pools.get(intention.line) if intention.line else ()
    if wanted:
        again = pools.get(f"{intention.line}.again") if intention.move == "answer" else ()
        return (wanted, again) if again else (wanted,)
    return pools.for_move(intention.move, band(state.mood))
