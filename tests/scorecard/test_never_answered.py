"""A call that nobody picked up, or in which nobody spoke, was not there to be assessed."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from voicesim.audio.frames import FRAME, silence
from voicesim.call.events import SpeechStarted
from voicesim.call.setup import Plan
from voicesim.call.transcript import read_record
from voicesim.cli.output import Output
from voicesim.cli.scorecard_shown import show_scorecard
from voicesim.client.scenario import load_scenario
from voicesim.line.keyboard import KeyboardLine
from voicesim.line.protocol import Ticking
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import Held, hold_call
from voicesim.voice.scripted import ToneVoice


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


class Mumbling:
    """A trainee who picks up and says something of which nobody makes out a word."""

    name = "mumbling"

    def run(self, call: Ticking) -> None:
        voice, at = next(ToneVoice().synthesize("Hm hm hm hm hm hm hm.")).sound, -100 * FRAME
        while not call.over:
            if call.ringing:
                call.pick_up()
            frame = voice[at : at + FRAME] if at >= 0 else voice[:0]
            call.tick(frame if len(frame) == FRAME else silence())
            at += FRAME


def held(tmp_path: Path, scenario: str, line: Ringing | Mute | Mumbling | KeyboardLine) -> Held:
    caller = load_scenario(scenario)
    models = replace(embedded(caller, ScriptedRecogniser()), detector=LoudnessDetector())
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
            "L'appel a été pris, mais aucun mot n'a été entendu de votre part : il n'y a rien à évaluer. "
            "Si vous avez parlé, vérifiez le micro (voicesim doctor).",
        ),
        (
            "EN01",
            "The call was answered, but not a word of yours was heard: there is nothing to assess. "
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
    page = done.directory.report.read_text("utf-8")
    assert page.count("voicesim doctor") == 1
    assert 'id="criteria"' not in page
    assert 'id="knowledge"' not in page  # what the caller kept is for the call that will be held


def test_of_a_voice_in_which_no_word_was_recognised_it_is_not_said_that_nobody_spoke(tmp_path: Path) -> None:
    done = held(tmp_path, "FR03", Mumbling())
    assert any(isinstance(event, SpeechStarted) for event in read_record(done.directory).events)
    assert done.scorecard.card.unassessed is not None
    assert "aucun mot n'a été entendu" in done.scorecard.card.unassessed.sentence


def test_one_word_is_enough_to_be_assessed(tmp_path: Path) -> None:
    said = iter(("Bonjour.",))
    done = held(tmp_path, "FR03", KeyboardLine(lambda: next(said, None), live=False))
    assert done.scorecard.card.unassessed is None
    assert done.scorecard.card.score is not None
