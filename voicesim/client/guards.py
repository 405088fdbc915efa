"""Guards: every generated sentence is checked before it is spoken. Pure; a few milliseconds a line.

A line is refused when it swaps roles, gives a fact that was not earned, says a number, a date or a name that
is not in the file, talks about the machine, speaks the wrong language, is more polite or more forthcoming
than a caller, ends the call unasked, insults, runs on, breaks off, speaks what the model was told, says again
what was said by either, or does not say what had to be said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicesim.client import memory, prose
from voicesim.client.echoes import Echoes, borrowed, plain_sentences, repeated
from voicesim.client.guard_book import Guard, load_listener
from voicesim.client.known import Known
from voicesim.client.prompt import instructions
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import sentences
from voicesim.client.state import ClientState, Intention
from voicesim.content.common_words import common_words
from voicesim.text.fold import first_said, folded, plain
from voicesim.text.grammar import grammar_of
from voicesim.text.inflection import is_word, lemma_of
from voicesim.understanding.other_language import in_other_language, strange_words

CURT = 2
"""A sentence of so few words must be one that callers say: a closed list, the authors' own."""

STRANGE = 0.45
"""Part of the words that may be unknown to the language: names, interjections, spoken spellings."""

SAYS_WHO = frozenset({"opening", "answer", "tell", "again", "correct", "confirm"})
"""Moves in which a caller may give their own name."""

NEW_WORDS = 1
"""Content words a line may bring that nobody has put into play."""

