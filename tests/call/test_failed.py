"""What fails in a call is counted, and said in the language of whoever is told."""

from __future__ import annotations

from typing import get_args

import pytest

from voicesim.call import events, turn_opinion
from voicesim.call.answering import Stage
from voicesim.call.failed import failures, sentence, told

STAGES = (*get_args(Stage), turn_opinion.STAGE)


@pytest.mark.parametrize("stage", STAGES)
@pytest.mark.parametrize("reason", [events.NO_RESULT, "voice: espeak-ng gave no sound (status 3)"])
@pytest.mark.parametrize("instead", get_args(events.Instead))
def test_a_failure_is_told_in_either_language_without_the_engines_own_words(
    stage: str, reason: str, instead: events.Instead
) -> None:
    failed = events.StageFailed(16000, stage, reason, instead)
    french, english = told(failed, "fr"), told(failed, "en")
    assert reason not in french
    assert "espeak" not in english
    for said in (french, english):
        assert said.endswith(".")
    assert instead not in french
    assert " ; " in french
    assert "; " in english


def test_no_result_in_time_is_french_in_a_french_call() -> None:
    late = events.StageFailed(0, "voice", events.NO_RESULT, "what was ready was said")
    assert told(late, "fr") == "Voix du client sans résultat à temps ; ce qui était prêt a été dit."
    assert told(late, "en") == "The client's voice had no result in time; what was ready was said."


def test_failures_are_counted_by_stage_and_losses_in_seconds() -> None:
    log = [
        events.StageFailed(1, "voice", events.NO_RESULT, "nothing was said"),
        events.StageFailed(2, "voice", events.NO_RESULT, "nothing was said"),
        events.StageFailed(3, "recognition", "out of memory", "the client answered without it"),
        events.Dropped(4, "microphone", 15),
        events.Dropped(5, "speaker", 5),
        events.Dropped(6, "microphone", 10),
    ]
    counts = failures(log)
    assert counts == {
        "lost.microphone": 25,
        "lost.speaker": 5,
        "recognition.failed": 1,
        "voice.late": 2,
    }
    assert sentence(counts, "fr") == (
        "Incidents techniques : 0,50 s de micro perdues ; 0,10 s du client mal rendues ; "
        "reconnaissance de la parole en panne (1) ; voix du client sans résultat à temps (2)."
    )
    assert sentence(counts, "en") == (
        "Technical trouble: 0.50 s of the microphone lost; 0.10 s of the client not played as they should; "
        "speech recognition failed (1); the client's voice had no result in time (2)."
    )


def test_a_call_in_which_all_went_well_says_nothing() -> None:
    assert sentence(failures([events.PickedUp(0)]), "fr") == ""
