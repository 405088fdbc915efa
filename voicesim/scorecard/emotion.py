"""The emotional dimension: how the trainee's words met the simulated client's distress and anger.

Only the simulated client has a mood here. Nothing is said about what the trainee feels.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal

from voicesim.analysis.answers import AnsweredCue, answered_cues
from voicesim.analysis.call import Analysis
from voicesim.analysis.mood import Feeling, MoodPoint, said_around
from voicesim.scorecard.evidence import of_act, of_turn, quotes
from voicesim.scorecard.rules.said import beside_a_fault
from voicesim.scorecard.scored import MoodCause, ScoredCue
from voicesim.text.words import Language

Outcome = Literal["answered", "in_deed", "left", "unclear"]
FEELINGS: Mapping[Language, Mapping[Feeling, str]] = {
    "fr": {"anger": "colère", "distress": "détresse"},
    "en": {"anger": "anger", "distress": "distress"},
}
OPENING: Mapping[Language, str] = {
    "fr": "Le client exprime sa {feeling} ({before}/10) ; ",
    "en": "The caller voices {feeling} ({before}/10); ",
}
SENTENCES: Mapping[Language, Mapping[Outcome, str]] = {
    "fr": {
        "answered": "vous y répondez par des mots, elle {moves} {after}/10.",
        "in_deed": "vous y répondez par ce que vous faites, elle {moves} {after}/10.",
        "left": "vous passez à autre chose, elle {moves} {after}/10.",
        "unclear": "votre réponse n'a pas été comprise à coup sûr, elle {moves} {after}/10.",
    },
    "en": {
        "answered": "you answer it in words, it {moves} {after}/10.",
        "in_deed": "you answer it by what you do, it {moves} {after}/10.",
        "left": "you move on to something else, it {moves} {after}/10.",
        "unclear": "your answer was not surely understood, it {moves} {after}/10.",
    },
}


MOVES: Mapping[Language, tuple[str, str]] = {
    "fr": ("reste à", "passe à"),
    "en": ("stays at", "goes to"),
}
"""How the feeling came out of it: as before, or changed."""


def scored_cues(call: Analysis) -> tuple[ScoredCue, ...]:
    """Every cue of the call with its answer, in the order of the call."""
    return tuple(_scored(call, answered) for answered in answered_cues(call))


def _scored(call: Analysis, found: AnsweredCue) -> ScoredCue:
    language = call.record.language
    answers = quotes(of_act(act) for act in found.answers if not beside_a_fault(call, act)) or ()
    outcome: Outcome = "left" if found.elsewhere else "in_deed" if found.in_deed else "unclear"
    if answers:
        outcome = "answered"
    sentence = (OPENING[language] + SENTENCES[language][outcome]).format(
        feeling=FEELINGS[language][found.cue.feeling],
        before=level_text(found.before, language),
        after=level_text(found.after, language),
        moves=MOVES[language][level_text(found.before, language) != level_text(found.after, language)],
    )
    return ScoredCue(
        found.cue.feeling,
        found.before,
        found.after,
        of_turn(found.cue.turn, call.record.turns[found.cue.turn]),
        tuple(answers),
        _causes(call, found.calmed),
        _causes(call, found.inflamed),
        sentence,
    )


def _causes(call: Analysis, points: Iterable[MoodPoint]) -> tuple[MoodCause, ...]:
    return tuple(MoodCause(point.at, point.sentence, said_around(call.record, point)) for point in points)


def level_text(value: float, language: Language) -> str:
    """A level of 0..10 as people write it: "6,5"."""
    text = f"{round(value, 1):g}"
    return text.replace(".", ",") if language == "fr" else text
