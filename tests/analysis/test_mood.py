"""The client's mood curve and its cues."""

from __future__ import annotations

from voicesim.analysis.acts import place_acts
from voicesim.analysis.mood import cues, mood_at, mood_curve, said_around
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.client.state import Mood

CALM = Mood(1, 2, 5)


def test_the_curve_starts_with_the_scenario_and_keeps_every_cause():
    call = (
        ScriptedCall()
        .client("Bonjour.")
        .mood(3, 6, 4, "event.silence")
        .trainee("Oui ?")
        .mood(2, 4, 5, "family.empathy", "Oui ?")
    )
    curve = mood_curve(call.record(), CALM)
    assert [(p.rule, p.mood.distress) for p in curve] == [
        ("", 2),
        ("event.silence", 6),
        ("family.empathy", 4),
    ]
    assert mood_at(curve, 0) == CALM
    assert mood_at(curve, 10**9) == Mood(2, 4, 5)


def test_a_cue_is_what_the_client_says_in_distress_or_anger():
    call = (
        ScriptedCall()
        .client("Bonjour.")
        .mood(1, 7, 5)
        .client("Il y a un bébé dans cette chambre !")
        .mood(8, 7, 2)
        .client("Vous vous fichez de moi ?")
    )
    found = cues(call.record(), mood_curve(call.record(), CALM))
    assert [(cue.turn, cue.feeling) for cue in found] == [(1, "distress"), (2, "anger")]


def test_a_calm_client_gives_no_cue():
    call = ScriptedCall().client("Bonjour.").client("C'est pour un pare-brise.")
    assert cues(call.record(), mood_curve(call.record(), CALM)) == ()


def test_to_say_that_one_did_not_follow_is_no_cue():
    call = ScriptedCall().mood(1, 8, 5).client("Pardon, je vous suis plus.", moves=("lost",))
    call.client("Excusez-moi... pour les témoins ?", moves=("guess",))
    call.client("C'est peut-être pas ça, mais... j'ai tout perdu.", moves=("doubt", "object"))
    found = cues(call.record(), mood_curve(call.record(), CALM))
    assert [cue.turn for cue in found] == [2]


def test_an_upset_client_who_only_answers_tells_or_asks_in_passing_voices_nothing():
    call = ScriptedCall().mood(8, 2, 2).client("C'était il y a neuf jours.", moves=("answer",))
    call.client("Vous avez une fourchette ? Je l'ai payée vingt-sept mille.", moves=("answer", "object"))
    call.client("Et ça va être votre prétexte pour pas payer ?", moves=("object",))
    found = cues(call.record(), mood_curve(call.record(), CALM))
    assert [cue.turn for cue in found] == [2]


def test_backchannels_do_nothing_and_are_not_counted_as_turns():
    call = ScriptedCall().client("Il y a de l'eau partout.").trainee("d'accord", backchannel=True)
    call.trainee("Racontez-moi.", Hears("family", "open_questions", "Racontez-moi."))
    (act,) = place_acts(call.record(), call.understand)
    assert (act.turn, act.nth) == (2, 0)


def test_a_cause_is_shown_with_the_sentence_its_words_stand_in():
    call = ScriptedCall().trainee("Bonjour. Je comprends, ça secoue. Votre nom ?")
    call.mood(1, 6, 5, "family.empathy", "Je comprends,")
    record = call.record()
    (_, point) = mood_curve(record, CALM)
    assert said_around(record, point) == "Je comprends, ça secoue."
