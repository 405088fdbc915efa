"""The notation in which authors write what is said: spoken words with a few signs (see docs/phrases.md).

je vous (rappelle|rappellerai) {moment}    alternatives and a typed slot
le|la|les courant                          alternatives of one word need no parentheses
je suis [vraiment] désolé                  optional words
~couper le courant                         any form of a word
bless...                                   any word that begins so
si vous ... contrat                        a few words in between
la franchise ... {montant=320}             a slot that must hold this value
je vous rappelle !que                      not followed by this word
je comprends $                             the clause ends here
vous serez <paid>                          a class of words that the phrase file names
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from voicesim.content.atoms import (
    SLOTS,
    Atom,
    Choice,
    End,
    Gap,
    Lemma,
    Literal,
    Not,
    Prefix,
    Series,
    Slot,
)
from voicesim.messages.message import Message
from voicesim.text.fold import folded
from voicesim.text.grammar import Grammar
from voicesim.text.normalising import forms_of, stutters

_CLASS = re.compile(r"<([a-z][a-z0-9_]*)>")
_SIGNS = re.compile(r"\{[^}]*\}|\.\.\.|[()\[\]|]|[^\s()\[\]|{}]+|[{}]")


class NotationError(ValueError):
    """An expression that cannot be read; the text says why and what to write instead."""


def read(expression: str, grammar: Grammar, classes: Mapping[str, str] | None = None) -> Series:
    """What `expression` stands for, `<name>` read from `classes`. Raises `NotationError`."""
    signs = _SIGNS.findall(_spaced(_spelt_out(expression, classes or {})))
    ways, rest = _Reader(signs, expression, grammar).ways(0, "")
    if rest != len(signs):
        raise NotationError(
            Message("a closing sign too many in {expression!r}; remove it", expression=expression)
        )
    series = _trimmed(ways[0])
    if _may_be_empty(series):
        raise NotationError(
            Message(
                "{expression!r} may match nothing at all; make one word of it compulsory",
                expression=expression,
            )
        )
    return series


def _spelt_out(expression: str, classes: Mapping[str, str], within: tuple[str, ...] = ()) -> str:
    """The expression with every class of words in full; a class may name others, never itself."""

    def one(found: re.Match[str]) -> str:
        name = found[1]
        if name not in classes or name in within:
            why = Message("names itself" if name in within else "is not there")
            raise NotationError(
                Message(
                    "the class of words <{name}> in {expression!r} {why}; use one of {names}",
                    name=name,
                    expression=expression,
                    why=why,
                    names=", ".join(sorted(classes)),
                )
            )
        return f"({_spelt_out(classes[name], classes, (*within, name))})"

    return _CLASS.sub(one, expression)


def _spaced(expression: str) -> str:
    """`bless...` keeps its dots; a stand-alone `...` is a gap."""
    return re.sub(r"(\w)\.\.\.", r"\1…", expression)


def _trimmed(series: Series) -> Series:
    """Without the gaps at either end: what follows is free anyway."""
    while series and isinstance(series[-1], Gap):
        series = series[:-1]
    while series and isinstance(series[0], Gap):
        series = series[1:]
    return series


def _may_be_empty(series: Series) -> bool:
    for part in series:
        if isinstance(part, Choice):
            if not part.optional and not any(_may_be_empty(way) for way in part.ways):
                return False
        elif not isinstance(part, Gap | Not | End):
            return False
    return True


@dataclass(frozen=True)
class _Reader:
    """Reads the signs of one expression."""

    signs: list[str]
    expression: str
    grammar: Grammar

    def ways(self, place: int, closing: str) -> tuple[list[Series], int]:
        """The series between here and `closing`, one for each way."""
        done: list[Series] = []
        parts: list[str | Choice] = []
        while place < len(self.signs) and self.signs[place] not in (")", "]"):
            if self.signs[place] != "|":
                part, place = self._part(place)
                parts.append(part)
            elif closing:
                done.append(self._series(parts))
                parts, place = [], place + 1
            else:  # outside parentheses "|" stands between two words
                other, place = self._part(place + 1)
                if not parts:
                    raise NotationError(
                        Message(
                            "something is missing before '|' in {expression!r}; write a word",
                            expression=self.expression,
                        )
                    )
                parts[-1] = self._either(parts[-1], other)
        if closing and (place >= len(self.signs) or self.signs[place] != closing):
            raise NotationError(
                Message(
                    "{closing!r} is missing in {expression!r}; close what is open",
                    closing=closing,
                    expression=self.expression,
                )
            )
        return [*done, self._series(parts)], place

    def _part(self, place: int) -> tuple[str | Choice, int]:
        if place >= len(self.signs):
            raise NotationError(
                Message(
                    "something is missing after '|' in {expression!r}; write the other word",
                    expression=self.expression,
                )
            )
        sign = self.signs[place]
        if sign in ("(", "["):
            ways, after = self.ways(place + 1, ")" if sign == "(" else "]")
            return Choice(tuple(ways), optional=sign == "["), after + 1
        if sign in ("{", "}"):
            raise NotationError(
                Message(
                    "a slot is not closed in {expression!r}; write it {{nom}}", expression=self.expression
                )
            )
        return sign, place + 1

    def _refuse_unheard(self, words: Sequence[str]) -> None:
        if len(set(words)) < len(words) and stutters(" ".join(words), self.grammar):
            raise NotationError(
                Message(
                    "{expression!r} says a word twice, which is heard as said once; write it once",
                    expression=self.expression,
                )
            )
        for word in words:
            if word.lower() in self.grammar.pauses:
                raise NotationError(
                    Message(
                        "{word!r} in {expression!r} is a filled pause, which is never matched; leave it out",
                        word=word,
                        expression=self.expression,
                    )
                )

    def _either(self, one: str | Choice, other: str | Choice) -> Choice:
        ways = [one] if isinstance(one, str) else list(one.ways)
        more = [other] if isinstance(other, str) else list(other.ways)
        optional = any(isinstance(part, Choice) and part.optional for part in (one, other))
        return Choice(
            tuple(self._series([way]) if isinstance(way, str) else way for way in (*ways, *more)), optional
        )

    def _series(self, parts: Sequence[str | Choice]) -> Series:
        done: list[Atom | Choice] = []
        words: list[str] = []
        for part in [*parts, ""]:
            special = (
                isinstance(part, Choice) or part in ("...", "", "$") or part[0] in "{~!" or part[-1] == "…"
            )
            if isinstance(part, str) and not special:
                words.append(part)
                continue
            self._refuse_unheard(words)
            done.extend(Literal(form) for form in forms_of(" ".join(words), self.grammar))
            words = []
            if isinstance(part, Choice):
                done.append(part)
            else:
                done.extend(_special(part, self.grammar, self.expression))
        return tuple(done)


def _special(sign: str, grammar: Grammar, expression: str) -> Iterator[Atom]:
    if sign == "...":
        yield Gap()
    elif sign == "$":
        yield End()
    elif sign.startswith("{"):
        name, _, value = sign[1:-1].partition("=")
        if name.strip() not in SLOTS:
            raise NotationError(
                Message(
                    "unknown slot {sign} in {expression!r}; use one of {names}",
                    sign=sign,
                    expression=expression,
                    names=", ".join(sorted(SLOTS)),
                )
            )
        yield Slot(SLOTS[name.strip()], value.strip())
    elif sign.startswith("!"):
        forms = forms_of(sign[1:], grammar)
        if len(forms) != 1:
            raise NotationError(
                Message("'!' stands before one word, not as in {sign!r}; name that word alone", sign=sign)
            )
        yield Not(forms[0])
    elif sign.startswith("~"):
        if len(sign) < 3:
            raise NotationError(
                Message("'~' stands alone in {expression!r}; write it before a word", expression=expression)
            )
        yield Lemma(sign[1:].lower())
    elif sign.endswith("…"):
        yield Prefix(folded(sign[:-1].lower()))
