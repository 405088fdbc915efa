"""What the trainee says back and wants a yes for: "c'est bien le 06 39 98 62 18 ?" asks nothing anew.

A number read back is compared with the file's; words said back with what the caller has just said, or, where
the trainee only checks, with the file. What agrees is no question any more; another number is corrected.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicesim.client import memory
from voicesim.client.fact import Ask
from voicesim.client.guard_book import load_listener
from voicesim.client.hearing import Hearing
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import fill, plainest, sentences
from voicesim.client.state import ClientState
from voicesim.content.common_words import common_words, content_stems, load_words
from voicesim.text.fold import first_said, folded, plain
from voicesim.understanding.clauses import WHICH

_NUMBERS = frozenset({"phone", "contract", "iban", "plate"})
"""Kinds of value that are somebody's own: they agree with the file or they do not."""
_SAID_BACK = 0.6
"""Part of a question's words which the caller has just said for it to say them back."""
_AT_LEAST = 2
"""And how many of them."""
_A_FEW, _TELLING = 5, 5
"""A question of fewer words than this with a new one of so many letters asks."""
_NOWHERE = 0.5
"""Less than this part of them is the file's where it is about something else."""
_LINES = 2
"""Lines of the caller that a read-back may take up."""
_OPENS = 3
"""Words with which a clause begins: "c'est quoi", "and who is"."""
RECAP = 14
"""Words of a turn from which on a check at its end is of all of it."""


def as_said_back(scenario: Scenario, state: ClientState, heard: Hearing) -> Hearing:
    """The hearing without the questions that only say back, and with the topic of a number said wrongly."""
    checks = heard.does("checks_right")
    if not (checks or heard.question) or heard.empty or heard.missed or heard.does("offers_help"):
        return heard
    known = _numbers_known(scenario)
    said = _numbers(heard.text, scenario)
    agreeing = said & known
    if said and not agreeing and (checks or heard.topics):
        ask = next(
            (each for each in scenario.asks if _kinds(_text(scenario, each), scenario) & _kinds_of(said)),
            None,
        )
        if ask is not None and (f"answered:{ask.id}" in state.flags or checks):
            return replace(heard, misread=ask.id, topics=(), questions=())
    if agreeing:
        about = {topic for topic in heard.topics if _numbers(_answer(scenario, topic), scenario) & agreeing}
        return _without(heard, about or _answered(scenario, state, heard))
    if _asks_openly(heard.text, scenario) or heard.does("offers_more"):
        return heard
    asked = _last_question(heard.text)
    supposed = _supposed(asked, scenario)
    if supposed and (answer := _supposed_answer(supposed, scenario, state, heard)) is not None:
        return answer
    if _narrows(_checked(asked, scenario), scenario) and checks:
        return heard if heard.topics else replace(heard, leading=True)
    plain_words = checks or not heard.does("asks")
    if asked and plain_words and _repeats(asked, memory.last(state, "client", _LINES), scenario):
        return _without(heard, set(heard.topics))
    if not checks:
        return heard
    done = _answered(scenario, state, heard)
    if news := next((topic for topic in heard.mentioned if _holds(scenario, topic)), ""):
        asks = () if f"asked:{news}" in state.flags or len(heard.text.split()) >= RECAP else (news,)
        return replace(heard, topics=asks, questions=(asks,) if asks else ())
    if len(heard.text.split()) >= RECAP:
        return _without(heard, {topic for topic in heard.topics if not _may_earn(scenario, state, topic)})
    if _in_file(asked, scenario):
        return _without(heard, done | {topic for topic in heard.topics if _may_agree(scenario, topic, asked)})
    if heard.topics:
        return _without(heard, done)
    return replace(heard, leading=True) if _is_nowhere(_checked(asked, scenario), scenario) else heard


