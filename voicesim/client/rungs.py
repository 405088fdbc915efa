"""The rungs of the dialogue policy, most pressing first. Each says what to do, or nothing."""

from __future__ import annotations

from voicesim.client import memory
from voicesim.client.answers import answers, owns_up, prompted
from voicesim.client.asking_back import asks_back, is_puzzled, says_again
from voicesim.client.grievances import (
    insistence,
    is_open,
    is_pleased,
    may_be_voiced,
    may_have_answered,
    objects,
    raise_it,
    unraised,
)
from voicesim.client.hearing import LONG_BLANK
from voicesim.client.moves import AT_MOST
from voicesim.client.objection import Objection
from voicesim.client.offers import takes_offer
from voicesim.client.saying_yes import confirms, says_yes
from voicesim.client.situation import Rung, Situation, simply
from voicesim.client.state import Intention
from voicesim.client.taking_in import hears_news, is_kept_waiting, is_let_down, learns, takes_in, unlearnt
from voicesim.client.transfer import Transfer


def unheard(now: Situation) -> tuple[Intention, ...]:
    """Nothing intelligible came through, or this caller did not catch it."""
    if not (now.heard.empty or now.heard.missed):
        return ()
    return simply("pardon" if now.count("pardon") < AT_MOST["pardon"] else "still_there")


def leaves(now: Situation) -> tuple[Intention, ...]:
    """The client has had enough: insults, a wrong language, nothing but air, fury, or a call without end."""
    end, heard = now.scenario.ending, now.heard
    if heard.insult and now.count("insults") >= end.insults:
        return simply("insulted_hang_up")
    if heard.does("foreign") and now.count("foreign") >= end.foreign:
        return simply("foreign_hang_up")
    if now.count("idle") >= end.idle:
        return simply("idle_hang_up")
    if now.count("inaudible") >= end.idle:
        return simply("silence_hang_up")
    if now.has("supervisor") and now.count("fury") >= end.furious_turns + 2:
        return simply("hang_up")
    return simply("must_go") if now.turn >= end.longest else ()


def insulted(now: Situation) -> tuple[Intention, ...]:
    """Insults are answered as a person answers them."""
    if not now.heard.insult:
        return ()
    return simply("insulted" if now.count("insults") <= 1 else "insulted_again")


def at_a_loss(now: Situation) -> tuple[Intention, ...]:
    """Another language, or talk to a machine: the caller does not follow."""
    if now.heard.does("foreign"):
        return simply("foreign")
    return simply("instructed") if now.heard.does("talks_to_machine") else ()


def meets_colleague(now: Situation) -> tuple[Intention, ...]:
    """A transfer: the colleague picks up, wants a summary, and takes over."""
    transfer = now.scenario.transfer
    if transfer is None or not now.has("opened"):
        return ()
    if now.has("with_colleague"):
        return _colleague(now, transfer)
    if not now.heard.does("passes_on"):
        return ()
    told_why = now.heard.does("explains", "announces_hold", "takes_on")
    leaving = (
        Intention("wait") if told_why or not transfer.blind else Intention("passed_on", (), "transfer.blind")
    )
    greets = Intention("colleague_greets", (), "transfer.greets", "", ("with_colleague",))
    return (leaving, greets)


def _colleague(now: Situation, transfer: Transfer) -> tuple[Intention, ...]:
    missing = [name for name in transfer.summary if not now.has(f"summed_up:{name}")]
    if missing and now.count("colleague_asked") < 2:
        return (Intention("colleague_asks", (), "transfer.asks"),)
    mark = "summary_incomplete" if missing else "summary_complete"
    return (Intention("colleague_accepts", (), "transfer.accepts", "", (mark,)),)


def falls_silent(now: Situation) -> tuple[Intention, ...]:
    """Blamed in distress: hardly a word any more, once or twice in a call."""
    hit = now.heard.does("hurts") and now.state.mood.distress >= 7
    return simply("falls_silent") if hit and now.count("silent") < 2 else ()


def opens(now: Situation) -> tuple[Intention, ...]:
    """Says why they call."""
    if now.has("opened"):
        return ()
    given = tuple(fact.id for fact in now.scenario.facts if fact.told == "opening")
    return (Intention("opening", given, "opening", "opening", ("opened",)),)


def demands_supervisor(now: Situation) -> tuple[Intention, ...]:
    """Furious for too long: wants somebody else."""
    due = now.count("fury") >= now.scenario.ending.furious_turns and not now.has("supervisor")
    return simply("supervisor", "supervisor") if due else ()


