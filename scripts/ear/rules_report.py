"""The sentences that the rules were mended by: precision and recall of each family and of topics."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from voicesim.content.yaml_file import read_yaml
from voicesim.text.words import typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.mishearing import misheard
from voicesim.understanding.understanding import understand

FOLDER = Path(__file__).resolve().parent.parent.parent / "tests" / "understanding"


@dataclass
class Tally:
    """Right finds, false finds and misses, by name."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)

    def precision(self, *names: str) -> float:
        right, false = self._sum(self.right, names), self._sum(self.false, names)
        return right / (right + false) if right + false else 1.0

    def recall(self, *names: str) -> float:
        right, missed = self._sum(self.right, names), self._sum(self.missed, names)
        return right / (right + missed) if right + missed else 1.0

    @property
    def names(self) -> list[str]:
        return sorted({*self.right, *self.false, *self.missed})

    @staticmethod
    def _sum(counter: Counter[str], names: tuple[str, ...]) -> int:
        return sum(counter[name] for name in names) if names else sum(counter.values())


def cases() -> list[dict[str, Any]]:
    """Every utterance, with what is expected of it."""
    found: list[dict[str, Any]] = []
    for name in ("acceptance.yaml", "utterances.yaml"):
        for case in read_yaml(FOLDER / name).data:
            found.append({"full": name == "utterances.yaml", **case})
    return found


def judge(case: dict[str, Any], bank: Bank, noise: float, seed: int) -> tuple[set[str], set[str], set[str]]:
    """Families found complete, found half, and topics asked."""
    words = typed(case["text"], 0)
    if noise:
        words = misheard(words, noise, seed, bank.language)
    context = Context(
        turn=case.get("turn", 0),
        client_said=tuple(case.get("client", ())),
        trainee_said=tuple(case.get("before", ())),
    )
    acts = understand(words, bank, context).acts
    families = [act for act in acts if act.kind == "family"]
    complete = {act.id for act in families if act.complete}
    half = {act.id for act in families if not act.complete} - complete
    return complete, half, {act.id for act in acts if act.kind == "topic"}


def tally(noise: float = 0.0, seed: int = 0) -> tuple[Tally, Tally, list[str]]:
    """Families, topics, and a line for each sentence that went wrong."""
    families, topics, lines = Tally(), Tally(), []
    for number, case in enumerate(cases()):
        bank = load_bank(case["lang"])
        complete, half, asked = judge(case, bank, noise, seed + number)
        wanted, wanted_half = set(case.get("expect", ())), set(case.get("half", ()))
        false = (complete | half) & set(case.get("forbid", ())) | (complete & wanted_half)
        if case["full"]:
            judged = {name for name in complete if bank.families[name].polarity != "neutral"}
            allowed = wanted | set(case.get("may", ()))
            false |= judged - allowed - {also for name in allowed for also in bank.families[name].also}
        missed = (wanted - complete) | (wanted_half - half)
        families.right.update((wanted & complete) | (wanted_half & half))
        families.false.update(false)
        families.missed.update(missed)
        asks, asks_not = set(case.get("asks", ())), set(case.get("asks_not", ()))
        topics.right.update(asks & asked)
        topics.missed.update(asks - asked)
        topics.false.update(asks_not & asked)
        wrong = [f"false {name}" for name in sorted(false)] + [f"missed {name}" for name in sorted(missed)]
        wrong += [f"not asked {name}" for name in sorted(asks_not & asked)]
        wrong += [f"asked {name}" for name in sorted(asks - asked)]
        if wrong:
            lines.append(f"{case['lang']}: {case['text']}\n      {', '.join(wrong)}")
    return families, topics, lines


def print_rules(noise: float, seed: int, *, misses: bool) -> None:
    """Prints the tables."""
    families, topics, lines = tally(noise, seed)
    print(f"{'family':24} {'right':>6} {'false':>6} {'missed':>7} {'precision':>10} {'recall':>7}")
    for name in families.names:
        print(
            f"{name:24} {families.right[name]:6} {families.false[name]:6} {families.missed[name]:7}"
            f" {families.precision(name):10.3f} {families.recall(name):7.3f}"
        )
    for title, table in (("all families", families), ("topics asked", topics)):
        print(
            f"{title:24} {table.right.total():6} {table.false.total():6} {table.missed.total():7}"
            f" {table.precision():10.3f} {table.recall():7.3f}"
        )
    if misses:
        print(*lines, sep="\n")
