"""The questions of a turn: which topics the same words ask, and which of those only a part of them asks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicesim.content.common_words import content_stems, load_words
from voicesim.text.fold import folded, plain
from voicesim.text.sentences import PAUSES
from voicesim.text.words import Word, text_of
from voicesim.understanding.acts import Act
from voicesim.understanding.bank import Bank

_ANOTHER = 4
"""Words from one mention to the next from which on they are two: "les gendarmes ou la police" is one."""


def questions(acts: Sequence[Act], bank: Bank, words: Sequence[Word] = ()) -> tuple[tuple[str, ...], ...]:
    """The topics of each question. What is only near an example of the words of another comes after those.

    `words` are those of the turn, for their commas.
    """
    asking = [act for act in acts if act.kind == "topic" and act.mode != "told"]
    asking = [_before_another(act, asking, words, bank) for act in asking]
    topics = [kept for act in asking if (kept := _in_its_clause(act, asking, words, bank)) is not None]
    asked = [act for act in topics if not _asked_better(act, topics, words, bank)]
    by_words = [act for act in asked if not act.by_example]
    alone = [act for act in asked if act.by_example and not _meets(act, by_words)]
    groups: list[list[Act]] = []
    for act in sorted((*by_words, *alone), key=lambda act: (act.first, -act.last)):
        if any(act.id == other.id for group in groups for other in group):
            again = any(act.id == other.id for other in groups[-1])
            if again and not _asks_anew(act, words, bank):
                groups[-1].append(act)  # "his name, his first and his last": still the same question
            continue
        if groups and any(_share(act, other) for other in groups[-1]):
            groups[-1].append(act)
        else:
            groups.append([act])
    for act in asked:
        near = [group for group in groups if _meets(act, group)]
        if act.by_example and len(near) == 1 and act not in near[0]:
            near[0].append(act)
    beside = aside(acts)
    for group in groups:
        group.sort(key=lambda act: act.last - act.first if act.aside and act.id in beside else -1)
    ids = (list(dict.fromkeys(act.id for act in group)) for group in groups)
    return tuple(_narrowed(each, bank) for each in ids)


def _asks_anew(act: Act, words: Sequence[Word], bank: Bank) -> bool:
    """Has it a question word of its own: "vous l'avez vu quand | et elle était garée où"?"""
    asking = {folded(word) for word in bank.grammar.question_words}
    return not asking.isdisjoint(folded(act.quote(words)).strip(" ?.,;").split())


def _before_another(act: Act, topics: Sequence[Act], words: Sequence[Word], bank: Bank) -> Act:
    """Without what it takes from a later clause that asks something else: "à quelle date, et la facture"."""
    also = load_words(bank.language).also
    for place in range(act.first, act.first if act.by_example else min(act.last, len(words) - 1)):
        joined = words[place].text.endswith(PAUSES) and plain(words[place + 1].text) in also
        if joined and any(
            place < other.first and other.last <= act.last and other.id != act.id for other in topics
        ):
            return replace(act, last=place)
    return act


def _in_its_clause(act: Act, topics: Sequence[Act], words: Sequence[Word], bank: Bank) -> Act | None:
    """Without what it has of a clause before that asks something else: "fait des photos, et les travaux".

    None where it has nothing but small words behind that: "anyone see it, and are there".
    """
    commas = [
        place for place in range(act.first, min(act.last, len(words))) if words[place].text.endswith(PAUSES)
    ]
    if not commas or not any(act.first <= other.first and other.last <= commas[-1] for other in topics):
        return act
    rest = content_stems(text_of(words[commas[-1] + 1 : act.last + 1]), bank.language)
    return replace(act, first=commas[-1] + 1) if rest else None


def _meets(act: Act, others: Sequence[Act]) -> bool:
    """Does it share a word with one of the others?"""
    return any(act.first <= other.last and other.first <= act.last for other in others)


def _asked_better(act: Act, topics: Sequence[Act], words: Sequence[Word], bank: Bank) -> bool:
    """Is it asked again by words that leave another topic of these out: "what sign, and which road?" """
    here = {other.id for other in topics if _share(act, other)} - {act.id}
    least = 0 if _asks_anew(act, words, bank) else _ANOTHER
    again = (other for other in topics if other.id == act.id and _apart(act, other) >= least)
    anew = (other for other in again if _apart(act, other) >= _ANOTHER or _asks_anew(other, words, bank))
    there = ({each.id for each in topics if _share(other, each)} for other in anew)
    return any(here - those for those in there)


def _apart(one: Act, other: Act) -> int:
    """Words between them."""
    return max(one.first, other.first) - min(one.last, other.last) - 1


def _share(one: Act, other: Act) -> bool:
    """Are they asked by the same words? Not where one only begins in the last word of the other."""
    shared = min(one.last, other.last) - max(one.first, other.first) + 1
    return 2 * shared >= min(one.last - one.first, other.last - other.first) + 1


def aside(acts: Sequence[Act]) -> frozenset[str]:
    """ "Borne" in "le bouton de la borne": the whole is asked before its part."""
    asked = [act for act in acts if act.kind == "topic" and act.mode != "told"]
    plainly = {act.id for act in asked if not (act.by_example or act.aside)}
    return frozenset(act.id for act in asked if act.id not in plainly)


def _narrowed(group: list[str], bank: Bank) -> tuple[str, ...]:
    """Without the wide topics that are asked only because a narrower one of the group is."""
    kept = [name for name in group if not set(bank.topics[name].includes) & set(group)]
    return tuple(kept or group)