def _supposed_answer(supposed: str, scenario: Scenario, state: ClientState, heard: Hearing) -> Hearing | None:
    """What a supposed name ("c'est bien Yves, rue de la Cale ?") is met with: a yes where all of it is so.

    Else the right answer, where the caller has one about the like; None where nothing is named.
    """
    named = list(_names(supposed, scenario))
    if not named:
        return None
    own = {word for line in memory.last(state, "client", 500) for word in _words(line, scenario)}
    wrong = [name for name in named if name not in scenario.true_words | own]
    if not wrong:
        return _without(heard, {topic for topic in heard.topics if not _may_earn(scenario, state, topic)})
    pieces = [set(_words(piece, scenario)) for piece in supposed.split(",")]
    beside = {word for piece in pieces if not piece.isdisjoint(wrong) for word in piece} - set(wrong)
    like = [ask for ask in scenario.asks if not beside.isdisjoint(_words(_text(scenario, ask), scenario))]
    near = {*heard.guesses, *heard.mentioned}
    like += [ask for ask in scenario.asks if not near.isdisjoint(ask.topics)]
    if not (like or heard.topics):
        return replace(heard, leading=True)
    return replace(heard, misread=like[0].id, topics=(), questions=()) if like else None


def _checked(asked: str, scenario: Scenario) -> str:
    """The part of a sentence that a check at its end bears on: "..., so it is there, is that right?"."""
    links = scenario.bank.grammar.clause.links
    pieces = asked.split(",")
    last = next(
        (
            place
            for place in range(len(pieces) - 1, 0, -1)
            if pieces[place].split()[:1] and plain(pieces[place].split()[0]) in links
        ),
        0,
    )
    return ",".join(pieces[last:])


def _supposed(asked: str, scenario: Scenario) -> str:
    """What follows "c'est bien", "the name is" in a question; empty where nothing does."""
    said = folded(asked)
    heads = (folded(head) for head in load_words(scenario.language).supposes)
    ends = [said.rfind(f"{head} ") + len(head) for head in heads if f" {head} " in f" {said}"]
    return asked[max(ends) :] if ends else ""


def _names(text: str, scenario: Scenario) -> Iterator[str]:
    """The names in it, each word folded: what is written with a capital."""
    capitals = " ".join(word for word in text.split() if word[:1].isupper() and word[1:2].isalpha())
    return _words(capitals, scenario)


def _may_agree(scenario: Scenario, topic: str, asked: str) -> bool:
    """May a yes be the answer: what is asked is on the screen, or has a word of what they would say?"""
    if _holds(scenario, topic):
        return False
    words, language = set(_words(asked, scenario)), scenario.language
    if first_said(load_words(language).unchanged, plain(asked)):
        return True
    shown = len(words & scenario.shown_words) >= max(_AT_LEAST, _SAID_BACK * len(words))
    answer = content_stems(_answer(scenario, topic), language)
    return shown or not scenario.knows(topic) or not answer.isdisjoint(content_stems(asked, language))


def _holds(scenario: Scenario, topic: str) -> bool:
    """Does it prove who calls, or may it earn a fact? Then it is answered, not just confirmed."""
    identifies = "identifies" in scenario.bank.topics[topic].roles
    return identifies or any(topic in fact.earned_by for fact in scenario.facts)


def _may_earn(scenario: Scenario, state: ClientState, topic: str) -> bool:
    """Is there something to be told about it that was not yet?"""
    given = memory.earned(state)
    about = [fact for fact in scenario.facts if topic in fact.topics and fact.told != "opening"]
    return bool(about) and all(fact.id not in given for fact in about)


def _without(heard: Hearing, topics: set[str]) -> Hearing:
    """Said back, and these topics are not asked: a yes is wanted."""
    if heard.topics and not topics and not heard.does("checks_right"):
        return heard
    questions = tuple(
        left for each in heard.questions if (left := tuple(topic for topic in each if topic not in topics))
    )
    return replace(
        heard,
        topics=tuple(topic for topic in heard.topics if topic not in topics),
        questions=questions,
        said_back=bool(topics) or not heard.topics,
        half=False,
    )


