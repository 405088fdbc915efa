"""Answering an offer: yes, not sure, no, or one of two; what is offered is never added to."""

from __future__ import annotations

from voicesim.client.alternatives import offers_several
from voicesim.client.answers import answers
from voicesim.client.offer import Offer
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention


def takes_offer(now: Situation) -> tuple[Intention, ...]:
    """The answer to an offer, the scenario's own where it has one about this; then to what else was asked."""
    heard = now.heard
    if not heard.does("offers_help") or heard.does("offers_more", "checks_clear"):
        return ()
    offer = _own(now)
    if offer is not None:
        return (*_by_author(now, offer), *answers(_beside(now)))
    if heard.does("offers_choice") or offers_several(heard.text, now.scenario.bank.grammar):
        return answers(_which(now)) or simply("choose")
    return (*simply("accept"), *answers(_beside(now)))


def proposal(now: Situation) -> tuple[Intention, ...]:
    """The author's own answer to something that was only named, where there is one."""
    offer = _own(now)
    return _by_author(now, offer) if offer is not None else ()


def _own(now: Situation) -> Offer | None:
    """What the scenario says of an offer like this."""
    offered = now.heard.offered
    return next((each for each in now.scenario.offers if not offered.isdisjoint(each.topics)), None)


def _beside(now: Situation) -> Situation:
    """The same, without the questions that only name what is offered."""
    left = (tuple(topic for topic in each if topic not in now.heard.offered) for each in now.heard.questions)
    return now.asking(tuple(each for each in left if each))


def _which(now: Situation) -> Situation:
    """The same, with the questions to which the caller has an answer: by post, after six.

    Where only the choice is asked ("par courrier ou par mail, qu'est-ce qui vous arrange ?"), what it names.
    """
    fresh = tuple(each for each in now.heard.questions if any(_is_new(now, topic) for topic in each))
    offered = sorted(now.heard.offered)
    named = (topic for topic in offered if _is_new(now, topic) and not now.facts_of(topic))
    told = tuple(each for each in now.heard.questions if any(_has_answer(now, topic) for topic in each))
    return now.asking(fresh or tuple((topic,) for topic in named)[:1] or told)


def _is_new(now: Situation, topic: str) -> bool:
    ask = now.ask_of(topic)
    return ask is not None and _has_answer(now, topic) and not now.has(f"answered:{ask.id}")


def _has_answer(now: Situation, topic: str) -> bool:
    """Has the caller an answer of their own to it, beside what they wish altogether?"""
    return now.ask_of(topic) is not None and "asks_wish" not in now.scenario.bank.topics[topic].roles


def _by_author(now: Situation, offer: Offer) -> tuple[Intention, ...]:
    fresh = bool(offer.lines) and not now.has(f"offered_once:{offer.id}")
    line = f"offer.{offer.id}" if fresh else ""
    return (Intention(offer.answer, (), line, "", (f"offered_once:{offer.id}",)),)
