"""What the client brings up unasked: objections, insisting on them, promises coming back.

A client who may have been answered, in words they did not make out, complains of nothing: they may ask once
more, plainly, and let it go.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from voicesim.client import memory
from voicesim.client.objection import Objection
from voicesim.client.situation import Situation, simply
from voicesim.client.state import ClientState, Intention

PACE = 2
"""Trainee turns between two objections."""

PATIENT = 2
"""Turns an objection may stay unanswered before the client insists."""

GIVES_UP = 6
"""Turns after which an unanswered objection is dropped, in resentment."""

CONSENTS = frozenset(
    {
        "accept",
        "acknowledge",
        "listens",
        "confirm",
        "comforted",
        "relieved",
        "pleased",
        "obey",
        "learn",
        "clear",
        "thank",
    }
)
"""Moves by which a client lets what was said stand as an answer."""


def weighed(now: Situation) -> tuple[ClientState, tuple[str, ...]]:
    """The state after this turn has answered, or not, the objections raised; and the ids just settled."""
    state, settled = now.state, []
    for objection in now.scenario.objections:
        if _forestalled(now, objection):
            state = memory.mark(state, (f"raised:{objection.id}", f"settled:{objection.id}"))
        if not is_open(now, objection):
            continue
        if now.any_of(objection.settled_by):
            state = memory.mark(state, (f"settled:{objection.id}",))
            settled.append(objection.id)
            continue
        if _is_met(now, objection):
            state = memory.mark(state, (f"settled:{objection.id}",))
            continue
        if not now.excused:
            state = _left(now, state, objection)
    return state, tuple(settled)


def _left(now: Situation, state: ClientState, objection: Objection) -> ClientState:
    """The state after a turn that did not surely answer: clearly of other things, or perhaps an answer."""
    name = objection.id
    perhaps = may_have_answered(now, objection)
    state = memory.bump(memory.bump(state, f"{'doubt' if perhaps else 'open'}:{name}"), f"since:{name}")
    waited = memory.count(state, f"open:{name}") + memory.count(state, f"doubt:{name}") >= PATIENT
    let_go = now.has(f"reminded:{name}") and waited and memory.count(state, f"doubt:{name}")
    if let_go or memory.count(state, f"since:{name}") >= GIVES_UP:
        state = memory.mark(state, (f"dropped:{name}",))
    return state


def may_have_answered(now: Situation, objection: Objection) -> bool:
    """Was it perhaps answered in this turn: near its subject, likely by an answer to it, or in words lost?"""
    return now.heard.blank > 0 or _is_addressed(now, objection)


def was_ignored(now: Situation, objection: Objection, turns: int) -> bool:
    """Have all turns since it was raised, as many as `turns`, surely spoken of other things?"""
    name = objection.id
    return (
        is_open(now, objection)
        and now.count(f"open:{name}") == turns
        and not now.count(f"doubt:{name}")
        and not now.any_of(objection.settled_by)
        and not may_have_answered(now, objection)
    )


def accepted(now: Situation, moves: Iterable[str]) -> tuple[str, ...]:
    """Marks of the objections to which this turn spoke, and which the client's answer takes for answered."""
    if CONSENTS.isdisjoint(moves):
        return ()
    return tuple(
        f"settled:{objection.id}"
        for objection in now.scenario.objections
        if is_open(now, objection) and _is_addressed(now, objection)
    )


def _is_addressed(now: Situation, objection: Objection) -> bool:
    wanted = {trigger.partition("=")[0] for trigger in objection.settled_by}
    return not wanted.isdisjoint(now.heard.likely) or now.speaks_of(objection.subject)


def _is_met(now: Situation, objection: Objection) -> bool:
    """Is it named, and likely answered in the same turn? Then nobody comes back to it."""
    wanted = {trigger.partition("=")[0] for trigger in objection.settled_by}
    return not wanted.isdisjoint(now.heard.likely) and now.speaks_of(objection.about)


def is_open(now: Situation, objection: Objection) -> bool:
    """True when it was raised and neither settled nor dropped."""
    name = objection.id
    return now.has(f"raised:{name}") and not (now.has(f"settled:{name}") or now.has(f"dropped:{name}"))


def objects(now: Situation) -> tuple[Intention, ...]:
    """An objection that is due, when none is still open, the pace allows it and the turn left room for it.

    A sentence that was lost, a question above all, is not answered by something else.
    """
    objections = now.scenario.objections
    if now.heard.mostly_lost:
        return ()
    if any(is_open(now, objection) for objection in objections):
        return ()
    if now.has("objected") and now.turn - now.count("objected_turn") < PACE:
        return ()
    for objection in objections:
        if _due(now, objection):
            return raise_it(objection)
    return ()


