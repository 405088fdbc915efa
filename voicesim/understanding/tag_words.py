"""One word behind a question that wants a yes: "rue de la Cale, oui ?", "the kitchen, right?"."""

from __future__ import annotations

from voicesim.understanding.heard import Heard
from voicesim.understanding.walk import Match

_BEHIND = 3
"""Words that may follow it in its sentence: "hein, madame Coisne ?"."""


def is_no_tag(match: Match, heard: Heard) -> bool:
    """Is the one word an answer ("oui, et vous ... ?"), or does the sentence go on to ask something else?"""
    if match.first != match.last:
        return False
    tokens = heard.tokens
    begins = match.first == 0 or tokens[match.first - 1].ends
    end = next((place for place in range(match.first, len(tokens)) if tokens[place].ends), len(tokens) - 1)
    if begins:
        return end > match.first
    return end - match.first > _BEHIND
