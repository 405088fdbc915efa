from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile

from voicesim.audio.frames import SAMPLE_RATE, samples, seconds
from voicesim.call.events import (
    Announced,
    Backchannel,
    ClientSaid,
    Closed,
    Event,
    FactEarned,
    HoldEnded,
    HoldStarted,
    MoodMoved,
    TurnEnded,
)
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord
from voicesim.call.transcript import record_of
from voicesim.client.state import Mood
from voicesim.text.words import Word


@dataclass(frozen=True)
class Person:
    name: str = "Nadia Kessler"


@dataclass(frozen=True)
class Start:
    def first(self) -> Mood:
        return Mood(4, 5, 5)


@dataclass(frozen=True)
class Secret:
    id: str
    told: str
    sentence: str


@dataclass(frozen=True)
class Story:
    id: str = "FR03"
    title: str = "Dégât des eaux chez une locataire"
    persona: Person = Person()
    mood: Start = Start()
    facts: tuple[Secret, ...] = (
        Secret("ceiling", "opening", "De l'eau tombe du plafond."),
        Secret("lamp", "asked", "Un spot a grillé au plafond."),
        Secret("baby", "trust", "Un bébé dort dans cette chambre."),
        Secret("fraud", "never", "Le voisin a prévenu il y a un an."),
    )


def spoken(text: str, start: float, rate: float = 2.9) -> tuple[Word, ...]:
    """The words of a text said at so many words a second; the word "Valmireuil" is poorly recognised."""
    tokens = text.split()
    return tuple(
        Word(
            token,
            samples(start + i / rate),
            samples(start + (i + 0.92) / rate),
            0.4 if "Valmireuil" in token else 0.93,
        )
        for i, token in enumerate(tokens)
    )


def trainee(text: str, start: float, *, interrupted: bool = False) -> TurnEnded:
    words = spoken(text, start)
    end = words[-1].end
    return TurnEnded(end + 8000, words[0].start, end, 8000, "own pauses", words, interrupted, False)


def client(text: str, start: float, *, complete: bool = True) -> ClientSaid:
    words = spoken(text, start)
    return ClientSaid(
        words[-1].end, 1, words[0].start, words[-1].end, words, ("answer",), ("line",), complete
    )


EVENTS: tuple[Event, ...] = (
    Announced(0, "Vous allez parler à un client simulé par une intelligence artificielle."),
    trainee("Service sinistres habitation, Camille à l'appareil, bonjour.", 1.5),
    client(
        "Oui bonjour, écoutez, j'ai de l'eau qui coule du plafond de la salle de bain, ça fait deux jours !",
        5.2,
    ),
    Backchannel(samples(9.0), samples(8.6), samples(9.0), spoken("d'accord", 8.6)),
    trainee(
        "Je comprends, c'est vraiment pénible. On va regarder ça ensemble. Vous êtes où exactement ?", 12.8
    ),
    MoodMoved(
        samples(18.6), "family.empathy", "empathie : détresse −1, confiance +1", "Je comprends", 4, 4, 6
    ),
    client(
        "Au 12, rue des Lavandières à Valmireuil, deuxième étage. Et le voisin du dessus répond pas.", 19.2
    ),
    trainee("Est-ce que l'eau touche des prises ou des fils électriques ?", 25.6),
    client("Ben il y a un spot au plafond qui a grillé hier soir, et depuis j'ai pas", 30.0, complete=False),
    FactEarned(samples(33.0), "lamp", "electricity", "Est-ce que l'eau touche des prises ?"),
    trainee("Il faut vous calmer madame, ça sert à rien de s'énerver.", 34.4, interrupted=True),
    MoodMoved(
        samples(38.6), "family.blame", "reproche : colère +2, confiance −2", "Il faut vous calmer", 6, 4, 4
    ),
    client("Mais je suis calme ! C'est vous qui me coupez.", 39.6),
    trainee("Excusez-moi. Je vous mets en attente une minute, le temps de voir vos garanties ?", 44.0),
    HoldStarted(samples(50.0)),
    HoldEnded(samples(71.0), samples(21.0)),
    MoodMoved(samples(71.0), "hold.announced", "attente annoncée : colère −0,5", "", 5.5, 4, 4),
    trainee("Merci d'avoir patienté. Ne vous inquiétez pas, c'est couvert, vous serez remboursée.", 71.6),
    MoodMoved(samples(77.0), "family.over_promising", "promesse : confiance +1", "c'est couvert", 5.5, 4, 5),
    client("Ah ben voilà, je suis rassurée. Et ça prend combien de temps ?", 78.0),
    trainee("Je vous envoie le constat dès ce soir et je vous rappelle jeudi avant midi.", 83.4),
    MoodMoved(
        samples(89.0),
        "family.next_step",
        "suite datée : colère −1, détresse −1, confiance +1",
        "jeudi",
        4.5,
        3,
        6,
    ),
    client("Jeudi, d'accord. Merci, au revoir.", 90.0),
    Closed(samples(95), samples(95), samples(95), 0),
)


