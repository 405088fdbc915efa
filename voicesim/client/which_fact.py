"""Which fact a question is about where its topic leaves it open: as things are now, or nearest in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from voicesim.client.fact import Fact
from voicesim.client.situation import Situation
from voicesim.content.common_words import content_stems, load_words
from voicesim.content.families import topic_of_fact
from voicesim.text.fold import first_said, plain


def may_be_told(now: Situation, fact: Fact) -> bool:
    """Would the caller tell it, asked now?"""
    if fact.told == "asked":
        return True
    return fact.told == "trust" and now.state.mood.trust >= fact.trust


def in_order(now: Situation, facts: Iterable[Fact]) -> list[Fact]:
    """The facts of a topic, in the order they are told: the scenario's, unless it asks how things are now.

    "Elle ferme bien, ce soir ?" asks about the door as it is, not how the burglars came in.
    """
    present = asks_about_now(now)
    return sorted(facts, key=lambda fact: present and not fact.present)


def asks_about_now(now: Situation) -> bool:
    """Does the turn say "là", "ce soir", "encore", "since"?"""
    return bool(first_said(load_words(now.scenario.language).now, plain(now.heard.text)))


SURELY = 2.0
"""Words of its own that a question shares with a fact, from which on the caller takes it to be about that."""
PERHAPS = 1.0
"""The same from which on they ask whether it is."""


def nearest(now: Situation) -> Fact | None:
    """The fact that a question which nothing else understands shares most words with, still to be told.

    A caller who is asked "vous l'avez relu avant de signer ?" thinks of what they signed without reading it.
    A word that stands in several facts counts for a part in each.
    """
    scenario, language = now.scenario, now.scenario.language
    said = content_stems(now.heard.text, language)
    about = {fact.id: content_stems(_subject(fact), language) for fact in scenario.facts}
    shared = Counter(stem for stems in about.values() for stem in stems)
    given = {item.fact for item in now.state.earned}
    points = {
        fact: sum(1 / shared[stem] for stem in said & about[fact.id])
        for fact in scenario.facts
        if fact.told != "opening"
    }
    likely = sorted(points, key=lambda fact: points[fact], reverse=True)
    if (
        not likely
        or points[likely[0]] < SURELY
        or (len(likely) > 1 and points[likely[1]] == points[likely[0]])
    ):
        return None
    best = likely[0]
    far = topic_of_fact(best.id) in now.heard.far
    return best if best.id not in given and may_be_told(now, best) and not far else None


def _subject(fact: Fact) -> str:
    return " ".join((fact.sentence, *fact.betrays))
