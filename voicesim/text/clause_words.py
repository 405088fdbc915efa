"""What begins a clause, and what it is then worth: closed classes that no author writes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, TypeAlias

Bond: TypeAlias = Literal["condition", "time", "before", "supposition", "purpose", "cause"]
"""What ties a clause to the one it hangs on: "si", "une fois que", "avant de", "pour que", "car"."""


@dataclass(frozen=True)
class GoverningWords:
    """One language's words before a clause that they govern: "je vous confirme que", "il s'imagine que"."""

    that: frozenset[str]
    """What ties the clause: "que"."""
    saying: frozenset[str]
    """Verbs that a clause may follow without a tie, as a quotation: "il a dit vous êtes couvert"."""
    asserting: frozenset[str]
    """What leaves the clause to who speaks, whoever its subject is: "sachez", "certain"."""
    shared: frozenset[str]
    """The same with "je" or a source as its subject, another's word with any other: "pense", "dit"."""
    infinitives: frozenset[str]
    """Verbs of saying that assert nothing by themselves: "dire que ... serait faux"."""
    offering: frozenset[str]
    """Before an infinitive these do assert: "je peux vous dire que"."""
    joining: frozenset[str]
    """What makes one conjunction with the tie: "parce que", "plus que"."""
    doubting: frozenset[str]
    """What leaves all that it governs open: "loin", "crainte"."""
    sources: frozenset[str]
    """What who speaks may rely on: "le contrat dit que"."""
    unowned: frozenset[str]
    """Forms that are never one's own assertion, whoever the subject is: "disiez"."""
    clefts: frozenset[tuple[str, str]]
    """What begins a cleft: "c'est lundi que vous serez payé"."""
    restricting: frozenset[str]
    """What makes a condition of a cleft: "c'est seulement après l'expertise que"."""
    lead: frozenset[str]
    """Small words between the tie and the clause: "que là oui"."""
    unreal: tuple[str, ...] = ()
    """Endings of verbs that tell of what is not: "vous auriez pris l'option, ..."."""
    polite: frozenset[str] = frozenset()
    """Verbs with these endings that only ask politely: "pourriez"."""
    reproaching: frozenset[str] = frozenset()
    """After them, what reproaches and imagines nothing: "vous auriez dû appeler"."""
    sequel: frozenset[str] = frozenset()
    """What may begin what would come of it: "et", "alors"."""


@dataclass(frozen=True)
class ClauseWords:
    """One language's words between clauses; multi-word entries as the normaliser leaves them."""

    openers: Mapping[tuple[str, ...], Bond]
    """What opens a clause, and its bond."""
    harmless: tuple[tuple[str, ...], ...]
    """Clauses with a condition's opener that condition nothing: "si vous voulez", "si je comprends bien"."""
    after_if: frozenset[str]
    """Words that may follow "si" or "quand" at the head of a clause, not "si difficile". Empty: no rule."""
    coordinators: frozenset[str]
    """Words that begin a new clause when a subject follows: "et", "mais"."""
    contrary: frozenset[str]
    """What turns against what stands before: "mais"."""
    links: frozenset[str]
    """What a clause begins with that says something new: "et", "donc", "mais"."""
    parting: frozenset[str]
    """What leads to a goodbye: "allez", "right"."""
    breaks: tuple[tuple[str, ...], ...]
    """What ends the hold of a condition on the rest of the sentence: "mais", "en tout cas"."""
    ties: frozenset[str]
    """Words after which a subject opens no new main clause: "que", "qui", "where"."""
    governors: frozenset[str]
    """Words whose object a pronoun is, not a subject: "pour", "chez"."""
    modals: frozenset[str]
    """Verbs that an infinitive follows, a pronoun between them: "peut vous dire"."""
    governing: GoverningWords
    """What stands before a clause and says whose word it is."""
    helpers: frozenset[str] = frozenset()
    """Verbs that show the word before them to be a subject; empty where a pronoun tells enough."""
    wondering: frozenset[str] = frozenset()
    """Verbs whose "si" asks and conditions nothing: "vérifier si"."""
    past: tuple[str, ...] = ()
    """Endings of a verb that tells of the past: "quand vous freiniez"."""
    done: frozenset[str] = frozenset()
    """Whole forms of the past: "était"."""
    deciders: frozenset[str] = frozenset()
    """Whose word an advice hangs on, and is no advice before: "si l'expert est d'accord"."""
    sequels: frozenset[str] = frozenset()
    """What puts a clause after the one before it: "après", "ensuite"."""
    alternatives: tuple[tuple[str, ...], ...] = ()
    """What leaves a statement open right after it: "ou pas"."""
    inverted: frozenset[str] = field(default_factory=frozenset)
    """Verbs before their subject at the head of a clause make a condition: English "should it ..."."""

    @cached_property
    def heads(self) -> frozenset[str]:
        """The words that an opener may begin with."""
        return frozenset(words[0] for words in self.openers) | self.inverted


def opening(
    forms: tuple[str, ...], openers: Mapping[tuple[str, ...], Bond]
) -> tuple[tuple[str, ...], Bond] | None:
    """The longest opener that `forms` begins with, and its bond."""
    for length in range(min(5, len(forms)), 0, -1):
        bond = openers.get(forms[:length])
        if bond is not None:
            return forms[:length], bond
    return None