def takes_leave(now: Situation) -> tuple[Intention, ...]:
    """Answers a goodbye; what was asked last and got no answer, or angers, is worth one more try."""
    if not now.heard.does("leaves"):
        return ()
    for objection in now.scenario.objections:
        if _holds_back(now, objection):
            return (insistence(objection, "held_back"),)
    mood = now.state.mood
    if satisfied(now) or (mood.trust >= 6 and mood.anger < 4.5):
        return simply("thank")
    return simply("goodbye_curt" if mood.anger >= 4.5 or mood.trust < 3 else "goodbye")


def _holds_back(now: Situation, objection: Objection) -> bool:
    """Is it surely still open, and either what the caller asked last, or asked in anger? Once in a call."""
    if not is_open(now, objection) or now.has("held_back") or now.has(f"insisted:{objection.id}"):
        return False
    doubtful = now.has(f"{memory.REMINDED}{objection.id}") or now.count(f"doubt:{objection.id}")
    if doubtful or may_have_answered(now, objection):
        return False
    return now.count(f"open:{objection.id}") <= 1 or now.band in ("tense", "hot")


def is_asked_for_more(now: Situation) -> tuple[Intention, ...]:
    """Anything else? An objection not yet voiced; what is still missing; or no, that is all."""
    if not now.heard.does("offers_more") or now.heard.questions:
        return ()
    objection = unraised(now)
    if objection is not None:
        return raise_it(objection)
    for pending in now.scenario.objections:
        if is_open(now, pending) and not now.has(f"insisted:{pending.id}"):
            return (insistence(pending),)
    knows_next = now.has("heard:role:commits=complete")
    if not (satisfied(now) or knows_next or now.has("not_done")):
        return simply("not_done", "not_done")
    return simply("no_more_questions")


def waits(now: Situation) -> tuple[Intention, ...]:
    """Agrees to be put on hold."""
    return simply("wait") if now.heard.does("asks_to_wait") and not now.heard.questions else ()


def obeys(now: Situation) -> tuple[Intention, ...]:
    """Does what the trainee says to do: goes and switches the power off; once, and remembers it."""
    if prompted(now):
        return ()
    told = [topic for topic in now.heard.told if topic in now.scenario.obeys]
    for topic in told:
        if not now.has(mark := f"{memory.OBEYED}{topic}"):
            told_of = (
                f"learnt:{name}" for name, _ in unlearnt(now) if f"statement:{name}=right" in now.heard.cues
            )
            return (Intention("obey", (), f"obeys.{topic}", topic, (mark, *told_of)),)
    done = told and not now.heard.questions and now.may_say("done_already")
    return simply("done_already") if done else ()


def agrees(now: Situation) -> tuple[Intention, ...]:
    """Asked whether what was just proposed suits: it does, for what was read back is another matter."""
    heard = now.heard
    return simply("suits") if heard.proposed and not heard.questions and now.may_say("suits") else ()


def is_checked_upon(now: Situation) -> tuple[Intention, ...]:
    """Asked whether it is clear: it is, or what comes next is still missing."""
    if not now.heard.does("checks_clear"):
        return ()
    known = all(now.has(f"heard:{trigger}") for trigger in now.scenario.ending.satisfied_needs)
    return simply("clear" if known or now.has("not_done") else "not_clear")


def corrects(now: Situation) -> tuple[Intention, ...]:
    """A statement about the file was wrong."""
    if not now.heard.wrong:
        return ()
    name = now.heard.wrong[0]
    reaction = now.scenario.reactions.get(name)
    line = f"wrong.{name}" if reaction and reaction.wrong else ""
    return (Intention("correct", (), line),)


def is_hurt(now: Situation) -> tuple[Intention, ...]:
    """Blame stings, less where a kind word stands beside it; so does what makes little of them."""
    heard = now.heard
    if heard.does("slights") and not heard.does("hurts"):
        return simply("slighted" if now.may_say("slighted") else "falls_silent")
    if not heard.does("hurts"):
        return ()
    kind = heard.does("feels", "answers_cue", "takes_on") and now.may_say("bristles")
    return simply("bristles" if kind else "hurt")


def is_provoked(now: Situation) -> tuple[Intention, ...]:
    """What was just said calls for an objection, and at once: whoever is called a liar says so now."""
    heard = now.heard
    hurting = (*heard.families.get("hurts", ()), *heard.families.get("refuses", ()))
    struck = {f"family:{name}" for name in hurting} | {said.partition("=")[0] for said in _grave(now)}
    for objection in now.scenario.objections:
        by = {trigger.partition("=")[0] for trigger in objection.on}
        if not now.has(f"raised:{objection.id}") and may_be_voiced(now, objection) and by & struck:
            return raise_it(objection)
    return ()


