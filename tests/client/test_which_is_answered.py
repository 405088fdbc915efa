"""Which of the things that the same words may ask a caller answers."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, scenario_of

from voicesim.client.client import Client
from voicesim.sessions.second_ears import second_ear_for
from voicesim.settings.schema import Ears


@pytest.mark.parametrize(
    ("scenario", "says", "topic"),
    [
        ("FR02", "Elle avait combien au compteur ?", "mileage"),
        ("FR02", "Vous êtes passé voir les gendarmes ou la police ?", "police_report"),
        ("FR02", "Vous la payez encore, la voiture, ou elle est soldée ?", "loan"),
        ("FR03", "Vous êtes chez vous ou c'est une location ?", "occupancy_status"),
        ("FR03", "Vous avez pu en parler avec les gens d'au-dessus ?", "neighbour_access"),
        ("FR04", "Rien n'est cassé, ni la porte ni une fenêtre ?", "entry_point"),
        ("FR04", "Vous m'avez dit que vous vous appeliez comment ?", "identity"),
        ("FR05", "Combien il vous reste à payer de votre poche ?", "out_of_pocket"),
        ("FR06", "Est-ce que la mairie vous a donné les papiers du décès ?", "death_certificate"),
        ("FR09", "Oh là là, et tout le monde va bien, personne s'est coupé avec les éclats ?", "injuries"),
        ("FR09", "Vous avez mis votre nom en bas de quelque chose ?", "signed_document"),
        ("FR11", "Vous avez déjà appuyé sur le bouton de la borne orange ?", "call_box"),
        ("EN01", "Did anybody get the number of that van?", "other_vehicle"),
        ("EN02", "And what were you cooking, dear?", "circumstances"),
    ],
)
def test_what_the_sentence_asks_is_answered_and_not_what_a_noun_in_it_may_ask(
    scenario: str, says: str, topic: str
) -> None:
    client = Client(scenario_of(scenario), seed=1, second_ear=second_ear_for("practice", Ears()))
    conversation = Conversation(client, client.begin())
    conversation.says(HELLO[client.scenario.language])
    conversation.says(says)
    assert {item.topic for item in conversation.decisions[-1].intentions if item.topic} == {topic}
