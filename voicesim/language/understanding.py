"""What an utterance does: families of phrasing, topics asked, statements on the file, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicesim.language.acts import Act, Context
from voicesim.language.bank import Bank
from voicesim.language.content import Family
from voicesim.language.damaged import unsure
from voicesim.language.inflection import lemma_of
from voicesim.language.matching import Match, longest, matches
from voicesim.language.normalising import Normalised, Token, normalise
from voicesim.language.questions import Asked, questions
from voicesim.language.scope import (
    Reported,
    condition_of,
    is_negator,
    is_relative_word,
    negator_after,
    negator_before,
    relative_of,
    reports,
    reserve_of,
)
from voicesim.language.typed import Typed, typed_spans
from voicesim.language.words import Word

FAINT = 0.5
"""The most confidence of an act that is guessed at: under the published threshold, it proves nothing."""
_TO_THE_QUESTION = 6  # words from a topic to what opens its question, or to its mark
_AROUND = 6  # words before a critical act on which its meaning hangs


@dataclass(frozen=True)
class Heard:
    """An utterance with everything that bears on its meaning, worked out once."""

    words: Sequence[Word]
    normalised: Normalised
    typed: tuple[Typed, ...]
    asked: tuple[Asked, ...]
    found: tuple[Match, ...]
    """Every expression found, before any rule."""
    reported: tuple[Reported, ...]
    bank: Bank
    context: Context

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The normalised tokens."""
        return self.normalised.tokens


@dataclass(frozen=True)
class Refused:
    """A match that a rule took away, for authors: which and why."""

    match: Match
    why: str


def understand(
    words: Sequence[Word], bank: Bank, context: Context | None = None, *, faintly: bool = False
) -> tuple[Act, ...]:
    """The acts of an utterance, in the order of their first word. Pure; milliseconds for thirty words.

    `faintly` adds what may have been said, in words heard too badly to tell: acts of a confidence of at most
    `FAINT`, for the scorecard that shows them to a person.
    """
    return understood(hear(words, bank, context or Context()), faintly=faintly)[0]


def hear(words: Sequence[Word], bank: Bank, context: Context) -> Heard:
    """Normalises an utterance and finds its typed values, questions and reports."""
    normalised = normalise(
        words, bank.grammar, known=bank.knows_unaccented, repairs=bank.repairs, nearest=bank.nearest
    )
    tokens = normalised.tokens
    spans = (*typed_spans(tokens, bank.language), *_names(tokens, bank, context))
    found = tuple(matches(tokens, spans, bank))
    openers = {match.last + 1: match.entry.pattern for match in found if match.entry.opens}
    reported = reports(tokens, bank.grammar, openers)
    return Heard(words, normalised, spans, questions(tokens, bank.grammar), found, reported, bank, context)


def understood(heard: Heard, *, faintly: bool = False) -> tuple[tuple[Act, ...], tuple[Refused, ...]]:
    """The acts, and the matches that a rule refused; `faintly` as in `understand`."""
    apart = frozenset(f.id for f in heard.bank.families.values() if not f.contained)
    faint = frozenset(id(match) for match in heard.found if _is_faint(match, heard))
    found = longest([match for match in heard.found if faintly or id(match) not in faint], apart)
    acts: list[Act] = list(_pauses(heard))
    refused: list[Refused] = []
    for match in found:
        verdict = _judged(match, heard)
        if isinstance(verdict, Act):
            if id(match) in faint:
                verdict = replace(verdict, confidence=min(verdict.confidence, FAINT))
            acts.append(verdict)
            acts.extend(_including(verdict, heard.bank))
            acts.extend(_also(verdict, heard.bank))
        else:
            refused.append(Refused(match, verdict))
    acts = _settled(acts)
    return tuple(sorted(acts, key=lambda act: (act.first, act.last, act.kind, act.id))), tuple(refused)


def _is_faint(match: Match, heard: Heard) -> bool:
    """Is it too much guessed to prove anything, or denied by a word that may not have been said?

    What speaks against the speaker may not be guessed at all.
    """
    bad = match.entry.right is False
    if match.entry.kind == "family":
        bad = heard.bank.families[match.entry.id].polarity == "bad"
    if match.faint or (bad and match.guessed):
        return True
    if match.entry.kind == "topic" and not match.entry.told:
        return _is_asked(match, heard) is None and _may_have_asked(match, heard)
    negator = _negator(match, heard)
    return negator is not None and (unsure(negator) or (match.guessed and match.entry.kind == "statement"))