def _grave(now: Situation) -> frozenset[str]:
    """The critical errors of this turn that were surely heard, questions left out."""
    errors = {trigger for error in now.scenario.critical_errors for trigger in error.heard}
    sure = now.heard.cues.keys() - now.heard.by_example
    return frozenset(trigger for trigger in errors & sure if not trigger.startswith("topic:"))


def is_refused(now: Situation) -> tuple[Intention, ...]:
    """Told that nothing will be paid."""
    return simply("refused") if now.heard.does("refuses") and now.may_say("refused") else ()


def is_startled(now: Situation) -> tuple[Intention, ...]:
    """Something grave was surely said, and the caller has no other reaction to it: they ask what it means."""
    said = _grave(now)
    promised = any(said & set(promise.on) for promise in now.scenario.promises)
    return simply("startled") if said and not promised and now.may_say("startled") else ()


def asks_meaning(now: Situation) -> tuple[Intention, ...]:
    """A technical word without an explanation, the first times."""
    term = now.heard.jargon
    if not term or now.has(f"jargon:{term}") or now.count("jargon_asked") >= 3:
        return ()
    return (Intention("jargon", (), "", "", (f"jargon:{term}", "jargon_asked"), (("term", term),)),)


def is_comforted(now: Situation) -> tuple[Intention, ...]:
    """Empathy that comes at the right moment is felt, not applauded."""
    felt = "role:feels=cued" in now.heard.cues and not now.heard.passed_over
    return simply("comforted") if felt else ()


def is_relieved(now: Situation) -> tuple[Intention, ...]:
    """A next step with its time."""
    known = "role:commits=complete" in now.heard.cues and not now.heard.passed_over
    return simply("relieved") if known else ()


def idles(now: Situation) -> tuple[Intention, ...]:
    """Air: greetings over and over, the same sentence again."""
    count = now.count("idle")
    if count < 2:
        return ()
    return simply("idle_annoyed" if count >= 4 or now.state.mood.anger >= 6 else "idle")


def goes_along(now: Situation) -> tuple[Intention, ...]:
    """Says something short so that the trainee can go on; agrees to nothing that was not understood.

    What may have been rude is met with some reserve; what may have been something grave, in a long
    sentence, is asked about, once a call.
    """
    if now.heard.greeting:
        return simply("greet")
    if now.heard.pricks and now.may_say("bristles"):
        return simply("bristles")
    if not (now.heard.mostly_lost or (now.heard.alarming and not now.heard.substance)):
        return simply("acknowledge")
    if now.heard.alarming and now.heard.lost >= LONG_BLANK and not now.count("startled"):
        return simply("startled")
    return simply("listens" if now.may_say("listens") else "acknowledge")


def satisfied(now: Situation) -> bool:
    """Trust is there, all that had to be asked was asked, and the next step is known."""
    end = now.scenario.ending
    asked = all(now.has(f"asked:{topic}") for topic in now.scenario.must_ask)
    needs = all(now.has(f"heard:{trigger}") for trigger in end.satisfied_needs)
    return asked and needs and now.state.mood.trust >= end.satisfied_trust


ALONE: tuple[Rung, ...] = (
    leaves,
    unheard,
    meets_colleague,
    insulted,
    at_a_loss,
    opens,
    demands_supervisor,
    falls_silent,
    takes_leave,
)
"""Rungs that, when they apply, are the whole answer."""

FIRST: tuple[Rung, ...] = (
    corrects,
    is_provoked,
    is_hurt,
    is_refused,
    is_let_down,
    is_pleased,
    is_startled,
    owns_up,
    obeys,
    says_yes,
    learns,
    hears_news,
    is_kept_waiting,
)
"""Reactions that may come before the answer."""

MAIN: tuple[Rung, ...] = (
    waits,
    is_asked_for_more,
    agrees,
    is_checked_upon,
    takes_offer,
    answers,
    confirms,
    says_again,
    asks_meaning,
    asks_back,
    is_relieved,
    is_comforted,
    is_puzzled,
    takes_in,
    objects,
    idles,
    goes_along,
)
"""The answer itself: the first that applies."""

HANGS_UP = frozenset(
    {
        "insulted_hang_up",
        "foreign_hang_up",
        "idle_hang_up",
        "hang_up",
        "must_go",
        "thank",
        "goodbye",
        "goodbye_curt",
        "silence_hang_up",
        "colleague_accepts",
    }
)
"""Moves after which the client closes the line."""
