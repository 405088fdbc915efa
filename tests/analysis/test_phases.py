"""The phases of a written call."""

from __future__ import annotations

from voicesim.analysis.acts import place_acts
from voicesim.analysis.phases import phases
from voicesim.analysis.scripted import Hears, ScriptedCall


def names(call: ScriptedCall) -> list[str]:
    record = call.record()
    return [phase.name for phase in phases(record, place_acts(record, call.understand))]


def good_call() -> ScriptedCall:
    return (
        ScriptedCall()
        .client("Bonjour, j'ai de l'eau au plafond.")
        .trainee("Bonjour, Camille à l'appareil.", Hears("family", "greeting_intro", "Bonjour,"))
        .client("Voilà, ça goutte.")
        .trainee("Avez-vous coupé le courant ?", Hears("topic", "electricity", "coupé le courant"))
        .client("Non.")
        .trainee("Votre numéro de contrat ?", Hears("topic", "contract_number", "numéro de contrat"))
        .client("MR 3390.")
        .trainee("Racontez-moi.", Hears("family", "open_questions", "Racontez-moi."))
        .client("Ce matin au réveil, une auréole au plafond de la chambre.")
        .trainee(
            "Si je comprends bien, l'eau vient d'en haut.",
            Hears("family", "reformulation", "Si je comprends bien,"),
        )
        .client("Oui.")
        .trainee(
            "Je vous rappelle demain avant midi.",
            Hears("family", "next_step_time", "Je vous rappelle demain"),
        )
        .client("Merci.")
        .trainee("Je récapitule donc : photos et constat.", Hears("family", "reformulation", "Je récapitule"))
        .client("Oui.")
        .trainee("Merci de votre appel, au revoir.", Hears("family", "closing", "au revoir."))
    )


def test_the_phases_are_found_in_the_order_of_the_call():
    assert names(good_call()) == [
        "greeting", "safety", "identification", "account", "reformulation", "next_step", "recap", "closing",
    ]  # fmt: skip


def test_safety_before_identification_is_seen_as_such():
    found = names(good_call())
    assert found.index("safety") < found.index("identification")


def test_what_the_client_says_belongs_to_the_phase_under_way():
    call = good_call()
    record = call.record()
    account = next(p for p in phases(record, place_acts(record, call.understand)) if p.name == "account")
    assert record.turns[account.last_turn].speaker == "client"
    assert account.end == record.turns[account.last_turn].end


def test_a_goodbye_in_mid_call_closes_nothing():
    call = ScriptedCall().trainee("Au revoir.", Hears("family", "closing", "Au revoir."))
    for _ in range(4):
        call.client("Attendez !").trainee(
            "Oui, racontez-moi.", Hears("family", "open_questions", "racontez-moi.")
        )
    assert "closing" not in names(call)


def test_a_call_in_which_nothing_is_done_has_no_phase():
    assert names(ScriptedCall().client("Allô ?").trainee("euh")) == []
