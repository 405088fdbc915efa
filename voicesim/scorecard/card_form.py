"""The claim form on the scorecard, as the document says it."""

from __future__ import annotations

from voicesim.analysis.claim_form import Outcome
from voicesim.scorecard.card_part import Labelled, Number, Part, Quote


class Entry(Part):
    """What stood in a field of the claim form from then on."""

    second: Number
    text: str
    """Empty: it was emptied."""


class FormLine(Labelled):
    """A field of the claim form: what was entered beside what was said."""

    outcome: Outcome
    entries: tuple[Entry, ...] = ()
    said: Quote | None = None
    """The caller's words that fill it."""
    asked: Quote | None = None
    """The trainee's words that asked for it."""
    sentence: str
