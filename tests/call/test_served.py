"""A call whose models stand on a server: it dies in the middle, the call goes on, and the log says how."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from scripts.model_server import ModelServer, Sent, in_json, says, speaking
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call import served
from voicesim.call.event_reading import event_from_json
from voicesim.call.events import ClientSaid, ServerAsked, StageFailed, TurnEnded, as_json
from voicesim.listening.believed import Belief
from voicesim.listening.continuations import load_inventions
from voicesim.listening.scripted import LoudnessDetector
from voicesim.listening.server import RecogniserOnServer, ServerRecogniser
from voicesim.servers.asking import Server
from voicesim.servers.breaker import Breaker
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.server import Person, ServerVoice, VoiceOnServer, own_level

Stage = Callable[..., Any]

HEARD_THERE = "Oui, je vous écoute bien."
HEARD_HERE = "Pouvez-vous me donner votre numéro ?"


def test_a_server_that_dies_in_a_call_is_replaced_and_counted(stage: Stage) -> None:
    own_level.cache_clear()
    server = ModelServer(
        lambda sound, fields: in_json(says(HEARD_THERE, len(sound) / SAMPLE_RATE)),
        speaking(lambda name: ToneVoice()),
    )
    with server:
        address, breaker = Server.at(server.url, "m"), Breaker(2, 20)
        ears = ServerRecogniser(address, Belief(LoudnessDetector, load_inventions()), 20)
        here = ToneVoice(90)
        voice = VoiceOnServer(ServerVoice(address, Person("fr-woman", "fr"), 20), here, breaker)
        first = stage()  # lends its script: what is heard here
        recogniser = RecogniserOnServer(ears, first.trainee.recogniser, breaker)
        call = stage(recogniser=recogniser, voice=voice)
        call.trainee.recogniser = first.trainee.recogniser
        call.trainee.says(HEARD_HERE, at=8.0)
        call.run(16.0)
        before = len(call.log)
    call.trainee.says(HEARD_HERE, at=20.0)
    call.run(30.0)

    turns = [" ".join(word.text for word in turn.words) for turn in call.all(TurnEnded)]
    assert turns == [HEARD_THERE, HEARD_HERE]
    assert not call.all(StageFailed)
    assert len(call.all(ClientSaid)) == 2
    asked = [event for event in call.log[before:] if isinstance(event, ServerAsked)]
    assert {(event.stage, event.instead) for event in asked} == {
        ("recognition", "script"),
        ("voice", "tones"),
    }
    assert asked[0].attempt == "failed"
    counts = served.tally(call.log)
    assert counts["recognition.answered"] >= 1
    assert counts["recognition.instead"] == counts["recognition.failed"]
    assert counts["voice.failed"] == 1
    assert [event_from_json(as_json(event)) for event in asked] == asked


def test_what_servers_did_is_said_in_a_sentence_for_each() -> None:
    log = [
        ServerAsked(1, "recognition", "m at 10.0.0.5:8000", "answered", "", ""),
        ServerAsked(2, "recognition", "m at 10.0.0.5:8000", "late", "no answer", "faster-whisper base"),
        ServerAsked(3, "recognition", "m at 10.0.0.5:8000", "resting", "too often", "faster-whisper base"),
    ]
    counts = served.tally(log)
    assert served.sentences(counts, "fr") == (
        "Serveur de reconnaissance : 1 des 3 écoutes sont de lui ; 1 sans réponse à temps ; "
        "1 sans l'interroger, il manquait trop souvent ; 2 faits ici à sa place.",
    )
    assert "faster-whisper base" in served.engines(log, "en")
    assert served.tally([]) == {}
    assert served.sentences({}, "en") == ()


def test_a_server_that_only_says_nonsense_leaves_the_call_without_words_and_with_a_reason(
    stage: Stage,
) -> None:
    with ModelServer(lambda sound, fields: Sent(b"?"), lambda body: Sent(b"?")) as server:
        ears = ServerRecogniser(Server.at(server.url, "m"), Belief(LoudnessDetector, load_inventions()), 20)
        call = stage(recogniser=RecogniserOnServer(ears, None, Breaker(2, 20)))
        call.trainee.says(HEARD_HERE, at=8.0)
        call.run(16.0)
    assert call.all(StageFailed)
    assert {event.attempt for event in call.all(ServerAsked)} == {"refused"}
    assert not any(turn.words for turn in call.all(TurnEnded))
    assert np.concatenate(call.speaker[400:]).any()  # the client asks for it again
