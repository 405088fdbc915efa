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
    tag_verbs: frozenset[str] = frozenset()
    """English: what a tag begins with, "have you", "is it"."""
