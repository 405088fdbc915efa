"""How often a fault is heard where none is: on ordinary sentences, by their length.

    python -m scripts.fault_alarms [fr] [en] [--every 5] [--words]

Reads the authors whom the lesson of faults was never shown (`HELD_BACK`), but the two on whom everything is
measured in the end. Ordinary are their sentences for ways of speaking that speak against nobody and for
topics. Beside it stands what is found of their faults and of their near misses: what cuts the one cuts the
other. The ear of the other things said was taught with these authors, and hears those a little better than of
people nobody knows: the last word has `python -m scripts.unseen_report --faults`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from typing import get_args

from scripts.ear.fault_sheets import HELD_BACK, LIKE_FAULTS
from scripts.ear.vectors import WEIGHTS
from voicesim.content.examples import Example, load_examples
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import Bank, load_bank
from voicesim.understanding.ear.fault_lesson import load_fault_lesson
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.understanding import understand

MEASURED = "DH"
"""Authors on whom everything is measured in the end."""
LENGTHS = (3, 7, 12, 20, 999)
"""Words of the sentences that are counted together, at most."""


def main() -> int:
    """Prints the counts of the languages named, of both by default."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("languages", nargs="*", help="fr, en; both by default")
    parser.add_argument("--every", type=int, default=5, help="one sentence in so many")
    parser.add_argument("--words", action="store_true", help="without the encoder")
    asked = parser.parse_args()
    ear = TaughtEar(None if asked.words else Encoder(WEIGHTS))
    for language in asked.languages or get_args(Language):
        report(language, ear, asked.every)
    return 0


def report(language: Language, ear: TaughtEar, every: int) -> None:
    """Counts one language's sentences."""
    bank = load_bank(language)
    faults = frozenset(load_fault_lesson(language)[0].faults) - {"leave_taking"}
    counted = Counter[tuple[str, str]]()
    for example in examples(language)[::every]:
        kind = kind_of(example, bank, faults)
        if kind:
            counted[kind, heard(example, bank, ear, faults)] += 1
    for kind in sorted({kind for kind, _ in counted}):
        of = {how: counted[kind, how] for how in ("certain", "to verify", "")}
        total = sum(of.values())
        print(
            f"{language} {kind}: of {total}, "
            f"{of['certain']} heard for certain ({of['certain'] / total:.1%}), "
            f"{of['to verify']} to verify ({of['to verify'] / total:.1%})",
            flush=True,
        )


def examples(language: Language) -> list[Example]:
    """Those of the authors held back, in order."""
    files = [file for file in load_examples(language) if file.author in HELD_BACK[language]]
    return [example for file in files if file.author not in MEASURED for example in file.examples]


def kind_of(example: Example, bank: Bank, faults: frozenset[str]) -> str:
    """A fault, a near miss of one, or an ordinary sentence of some length; empty for what is none of them."""
    label = example.label
    if label.kind == "family" and label.id in faults:
        return "fault" if example.side == "yes" else "near miss"
    if example.side != "yes" or label.kind == "statement" or label.id in LIKE_FAULTS:
        return ""
    if label.kind == "family" and (
        label.id not in bank.families or bank.families[label.id].polarity == "bad"
    ):
        return ""
    length = next(most for most in LENGTHS if len(example.text.split()) <= most)
    return f"ordinary, up to {length:3} words"


def heard(example: Example, bank: Bank, ear: TaughtEar, faults: frozenset[str]) -> str:
    """How the fault it is written for, or any in an ordinary sentence, is heard."""
    wanted = faults & {example.label.id} if example.label.kind == "family" else frozenset[str]()
    found = understand(typed(example.text, 0), bank, Context(turn=5), ear)
    if any(act.id in (wanted or faults) for act in found.acts):
        return "certain"
    listened = (*found.guesses, *found.faint, *found.doubted)
    return "to verify" if any(act.id in (wanted or faults) for act in listened) else ""


if __name__ == "__main__":
    sys.exit(main())
