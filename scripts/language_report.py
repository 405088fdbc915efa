"""How well sentences are understood: those that people wrote blind, and those that mended the rules.

    python -m scripts.language_report [fr] [en] [--show] [--store] [--write]   what all authors wrote
    python -m scripts.language_report --rules [--noise 0.1] [--misses]    tests/understanding

The first prints, for each language, the patterns alone, the second ear on words and the second ear on
meaning: each on what it was shown, and with the author of each sentence left out of its teaching and of its
thresholds; then the same of those authors whom the ear of faults was never shown, and of D and H alone, whom
nobody who writes patterns has read: there also with the faults that a person is asked to listen for, as
`voicesim acts` lists them. Only these last may be quoted of patterns and ear together. Which labels are worst
comes first; --show lists their sentences, which whoever writes patterns must not read for authors D and H.
--store keeps the figures for `voicesim
doctor`, --write for docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from typing import get_args

import numpy as np

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from scripts.ear.fault_sheets import HELD_BACK
from scripts.ear.figures import Figures, Judge
from scripts.ear.regression import RIDGE
from scripts.ear.rules_report import print_rules
from scripts.ear.sheets import Sheets, sheets
from scripts.ear.teaching import style_families
from scripts.ear.thresholds import proposed
from scripts.ear.unseen import doubted, unseen
from scripts.ear.vectors import WEIGHTS
from voicesim.content.examples import Label
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.figures import figures_file
from voicesim.understanding.ear.lessons import WORDS_SHARE, load_lessons
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder

UNREAD: Mapping[Language, str] = {"fr": "D", "en": "H"}
"""The authors whom nobody who writes patterns may read; the ear of faults is not shown them either."""
WORST = 10
FOUND = 0.88
"""The goal, of families and of topics."""


def main() -> int:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    parser.add_argument("--show", action="store_true", help="list the sentences of the worst labels")
    parser.add_argument("--store", action="store_true", help="keep the figures for `voicesim doctor`")
    parser.add_argument("--rules", action="store_true", help="the sentences of tests/understanding")
    parser.add_argument("--noise", type=float, default=0.0, help="share of words misheard, 0..1")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", action="store_true", help="list the sentences that went wrong")
    may_be_kept(parser)
    options = parser.parse_args()
    if options.rules:
        print_rules(options.noise, options.seed, misses=options.misses)
        return 0
    languages = [
        language for language in get_args(Language) if language in (options.languages or ("fr", "en"))
    ]
    stored = {language: reported(sheets(language), show=options.show) for language in languages}
    if options.store:
        figures_file().write_text(json.dumps(stored, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    if options.write and len(stored) == 2:
        keep([figure(stored)])
    return 0


def figure(found: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Figure:
    """U1, of the two authors nobody had read, with meaning: what is only likely is asked back about."""
    heard = {language: each["meaning"] for language, each in found.items()}
    told = ", ".join(
        f"{language} {of['families']:.0%} and {of['topics']:.0%}" for language, of in heard.items()
    )
    least = min(min(of["families"], of["topics"]) for of in heard.values())
    return Figure(
        "U1",
        "families, and topics, found in sentences of authors D and H, whom nobody had read",
        told,
        f">= {FOUND:.0%}, {FOUND:.0%}",
        least >= FOUND,
        by="scripts.language_report",
    )


def reported(known: Sheets, *, show: bool) -> dict[str, dict[str, float]]:
    """Prints one language; the figures that may be quoted."""
    judge = Judge(known, style_families())
    patterns = judge.everything_by_patterns()
    ways: dict[str, list[frozenset[Label]]] = {"patterns alone": patterns}
    for meaning in (False, True):
        name = "and meaning" if meaning else "and words"
        ways[f"{name}, seen"] = _joined(patterns, _seen(known, meaning=meaning))
        gone = doubted(known, meaning=meaning)
        undoubted = [found - doubts for found, doubts in zip(patterns, gone, strict=True)]
        ways[f"{name}, left out"] = _joined(undoubted, _left_out(known, meaning=meaning))
        ways[f"{name}, left out, sure"] = _joined(undoubted, _left_out(known, meaning=meaning, sure=True))
    print(f"\n{known.language}: {len(known.examples)} sentences of authors {', '.join(known.authors)}")
    figures = {name: judge.figures(found) for name, found in ways.items()}
    unread, held_back = UNREAD[known.language], HELD_BACK[known.language]
    for name, ear in ears().items():
        faults = judge.faults_to_verify(held_back, ear)
        ways[f"{name}, faults to verify"] = _joined(ways[f"{name}, left out"], faults)
    for authors in (held_back, unread):
        blind = {name: judge.figures(ways[name], authors) for name in ways if "seen" not in name}
        figures |= {f"{name}, {authors}": each for name, each in blind.items()}
    rows = {name: _figures(each, known.language) for name, each in figures.items()}
    heads = list(next(iter(rows.values())))
    print(f"{'':48}" + "".join(f"{head:>12}" for head in heads))
    for name, row in rows.items():
        print(f"{name:48}" + "".join(f"{row[head]:12.3f}" for head in heads))
    _worst(figures["and meaning, left out"], ways["and meaning, left out"], known, show=show)
    return {
        key: rows[name]
        for key, name in (
            ("patterns", f"patterns alone, {unread}"),
            ("words", f"and words, faults to verify, {unread}"),
            ("meaning", f"and meaning, faults to verify, {unread}"),
        )
    }


def ears() -> dict[str, TaughtEar]:
    """What tells a person of possible faults: words, and meaning with the encoder's weights."""
    return {"and words": TaughtEar(), "and meaning": TaughtEar(Encoder(WEIGHTS))}


