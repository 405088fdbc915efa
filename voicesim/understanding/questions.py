"""Where an utterance asks: the stretches of tokens that are a question or a request.

A topic counts as asked inside such a stretch only: "Y a-t-il des blessés ?", "Dites-moi s'il y a des
blessés", but not "je note qu'il n'y a pas de blessés" or "on m'a demandé s'il y avait ...".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from voicesim.text.grammar import Grammar, listed
from voicesim.text.tokens import Token
from voicesim.understanding.clauses import CLITICS, Clause, clauses_of
from voicesim.understanding.question_heads import has_no_subject, is_answer, wonders
from voicesim.understanding.scope import is_describing_who
from voicesim.understanding.spoken_questions import holds, says_back, spoken_questions

_LEAD = 4  # tokens before an inversion that may be its subject: "le véhicule roule-t-il"
_ASKED_FRAGMENT = 4  # a clause of so few tokens before a question is part of it: "Des blessés, des témoins ?"
_TELLING = 6  # tokens before a question word in which who speaks may say that they do not know
_CALLER = frozenset({"vous", "you"})
_SPEAKER = frozenset({"je", "nous", "on", "i", "we"})
_PARTICIPLE = ("é", "ée", "és", "ées", "ed")
_ADDRESS = 3  # tokens of an address with its title: "madame de Lambert"


@dataclass(frozen=True, slots=True)
class Asked:
    """A stretch of tokens that asks."""

    first: int
    last: int
    why: str
    """The words or the mark that make it a question."""
    plain: bool = False
    """True when only the question mark says so: "vous avez coupé le courant ?"."""
    guessed: bool = False
    """True when not even a mark says so: "vous avez coupé le courant". Enough for a topic."""
    polite: bool = False
    """True when only a "please" says so: "your name, please", but "please leave everything as it is"."""

    def holds(self, first: int, last: int) -> bool:
        """True when the words from `first` to `last` are part of the question."""
        return self.first <= last <= self.last and first >= self.first - _LEAD


def questions(
    tokens: Sequence[Token], grammar: Grammar, split: Sequence[Clause] | None = None
) -> tuple[Asked, ...]:
    """Every stretch that asks: what is marked or opened as a question, then what is only spoken as one.

    `split` are the clauses of the utterance, when they are known.
    """
    found: list[Asked] = []
    for first, last in sentences(tokens):
        found.extend(_in_sentence(tokens, first, last, grammar))
    for spoken in spoken_questions(tokens, split or clauses_of(tokens, grammar), grammar):
        found.append(
            Asked(spoken.first, spoken.last, spoken.why, plain=not spoken.sure, guessed=not spoken.sure)
        )
    return tuple(found)


def sentences(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """First and last token of each sentence."""
    first = 0
    for place, token in enumerate(tokens):
        if token.ends or place == len(tokens) - 1:
            yield first, place
            first = place + 1


def clauses(tokens: Sequence[Token], first: int, last: int) -> Iterator[tuple[int, int]]:
    """First and last token of each stretch between commas."""
    start = first
    for place in range(first, last + 1):
        if tokens[place].mark or place == last:
            yield start, place
            start = place + 1


def _in_sentence(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> Iterator[Asked]:
    asks = tokens[last].mark == "?"
    parts = _with_tags(tokens, tuple(clauses(tokens, first, last)), grammar)
    listed_nouns = _asked_list(tokens, parts, grammar)
    recap = len(parts) > 1 and says_back(tokens, *parts[0], grammar)
    opened: Asked | None = None
    for index, (start, end) in enumerate(parts):
        own = _opened(tokens, start, end, grammar, asks=asks)
        states = _declares(tokens, start, end, grammar) or (
            not asks and tokens[start].form in grammar.subjects
        )
        if own is None and opened is not None and not states:
            own = Asked(start, end, opened.why)  # a list goes on: "avez-vous des photos, des factures"
        lost = recap and index < len(parts) - 1
        if own is None and asks and not lost and _runs_into_question(tokens, parts[index:], grammar):
            own = Asked(start, end, "?", plain=True)
        if own is None and (_polite(tokens, start, end, grammar) or index in listed_nouns):
            why = "s'il vous plaît" if grammar.language == "fr" else "please"
            own = Asked(start, end, why, polite=True)
        opened = own
        if own is not None:
            yield own


def _with_tags(
    tokens: Sequence[Token], parts: Sequence[tuple[int, int]], grammar: Grammar
) -> list[tuple[int, int]]:
    """The clauses, last tags ("s'il vous plaît", "oui ou non", "madame") taken into the one before."""
    kept = list(parts)
    while len(kept) > 1 and _is_tag([token.form for token in tokens[kept[-1][0] : kept[-1][1] + 1]], grammar):
        kept.pop()
    return [*kept[:-1], (kept[-1][0], parts[-1][1])]


def _is_tag(forms: Sequence[str], grammar: Grammar) -> bool:
    if forms[0] in grammar.titles:
        return len(forms) <= _ADDRESS
    return tuple(forms) in grammar.tags or tuple(forms) in grammar.politeness


def _asked_list(
    tokens: Sequence[Token], parts: Sequence[tuple[int, int]], grammar: Grammar
) -> frozenset[int]:
    """The clauses of bare nouns that lead to a polite one: "votre nom, votre adresse, s'il vous plaît"."""
    if not _polite(tokens, *parts[-1], grammar):
        return frozenset()
    found = []
    for index in range(len(parts) - 2, -1, -1):
        if not _names(tokens, *parts[index], grammar):
            break
        found.append(index)
    return frozenset(found)


def _opened(tokens: Sequence[Token], first: int, last: int, grammar: Grammar, *, asks: bool) -> Asked | None:
    """The question that something in the clause opens."""
    forms = [token.form for token in tokens[first : last + 1]]
    if any(holds(forms, words) for words in grammar.asking.rhetorical):
        return None
    for place in range(len(forms)):
        why = _opener(tokens, first + place, first, last, grammar)
        if why is None and asks and place == 0 and wonders(forms, grammar):
            why = forms[0]
        if why is None or _denied(forms, place, grammar):
            continue
        lead = _LEAD if why == "inversion" and grammar.language == "fr" else 0
        if why.endswith("?") or _asks_for_what_stands_before(forms, place, why, grammar):
            lead = place  # "vous avez déposé plainte quand ?", "it's your number I'm after"
        end = first + _until(forms, place, grammar)
        return Asked(max(first, first + place - lead), max(end, first + place), why)
    return None


def _asks_for_what_stands_before(forms: Sequence[str], place: int, why: str, grammar: Grammar) -> bool:
    """A request that ends its clause, or is followed by whom it is addressed to: all of the clause asks."""
    request = tuple(why.split())
    return request in grammar.requests and place > 0 and len(forms) - place - len(request) <= 1


def _opener(tokens: Sequence[Token], place: int, first: int, last: int, grammar: Grammar) -> str | None:
    """What opens a question at `place`, in words; None when nothing does."""
    forms = tuple(token.form for token in tokens[place : min(last, place + 5) + 1])
    for opener in grammar.askers.get(forms[0], ()):
        if forms[: len(opener)] == opener and not _has_its_subject(tokens, place, first):
            return " ".join(opener)
    starts = place == first or tokens[place - 1].form in _AFTER_WHICH
    starts = starts and not has_no_subject(forms, tokens[last].mark)
    if starts and forms[0] in grammar.question_starts and not is_answer(forms, grammar):
        return forms[0]
    if grammar.language == "fr":
        if _inverted(tokens, place, last, grammar):
            return "inversion"
        before = tokens[place - 1].form if place > first else ""
        after_preposition = forms[0] in grammar.question_words and before in _PREPOSITIONS
        if after_preposition and _not_known([token.form for token in tokens[first:place]], grammar):
            return None
        if after_preposition and (forms[0].startswith("quel") or _inverted(tokens, place + 1, last, grammar)):
            return f"{before} {forms[0]}"
    describes = is_describing_who(tokens, place, grammar)
    if forms[0] in grammar.question_words and tokens[last].mark == "?" and not describes:
        return f"{forms[0]} … ?"
    return None


def _has_its_subject(tokens: Sequence[Token], place: int, first: int) -> bool:
    """ "vous me racontez": a verb that looks like an order has its subject before it, and orders nothing."""
    if not tokens[place].form.endswith("ez"):
        return False
    before = place - 1
    while before >= first and tokens[before].form in CLITICS - {"vous"}:
        before -= 1
    return before >= first and tokens[before].form == "vous"


def _not_known(before: Sequence[str], grammar: Grammar) -> bool:
    """ "je ne sais pas encore à quelle heure": who speaks tells what they know, or do not."""
    near = before[-_TELLING:]
    return any(form in grammar.asking.knowing for form in near) and any(
        form in grammar.speaker for form in near
    )


_PREPOSITIONS = frozenset(listed("à de dans depuis par avec pour sur"))
_AFTER_WHICH = frozenset(
    listed(
        "et ou alors donc bon mais bien puis ensuite maintenant bonjour madame monsieur and or so "
        "then now but okay right well first also please sir madam hello"
    )
)


def _inverted(tokens: Sequence[Token], place: int, last: int, grammar: Grammar) -> bool:
    """ "avez-vous", "a-t-il", "puis-je": a verb and its pronoun, with or without the hyphen."""
    if place + 1 > last:
        return False
    verb, pronoun = tokens[place], tokens[place + 1]
    if (verb.form, pronoun.form) in grammar.polite_questions or verb.mark:
        return False
    if pronoun.joined and pronoun.form in ("vous", "je", "il", "elle", "on", "nous", "ils", "elles", "ce"):
        return pronoun.form != "vous" or not (verb.form == "rendez" or _orders(tokens, place, grammar))
    after = tokens[place + 2].form if place + 2 <= last else ""
    before = tokens[place - 1].form if place else ""
    if pronoun.form == "vous":
        said = verb.form.endswith("ez") or verb.form in ("êtes", "etes", "faites", "dites")
        return (
            said
            and before not in ("vous", "que", "qui", "les", "me", "le", "la", "y")
            and after not in ("même",)
        )
    return verb.form in ("puis", "dois", "ai") and pronoun.form == "je" and before not in ("et", "puis")


def _orders(tokens: Sequence[Token], place: int, grammar: Grammar) -> bool:
    """ "levez-vous.": where the sentence ends with a mark that asks nothing, it is an order.

    Not with a verb that nobody orders ("avez-vous", "pourriez-vous"): a recogniser may have lost the mark.
    """
    verb = tokens[place].form
    if verb in grammar.unordered or verb.endswith("iez"):
        return False
    end = next((later for later in range(place + 1, len(tokens)) if tokens[later].ends), None)
    if end is None:
        return False
    return tokens[end].mark != "?" or _wants_a_yes(tokens, place + 2, end, grammar)


def _wants_a_yes(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """The question mark is that of a last clause which only wants assent: ", d'accord ?"."""
    commas = [place for place in range(first - 1, last) if tokens[place].mark]
    return (
        bool(commas) and tuple(token.form for token in tokens[commas[-1] + 1 : last + 1]) in grammar.assents
    )


def _denied(forms: Sequence[str], place: int, grammar: Grammar) -> bool:
    """A request that is none: "je ne vous demande pas", "you don't have to tell me", "unless you tell me"."""
    if grammar.language == "fr":
        before = any(form in grammar.negators for form in forms[max(0, place - 3) : place])
        return (before and forms[place] not in ("quel", "quelle", "comment")) or _request_denied(
            forms, place, grammar
        )
    far = 3 if forms[max(0, place - 1)] == "to" else 2
    left_to_you = tuple(forms[max(0, place - 2) : place]) in grammar.left_open
    return left_to_you or any(form in grammar.negators for form in forms[max(0, place - far) : place])


def _request_denied(forms: Sequence[str], place: int, grammar: Grammar) -> bool:
    """The negator stands after the verb: "je vous demande pas"."""
    for request in grammar.requests:
        if tuple(forms[place : place + len(request)]) == request:
            after = forms[place + len(request) : place + len(request) + 1]
            return bool(after) and after[0] in grammar.negators
    return False


def _until(forms: Sequence[str], place: int, grammar: Grammar) -> int:
    """The last token of a question that begins at `place`, when nothing marks its end."""
    for later in range(place + 3, len(forms)):
        if forms[later] in grammar.resumptions:
            return later - 1
    return len(forms) - 1


def _declares(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """A clause in which the speaker begins to tell: "je vous rappelle ..."."""
    head = [token.form for token in tokens[first : min(first + 3, last + 1)]]
    if head and head[0] in grammar.resumptions:
        return True
    return any(form in grammar.speaker for form in head[:2])


def _runs_into_question(tokens: Sequence[Token], parts: Sequence[tuple[int, int]], grammar: Grammar) -> bool:
    """The last clause before a question mark, or short pieces that lead to it."""
    first, last = parts[0]
    if _declares(tokens, first, last, grammar) and len(parts) > 1:
        return False
    if tokens[first].form in grammar.asides and len(parts) > 1:
        return False
    if len(parts) == 1 or all(end - start < _ASKED_FRAGMENT for start, end in parts[:-1]):
        return True
    if len(parts) == 2 and _names(tokens, first, last, grammar):
        taken_up = tokens[parts[1][0]].form  # "le gaz et l'électricité, | c'est coupé ?"
        return taken_up in grammar.subjects and taken_up not in _SPEAKER
    return tokens[first].form in _CALLER and all(_goes_on(tokens, *part, grammar) for part in parts[1:])


def _names(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """Nothing but a thing: "et l'électricité et le gaz"."""
    forms = [token.form for token in tokens[first : last + 1]]
    head = forms[1] if forms[0] in ("et", "and") and len(forms) > 1 else forms[0]
    subjects = any(
        form in grammar.subjects and (place == 0 or forms[place - 1] not in _PREPOSITIONS)
        for place, form in enumerate(forms)
    )
    return head in grammar.articles and not subjects


def _goes_on(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    """A participle and what it is done to: "vous avez bougé le courant, | coupé le disjoncteur ?"."""
    subject = any(token.form in grammar.subjects for token in tokens[first : last + 1])
    return tokens[first].form.endswith(_PARTICIPLE) and not subject


def _polite(tokens: Sequence[Token], first: int, last: int, grammar: Grammar) -> bool:
    forms = tuple(token.form for token in tokens[first : last + 1])
    if any(token.denied or token.form in ("pas", "not") for token in tokens[first : last + 1]):
        return False  # "ne raccrochez pas, s'il vous plaît"
    return any(holds(forms, words) for words in grammar.politeness)
