"""The closed classes of a spoken language: what a rule needs to know and an author never writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from voicesim.text.asking_words import AskingWords
from voicesim.text.clause_words import ClauseWords
from voicesim.text.words import Language

Rewriting = Mapping[tuple[str, ...], tuple[str, ...]]
"""Spoken tokens and what they stand for: ("ya",) -> ("il", "y", "a")."""


def listed(words: str) -> tuple[str, ...]:
    """The words of a line: shorter to read than a column of quotes."""
    return tuple(words.split())


def expressions(*lines: str) -> tuple[tuple[str, ...], ...]:
    """Each line as the tuple of its words."""
    return tuple(listed(line) for line in lines)


def by_head(spoken: Iterable[tuple[str, ...]]) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Expressions by their first word, each list in the order written: few are compared at a place."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for words in spoken:
        found[words[0]] = (*found.get(words[0], ()), words)
    return found


@dataclass(frozen=True)
class Grammar:
    """One language's small words."""

    language: Language
    elisions: Mapping[str, str]
    """Clitic before an apostrophe -> its full form: "l" -> "le"."""
    endings: Mapping[str, tuple[str, ...]]
    """Contraction after an apostrophe -> its full form: "ll" -> ("will",)."""
    whole: frozenset[str]
    """Words whose apostrophe or hyphen is part of them: "aujourd'hui"."""
    contractions: Rewriting
    """Spoken forms -> plain ones, longest first when they are applied."""
    dropped: frozenset[str]
    """Tokens that carry nothing once spoken: "ne", which speech drops anyway."""
    pauses: frozenset[str]
    """Filled pauses: taken out before anything is matched, their place kept."""
    repeatable: frozenset[str]
    """Words that may rightly stand twice: "vous vous trompez"."""
    transparent: frozenset[str]
    """Words that may stand inside an expression without changing it: "bien", "madame"."""
    adverb_ending: str
    """Ending of the adverbs that are transparent too."""
    opaque: frozenset[str]
    """Words with that ending which are not transparent."""
    negators: frozenset[str]
    not_negators_before: Mapping[str, frozenset[str]]
    """A negator followed by one of these denies nothing: "plus tard", "pas mal"."""
    not_negators_after: Mapping[str, frozenset[str]]
    """A negator after one of these denies nothing: "en plus", "non plus"."""
    stops: frozenset[str]
    """Words at which a negation's reach ends: "mais"."""
    window: int
    """How many tokens a negation reaches over."""
    subjects: frozenset[str]
    """Subject pronouns: a match that begins with one is a clause of its own."""
    speaker: frozenset[str]
    """Subject pronouns of the one who speaks: they end what is reported."""
    subordinators: frozenset[str]
    """Words that tie a clause to the negation before it: "que", "si"."""
    tying: frozenset[str]
    """Verbs that tie a clause without a word: "I can't promise it's covered"."""
    conditions: frozenset[str]
    """Words that make what follows a condition: "si", "whether"."""
    wishes: frozenset[str]
    """Verbs of a polite condition that conditions nothing: "si vous voulez"."""
    articles: frozenset[str]
    determiners: frozenset[str]
    """What a noun that is known begins with: "la", "cette", "votre"."""
    third_persons: frozenset[str]
    """Pronouns that stand for it: "elle", "ça"."""
    relatives: frozenset[str]
    """Words after which a clause only describes: "something the policy doesn't cover"."""
    reserves: tuple[tuple[str, ...], ...]
    """What takes the promise out of a promise: "sous réserve"."""
    reporters: frozenset[str]
    """Forms of the verbs of saying and believing, for what others say: "dit", "pense"."""
    report_openers: tuple[tuple[str, ...], ...]
    """What makes the rest of the sentence somebody else's: "d'après vous"."""
    grounds: tuple[tuple[str, ...], ...]
    """What makes a ground of what was said, and no report: "d'après ce que" vous me dites."""
    resuming: frozenset[str]
    """Words after which who speaks may go on in their own name: "donc", "mais"."""
    own_heads: frozenset[str]
    """What a clause of one's own begins with after such a word: "vous", "c'est"."""
    question_openers: tuple[tuple[str, ...], ...]
    """What opens a question wherever it stands: "est-ce que"."""
    question_starts: frozenset[str]
    """What opens a question at the head of a clause: "comment", "did"."""
    question_words: frozenset[str]
    """What asks with a question mark, or at the end of a clause: "quand"."""
    requests: tuple[tuple[str, ...], ...]
    """What asks without a question: "dites-moi", "j'ai besoin de"."""
    left_open: frozenset[tuple[str, ...]]
    """What before a request leaves it to the other: "unless you" tell me."""
    politeness: tuple[tuple[str, ...], ...]
    """What turns a bare noun into a request: "s'il vous plaît"."""
    clause: ClauseWords
    """What stands between clauses."""
    asking: AskingWords
    """What asks without a mark."""
    tags: frozenset[tuple[str, ...]] = frozenset()
    """What is added after a question and belongs to it: "oui ou non"."""
    assents: frozenset[tuple[str, ...]] = frozenset()
    """What asks for a yes after an order: "levez-vous, d'accord ?"."""
    letters: Mapping[str, str] = field(default_factory=dict)
    """Letters that stand for a word where one types: "u" -> "you"."""
    titles: frozenset[str] = frozenset()
    """What an address begins with: "madame"."""
    asides: frozenset[str] = frozenset()
    """What puts a subject off: "avant les papiers, êtes-vous blessé ?" asks for no papers."""
    unordered: frozenset[str] = frozenset()
    """Verbs before "-vous" that are never an order: "avez-vous"."""
    polite_questions: frozenset[tuple[str, ...]] = frozenset()
    """Inversions that ask nothing of the file: "calmez-vous"."""
    resumptions: frozenset[str] = frozenset()
    """Words after which a question is over: "d'accord", "merci"."""

    @cached_property
    def askers(self) -> Mapping[str, tuple[tuple[str, ...], ...]]:
        """What opens a question or a request wherever it stands, by its first word, in the order written."""
        return by_head((*self.question_openers, *self.requests))

    def __reduce__(self) -> str | tuple[object, ...]:
        """The grammar of a language is that of the process that takes it up: many ask whether it is."""
        if self is grammar_of(self.language):
            return grammar_of, (self.language,)
        return super().__reduce__()


@cache
def grammar_of(language: Language) -> Grammar:
    """The grammar of `language`."""
    if language == "fr":
        from voicesim.text.french import FRENCH

        return FRENCH
    from voicesim.text.english import ENGLISH

    return ENGLISH
