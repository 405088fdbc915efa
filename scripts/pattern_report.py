"""How well sentences of people who have not seen the patterns are understood, by author and by label.

    python -m scripts.pattern_report FILE... [--worst 15] [--misses LABEL]

A file holds one sentence a line: label, TAB, yes|no|right|wrong, TAB, text. A label is `family:ID`,
`topic:ID`, or either of them (or `statement:ID`) after a scenario: `FR01/topic:speed`. The name of a file
begins with its author's letter (E to H: English). Only figures are printed, unless `--misses` names a label
of a file whose sentences may be read.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from voicesim.client.scenario import load_scenario
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.understanding import understand

_UNSEEN = frozenset("DH")
"""Authors whose sentences nobody who writes patterns may read."""


@dataclass(frozen=True)
class Sentence:
    """One labelled sentence."""

    author: str
    label: str
    side: str
    text: str

    @property
    def language(self) -> Language:
        return "en" if self.author in "EFGH" else "fr"

    @property
    def kind(self) -> str:
        return self.label.rpartition("/")[2].partition(":")[0]

    @property
    def name(self) -> str:
        return self.label.partition(":")[2]

    @property
    def scenario(self) -> str:
        return self.label.partition("/")[0] if "/" in self.label else ""


@dataclass
class Tally:
    """What was found of what was said, and fallen into of what was not."""

    found: Counter[str] = field(default_factory=Counter)
    said: Counter[str] = field(default_factory=Counter)
    fallen: Counter[str] = field(default_factory=Counter)
    traps: Counter[str] = field(default_factory=Counter)
    other: int = 0
    sentences: int = 0

    def recall(self, labels: Iterable[str]) -> tuple[int, int]:
        labels = list(labels)
        return sum(self.found[label] for label in labels), sum(self.said[label] for label in labels)

    def fall(self, labels: Iterable[str]) -> tuple[int, int]:
        labels = list(labels)
        return sum(self.fallen[label] for label in labels), sum(self.traps[label] for label in labels)


def sentences(path: Path) -> Iterator[Sentence]:
    """The labelled sentences of a file whose name begins with its author's letter."""
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) == 3:
            yield Sentence(path.stem[0], *parts)


@cache
def bank_of(language: Language, scenario: str) -> Bank:
    """The bank that hears the sentence: a scenario's own, or the language's."""
    return load_scenario(scenario).bank if scenario else load_bank(language)


def heard(sentence: Sentence) -> tuple[Act, ...]:
    """The acts of the sentence, said after an explanation: no rule of place takes anything away."""
    explained = ("il faut que je vous explique comment cela va se passer avec l'expert et les photos",)
    turn = 0 if sentence.name in ("greeting_intro",) else 1
    context = Context(turn=turn, trainee_said=explained)
    return understand(typed(sentence.text, 0), bank_of(sentence.language, sentence.scenario), context).acts


def is_found(sentence: Sentence, acts: tuple[Act, ...]) -> bool:
    """Was the label heard, on the side that the sentence is written for?"""
    for act in acts:
        if act.kind == sentence.kind and act.id == sentence.name:
            if act.kind != "statement" or sentence.side == "no":
                return True
            if act.right is (sentence.side == "right"):
                return True
    return False


def tallied(path: Path, misses: str = "") -> Tally:
    """Everything a file says, counted."""
    tally = Tally()
    for sentence in sentences(path):
        acts = heard(sentence)
        hit = is_found(sentence, acts)
        label = sentence.label if sentence.kind != "statement" else f"{sentence.label}={sentence.side}"
        said, found = (tally.traps, tally.fallen) if sentence.side == "no" else (tally.said, tally.found)
        said[label] += 1
        found[label] += hit
        own = {(sentence.kind, sentence.name)}
        tally.other += len({(a.kind, a.id) for a in acts if a.kind != "statement"} - own)
        tally.sentences += 1
        if misses and misses in label and sentence.author not in _UNSEEN and hit is (sentence.side == "no"):
            others = ", ".join(sorted({a.id for a in acts}))
            print(f"{sentence.author} {sentence.label} {sentence.side}: {sentence.text} [{others}]")
    return tally


def _share(pair: tuple[int, int]) -> str:
    return f"{pair[0]:4}/{pair[1]:<4} {100 * pair[0] / pair[1]:5.1f} %" if pair[1] else "-"


def _kind_of(label: str) -> str:
    return label.rpartition("/")[2].partition(":")[0]


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--worst", type=int, default=15, help="how many labels to list, worst first")
    parser.add_argument("--misses", default="", help="show the sentences of labels that hold this text")
    options = parser.parse_args()
    lines: list[tuple[str, Tally]] = []
    started = time.process_time()
    for path in options.files:
        lines.append((path.stem, tallied(path, options.misses)))
    spent = time.process_time() - started
    families = {language: load_bank(language).families for language in ("fr", "en")}
    bad = {f"family:{f.id}" for known in families.values() for f in known.values() if f.polarity == "bad"}
    critical = {f"family:{f.id}" for known in families.values() for f in known.values() if f.critical}
    print(
        f"{'':10}{'families':>17}{'topics':>18}{'own topics':>18}{'right':>18}{'wrong':>18}{'critical':>18}"
    )
    for name, tally in lines:
        labels = list(tally.said)
        own = [x for x in labels if "/" in x and _kind_of(x) == "topic"]
        shown = [
            [x for x in labels if x.startswith("family")],
            [x for x in labels if x.startswith("topic")],
            own,
            [x for x in labels if x.endswith("=right")],
            [x for x in labels if x.endswith("=wrong")],
            [x for x in labels if x in critical],
        ]
        print(f"{name:10}" + " ".join(f"{_share(tally.recall(group)):>17}" for group in shown))
    heads = ("bad", "critical", "other families", "topics", "statements")
    print(f"{'traps':10}" + " ".join(f"{head:>17}" for head in heads) + "  finds/utt.")
    for name, tally in lines:
        labels = list(tally.traps)
        shown = [
            [x for x in labels if x in bad],
            [x for x in labels if x in critical],
            [x for x in labels if x.startswith("family") and x not in bad],
            [x for x in labels if _kind_of(x) == "topic"],
            [x for x in labels if _kind_of(x) == "statement"],
        ]
        counts = " ".join(f"{_share(tally.fall(group)):>17}" for group in shown)
        print(f"{name:10}{counts} {tally.other / max(1, tally.sentences):8.2f}")
    said = max(1, sum(tally.sentences for _, tally in lines))
    print(f"{1000 * spent / said:.1f} ms of processor a sentence, banks included")
    _worst(lines, options.worst)
    return 0


def _worst(lines: list[tuple[str, Tally]], most: int) -> None:
    """The labels that fail most, families and topics first."""
    found: Counter[str] = Counter()
    fallen: Counter[str] = Counter()
    for _, tally in lines:
        for label in tally.said:
            if "/" not in label:
                found[label] += tally.said[label] - tally.found[label]
        for label in tally.traps:
            if "/" not in label:
                fallen[label] += tally.fallen[label]
    print("missed most:", ", ".join(f"{label} {n}" for label, n in found.most_common(most) if n))
    print("fallen into most:", ", ".join(f"{label} {n}" for label, n in fallen.most_common(most) if n))


if __name__ == "__main__":
    sys.exit(main())
