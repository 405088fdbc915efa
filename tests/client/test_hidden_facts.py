"""What a caller hides is got by whoever asks about it, in any form, and by nobody who asks something else."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, scenario_of

from voicesim.client.client import Client


def answered(scenario: str, says: str) -> tuple[str, ...]:
    """The facts that a caller gives to one sentence after the greeting; patterns alone listen."""
    client = Client(scenario_of(scenario), seed=1)
    conversation = Conversation(client, client.begin())
    conversation.says(HELLO[client.scenario.language])
    conversation.says(says)
    return tuple(fact for item in conversation.decisions[-1].intentions for fact in item.facts)


@pytest.mark.parametrize(
    ("scenario", "says", "fact"),
    [
        ("FR04", "Et ce soir, vous pouvez verrouiller chez vous ?", "still_open"),
        ("FR04", "Aujourd'hui la porte-fenêtre est réparée", "still_open"),
        ("FR04", "Par où sont-ils passés ?", "door_ajar"),
        ("FR08", "Surtout ne jetez rien avant le passage de l'expert.", "thrown_out"),
        ("FR12", "C'est la première fois que vous faites une chute", ""),
        ("EN02", "Please don't scrub anything.", "already_washing"),
        ("EN02", "Are you able to cook anything hot", "cold_meals"),
    ],
)
def test_a_fact_comes_out_when_it_is_brought_up(scenario: str, says: str, fact: str) -> None:
    assert answered(scenario, says) == ((fact,) if fact else ())  # the earlier fall is told in trust only


@pytest.mark.parametrize(
    ("scenario", "says"),
    [
        ("FR04", "Je vous rappelle jeudi à dix heures pour la suite du dossier."),
        ("FR02", "Je note que vous appelez aujourd'hui, monsieur."),
        ("EN02", "I'll write it all down for you and read it back slowly."),
    ],
)
def test_what_brings_nothing_up_gives_nothing_away(scenario: str, says: str) -> None:
    assert answered(scenario, says) == ()


def test_a_question_about_now_gets_how_things_are_before_what_happened() -> None:
    assert answered("FR04", "Et les serrures, à présent ?") != ("door_ajar",)
