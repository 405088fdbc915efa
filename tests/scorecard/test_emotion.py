"""The emotional dimension of a scorecard: the simulated client's, never the trainee's."""

from __future__ import annotations

from written_calls import analysed, fam, topic

from voicesim.analysis.scripted import ScriptedCall
from voicesim.scorecard.emotion import scored_cues


def call(answer: str, *hears, after: tuple[float, float, float]) -> ScriptedCall:
    told = ScriptedCall().mood(1, 8, 4).client("Il y a un bébé dans cette chambre !").trainee(answer, *hears)
    return told.mood(*after, "family.empathy", answer).client("Oui...")


def test_an_answered_cue_says_how_the_client_came_out_of_it():
    words = "Je comprends votre inquiétude."
    (cue,) = scored_cues(analysed(call(words, fam("empathy", words), after=(1, 6.5, 5))))
    assert cue.sentence == (
        "Le client exprime sa détresse (8/10) ; vous y répondez par des mots, elle passe à 6,5/10."
    )
    assert [answer.words for answer in cue.answers] == [words]
    assert cue.as_json()["calmed"][0]["words"] == words


def test_a_cue_left_alone_says_so():
    number = "Votre numéro de contrat ?"
    (cue,) = scored_cues(analysed(call(number, topic("contract_number", number), after=(1, 8, 4))))
    assert cue.sentence.endswith("vous passez à autre chose, elle reste à 8/10.")
    assert cue.answers == ()


def test_an_answer_that_was_not_understood_is_no_cue_left_alone():
    said = "Oh ben ça alors, un bout de chou là-dedans."
    (cue,) = scored_cues(analysed(call(said, after=(1, 8, 4))))
    assert cue.sentence.endswith("votre réponse n'a pas été comprise à coup sûr, elle reste à 8/10.")
