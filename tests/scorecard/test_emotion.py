"""The emotional dimension of a scorecard: the simulated client's, never the trainee's."""

from __future__ import annotations

from written_calls import analysed, fam

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
    (cue,) = scored_cues(analysed(call("Votre numéro de contrat ?", after=(1, 8, 4))))
    assert cue.sentence.endswith("pas un mot pour y répondre, elle reste à 8/10.")
    assert cue.answers == ()