def _answered(scenario: Scenario, state: ClientState, heard: Hearing) -> set[str]:
    given = memory.earned(state)
    done = {topic for ask in scenario.asks if f"answered:{ask.id}" in state.flags for topic in ask.topics}
    told = {topic for fact in scenario.facts if fact.id in given for topic in fact.earned_by}
    return {topic for topic in heard.topics if topic in done | told}


def _numbers(text: str, scenario: Scenario) -> frozenset[tuple[str, str]]:
    values = load_listener(scenario.language).values(text)
    return frozenset((kind, value) for kind, value in values if kind in _NUMBERS)


def _numbers_known(scenario: Scenario) -> frozenset[tuple[str, str]]:
    screen = scenario.screen
    texts = (*scenario.slots.values(), screen.contract, *(field.value for field in screen.fields))
    return _numbers(" ; ".join(texts), scenario)


def _kinds_of(values: frozenset[tuple[str, str]]) -> set[str]:
    return {kind for kind, _ in values}


def _kinds(text: str, scenario: Scenario) -> set[str]:
    return _kinds_of(_numbers(text, scenario))


def _text(scenario: Scenario, ask: Ask) -> str:
    return fill(plainest(ask.lines[0]), scenario.values, scenario.language)


def _answer(scenario: Scenario, topic: str) -> str:
    return " ; ".join(_text(scenario, ask) for ask in scenario.asks if topic in ask.topics)


def _asks_openly(text: str, scenario: Scenario) -> bool:
    """Does a clause of the last sentence begin with a word that asks ("c'est quoi votre nom")?

    A yes is no answer to it. Within a clause it may relate to what stands before ("... qui a la clé ?").
    """
    *_, last = ("", *sentences(text))
    grammar = scenario.bank.grammar
    asking = grammar.question_words - grammar.relatives
    if not (WHICH & asking).isdisjoint(folded(last).replace("'", " ").split()):
        return True  # "c'est bien à quel nom": never a relative
    clauses = (folded(each).replace("'", " ").split()[:_OPENS] for each in last.split(","))
    return any(
        words[0] in grammar.question_words or not asking.isdisjoint(words) for words in clauses if words
    )


def _last_question(text: str) -> str:
    """The last sentence of a turn, when it rises at its end."""
    *_, last = ("", *sentences(text))
    return last if text.rstrip().endswith("?") else ""


def _repeats(asked: str, lines: Sequence[str], scenario: Scenario) -> bool:
    """Are most of its words the caller's own?"""
    grammar = scenario.bank.grammar
    if not grammar.question_words.isdisjoint(folded(asked).replace("'", " ").split()):
        return False
    words = set(_words(asked, scenario))
    own = words & {word for line in lines for word in _words(line, scenario)}
    if len(words) < _A_FEW and any(len(word) >= _TELLING for word in words - own):
        return False  # of a few words one that is new is what is asked: "le voisin, il a fait une facture ?"
    return len(own) >= max(_AT_LEAST, _SAID_BACK * len(words))


def _in_file(asked: str, scenario: Scenario) -> bool:
    """Are most of its words the file's?"""
    words = set(_words(asked, scenario))
    return len(words & scenario.true_words) >= max(_AT_LEAST, _SAID_BACK * len(words))


def _is_nowhere(asked: str, scenario: Scenario) -> bool:
    """Are some words of content asked about, and hardly one of them the file's? Nobody agrees to that."""
    words = set(_words(asked, scenario))
    return len(words) > _AT_LEAST and len(words & scenario.true_words) < _NOWHERE * len(words)


def _narrows(asked: str, scenario: Scenario) -> bool:
    """Does it ask whether that is all of it ("just the kitchen, is it?")? A yes may be false."""
    only = load_words(scenario.language).narrows
    return bool(first_said(only, plain(asked)))


def _words(text: str, scenario: Scenario) -> Iterator[str]:
    """The words that carry meaning, folded; single letters too, for what is spelled."""
    common = common_words(scenario.language)
    for word in folded(text).replace("'", " ").replace("-", " ").split():
        bare = word.strip('.,;:!?…«»"()')
        if bare.isalnum() and bare not in common:
            yield bare
