"""A larger recogniser listens again after the call: better words are judged, the log stays as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.audio.frames import Sound
from voicesim.call.directory import HEARD_AGAIN, CallDirectory
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.errors import StageFailed, StorageError
from voicesim.listening.recogniser import Hints
from voicesim.sessions.chosen import second_recogniser
from voicesim.sessions.filing import file_call
from voicesim.sessions.robots import hold_robot_call
from voicesim.sessions.second_pass import AROUND, listen_again
from voicesim.settings.schema import Ears, Settings
from voicesim.text.words import Word
from voicesim.weights.shelf import Presence, Shelf


class Larger:
    """Hears "un" then "deux" in the first turn, nothing in the second, and fails in the third."""

    name = "larger"

    def __init__(self) -> None:
        self.heard: list[tuple[int, int]] = []
        self.hints: Hints | None = None

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        self.heard.append((start, start + len(sound)))
        self.hints = hints
        if len(self.heard) == 1:
            middle = start + len(sound) // 2
            return (Word("Un", start, middle, 0.9), Word("deux.", middle, start + len(sound), 0.8))
        if len(self.heard) == 2:
            return ()
        raise StageFailed("recognition", "no more memory")


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> CallDirectory:
    return hold_robot_call(
        load_scenario("FR07"), "average", 3, tmp_path_factory.mktemp("again") / "call"
    ).directory


def test_each_spoken_turn_is_heard_again_and_the_better_words_are_judged(call: CallDirectory) -> None:
    before, log = read_record(call), call.events.read_bytes()
    mine = [turn for turn in before.turns if turn.speaker == "trainee" and turn.words]
    larger = Larger()
    assert listen_again(call, load_scenario("FR07"), larger) == 1
    assert larger.heard[0] == (mine[0].start - AROUND, mine[0].end + AROUND)
    assert len(larger.heard) == len(mine)
    assert larger.hints is not None
    assert larger.hints.hot_words
    after = [turn for turn in read_record(call).turns if turn.speaker == "trainee" and turn.words]
    assert after[0].text == "Un deux."
    assert [turn.text for turn in after[1:]] == [turn.text for turn in mine[1:]]
    assert call.events.read_bytes() == log
    assert "Un deux." in call.transcript.read_text("utf-8")
    filed = file_call(call, load_scenario("FR07"))
    report = call.report.read_text("utf-8")
    assert "deux." in report
    assert filed.failures == {"second recognition.failed": len(mine) - 2}
    assert "réécoute après" in report


def test_a_damaged_second_listening_is_said_with_its_remedy(call: CallDirectory) -> None:
    path = call.path / HEARD_AGAIN
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with pytest.raises(StorageError, match=r"heard_again\.json: is damaged; delete it"):
        read_record(call)
    path.write_bytes(whole)


def test_a_call_in_which_nothing_was_said_needs_no_second_listening(tmp_path: Path) -> None:
    silent = hold_robot_call(load_scenario("FR07"), "silent", 3, tmp_path / "call").directory
    assert listen_again(silent, load_scenario("FR07"), Larger()) == 0
    assert not (silent.path / HEARD_AGAIN).exists()


class Standing(Shelf):
    """A shelf on which the named weights stand."""

    def __init__(self, *here: str) -> None:
        super().__init__()
        self._here = here

    def presence(self, model: str) -> Presence:
        return "here" if model in self._here else "missing"


def test_a_larger_recogniser_that_is_here_hears_the_call_again() -> None:
    settings = Settings()
    assert second_recogniser("fr", settings, Standing("whisper-base")) == ""
    assert second_recogniser("fr", settings, Standing("whisper-small")) == "whisper-small"
    assert (
        second_recogniser("fr", settings, Standing("whisper-small", "whisper-distil-fr"))
        == "whisper-distil-fr"
    )
    english = Standing("whisper-base", "whisper-distil-fr")
    assert second_recogniser("en", settings, english) == ""
    every = Standing("whisper-small", "whisper-distil-fr", "whisper-large-v3-turbo")
    assert second_recogniser("fr", settings, every) == "whisper-large-v3-turbo"
    none = Settings(ears=Ears(second_model=""))
    assert second_recogniser("fr", none, every) == ""
    own = Settings(ears=Ears(model="/weights/mine", second_model="auto"))
    assert second_recogniser("fr", own, every) == ""
