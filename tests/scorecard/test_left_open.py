"""Would this client call back? What was open at the end of a call, each with the words that show it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written_calls import fact, fam, good_call, topic

from voicesim.analysis.call import Expected, ExpectedObjection, analyse
from voicesim.analysis.scripted import ScriptedCall
from voicesim.call.events import MOMENT_OVER, SIMULATION_STOPPED, HungUp
from voicesim.client.state import Mood
from voicesim.scorecard.calling_back import calling_back
from voicesim.scorecard.left_open import LeftOpen, left_open

EXPECTED = Expected(
    mood=Mood(1, 2, 5),
    statements=("franchise",),
    truths={"franchise": "La franchise est de 150 euros."},
    objections={
        "pays": ExpectedObjection("Qui paie ?", ("statement:who_pays", "family:plain_explanation")),
        "repaint": ExpectedObjection("Je repeins ?", ("topic:kept_goods",)),
    },
)
SATISFIED = replace(EXPECTED, needs=("role:commits",))


def found(call: ScriptedCall, expected: Expected = EXPECTED) -> tuple[LeftOpen, ...]:
    open_points = left_open(analyse(call.record(), call.understand, expected))
    assert open_points is not None
    return open_points


def kinds(call: ScriptedCall, expected: Expected = EXPECTED) -> list[str]:
    return [one.kind for one in found(call, expected)]


def objected(*answers: tuple[str, tuple[object, ...]]) -> ScriptedCall:
    call = ScriptedCall().trainee("Bonjour.")
    call.client("Bon. C'est lui qui paie, non ?", moves=("object",), lines=("objection.pays.0",))
    for words, hears in answers:
        call.trainee(words, *hears).client("Ah.", moves=("acknowledge",))
    return call


def test_an_objection_that_nothing_settles_is_open_with_its_question_and_its_second() -> None:
    call = objected(("Votre contrat ?", ()))
    (one,) = found(call)
    (shown,) = calling_back((one,), "fr")
    assert shown["sentence"] == "Le client n'a pas eu de réponse : Qui paie ?"
    assert shown["evidence"]["words"] == "C'est lui qui paie, non ?"
    assert shown["evidence"]["start"] < shown["evidence"]["end"]


def test_what_settles_another_objection_does_not_settle_this_one() -> None:
    words = "Vous avez gardé le matelas ?"
    assert kinds(objected((words, (topic("kept_goods", words),)))) == ["unanswered"]


def test_an_answer_settles_it_whenever_it_comes_after_it() -> None:
    words = "Concrètement,"
    assert (
        kinds(objected(("Bien.", ()), (f"{words} chacun déclare.", (fam("plain_explanation", words),)))) == []
    )


def test_an_objection_that_is_insisted_upon_is_one_and_the_last_words_are_quoted() -> None:
    call = objected(("Bien.", ()))
    call.client("Et donc, qui paie ?", moves=("insist",), lines=("objection.pays.insist.0",)).trainee("Bien.")
    (one,) = found(call)
    assert one.evidence.words == "Et donc, qui paie ?"


def test_a_client_who_takes_one_answer_and_objects_again_has_only_the_new_question_open() -> None:
    call = objected(("Concrètement, chacun déclare.", (fam("plain_explanation", "Concrètement,"),)))
    lines = ("objection.pays.settled.1", "objection.repaint.0")
    call.client("Ah bon. Et je repeins, moi ?", moves=("relieved", "object"), lines=lines).trainee("Bien.")
    (one,) = found(call)
    assert (one.about, one.evidence.words) == ("Je repeins ?", "Et je repeins, moi ?")


def test_of_an_objection_that_a_model_worded_any_answer_will_do() -> None:
    def call(words: str, *hears: object) -> ScriptedCall:
        told = ScriptedCall().trainee("Bonjour.").client("Qui règle ?", moves=("object",), lines=("llm",))
        return told.trainee(words, *hears).client("Ah.", moves=("acknowledge",))

    assert kinds(call("Bien.")) == ["unanswered"]
    words = "Vous gardez le matelas ?"
    assert kinds(call(words, topic("kept_goods", words))) == []


def test_the_last_question_is_open_when_only_a_goodbye_follows() -> None:
    call = ScriptedCall().trainee("Bonjour.").client("Et la franchise, elle est de combien ?")
    assert kinds(call) == ["unanswered"]
    assert kinds(call.trainee("Au revoir madame.", fam("leave_taking", "Au revoir"))) == ["unanswered"]


def test_the_last_question_is_not_open_when_something_was_answered() -> None:
    assert kinds(ScriptedCall().trainee("Bonjour.").client("C'est combien ?").trainee("Cent euros.")) == []


@pytest.mark.parametrize("moves", [("allo",), ("pardon",), ("goodbye",)])
def test_a_question_that_asks_for_nothing_is_not_open(moves: tuple[str, ...]) -> None:
    assert kinds(ScriptedCall().trainee("Bonjour.").client("Vous êtes là ?", moves=moves)) == []


def undated(words: str = "Je vous rappelle.") -> ScriptedCall:
    return ScriptedCall().trainee(words, fam("next_step_time", words, complete=False))


def test_a_next_step_without_its_time_is_open() -> None:
    (one,) = found(undated().client("Bon."))
    assert (one.kind, one.evidence.words) == ("undated", "Je vous rappelle.")


def test_the_same_step_said_again_with_its_time_settles_it_and_another_does_not() -> None:
    def later(words: str) -> ScriptedCall:
        call = undated().client("Bon.").trainee("Bien.").client("Ah.").trainee("Voyons.").client("Oui.")
        return call.trainee(words, fam("next_step_time", words))

    assert kinds(later("Je vous rappellerai demain.")) == []
    assert kinds(later("L'expert passera demain.")) == ["undated"]


def test_a_step_that_was_dated_before_is_not_open_when_it_is_named_again() -> None:
    dated = "Je vous rappelle demain."
    call = ScriptedCall().trainee(dated, fam("next_step_time", dated))
    again = "Je vous rappelle au même numéro ?"
    call.client("Bon.").trainee(again, fam("next_step_time", again, complete=False)).client("Oui.")
    assert kinds(call) == []


def test_a_dated_step_was_never_open() -> None:
    words = "Je vous rappelle demain avant midi."
    assert kinds(ScriptedCall().trainee(words, fam("next_step_time", words))) == []


def test_a_client_who_was_told_no_next_step_would_call_back() -> None:
    call = ScriptedCall().trainee("Bonjour.").client("Bon.")
    assert kinds(call, SATISFIED) == ["nothing_next"]
    assert kinds(undated().client("Bon."), SATISFIED) == ["undated"]


def wrong(*more: str, moves: tuple[str, ...] = ("acknowledge",)) -> ScriptedCall:
    said = "La franchise est de 300 euros."
    call = ScriptedCall().trainee(f"Bien. {said}", fact("franchise", said, False)).client("Ah.", moves=moves)
    for words in more:
        call.trainee(words, fact("franchise", words, True)).client("Bon.")
    return call


def test_something_false_is_open_with_what_is_true() -> None:
    (one,) = found(wrong())
    assert (one.kind, one.evidence.words) == ("believed", "La franchise est de 300 euros.")
    (shown,) = calling_back((one,), "fr")
    assert "150 euros" in shown["sentence"]


def test_what_was_put_right_or_what_the_client_corrected_is_not_believed() -> None:
    assert kinds(wrong("Pardon, elle est de 150 euros.")) == []
    assert kinds(wrong(moves=("correct",))) == []


def test_words_heard_badly_leave_nobody_with_something_false() -> None:
    said = "La franchise est de 300 euros."
    call = ScriptedCall().trainee(said, fact("franchise", said, False), probability=0.4).client("Ah.")
    assert kinds(call) == []


def test_without_a_file_nobody_knows_what_is_false() -> None:
    assert kinds(wrong(), replace(EXPECTED, statements=None)) == []


def test_a_promise_is_open_until_it_is_taken_back() -> None:
    words = "Tout sera remboursé."
    promised = ScriptedCall().trainee(words, fam("over_promising", words, polarity="bad")).client("Ah bon.")
    assert kinds(promised) == ["believed"]
    back = "Je ne peux pas me prononcer."
    promised.trainee(back, fam("compliant_hedges", back)).client("Bon.")
    assert kinds(promised) == []


def moved(*levels: float, answer: tuple[object, ...] = ()) -> ScriptedCall:
    call = ScriptedCall().mood(1, 8, 5).client("Il y a un bébé !").trainee("Je comprends.", *answer)
    return call.mood(*levels).client("Bon.", moves=("acknowledge",))


def test_a_client_who_spells_a_name_or_takes_heart_gives_no_cue() -> None:
    call = ScriptedCall().mood(8, 1, 5).client("Prévost, P, R, E.", moves=("answer",)).trainee("Bien.")
    assert kinds(call.mood(1, 1, 5).client("Ah bon.", moves=("relieved",)).trainee("Au revoir.")) == []


def test_a_cue_that_no_words_answered_is_open_and_an_answered_one_is_not() -> None:
    assert kinds(moved(1, 2, 5)) == ["cue"]
    assert kinds(moved(1, 2, 5, answer=(fam("empathy", "Je comprends."),))) == []


def test_what_a_client_says_in_anger_at_the_very_end_is_mood_and_no_cue() -> None:
    call = (
        ScriptedCall().client("Bon.").trainee("Bien.").mood(8, 1, 2).client("Au revoir.", moves=("goodbye",))
    )
    (one,) = found(call)
    assert one.kind == "mood"
    (shown,) = calling_back((one,), "fr")
    assert shown["sentence"] == "Humeur du client à la fin de l'appel : colère 8/10, confiance 2/10."


@pytest.mark.parametrize("reason", [SIMULATION_STOPPED, MOMENT_OVER])
def test_a_call_that_was_not_held_to_its_end_has_no_list(reason: str) -> None:
    call = wrong()
    record = call.record()
    stopped = replace(record, events=(*record.events, HungUp(record.duration, "system", reason)))
    assert left_open(analyse(stopped, call.understand, EXPECTED)) is None
    assert left_open(analyse(call.record(complete=False), call.understand, EXPECTED)) is None
    assert left_open(analyse(ScriptedCall().client("Allô ?").record(), call.understand, EXPECTED)) is None


def test_where_a_colleague_took_over_questions_are_theirs() -> None:
    call = objected(("Bien.", ())).client("D'accord, je prends.", moves=("colleague_accepts",))
    assert kinds(call, SATISFIED) == []


@given(st.lists(st.sampled_from(["Bien.", "Je vous rappelle.", "Tout sera remboursé.", "Ah ?"]), max_size=6))
def test_every_reason_has_words_of_the_call_and_a_sentence_in_both_languages(said: list[str]) -> None:
    call = (
        ScriptedCall()
        .trainee("Bonjour.")
        .client("Qui paie ?", moves=("object",), lines=("objection.pays.0",))
    )
    for words in said:
        hears = {
            "Je vous rappelle.": [fam("next_step_time", words, complete=False)],
            "Tout sera remboursé.": [fam("over_promising", words, polarity="bad")],
        }.get(words, [])
        call.trainee(words, *hears).client("Vous êtes sûr ?")
    spoken = {turn.text for turn in call.record().turns}
    points = found(call, SATISFIED)
    assert points == tuple(sorted(points, key=lambda one: one.evidence.start))
    for one in points:
        assert any(one.evidence.words in text for text in spoken)
    for language in ("fr", "en"):
        assert all(shown["sentence"] for shown in calling_back(points, language))


def test_a_good_call_is_left_with_little_open_and_a_poor_one_says_more() -> None:
    assert "believed" not in kinds(good_call())


def test_a_fault_that_is_only_described_is_nothing_the_client_believes() -> None:
    said = "Calmez-vous."
    call = ScriptedCall().trainee(said, fact("calm_down", said, False)).client("Ah.")
    expected = replace(EXPECTED, statements=("franchise", "calm_down"))
    assert "believed" not in kinds(call, expected)