_FORM = re.compile(
    r"[*_#<>{}\[\]`|\\^~=]|https?:|www\.|@|\.\.\.\.|^\s*[-•]\s|\d\)\s|[\U0001F000-\U0001FAFF☀-➿]"
)
_SPEAKER = re.compile(r"^\s*(?:[A-ZÀ-Ý][\w'’-]+\s?){1,2}:\s")
_ASIDE = re.compile(r"\([^)]*\)|«[^»]{40,}»")
_SCRIPT = re.compile(r"[^\t\n\x20-\x7EÀ-ÿŒœŸ’‘“”«»…–—€ \u202f]")
_ENDS = re.compile(r"[.!?…][»”\"]?$")
_SUBJECT = re.compile(r"(?<![\w-])(?:je|tu|il|ils|on) (\w+(?:er|ir|oir|dre|ettre))\b")
"""Verbs whose infinitive is no form of theirs besides: "elle entre" is a sentence."""
_CALLED_AFTER = re.compile(r"(?: [A-ZÀ-Ý][\w'’-]+)*\s*(?:[,.!?…]|$)")
"""What follows a name by which somebody is called: the rest of it, and a mark."""
_ARTICLE = re.compile(r"^-1 (?!jour|semaine|mois|an|heure|minute|day|week|month|year|hour)")


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a line may not be spoken; goes into `Line.note`."""

    guard: Guard
    reason: str

    def __str__(self) -> str:
        return f"{self.guard}: {self.reason}"


class Guards:
    """The guards of one scenario, compiled once."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._language = scenario.language
        self._listener = load_listener(scenario.language)
        self.known = Known(scenario)
        self._vocabulary = self.known.words | self.known.spoken_words()
        self._echoes = Echoes(instructions(scenario), common_words(scenario.language))
        curt = (*self.known.texts(), *self._listener.book.curt)
        parts = (part.split() for line in curt for part in plain_sentences(line))
        self._curt = frozenset(word for part in parts if len(part) <= CURT for word in part)
        self._content = self._listener.content_words
        self._strange = strange_words(scenario.language)
        titles = "|".join(grammar_of(scenario.language).titles)
        names = "|".join(map(re.escape, scenario.persona.name.split()))
        self._own = re.compile(rf"\b(?:{titles})\s(?:{names})\b", re.IGNORECASE)
        everyday = " ".join((*self._listener.book.everyday, *self.known.texts()))
        self._ordinary_words = self._vocabulary | {form for pair in self._content(everyday) for form in pair}

    def refusal(self, text: str, intentions: Sequence[Intention], state: ClientState) -> Refusal | None:
        """Why `text` may not be said for these intentions in `state`; None when it may."""
        return next(self._refusals(text.strip(), intentions, state), None)

    def _refusals(self, text: str, intentions: Sequence[Intention], state: ClientState) -> Iterator[Refusal]:
        if not re.search(r"\w", text):
            yield Refusal("empty", "nothing to say")
            return
        yield from self._form(text)
        yield from self._own_voice(text)
        yield from self._curt_ones(text, intentions)
        yield from self._wrong_language(text)
        yield from self._stray_words(text, state)
        yield from self._broken(text)
        yield from self._own_name(text, intentions)
        yield from self._expressions(text, intentions)
        yield from self._length(text)
        yield from self._facts(text, intentions, state)
        yield from self._beyond(text, state)
        yield from self._values(text, intentions, state)
        yield from self._names(text, state)
        yield from self._again(text, state)

    def said_before(self, text: str, state: ClientState) -> Refusal | None:
        """Why even a line of the author's may not be said: it was said in this call."""
        return next(self._again(text, state), None)

    def missing(self, text: str, intentions: Sequence[Intention]) -> Refusal | None:
        """Why `text` does not do what the intentions want done; None when it does."""
        said = plain(text)
        for item in intentions:
            needed = self._listener.book.must.get(item.move, ())
            if needed and not any(re.search(pattern, said) for pattern in needed):
                return Refusal("missing", f"no {item.move} in it")
            term = dict(item.slots).get("term", "")
            if item.move == "jargon" and plain(term) not in said:
                return Refusal("missing", f"{term!r} is not asked about")
            if item.line and not self.known.says(text, item.line):
                return Refusal("missing", f"what had to be said ({item.line}) is not in it")
        return None

    def _own_voice(self, text: str) -> Iterator[Refusal]:
        """What no caller says of themselves: the prompt's words, half a sentence."""
        for said in plain_sentences(text):
            if words := self._echoes.of_the_prompt(said):
                yield Refusal("echo", f"{words!r} was said to the model")
        if not _ENDS.search(text):
            yield Refusal("form", "the sentence breaks off")

    def _curt_ones(self, text: str, intentions: Sequence[Intention]) -> Iterator[Refusal]:
        """Sentences of a word or two: those that callers say, the words of the answer, what is asked back."""
        keys = [item.line for item in intentions if item.move in ("tell", "answer")]
        written = frozenset(word for key in keys if key for word in self.known.written(key).split())
        answers = written if written or not keys else self.known.words
        for part in sentences(text):
            words = plain(part).split()
            if len(words) <= CURT and part[-1:] != "?" and not set(words) <= self._curt | answers:
                yield Refusal("form", f"{part!r} is no sentence of a caller")

    def _form(self, text: str) -> Iterator[Refusal]:
        for pattern in (_FORM, _SPEAKER, _ASIDE):
            if match := pattern.search(text):
                yield Refusal("form", f"{match[0].strip()!r} is not spoken")
        if name := prose.real_company(text):
            yield Refusal("names", f"{name!r} is a real company")

    def _wrong_language(self, text: str) -> Iterator[Refusal]:
        if match := _SCRIPT.search(text):
            yield Refusal("language", f"{match[0]!r} is no letter of the language")
        if any(in_other_language(part, self._language) for part in sentences(text)):
            yield Refusal("language", "another language")
        elif len(text.split()) > 2 and self._listener.strangeness(text, self._vocabulary) > STRANGE:
            yield Refusal("language", "too few words of the language")

    def _stray_words(self, text: str, state: ClientState) -> Iterator[Refusal]:
        """One small word of the other language in a sentence of this one: "You voulez le calcul ?"."""
        known = self._vocabulary | self.known.trainee_words(state)
        for word in plain(text).split():
            if word in self._strange and folded(word) not in known and not is_word(word, self._language):
                yield Refusal("language", f"{word!r} is a word of another language")

    def _broken(self, text: str) -> Iterator[Refusal]:
        """ "je reprendre": a subject that stands before an infinitive."""
        found = _SUBJECT.search(text.lower()) if self._language == "fr" else None
        if found and lemma_of(found[1], "fr") == found[1]:
            yield Refusal("form", f"{found[0]!r} is no French")

    def _own_name(self, text: str, intentions: Sequence[Intention]) -> Iterator[Refusal]:
        """Nobody calls themselves madame So-and-so but to say who they are."""
        says_who = any(item.move in SAYS_WHO for item in intentions)
        if not says_who and (found := self._own.search(text)):
            yield Refusal("role_swap", f"{found[0]!r} is the caller's own name")

    def _expressions(self, text: str, intentions: Sequence[Intention]) -> Iterator[Refusal]:
        book = self._listener.book
        allowed = {guard for item in intentions for guard in book.allowed_when.get(item.move, ())}
        for guard, words in self._listener.refusals(text):
            if guard not in allowed:
                yield Refusal(guard, f"{words!r}")  # type: ignore[arg-type]  # ids are the book's keys

    def _length(self, text: str) -> Iterator[Refusal]:
        book = self._listener.book
        parts = sentences(text)
        if len(parts) > book.most_sentences:
            yield Refusal("long", f"{len(parts)} sentences")
        if any(len(part.split()) > book.most_words for part in parts):
            yield Refusal("long", f"more than {book.most_words} words in a sentence")

    def _facts(self, text: str, intentions: Sequence[Intention], state: ClientState) -> Iterator[Refusal]:
        given = memory.earned(state) | {fact for item in intentions for fact in item.facts}
        said = plain(text)
        written = " ".join(self.known.written(item.line) for item in intentions)
        told = plain(" ".join(memory.last(state, "trainee", 100)))
        for fact, words in self.known.betraying(said):
            if fact not in given and not first_said((words,), f"{told} {written}"):
                yield Refusal("unearned", f"{words!r} gives {fact} away")

    def _beyond(self, text: str, state: ClientState) -> Iterator[Refusal]:
        """Words that neither the file, nor the call so far, nor ordinary talk has: invented matter."""
        heard = {
            form
            for line in memory.last(state, "trainee", 100)
            for pair in self._content(line)
            for form in pair
        }
        new = [
            word for word, lemma in self._content(text) if not {word, lemma} & (self._ordinary_words | heard)
        ]
        if len(new) > NEW_WORDS:
            yield Refusal("beyond", f"nothing in the file or the call about {', '.join(new)}")

    def _values(self, text: str, intentions: Sequence[Intention], state: ClientState) -> Iterator[Refusal]:
        allowed = self.known.values(intentions, state) | frozenset(self._listener.book.harmless)
        for kind, value in self._listener.values(text):
            if kind == "number" and value in ("0", "1", "2", "100", "1000"):
                continue  # "mille fois", "deux choses", "cent pour cent"
            if _ARTICLE.match(value):
                continue  # "y a un truc": no date
            if kind != "name" and value not in allowed:
                yield Refusal("numbers", f"{value} is not in the file")

    def _names(self, text: str, state: ClientState) -> Iterator[Refusal]:
        said = self.known.trainee_words(state)
        for part in sentences(text):
            for found in list(re.finditer(r"[\w'’-]+", part))[1:]:
                word = found[0]
                name = word.replace("’", "'").rpartition("'")[2]
                unknown = set(folded(name).split("-")) - self.known.words
                if not name[:1].isupper() or not unknown or self._ordinary(word):
                    continue
                if not unknown <= said:
                    yield Refusal("names", f"{word!r} is not in the file")
                elif not _called(part, found):
                    yield Refusal("names", f"{word!r} was said by the trainee, who is not spoken of")

    def _ordinary(self, word: str) -> bool:
        return plain(word) in common_words(self._language) or word in (
            "I",
            "I'm",
            "I've",
            "I'd",
            "I'll",
        )

    def _again(self, text: str, state: ClientState) -> Iterator[Refusal]:
        own, trainee = memory.last(state, "client", 100), memory.last(state, "trainee", 8)
        for said in plain_sentences(text):
            if earlier := repeated(said, own):
                yield Refusal("repeated", f"said already: {earlier!r}")
            if theirs := borrowed(said, trainee):
                yield Refusal("repeated", f"the trainee's words: {theirs!r}")


def _called(part: str, name: re.Match[str]) -> bool:
    """Is somebody called by this name, not spoken of: "merci, madame Roussel."?"""
    return bool(_CALLED_AFTER.match(part[name.end() :]))
