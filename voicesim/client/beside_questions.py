"""What a turn does beside what it asks: what it only tells, names, offers, or may have said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from voicesim.content.common_words import load_words
from voicesim.content.roles import Role
from voicesim.text.fold import first_said, plain
from voicesim.text.grammar import grammar_of
from voicesim.text.sentences import PAUSES, clause_spans, sentence_spans
from voicesim.text.words import Language, Word, text_of
from voicesim.understanding.acts import Act, Understood

_A_CLAUSE = 3
"""Words from the first to the last of a clause that is missed when it is lost at the end of a turn."""
_ADDRESSED = 2
"""Words of whom it is addressed to behind that, from the first to the last."""
_A_QUESTION = 2
"""Words from the first to the last of a question that is missed when it is lost: "et donc ?" is not."""
_SUBJECT = 4
"""Words of a clause among which its subject stands: "and if not I'll"."""
AROUND = 8
"""Words around what the caller is told they may have, in which it is named."""
TELLING: tuple[Role, ...] = ("directs", "forbids", "informs", "proposes", "disappoints", "withholds")
"""What is told, and nothing of the kind in a question."""
KIND: tuple[Role, ...] = (
    "commits", "takes_on", "feels", "answers_cue", "explains", "checks_clear", "offers_help", "proposes",
    "informs",
)  # fmt: skip
"""What soothes, and nobody who is told it with a shrug."""


def without_promised(acts: Sequence[Act]) -> tuple[Act, ...]:
    """Without questions whose words begin in what is promised: "we'll ring her at nine, is there ...?"."""
    steps = [act for act in acts if act.does("commits")]
    return tuple(
        act
        for act in acts
        if act.kind != "topic" or act.mode == "told" or not any(s.first < act.first <= s.last for s in steps)
    )


def without_far(understood: Understood) -> tuple[Act, ...]:
    """The acts without the facts that the second ear hears nobody bring up, and what the same words only ask
    because they would ask for those.
    """
    far = {
        (act.first, act.last, act.found_by)
        for act in understood.acts
        if act.kind == "topic" and act.id in understood.far
    }
    return tuple(
        act
        for act in understood.acts
        if act.kind != "topic" or (act.first, act.last, act.found_by) not in far
    )


def without_thrown(words: Sequence[Word], acts: Sequence[Act]) -> tuple[Act, ...]:
    """Without the kindness of a sentence that makes little of them: "I'll ring you if I remember"."""
    slights = [act for act in acts if act.does("slights")]
    if not slights:
        return tuple(acts)
    thrown = [
        (first, last)
        for first, last in sentence_spans(words)
        if any(_meet((act.first, act.last), (first, last)) for act in slights)
    ]
    hurts = any(act.does("hurts") for act in acts)  # a reproach is no slight as well
    return tuple(
        act
        for act in acts
        if not (act.does(*KIND) and any(_meet((act.first, act.last), span) for span in thrown))
        and not (hurts and act.does("slights"))
    )


def is_told(act: Act, words: Sequence[Word], acts: Sequence[Act]) -> bool:
    """Is it said, not asked? "Restez dehors, d'accord ?" is said, and what no mark asks."""
    if act.mode != "asked" or not act.does(*TELLING):
        return True
    if not any(word.text.endswith("?") for word in words[act.first :]):
        return True
    last = len(words) - 1
    return any(other.last == last and act.last < other.first for other in acts if other.does("short_answer"))


def lost_half(
    words: Sequence[Word], understood: Understood, language: Language
) -> tuple[bool, tuple[str, ...]]:
    """Was a question of several lost, and what may it have been about?

    It is when nothing was heard in its words but that it asks, and it ends as a question where any does;
    nobody misses what only checks or offers. Two may stand in one sentence: "c'est laquelle, l'autoroute, et
    vous êtes combien ?".
    """
    told = [act for act in understood.acts if act.kind != "family" or not act.does("hollow", "asks")]
    asking = [span for span in _asking_sentences(words, understood) if span[1] - span[0] >= _A_QUESTION]
    sentences = [span for span in asking if not _any_in(told, span)]
    if len(sentences) == len(understood.questions):
        sentences = []
    joined = [span for span in _joined(words, understood, told, language) if not _any_in(told, span)]
    lost = [span for span in (*sentences, *joined) if not _of_who_speaks(words, span, language)]
    if not lost:
        return False, ()
    may = (*understood.faint, *understood.guesses, *understood.doubted)
    near = (
        act.id
        for act in may
        if act.kind == "topic" and any(first <= act.last and act.first <= last for first, last in lost)
    )
    return True, tuple(dict.fromkeys(near))


def _of_who_speaks(words: Sequence[Word], span: tuple[int, int], language: Language) -> bool:
    """Is the clause about who speaks: "I have you here now", "and if not I'll get her myself"?"""
    said = plain(text_of(words[span[0] : span[1] + 1])).replace("'", " ").split()
    return any(word in grammar_of(language).speaker for word in said[:_SUBJECT])


def _any_in(acts: Sequence[Act], span: tuple[int, int]) -> bool:
    return any(_meet((act.first, act.last), span) for act in acts)


def _asking_sentences(words: Sequence[Word], understood: Understood) -> Iterator[tuple[int, int]]:
    """The sentences that ask; where any ends as a question, those that do."""
    marked = any(word.text.endswith("?") for word in words)
    for first, last in understood.questions:
        if not marked or any(word.text.endswith("?") for word in words[last : last + 2]):
            yield first, last


def _joined(
    words: Sequence[Word], understood: Understood, told: Sequence[Act], language: Language
) -> Iterator[tuple[int, int]]:
    """The clauses that may be a question of their own within a sentence that asks.

    One that asks by its own words, and the last one of a turn where "et" or "and" joins it; not what goes on
    about the clause before: "le numéro pour vous rappeler, c'est celui-ci ?".
    """
    common = load_words(language)
    asking = list(_asking_sentences(words, understood))
    before = (0, -1)
    for first, last in clause_spans(words):
        led, before = before, (first, last)
        sentence = next((span for span in asking if span[0] <= first <= span[1]), None)
        said = plain(text_of(words[first : last + 1]))
        joined = said.split()[:1] in ([also] for also in common.also)
        goes_on = sentence is not None and sentence[0] <= led[0] and _any_in(told, led) and not joined
        if sentence is None or goes_on or first_said(common.nods, said):
            continue
        ends = last == len(words) - 1 and words[last].text.endswith("?")
        asks = any(first <= start and end <= last for start, end in understood.asked)
        if (asks and last - first >= _A_QUESTION) or (ends and joined and last - first >= _A_CLAUSE):
            yield first, last


def passed_over(words: Sequence[Word], understood: Understood, language: Language) -> bool:
    """Is the clause that ends the turn as a question one of which nothing was made out?

    "Je comprends, c'est pas drôle à cette heure-là, et elle a quel âge ?": the remark was. What wants a nod
    ("ça vous va comme ça ?") is none.
    """
    last = len(words) - 1
    if not (words and words[last].text.endswith("?")):
        return False
    behind = range(last, 0, -1)
    starts = [place for place in behind if words[place - 1].text.endswith(PAUSES)] + [0]
    if last - starts[0] < _ADDRESSED and len(starts) > 1:
        last, starts = starts[0] - 1, starts[1:]  # "is the fire out now, dear?"
    first = starts[0]
    clause = plain(text_of(words[first : last + 1]))
    if last - first < _A_CLAUSE or first_said(load_words(language).nods, clause):
        return False
    return not any(
        first <= act.last and act.first <= last and (act.kind != "family" or not act.does("hollow", "asks"))
        for act in understood.acts
    )


def checked(words: Sequence[Word], acts: Sequence[Act]) -> tuple[str, ...]:
    """The topics that the last clause of a turn tells while its mark asks: "et c'est bien le 06 ... ?"."""
    first = _asks_from(words)
    told = (act for act in acts if act.kind == "topic" and act.mode == "told" and act.last >= first)
    orders = [(act.first, act.last) for act in acts if act.does("directs", "forbids")]
    stated = (act for act in told if not any(_meet((act.first, act.last), order) for order in orders))
    return tuple(dict.fromkeys(act.id for act in stated))


def asked_last(words: Sequence[Word], acts: Sequence[Act]) -> tuple[str, ...]:
    """The topics that are asked in the clause with which a turn ends as a question.

    What stands before it may be told as well as asked: "I can look at your policy, and what's your name?".
    """
    first = _asks_from(words)
    asked = (act for act in acts if act.kind == "topic" and act.mode == "asked" and act.first >= first)
    return tuple(dict.fromkeys(act.id for act in asked))


def _asks_from(words: Sequence[Word]) -> int:
    """The first word of the clause that ends a turn as a question; that behind the last where none does."""
    if not (words and words[-1].text.endswith("?")):
        return len(words)
    *_, (first, _) = clause_spans(words)
    return first


def wants_assent(words: Sequence[Word], language: Language) -> bool:
    """Does the clause that ends a turn ask whether what was proposed suits: "does that suit, dear?"."""
    if not (words and words[-1].text.endswith("?")):
        return False
    spans = list(clause_spans(words))
    if spans[-1][1] - spans[-1][0] < _ADDRESSED and len(spans) > 1:
        spans = spans[-2:]  # whom it is addressed to may stand behind it
    suits = load_words(language).suits
    return any(first_said(suits, plain(text_of(words[first : last + 1]))) for first, last in spans[-2:])


def offered(understood: Understood) -> frozenset[str]:
    """The topics named in the sentence of an offer; in its own words, where it is no question."""
    offers = [(act.first, act.last) for act in understood.acts if act.does("offers_help")]
    offers += [(act.first - AROUND, act.last + AROUND) for act in understood.acts if act.does("proposes")]
    asking = [span for span in understood.questions if any(_meet(span, offer) for offer in offers)]
    named = (*understood.acts, *(item.act for item in understood.refused if not item.act.denied))
    return frozenset(
        act.id
        for act in named
        if act.kind == "topic" and any(_meet((act.first, act.last), span) for span in (*asking, *offers))
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def mentioned(understood: Understood) -> tuple[str, ...]:
    """Topics named without being asked."""
    named = (item.act for item in understood.refused if item.rule == "not_asked" and not item.act.denied)
    return tuple(dict.fromkeys(act.id for act in named if act.kind == "topic"))


def likely(understood: Understood) -> frozenset[str]:
    """What no act says for sure, and may have been said all the same."""
    refused = (item.act for item in understood.refused)
    perhaps = (*understood.guesses, *understood.faint, *understood.doubted, *refused)
    named = (name for act in perhaps for name in (f"{act.kind}:{act.id}", *(f"role:{r}" for r in act.roles)))
    return frozenset(named)


def is_grave(act: Act) -> bool:
    """Would it be a fault, or wrong of the file?"""
    bad = act.polarity == "bad" or act.right is False
    return bad and act.mode != "asked" and not act.does("hollow")


def guessed(understood: Understood) -> tuple[str, ...]:
    """What may have been asked: heard badly, or near an example; in the question, where there is one."""
    meant = (
        act for act in (*understood.faint, *understood.guesses, *understood.doubted) if act.kind == "topic"
    )
    return tuple(dict.fromkeys(act.id for act in meant if act.mode == "asked" or not understood.asks))
