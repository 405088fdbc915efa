"""The questions of a turn: which topics the same words ask, and which of those only a part of them asks."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.understanding.acts import Act
from voicesim.understanding.bank import Bank


def questions(acts: Sequence[Act], bank: Bank) -> tuple[tuple[str, ...], ...]:
    """The topics of each question. What is only near an example of the words of another comes after those."""
    asked = [act for act in acts if act.kind == "topic" and act.mode != "told"]
    by_words = [act for act in asked if not act.by_example]
    alone = [act for act in asked if act.by_example and not _meets(act, by_words)]
    groups: list[list[Act]] = []
    for act in sorted((*by_words, *alone), key=lambda act: (act.first, -act.last)):
        if any(act.id == other.id for group in groups for other in group):
            continue
        if groups and _meets(act, groups[-1]):
            groups[-1].append(act)
        else:
            groups.append([act])
    for act in asked:
        near = [group for group in groups if _meets(act, group)]
        if act.by_example and len(near) == 1 and act not in near[0]:
            near[0].append(act)
    named = (list(dict.fromkeys(act.id for act in group)) for group in groups)
    return tuple(_narrowed(group, bank) for group in named)


def _meets(act: Act, others: Sequence[Act]) -> bool:
    """Does it share a word with one of the others?"""
    return any(act.first <= other.last and other.first <= act.last for other in others)


def aside(acts: Sequence[Act]) -> frozenset[str]:
    """ "Borne" in "le bouton de la borne": the whole is asked before its part."""
    asked = [act for act in acts if act.kind == "topic" and act.mode != "told"]
    plainly = {
        act.id for act in asked if not (act.by_example or any(_is_part(act, other) for other in asked))
    }
    return frozenset(act.id for act in asked if act.id not in plainly)


def _is_part(act: Act, other: Act) -> bool:
    """Are all its words among those of a longer expression?"""
    longer = other.last - other.first > act.last - act.first
    return longer and not other.by_example and other.first <= act.first and act.last <= other.last


def _narrowed(group: list[str], bank: Bank) -> tuple[str, ...]:
    """Without the wide topics that are asked only because a narrower one of the group is."""
    kept = [name for name in group if not set(bank.topics[name].includes) & set(group)]
    return tuple(kept or group)
