"""From an expression found to an act, or to the rule that refuses it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

from voicesim.content.families import Family
from voicesim.messages.message import Message
from voicesim.text.inflection import lemma_of
from voicesim.text.normalising import normalise
from voicesim.text.words import Word
from voicesim.understanding.acts import PATTERN, Act, Mode, Refused, Rule
from voicesim.understanding.clauses import clause_at
from voicesim.understanding.damaged import unsure
from voicesim.understanding.governed import governing
from voicesim.understanding.heard import Heard, denying, is_asked, is_faint, may_have_asked, standing
from voicesim.understanding.leaving import leaves_last, said_after
from voicesim.understanding.questions import sentences
from voicesim.understanding.scope import (
    condition_of,
    is_advice,
    is_describing_who,
    is_no_order,
    is_relative_word,
    relative_of,
    reserve_of,
    restriction_of,
    turn_within,
)
from voicesim.understanding.tag_words import is_no_tag
from voicesim.understanding.trust import trust
from voicesim.understanding.walk import Match

FAINT = 0.5
"""The most confidence of an act that is guessed at: under the published threshold, it proves nothing."""
_DONE = ("é", "ée", "és", "ées")
"""What French participles end in that sound like an order: "coupé"."""
_WHETHER_DONE = frozenset({"did", "have", "has", "had"})
"""What opens an English question whether something was done."""
_AROUND = 6  # words before a critical act on which its meaning hangs

Refusal: TypeAlias = tuple[Rule, Message]
"""A rule, and in words what set it off."""


def judge(match: Match, heard: Heard) -> Act | Refused:
    """The act of a match, or the rule that refuses it."""
    act = _act(match, heard)
    if match.entry.kind == "family":
        return _family_act(act, match, heard.bank.families[match.entry.id], heard)
    if match.entry.kind == "topic":
        return _topic_act(act, match, heard)
    return _statement_act(act, match, heard)


def meant_otherwise(match: Match, heard: Heard) -> Refused:
    """A match whose words stand in another sense."""
    return Refused(_act(match, heard), "other_sense", Message("its words are part of another expression"))


def _act(match: Match, heard: Heard) -> Act:
    """What was found, and how it stands in the utterance, before any rule."""
    words = [heard.tokens[place].word for place in range(match.first, match.last + 1)]
    first, last = min(words), max(words)
    spoken = heard.words[first : last + 1]
    confidence = sum(word.probability for word in spoken) / len(spoken)
    faint = is_faint(match, heard)
    negator = denying(match, heard)
    return Act(
        match.entry.kind,  # type: ignore[arg-type]  # expressions of scope are taken out before
        match.entry.id,
        first,
        last,
        confidence=min(confidence, FAINT) if faint else confidence,
        complete=match.entry.complete,
        right=match.entry.right,
        mode=_mode(match, heard),
        denied=negator is not None and not unsure(negator),
        conditional=_condition(match, heard) is not None or standing(match, heard).hangs,
        reported=_report(match, heard) is not None,
        faint=faint,
        found_by=f"{PATTERN}{match.entry.pattern}",
        explanation=match.entry.pattern,
    )


def _mode(match: Match, heard: Heard) -> Mode:
    if match.entry.told:
        return "told"
    asked = is_asked(match, heard) is not None
    return "asked" if asked or match.entry.kind == "topic" else "stated"


def _condition(match: Match, heard: Heard) -> str | None:
    """What keeps the match from being asserted beside its clause: a reserve, a relative clause, an "only"."""
    tokens, grammar = heard.tokens, heard.bank.grammar
    return (
        reserve_of(tokens, match, grammar)
        or relative_of(tokens, match, grammar)
        or restriction_of(tokens, match)
    )


def _report(match: Match, heard: Heard) -> str | None:
    """The words that make the match somebody else's."""
    told = (each.why for each in heard.reported if not each.loose and each.holds(match.first, match.last))
    its = standing(match, heard)
    return next(told, its.why if its.kind == "reported" else None)


def _drawn_from(match: Match, heard: Heard) -> str | None:
    """Another's words from which the match is only drawn: "d'après ce que vous dites", "donc"."""
    return next((r.why for r in heard.reported if r.loose and r.holds(match.first, match.last)), None)


