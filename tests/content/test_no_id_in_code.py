"""The program knows no family and no topic by name: content gives them roles, and code asks for roles."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

from voicesim.understanding.bank import load_bank

PACKAGE = Path(__file__).parents[2] / "voicesim"
QUOTED = re.compile(r"""["']([a-z_]+)["']""")
NAMED = re.compile(r"\b(?:family|topic):([a-z_]+)")

COINCIDE = {
    "address": "a kind of personal data",
    "email": "a kind of personal data",
    "closing": "a phase of the call, and the part of it in which a rule looks",
    "date": "a typed value and its slot; a key of files",
    "fillers": "a measure of delivery",
    "identification": "a phase of the call",
    "jargon": "a move of the caller; a mark of the phrase search",
    "keys": "a folder; a line of the screen",
    "origin": "a header of a request",
    "photos": "a pair of words that a recogniser mixes up",
    "place": "a key of the notice",
    "recap": "a phase of the call",
    "reformulation": "a phase of the call",
    "safety": "a phase of the call",
    "statement": "a kind of act",
    "third_party": "who calls, in a scenario",
    "transfer": "a line of the screen; a key of scenarios",
    "witnesses": "a pair of words that a recogniser mixes up",
    "choices": "a key of a language model's answer",
    "insult": "an event of the call; a field",
}
"""Words that are ids of the bank by coincidence, and what they are in the code."""


def ids() -> frozenset[str]:
    banks = (load_bank("fr"), load_bank("en"))
    return frozenset(name for bank in banks for name in (*bank.families, *bank.topics))


def code() -> dict[Path, str]:
    return {path: path.read_text(encoding="utf-8") for path in sorted(PACKAGE.rglob("*.py"))}


def test_no_family_and_no_topic_is_named_in_the_code() -> None:
    known, found = ids(), Counter[str]()
    for path, text in code().items():
        for line in text.splitlines():
            for name in NAMED.findall(line):
                if name in known:
                    found[f"{path.relative_to(PACKAGE)}: {name}"] += 1
            for name in QUOTED.findall(line):
                if name in known - set(COINCIDE):
                    found[f"{path.relative_to(PACKAGE)}: {name}"] += 1
    assert not found


def test_the_list_of_coincidences_holds_nothing_idle() -> None:
    said = {name for text in code().values() for name in QUOTED.findall(text)}
    assert set(COINCIDE) <= said & ids()
