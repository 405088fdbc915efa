"""No quote, no point: the types forbid it and every scorecard obeys."""

from __future__ import annotations

from dataclasses import replace

import pytest
from written_calls import ERRORS, EXPECTED, WEIGHTS, average_call, fam, good_call, poor_call, scored

from voicesim.analysis.call import analyse
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.scorecard.evidence import Evidence, quotes
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import load_rubric
from voicesim.scorecard.scorecard import Scorecard
from voicesim.scorecard.verdict import Fault, Met, Missed, ToVerify
from voicesim.understanding.acts import Understood

ONE = Evidence("trainee", "je comprends", 0, 16000)


@pytest.mark.parametrize("verdict", [Met, Fault, ToVerify])
def test_a_verdict_without_a_quote_cannot_be_built(verdict):
    with pytest.raises(ValueError, match="quote"):
        verdict(())


def test_a_credit_of_nothing_is_no_credit():
    with pytest.raises(ValueError, match="share"):
        Met((ONE,), share=0.0)


def test_quotes_stand_in_the_order_of_the_call_and_once():
    later = Evidence("client", "merci", 32000, 48000)
    assert quotes([later, ONE, later]) == (ONE, later)
    assert quotes([]) is None


@pytest.mark.parametrize("call", [good_call, average_call, poor_call])
def test_every_point_quotes_words_that_were_said_or_says_how_many_sentences_were_read(call):
    script = call()
    record = script.record()
    said = {
        speaker: " ".join(t.text for t in record.turns if t.speaker == speaker)
        for speaker in ("trainee", "client")
    }
    card = scored(script).as_json()
    for criterion in card["criteria"]:
        for check in criterion["checks"]:
            if check["verdict"] in ("met", "fault"):
                assert check["evidence"] or check.get("read"), check["id"]
            if check["points"] > 0:
                assert check["verdict"] == "met"
            if check["verdict"] == "missed":
                assert check["looked_at"]["end"] >= check["looked_at"]["start"]
                assert check["evidence"] == []
            for quote in check["evidence"]:
                assert quote["words"] in said[quote["speaker"]]
                assert 0 <= quote["start"] <= quote["end"] <= record.duration / 16000
    for error in card["critical_errors"]:
        assert error["evidence"] or error["looked_at"]


def check(card: Scorecard, id: str):
    return next(c for criterion in card.criteria for c in criterion.checks if c.id == id)


def test_badly_heard_words_are_to_verify_and_count_for_nothing():
    clear = (
        ScriptedCall()
        .client("Bonjour.")
        .trainee("Bonjour Camille service sinistres", fam("greeting_intro", "Bonjour"))
    )
    blurred = (
        ScriptedCall()
        .client("Bonjour.")
        .trainee("Bonjour Camille service sinistres", fam("greeting_intro", "Bonjour"), probability=0.4)
    )
    assert isinstance(check(scored(clear), "greeting").verdict, Met)
    greeting = check(scored(blurred), "greeting")
    assert isinstance(greeting.verdict, ToVerify)
    assert not greeting.counts
    assert any(item.id == "greeting" and item.reason == "low_confidence" for item in scored(blurred).unjudged)


def test_badly_heard_words_never_make_a_fault_nor_a_critical_error():
    call = good_call().trainee(
        "vous serez intégralement remboursé",
        fam("over_promising", "vous serez intégralement remboursé"),
        probability=0.5,
    )
    card = scored(call)
    assert isinstance(check(card, "no_promise").verdict, ToVerify)
    assert card.critical_errors == ()
    assert any(item.id == "neighbour_pays" and item.what == "critical_error" for item in card.unjudged)


def test_no_fault_rests_on_one_word():
    call = good_call().trainee("garanti", fam("over_promising", "garanti"))
    card = scored(call)
    assert isinstance(check(card, "no_promise").verdict, ToVerify)
    assert card.critical_errors == ()


def test_a_question_that_may_have_been_lost_is_no_critical_error():
    mumbled = ScriptedCall()
    for _ in range(8):
        mumbled.client("Oui ?").trainee("et le quoi du machin est coupé alors", probability=0.45)
    card = scored(mumbled)
    assert card.critical_errors == ()
    assert any(item.id == "electricity" for item in card.unjudged)


def test_who_says_next_to_nothing_earns_next_to_nothing():
    card = scored(ScriptedCall().trainee("Oui.").client("Allô ? Vous êtes là ?", after=6.0))
    assert card.score == 0
    assert all(c.points <= 0 for criterion in card.criteria for c in criterion.checks)
    assert all(
        isinstance(c.verdict, Missed) or not c.counts for criterion in card.criteria for c in criterion.checks
    )


def test_of_whom_no_word_was_heard_nothing_is_earned_and_nothing_missed():
    """The microphone may have been dead: a zero, or an error one is charged with, would be unproved."""
    card = scored(ScriptedCall().client("Allô ?").client("Allô ? Vous êtes là ?", after=6.0))
    assert card.score is None
    assert not any(c.counts for criterion in card.criteria for c in criterion.checks)
    assert card.critical_errors == card.cues == ()


def promise(before: str) -> ScriptedCall:
    call = good_call()
    return call.trainee(f"{before} vous serez remboursé", fam("over_promising", "vous serez remboursé"))


def test_a_word_lost_beside_a_promise_may_have_been_a_negation():
    heard = promise("je dis que").record()
    turn = heard.turns[-1]
    hole = (*turn.words[:3], *(replace(w, start=w.start + 4000, end=w.end + 4000) for w in turn.words[3:]))
    lost = replace(heard, turns=(*heard.turns[:-1], replace(turn, words=hole, end=turn.end + 4000)))
    assert {error.id for error in scored(promise("je dis que")).critical_errors} == {"neighbour_pays"}
    act = Hears("family", "over_promising", "vous serez remboursé").act(hole)
    heard = {hole: Understood(acts=(act,))}
    found = analyse(lost, lambda words, context: heard.get(tuple(words), Understood()), EXPECTED)
    card = mark(found, load_rubric("fnol"), WEIGHTS, ERRORS[1:])
    assert card.critical_errors == ()
    assert [item.id for item in card.unjudged if item.what == "critical_error"] == ["neighbour_pays"]


def test_a_question_heard_badly_is_shown_to_the_person_who_decides():
    call = ScriptedCall().client("Ça goutte.").trainee("avez vous coupé le couvent ?", probability=0.55)
    (item,) = [item for item in scored(call).unjudged if item.what == "critical_error"]
    assert item.evidence[0].words == "avez vous coupé le couvent ?"
