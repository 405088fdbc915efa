"""What an utterance does: families of phrasing, topics asked, statements on the file, with their words.

Read `understand` first: the utterance is heard once (`hear`), every expression found in it is judged once
(`judging`), the longest win, and a second ear may add what no expression says (`merging`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicesim.messages.message import Message
from voicesim.text.grammar import Grammar
from voicesim.text.normalising import normalise
from voicesim.text.tokens import Token
from voicesim.text.typed import Typed, typed_spans
from voicesim.text.words import Word, text_of
from voicesim.understanding.acts import MEASURE, Act, Context, Refused, Understood, Value
from voicesim.understanding.asked_back import meant, without_turned_down
from voicesim.understanding.bank import Bank
from voicesim.understanding.clauses import Clause, clause_at, clauses_of
from voicesim.understanding.competing import asks_rather, longest, told_apart
from voicesim.understanding.heard import Heard, is_faint
from voicesim.understanding.judging import FAINT, judge, meant_otherwise
from voicesim.understanding.matching import matches
from voicesim.understanding.merging import proposed, without
from voicesim.understanding.other_language import in_other_language
from voicesim.understanding.other_values import with_other_values
from voicesim.understanding.questions import questions, sentences
from voicesim.understanding.reported import (
    Reported,
    after_colons,
    draws_on_what_was_said,
    loosened,
    quoted,
    reports,
)
from voicesim.understanding.second_ear import SecondEar
from voicesim.understanding.standing import Standing, standings_of
from voicesim.understanding.walk import Match


def understand(
    words: Sequence[Word], bank: Bank, context: Context | None = None, second_ear: SecondEar | None = None
) -> Understood:
    """All that is understood of an utterance. Pure; milliseconds for thirty words without a second ear."""
    return understood(hear(words, bank, context or Context()), second_ear)


def hear(words: Sequence[Word], bank: Bank, context: Context) -> Heard:
    """Normalises an utterance and finds its typed values, questions and reports."""
    normalised = normalise(
        words, bank.grammar, known=bank.knows_unaccented, repairs=bank.repairs, nearest=bank.nearest
    )
    tokens = normalised.tokens
    spans = (*typed_spans(tokens, bank.language), *_names(tokens, bank, context))
    everything = tuple(matches(tokens, spans, bank))
    clauses = clauses_of(tokens, bank.grammar)
    acting = [match for match in everything if match.entry.kind != "scope"]
    found = with_other_values(acting, tokens, spans, clauses, bank, context)
    scopes = [match for match in everything if match.entry.kind == "scope" and _opens_scope(match, clauses)]
    opening = [match for match in found if match.entry.opens]
    opening += [match for match in scopes if match.entry.ahead]
    opened = [_opened(match, tokens) for match in scopes if not match.entry.ahead]
    reported = _reported(opening, opened, words, tokens, bank.grammar)
    opened = [each for each in opened if not _is_ground(each, tokens, bank.grammar)]
    standings = standings_of(tokens, clauses, opened, bank.grammar)
    asked = questions(tokens, bank.grammar, clauses)
    return Heard(words, normalised, spans, asked, found, reported, standings, clauses, bank, context)


def _opens_scope(match: Match, clauses: Sequence[Clause]) -> bool:
    """Heard as it is written, in one clause, but for the word that opens the next: "je sais pas | si"."""
    if match.cost > 1 or match.guessed:
        return False
    last = clause_at(clauses, match.last)
    return last.holds(match.first) or (last.first == match.last and last.bond is not None)


def _reported(
    opening: Sequence[Match],
    opened: Sequence[Standing],
    words: Sequence[Word],
    tokens: Sequence[Token],
    grammar: Grammar,
) -> tuple[Reported, ...]:
    """Every stretch of another's words, and what is only drawn from them."""
    grounds = [match for match in opening if draws_on_what_was_said(tokens, match.last, grammar)]
    openers = {match.last + 1: match.entry.pattern for match in opening if match not in grounds}
    drawn = [Reported(match.last, match.last, match.entry.pattern) for match in grounds]
    drawn += [
        Reported(each.last, each.last, each.why) for each in opened if _is_ground(each, tokens, grammar)
    ]
    return (
        *reports(tokens, grammar, openers),
        *(loosened(each, tokens) for each in drawn),
        *quoted(words, tokens),
        *after_colons(words, tokens, [each.last for each in opened if each.kind == "reported"]),
    )


