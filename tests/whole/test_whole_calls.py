"""Whole calls with the embedded engines: from the ring to the scorecard, on disk."""

from __future__ import annotations

import json
import signal
import socket
import subprocess
import sys
import textwrap
from pathlib import Path
from typing import Any, NoReturn

import numpy as np
import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.events import HungUp, PauseStarted, TurnEnded
from voicesim.call.setup import Plan
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.line.file import FileLine
from voicesim.line.trainee_script import Quality, script_of
from voicesim.listening.detector import GatedDetector
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.spreading import in_speech
from voicesim.sessions.engines import embedded
from voicesim.sessions.rehearsal import play
from voicesim.sessions.robots import hold_robot_call
from voicesim.sessions.session import Held, hold_call
from voicesim.text.words import text_of

pytestmark = pytest.mark.computes(25)

REPEATABLE = (
    "events.jsonl",
    "transcript.json",
    "transcript.vtt",
    "scorecard.json",
    "report.html",
    "call.flac",
)
SPEECH = Path(__file__).parents[3] / "shared" / "audio"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], Held]:
    """Three calls; `test_rehearsal` holds them all, unheard."""
    root = tmp_path_factory.mktemp("calls")
    robots: tuple[tuple[str, Quality], ...] = (("FR03", "good"), ("FR03", "poor"), ("FR07", "good"))

    def refuse(*args: object, **more: object) -> NoReturn:
        raise AssertionError("a socket was opened during a call")

    with pytest.MonkeyPatch.context() as network:
        network.setattr(socket, "socket", refuse)
        network.setattr(socket, "create_connection", refuse)
        return {
            (scenario, quality): hold_robot_call(
                load_scenario(scenario), quality, 7, root / scenario / quality
            )
            for scenario, quality in robots
        }


def test_the_poor_trainee_commits_a_critical_error_that_is_quoted(held: Any) -> None:
    card = held["FR03", "poor"].scorecard.as_json()
    quotes = [quote for error in card["critical_errors"] for quote in error["evidence"]]
    assert any("voisin paiera" in quote["words"] for quote in quotes)
    assert all(quote["start"] < quote["end"] for quote in quotes)


def test_the_good_trainee_commits_none(held: Any) -> None:
    assert held["FR03", "good"].scorecard.as_json()["critical_errors"] == []


def test_every_point_is_quoted_from_the_transcript_or_says_how_much_was_read(held: Any) -> None:
    for call in held.values():
        turns = json.loads(call.directory.transcript.read_text())["turns"]
        said = {
            speaker: " ".join(t["text"] for t in turns if t["speaker"] == speaker)
            for speaker in ("trainee", "client")
        }
        for criterion in call.scorecard.as_json()["criteria"]:
            for check in criterion["checks"]:
                assert check["verdict"] not in ("met", "fault") or check["evidence"] or check.get("read")
                for quote in check["evidence"]:
                    assert quote["words"] in said[quote["speaker"]]


