"""Marked texts ("je suis [NAME Jean Petit] // oui") as the turns of a call, and what must be hidden."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from scripts.leaks.generated import texts
from voicesim.privacy.kinds import Hidden, Kind
from voicesim.text.words import Language, Word

_MARKED = re.compile(r"\[([A-Z]+) ([^\]]+)\]")
GENERATED = {"fr": 90, "en": 26}
"""Texts made for each half, beside those written by hand: with them 500 in all."""


@dataclass(frozen=True)
class Text:
    """One short call."""

    language: Language
    turns: tuple[tuple[Word, ...], ...]
    entities: tuple[Hidden, ...]
    """What must be hidden, by its words."""


HALVES = ("seen", "unseen")
"""Of the 500 texts."""
LATER = ("later", "other", "kept")
"""By hand alone: "later" by the author of the rules, "other" and "kept" by somebody who had not seen them."""


def read_half(half: str) -> list[Text]:
    """Every text of a lot (`HALVES`, `LATER`): those written by hand, then the generated ones."""
    found: list[Text] = []
    for language, count in GENERATED.items():
        lines = (Path(__file__).parent / f"{half}_{language}.txt").read_text(encoding="utf-8").splitlines()
        written = [line for line in lines if line.strip() and not line.startswith("#")]
        made = texts(half, language, count) if half in HALVES else ()
        found += [_parsed(line, language) for line in (*written, *made)]  # type: ignore[arg-type]
    return found


def _parsed(line: str, language: Language) -> Text:
    turns: list[tuple[Word, ...]] = []
    entities: list[Hidden] = []
    for number, turn in enumerate(line.split(" // ")):
        words: list[str] = []
        at = 0
        for mark in _MARKED.finditer(turn):
            words += turn[at : mark.start()].split()
            inside = mark[2].split()
            entities.append(Hidden(Kind(mark[1].lower()), number, len(words), len(words) + len(inside) - 1))
            words += inside
            at = mark.end()
            rest = re.match(r"[^\s\[]*", turn[at:])
            if rest and rest[0]:  # the comma after it belongs to its last word
                words[-1] += rest[0]
                at += len(rest[0])
            before = turn[: mark.start()]
            if before and not before[-1].isspace():  # "d'[NAME ...]" is one word with what it is tied to
                glued = words.pop(len(words) - len(inside) - 1)
                words[len(words) - len(inside)] = glued + words[len(words) - len(inside)]
                entities[-1] = Hidden(
                    entities[-1].kind, number, entities[-1].first - 1, entities[-1].last - 1
                )
        words += turn[at:].split()
        turns.append(tuple(Word(word, place, place + 1) for place, word in enumerate(words)))
    return Text(language, tuple(turns), tuple(entities))
