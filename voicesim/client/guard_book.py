"""`personas/guards/`: what a generated line must never say, as data."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from voicesim.client.content_model import Content
from voicesim.language.bank import Bank
from voicesim.language.content import Statement
from voicesim.language.grammar import grammar_of
from voicesim.language.inflection import is_word
from voicesim.language.matching import matches
from voicesim.language.normalising import Normalised, normalise
from voicesim.language.typed import typed_spans
from voicesim.language.words import Language, typed
from voicesim.language.yaml_file import load_yaml
from voicesim.resources import content

Guard: TypeAlias = Literal[
    "role_swap",
    "meta",
    "polite",
    "forthcoming",
    "off_move",
    "rude",
    "unearned",
    "numbers",
    "names",
    "language",
    "long",
    "repeated",
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
    allowed_when: dict[str, tuple[Guard, ...]] = Field(description="by move: guards that do not apply")
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
        tokens = self.normalised(text).tokens
        spans = typed_spans(tokens, self.book.language)
        for match in sorted(matches(tokens, spans, self.bank), key=lambda found: found.first):
            if match.cost == 0:
                yield match.entry.id, " ".join(token.form for token in tokens[match.first : match.last + 1])

    def values(self, text: str) -> tuple[tuple[str, str], ...]:
        """Numbers, amounts, days, times ... said in a line: (kind, value), all readings of each."""
        spans = typed_spans(self.normalised(text).tokens, self.book.language)
        return tuple((span.kind, value) for span in spans for value in span.values)

    def _knows(self, form: str) -> bool:
        return form in self.bank.lexicon or is_word(form, self.book.language)


@lru_cache(maxsize=4)
def load_listener(language: Language) -> Listener:
    """The guard book of a language, compiled once per process. Raises `ContentError`."""
    book = load_yaml(content("personas", "guards", f"{language}.yaml"), GuardBook)
    bare = Bank(language=language, grammar=grammar_of(language), families={}, topics={})
    guards = (Statement(id=guard, wrong=expressions) for guard, expressions in book.refused.items())
    return Listener(book, bare.extended(statements=guards))
