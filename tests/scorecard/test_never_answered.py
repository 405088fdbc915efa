"""A call that nobody picked up was not there to be assessed."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.audio.frames import silence
from voicesim.call.setup import Plan
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


def held(tmp_path: Path, scenario: str, rejects: bool) -> Held:
    caller = load_scenario(scenario)
    models = embedded(caller, ScriptedRecogniser())
    return hold_call(Plan(caller, 1, "practice", ""), models, Ringing(rejects), tmp_path / "call")


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
    done = held(tmp_path, scenario, rejects)
    card = done.scorecard.card
    assert card.score is card.uncapped is card.next_action is None
    assert card.critical_errors == ()
    assert [(item.reason, item.sentence) for item in card.unjudged] == [("not_answered", sentence)]
    assert {check.verdict for criterion in card.criteria for check in criterion.checks} == {"not_applicable"}
    assert {dimension.score for dimension in card.dimensions} == {None}
    show_scorecard(card, Output(plain=True))
    assert sentence in capsys.readouterr().out
    assert "n&#39;a pas été pris" in done.directory.report.read_text("utf-8") or scenario == "EN01"
