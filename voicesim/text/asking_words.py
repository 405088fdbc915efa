"""How people ask without a question mark: "vous étiez où", "et le syndic", "still dripping, is it"."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class AskingWords:
    """One language's words for questions that no mark and no opener shows."""

    words: frozenset[str]
    """What asks where it stands: "vous étiez où"."""
    leads: frozenset[str]
    """What a question word may follow: "depuis quand", "par où"."""
    knowing: frozenset[str]
    """Verbs whose "où" asks nothing when who speaks, or a third person, knows: "je sais où"."""
    told: frozenset[str]
    """What the caller is told after "vous", not asked: "vous devez"."""
    told_endings: tuple[str, ...]
    """The same by the end of the verb: "vous recevrez"."""
    impersonal: frozenset[str]
    """Verbs whose "il" is nobody: "il faut"."""
    cues: tuple[tuple[str, ...], ...]
    """What shows, anywhere in the sentence, that it says something back: "c'est noté", "vous m'avez dit"."""
    rhetorical: tuple[tuple[str, ...], ...]
    """What looks like a question and wants no answer: "qu'est-ce que vous voulez que je vous dise"."""
    recaps: tuple[tuple[str, ...], ...]
    """Those that sum up: what follows them asks nothing but its last clause."""
    refusing: tuple[tuple[str, ...], ...]
    """What shows that who speaks cannot tell: "qui paie, je peux pas vous le dire" asks nothing."""
    existing: tuple[tuple[str, ...], ...]
    """What asks whether there is one: "il y a", "any"."""
    somebody: frozenset[str]
    """Subjects that nobody tells of: "quelqu'un"."""
    others: frozenset[str]
    """Pronouns of what the caller knows: "elle roule encore"."""
    finite: frozenset[str]
    """Verbs that show a noun before them to be a subject: "le syndic est prévenu"."""
    choice: str
    """The word between two answers: "ou"."""
    leading: frozenset[str]
    """What may stand before an elliptic question: "et le syndic"."""
    framing: frozenset[str]
    """What only shapes a question, and is nothing of what it asks about: "quel est votre"."""
    answering: frozenset[str]
    """What a sentence that answers begins with: "non vous me dérangez pas"."""
    own: frozenset[str]
    """Pronouns of who speaks, at the head of a clause that asks nothing of the caller."""
    caller: frozenset[str]
    """Words that show the caller to be who knows: "vous savez où"."""
    such: frozenset[str]
    """Before a question word they make it none: "tel quel"."""
    summing: frozenset[str]
    """What a list begins with that says back: "so: kitchen fire, gas off ..."."""
    defining: frozenset[tuple[str, str]]
    """How a clause begins that says what something is: "c'est la part qui reste"."""
    it_is: tuple[str, ...] = ()
    """What "c'est" is, where "c'est fait" may ask; empty where it does not."""
    done_endings: tuple[str, ...] = ()
    """Endings of what may be done: "c'est bâché le toit"."""
    verb_endings: tuple[str, ...] = ()
    """Endings that show a clause to have a verb of its own: "le dépanneur arrivera"."""
    to_come: frozenset[str] = frozenset()
    """Verbs that tell of what will be, with "elle", "ça": "elle va", "ça doit"."""
    to_come_endings: tuple[str, ...] = ()
    known: frozenset[str] = frozenset()
    """Of `others`, those that are never nobody: "elle"."""
    you: str = ""
    """The pronoun of the caller before a verb that agrees with it."""
    you_endings: tuple[str, ...] = ()
    you_forms: frozenset[str] = frozenset()
    """Verbs that agree with it, by their ending and whole."""
    states: frozenset[str] = frozenset()
    """Such verbs that nobody orders: "vous avez plus de courant"."""
    ordering: frozenset[str] = frozenset()
    """What makes an order of the others: "vous touchez surtout à rien"."""
    ordering_after: frozenset[str] = frozenset()
    """The same, after the verb: "vous touchez plus au compteur"."""
    you_who: frozenset[tuple[str, ...]] = frozenset()
    """How a clause begins that asks whether it was the caller: "c'est vous qui"."""
    together: frozenset[str] = frozenset()
    """A pronoun that who speaks is part of: "on attend pas l'arrêté" asks nothing."""
    together_had: frozenset[str] = frozenset()
    """The verbs with which it may ask all the same: "on a vos clés"."""
    feeling: frozenset[tuple[str, str]] = frozenset()
    """What asks how somebody is, wherever a clause begins with it: "ça va"."""
    asking_before: frozenset[tuple[str, str]] = frozenset()
    """Subject and verb behind which a question word asks, whatever mark ends the sentence: "c'est quoi"."""
    not_in_situ: frozenset[str] = frozenset()
    """After these a question word asks nothing where it stands: "et où", "là où"."""
    of_persons: frozenset[str] = frozenset()
    """Question words that ask at the end, or before one of `closers`: "vous êtes qui"."""
    closers: frozenset[str] = frozenset()
    only_after_verbs: frozenset[str] = frozenset()
    """Of those, the ones that ask after a verb only: "qui"."""
    of_places: frozenset[str] = frozenset()
    """Question words that ask nothing after a noun: "l'endroit où ça goutte"."""
    tag_verbs: frozenset[str] = frozenset()
    """English: what a tag begins with, "have you", "is it"."""
