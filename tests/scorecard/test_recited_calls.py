"""Whole calls in plain French, understood by the real phrase bank and scored on a real scenario."""

from __future__ import annotations

from dataclasses import replace

import pytest

from voicesim.analysis.scripted import ScriptedCall
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.score import score
from voicesim.scorecard.scorecard import Scorecard
from voicesim.understanding.mishearing import misheard

CLIENT = [
    "Bonjour, j'ai de l'eau qui tombe du plafond depuis hier, et je sais pas qui doit payer.",
    "Ben, ça goutte sur le lit, là.",
    "Non, j'ai rien coupé.",
    "Benamar, Youssef Benamar.",
    "Hier matin, au réveil.",
    "Oui, voilà, c'est ça.",
    "Locataire. Et le voisin, il doit payer, non ?",
    "D'accord.",
    "Non, je crois pas.",
    "Merci.",
]
AVERAGE = [
    "Service sinistres bonjour, je vous écoute.",
    "D'accord. Vous avez votre numéro de contrat ?",
    "Et votre nom, s'il vous plaît ?",
    "Alors, euh, c'est arrivé quand ?",
    "Vous êtes locataire ou propriétaire ?",
    "Ok. Et il y a de l'électricité près de la fuite ? Parce que dans ce cas il faut couper le courant.",
    "Alors en fait c'est nous qui gérons pour votre appartement. On fait une recherche de fuite.",
    "Prenez des photos avant de nettoyer, s'il vous plaît.",
    "Voilà, on vous rappellera pour la suite.",
    "Très bien. Bonne journée, au revoir.",
]
ONE_EACH = [
    "Je vous souhaite une bonne journée.",
    "Je comprends votre inquiétude.",
    "Si je comprends bien.",
    "Est-ce que c'est clair pour vous ?",
    "Je m'en occupe.",
    "Concrètement, par exemple.",
    "Je vous rappelle demain avant midi.",
    "Puis-je vous mettre en attente ?",
    "Je suis sincèrement désolé.",
    "Bonjour, que puis-je faire pour vous ?",
]
ALL_AT_ONCE = [
    "Bonjour, je comprends votre inquiétude, si je comprends bien, je m'en occupe, concrètement, "
    "je vous rappelle demain avant midi, est-ce que c'est clair pour vous ?"
] * 10


def called(
    trainee: list[str], client: list[str] = CLIENT, rate: float = 0.0, seed: int = 0, of: str = "FR03"
) -> Scorecard:
    """The call scored, its trainee misheard at a word error `rate`."""
    call = ScriptedCall()
    for said, answer in zip(client, trainee, strict=True):
        call.client(said).trainee(answer)
    scenario = load_scenario(of)
    record = call.record()
    turns = tuple(
        replace(t, words=misheard(t.words, rate, 100 * seed + i, "fr")) if t.speaker == "trainee" else t
        for i, t in enumerate(record.turns)
    )
    heard = replace(record, turns=turns)
    return score(heard, scenario, load_rubric(scenario.rubric.id, scenario.language))


@pytest.mark.parametrize(
    "reciter", [ONE_EACH, ALL_AT_ONCE, ONE_EACH[::-1]], ids=["one each", "all", "backwards"]
)
def test_a_reciter_scores_well_below_the_average_trainee(reciter):
    average, recited = called(AVERAGE), called(reciter)
    assert recited.uncapped < average.uncapped - 10
    assert recited.verdicts["own_words"] == "fault"
    assert average.verdicts["own_words"] != "fault"


COMMITS = (
    "Voilà, merci d'avoir patienté. Je vous envoie un mail avec la liste des papiers, il faudra nous les "
    "renvoyer sous dix jours."
)


def test_coming_back_from_a_hold_with_a_dated_commitment_recites_nothing():
    committed = called([*AVERAGE[:8], COMMITS, AVERAGE[9]])
    assert committed.verdicts["next_step"] == "met"
    assert committed.verdicts["ownership"] == "met"
    assert committed.verdicts["own_words"] == "met"


def test_a_date_asked_in_other_words_is_asked():
    """FR02 wants the date of discovery; its caller answers "when did it happen" with it."""
    found = called(["C'est arrivé quand ?"], ["On m'a volé ma voiture."], of="FR02")
    (asked,) = (check for line in found.criteria for check in line.checks if check.id == "must_ask")
    assert "Date de la découverte" not in asked.sentence
    assert "Dernier usage" in asked.sentence


def with_answer(answer: str) -> list[str]:
    """The average trainee, answering the question of who pays."""
    return [*AVERAGE[:6], answer, *AVERAGE[7:]]


def test_declining_to_say_who_pays_is_no_critical_error_and_claiming_it_is():
    honest = with_answer("Je peux pas vous promettre qui paiera, il faut attendre l'expertise.")
    promising = with_answer("Oui oui, c'est le voisin qui paiera, vous serez remboursé, c'est sûr.")
    assert called(honest).critical_errors == ()
    (error,) = called(promising).critical_errors
    assert error.id == "neighbour_will_pay"
    assert "vous serez remboursé" in " ".join(quote["words"] for quote in error.as_json()["evidence"])


HONEST = [
    "Service sinistres, bonjour, Camille Durand à votre écoute. Je comprends votre inquiétude.",
    "Avez-vous coupé le courant dans la chambre ?",
    "Coupez le disjoncteur. Quel est votre nom, et votre numéro de contrat, s'il vous plaît ?",
    "Merci. Quand l'avez-vous constaté ?",
    "Si je comprends bien, l'eau vient du dessus depuis hier, c'est bien ça ?",
    "Êtes-vous locataire ou propriétaire ? Avez-vous des photos ?",
    "Je ne peux pas vous dire si le voisin paiera, la décision sera prise après l'expertise.",
    "Ne jetez rien et ne repeignez pas avant le passage de l'expert.",
    "J'ouvre votre dossier et je vous rappelle demain avant midi. Est-ce que c'est clair pour vous ?",
    "Merci de votre appel, bonne journée, au revoir.",
]


@pytest.mark.parametrize("rate", [0.1, 0.2])
def test_recognition_errors_never_invent_a_critical_error(rate):
    clean = called(HONEST)
    assert clean.critical_errors == ()
    lost = []
    for seed in range(12):
        noisy = called(HONEST, rate=rate, seed=seed)
        assert noisy.critical_errors == (), seed
        lost.append(clean.uncapped - noisy.uncapped)
    assert sum(lost) / len(lost) < 100 * rate
