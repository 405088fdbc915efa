"""Several things named in one sentence: "a, b and c"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from voicesim.messages.message import Message


def all_of(names: Sequence[str]) -> Message:
    """ "a, b and c"; what is named may be a message itself."""
    return _joined(names, "{most} and {one}")


def one_of(names: Sequence[str]) -> Message:
    """ "a, b or c"."""
    return _joined(names, "{most} or {one}")


def each_of(names: Sequence[str]) -> Message:
    """ "a, b, c"; empty for none."""
    return _joined(names, "{most}, {one}")


def lists_of(names: Sequence[str]) -> Message:
    """ "a: b, c; d: e": lists, one after the other."""
    return _joined(names, "{most}; {one}", "{most}; {one}")


def _joined(names: Sequence[str], last: str, between: str = "{most}, {one}") -> Message:
    if not names:
        return Message("")
    most = reduce(lambda some, one: Message(between, most=some, one=one), names[:-1] or names)
    whole = most if isinstance(most, Message) else Message("{one}", one=most)
    return Message(last, most=most, one=names[-1]) if len(names) > 1 else whole
