"""What failed in a call, counted and said: the engines, and sound lost on its way."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from voicesim.audio.frames import FRAME, SAMPLE_RATE
from voicesim.call.events import Dropped, Event, StageFailed, VoiceReplaced
from voicesim.text.words import Language

LOST = "lost."
"""Begins the keys that count frames of 20 ms that were lost; the others count failures of a stage."""


def failures(events: Iterable[Event], *, not_heard_again: int = 0) -> dict[str, int]:
    """Failures by stage and kind ("recognition.late", "voice.failed"), losses by queue ("lost.microphone").

    Empty when all went well. `not_heard_again` are the turns in which the recogniser that listened after the
    call failed. The language model's own lines are counted by `worded.tally`.
    """
    counts = Counter({"second recognition.failed": not_heard_again} if not_heard_again else {})
    for event in events:
        match event:
            case StageFailed():
                counts[f"{event.stage}.{'late' if event.late else 'failed'}"] += 1
            case Dropped():
                counts[f"{LOST}{event.queue}"] += event.count
    return dict(sorted(counts.items()))


def sentence(counts: Mapping[str, int], language: Language) -> str:
    """The count for a person: "Failures: voice not ready in time (2)."; empty when there was none."""
    words = _WORDS[language]
    parts = []
    for name, count in counts.items():
        first, _, second = name.partition(".")
        if name.startswith(LOST):
            if second in words:
                parts.append(words[second].format(_amount(second, count, language)))
        else:
            parts.append(f"{words[first]} {words[second]} ({count})")
    return words["head"].format(" ; ".join(parts) if language == "fr" else "; ".join(parts)) if parts else ""


def told(event: StageFailed, language: Language) -> str:
    """One failure for the person on the line, without the engine's own words: the log has those."""
    words = _WORDS[language]
    stage = words.get(event.stage, event.stage)
    happened = words["late" if event.late else "failed"]
    instead = _INSTEAD[language].get(event.instead, "")
    colon = " ; " if language == "fr" else "; "
    return f"{stage[0].upper()}{stage[1:]} {happened}{colon if instead else ''}{instead}."


def replaced(event: VoiceReplaced, language: Language) -> str:
    """For the person on the line: who speaks for the client from now on."""
    return _WORDS[language]["replaced"].format(event.voice)


def _amount(queue: str, count: int, language: Language) -> str:
    if queue == "typed lines":
        return str(count)
    shown = f"{count * FRAME / SAMPLE_RATE:.2f} s"
    return shown.replace(".", ",") if language == "fr" else shown


_WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "head": "Incidents techniques : {}.",
        "recognition": "reconnaissance de la parole",
        "second recognition": "réécoute après l'appel",
        "client": "décision du client",
        "wording": "formulation du client",
        "voice": "voix du client",
        "turn model": "modèle de fin de tour",
        "replaced": "La voix du client a manqué trop souvent : {} parle jusqu'à la fin de l'appel.",
        "late": "sans résultat à temps",
        "failed": "en panne",
        "microphone": "{} de micro perdues",
        "speaker": "{} du client mal rendues",
        "typed lines": "lignes tapées que personne n'a lues : {}",
    },
    "en": {
        "head": "Technical trouble: {}.",
        "recognition": "speech recognition",
        "second recognition": "listening after the call",
        "client": "the client's decision",
        "wording": "the client's wording",
        "voice": "the client's voice",
        "turn model": "turn model",
        "replaced": "The client's voice failed too often: {} speaks to the end of the call.",
        "late": "had no result in time",
        "failed": "failed",
        "microphone": "{} of the microphone lost",
        "speaker": "{} of the client not played as they should",
        "typed lines": "typed lines that nobody read: {}",
    },
}

_INSTEAD: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "what was ready was said": "ce qui était prêt a été dit",
        "what was left was said without it": "la suite a été dite sans",
        "what was not said does not count": "ce qui n'a pas été dit ne compte pas comme dit",
        "nothing yet: the trainee is still speaking": "rien encore, vous parlez toujours",
        "nothing was said": "rien n'a été dit",
        "the client answered without it": "le client a répondu sans",
        "words and pauses decided without it": "les mots et les pauses décident sans lui",
    },
    "en": {
        "what was ready was said": "what was ready was said",
        "what was left was said without it": "the rest was said without it",
        "what was not said does not count": "what was not said does not count as said",
        "nothing yet: the trainee is still speaking": "nothing yet, you are still speaking",
        "nothing was said": "nothing was said",
        "the client answered without it": "the client answered without it",
        "words and pauses decided without it": "words and pauses decide without it",
    },
}
