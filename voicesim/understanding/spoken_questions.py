"""Questions that no mark and no opener shows, as they are typed in a hurry or written by a recogniser.

"vous étiez où quand c'est arrivé" asks by its "où", whatever mark ends it. "vous avez coupé le courant",
"et le syndic", "elle roule encore" are only guessed to ask, where no mark says that they tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicesim.text.grammar import Grammar
from voicesim.text.tokens import Token
from voicesim.understanding.clauses import CLITICS, Clause

_ELLIPTIC = 6  # tokens of a question without a verb: "et le numéro de contrat"
_SHORT = 9  # tokens of a noun and its verb that may ask without a mark: "le syndic est prévenu"
_INFINITIVES = ("er", "ir", "re")
_C_EST_FAIT = 3  # words: it needs what is said of it before or after
_SUMMED_UP = 3  # clauses of a list, at least


@dataclass(frozen=True, slots=True)
class Spoken:
    """A stretch of tokens that asks without a mark."""

    first: int
    last: int
    why: str
    sure: bool
    """A question word says so; else it is only likely."""


def spoken_questions(
    tokens: Sequence[Token], clauses: Sequence[Clause], grammar: Grammar
) -> tuple[Spoken, ...]:
    """Every stretch of clauses that asks without being marked, in order."""
    found: list[Spoken] = []
    for sentence in _by_sentence(tokens, clauses):
        found.extend(_in(sentence, tokens, grammar))
    return tuple(found)


def _by_sentence(tokens: Sequence[Token], clauses: Sequence[Clause]) -> Iterator[list[Clause]]:
    sentence: list[Clause] = []
    for clause in clauses:
        sentence.append(clause)
        if tokens[clause.last].ends:
            yield sentence
            sentence = []
    if sentence:
        yield sentence


def _in(sentence: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar) -> Iterator[Spoken]:
    asking = grammar.asking
    forms = [token.form for token in tokens[sentence[0].first : sentence[-1].last + 1]]
    mark = tokens[sentence[-1].last].mark
    said_back = any(holds(forms, cue) for cue in asking.cues) or _lists(sentence, tokens, grammar)
    for stretch in _stretches(sentence, tokens, grammar):
        first, last = stretch[0].first, stretch[-1].last
        if mark != "?" and _is_declined(sentence, last, tokens, grammar):
            continue
        if mark != "?" and any(holds(forms, words) for words in asking.rhetorical):
            continue
        told = mark in (".", "!", ";", "…")
        word = next((w for clause in stretch for w in _in_situ(clause, tokens, grammar, told=told)), None)
        if word is not None and mark != "!":
            yield Spoken(first, last, tokens[word].form, sure=not said_back)
        elif mark == "?":
            yield from _before_the_last(stretch, sentence, tokens, grammar)
        elif (
            mark in ("", ",")
            and not (said_back or forms[0] in asking.answering)
            and _any_likely(stretch, tokens, grammar)
        ):
            yield Spoken(first, last, "unmarked", sure=False)


def _before_the_last(
    stretch: Sequence[Clause], sentence: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Iterator[Spoken]:
    """What is asked in passing before the question that bears the mark: "vous avez des photos, et ... ?".

    Only what who is asked alone can say: what they have or did, and whether somebody, something is there.
    """
    recap = says_back(tokens, sentence[0].first, sentence[-1].last, grammar)
    for clause in () if recap else stretch:
        if clause is not sentence[-1] and clause.bond is None and _asks_in_passing(clause, tokens, grammar):
            yield Spoken(clause.first, clause.last, "unmarked", sure=False)


def _asks_in_passing(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    asking = grammar.asking
    forms = [token.form for token in tokens[clause.first : clause.last + 1]]
    while len(forms) > 1 and forms[0] in asking.leading:
        forms = forms[1:]
    if any(holds(forms, cue) for cue in asking.cues):
        return False
    if any(tuple(forms[: len(words)]) == words for words in asking.existing) or forms[0] in asking.somebody:
        return True
    return grammar.language == "fr" and asking.you in forms[:2] and _asks_of_caller(forms, grammar)


def says_back(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """Does the stretch sum up: "je résume", "so just to recap"?"""
    forms = [token.form for token in tokens[first : last + 1]]
    return any(holds(forms, cue) for cue in grammar.asking.recaps)


def _lists(sentence: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "so: kitchen fire, gas off, nobody hurt": a list after a word that sums up says back."""
    head = tokens[sentence[0].first]
    return head.form in grammar.asking.summing and bool(head.mark) and len(sentence) > _SUMMED_UP


