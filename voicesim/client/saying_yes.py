"""Saying yes: to what is said back, and to what is said of the file; only where it is so."""

from __future__ import annotations

from voicesim.client.hearing import FEW
from voicesim.client.saying_back import RECAP
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention


def says_yes(now: Situation) -> tuple[Intention, ...]:
    """What was said back is so: a yes in the caller's own way, or the one thing it was about said again."""
    heard = now.heard
    if heard.misread:
        return (*simply("correct"), Intention("answer", (), f"ask.{heard.misread}"))
    if heard.proposed:
        return ()
    if heard.wrong or heard.leading or (heard.does("offers_more") and not heard.said_back):
        return ()
    if not (heard.said_back or (heard.does("checks_right") and not heard.topics)):
        return ()
    if len(heard.right) == 1 and len(heard.text.split()) < RECAP:
        return _confirming(now, heard.right[0])
    return simply("confirm", *(f"confirmed:{name}" for name in heard.right))


def confirms(now: Situation) -> tuple[Intention, ...]:
    """A right statement, or a check of what was said."""
    heard = now.heard
    if heard.passed_over and not heard.does("checks_right"):
        return ()
    if heard.wrong or heard.leading or says_yes(now) or not (heard.right or heard.does("checks_right")):
        return ()
    passing = heard.lost >= FEW or heard.does("directs", "forbids", "commits", "proposes")
    if len(heard.right) == 1 and passing and not (heard.question or heard.does("checks_right")):
        return ()  # named in passing: "pour une vitrine et un ballon ça se règle entre assurances"
    whole = len(heard.text.split()) >= RECAP and (heard.question or len(heard.right) > 1)
    if not heard.right or whole:
        return simply("confirm", *(f"confirmed:{name}" for name in heard.right))
    return _confirming(now, heard.right[0])


def _confirming(now: Situation, name: str) -> tuple[Intention, ...]:
    """The caller's own line for a statement the first time, any yes after that."""
    reaction = now.scenario.reactions.get(name)
    line = f"right.{name}" if reaction and reaction.right and not now.has(f"confirmed:{name}") else ""
    return (Intention("confirm", (), line, "", (f"confirmed:{name}",)),)
