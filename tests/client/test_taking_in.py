"""What a caller makes of what they are told when nothing is asked: advice, offers, news, limits, rudeness."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, call

from voicesim.client.one_reaction import SHORT
from voicesim.client.pools import pools_of
from voicesim.client.scenario import list_scenarios

ASKING_BACK = {"startled", "guess", "lost", "half"}


def greeted(scenario: str) -> Conversation:
    """A call in which the trainee has said hello, and the caller why they call."""
    return call(scenario, turns=[HELLO["fr" if scenario.startswith("FR") else "en"]])


@pytest.mark.parametrize(
    ("scenario", "text", "move"),
    [
        ("FR03", "Prévenez le syndic dès cet après-midi.", "heeds"),
        ("FR08", "Je vous conseille de faire voir l'installation à un professionnel.", "heeds"),
        ("FR12", "Ne vous relevez surtout pas.", "learn"),
        ("EN02", "You'd better have that cough looked at.", "heeds"),
        ("EN01", "Just keep the seat somewhere safe.", "heeds"),
        ("EN02", "Please don't drive anywhere tonight.", "refrains"),
        ("FR03", "Il y a un hébergement prévu au contrat, si besoin.", "weighs"),
        ("EN02", "There's a helpline in your policy, with four calls.", "weighs"),
        ("FR12", "Les pompiers sont partis, madame.", "takes_note"),
        ("EN01", "A breakdown man is on his way.", "takes_note"),
        ("FR05", "Le plafond de l'année est déjà atteint.", "let_down"),
        ("EN04", "The limit for that is used up, and leaves you 300 euros to find.", "let_down"),
    ],
)
def test_each_kind_of_thing_told_gets_a_reaction_of_its_own(scenario: str, text: str, move: str) -> None:
    conversation = greeted(scenario)
    moves = [line.move for line in conversation.says(text)]
    assert move in moves or (move == "let_down" and "object" in moves)
    assert not ASKING_BACK & set(moves)


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR03", "Vous appelez pour le dégât des eaux, c'est noté."),
        ("FR03", "Vous prenez votre temps, ne vous en faites pas."),
        ("EN01", "I'll keep the line open for you."),
        ("EN01", "We told the garage to look at it."),
        ("FR03", "Je vois ce qu'il faut faire, pour ce genre de cas."),
        ("EN06", "I've put your hotel bill on the file."),
    ],
)
def test_what_tells_the_caller_to_do_nothing_is_not_obeyed(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    assert not {"heeds", "refrains"} & {line.move for line in conversation.says(text)}


def test_the_same_instruction_is_not_promised_twice() -> None:
    conversation = greeted("FR03")
    conversation.says("Prévenez le syndic dès cet après-midi.")
    again = conversation.says("Et donc, prévenez bien le syndic cet après-midi.")
    assert again[0].move == "told_again"


def test_what_was_done_when_told_is_not_done_once_more() -> None:
    conversation = greeted("FR11")
    order = "Sortez tous par la droite et passez derrière la glissière."
    assert conversation.says(order)[0].move == "obey"
    assert conversation.says("Passez derrière la glissière, je vous dis.")[0].move == "done_already"


def test_who_has_washed_the_walls_owns_up_when_told_not_to() -> None:
    conversation = greeted("EN02")
    conversation.says("Now, don't go washing the walls before the visit.")
    assert "already_washing" in conversation.facts


def test_a_limit_explained_with_its_figures_is_no_promise() -> None:
    conversation = greeted("FR05")
    conversation.says("Votre forfait, vous l'avez utilisé il y a huit mois pour l'autre couronne.")
    assert not {"promised", "pleased", "startled"} & set(conversation.moves)


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR03", "Du coup ça reste un peu entre les deux pour ce qui est du calendrier de chacun."),
        ("EN06", "So it sits somewhere in the middle with the folks from the other floor and all."),
    ],
)
def test_a_statement_nobody_recognised_is_taken_in_and_not_asked_back_about(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    for _ in range(3):
        conversation.says(text)
    assert conversation.moves.count("startled") <= 1


def test_two_short_reactions_are_never_said_one_behind_the_other() -> None:
    conversation = greeted("FR04")
    conversation.says("Je vous rappelle jeudi à dix heures sur le 06 39 98 62 18, ça vous va ?")
    assert sum(item.move in SHORT for item in conversation.decisions[-1].intentions) == 1


def test_nobody_of_fifty_says_ouais_unless_their_author_has_them_say_it() -> None:
    for scenario in list_scenarios():
        if scenario.persona.age >= 50 and scenario.language == "fr":
            stock = (
                line
                for key, lines in pools_of(scenario).by_key.items()
                if key[:6] == "stock."
                for line in lines
            )
            assert not [line.text for line in stock if "ouais" in line.text.lower()], scenario.id


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("EN02", "So it's only the kitchen, is it?"),
        ("EN02", "You've got contents cover with another company as well, haven't you?"),
        ("FR03", "Vous partez en vacances au Portugal la semaine prochaine, c'est bien ça ?"),
    ],
)
def test_a_leading_question_gets_no_yes_that_nothing_in_the_file_gives(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    assert conversation.says(text)[0].move != "confirm"


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        (
            "FR04",
            "Je récapitule, la porte-fenêtre, il y a trois jours, et vous voulez rajouter un truc ?",
        ),
        ("EN02", "So, the pan, the evening before last, the gas is off. Anything else on your mind?"),
    ],
)
def test_a_recap_that_ends_in_a_question_is_answered_to_the_question(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    assert conversation.says(text)[0].move in {"no_more_questions", "not_done", "object", "insist"}


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR04", "Je vous rappelle jeudi à dix heures sur ce numéro."),
        ("FR04", "C'est toujours le 06 39 98 62 18 ?"),
        ("FR05", "Donnez-moi vite votre numéro."),
        ("EN02", "I'll ring you back tomorrow at ten, what's the best number?"),
        ("EN01", "I'll call you on this number by five."),
    ],
)
def test_the_number_to_call_back_counts_as_asked_however_it_is_named(scenario: str, text: str) -> None:
    conversation = greeted(scenario)
    conversation.says(text)
    assert "asked:callback_number" in conversation.state.flags


def test_a_statement_that_is_only_near_a_question_is_not_guessed_at() -> None:
    conversation = greeted("FR01")
    conversation.says("On a un garage partenaire près de chez vous qui prête une voiture.")
    assert not ASKING_BACK & set(conversation.moves)


def test_of_three_things_asked_in_one_breath_none_is_dropped() -> None:
    conversation = greeted("FR05")
    conversation.says("Vous avez la facture et le décompte sous la main, et votre téléphone c'est quoi ?")
    topics = {item.topic for item in conversation.decisions[-1].intentions}
    assert {"payment_sheet", "callback_number"} <= topics


def test_a_reproach_beside_a_kind_word_stings_less() -> None:
    conversation = greeted("FR03")
    moves = [line.move for line in conversation.says("Calmez-vous, je suis là, je m'en occupe.")]
    assert "hurt" not in moves
    assert "bristles" in moves
