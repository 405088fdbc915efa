"""What a call that takes an earlier one up again says of itself: from where, and what is not in its score."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.text.words import Language

_SENTENCES: Mapping[Language, str] = {
    "fr": "Appel {call} repris avant son tour {turn} : ce qui s'y était dit jusque-là n'est pas noté ici.",
    "en": "Call {call} taken up again before its turn {turn}: what was said until then is not scored here.",
}


def taken_up(call: str, turn: int) -> dict[str, str]:
    """As the manifest keeps it: the folder of the earlier call, and the turn before which it goes on."""
    return {"call": call, "turn": str(turn)}


def sentence(noted: Mapping[str, str], language: Language) -> str:
    """For a person; empty for a call that began at its beginning."""
    if not noted:
        return ""
    return _SENTENCES[language].format(call=noted.get("call", "?"), turn=noted.get("turn", "?"))
