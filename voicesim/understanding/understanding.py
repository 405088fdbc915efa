"""What an utterance does: families of phrasing, topics asked, statements on the file, with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from voicesim.content.families import Family
from voicesim.text.inflection import lemma_of
from voicesim.text.normalising import Token, normalise
from voicesim.text.typed import Typed, typed_spans
from voicesim.text.words import Word
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import Bank
from voicesim.understanding.clauses import Clause, clause_at, clauses_of
from voicesim.understanding.damaged import unsure
from voicesim.understanding.heard import Heard, denying, is_asked, is_faint, may_have_asked, standing
from voicesim.understanding.matching import longest, matches
from voicesim.understanding.questions import questions
from voicesim.understanding.scope import (
    condition_of,
    is_advice,
    is_no_order,
    is_relative_word,
    relative_of,
    reports,
    reserve_of,
)
from voicesim.understanding.standing import Standing, standings_of
from voicesim.understanding.walk import Match

FAINT = 0.5
"""The most confidence of an act that is guessed at: under the published threshold, it proves nothing."""
_AROUND = 6  # words before a critical act on which its meaning hangs


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
    everything = tuple(matches(tokens, spans, bank))
    found = tuple(match for match in everything if match.entry.kind != "scope")
    openers = {match.last + 1: match.entry.pattern for match in found if match.entry.opens}
    reported = reports(tokens, bank.grammar, openers)
    clauses = clauses_of(tokens, bank.grammar)
    opened = [
        Standing(
            match.entry.id,  # type: ignore[arg-type]
            " ".join(token.form for token in tokens[match.first : match.last + 1]),
            match.first,
            match.last,
        )
        for match in everything
        if match.entry.kind == "scope" and _opens_scope(match, clauses)
    ]
    standings = standings_of(tokens, clauses, opened, bank.grammar)
    asked = questions(tokens, bank.grammar, clauses)
    return Heard(words, normalised, spans, asked, found, reported, standings, clauses, bank, context)


def _opens_scope(match: Match, clauses: Sequence[Clause]) -> bool:
    """It is heard as it is written, in one clause, but for the word that opens the next: "je sais pas | si"."""
    if match.cost > 1 or match.guessed:
        return False
    last = clause_at(clauses, match.last)
    return last.holds(match.first) or (last.first == match.last and last.bond is not None)


def understood(heard: Heard, *, faintly: bool = False) -> tuple[tuple[Act, ...], tuple[Refused, ...]]:
    """The acts, and the matches that a rule refused; `faintly` as in `understand`."""
    apart = frozenset(f.id for f in heard.bank.families.values() if not f.contained)
    faint = frozenset(id(match) for match in heard.found if is_faint(match, heard))
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
        negator = denying(match, heard)
        if negator is not None and not unsure(negator):
            yield f"negated by {negator.form!r}"
    if family.polarity == "bad" and not family.reported:
        for report in heard.reported:
            if report.first <= match.first and match.last <= report.last:
                yield f"somebody else's words, after {report.why!r}"
        if standing(match, heard).kind in ("refusal", "reported"):
            yield f"not said: {standing(match, heard).why!r}"
    if family.polarity == "bad" and is_no_order(tokens, match):
        yield "no order: its subject stands before it"
    if family.asserted or match.entry.asserted:
        yield from _unasserted(match, heard, advice=family.advice)
    wants_question = family.asked or match.entry.asked
    if wants_question and (is_asked(match, heard) is None or is_relative_word(tokens, match.first, grammar)):
        yield "mentioned, not asked"
    if family.echo and condition_of(tokens, match, grammar):
        yield "a condition"
    if family.echo and _is_echo(match, heard):
        yield "the client's own word"


def _unasserted(match: Match, heard: Heard, *, advice: bool) -> Iterator[str]:
    """What keeps the match from being asserted by who speaks."""
    tokens, grammar = heard.tokens, heard.bank.grammar
    its = standing(match, heard)
    if not its.asserted and not (advice and its.main and not its.decided):
        yield f"not asserted: {its.kind}, {its.why!r}"
    condition = reserve_of(tokens, match, grammar) or relative_of(tokens, match, grammar)
    if condition:
        yield f"not asserted: {condition!r}"
    asked = is_asked(match, heard)
    if asked is not None and not asked.guessed:
        yield "not asserted: a question"


def _topic_act(match: Match, heard: Heard) -> Act | str:
    if match.entry.told:
        negator = denying(match, heard)
        if negator is not None and not unsure(negator):
            return f"negated by {negator.form!r}"
        return _act(match, heard, f"{match.entry.pattern} (told)")
    asked = is_asked(match, heard)
    if asked is None and may_have_asked(match, heard):
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


def _statement_act(match: Match, heard: Heard) -> Act | str:
    asked = is_asked(match, heard)
    if asked is not None and not asked.plain:
        return "asked, not stated"
    right = match.entry.right
    if right is False:
        fault = not heard.bank.statements[match.entry.id].right
        for why in _unasserted(match, heard, advice=is_advice(heard.tokens, match)):
            if fault or not why.endswith("reported"):
                return why
    elif standing(match, heard).kind in ("condition", "supposition", "wondered") and not heard.reported:
        return "a condition, not stated"
    why = match.entry.pattern
    if denying(match, heard):
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
