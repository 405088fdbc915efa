"""What was left open at the end of a call, in the words of the scorecard: reasons, and no points."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from voicesim.client.state import Mood
from voicesim.scorecard.emotion import FEELINGS, level_text
from voicesim.scorecard.left_open import LEAST_TRUST, MOOD_LEVEL, LeftOpen
from voicesim.text.words import Language

_SENTENCES: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "unanswered": "Le client n'a pas eu de réponse.",
        "unanswered_about": "Le client n'a pas eu de réponse : {about}",
        "undated": "La suite annoncée n'a ni jour ni heure.",
        "nothing_next": "Le client ne sait pas ce qui va se passer ensuite.",
        "believed": "Le client compte sur une promesse que personne ne pouvait lui faire.",
        "believed_about": "Le client reste sur une idée fausse. Ce qu'il en est : {about}",
        "cue": "Le client a exprimé sa {feeling} ; l'échange est passé à autre chose.",
        "mood": "Humeur du client à la fin de l'appel : {mood}.",
    },
    "en": {
        "unanswered": "The caller got no answer.",
        "unanswered_about": "The caller got no answer: {about}",
        "undated": "The next step announced has neither day nor hour.",
        "nothing_next": "The caller does not know what happens next.",
        "believed": "The caller relies on a promise that nobody could make.",
        "believed_about": "The caller is left with something false. What is so: {about}",
        "cue": "The caller voiced {feeling}; the call moved on to something else.",
        "mood": "The caller's mood when the call ended: {mood}.",
    },
}
_TRUST: Mapping[Language, str] = {"fr": "confiance", "en": "trust"}


def calling_back(points: Sequence[LeftOpen], language: Language) -> list[dict[str, Any]]:
    """As in `scorecard.json`: kind, sentence and quote of each, in the language of the call."""
    return [
        {"kind": one.kind, "sentence": sentence_of(one, language), "evidence": one.evidence.as_json()}
        for one in points
    ]


def sentence_of(point: LeftOpen, language: Language) -> str:
    """Why the client would call back for it."""
    name = f"{point.kind}_about" if point.about else point.kind
    feeling = FEELINGS[language][point.feeling] if point.feeling else ""
    mood = _levels(point.mood, language) if point.mood else ""
    return _SENTENCES[language][name].format(about=point.about, feeling=feeling, mood=mood)


def _levels(mood: Mood, language: Language) -> str:
    """The levels that are bad."""
    bad = [
        (FEELINGS[language]["anger"], mood.anger, mood.anger >= MOOD_LEVEL),
        (FEELINGS[language]["distress"], mood.distress, mood.distress >= MOOD_LEVEL),
        (_TRUST[language], mood.trust, mood.trust < LEAST_TRUST),
    ]
    return ", ".join(f"{name} {level_text(level, language)}/10" for name, level, so in bad if so)