def _is_ground(opened: Standing, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "d'après ce que vous me dites": what follows is drawn from it, and may be the speaker's own."""
    if opened.kind != "reported" or opened.after:
        return False
    return draws_on_what_was_said(tokens, opened.last, grammar) or draws_on_what_was_said(
        tokens, opened.first, grammar
    )


def _opened(match: Match, tokens: Sequence[Token]) -> Standing:
    said = " ".join(token.form for token in tokens[match.first : match.last + 1])
    kind, after, near = match.entry.id, match.entry.after, match.entry.near
    return Standing(kind, said, match.first, match.last, after=after, near=near)  # type: ignore[arg-type]


def understood(heard: Heard, second_ear: SecondEar | None = None) -> Understood:
    """What was heard, judged: acts, faint acts, guesses, and what a rule refused."""
    clear, faint, refused = _judged(heard)
    named = (one for act in meant(heard, clear, refused) for one in (act, *_including(act, heard.bank)))
    acts = _settled([*_pauses(heard), *_foreign(heard), *clear, *named])
    faint = [act for act in _settled([*acts, *faint]) if act.faint]
    guesses: list[Act] = []
    doubted: list[Act] = []
    far: frozenset[str] = frozenset()
    if second_ear is not None:
        added = proposed(heard, acts, refused, second_ear)
        doubted, far = added.doubted, added.far
        acts = [*without(acts, doubted), *added.sure]
        faint, guesses = _settled([*faint, *added.faint]), added.likely
        refused = [*refused, *added.refused]
    acts, down = without_turned_down(heard, acts)
    guesses = [act for act in guesses if act.id != heard.context.guess or not down]
    return Understood(
        acts=_in_order(acts),
        faint=_in_order(faint),
        doubted=_in_order(doubted),
        guesses=tuple(sorted(guesses, key=lambda act: (act.first, act.last))),
        refused=(*refused, *down),
        values=tuple(_value(span, heard) for span in heard.typed),
        asks=bool(heard.asked),
        questions=_questions(heard),
        asked=_asked(heard),
        content=heard.bank.digest,
        ear=second_ear.digest if second_ear is not None else "",
        far=far,
    )


def _judged(heard: Heard) -> tuple[list[Act], list[Act], list[Refused]]:
    """The clear acts, the faint ones and the refusals: each match is judged once, the longest ones count."""
    apart = frozenset(f.id for f in heard.bank.families.values() if not f.contained)
    meant, otherwise = told_apart(heard.found)
    guessed = {id(match) for match in meant if is_faint(match, heard)}
    counted = longest([match for match in meant if id(match) not in guessed], apart)
    doubted = [match for match in longest(meant, apart) if id(match) in guessed] if guessed else []
    acts: list[Act] = []
    refused = [meant_otherwise(match, heard) for match in otherwise]
    verdicts = [(match, judge(match, heard)) for match in (*counted, *doubted)]
    asking = [m for m, act in verdicts if isinstance(act, Act) and act.kind == "topic"]
    for match, judged in verdicts:
        rather = match in asking and any(asks_rather(other, match, heard.bank) for other in asking)
        verdict = replace(judged, aside=True) if rather and isinstance(judged, Act) else judged
        if isinstance(verdict, Refused):
            refused.append(verdict)
        else:
            said = match.entry.prompts and verdict.mode == "told"
            wider = () if said else _including(verdict, heard.bank)
            acts.extend((verdict, *wider, *_also(verdict, heard.bank)))
    return [act for act in acts if not act.faint], [act for act in acts if act.faint], refused


def _including(act: Act, bank: Bank) -> Iterator[Act]:
    """Whoever asks where exactly has asked where."""
    if act.kind == "topic":
        for topic in bank.topics.values():
            if act.id in topic.includes:
                yield replace(act, id=topic.id, roles=topic.roles)


def _also(act: Act, bank: Bank) -> Iterator[Act]:
    """An accusation is a reproach too."""
    if act.kind == "family":
        for name in bank.families[act.id].also:
            family = bank.families[name]
            yield replace(act, id=name, polarity=family.polarity, roles=family.roles)


def _settled(acts: Sequence[Act]) -> list[Act]:
    """One act of each family, topic or statement per stretch: the longest, right before wrong."""
    kept: list[Act] = []
    order = sorted(
        (act for act in acts if not _reads_past(act, acts)),
        key=lambda a: (
            a.faint,
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


def _reads_past(act: Act, acts: Sequence[Act]) -> bool:
    """Is it a wrong statement that begins with a right one? "The ceremony, the day after tomorrow, and I ring
    you tomorrow": the first value is the thing's own."""
    return act.right is False and any(
        other.right
        and (other.kind, other.id, other.first) == (act.kind, act.id, act.first)
        and other.last < act.last
        for other in acts
    )


def _in_order(acts: Sequence[Act]) -> tuple[Act, ...]:
    return tuple(sorted(acts, key=lambda act: (act.first, act.last, act.kind, act.id)))


def _questions(heard: Heard) -> tuple[tuple[int, int], ...]:
    """The sentences that hold something asked for sure, by their words."""
    tokens = heard.tokens
    sure = [asked for asked in heard.asked if not asked.guessed]
    return tuple(
        (tokens[first].word, tokens[last].word)
        for first, last in sentences(tokens)
        if any(asked.first <= last and first <= asked.last for asked in sure)
    )


def _asked(heard: Heard) -> tuple[tuple[int, int], ...]:
    """The stretches that something in them opens as a question, by their words."""
    tokens = heard.tokens
    sure = (each for each in heard.asked if not (each.guessed or each.plain or each.polite))
    return tuple((tokens[each.first].word, tokens[each.last].word) for each in sure)


def _value(span: Typed, heard: Heard) -> Value:
    words = [heard.tokens[place].word for place in range(span.first, span.last + 1)]
    return Value(span.kind, min(words), max(words), span.values)


def _pauses(heard: Heard) -> Iterator[Act]:
    """Filled pauses, which matching never sees."""
    for name in heard.bank.having("fills"):
        for index in heard.normalised.pauses:
            sure = heard.words[index].probability
            act = Act("family", name, index, index, confidence=sure, found_by=f"{MEASURE}filled_pause")
            yield replace(act, roles=heard.bank.families[name].roles, explanation=Message("filled pause"))


def _foreign(heard: Heard) -> Iterator[Act]:
    """The whole utterance, when it is in another language than the call's."""
    names = heard.bank.having("foreign")
    if names and in_other_language(text_of(heard.words), heard.bank.language):
        last = len(heard.words) - 1
        for name in names:
            act = Act("family", name, 0, last, found_by=f"{MEASURE}common_words")
            yield replace(act, roles=heard.bank.families[name].roles, explanation=Message("another language"))


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
