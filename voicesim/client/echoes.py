"""Words that are not the caller's own: the prompt's, those said before, the trainee's. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import lru_cache

from voicesim.client.spoken import sentences
from voicesim.text.fold import plain

RUN = 3
"""Content words in a row, shared with what the model was told, that make a line an echo of it."""

HEAD = 4
"""Words with which both a line and an instruction begin, that make it one."""

ALIKE = 0.86
"""Similarity from which a sentence counts as said already."""

BORROWED = 4
"""Words of a sentence from which on the trainee's own sentence is not said back to them."""

SHORT = 3
"""Sentences of fewer words may be said again: "Oui, voilà." """


class Echoes:
    """Finds what a model was told in what it says."""

    def __init__(self, instructions: Sequence[str], common: frozenset[str]) -> None:
        self._common = common
        self._whole = frozenset(plain(text) for text in instructions)
        self._heads = frozenset(
            tuple(said.split()[:HEAD]) for said in self._whole if len(said.split()) >= HEAD
        )
        self._runs = frozenset(run for said in self._whole for run in self._runs_of(said))

    def of_the_prompt(self, sentence: str) -> str:
        """The words of a plain sentence that come from the prompt; empty when none do."""
        words = tuple(sentence.split())
        if sentence in self._whole or words[:HEAD] in self._heads:
            return sentence
        return next((" ".join(run) for run in self._runs_of(sentence) if run in self._runs), "")

    def _runs_of(self, said: str) -> Iterator[tuple[str, ...]]:
        content = [word for word in said.replace("'", " ").split() if self._carries(word)]
        return (tuple(content[at : at + RUN]) for at in range(len(content) - RUN + 1))

    def _carries(self, word: str) -> bool:
        return len(word) >= 3 and word not in self._common


def repeated(sentence: str, earlier: Sequence[str]) -> str:
    """The earlier sentence of the caller that this plain one says again; empty when it is new."""
    if len(sentence.split()) < SHORT:
        return ""
    said = (part for line in earlier for part in plain_sentences(line))
    return next((part for part in said if _alike(sentence, part)), "")


def borrowed(sentence: str, trainee: Sequence[str]) -> str:
    """The trainee's words that this plain sentence takes out of their mouth; empty when it takes none."""
    if len(sentence.split()) < BORROWED:
        return ""
    for line in trainee:
        whole = plain(line)
        if f" {sentence} " in f" {whole} ":
            return sentence
        for part in plain_sentences(line):
            if _alike(sentence, part):
                return part
    return ""


@lru_cache(maxsize=2048)
def plain_sentences(line: str) -> tuple[str, ...]:
    """The sentences of a line, plain; every line of a call is taken apart once."""
    return tuple(plain(part) for part in sentences(line))


def _alike(one: str, other: str) -> bool:
    """Nearly the same letters in the same order; the costly comparison only where the cheap ones allow it."""
    if one == other:
        return True
    if 2 * min(len(one), len(other)) < ALIKE * (len(one) + len(other)):
        return False
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE
