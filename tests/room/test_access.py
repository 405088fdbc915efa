"""Who may do what: the whole table, so that no line of it changes unseen."""

from __future__ import annotations

from typing import get_args

import pytest

from voicesim.room.access import Action, Actor, Role, Thing, may

NOBODY, TRAINER = Actor("nobody"), Actor("trainer")
TRAINEE = Actor("trainee", "P-1", 1)
EXAMINER = Actor("examiner", "P-9")
OFFICER = Actor("officer")

OWN = Thing(person="P-1", desk=1)
OTHERS = Thing(person="P-2", desk=2)
SHARED = Thing(person="P-2", desk=2, shared=True)
NONE = Thing()
EXAMINED = Thing(desk=1, examined=True)
SITTING = Thing(examines=True)
TO_MARK = Thing(examines=True, marks=True)
TO_SETTLE = Thing(examines=True, settles=True)
EVERY = (NONE, OWN, OTHERS, SHARED, EXAMINED, SITTING, TO_MARK, TO_SETTLE)

TABLE: dict[tuple[Actor, Action], tuple[Thing, ...]] = {
    (NOBODY, "enter"): EVERY,
    (TRAINEE, "enter"): EVERY,
    (TRAINER, "enter"): EVERY,
    (TRAINEE, "practise"): tuple(thing for thing in EVERY if thing is not EXAMINED),
    (TRAINEE, "hold a call"): (OWN, EXAMINED),
    (TRAINEE, "sit an examination"): (EXAMINED,),
    (TRAINEE, "read a call"): (OWN,),
    (TRAINEE, "share a call"): (OWN,),
    (TRAINER, "see the board"): EVERY,
    (TRAINER, "steer a desk"): EVERY,
    (TRAINER, "see the group"): EVERY,
    (TRAINER, "write a caller"): EVERY,
    (TRAINER, "keep passkeys"): EVERY,
    (EXAMINER, "keep passkeys"): EVERY,
    (TRAINER, "debrief a call"): (SHARED,),
    (OFFICER, "enter"): EVERY,
    (OFFICER, "keep passkeys"): EVERY,
    (OFFICER, "see who read what"): EVERY,
    (EXAMINER, "enter"): EVERY,
    (EXAMINER, "see what is to be examined"): EVERY,
    (EXAMINER, "judge a sitting"): (SITTING, TO_MARK, TO_SETTLE),
    (EXAMINER, "mark a call"): (TO_MARK,),
    (EXAMINER, "settle a call"): (TO_SETTLE,),
}
"""What each may do, and to what; everything else is refused."""


@pytest.mark.parametrize("action", get_args(Action))
@pytest.mark.parametrize("actor", [NOBODY, TRAINEE, TRAINER, EXAMINER, OFFICER], ids=lambda actor: actor.role)
def test_what_is_in_the_table_is_allowed_and_nothing_else(actor: Actor, action: Action) -> None:
    for thing in EVERY:
        verdict = may(actor, action, thing)
        assert verdict.allowed == (thing in TABLE.get((actor, action), ())), thing
        assert bool(verdict.reason) != verdict.allowed


def test_the_table_knows_every_role() -> None:
    assert {actor.role for actor, _ in TABLE} == set(get_args(Role))


def test_nobody_may_read_a_call_that_is_nobodys() -> None:
    """An address that names no call names a call of nobody: a trainee without a pseudonym owns none of it."""
    assert not may(Actor("trainee", "P-1", 1), "read a call", Thing()).allowed