def _supposed(match: Match, heard: Heard) -> str | None:
    """The words before the match that make it a mere case: "si c'était une fausse déclaration"."""
    its = standing(match, heard)
    case = its.supposes and its.first < match.first
    return (
        its.why if case or its.kind in ("supposition", "alternative") or (its.main and its.decided) else None
    )


def _really_asked(match: Match, heard: Heard) -> str | None:
    """What opens a question whose answer is wanted: "est-ce que vous auriez pu ... ?", no "pourquoi"."""
    asked = is_asked(match, heard)
    if asked is None or asked.plain or asked.guessed or asked.first >= match.first:
        return None
    opened = tuple(asked.why.split()) in heard.bank.grammar.question_openers
    return asked.why if opened or asked.why == "inversion" else None


def _unasserted(match: Match, heard: Heard, *, advice: bool) -> Iterator[Refusal]:
    """What keeps the match from being asserted by who speaks."""
    its = standing(match, heard)
    if its.kind == "refusal":
        yield "denied", Message("not said: {why!r}", why=its.why)
    elif not its.asserted and not (advice and its.main and not its.decided):
        yield "not_asserted", Message("not asserted: {kind}, {why!r}", kind=its.kind, why=its.why)
    if condition := _condition(match, heard):
        yield "not_asserted", Message("not asserted: {condition!r}", condition=condition)
    asked = is_asked(match, heard)
    if asked is not None and not asked.guessed:
        yield "not_asserted", Message("not asserted: a question")


def _family_act(act: Act, match: Match, family: Family, heard: Heard) -> Act | Refused:
    act = replace(act, polarity=family.polarity, roles=family.roles)
    for rule, explanation in _refusals(act, match, family, heard):
        return Refused(act, rule, explanation)
    weighs = family.critical or not {"hurts", "leaves"}.isdisjoint(family.roles)
    weighs = weighs and not leaves_last(match, family, heard)
    if weighs and not family.reported and (left_to := _left_to(match, heard)):
        return _to_listen_for(act, left_to)
    if family.explained is not None and _words_before(match, heard) < family.explained:
        said = Message("{explanation} (nothing explained before)", explanation=act.explanation)
        act = replace(act, complete=False, explanation=said)
    return replace(act, confidence=min(act.confidence, _surroundings(act, heard))) if family.critical else act


def _left_to(match: Match, heard: Heard) -> str | None:
    """What may leave the match to another, or to what is not so, without being known to."""
    return _drawn_from(match, heard) or governing(heard.tokens, heard.clauses, match, heard.bank.grammar)


def _to_listen_for(act: Act, left_to: str) -> Act:
    """The same, for a person to listen to: whose word it is hangs on what stands before it."""
    why = Message("{explanation}; after {left_to!r}", explanation=act.explanation, left_to=left_to)
    return replace(act, faint=True, confidence=min(act.confidence, FAINT), explanation=why)


def _surroundings(act: Act, heard: Heard) -> float:
    """How far the words around a critical act are to be trusted: one misheard may have been its "pas"."""
    before, after = (
        heard.words[max(0, act.first - _AROUND) : act.first],
        heard.words[act.last + 1 : act.last + 3],
    )
    return trust((*before, *after))


def _refusals(act: Act, match: Match, family: Family, heard: Heard) -> Iterator[Refusal]:
    tokens, grammar = heard.tokens, heard.bank.grammar
    if family.turns is not None and heard.context.turn >= family.turns:
        yield "too_late", Message("only in the first {turns} turns", turns=family.turns)
    if family.flips and act.denied:
        yield "denied", _denial(match, heard)
    if (family.polarity == "bad" or family.asserted) and not family.reported:
        if report := _report(match, heard):
            yield "reported", Message("somebody else's words, after {report!r}", report=report)
        if standing(match, heard).kind == "refusal":
            yield "denied", Message("not said: {why!r}", why=standing(match, heard).why)
    if "leaves" in family.roles and (after := said_after(match, heard)):
        yield "not_asserted", Message("not asserted: {condition!r}", condition=after)
    if family.polarity == "bad" and is_no_order(tokens, match):
        yield "no_order", Message("no order: its subject stands before it")
    if family.polarity == "bad" and (why := _supposed(match, heard)):
        yield "not_asserted", Message("not asserted: {condition!r}", condition=why)
    if "hurts" in family.roles and not family.critical and (asked := _really_asked(match, heard)):
        yield "not_asserted", Message("not asserted: {condition!r}", condition=asked)
    if (family.asserted or match.entry.asserted) and not leaves_last(match, family, heard):
        yield from _unasserted(match, heard, advice=family.advice)
    wants_question = family.asked or match.entry.asked
    untagged = "checks_right" in family.roles and is_no_tag(match, heard)
    unasked = is_asked(match, heard) is None or is_relative_word(tokens, match.first, grammar)
    if untagged or (wants_question and unasked):
        yield "not_asked", Message("mentioned, not asked")
    if family.echo and condition_of(tokens, match, grammar):
        yield "conditional", Message("a condition")
    if family.echo and _is_echo(match, heard):
        yield "echo", Message("the client's own word")


