"""`personas/guards/`: what a generated line must never say, as data."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from voicesim.content.families import Statement
from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.resources import content
from voicesim.text.fold import folded, plain
from voicesim.text.grammar import grammar_of
from voicesim.text.inflection import is_word, lemma_of
from voicesim.text.normalising import Normalised, normalise
from voicesim.text.typed import typed_spans
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import Bank
from voicesim.understanding.matching import matches

Guard: TypeAlias = Literal[
    "role_swap",
    "meta",
    "polite",
    "forthcoming",
    "off_move",
    "rude",
    "unearned",
    "beyond",
    "numbers",
    "names",
    "language",
    "long",
    "repeated",
    "missing",
    "echo",
    "form",
    "empty",
]
"""Why a line may be refused."""


class GuardBook(Content):
    """One language's refused expressions, in the notation of phrases, by guard."""

    language: Language
    most_words: Annotated[int, Field(ge=10, le=60)]
    most_sentences: Annotated[int, Field(ge=1, le=6)]
    refused: dict[Guard, tuple[str, ...]]
    nice: dict[Literal["thanks", "apologies"], tuple[str, ...]] = Field(
        description="plain words (lower case, no punctuation) that a caller may say, but seldom"
    )
    patterns: dict[Guard, tuple[str, ...]] = Field(
        default={}, description="regular expressions on the plain line (lower case, no punctuation)"
    )
    allowed_when: dict[str, tuple[Guard, ...]] = Field(description="by move: guards that do not apply")
    must: dict[str, tuple[str, ...]] = Field(
        default={}, description="by move: regular expressions of which one must be in the plain line"
    )
    curt: tuple[str, ...] = Field(
        default=(),
        description="sentences of one or two words that any caller may say",
    )
    everyday: tuple[str, ...] = Field(
        description="ordinary words, beside those of the file, that need no reason"
    )
    harmless: tuple[str, ...] = Field(description="values anybody may say: 'deux minutes', 'aujourd'hui'")


@dataclass(frozen=True)
class Listener:
    """A guard book compiled: finds refused expressions and typed values in a line."""

    book: GuardBook
    bank: Bank

    def normalised(self, text: str) -> Normalised:
        """The tokens of a line."""
        return normalise(typed(text, 0), self.bank.grammar, known=self._knows)

    def refusals(self, text: str) -> Iterator[tuple[str, str]]:
        """Guards that an expression sets off, each with the words."""
        said = plain(text)
        for guard, patterns in self.book.patterns.items():
            for pattern in patterns:
                if found := re.search(pattern, said):
                    yield guard, found[0]
        tokens = self.normalised(text).tokens
        spans = typed_spans(tokens, self.book.language)
        for match in sorted(matches(tokens, spans, self.bank), key=lambda found: found.first):
            if match.cost == 0:
                yield match.entry.id, " ".join(token.form for token in tokens[match.first : match.last + 1])

    def values(self, text: str) -> tuple[tuple[str, str], ...]:
        """Numbers, amounts, days, times ... said in a line: (kind, value), all readings of each.

        Lines come back (those of the file at every turn): what was asked lately is not read again.
        """
        return self._kept_values(text)

    @cached_property
    def _kept_values(self) -> Callable[[str], tuple[tuple[str, str], ...]]:
        return lru_cache(maxsize=2048)(self._values)

    def _values(self, text: str) -> tuple[tuple[str, str], ...]:
        spans = typed_spans(self.normalised(text).tokens, self.book.language)
        return tuple((span.kind, value) for span in spans for value in span.values)

    def strangeness(self, text: str, vocabulary: frozenset[str]) -> float:
        """The part of the words, of three letters and more, that neither the language nor the file has."""
        words = [token.form for token in self.normalised(text).tokens if len(token.form) > 2]
        strange = [w for w in words if w.isalpha() and not is_word(w, self.book.language)]
        return sum(folded(word) not in vocabulary for word in strange) / len(words) if words else 0.0

    def content_words(self, text: str) -> tuple[tuple[str, str], ...]:
        """The words of four letters and more, each with its dictionary form, both folded.

        What was asked lately is not read again.
        """
        return self._kept_words(text)

    @cached_property
    def _kept_words(self) -> Callable[[str], tuple[tuple[str, str], ...]]:
        return lru_cache(maxsize=2048)(self._content_words)

    def _content_words(self, text: str) -> tuple[tuple[str, str], ...]:
        return tuple(
            (folded(token.form), folded(lemma_of(token.form, self.book.language)))
            for token in self.normalised(text).tokens
            if len(token.form) >= 4 and token.form.isalpha()
        )

    def _knows(self, form: str) -> bool:
        return form in self.bank.lexicon or is_word(form, self.book.language)


@lru_cache(maxsize=4)
def load_listener(language: Language) -> Listener:
    """The guard book of a language, compiled once per process. Raises `ContentError`."""
    book = load_yaml(content("personas", "guards", f"{language}.yaml"), GuardBook)
    bare = Bank(language=language, grammar=grammar_of(language), families={}, topics={})
    guards = (Statement(id=guard, wrong=expressions) for guard, expressions in book.refused.items())
    return Listener(book, bare.extended(statements=guards))
