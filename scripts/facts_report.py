"""What becomes of sentences upon which a caller should come out with what they keep, and of near misses.

    python -m scripts.facts_report [fr] [en] [--words | --left-out]

Each sentence of `personas/examples/facts/` is said to its caller, the reason of the call being told, nothing
else, and trust enough gained for anything: the fact is told, or another one, something else is answered,
they ask back about a topic that gets it or about another, or nothing of the kind. The ear is the best that
is here, or with `--words` the one that hears words alone; with `--left-out` of each author one whose lesson
of facts has not seen that author. Totals only: who writes patterns never reads the sentences.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import get_args

from scripts.ear.fact_teaching import FactSheets, fact_lesson
from scripts.ear.vectors import WEIGHTS, Vectors
from scripts.teach_facts import fact_sheets
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.client import Client
from voicesim.client.scenario import load_scenario
from voicesim.client.state import ClientState, Decision, Line, Mood, PickedUp, TraineeTurn
from voicesim.content.examples import Example, load_fact_examples
from voicesim.sessions.second_ears import second_ear_everywhere, second_ear_here
from voicesim.text.words import Language, typed
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.second_ear import SecondEar

RIGHT = "right fact"
WAYS = (RIGHT, "another fact", "something else answered", "asked back", "asked back about another", "nothing")
HELLO = {
    "fr": "Service sinistres, bonjour, Camille à votre écoute.",
    "en": "Claims department, good morning, Sam speaking.",
}
TRUSTING = Mood(anger=1.0, distress=3.0, trust=10.0)
"""Whoever feels so tells anything that is asked."""


class Caller:
    """The caller of a scenario, who has said why they call."""

    def __init__(self, scenario_id: str, ear: SecondEar | None) -> None:
        self.client = Client(load_scenario(scenario_id), seed=1, second_ear=ear)
        self.state = self._opened()

    def _opened(self) -> ClientState:
        hello = HELLO[self.client.scenario.language]
        state = self.client.decide(self.client.begin(), PickedUp(0)).state
        decision = self._told(state, hello, 5 * SAMPLE_RATE)
        lines = [line for line in self.client.word(decision) if isinstance(line, Line)]
        said = " ".join(line.text for line in lines)
        return replace(self.client.heard(decision.state, lines, said, True), mood=TRUSTING)

    def _told(self, state: ClientState, text: str, at: int) -> Decision:
        return self.client.decide(state, TraineeTurn(typed(text, at), at, at, typed=True))

    def becomes(self, text: str, fact_id: str) -> str:
        """What this caller makes of a sentence upon which they should tell a fact: one of `WAYS`."""
        intentions = self._told(self.state, text, 20 * SAMPLE_RATE).intentions
        told = {fact for item in intentions for fact in item.facts}
        if fact_id in told:
            return RIGHT
        if told:
            return "another fact"
        if any(item.move in ("answer", "again", "evade") for item in intentions):
            return "something else answered"
        asked = [item.topic for item in intentions if item.move in ("guess", "half_guess")]
        gets = self.client.scenario.fact(fact_id).earned_by
        if asked:
            return "asked back" if asked[0] in gets else "asked back about another"
        return "nothing"


def counted(examples: Iterable[Example], ear: SecondEar | None) -> Mapping[str, Counter[str]]:
    """By side, yes or no, what becomes of sentences."""
    caller = lru_cache(lambda scenario_id: Caller(scenario_id, ear))
    found = {"yes": Counter[str](), "no": Counter[str]()}
    for example in examples:
        found[example.side][caller(example.label.scenario).becomes(example.text, example.label.id)] += 1
    return found


def without(author: str, shown: FactSheets) -> SecondEar:
    """The ear that hears meaning, its lesson of facts taught by everyone but this author."""
    lesson, _ = fact_lesson(shown, author)
    return TaughtEar(
        Encoder(WEIGHTS), facts=lru_cache(lambda language, scenario_id: lesson.of(scenario_id, language))
    )


def told_of(language: str, author: str, found: Mapping[str, Counter[str]]) -> str:
    """A line for people."""
    brought, near = found["yes"], found["no"]
    shares = ", ".join(f"{way} {brought[way] / max(brought.total(), 1):.1%}" for way in WAYS)
    return (
        f"{language} {author}: of {brought.total()}: {shares}; "
        f"of {near.total()} near misses taken {near[RIGHT] / max(near.total(), 1):.1%}"
    )


def main() -> None:
    """Print the totals of every author."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    parser.add_argument("--words", action="store_true", help="hear words alone, as without the encoder")
    parser.add_argument("--left-out", action="store_true", help="by a lesson that has not seen the author")
    options = parser.parse_args()
    ear = second_ear_everywhere() if options.words else second_ear_here()
    languages: tuple[Language, ...] = tuple(options.languages) or get_args(Language)
    for language in languages:
        everybody = {"yes": Counter[str](), "no": Counter[str]()}
        shown = fact_sheets(language, Vectors()) if options.left_out else None
        for file in load_fact_examples(language):
            found = counted(file.examples, ear if shown is None else without(file.author, shown))
            print(told_of(language, file.author, found), flush=True)
            for side in everybody:
                everybody[side] += found[side]
        print(told_of(language, "all", everybody), flush=True)


if __name__ == "__main__":
    main()