def test_the_same_seed_is_the_same_call_to_the_byte(held: Any, tmp_path: Path) -> None:
    again = tmp_path / "again"
    script = f"""
        from pathlib import Path
        from voicesim.client.scenario import load_scenario
        from voicesim.sessions.robots import hold_robot_call
        hold_robot_call(load_scenario("FR07"), "good", 7, Path({str(again)!r}))
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=True)
    for name in REPEATABLE:
        assert (again / name).read_bytes() == (held["FR07", "good"].directory.path / name).read_bytes(), name


def test_another_seed_is_worded_otherwise_and_gives_the_same_facts(held: Any) -> None:
    other = play(load_scenario("FR03"), script_of("FR03", "good"), 8)
    one, two = (
        [turn.text for turn in record.turns if turn.speaker == "client"]
        for record in (read_record(held["FR03", "good"].directory), other.record)
    )
    assert len(set(one) & set(two)) <= max(len(one), len(two)) / 2


def test_the_left_channel_is_the_trainee_and_the_right_one_the_client(held: Any) -> None:
    import soundfile

    call = held["FR03", "good"]
    sound, _ = soundfile.read(call.directory.sound, dtype="int16")
    for turn in read_record(call.directory).turns:
        own, other = (0, 1) if turn.speaker == "trainee" else (1, 0)
        if not turn.overlapping and turn.complete and turn.end - turn.start > 8000:
            loud = [
                np.sqrt(np.mean(sound[turn.start : turn.end, side].astype(float) ** 2))
                for side in (own, other)
            ]
            assert loud[0] > 3 * loud[1], turn.text


def test_nothing_is_sent_anywhere_during_a_call(held: Any) -> None:
    """These were held while every socket was refused."""
    assert all(call.directory.report.is_file() for call in held.values())


def test_a_machine_that_dies_leaves_a_readable_recording_and_a_log_that_says_so(tmp_path: Path) -> None:
    script = f"""
        import os, signal
        from pathlib import Path
        from voicesim.client.scenario import load_scenario
        from voicesim.sessions.robots import hold_robot_call
        frames = 0
        def witness(mic, speaker):
            global frames
            frames += 1
            if frames == 40 * 50:
                os.kill(os.getpid(), signal.SIGKILL)
        hold_robot_call(load_scenario("FR03"), "good", 7, Path({str(tmp_path / "dead")!r}), witness=witness)
    """
    ended = subprocess.run([sys.executable, "-c", textwrap.dedent(script)], check=False)
    assert ended.returncode == -signal.SIGKILL
    directory = CallDirectory.open(tmp_path / "dead")
    assert not directory.manifest().complete
    record = read_record(directory)
    assert not record.complete
    assert record.sound is not None
    import soundfile

    assert soundfile.info(record.sound).duration >= 39.0
    assert any(turn.speaker == "trainee" for turn in record.turns)


def replayed(recording: str, words: list[tuple[float, float, str]], scenario: str, path: Path) -> Held:
    from voicesim.audio.frames import samples
    from voicesim.audio.reading import read
    from voicesim.text.words import Word

    file = SPEECH / recording
    if not file.is_file():
        pytest.skip(
            f"{recording} is not on this machine: real speech lies beside the project, in ../shared/audio"
        )
    sound, script = read(file).mono, ScriptedRecogniser()
    lines = [Word(token, samples(start), samples(end)) for start, end, text in words for token in [text]]
    said = in_speech(lines, sound, GatedDetector())
    caller = load_scenario(scenario)
    return hold_call(
        Plan(caller, 1), embedded(caller, script), FileLine(sound, words=said, words_sink=script.add), path
    )


@pytest.mark.speech
def test_a_human_voice_takes_one_turn_whose_four_pauses_are_no_ends(tmp_path: Path) -> None:
    words = [
        (0.34, 2.26, "And so my fellow Americans,"),
        (3.34, 4.38, "ask not"),
        (5.46, 7.64, "what your country can do for you,"),
        (8.24, 10.52, "ask what you can do for your country."),
    ]
    call = replayed("jfk.flac", words, "EN01", tmp_path / "call")
    record = read_record(call.directory)
    (turn,) = [event for event in record.events if isinstance(event, TurnEnded)]
    assert text_of(turn.words).startswith("And so")
    assert text_of(turn.words).endswith("country.")
    lasting = (turn.end - turn.start) / 16000
    assert lasting == pytest.approx(10.4 - 0.34, abs=0.1)  # its last sound, before the hiss that follows
    pauses = [event.at for event in record.events if isinstance(event, PauseStarted)]
    inner = [(at - turn.start) / 16000 for at in pauses if at < turn.end]
    for expected in (2.26, 3.76, 4.38, 7.64):
        assert any(abs(pause + 0.34 - 0.12 - expected) < 0.15 for pause in inner), expected
    assert any(turn.speaker == "client" for turn in record.turns)


@pytest.mark.speech
def test_a_french_voice_is_answered_in_french(tmp_path: Path) -> None:
    call = replayed("french.flac", [(0.0, 2.5, "et c'est la dictée numéro un")], "FR03", tmp_path / "call")
    record = read_record(call.directory)
    assert [turn.speaker for turn in record.turns][:2] == ["trainee", "client"]
    assert any(isinstance(event, HungUp) for event in record.events)
