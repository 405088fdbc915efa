"""Words, timing and audibility move the client: the pitch of the trainee's voice moves nothing (L3)."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.call.event_reading import read_events
from voicesim.call.events import ClientSaid, Event, FactEarned, MoodMoved
from voicesim.call.setup import Models, Plan
from voicesim.client.scenario import load_scenario
from voicesim.line.trainee_script import script_of
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.sessions.robots import robot_line
from voicesim.sessions.session import hold_call
from voicesim.voice.scripted import ToneVoice

PITCHES = (110.0, 220.0, 330.0)
"""Hertz: a low, a middle and a high voice."""


def moved_by(pitch: float, folder: Path) -> list[tuple[object, ...]]:
    """What the client felt, gave and said: the same words at the same times, in a voice of this pitch."""
    words, client = ScriptedRecogniser(), ToneVoice()
    models = Models(LoudnessDetector(), words, client, client, client)
    line = robot_line(script_of("FR03", "average"), words, 7, voice=ToneVoice(pitch))
    plan = Plan(load_scenario("FR03"), 7, "practice", longest=75)
    held = hold_call(plan, models, line, folder / f"{pitch:g}")
    return [_told(event) for event in read_events(held.directory.events) if _of_the_client(event)]


def _of_the_client(event: Event) -> bool:
    return isinstance(event, MoodMoved | FactEarned | ClientSaid)


def _told(event: Event) -> tuple[object, ...]:
    if isinstance(event, MoodMoved):
        return "mood", event.rule, event.words, event.anger, event.distress, event.trust
    if isinstance(event, FactEarned):
        return "fact", event.fact, event.words
    assert isinstance(event, ClientSaid)
    return "said", tuple(word.text for word in event.words)


def test_the_same_words_in_three_pitches_meet_the_same_client(tmp_path: Path) -> None:
    low, middle, high = (moved_by(pitch, tmp_path) for pitch in PITCHES)
    assert low == middle == high
    kinds = {one[0] for one in low}
    assert kinds == {"mood", "fact", "said"}


def test_another_word_would_have_been_noticed(tmp_path: Path) -> None:
    """The comparison is not blind: other words at the same pitch move the client otherwise."""
    words, client = ScriptedRecogniser(), ToneVoice()
    models = Models(LoudnessDetector(), words, client, client, client)
    line = robot_line(script_of("FR03", "poor"), words, 7, voice=ToneVoice(220.0))
    held = hold_call(Plan(load_scenario("FR03"), 7, "practice", longest=40), models, line, tmp_path / "other")
    other = [_told(event) for event in read_events(held.directory.events) if _of_the_client(event)]
    same = moved_by(220.0, tmp_path)
    assert other[: len(same)] != same[: len(other)]


@pytest.mark.parametrize("pitch", PITCHES)
def test_the_voices_really_differ_in_pitch_alone(pitch: float) -> None:
    (speech,) = ToneVoice(pitch).synthesize("Bonjour")
    (middle,) = ToneVoice(220.0).synthesize("Bonjour")
    assert [(word.start, word.end) for word in speech.words] == [
        (word.start, word.end) for word in middle.words
    ]
    assert speech.sound.shape == middle.sound.shape
    assert (speech.sound == middle.sound).all() == (pitch == 220.0)
