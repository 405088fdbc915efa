"""At a loss, the client is a person: takes a guess, answers the nearest thing with a doubt, or asks.

Never twice in the same words; and it is nobody's fault.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from voicesim.client import memory
from voicesim.client.alternatives import offers_several
from voicesim.client.answers import answer_to, answers_nearest
from voicesim.client.moves import AT_MOST
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention
from voicesim.content.common_words import load_words
from voicesim.text.fold import first_said, plain

_ALONE = 8
"""Words of a turn that says nothing else."""
_LATELY = 4
"""Lines back to which "I didn't follow" may go."""
_ANSWERING = ("tell", "answer", "again", "evade")


def asks_back(now: Situation) -> tuple[Intention, ...]:
    """Something is likely, and nothing clear: the client says what, and asks.

    What they asked back about before they answer now, with a doubt: nobody asks twice whether it is that.
    """
    if not (now.heard.unsure or now.heard.puzzling):
        return ()
    if now.heard.puzzling and (nearest := answers_nearest(now)):
        return nearest if now.count("doubt") >= AT_MOST["doubt"] else (*simply("doubt"), *nearest)
    topic = next(_likely(now), "") or _just_answered(now)
    if not topic:
        return ()
    if now.has(f"guessed:{topic}") or now.count("guess") >= AT_MOST["guess"]:
        return _with_a_doubt(now, topic)
    marks = (f"guessed:{topic}", f"{memory.OFFERED}{topic}")
    return (Intention("guess", (), "", topic, marks, (("guess", now.scenario.bank.topics[topic].as_asked),)),)


def says_again(now: Situation) -> tuple[Intention, ...]:
    """The trainee did not follow what was just told: it is told again, in other words where there are."""
    puzzled = load_words(now.scenario.language).puzzled
    short = len(now.heard.text.split()) <= _ALONE
    if (now.heard.topics and not short) or not first_said(puzzled, plain(now.heard.text)):
        return ()
    lately = reversed(memory.used_lines(now.state)[-_LATELY:])
    told = next((_said_as(line) for line in lately if line.startswith(("ask.", "fact."))), "")
    return (Intention("answer", (), told),) if told else ()


def _said_as(line: str) -> str:
    """The key of a written line, without its number: "fact.lamp.past.2" -> "fact.lamp.past"."""
    kind, name, *rest = line.split(".")
    return ".".join((kind, name, *(part for part in rest if part in ("past", "evasive"))))


def is_puzzled(now: Situation) -> tuple[Intention, ...]:
    """A question of which nothing was made out is not passed over; the seventh they just don't know."""
    if not now.heard.puzzling:
        return ()
    if offers_several(now.heard.text, now.scenario.bank.grammar):
        return simply("dont_know")
    return simply("lost" if now.count("lost") < AT_MOST["lost"] else "dont_know")


def asks_other_half(now: Situation, answered: Sequence[Intention]) -> tuple[Intention, ...]:
    """Two questions, one of which was lost: the client answers the other, and asks for it.

    Not where they have just said of one that they do not know.
    """
    topic = next((item.topic for item in answered if item.move in _ANSWERING and item.topic), "")
    if topic and _is_checked(now) and now.may_say("half_yes"):
        return simply("half_yes")
    if not (now.heard.half and topic in now.scenario.bank.topics):
        return ()
    if any(item.move in ("half_unknown", "half_yes") for item in answered):
        return ()
    guess = next((name for name in now.heard.half_guesses if _is_new(now, name)), "")
    if guess and now.may_say("half_guess"):
        marks = (f"guessed:{guess}", f"{memory.OFFERED}{guess}")
        return (Intention("half_guess", (), "", guess, marks, (("guess", _named(now, guess)),)),)
    if not (_named(now, topic) and now.may_say("half")):
        return ()
    return (Intention("half", (), "", "", (), (("guess", _named(now, topic)),)),)


def _is_checked(now: Situation) -> bool:
    """Is something read back beside the question, and rightly: "et je vous rappelle au 06 ... ?"?"""
    heard = now.heard
    told = (topic for topic in heard.checked if topic not in now.scenario.obeys)
    return any(now.ask_of(topic) for topic in told) and not (heard.misread or heard.said_back or heard.wrong)


def _is_new(now: Situation, topic: str) -> bool:
    asked = topic in now.heard.topics or now.has(f"guessed:{topic}")
    return not asked and _may_bring_up(now, topic) and not now.has(f"answered:{_answered_as(now, topic)}")


def _named(now: Situation, topic: str) -> str:
    return now.scenario.bank.topics[topic].as_asked


def _likely(now: Situation) -> Iterator[str]:
    """What may have been asked and the caller may bring up, what is not yet answered first."""
    heard = now.heard
    named = dict.fromkeys((*heard.guesses, *(heard.mentioned if heard.puzzling else ())))
    sayable = filter(lambda topic: _may_bring_up(now, topic), named)
    return iter(sorted(sayable, key=lambda topic: now.has(f"answered:{_answered_as(now, topic)}")))


def _may_bring_up(now: Situation, topic: str) -> bool:
    """They can name it, have something to say about it, and lead nobody into a critical error by it."""
    scenario = now.scenario
    named = bool(scenario.bank.topics[topic].as_asked)
    return named and scenario.knows(topic) and not scenario.is_grave("topic", topic)


def _just_answered(now: Situation) -> str:
    """What they told last: the second question in a row that says nothing to them may still be about that."""
    given = [item.topic for item in now.state.earned if item.topic in now.scenario.bank.topics]
    if not (given and now.heard.asked_back and now.heard.question) or now.has(f"guessed:{given[-1]}"):
        return ""
    return given[-1] if _may_bring_up(now, given[-1]) else ""


def _answered_as(now: Situation, topic: str) -> str:
    ask = now.ask_of(topic)
    return ask.id if ask is not None else topic


def _with_a_doubt(now: Situation, topic: str) -> tuple[Intention, ...]:
    first, *others = answer_to(now, topic)
    asked = (f"asked:{name}" for name in now.scenario.same_question(topic))
    found = (replace(first, marks=(*first.marks, *asked)), *others)
    if now.count("doubt") >= AT_MOST["doubt"] or first.move == "dont_know":
        return found
    return (*simply("doubt"), *found)
