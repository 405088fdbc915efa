"""What a caller makes of what they are told, when nothing is asked: each kind in its own way.

An instruction is taken or resisted, an offer weighed, news taken in, a limit felt; never asked back about.
"""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.client.offers import proposal
from voicesim.client.situation import Situation, simply
from voicesim.client.state import Intention
from voicesim.client.wording import Move

AGAIN = 0.6
"""Part of the words of an instruction that an earlier turn had for it to be the same one."""
_WORDS = 2
"""And how many of them at least."""


def takes_in(now: Situation) -> tuple[Intention, ...]:
    """The reaction to an instruction, something named that they may have, or news."""
    heard = now.heard
    if heard.does("proposes") and (answer := proposal(now) or _if_new(now, "weighs")):
        return answer
    if heard.does("directs", "forbids"):
        if _told_before(now) and now.may_say("told_again"):
            return simply("told_again")
        return _if_new(now, "refrains" if heard.does("forbids") else "heeds")
    return _if_new(now, "takes_note") if heard.does("informs") else ()


def _if_new(now: Situation, move: Move) -> tuple[Intention, ...]:
    return simply(move) if now.may_say(move) else ()


def learns(now: Situation) -> tuple[Intention, ...]:
    """Told something of the file that they could not know: the scenario's own line for it, once.

    A recap tells it as well; it wants a yes. A choice between two things wants one of them.
    """
    if now.heard.does("checks_clear", "checks_right", "offers_choice"):
        return ()
    return next(((item,) for name, item in unlearnt(now) if f"statement:{name}=right" in now.heard.cues), ())


def unlearnt(now: Situation) -> Iterator[tuple[str, Intention]]:
    """What the caller has not been told of the file yet, by statement, and what they would say to it."""
    for name in now.scenario.news:
        if not now.has(f"learnt:{name}"):
            yield name, Intention("learn", (), f"news.{name}", "", (f"learnt:{name}",))


def hears_news(now: Situation) -> tuple[Intention, ...]:
    """News before a question: a word for it first, once a call."""
    heard = now.heard
    first = heard.does("informs") and heard.questions and not now.count("takes_note")
    return simply("takes_note") if first else ()


def is_let_down(now: Situation) -> tuple[Intention, ...]:
    """Told what is used up, or theirs to pay."""
    if not now.heard.does("disappoints") or now.heard.does("refuses", "promises"):
        return ()
    return simply("let_down") if now.may_say("let_down") else ()


def is_kept_waiting(now: Situation) -> tuple[Intention, ...]:
    """Told that something cannot be said, or not yet: nobody just says "d'accord"."""
    told = now.heard.does("withholds") and not now.heard.does("refuses", "promises", "commits")
    return simply("kept_waiting") if told and now.may_say("kept_waiting") else ()


def _told_before(now: Situation) -> bool:
    """Has the trainee told them this before, in much the same words?"""
    own = now.stems(now.heard.text)
    *before, _ = (entry.text for entry in now.state.history if entry.speaker == "trainee")
    shared = max((len(own & now.stems(text)) for text in before), default=0)
    return shared >= max(_WORDS, AGAIN * len(own))
