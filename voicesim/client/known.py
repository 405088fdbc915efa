"""What a generated line may use: the words, names and numbers of the file that are sayable now."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from voicesim.client import memory
from voicesim.client.fact import Fact
from voicesim.client.guard_book import load_listener
from voicesim.client.pools import own_lines, stock_lines
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import fill, plainest
from voicesim.client.state import ClientState, Intention
from voicesim.content.common_words import common_words, load_words
from voicesim.text.fold import first_said, folded, plain

ENOUGH = 0.3
"""Part of the words that carry meaning in a line which a model's own wording of it must have."""


class Known:
    """The file of one scenario, as guards look things up in it."""

    def __init__(self, scenario: Scenario) -> None:
        self._scenario = scenario
        self._lines = {key: tuple(self._filled(text) for text in lines) for key, lines in own_lines(scenario)}
        self.words = frozenset(_folded_words(" ".join(self._all_texts())))
        """Every word of the file, folded: a capital inside a sentence must be one of them."""
        self._betrayals = tuple(
            (fact.id, self._betrayal(fact)) for fact in scenario.facts if fact.told != "opening"
        )
        self._open = frozenset(self._values_in(self._open_texts()))

    def betraying(self, said: str) -> Iterator[tuple[str, str]]:
        """Facts that the plain text gives away, each with the words that do."""
        for fact, expressions in self._betrayals:
            if words := first_said(expressions, said):
                yield fact, words

    def texts(self) -> tuple[str, ...]:
        """Every line the caller may say, and the stock's."""
        stock = (text for _, lines in stock_lines(self._scenario) for text in lines)
        return (*(text for texts in self._lines.values() for text in texts), *stock)

    def spoken_words(self) -> frozenset[str]:
        """Every word of the shared stock, and the commonest of the language, folded."""
        language = self._scenario.language
        stock = " ".join(text for _, lines in stock_lines(self._scenario) for text in lines)
        words = load_words(language)
        return frozenset(_folded_words(" ".join([stock, *words.common, *words.small_talk])))

    def written(self, key: str) -> str:
        """The lines written under a key, plain: what the author says there may be said there."""
        return plain(" ".join(self._lines.get(key, ())))

    def says(self, text: str, key: str) -> bool:
        """True when `text` says what the lines written under a key say: a good part of the words that carry
        meaning in one of them; for a fact also the words that give it away, which alone prove nothing."""
        betrayal = dict(self._betrayals).get(key.removeprefix("fact."), ())
        if betrayal and key.startswith("fact.") and not first_said(betrayal, plain(text)):
            return False
        said = self._meaning(text)
        written = [meaning for line in self._lines.get(key, ()) if (meaning := self._meaning(line))]
        return not written or any(len(said & line) >= max(1, ENOUGH * len(line)) for line in written)

    def _meaning(self, text: str) -> set[str]:
        """The dictionary forms of the words that carry meaning."""
        common = common_words(self._scenario.language)
        words = load_listener(self._scenario.language).content_words(text)
        return {lemma for form, lemma in words if form not in common and lemma not in common}

    def values(self, intentions: Sequence[Intention], state: ClientState) -> frozenset[str]:
        """Numbers, days and amounts the caller may say: in the open, earned, being told, or said before."""
        given = memory.earned(state) | {fact for item in intentions for fact in item.facts}
        texts = [self._filled(self._scenario.fact(fact).sentence) for fact in given]
        keys = [f"fact.{fact}" for fact in given]
        keys += [item.line for item in intentions if item.line]
        keys += [f"ask.{ask.id}" for ask in self._scenario.asks if f"answered:{ask.id}" in state.flags]
        for key in keys:
            texts.extend(self._lines.get(key, ()))
        texts.extend(entry.text for entry in state.history)
        return self._open | frozenset(self._values_in(texts))

    def trainee_words(self, state: ClientState) -> frozenset[str]:
        """Words the trainee has said: a name they gave may be said back."""
        return frozenset(_folded_words(" ".join(memory.last(state, "trainee", 100))))

    def _values_in(self, texts: list[str]) -> Iterator[str]:
        listener = load_listener(self._scenario.language)
        for text in texts:
            yield from (value for _, value in listener.values(text))

    def _open_texts(self) -> list[str]:
        openings = ("opening", "offer.", "objection.", "promise.", "move.", "right.", "wrong.")
        return [text for key, texts in self._lines.items() if key.startswith(openings) for text in texts]

    def _all_texts(self) -> Iterator[str]:
        scenario = self._scenario
        yield from (text for texts in self._lines.values() for text in texts)
        yield from (fact.sentence for fact in scenario.facts)
        yield from scenario.values.values()
        yield from (scenario.screen.holder, scenario.screen.product, scenario.screen.contract)
        yield from (field.value for field in scenario.screen.fields)

    def _betrayal(self, fact: Fact) -> tuple[str, ...]:
        """The words that give a fact away: the author's, or those its sentence and its lines share alone."""
        if fact.betrays:
            return tuple(plain(words) for words in fact.betrays)
        sentence = _content_words(self._filled(fact.sentence))
        told = {word for text in self._lines.get(f"fact.{fact.id}", ()) for word in _content_words(text)}
        others = {word for text in self._texts_beside(fact) for word in _content_words(text)}
        common = common_words(self._scenario.language)
        return tuple(sorted((sentence & told) - others - common))

    def _texts_beside(self, fact: Fact) -> Iterator[str]:
        own = (f"fact.{fact.id}", f"fact.{fact.id}.past", f"fact.{fact.id}.evasive")
        yield from (text for key, texts in self._lines.items() if key not in own for text in texts)

    def _filled(self, text: str) -> str:
        return fill(plainest(text), self._scenario.values, self._scenario.language)


def _content_words(text: str) -> set[str]:
    return {word for word in plain(text).replace("'", " ").split() if len(word) >= 4}


def _folded_words(text: str) -> Iterator[str]:
    return (word for word in re.findall(r"[a-z0-9]+", folded(text)))
