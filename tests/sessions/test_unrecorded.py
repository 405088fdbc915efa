"""A practice call that the person does not want recorded: its words are kept, and no sound (L14)."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.call.directory import SOUND
from voicesim.call.setup import Models, Plan
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.errors import ConfigurationError
from voicesim.line.trainee_script import script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.robots import robot_line
from voicesim.sessions.session import Held, hold_call
from voicesim.sessions.telling import notice_for
from voicesim.settings.schema import Records, Settings
from voicesim.text.words import Language, text_of
from voicesim.voice.scripted import ToneVoice

HOUSE = Settings(records=Records(organisation="Une maison", dpo="dpo@maison.example"))


def held(folder: Path, *, recorded: bool) -> Held:
    """A call of forty seconds."""
    words, client = ScriptedRecogniser(), ToneVoice()
    models = Models(LoudnessDetector(), words, client, client, client)
    line = robot_line(script_of("FR03", "good"), words, 7, voice=ToneVoice(220))
    plan = Plan(load_scenario("FR03"), 7, "practice", longest=40, recorded=recorded)
    return hold_call(plan, models, line, folder)


def test_nothing_that_sounds_is_left_of_it_and_it_is_scored_by_its_words(tmp_path: Path) -> None:
    silent, usual = held(tmp_path / "silent", recorded=False), held(tmp_path / "usual", recorded=True)
    assert (tmp_path / "usual" / SOUND).is_file()
    names = {path.name for path in (tmp_path / "silent").iterdir()}
    assert {path.name for path in (tmp_path / "usual").iterdir()} - names == {SOUND}
    assert not any(path.read_bytes()[:4] in (b"fLaC", b"RIFF") for path in (tmp_path / "silent").iterdir())
    assert "data:audio" not in silent.directory.report.read_text("utf-8")
    assert silent.directory.manifest().complete
    first, second = (
        [text_of(turn.words) for turn in read_record(one.directory).turns] for one in (silent, usual)
    )
    assert first == second
    assert silent.scorecard.card.score == usual.scorecard.card.score


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_notice_says_so_before(language: Language) -> None:
    notice = notice_for(language, "practice", HOUSE, recorded=False)
    usual = notice_for(language, "practice", HOUSE)
    assert notice.spoken != usual.spoken
    said = {section.id: section.text for section in notice.sections}
    assert "recorded" in said["data"] or "enregistrée" in said["data"]
    assert said["durations"] in (
        "Il n'y a pas d'enregistrement. L'analyse est effacée au bout de 365 jours, automatiquement.",
        "There is no recording. The analysis is erased after 365 days, automatically.",
    )


def test_an_examination_is_recorded_or_not_held() -> None:
    with pytest.raises(ConfigurationError, match="be recorded"):
        notice_for("fr", "certification", HOUSE, recorded=False)
