"""Answering what was asked, and only that: facts that a topic earns, ordinary answers, what is kept back."""

from __future__ import annotations

from voicesim.client.fact import Fact
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention

AT_ONCE = 2
"""Questions answered in one turn; a person loses the others."""


def answers(now: Situation) -> tuple[Intention, ...]:
    """The answers to the topics of this turn, at most `AT_ONCE` of them."""
    found: list[Intention] = []
    for topic in _topics(now):
        for intention in _answer(now, topic, found):
            if intention not in found:
                found.append(intention)
        if len({item.topic for item in found}) >= (1 if now.band == "hot" else AT_ONCE):
            break
    if len(now.heard.topics) > 3 and found and not now.has("too_many"):
        found.extend(simply("too_many", "too_many"))
    return tuple(found)


def asked_twice(now: Situation) -> bool:
    """True when the first thing asked was already clearly answered, and nothing says it is a check."""
    heard = now.heard
    if not heard.topics or heard.check or heard.right or heard.wrong:
        return False
    return all(_answered(now, topic) for topic in heard.topics)


def _topics(now: Situation) -> tuple[str, ...]:
    heard = now.heard
    if heard.right or heard.wrong:
        return tuple(topic for topic in heard.topics if not _answered(now, topic))
    if not heard.topics and "family:open_questions" in heard.cues:
        return ("circumstances",)
    return heard.topics


def _answered(now: Situation, topic: str) -> bool:
    if any(_tellable(now, fact) for fact in now.facts_of(topic)):
        return False
    ask = now.ask_of(topic)
    return now.has(f"answered:{ask.id if ask else topic}")


def _answer(now: Situation, topic: str, found: list[Intention]) -> tuple[Intention, ...]:
    promised = {fact for item in found for fact in item.facts}
    kept = [fact for fact in now.facts_of(topic) if fact.id not in promised and fact.told != "opening"]
    for fact in kept:
        if _tellable(now, fact):
            marks = (f"answered:{topic}",)
            return (Intention("tell", (fact.id,), f"fact.{fact.id}", topic, marks),)
    ask = now.ask_of(topic)
    if ask is not None and not now.has(f"answered:{ask.id}"):
        return (Intention("answer", (), f"ask.{ask.id}", topic, (f"answered:{ask.id}",)),)
    for fact in kept:
        if fact.evasive:
            return (Intention("evade", (), f"fact.{fact.id}.evasive", topic, (f"evaded:{fact.id}",)),)
    if ask is not None:
        return _again(f"ask.{ask.id}", topic, bool(ask.again))
    known = next((fact for fact in now.scenario.facts if topic in fact.topics and fact.lines), None)
    if known is not None and now.has(f"answered:{topic}"):
        return _again(f"fact.{known.id}", topic, False)
    return (Intention("dont_know", (), "", topic),)


def _again(line: str, topic: str, written: bool) -> tuple[Intention, ...]:
    if written:
        return (Intention("again", (), f"{line}.again", topic),)
    return (Intention("again", (), "", topic), Intention("answer", (), line, topic))


def _tellable(now: Situation, fact: Fact) -> bool:
    if fact.told == "asked":
        return True
    return fact.told == "trust" and now.state.mood.trust >= fact.trust
