"""What the form lets an author choose from, in the language of the case."""

from __future__ import annotations

from voicesim.authoring.sheet import sheet_in
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank


def topics_offered(language: Language) -> tuple[tuple[str, str], ...]:
    """Topics that a good handler's robot can ask, with their labels, by label. Raises `ContentError`."""
    topics = load_bank(language).topics
    found = ((topic, topics[topic].label) for topic in sheet_in(language).questions if topic in topics)
    return tuple(sorted(found, key=lambda one: one[1]))
