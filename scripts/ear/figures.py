"""Figures on the labelled examples: what is found of what was said, and what is found besides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from scripts.ear.sheets import Sheets, closure
from voicesim.client.scenario import Scenario, list_scenarios
from voicesim.content.examples import Example, Label
from voicesim.text.words import typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.understanding import Understood, understand

LATER = 5
"""The turn a sentence is taken to be said in, unless its family only counts in the first ones."""


@dataclass
class Figures:
    """Counts over a language's examples, for one way of hearing."""

    said: Counter[Label] = field(default_factory=Counter)
    found: Counter[Label] = field(default_factory=Counter)
    near: Counter[Label] = field(default_factory=Counter)
    """Near misses written for the label."""
    trapped: Counter[Label] = field(default_factory=Counter)
    """Near misses in which it was found."""
    sentences: int = 0
    besides: int = 0
    """Finds beyond the label of the sentence and what it includes. Ways of speaking that no author was asked
    for are left out: nobody could have labelled them."""
    besides_style: int = 0
    """The same, of ways of speaking that any sentence may have."""

    def recall(self, chosen: Callable[[Label], bool]) -> float:
        """Share found of what was said, over the labels chosen."""
        said = sum(count for label, count in self.said.items() if chosen(label))
        return sum(count for label, count in self.found.items() if chosen(label)) / said if said else 1.0

    def fallen(self, chosen: Callable[[Label], bool]) -> float:
        """Share of the near misses taken for the thing, over the labels chosen."""
        near = sum(count for label, count in self.near.items() if chosen(label))
        return sum(count for label, count in self.trapped.items() if chosen(label)) / near if near else 0.0

    def strict(self) -> float:
        """Finds an utterance that nobody labelled, whatever they are."""
        return self.besides / self.sentences if self.sentences else 0.0

    def lenient(self) -> float:
        """The same without mere style."""
        return (self.besides - self.besides_style) / self.sentences if self.sentences else 0.0

    def worst(self, count: int) -> list[tuple[Label, float]]:
        """The labels least found, the worst first."""
        shares = [(label, self.found[label] / said) for label, said in self.said.items()]
        return sorted(shares, key=lambda each: (each[1], each[0]))[:count]


class Judge:
    """Judges what was found in the examples of a language."""

    def __init__(self, sheets: Sheets, style: frozenset[str]) -> None:
        self.sheets, self.bank, self._style = sheets, load_bank(sheets.language), style
        self._scenarios = {s.id: s for s in list_scenarios() if s.language == sheets.language}
        asked = {example.label.id for example in sheets.examples if example.label.kind == "family"}
        self._unasked = frozenset(Label("family", id) for id in self.bank.families if id not in asked)

    def everything_by_patterns(self) -> list[frozenset[Label]]:
        """The same of every example, in order; half a minute."""
        return [self.by_patterns(example) for example in self.sheets.examples]

    def by_patterns(self, example: Example) -> frozenset[Label]:
        """What the patterns alone find in it."""
        return self._labels(example, self._understood(example).acts)

    def faults_to_verify(self, authors: str, ear: TaughtEar) -> list[frozenset[Label]]:
        """The faults a person is asked to listen for in every example of these authors; none in others'.

        The lesson of faults is to be taught none of their sentences (`HELD_BACK`).
        """
        return [
            self._faults(example, ear) if example.author in authors else frozenset()
            for example in self.sheets.examples
        ]

    def _faults(self, example: Example, ear: TaughtEar) -> frozenset[Label]:
        found = self._understood(example, ear)
        families = self.bank.families
        return frozenset(
            label
            for label in self._labels(example, (*found.guesses, *found.faint, *found.doubted))
            if label.kind == "family" and families[label.id].polarity == "bad"
        )

    def _understood(self, example: Example, ear: TaughtEar | None = None) -> Understood:
        """The sentence, in the turn and on the call it was written for."""
        scenario = self._scenarios.get(example.label.scenario)
        bank = scenario.bank if scenario is not None else self.bank
        family = bank.families.get(example.label.id) if example.label.kind == "family" else None
        turn = 0 if family is not None and family.turns is not None else LATER
        names = scenario.names if scenario is not None else ()
        context = Context(turn, names=names, scenario=example.label.scenario)
        return understand(typed(example.text, 0), bank, context, ear)

    def _labels(self, example: Example, acts: Iterable[Act]) -> frozenset[Label]:
        """The acts as the examples name them."""
        scenario = self._scenarios.get(example.label.scenario)
        return frozenset(label for act in acts if (label := _label(act, self.bank, scenario)) is not None)

    def figures(self, found: Iterable[frozenset[Label]], authors: str = "") -> Figures:
        """Counts of what was found, one set for each example; of some authors' alone if any is named."""
        figures = Figures()
        for example, labels in zip(self.sheets.examples, found, strict=True):
            if example.label.kind == "statement" or (authors and example.author not in authors):
                continue
            own = self.sheets.own(example)
            if example.side == "yes":
                figures.said[own] += 1
                figures.found[own] += own in labels
            else:
                figures.near[own] += 1
                figures.trapped[own] += own in labels
            besides = labels - (closure(own, self.bank) if example.side == "yes" else {own}) - self._unasked
            figures.sentences += 1
            figures.besides += len(besides)
            figures.besides_style += sum(label.id in self._style for label in besides)
        return figures


def _label(act: Act, bank: Bank, scenario: Scenario | None) -> Label | None:
    """A family or topic found, as the examples name it."""
    if act.kind == "statement":
        return None
    own = scenario is not None and act.kind == "topic" and act.id not in bank.topics
    return Label(act.kind, act.id, scenario.id if own and scenario is not None else "")