def _may_have_asked(match: Match, heard: Heard) -> bool:
    """Was a word lost or misheard near it in its sentence, one that opened the question or bore its mark?"""
    tokens = heard.tokens
    first = last = match.first
    while first > max(0, match.first - _TO_THE_QUESTION) and not tokens[first - 1].ends:
        first -= 1
    while last < min(len(tokens) - 1, match.last + _TO_THE_QUESTION) and not tokens[last].ends:
        last += 1
    near = tokens[first : last + 1]
    cut = last == len(tokens) - 1 and not tokens[last].mark and tokens[last].probability < 1
    return cut or any(map(unsure, near)) or any(token.after_hole for token in near[1:])


def _judged(match: Match, heard: Heard) -> Act | str:
    """The act of a match, or the rule that refuses it."""
    if match.entry.kind == "family":
        return _family_act(match, heard.bank.families[match.entry.id], heard)
    if match.entry.kind == "topic":
        return _topic_act(match, heard)
    return _statement_act(match, heard)


def _family_act(match: Match, family: Family, heard: Heard) -> Act | str:
    for refusal in _refusals(match, family, heard):
        return refusal
    complete = match.entry.complete
    why = match.entry.pattern
    if family.explained is not None and _words_before(match, heard) < family.explained:
        complete, why = False, f"{why} (nothing explained before)"
    act = _act(match, heard, why, polarity=family.polarity, complete=complete)
    return replace(act, confidence=min(act.confidence, _surroundings(act, heard))) if family.critical else act


def _surroundings(act: Act, heard: Heard) -> float:
    """The least confidence around a critical act: a word misheard there may have been its "pas"."""
    before, after = (
        heard.words[max(0, act.first - _AROUND) : act.first],
        heard.words[act.last + 1 : act.last + 3],
    )
    return min((word.probability for word in (*before, *after)), default=1.0)


def _refusals(match: Match, family: Family, heard: Heard) -> Iterator[str]:
    tokens, grammar = heard.tokens, heard.bank.grammar
    if family.turns is not None and heard.context.turn >= family.turns:
        yield f"only in the first {family.turns} turns"
    if family.flips:
        negator = _negator(match, heard)
        if negator is not None and not unsure(negator):
            yield f"negated by {negator.form!r}"
    if family.polarity == "bad" and not family.reported:
        for report in heard.reported:
            if report.first <= match.first and match.last <= report.last:
                yield f"somebody else's words, after {report.why!r}"
    if family.asserted:
        condition = (
            condition_of(tokens, match, grammar)
            or reserve_of(tokens, match, grammar)
            or relative_of(tokens, match, grammar)
        )
        if condition:
            yield f"not asserted: {condition!r}"
        if _is_asked(match, heard) is not None:
            yield "not asserted: a question"
    wants_question = family.asked or match.entry.asked
    if wants_question and (_is_asked(match, heard) is None or is_relative_word(tokens, match.first, grammar)):
        yield "mentioned, not asked"
    if family.echo and condition_of(tokens, match, grammar):
        yield "a condition"
    if family.echo and _is_echo(match, heard):
        yield "the client's own word"


def _negator(match: Match, heard: Heard) -> Token | None:
    """The token that denies the match, if any."""
    tokens, grammar = heard.tokens, heard.bank.grammar
    if any(tokens[place].form in grammar.negators for place in match.covered):
        return negator_before(tokens, match, grammar, through_tie=True)  # itself a denial: "c'est pas grave"
    for place in sorted(match.covered):
        if is_negator(tokens, place, grammar):
            return tokens[place]  # a "ne" stood before it
    if match.denied is not None:
        return match.denied
    return negator_before(tokens, match, grammar) or negator_after(tokens, match, grammar)


def _topic_act(match: Match, heard: Heard) -> Act | str:
    if match.entry.told:
        negator = _negator(match, heard)
        if negator is not None and not unsure(negator):
            return f"negated by {negator.form!r}"
        return _act(match, heard, f"{match.entry.pattern} (told)")
    asked = _is_asked(match, heard)
    if asked is None and _may_have_asked(match, heard):
        return _act(match, heard, f"{match.entry.pattern} (asked?)")
    if asked is None:
        return "mentioned, not asked"
    return _act(match, heard, f"{match.entry.pattern} (asked: {asked.why})")