def _figures(figures: Figures, language: Language) -> dict[str, float]:
    """What is printed and kept of one way of hearing."""
    families = load_bank(language).families

    def is_bad(label: Label) -> bool:
        return label.kind == "family" and label.id in families and families[label.id].polarity == "bad"

    def is_critical(label: Label) -> bool:
        return is_bad(label) and families[label.id].critical

    return {
        "families": figures.recall(lambda label: label.kind == "family"),
        "topics": figures.recall(lambda label: label.kind == "topic"),
        "both": figures.recall(lambda label: True),
        "not bad": figures.recall(lambda label: not is_bad(label)),
        "critical": figures.recall(is_critical),
        "bad traps": figures.fallen(is_bad),
        "all traps": figures.fallen(lambda label: True),
        "strict": figures.strict(),
        "lenient": figures.lenient(),
    }


def _joined(patterns: list[frozenset[Label]], ear: list[frozenset[Label]]) -> list[frozenset[Label]]:
    return [one | other for one, other in zip(patterns, ear, strict=True)]


def _left_out(known: Sheets, *, meaning: bool, sure: bool = False) -> list[frozenset[Label]]:
    """What the ear proposes that was not shown the author."""
    found = unseen(known, meaning=meaning)
    return [frozenset(each.label for each in row if each.sure or not sure) for row in found]


def _seen(known: Sheets, *, meaning: bool) -> list[frozenset[Label]]:
    """What the ear as it ships proposes: it was taught these very sentences."""
    lessons = load_lessons(known.language, meaning=True)
    scores = np.stack([lessons.words.scores(example.text) for example in known.examples])
    if meaning:
        weights = lessons.meaning.weights * lessons.meaning.scales
        scores = (
            WORDS_SHARE * scores + known.targets() - RIDGE * weights
        )  # a ridge's answers for what it was taught
    rows = np.arange(len(known.examples))
    found = proposed(scores.astype(np.float32), known, rows, frozenset())
    labels: list[set[Label]] = [set() for _ in known.examples]
    for row, column, points in zip(found.rows, found.columns, found.points, strict=True):
        taught = lessons.taught[column]
        if points >= (taught.likely_by_meaning if meaning else taught.likely):
            labels[row].add(known.labels[column])
    return [frozenset(each) for each in labels]


def _worst(figures: Figures, found: list[frozenset[Label]], known: Sheets, *, show: bool) -> None:
    print(f"the {WORST} labels least found, author left out:")
    for label, share in figures.worst(WORST):
        print(f"  {label!s:44} {figures.found[label]}/{figures.said[label]} = {share:.0%}")
        for example, labels in zip(known.examples, found, strict=True):
            if show and example.side == "yes" and known.own(example) == label and label not in labels:
                print(f"      {example.author}{example.line}: {example.text}")


if __name__ == "__main__":
    sys.exit(main())
