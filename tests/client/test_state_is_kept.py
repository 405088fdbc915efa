"""What was done, said and felt a moment ago still holds: nothing is done twice, no shrug soothes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import pytest
from callers import HELLO, Conversation, call, scenario_of

from voicesim.client.client import Client
from voicesim.client.state import Decision, Intention, Line
from voicesim.client.wording import load_stock
from voicesim.text.fold import first_said, plain
from voicesim.text.words import Language, Word
from voicesim.understanding.second_ear import Clause, Impression

OUT = "Sortez tous de la voiture par la droite et passez derrière la glissière."


def greeted(scenario: str, *turns: str) -> Conversation:
    """A call in which the trainee has said hello, and then `turns`."""
    return call(scenario, turns=[HELLO["fr" if scenario.startswith("FR") else "en"], *turns])


def moves(conversation: Conversation) -> list[str]:
    """What the client did in the last turn."""
    return [item.move for item in conversation.decisions[-1].intentions]


@pytest.mark.parametrize(
    ("scenario", "done", "asks", "fact"),
    [
        ("FR11", OUT, "Votre femme et votre fille sont encore dans la voiture ?", "still_inside"),
        ("FR11", "Mettez votre gilet tout de suite.", "Et votre gilet, il est où ?", "vest_in_boot"),
        ("FR03", "Coupez le courant au disjoncteur.", "Le plafonnier, il est mouillé ?", "ceiling_lamp"),
    ],
)
def test_what_is_over_is_told_as_it_was(scenario: str, done: str, asks: str, fact: str) -> None:
    conversation = greeted(scenario, done)
    while fact not in conversation.facts and "obey" not in conversation.moves:
        conversation.says(done)
    if fact not in conversation.facts:
        line = conversation.says(asks)[0]
        assert line.facts == (fact,)
        assert line.id.startswith(f"fact.{fact}.past")


def test_who_has_said_that_it_is_done_does_not_do_it_again() -> None:
    conversation = greeted("FR11", "Vous êtes bien sortis de la voiture ?", "Et là, vous êtes en sécurité ?")
    conversation.state = replace(conversation.state, flags=conversation.state.flags | {"obeyed:safety"})
    conversation.says("Restez bien derrière la glissière.")
    assert "obey" not in moves(conversation)
    conversation.says("Restez derrière la glissière, et au revoir monsieur.")
    assert conversation.over


def test_an_urgent_instruction_is_followed_and_nothing_else_is_brought_up() -> None:
    conversation = greeted("FR11", OUT)
    conversation.says("Le dépanneur est prévenu. Si elle est toute molle, appelez le 112 sans attendre.")
    assert moves(conversation) == ["obey"]
    assert conversation.lines[-1].id.startswith("obeys.emergency_services")


def test_who_has_just_been_relieved_brings_up_no_old_grievance() -> None:
    conversation = greeted("FR04", "Je vous écoute, racontez-moi.")
    for day in ("vendredi", "lundi", "mardi", "jeudi"):
        conversation.says(f"Je vous rappelle {day} à dix heures.")
        assert not {"relieved", "object"} <= set(moves(conversation))


def test_what_was_called_for_at_the_wrong_moment_comes_at_the_next() -> None:
    conversation = greeted("FR11")
    conversation.says("Je préviens le dépanneur du secteur, il est demandé.")
    assert "learn" in moves(conversation)
    assert "object" not in moves(conversation)
    assert "put_off:cousin_with_a_truck" in conversation.state.flags


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR11", "Racontez vite."),
        ("FR11", "Je vous rappelle demain à dix heures si j'ai le temps."),
        ("FR06", "Je m'en occupe si j'y pense."),
        ("FR04", "Faites une réclamation si ça vous chante."),
        ("FR09", "On vous rappellera un de ces quatre."),
        ("FR03", "Faut pas s'étonner non plus."),
        ("EN01", "I'll ring you on Friday at ten if I get the time."),
        ("EN03", "Make a complaint if you like."),
        ("EN02", "We'll send somebody one of these days."),
    ],
)
def test_a_careless_answer_relieves_nobody(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    before = conversation.state.mood
    conversation.says(text)
    assert moves(conversation)[0] in ("slighted", "hurt")
    assert not {"relieved", "comforted", "acknowledge", "heeds", "accept"} & set(moves(conversation))
    assert conversation.state.mood.trust < before.trust
    assert "heard:role:commits=complete" not in conversation.state.flags


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR11", "Dites-moi vite si quelqu'un est blessé."),
        ("FR03", "Vous avez le temps de m'expliquer ?"),
        ("FR03", "Rappelez-nous si vous avez un moment."),
        ("EN01", "If you get a minute, send us the photos."),
        ("EN02", "That's a tough stain, isn't it?"),
    ],
)
def test_what_only_sounds_careless_stings_nobody(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    conversation.says(text)
    assert "slighted" not in moves(conversation)


@pytest.mark.parametrize("scenario", ["FR07", "FR11", "EN01"])
def test_nobody_in_great_distress_says_a_light_word(scenario: str) -> None:
    client = Client(scenario_of(scenario), 1)
    light = tuple(map(plain, load_stock(client.scenario.language).light))
    state = client.begin()
    state = replace(state, mood=replace(state.mood, anger=2.0, distress=6.0))
    for move in ("acknowledge", "confirm", "relieved", "takes_note", "accept", "clear", "heeds", "promised"):
        for turn in range(6):
            now = replace(state, turn=turn)
            for line in client.word(Decision(now, (Intention(move),))):
                assert isinstance(line, Line)
                assert not first_said(light, plain(line.text)), line.text


def test_a_ball_that_broke_a_window_is_no_question_about_who_kicked_it() -> None:
    conversation = greeted("FR09", "C'est bien un ballon qui a cassé la vitrine ?")
    assert "evade" not in moves(conversation)
    assert not any("Noé" in line.text for line in conversation.lines[-1:])


def test_a_light_ca_va_asks_after_nobody() -> None:
    conversation = greeted("FR09", "Ça va, ça va.")
    assert not {"guess", "answer"} & set(moves(conversation))


@dataclass
class FarEar:
    """A second ear that hears nobody bring up some facts."""

    far: frozenset[str]
    digest: str = "far"

    def listen(
        self, clauses: Sequence[Clause], words: Sequence[Word], language: Language, scenario_id: str
    ) -> Impression:
        return Impression(far=self.far)


@pytest.mark.parametrize(
    ("far", "told"), [(frozenset[str](), True), (frozenset({"fact_still_inside"}), False)]
)
def test_a_fact_that_the_second_ear_hears_nobody_bring_up_is_not_told(
    far: frozenset[str], told: bool
) -> None:
    client = Client(scenario_of("FR11"), 1, second_ear=FarEar(far))
    conversation = Conversation(client, client.begin())
    conversation.says(HELLO["fr"])
    conversation.says("Votre femme et votre fille sont encore dans la voiture ?")
    assert ("still_inside" in conversation.facts) == told


def test_nobody_flares_up_behind_a_silence() -> None:
    conversation = greeted("FR11", *["On vous rappellera un de ces quatre."] * 4)
    conversation.says("Faut pas s'étonner non plus.")
    assert "object" not in moves(conversation)