def put_off(now: Situation) -> tuple[str, ...]:
    """Marks of the objections that this turn calls for: who has just been relieved keeps them for later."""
    return tuple(
        f"{memory.PUT_OFF}{objection.id}"
        for objection in now.scenario.objections
        if now.any_of(objection.on) and _due(now, objection)
    )


def raise_it(objection: Objection) -> tuple[Intention, ...]:
    """The objection, said for the first time."""
    marks = (f"raised:{objection.id}", "objected")
    return (Intention("object", (), f"objection.{objection.id}", "", marks),)


def unraised(now: Situation) -> Objection | None:
    """The first objection not yet raised that the client's anger allows."""
    for objection in now.scenario.objections:
        if not now.has(f"raised:{objection.id}") and may_be_voiced(now, objection):
            return objection
    return None


def insists(now: Situation) -> tuple[Intention, ...]:
    """Comes back to an objection that got no answer; asks again plainly where it may have got one."""
    for objection in now.scenario.objections:
        name = objection.id
        open_, doubt = now.count(f"open:{name}"), now.count(f"doubt:{name}")
        if not is_open(now, objection) or open_ + doubt < PATIENT or now.has(f"insisted:{name}"):
            continue
        if not doubt:
            return (insistence(objection),)
        if (objection.about or objection.plainly) and not now.has(f"reminded:{name}"):
            slots = (("about", objection.about),)
            line = f"objection.{name}.plainly" if objection.plainly else ""
            return (Intention("remind", (), line, "", (f"{memory.REMINDED}{name}",), slots),)
    return ()


def insistence(objection: Objection, *marks: str) -> Intention:
    """The objection, made again."""
    line = f"objection.{objection.id}.insist" if objection.insist else ""
    return Intention("insist", (), line, "", (f"insisted:{objection.id}", *marks))


def is_pleased(now: Situation) -> tuple[Intention, ...]:
    """A promise the trainee should not have made: pleasing, unless past that; and remembered."""
    for promise in now.scenario.promises:
        if now.any_of(promise.on) and not now.has(f"{memory.PROMISED}{promise.id}"):
            marks = (f"{memory.PROMISED}{promise.id}",)
            if now.band == "hot":
                return (Intention("promised", marks=marks),)
            return (Intention("pleased", (), f"promise.{promise.id}", "", marks),)
    promised = now.heard.does("promises") or (now.heard.half_promised and now.heard.mostly_lost)
    return simply("promised") if promised and now.may_say("promised") else ()


def recalls(now: Situation) -> tuple[Intention, ...]:
    """A promise comes back: after some turns, or as soon as it is taken back."""
    retracted = now.any_of(("role:promises=refused", "role:reserves"))
    for promise in now.scenario.promises:
        if not now.has(f"{memory.PROMISED}{promise.id}") or now.has(f"returned:{promise.id}"):
            continue
        ripe = now.turn - now.count(f"promised_turn:{promise.id}") >= promise.after
        if ripe or retracted:
            mark = (f"returned:{promise.id}",)
            return (Intention("recall_promise", (), f"promise.{promise.id}.returns", "", mark),)
    return ()


def settled_line(now: Situation, settled: tuple[str, ...]) -> tuple[Intention, ...]:
    """What is said when an objection has been answered; nobody thanks for an answer thrown at them."""
    if not settled or now.heard.does("hurts", "slights") or now.heard.pricks:
        return ()
    objection = next(item for item in now.scenario.objections if item.id == settled[0])
    line = f"objection.{objection.id}.settled" if objection.settled else ""
    return tuple(replace(item, line=line) for item in simply("relieved"))


def _forestalled(now: Situation, objection: Objection) -> bool:
    """Answered before it was voiced: by a statement that is about nothing else, or in words that name it."""
    if now.has(f"raised:{objection.id}") or not now.has("opened"):
        return False
    if now.any_of(tuple(t for t in objection.settled_by if t.startswith("statement:"))):
        return True
    return _is_answered(now, objection) and now.speaks_of(objection.about)


def _is_answered(now: Situation, objection: Objection) -> bool:
    """Is one of its answers heard in this turn?"""
    return now.any_of(objection.settled_by)


def may_be_voiced(now: Situation, objection: Objection) -> bool:
    """The anger is there, and it gives no fact away."""
    told = memory.earned(now.state)
    return now.state.mood.anger >= objection.min_anger and set(objection.needs) <= told


def _due(now: Situation, objection: Objection) -> bool:
    if now.has(f"raised:{objection.id}") or not may_be_voiced(now, objection):
        return False
    if _is_answered(now, objection):
        return False  # not in the very breath that answers it
    if objection.min_anger and now.heard.does("feels", "takes_on", "directs", "protects"):
        return False  # nobody flares up at a kind word, nor at one that looks after them
    called_for = now.any_of(objection.on) or now.has(f"{memory.PUT_OFF}{objection.id}")
    return now.turn >= objection.after or called_for
