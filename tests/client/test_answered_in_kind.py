"""Every kind of sentence gets its kind of answer: a check a yes, a choice one of two."""

from __future__ import annotations

import pytest
from callers import HELLO, Conversation, call


def greeted(scenario: str, *turns: str) -> Conversation:
    """A call in which the trainee has said hello, and then `turns`."""
    return call(scenario, turns=[HELLO["fr" if scenario.startswith("FR") else "en"], *turns])


def topics(conversation: Conversation) -> set[str]:
    """What the last answer was about."""
    return {item.topic for item in conversation.decisions[-1].intentions if item.topic}


def moves(conversation: Conversation) -> list[str]:
    """What the client did in the last turn."""
    return [item.move for item in conversation.decisions[-1].intentions]


@pytest.mark.parametrize(
    ("scenario", "text", "asked"),
    [
        ("FR10", "Vous avez pris des photos, et personne s'est fait mal ?", {"photos", "injuries"}),
        (
            "FR10",
            "Bon, vous avez fait des photos, et les réparations, ça a commencé ?",
            {"photos", "works_started"},
        ),
        ("FR10", "Y a un gars qui est passé vous faire un devis, je parie ?", {"quote"}),
        ("FR10", "Oui bon, comme tout le monde, hein, elle date de quand votre grêle ?", {"date"}),
        ("FR06", "Il s'appelait comment, votre papa, son prénom et son nom ?", {"deceased_name"}),
        ("FR11", "Votre petit nom, c'est quoi, et c'est bien le break, un Peugeot ?", {"identity"}),
        ("EN01", "Did anyone see it, and are there cameras over the car park, I suppose?", {"witnesses"}),
        ("EN01", "Oh heck, are you all right, and whereabouts are you?", {"injuries", "exact_location"}),
    ],
)
def test_whatever_one_sentence_asks_is_answered(scenario: str, text: str, asked: set[str]) -> None:
    conversation = greeted(scenario, text)
    assert topics(conversation) == asked


@pytest.mark.parametrize(
    ("scenario", "text", "answer"),
    [
        ("FR06", "Et votre papa, c'est bien Yves, rue de la Cale à Port-Anselin ?", ["confirm"]),
        ("FR06", "Et c'est bien Yves, rue des Lilas ?", ["correct", "answer"]),
        ("EN01", "And you're still at Mill Lane, is that right?", ["correct", "answer"]),
    ],
)
def test_a_name_that_is_supposed_gets_a_yes_or_the_right_one(
    scenario: str, text: str, answer: list[str]
) -> None:
    conversation = greeted(scenario, text)
    assert moves(conversation)[: len(answer)] == answer


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("EN01", "So the name is Janet, yes?"),
        ("FR10", "Oui bon, comme tout le monde, hein, et ça vous fait rire, la pluie ?"),
        ("FR10", "Deux contrats deux franchises, qu'est-ce que vous voulez que je vous dise."),
        ("EN03", "Yes please, and have a think about the weather tonight."),
    ],
)
def test_nobody_agrees_to_what_was_not_understood(scenario: str, text: str) -> None:
    conversation = greeted(scenario, text)
    assert not {"confirm", "accept"} & set(moves(conversation))


def test_what_is_named_in_passing_is_not_confirmed() -> None:
    text = "Pour une vitrine et un ballon ça se règle entre assurances, et s'il vous écrit vous répondez pas."
    conversation = greeted("FR09", text)
    assert moves(conversation) == ["refrains"]


def test_one_or_the_other_is_not_answered_by_done_already() -> None:
    conversation = greeted("FR08", "Coupez le disjoncteur et touchez plus à rien, s'il vous plaît.")
    conversation.says("Et son appareil, il marche sur quoi là, la prise ou la bouteille ?")
    assert "done_already" not in moves(conversation)


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR06", "Pour la liste, je vous l'envoie par courrier ou par mail, qu'est-ce qui vous arrange ?"),
        ("FR11", "Vous préférez qu'on appelle votre mère ou vous le faites ?"),
        ("EN04", "Imogen can ring us, or we call her on her own number, which would suit her best?"),
    ],
)
def test_a_choice_is_made_and_not_taken_for_news(scenario: str, text: str) -> None:
    conversation = greeted(scenario, text)
    assert moves(conversation)[0] in ("answer", "choose")


def test_one_or_the_other_of_which_nothing_is_known_is_not_known() -> None:
    conversation = greeted("FR10", "Et il était plutôt vert ou plutôt violet, ce matin-là ?")
    assert moves(conversation) == ["dont_know"]


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR11", "Je comprends, c'est pas drôle à cette heure-là, et le chat, il a quelle couleur ?"),
        ("EN02", "Oh bless you, that must have been frightening, and is the fire out now, dear?"),
        ("FR06", "Je suis désolé pour votre papa, et le temps là-haut, il fait froid ou doux ?"),
    ],
)
def test_a_question_that_is_not_made_out_is_not_lost_behind_a_kind_word(scenario: str, text: str) -> None:
    conversation = greeted(scenario, text)
    assert {"lost", "guess", "dont_know"} & set(moves(conversation))


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR11", "On s'occupe de vous, vous êtes d'accord avec ça ?"),
        ("FR11", "Je vous rappelle à minuit, ça vous va comme ça ?"),
        ("FR11", "On vous a entendu et on arrive au plus vite, ça marche pour vous ?"),
        ("EN01", "We'll sort this out together, are you happy with that?"),
    ],
)
def test_what_only_wants_assent_is_no_question_that_was_lost(scenario: str, text: str) -> None:
    conversation = greeted(scenario, text)
    assert "lost" not in moves(conversation)


def test_who_did_not_follow_is_told_again() -> None:
    conversation = greeted("FR06", "Il s'appelait comment, votre papa ?", "Pardon, j'ai pas compris ?")
    assert "Yves" in conversation.lines[-1].text


@pytest.mark.parametrize(
    ("scenario", "text", "move"),
    [
        ("FR06", "Je peux vous dire ni oui ni non, c'est le service décès qui lit ça.", "kept_waiting"),
        ("FR06", "À qui ça revient, je peux pas vous le dire au téléphone.", "kept_waiting"),
        ("EN02", "I can't tell you that over the phone today, I'm afraid.", "kept_waiting"),
    ],
)
def test_what_may_not_be_told_is_felt(scenario: str, text: str, move: str) -> None:
    conversation = greeted(scenario, text)
    assert moves(conversation)[0] == move


@pytest.mark.parametrize(
    ("scenario", "text"),
    [
        ("FR06", "Vous pouvez pas me dire qui a la clé ?"),
        ("FR06", "Je peux vous dire tout de suite où ça en est."),
        ("EN02", "You can't tell me that now?"),
    ],
)
def test_what_the_caller_cannot_tell_withholds_nothing(scenario: str, text: str) -> None:
    conversation = greeted(scenario, text)
    assert "kept_waiting" not in moves(conversation)


@pytest.mark.parametrize(
    "text",
    [
        "I'll write it down, laptop hers, watch your brother Nate's, and it'll go to the claims team.",
        "It'll go to my colleague in the morning and they will ring the police desk.",
    ],
)
def test_what_the_trainee_does_is_no_instruction(text: str) -> None:
    conversation = greeted("EN04", text)
    assert "heeds" not in moves(conversation)


def test_a_but_parts_what_is_there_from_what_is_missing() -> None:
    conversation = greeted("EN03", "We've got your doctor's note but one paper is missing, the salary one.")
    assert "correct" not in moves(conversation)
    conversation.says("Your doctor's note is missing, we never received it.")
    assert "correct" in moves(conversation)