def _is_declined(sentence: Sequence[Clause], last: int, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Does who speaks go on by saying that they cannot tell: "qui touche l'argent, je peux pas le dire"?"""
    after = next((clause for clause in sentence if clause.first == last + 1), None)
    if after is None:
        return False
    forms = [tokens[place].form for place in range(after.first, after.last + 1)]
    return any(holds(forms, words) for words in grammar.asking.refusing)


def _any_likely(stretch: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Is a clause likely to ask? A bare noun only where nothing is said of it: not "la franchise, c'est ...".

    What is said of a noun says "c'est" or "ce sont", which asks nothing without a question word.
    """
    told = any(_defines(clause, tokens, grammar) for clause in stretch)
    return any(
        _likely(clause, tokens, grammar) and not (told and _is_noun(clause, tokens, grammar))
        for clause in stretch
    )


def _defines(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """ "ce est la part qui reste": it says what something is; "ce est fait", of a plaint, may well ask."""
    forms = tuple(token.form for token in tokens[clause.first : clause.last + 1])
    if any(form in grammar.asking.words for form in forms) or _is_done(forms, grammar):
        return False
    return forms[:2] in grammar.asking.defining


def _is_done(forms: Sequence[str], grammar: Grammar) -> bool:
    """French "c'est fait", "c'est bâché le toit", and "c'est" left open: what the caller alone can say."""
    asking = grammar.asking
    if not asking.it_is or tuple(forms[:2]) != asking.it_is or len(forms) > _SHORT:
        return False
    if len(forms) == 2:
        return True
    after = forms[_C_EST_FAIT : _C_EST_FAIT + 1]
    return forms[2].endswith(asking.done_endings) and (not after or after[0] in grammar.articles)


def _is_noun(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    forms = [token.form for token in tokens[clause.first : clause.last + 1]]
    return _noun_asks([form for form in forms if form not in grammar.asking.leading], grammar)


def _stretches(
    sentence: Sequence[Clause], tokens: Sequence[Token], grammar: Grammar
) -> Iterator[list[Clause]]:
    """Runs of clauses in which who speaks does not tell of themselves: "je note, et vous étiez où"."""
    run: list[Clause] = []
    for clause in sentence:
        head = [tokens[place].form for place in range(clause.first, min(clause.first + 3, clause.last + 1))]
        own = head[:1] if head[0] in grammar.subjects else head[:2]  # "vous nous aviez appelés" asks
        if not grammar.asking.own.isdisjoint(own) or head[0] in grammar.resumptions:
            if run:
                yield run
            run = []
        else:
            run.append(clause)
    if run:
        yield run


def _in_situ(clause: Clause, tokens: Sequence[Token], grammar: Grammar, *, told: bool) -> Iterator[int]:
    """The places of question words that ask where they stand, not at the head of a clause.

    In a sentence that is `told`, by its mark, only the last word asks, "C'était où.", and what stands right
    behind words that can say nothing else with it: "C'est quoi votre nom.", "Vous êtes combien là-dedans."
    """
    asking = grammar.asking
    for place in range(clause.first, clause.last + 1):
        if tokens[place].form not in asking.words or (place and tokens[place - 1].form in asking.such):
            continue
        if _is_means(tokens, place, clause.last):
            continue
        led = place > clause.first and tokens[place - 1].form in asking.leads and not tokens[place - 1].mark
        start = place - led
        head = place == clause.first or (start == clause.first and grammar.language == "en")
        before = [token.form for token in tokens[max(clause.first, start - 3) : start]]
        known = clause.first > 0 and tokens[clause.first - 1].form in asking.knowing  # "je sais c'est quoi"
        bare = not known and tuple(before[-2:]) in asking.asking_before
        if (head and not led) or (told and place != clause.last and not bare):
            continue
        if head and place < clause.last and tokens[place + 1].form in grammar.subjects:
            continue  # English "from what you have told me": a ground, not a question
        if any(form in asking.knowing for form in before[-2:]) and (told or asking.caller.isdisjoint(before)):
            continue
        if not led and grammar.language == "fr" and not _asks_after(tokens, clause, place, grammar):
            continue
        noun = start > clause.first + 1 and tokens[start - 1].form not in asking.finite
        if led and noun and tokens[start - 2].form in grammar.articles:
            continue  # "la personne à qui": a relative clause, not "c'est à qui"
        if grammar.language == "en" and not led and place != clause.last:
            continue
        yield place


def _is_means(tokens: Sequence[Token], place: int, last: int) -> bool:
    """French "de quoi noter", "de quoi vous loger": what it takes, and no question."""
    if place == 0 or (tokens[place - 1].form, tokens[place].form) != ("de", "quoi"):
        return False
    after = [token.form for token in tokens[place + 1 : min(place + 3, last + 1)]]
    if after[:1] and after[0] in CLITICS:
        after = after[1:]
    return bool(after) and after[0].endswith(_INFINITIVES)


def _asks_after(tokens: Sequence[Token], clause: Clause, place: int, grammar: Grammar) -> bool:
    """French: a question word after its verb: "vous êtes qui", "c'est quel dentiste"; no relative."""
    asking = grammar.asking
    form, before = tokens[place].form, tokens[place - 1].form
    after = tokens[place + 1].form if place < clause.last else ""
    if before in asking.not_in_situ:
        return False
    if form in asking.of_persons:
        verb = before in asking.finite or before.endswith(asking.you_endings) or before in asking.you_forms
        ends = place == clause.last or after in asking.closers
        return ends and (form not in asking.only_after_verbs or verb)
    if form in asking.of_places:
        noun = place > clause.first + 1 and tokens[place - 2].form in grammar.articles
        return not noun or place == clause.last
    return True


def _likely(clause: Clause, tokens: Sequence[Token], grammar: Grammar) -> bool:
    """Does the clause ask by what it speaks of: the caller, or what only they know?"""
    asking = grammar.asking
    forms = [token.form for token in tokens[clause.first : clause.last + 1]]
    while len(forms) > 1 and forms[0] in asking.leading:
        forms = forms[1:]
    if clause.bond is not None and forms[0] not in asking.others:
        return False
    if any(tuple(forms[: len(words)]) == words for words in asking.existing) or forms[0] in asking.somebody:
        return True
    if _is_done(forms, grammar) and len(forms) != _C_EST_FAIT:
        return True
    if asking.choice in forms[1:-1] and forms[0] not in (asking.own | grammar.conditions):
        return True
    if grammar.language == "en":
        return _likely_english(forms, grammar)
    if asking.you in forms[:5] and _asks_of_caller(forms, grammar):
        return True
    if forms[0] in asking.others and len(forms) > 1:
        return (forms[0], forms[1]) in asking.feeling or _in_the_present(forms[0], forms[1:], grammar)
    return _noun_asks(forms, grammar)


def _asks_of_caller(forms: Sequence[str], grammar: Grammar) -> bool:
    """ "vous avez coupé le courant", "le courant vous l'avez coupé"; not "vous devez", "vous recevrez"."""
    asking = grammar.asking
    place = forms.index(asking.you) + 1
    if any(tuple(forms[: len(words)]) == words for words in asking.you_who):
        return True
    while place < len(forms) and forms[place] in CLITICS:
        place += 1
    if place >= len(forms):
        return False
    verb = forms[place]
    agrees = verb.endswith(asking.you_endings)
    if not agrees and verb not in asking.you_forms:
        return False
    ordered = not asking.ordering.isdisjoint(forms) or not asking.ordering_after.isdisjoint(forms[place:])
    if agrees and verb not in asking.states and ordered:
        return False  # "vous touchez plus au compteur"
    return verb not in asking.told and not verb.endswith(asking.told_endings)


def _in_the_present(subject: str, forms: Sequence[str], grammar: Grammar) -> bool:
    """What follows "elle", "ça": a verb that tells of now or of what was, not of what will be."""
    place = 0
    while place < len(forms) - 1 and forms[place] in CLITICS:
        place += 1
    verb = forms[place]
    asking = grammar.asking
    future = verb.endswith(asking.to_come_endings) or verb in asking.to_come
    if subject in asking.together and verb not in asking.together_had:
        return False  # "on attend pas l'arrêté": who speaks is part of it
    nobody = subject not in asking.known and verb in asking.impersonal
    return not future and not nobody


def _noun_asks(forms: Sequence[str], grammar: Grammar) -> bool:
    """A bare noun ("et le syndic", "la plaque"), or a noun with a verb of now ("le syndic est prévenu")."""
    if forms[0] not in grammar.articles or len(forms) < 2:
        return False
    verbs = [place for place, form in enumerate(forms) if form in grammar.asking.finite]
    if verbs:
        return len(forms) <= _SHORT and verbs[0] >= 2
    acts = any(form in grammar.subjects or form.endswith(grammar.asking.verb_endings) for form in forms)
    return len(forms) <= _ELLIPTIC and not acts


def _likely_english(forms: Sequence[str], grammar: Grammar) -> bool:
    asking = grammar.asking
    if len(forms) > 2 and forms[-2] in asking.tag_verbs and forms[-1] in grammar.subjects:
        return True
    if forms[0] == "you":
        return len(forms) > 1 and forms[1] not in asking.told
    acts = any(
        form in grammar.subjects or form in ("will", "would") or form in asking.finite for form in forms
    )
    return forms[0] in grammar.articles and 1 < len(forms) <= _ELLIPTIC and not acts


def holds(forms: Sequence[str], words: tuple[str, ...]) -> bool:
    """Do these words stand in it, one after the other?"""
    if words[0] not in forms:
        return False
    return any(tuple(forms[place : place + len(words)]) == words for place in range(len(forms)))
