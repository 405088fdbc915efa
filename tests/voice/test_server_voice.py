"""A voice on a server, over real HTTP; the one of this machine speaks when it is gone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pytest

from scripts.model_server import ModelServer, Sent, in_json, speaking
from voicesim.audio.frames import SAMPLE_RATE, Sound
from voicesim.audio.wav_bytes import in_wav
from voicesim.servers.asking import Server
from voicesim.servers.breaker import Breaker
from voicesim.text.words import text_of
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.server import Person, ServerVoice, VoiceOnServer, own_level
from voicesim.voice.speech import NEUTRAL, Colour, Speech

TEXT = "J'ai une fuite chez moi, et personne ne vient jamais voir."
HERE = ToneVoice(90)
TONES = speaking(lambda name: ToneVoice())


def nobody(sound: Sound, fields: Mapping[str, str]) -> Sent:
    raise AssertionError("nobody asked for words")


@pytest.fixture(autouse=True)
def nothing_measured() -> None:
    own_level.cache_clear()


class Line:
    """A server that speaks so, and the voice of one call that asks it."""

    def __init__(self, speaks: Callable[[Mapping[str, Any]], Sent] = TONES) -> None:
        self.server = ModelServer(nobody, speaks)
        self.breaker = Breaker(2, 3)

    def __enter__(self) -> Line:
        self.server.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.server.__exit__()

    def call(self) -> VoiceOnServer:
        person = Person("ff_siwis", "fr", rate=180)
        return VoiceOnServer(
            ServerVoice(Server.at(self.server.url, "kokoro"), person, 20), HERE, self.breaker
        )


def said(voice: VoiceOnServer, colour: Colour = NEUTRAL) -> list[Speech]:
    return list(voice.synthesize(TEXT, colour))


def test_clauses_come_with_all_their_words_in_time() -> None:
    with Line() as line:
        voice = line.call()
        spoken = said(voice)
        asked = line.server.asked[-1]
    assert " ".join(text_of(one.words) for one in spoken) == TEXT
    for one in spoken:
        assert one.words[0].start == 0
        assert all(word.start < word.end <= len(one.sound) for word in one.words)
    assert (asked["model"], asked["voice"], asked["response_format"]) == ("kokoro", "ff_siwis", "wav")
    assert asked["speed"] == pytest.approx(180 / 165, abs=0.01)
    assert [one.attempt for one in voice.reports()] == ["answered", "answered"]


def test_the_mood_is_heard_in_pace_and_level() -> None:
    with Line() as line:
        voice = line.call()
        plain = said(voice)[0].sound.astype(float)
        loud = said(voice, Colour(rate=1.2, level=6.0))[0].sound.astype(float)
        asked = line.server.asked[-1]
    assert asked["speed"] == pytest.approx(1.2 * 180 / 165, abs=0.01)
    assert np.abs(loud).max() > 1.5 * np.abs(plain).max()


def test_any_sampling_rate_a_header_says_is_played_right() -> None:
    def at_48_khz(body: Mapping[str, Any]) -> Sent:
        spoken = [one.sound for one in ToneVoice().synthesize(body["input"], NEUTRAL)]
        return Sent(in_wav(np.repeat(np.concatenate(spoken), 3), 48_000), "audio/wav")

    with Line() as line:
        usual = len(said(line.call())[0].sound)
        own_level.cache_clear()
        line.server.speaks = at_48_khz
        assert abs(len(said(line.call())[0].sound) - usual) < SAMPLE_RATE // 100


def another_rate(body: Mapping[str, Any]) -> Sent:
    """Three times too many samples for what the header says."""
    spoken = [one.sound for one in ToneVoice().synthesize(body["input"], NEUTRAL)]
    return Sent(in_wav(np.repeat(np.concatenate(spoken), 3), SAMPLE_RATE), "audio/wav")


@pytest.mark.parametrize(
    ("speaks", "attempt", "why"),
    [
        (lambda body: Sent(b"", status=500), "failed", "answered 500"),
        (lambda body: Sent(b"", status=429), "failed", "answered 429"),
        (lambda body: in_json({"audio": "none"}), "refused", "application/json, which is no sound"),
        (lambda body: Sent(b"ID3 no music", "audio/mpeg"), "refused", "audio/mpeg, which is no sound"),
        (lambda body: Sent(b"", "audio/wav"), "refused", "which is no sound"),
        (lambda body: Sent(in_wav(np.zeros(9000, np.int16)), "audio/wav"), "refused", "silence"),
        (another_rate, "refused", "s of sound for"),
    ],
)
def test_what_is_not_the_clause_is_said_here_to_the_end_of_the_call(
    speaks: Callable[[Mapping[str, Any]], Sent], attempt: str, why: str
) -> None:
    with Line() as line:
        voice = line.call()
        line.server.speaks = speaks
        spoken = said(voice)
        line.server.speaks = TONES
        again = said(voice)
    own = list(HERE.synthesize(TEXT, NEUTRAL))
    assert all(
        np.array_equal(one.sound, other.sound) for one, other in zip((*spoken, *again), own * 2, strict=True)
    )
    found = voice.reports()
    assert [one.attempt for one in found] == [attempt, "resting", "resting", "resting"]
    assert why in found[0].reason
    assert {one.instead for one in found} == {HERE.name}


def test_a_server_that_is_gone_before_the_call_costs_nothing_but_its_voice() -> None:
    with Line(lambda body: Sent(b"", status=503)) as line:
        first, second = line.call(), line.call()
        third = line.call()
        assert text_of(said(third)[0].words) == "J'ai une fuite chez moi,"
    assert [one.reports()[0].attempt for one in (first, second, third)] == ["failed", "failed", "resting"]