@pytest.fixture
def record() -> CallRecord:
    return record_of(EVENTS, Manifest("FR03", "fr", "practice", 7))


@pytest.fixture
def story() -> Story:
    return Story()


def quote(record: CallRecord, turn: int, first: int, last: int) -> dict[str, Any]:
    said = record.turns[turn]
    words = said.words[first : last + 1]
    return {
        "speaker": said.speaker,
        "words": " ".join(word.text for word in words),
        "start": seconds(words[0].start),
        "end": seconds(words[-1].end),
    }


def check(
    id: str, verdict: str, points: float, sentence: str, *evidence: dict[str, Any], **more: Any
) -> dict[str, Any]:
    return {
        "id": id,
        "rule": "said",
        "verdict": verdict,
        "points": points,
        "possible": 2,
        "sentence": sentence,
        "evidence": list(evidence),
        "judged_by": "rule",
        **more,
    }


def criterion(
    id: str, label: str, dimension: str, weight: float, share: float | None, *checks: dict[str, Any]
) -> dict[str, Any]:
    level = None if share is None else "solide" if share > 0.7 else "à consolider"
    return {
        "id": id,
        "label": label,
        "dimension": dimension,
        "weight": weight,
        "share": share,
        "level": level,
        "level_label": level,
        "checks": list(checks),
    }


@pytest.fixture
def scorecard(record: CallRecord) -> dict[str, Any]:
    whole = {"start": 0.0, "end": 95.0}
    return {
        "score": 58.5,
        "uncapped": 63.0,
        "scenario": "FR03",
        "language": "fr",
        "mode": "practice",
        "rubric": {"id": "fnol", "version": 1, "hash": "9f2c61d0a7b4" + "0" * 52},
        "dimensions": [
            {
                "id": "business",
                "label": "Fondamentaux métier",
                "weight": 40,
                "score": 52.5,
                "level": "a",
                "level_label": "à consolider",
            },
            {
                "id": "structure",
                "label": "Structure de l'échange",
                "weight": 25,
                "score": 80,
                "level": "b",
                "level_label": "solide",
            },
            {
                "id": "emotional",
                "label": "Dimension émotionnelle",
                "weight": 20,
                "score": 45,
                "level": "a",
                "level_label": "à consolider",
            },
            {
                "id": "humanity",
                "label": "Humanité",
                "weight": 15,
                "score": None,
                "level": None,
                "level_label": None,
            },
        ],
        "criteria": [
            criterion(
                "questionnement",
                "Questionnement",
                "business",
                22,
                0.5,
                check(
                    "electricity", "met", 2, "Le risque électrique a été demandé.", quote(record, 5, 0, 10)
                ),
                check(
                    "water_off", "missed", 0, "Il n'a pas été demandé si l'eau était coupée.", looked_at=whole
                ),
            ),
            criterion(
                "conformite",
                "Conformité",
                "business",
                18,
                0.55,
                check(
                    "no_promise",
                    "fault",
                    -1,
                    "Une prise en charge a été promise avant examen.",
                    quote(record, 10, 7, 12),
                ),
                check(
                    "identity", "to_verify", 0, "Adresse mal reconnue : à réécouter.", quote(record, 4, 0, 6)
                ),
            ),
            criterion(
                "accueil",
                "Accueil",
                "structure",
                25,
                0.8,
                check(
                    "greeting",
                    "met",
                    2,
                    "Salutation, service et prénom dans la première phrase.",
                    quote(record, 0, 0, 6),
                ),
            ),
            criterion(
                "empathie",
                "Empathie",
                "emotional",
                20,
                0.45,
                check(
                    "cue",
                    "met",
                    2,
                    "Le désarroi de la cliente a été reconnu avec des mots.",
                    quote(record, 3, 0, 4),
                ),
                check("blame", "fault", -2, "La cliente a été mise en cause.", quote(record, 7, 0, 9)),
            ),
            criterion(
                "cloture",
                "Clôture",
                "humanity",
                15,
                None,
                check("thanks", "not_applicable", 0, "La cliente a raccroché la première.", reason="hung_up"),
            ),
        ],
        "critical_errors": [
            {
                "id": "promise",
                "kind": "compliance",
                "sentence": "Garantie promise avant toute vérification du contrat.",
                "verdict": "fault",
                "evidence": [quote(record, 10, 7, 12)],
            }
        ],
        "unjudged": [
            {
                "id": "identity",
                "what": "check",
                "reason": "low_confidence",
                "sentence": "L'adresse a été mal reconnue : un humain doit la réécouter.",
                "evidence": [quote(record, 4, 0, 6)],
            },
            {
                "id": "voix",
                "what": "criterion",
                "reason": "coverage",
                "sentence": "La voix : moins de 60 secondes de parole, trop peu pour comparer.",
                "evidence": [],
            },
        ],
        "next_action": {
            "check": "no_promise",
            "criterion": "conformite",
            "sentence": "Dites plutôt : « Je vérifie vos garanties avant de vous répondre. »",
            "lost": 9.0,
            "drill": "Dire ce que l'on vérifie. Un. Deux.",
            "drill_title": "Dire ce que l'on vérifie",
            "drill_steps": ["Lisez la question à voix haute.", "Répondez sans promettre."],
            "replay": {
                "turn": 10,
                "second": 71.6,
                "why": "critical",
                "sentence": "Reprenez juste avant la promesse.",
            },
            "path": [
                {"unit": unit, "title": title, "theme": "Émotion", "format": format, "minutes": minutes}
                for unit, title, format, minutes in (
                    ("empathy_read", "Une phrase, au bon moment", "read", 4),
                    ("empathy_listen", "Deux façons de répondre", "listen", 3),
                    ("empathy_try", "Répondre d'abord à cela", "interactive", 5),
                    ("gone", "Une leçon d'une autre version", "read", 2),
                )
            ],
            "minutes": 14,
        },
        "cues": [
            {
                "feeling": "distress",
                "before": 5,
                "after": 4,
                "cue": quote(record, 1, 0, 19),
                "answers": [quote(record, 3, 0, 4)],
                "calmed": [{"second": 18.6, "sentence": "empathie", "words": "Je comprends"}],
                "inflamed": [],
                "sentence": "Le client exprime sa détresse (5/10) ; vous y répondez par des mots.",
            }
        ],
        "thresholds": {"to_verify": 0.6},
    }