def _including(act: Act, bank: Bank) -> Iterator[Act]:
    """Whoever asks where exactly has asked where."""
    if act.kind == "topic":
        for topic in bank.topics.values():
            if act.id in topic.includes:
                yield replace(act, id=topic.id)


def _also(act: Act, bank: Bank) -> Iterator[Act]:
    """An accusation is a reproach too."""
    if act.kind == "family":
        for name in bank.families[act.id].also:
            yield replace(act, id=name, polarity=bank.families[name].polarity)


def _is_asked(match: Match, heard: Heard) -> Asked | None:
    return next((asked for asked in heard.asked if asked.holds(match.first, match.last)), None)


def _statement_act(match: Match, heard: Heard) -> Act | str:
    asked = _is_asked(match, heard)
    if asked is not None and not asked.plain:
        return "asked, not stated"
    if condition_of(heard.tokens, match, heard.bank.grammar) == "si" and not heard.reported:
        return "a condition, not stated"
    right = match.entry.right
    why = match.entry.pattern
    if _negator(match, heard):
        if right is False:
            return "a wrong statement, denied"
        right, why = False, f"{why} (denied)"
    return _act(match, heard, why, complete=match.entry.complete, right=right)


def _settled(acts: Sequence[Act]) -> list[Act]:
    """One act of each family, topic or statement per stretch: the longest, right before wrong."""
    kept: list[Act] = []
    order = sorted(
        acts,
        key=lambda a: (
            a.confidence <= FAINT,
            -(a.last - a.first),
            not a.complete,
            a.right is False,
            a.first,
        ),
    )
    for act in order:
        same = (other for other in kept if (other.kind, other.id) == (act.kind, act.id))
        if not any(other.first <= act.last and act.first <= other.last for other in same):
            kept.append(act)
    return kept


def _act(
    match: Match,
    heard: Heard,
    why: str,
    *,
    polarity: str = "neutral",
    complete: bool = True,
    right: bool | None = None,
) -> Act:
    words = [heard.tokens[place].word for place in range(match.first, match.last + 1)]
    first, last = min(words), max(words)
    spoken = heard.words[first : last + 1]
    confidence = sum(word.probability for word in spoken) / len(spoken)
    return Act(
        match.entry.kind,
        match.entry.id,
        first,
        last,
        polarity=polarity,  # type: ignore[arg-type]
        confidence=confidence,
        complete=complete,
        right=right,
        why=why,
    )


def _pauses(heard: Heard) -> Iterator[Act]:
    """Filled pauses, which matching never sees."""
    if "fillers" not in heard.bank.families:
        return
    for index in heard.normalised.pauses:
        yield Act(
            "family", "fillers", index, index, confidence=heard.words[index].probability, why="filled pause"
        )


def _names(tokens: Sequence[Token], bank: Bank, context: Context) -> Iterator[Typed]:
    """Proper names of one to three tokens: known ones, or capitals where only a name has one."""
    known = bank.names | {part.lower() for name in context.names for part in name.split()}
    place = 0
    while place < len(tokens):
        end = place
        while end < len(tokens) and end - place < 3 and _is_name(tokens, end, known, bank):
            end += 1
        if end > place:
            yield Typed("name", place, end - 1, (" ".join(token.form for token in tokens[place:end]),))
        place = max(end, place + 1)


def _is_name(tokens: Sequence[Token], place: int, known: frozenset[str], bank: Bank) -> bool:
    token = tokens[place]
    if token.form in known:
        return True
    opens = place == 0 or tokens[place - 1].ends
    return token.capital and not opens and token.form.isalpha() and token.form not in bank.lexicon


def _words_before(match: Match, heard: Heard) -> int:
    """Words said before the match, in this turn and the last two."""
    return heard.tokens[match.first].word + sum(len(text.split()) for text in heard.context.trainee_said[-2:])


def _is_echo(match: Match, heard: Heard) -> bool:
    language = heard.bank.language
    said = {
        lemma_of(token.form, language)
        for text in heard.context.client_said[-2:]
        for token in normalise([Word(part, 0, 0) for part in text.split()], heard.bank.grammar).tokens
    }
    words = (heard.tokens[place].form for place in match.covered)
    return any(len(form) > 3 and lemma_of(form, language) in said for form in words)
