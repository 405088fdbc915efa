"""Somebody else's words: "vous me dites que ...", "d'après lui ...", « ... ».

What is only drawn from another's words ("d'après ce que vous me dites, ...", "vous dites que ..., donc ...")
is loose: it may be who speaks again, and a fault in it is for a person to listen to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.text.words import Word

_OPENING = ("«", "“", '"')
_CLOSING = ("»", "”", '"')
_QUOTED = 2  # words between quotation marks, at least: one alone is only stressed
_BEFORE_VERB = 4  # tokens from "ce que" to the verb of saying: "ce que vous venez de me dire"


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch of tokens that gives another's words."""

    first: int
    last: int
    why: str
    loose: bool = False
    """Who speaks may have taken over again: a conclusion drawn from another's words, or an objection."""

    def holds(self, first: int, last: int) -> bool:
        """Are the tokens from `first` to `last` part of it?"""
        return self.first <= first and last <= self.last


def reports(tokens: Sequence[Token], grammar: Grammar, openers: Mapping[int, str]) -> tuple[Reported, ...]:
    """Every stretch of another's words, up to the end of the sentence or the speaker's own "je".

    `openers` names the first reported token after an expression of the bank, and the expression.
    """
    opened = dict(openers)
    for place in range(len(tokens)):
        first = _opens_report(tokens, place, grammar)
        if first is not None:
            opened.setdefault(first, " ".join(token.form for token in tokens[place:first]))
    found: list[Reported] = []
    for first, why in sorted(opened.items()):
        if first < len(tokens) and not (first and tokens[first - 1].ends):
            whole = Reported(first, _report_end(tokens, first, grammar), why)
            found.extend(_parted(whole, tokens, grammar))
    return tuple(found)


def quoted(words: Sequence[Word], tokens: Sequence[Token]) -> Iterator[Reported]:
    """What is typed between quotation marks, where something is said besides."""
    start: int | None = None
    for index, word in enumerate(words):
        if start is None and word.text.startswith(_OPENING):
            start = index
        if start is not None and word.text.rstrip(".,;:!?…").endswith(_CLOSING) and word.text not in _OPENING:
            places = [place for place, token in enumerate(tokens) if start <= token.word <= index]
            if _QUOTED <= len(places) < len(tokens):
                yield Reported(places[0], places[-1], words[start].text)
            start = None


def after_colons(
    words: Sequence[Word], tokens: Sequence[Token], sayings: Sequence[int]
) -> Iterator[Reported]:
    """What is typed after the colon of a clause that says whose words come: "vous écrivez noir sur blanc :".

    `sayings` are the last tokens of the expressions that say so.
    """
    for place, token in enumerate(tokens[:-1]):
        colon = words[token.word].text.endswith(":") or words[tokens[place + 1].word - 1].text == ":"
        if token.mark != "," or not colon:
            continue
        first = place
        while first and not tokens[first - 1].mark:
            first -= 1
        if any(first <= said <= place for said in sayings):
            yield replace(loosened(Reported(place + 1, place + 1, ":"), tokens), loose=False)


def draws_on_what_was_said(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Does the verb at `place` stand in "d'après ce que vous me dites": a ground, and no report?"""
    for start in range(place - 1, max(-1, place - 1 - _BEFORE_VERB), -1):
        if tokens[start].mark:
            return False
        for ground in grammar.grounds:
            if tuple(token.form for token in tokens[max(0, start + 1 - len(ground)) : start + 1]) == ground:
                return start + 1 < len(tokens) and tokens[start + 1].form in ("vous", "you")
    return False


def loosened(report: Reported, tokens: Sequence[Token]) -> Reported:
    """From the report's first token to the end of its sentence, as what is only drawn from it."""
    last = report.first
    while last < len(tokens) - 1 and not tokens[last].ends:
        last += 1
    return replace(report, last=last, loose=True)


def resumes(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """Does who speaks go on at `place`, after another's words: "mais vous ...", "donc c'est ..."?"""
    if place + 1 >= len(tokens) or tokens[place].mark:
        return False
    return tokens[place].form in grammar.resuming and tokens[place + 1].form in grammar.own_heads


def _parted(report: Reported, tokens: Sequence[Token], grammar: Grammar) -> Iterator[Reported]:
    """The report, and what follows "mais" or "donc" in it apart: it may be the speaker's own."""
    for place in range(report.first, report.last):
        if not resumes(tokens, place, grammar):
            continue
        if place > report.first:
            yield replace(report, last=place - 1)
        yield Reported(place, report.last, tokens[place].form, loose=True)
        return
    yield report


def _opens_report(tokens: Sequence[Token], place: int, grammar: Grammar) -> int | None:
    """The first reported token when a report opens at `place`."""
    forms = tuple(token.form for token in tokens[place : place + 6])
    for opener in grammar.report_openers:
        if forms[: len(opener)] == opener:
            return place + len(opener)
    if draws_on_what_was_said(tokens, place, grammar):
        return None
    if forms[0] in grammar.reporters and _others_verb(tokens, place, grammar):
        for after in range(1, min(4, len(forms))):
            if forms[after] in grammar.subordinators or (grammar.language == "en" and after == 1):
                return place + after
    return None


def _others_verb(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """The verb of saying has another subject than the speaker."""
    before = [token.form for token in tokens[max(0, place - 5) : place]]
    for form in reversed(before):
        if form in grammar.speaker and form != "on":
            return False
        if form in grammar.subjects or form == "on":
            return True
    return bool(before)


def _report_end(tokens: Sequence[Token], first: int, grammar: Grammar) -> int:
    for place in range(first, len(tokens)):
        if tokens[place].ends:
            return place
        fresh = place > first and tokens[place - 1].form not in grammar.subordinators
        if fresh and place > first + 1 and tokens[place].form in grammar.speaker:
            return place - 1
    return len(tokens) - 1