def voiced(record: CallRecord, speaker: str, length: int) -> np.ndarray[Any, np.dtype[np.int16]]:
    """Something like speech where a speaker speaks: a buzz that swells with every word."""
    rng = np.random.default_rng(5)
    sound = rng.normal(0, 30, length)
    for turn in record.turns:
        if turn.speaker == speaker:
            for word in turn.words:
                t = np.arange(word.end - word.start) / SAMPLE_RATE
                tone = np.sign(np.sin(2 * np.pi * (130 if speaker == "trainee" else 210) * t))
                sound[word.start : word.end] += tone * np.hanning(len(t)) * rng.uniform(1500, 7000)
    return sound.clip(-32768, 32767).astype(np.int16)


@pytest.fixture(scope="session")
def recorded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A stereo recording of the call."""
    record = record_of(EVENTS, Manifest("FR03", "fr", "practice", 7))
    path = tmp_path_factory.mktemp("call") / "call.flac"
    both = [voiced(record, speaker, record.duration) for speaker in ("trainee", "client")]
    soundfile.write(path, np.column_stack(both), SAMPLE_RATE)
    return path


@pytest.fixture
def page(record: CallRecord, scorecard: dict[str, Any], story: Story, recorded: Path) -> Callable[..., str]:
    """The report of the call, with parts exchanged at will."""
    from voicesim.scorecard.card import read_card
    from voicesim.scorecard.report import render

    def rendered(**other: Any) -> str:
        given = {"record": record, "scorecard": scorecard, "scenario": story, "sound": recorded, **other}
        key = repr(sorted(given.items()))
        if key not in RENDERED:
            whole, card, *plain = [given.pop(name) for name in GIVEN]
            RENDERED[key] = render(whole, read_card(card), *plain, **given)
        return RENDERED[key]

    return rendered


GIVEN = ("record", "scorecard", "scenario", "sound")

RENDERED: dict[str, str] = {}
"""Pages already rendered in this session, by all that went into them."""