def _topic_act(act: Act, match: Match, heard: Heard) -> Act | Refused:
    act = replace(act, roles=heard.bank.topics[act.id].roles)
    asked = is_asked(match, heard)
    describes = is_describing_who(heard.tokens, match.first, heard.bank.grammar)
    if match.entry.prompts:
        if describes or not _brings_up(match, heard):
            return Refused(act, "not_asked", Message("mentioned, not asked"))
        mode: Mode = "told" if asked is None and not may_have_asked(match, heard) else "asked"
        return replace(act, mode=mode, denied=False)
    if match.entry.told and not _reports_done(match, heard):
        return Refused(act, "denied", _denial(match, heard)) if act.denied else act
    if match.entry.told:
        act = replace(act, mode="asked")
    if asked is not None and not describes:
        return replace(
            act,
            explanation=Message("{explanation} (asked: {why})", explanation=act.explanation, why=asked.why),
        )
    if may_have_asked(match, heard):
        return replace(act, explanation=Message("{explanation} (asked?)", explanation=act.explanation))
    return Refused(act, "not_asked", Message("mentioned, not asked"))


def _brings_up(match: Match, heard: Heard) -> bool:
    """Do its words stand close together, and make up much of their clause where nothing is asked?"""
    length = match.last - match.first + 1
    if 3 * len(match.covered) < length:
        return False
    around = ((first, last) for first, last in sentences(heard.tokens) if first <= match.first <= last)
    if any(first <= asked.last and asked.first <= last for first, last in around for asked in heard.asked):
        return True
    clause = clause_at(heard.clauses, match.first)
    return 2 * length > clause.last - clause.first + 1


def _reports_done(match: Match, heard: Heard) -> bool:
    """ "vous avez bougé le courant, coupé le disjoncteur ?": a participle in a question is no order; nor is
    "did you get behind the barrier?"."""
    asked = is_asked(match, heard)
    if asked is None or asked.guessed:
        return False
    form = heard.tokens[match.first].form
    return heard.tokens[asked.first].form in _WHETHER_DONE or (
        form.endswith(_DONE) and not form.endswith("ez")
    )


def _statement_act(act: Act, match: Match, heard: Heard) -> Act | Refused:
    asked = is_asked(match, heard)
    if act.right is False and (but := turn_within(heard.tokens, match, heard.bank.grammar)):
        return Refused(act, "not_asserted", Message("not asserted: {condition!r}", condition=but))
    if asked is not None and not (asked.plain or (asked.polite and act.right)):
        return Refused(act, "not_asserted", Message("asked, not stated"))
    if act.right is False:
        for rule, explanation in _unasserted(match, heard, advice=is_advice(heard.tokens, match)):
            if act.reported and heard.bank.statements[act.id].right and not match.entry.about:
                continue  # saying back wrongly what the caller told is wrong all the same
            return Refused(act, rule, explanation)
        accuses = not heard.bank.statements[act.id].right or match.entry.about
        if accuses and (left_to := _left_to(match, heard)):
            return _to_listen_for(act, left_to)
    elif standing(match, heard).supposes and not heard.reported:
        return Refused(act, "conditional", Message("a condition, not stated"))
    if not denying(match, heard):
        return act
    if act.right is False:
        return Refused(act, "denied", Message("a wrong statement, denied"))
    return replace(
        act,
        right=False,
        denied=True,
        explanation=Message("{explanation} (denied)", explanation=act.explanation),
    )


def _denial(match: Match, heard: Heard) -> Message:
    negator = denying(match, heard)
    return Message("negated by {word!r}", word=negator.form) if negator is not None else Message("negated")


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
