"""A question that the client asked back about: a yes credits it, a no leaves it, silence blames nobody."""

from __future__ import annotations

import pytest

from voicesim.analysis.acts import PlacedAct, place_acts
from voicesim.analysis.scripted import ScriptedCall
from voicesim.client.scenario import load_scenario
from voicesim.scorecard.evidence import sure
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.understanding import understand

LIKELY = "vous l'enterrez vendredi alors"
"""What the ear that ships finds likely to ask the date of the funeral, and no more than likely."""


def asked(answer: str) -> list[PlacedAct]:
    """What the scorecard sees of the date of the funeral, when the trainee answers the guess so."""
    call = ScriptedCall("FR06").client("Mon père est mort.").trainee("Toutes mes condoléances, vraiment.")
    call.client("Merci.").trainee(LIKELY).client("Pour la date des obsèques ?", moves=("guess",))
    record = call.guessing("funeral_date").trainee(answer).client("Bon.").record()
    bank, ear = load_scenario("FR06").bank, TaughtEar()
    acts = place_acts(record, lambda words, context: understand(words, bank, context, ear))
    return [act for act in acts if act.act.id == "funeral_date"]


def test_a_yes_credits_the_question() -> None:
    assert any(map(sure, asked("Oui, voilà.")))


def test_who_goes_on_without_an_answer_is_not_blamed_for_not_asking() -> None:
    (act,) = asked("D'accord, je note tout ça pour le dossier.")
    assert act.quote == LIKELY
    assert not sure(act)


@pytest.mark.parametrize("no", ["Non.", "Non, je parlais de la facture."])
def test_a_no_leaves_it_unasked(no: str) -> None:
    assert asked(no) == []
