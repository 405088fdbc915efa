"""What the client remembers: marks made once, counts, what was said. Each function gives a new state."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from voicesim.client.state import ClientState, Said


def count(state: ClientState, name: str) -> int:
    """How often something happened."""
    return dict(state.counters).get(name, 0)


def put(state: ClientState, name: str, value: int) -> ClientState:
    """A counter set to a value."""
    return put_all(state, **{name: value})


def put_all(state: ClientState, **values: int) -> ClientState:
    """Several counters set at once."""
    counters = {**dict(state.counters), **values}
    return replace(state, counters=tuple(sorted(counters.items())))


def bump(state: ClientState, name: str, by: int = 1) -> ClientState:
    """A counter moved on."""
    return put(state, name, count(state, name) + by)


def mark(state: ClientState, marks: Iterable[str]) -> ClientState:
    """Marks made once and for all: "raised:neighbour"."""
    return replace(state, flags=state.flags | frozenset(marks))


def unmark(state: ClientState, marks: Iterable[str]) -> ClientState:
    """Marks taken back: the line that made them was not heard."""
    return replace(state, flags=state.flags - frozenset(marks))


REMINDED = "reminded:"
"""Mark of an objection that the client has asked about again, plainly."""

PROMISED = "promised:"
"""Mark of a promise that the client was made."""

PUT_OFF = "put_off:"
"""Mark of an objection that was called for when it was no moment for it."""

OBEYED = "obeyed:"
"""Mark of a topic whose thing is done: "coupez le courant"."""

TOLD_OF = "told_of:"
"""Mark of a topic that was surely asked, and answered to the last word."""

OFFERED = "offered:"
"""Mark of the topic that the client has just asked back about."""


def offered(state: ClientState) -> str:
    """The topic that the client has just asked back about; empty when there is none."""
    return next((flag.removeprefix(OFFERED) for flag in sorted(state.flags) if flag.startswith(OFFERED)), "")


def lost(state: ClientState) -> ClientState:
    """The client has just been heard to say that they did not follow, or are not sure."""
    return put(state, "at_a_loss", state.turn)


def at_a_loss(state: ClientState) -> bool:
    """Did the client not follow the trainee's last turn, and say so?"""
    return state.turn > 0 and count(state, "at_a_loss") == state.turn


def earned(state: ClientState) -> frozenset[str]:
    """The facts the client has given."""
    return frozenset(item.fact for item in state.earned)


def said(state: ClientState, entry: Said) -> ClientState:
    """The history with one more line."""
    return replace(state, history=(*state.history, entry))


def last(state: ClientState, speaker: str, lines: int = 2) -> tuple[str, ...]:
    """The last lines of a speaker, oldest first."""
    return tuple(entry.text for entry in state.history if entry.speaker == speaker)[-lines:]


def used_lines(state: ClientState) -> tuple[str, ...]:
    """Ids of the written lines that were heard, in order."""
    return tuple(entry.line for entry in state.history if entry.line)


def since(state: ClientState, turns: int) -> tuple[str, ...]:
    """What the client has said since `turns` trainee turns before the last, oldest first."""
    said: list[str] = []
    passed = 0
    for entry in reversed(state.history):
        passed += entry.speaker == "trainee"
        if passed > turns:
            break
        if entry.speaker == "client":
            said.append(entry.text)
    return tuple(reversed(said))
