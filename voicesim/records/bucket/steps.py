"""What is to be done for one call, here and in the bucket: pure decisions.

The bucket's copy is replaced only where it is the one this store put there last; it is deleted where the call
was deleted here, by its date or by somebody; it is never overwritten by anything else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Put: TypeAlias = Literal["nothing", "put", "replace", "delete", "differs", "was deleted", "missing here"]
"""Differs: another call, or another state of it, stands there under its name. Was deleted: there, and it is
here. Missing here: it is there, and no deletion was entered."""
Fetch: TypeAlias = Literal["nothing", "same", "fetch", "differs", "was deleted"]
Journals: TypeAlias = Literal["same", "ours is longer", "theirs is longer", "differ"]


@dataclass(frozen=True, slots=True)
class Standing:
    """How a call stands."""

    here: str | None
    """Digest of its folder; None: there is none."""
    there: str | None
    """Digest in the bucket; None: none, or it was deleted there."""
    put_here: frozenset[str] = frozenset()
    """Digests of the states of it that this store put there."""
    deleted_here: bool = False
    """Does the journal say that it was deleted?"""
    deleted_there: bool = False


def to_put(call: Standing) -> Put:
    """What brings the bucket to what the store is."""
    if call.deleted_here:
        return "nothing" if call.deleted_there or call.there is None else "delete"
    if call.here is None:
        return "nothing" if call.there is None else "missing here"
    if call.deleted_there:
        return "was deleted"
    if call.there is None:
        return "put"
    if call.there == call.here:
        return "nothing"
    return "replace" if call.there in call.put_here else "differs"


def to_fetch(call: Standing) -> Fetch:
    """What brings the store what the bucket has and it has not."""
    if call.deleted_here or call.deleted_there:
        return "nothing" if call.here is None else "was deleted"
    if call.there is None:
        return "nothing"
    if call.there == call.here:
        return "same"
    return "fetch" if call.here is None else "differs"


def journals(ours: bytes, theirs: bytes) -> Journals:
    """How two journals stand to each other: one is the other's beginning, or they are of two stores."""
    if ours == theirs:
        return "same"
    if ours.startswith(theirs):
        return "ours is longer"
    return "theirs is longer" if theirs.startswith(ours) else "differ"
