"""A call that nobody picked up, or in which nobody spoke, was not there to be assessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.audio.frames import silence
from voicesim.call.setup import Plan
from voicesim.call.transcript import read_record
from voicesim.cli.output import Output
from voicesim.cli.scorecard_shown import show_scorecard
from voicesim.client.scenario import load_scenario
from voicesim.line.protocol import Ticking
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import Held, hold_call


class Ringing:
    """A line on which it rings until the caller gives up, or the trainee rejects the call."""

    name = "ringing"

    def __init__(self, rejects: bool) -> None:
        self._rejects = rejects

    def run(self, call: Ticking) -> None:
        while not call.over:
            call.tick(silence())
            if self._rejects and call.ringing:
                call.hang_up()


class Mute:
    """A trainee who picks up and says nothing, until the caller gives up."""

    name = "mute"

    def run(self, call: Ticking) -> None:
        while not call.over:
            call.tick(silence())
            if call.ringing:
                call.pick_up()


def held(tmp_path: Path, scenario: str, line: Ringing | Mute) -> Held:
    caller = load_scenario(scenario)
    models = embedded(caller, ScriptedRecogniser())
    return hold_call(Plan(caller, 1, "practice", ""), models, line, tmp_path / "call")


def is_not_assessed(done: Held, reason: str, sentence: str) -> None:
    card = done.scorecard.card
    assert card.score is card.uncapped is card.next_action is None
    assert card.critical_errors == ()
    assert [(item.reason, item.sentence) for item in card.unjudged] == [(reason, sentence)]
    assert {check.verdict for criterion in card.criteria for check in criterion.checks} == {"not_applicable"}
    assert {dimension.score for dimension in card.dimensions} == {None}


@pytest.mark.parametrize("rejects", [False, True])
@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        ("FR03", "L'appel n'a pas été pris : il n'y a rien à évaluer."),
        ("EN01", "The call was never answered: there is nothing to assess."),
    ],
)
def test_there_is_nothing_to_assess_in_a_call_that_was_never_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], scenario: str, sentence: str, rejects: bool
) -> None:
    done = held(tmp_path, scenario, Ringing(rejects))
    is_not_assessed(done, "not_answered", sentence)
    show_scorecard(done.scorecard.card, Output(plain=True))
    assert sentence in capsys.readouterr().out
    assert "n&#39;a pas été pris" in done.directory.report.read_text("utf-8") or scenario == "EN01"


@pytest.mark.parametrize(
    ("scenario", "sentence"),
    [
        (
            "FR03",
            "L'appel a été pris, mais rien n'a été dit : il n'y a rien à évaluer. "
            "Si vous avez parlé, vérifiez le micro (voicesim doctor).",
        ),
        (
            "EN01",
            "The call was answered and nothing was said: there is nothing to assess. "
            "If you did speak, check the microphone (voicesim doctor).",
        ),
    ],
)
def test_who_never_says_a_word_is_told_so_and_charged_with_no_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], scenario: str, sentence: str
) -> None:
    done = held(tmp_path, scenario, Mute())
    assert any(turn.speaker == "client" for turn in read_record(done.directory).turns)
    is_not_assessed(done, "nothing_said", sentence)
    show_scorecard(done.scorecard.card, Output(plain=True))
    assert sentence in capsys.readouterr().out
    assert "voicesim doctor" in done.directory.report.read_text("utf-8")
