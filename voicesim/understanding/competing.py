"""Of all expressions found, those that count: the longest of each family, and none in another sense."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.understanding.bank import Bank
from voicesim.understanding.walk import Match


def longest(found: Sequence[Match], apart: frozenset[str]) -> list[Match]:
    """The matches that no longer one swallows: families compete, topics and statements only with themselves.

    `apart` names the families that stand outside the competition: they swallow only their own.
    """

    def rival(one: Match, other: Match) -> bool:
        if one.entry.kind != other.entry.kind:
            return False
        free = one.entry.kind != "family" or not apart.isdisjoint((one.entry.id, other.entry.id))
        return one.entry.id == other.entry.id or not free

    return [one for one in found if not any(other.swallows(one) and rival(one, other) for other in found)]


def told_apart(found: Sequence[Match]) -> tuple[list[Match], list[Match]]:
    """The matches that are meant, and those whose words have another sense ("avant toute autre chose")."""
    others = [match for match in found if match.entry.never and not (match.faint or match.lost)]
    meant: list[Match] = []
    otherwise: list[Match] = []
    for match in found:
        if match.entry.never:
            continue
        same = (o for o in others if (o.entry.kind, o.entry.id) == (match.entry.kind, match.entry.id))
        (otherwise if any(o.covered & match.covered for o in same) else meant).append(match)
    return meant, otherwise


def asks_rather(other: Match, match: Match, bank: Bank) -> bool:
    """Do the words of a topic's `match` rather ask the `other` topic?

    They do as a part of it ("borne" in "le bouton de la borne"), and where they only stand around it: "have
    you got | lights | in the house". Not where one topic includes the other.
    """
    one, two = match.entry.id, other.entry.id
    if one == two or one in bank.topics[two].includes or two in bank.topics[one].includes:
        return False
    around = match.first < other.first and other.last < match.last
    return match.covered < other.covered or (around and match.covered.isdisjoint(other.covered))
