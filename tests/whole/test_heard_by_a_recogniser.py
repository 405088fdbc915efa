"""A robot's call against a recogniser: the words it missed, and the score on the words that were said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.audio.frames import Sound
from voicesim.client.scenario import load_scenario
from voicesim.listening.recogniser import Hints, ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.hearing import heard_against
from voicesim.sessions.robots import hold_robot_call
from voicesim.text.word_errors import word_error_rate
from voicesim.text.words import Word

WORDS = st.lists(st.text(alphabet="abcdé", min_size=1, max_size=4), max_size=12)


class HardOfHearing:
    """Hears every fourth word as another."""

    name = "hard of hearing"

    def __init__(self, script: ScriptedRecogniser) -> None:
        self._script = script

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        known = {id(word): number for number, word in enumerate(self._script.words)}
        return tuple(
            replace(word, text="bruit", probability=0.4) if known[id(word)] % 4 == 3 else word
            for word in self._script.transcribe(sound, start, hints)
        )


def test_a_quarter_misheard_is_a_quarter_of_errors_and_the_script_keeps_its_score(tmp_path: Path) -> None:
    caller = load_scenario("FR07")
    plain = hold_robot_call(caller, "poor", 1, tmp_path / "plain", notice="")
    said = ScriptedRecogniser()
    deaf = hold_robot_call(
        caller,
        "poor",
        1,
        tmp_path / "deaf",
        notice="",
        said=said,
        models=embedded(caller, HardOfHearing(said)),
    )
    heard = heard_against(deaf, caller, said.words)
    assert heard.words == len(said.words)
    assert heard.word_error_rate == pytest.approx(0.25, abs=0.08)
    assert heard.score == deaf.scorecard.as_json()["score"]
    told = ScriptedRecogniser()
    sound = hold_robot_call(caller, "poor", 1, tmp_path / "sound", notice="", said=told)
    same = heard_against(sound, caller, told.words)
    assert same.word_error_rate == 0.0
    assert same.score_on_script == same.score == plain.scorecard.as_json()["score"]


@given(WORDS)
def test_what_is_heard_as_said_has_no_error(words: list[str]) -> None:
    assert word_error_rate(words, words) == 0.0
    assert word_error_rate(words, [word.upper() + "," for word in words]) == 0.0


@given(WORDS, WORDS)
def test_errors_are_changes_omissions_and_inventions_over_the_words_said(
    said: list[str], heard: list[str]
) -> None:
    rate = word_error_rate(said, heard)
    if said:
        assert abs(len(heard) - len(said)) / len(said) <= rate <= max(len(heard), len(said)) / len(said)
    else:
        assert rate == (1.0 if heard else 0.0)


def test_apostrophes_and_hyphens_do_not_count() -> None:
    assert word_error_rate(["C'est,", "peut-être", "?"], ["c", "'est", "peut", "être"]) == 0.0
