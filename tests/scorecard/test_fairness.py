"""Fairness: the same words in many voices get the same score, but for the published criterion of pace.

Voices, rates and pitches are espeak-ng's; sex, age and accent are nowhere in the score, and neither is sound.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from voicesim.analysis.delivery import measure
from voicesim.audio.frames import Sound, samples, silence
from voicesim.call.record import CallRecord, Turn
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.scorecard import Scorecard
from voicesim.text.words import shifted
from voicesim.voice.espeak import EspeakVoice

CLIENT = [
    "Bonjour, j'ai de l'eau qui tombe du plafond depuis hier.",
    "Ben, ça goutte sur le lit, là.",
    "Non, j'ai rien coupé.",
    "Oui, voilà. Et le voisin, il doit payer, non ?",
    "D'accord, merci.",
]
TRAINEE = [
    "Service sinistres, bonjour, Camille à votre écoute. Je comprends votre inquiétude.",
    "Avez-vous coupé le courant, et quel est votre numéro de contrat ?",
    "Si je comprends bien, l'eau vient du dessus depuis hier, c'est bien ça ?",
    "Je ne peux pas vous promettre qui paiera. Concrètement, chacun déclare à son assureur. C'est clair ?",
    "J'ouvre votre dossier et je vous rappelle demain avant midi. Merci de votre appel, au revoir.",
]
VOICES = [
    ("fr+f4", 165, 50), ("fr+m3", 165, 50), ("fr+f2", 150, 70), ("fr+m7", 150, 20), ("fr+f5", 185, 85),
    ("fr-be+m1", 165, 35), ("fr-ch+f1", 175, 60), ("fr+m4", 130, 10), ("fr+croak", 165, 40),
    ("fr+whisper", 160, 50),
]  # fmt: skip
PACE = "voix"
WITHIN = 2.0
"""Points out of 100 that the pace may differ by."""


@dataclass(frozen=True)
class Spoken:
    """A call whose trainee has one voice."""

    record: CallRecord
    channel: Sound


@cache
def spoken(variant: str, rate: int, pitch: int) -> Spoken:
    """The call in one voice: the client as ever, each trainee turn 0.8 s after the client's."""
    voice = EspeakVoice(variant, rate=rate, pitch=pitch)
    turns: list[Turn] = []
    channel: list[Sound] = []
    now = 0
    for asked, answer in zip(CLIENT, TRAINEE, strict=True):
        turns.append(client_turn(asked, now))
        channel.append(silence(turns[-1].end - now + samples(0.8)))
        now = turns[-1].end + samples(0.8)
        words, start = [], now
        for clause in voice.synthesize(answer):
            words += shifted(clause.words, now)
            channel.append(clause.sound)
            now += len(clause.sound)
        turns.append(Turn("trainee", tuple(words), start, now))
        channel.append(silence(samples(0.6)))
        now += samples(0.6)
    record = CallRecord("FR03", "fr", "practice", 1, now, tuple(turns), ())
    return Spoken(record, np.concatenate(channel))


def client_turn(text: str, at: int) -> Turn:
    from voicesim.text.words import Word

    step = samples(0.3)
    words = tuple(Word(w, at + i * step, at + (i + 1) * step) for i, w in enumerate(text.split()))
    return Turn("client", words, at, words[-1].end, moves=("answer",))


@cache
def card_of(voice: tuple[str, int, int]) -> Scorecard:
    scenario = load_scenario("FR03")
    weights = {**scenario.rubric.weights, PACE: 10, "clarte": scenario.rubric.weights["clarte"] - 10}
    heavy = scenario.model_copy(update={"rubric": scenario.rubric.model_copy(update={"weights": weights})})
    return score(spoken(*voice).record, heavy, load_rubric("fnol"))


def criteria(card: Scorecard) -> Iterator[tuple[str, float | None]]:
    for criterion in card.criteria:
        if criterion.id != PACE:
            yield criterion.id, criterion.share


@pytest.mark.parametrize("voice", VOICES[1:], ids=lambda v: f"{v[0]}@{v[1]}/{v[2]}")
def test_every_voice_is_scored_alike_in_every_criterion_but_pace(voice):
    usual, other = card_of(VOICES[0]), card_of(voice)
    assert list(criteria(other)) == list(criteria(usual))
    assert other.verdicts.keys() == usual.verdicts.keys()
    assert other.score == pytest.approx(usual.score, abs=WITHIN)


def test_the_call_they_all_speak_is_worth_judging():
    card = card_of(VOICES[0])
    assert 40 <= card.score <= 95
    assert sum(verdict == "met" for verdict in card.verdicts.values()) >= 12


def test_the_voices_really_differ():
    found = [measure(spoken(*voice).channel) for voice in VOICES]
    rates = [one.articulation_rate.value for one in found if one.articulation_rate.value]
    assert max(rates) - min(rates) > 1
    liveliness = [one.pitch_deviation.value for one in found if one.pitch_deviation.value is not None]
    assert max(liveliness) > 1.3 * min(liveliness)


def test_the_score_reads_no_sound():
    """Requirement L4: the words, their confidences and their times are all there is."""
    record = spoken(*VOICES[0]).record
    nowhere = replace(record, sound=Path("/nowhere/call.flac"))
    rubric, scenario = load_rubric("fnol"), load_scenario("FR03")
    assert score(nowhere, scenario, rubric).as_json() == score(record, scenario, rubric).as_json()


def test_without_the_waivable_pace_every_voice_scores_the_same_to_the_last_digit():
    scenario = load_scenario("FR03")
    cards = [score(spoken(*v).record, scenario, load_rubric("fnol"), waived=(PACE,)) for v in VOICES[:4]]
    assert len({card.score for card in cards}) == 1
