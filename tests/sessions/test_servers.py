"""The engines of a call whose settings name model servers, and what people are told of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.model_server import ModelServer, Sent, in_json, says, speaking
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.scenario import load_scenario
from voicesim.errors import ConfigurationError, ModelError
from voicesim.listening.recogniser import Demand, Hints, ScriptedRecogniser
from voicesim.servers.reports import reports_of
from voicesim.sessions.checkup.servers import ears_server, voice_server
from voicesim.sessions.chosen import models_for, weights_ready
from voicesim.sessions.provenance import provenance_of
from voicesim.sessions.servers import breaker_of, ears_for, greeting
from voicesim.sessions.telling import notice_for
from voicesim.settings.schema import Ears, Models, Settings, Voice
from voicesim.voice.scripted import ToneVoice
from voicesim.voice.server import own_level

LINE = "Bonjour, je vous écoute."
CALLER = load_scenario("FR03")


@pytest.fixture(autouse=True)
def nothing_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No weights, and nothing remembered of any server."""
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path))
    breaker_of.cache_clear()
    own_level.cache_clear()


@pytest.fixture
def server() -> Iterator[ModelServer]:
    made = ModelServer(
        lambda sound, fields: in_json(says(LINE, len(sound) / SAMPLE_RATE, fields["language"])),
        speaking(lambda name: ToneVoice()),
    )
    with made:
        yield made


def settings(url: str, *, voices: str = "", outside: bool = False) -> Settings:
    return Settings(
        ears=Ears(endpoint=url, endpoint_model="whisper", budget=3),
        voice=Voice(engine="espeak-ng", endpoint=url, endpoint_model="kokoro", endpoint_voices=voices),
        models=Models(outside=outside),
    )


def test_a_machine_without_weights_hears_and_speaks_by_a_server(
    server: ModelServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICESIM_EARS_KEY", "for-the-ears")
    chosen = settings(server.url)
    ears = ears_for("fr", chosen)
    words = ears.transcribe(greeting("fr"), 0, Hints("fr", demand=Demand()))
    models = models_for(CALLER, "practice", ears, chosen)
    assert " ".join(word.text for word in words) == LINE
    assert models.names()["words"].startswith("whisper at 127.0.0.1:")
    assert models.names()["voice"].startswith("kokoro at 127.0.0.1:")
    assert ", else espeak-ng" in models.names()["voice"]
    assert models.spare_voice.name.startswith("espeak-ng")
    assert [report.attempt for report in reports_of(ears)] == ["answered"]
    assert set(server.keys) == {"Bearer for-the-ears", None}


def test_who_has_neither_weights_nor_a_server_that_answers_is_told_before_the_call() -> None:
    with pytest.raises(ModelError, match=r"cannot be reached.*models pull whisper-base"):
        ears_for("fr", settings("http://127.0.0.1:9/v1"))


def test_every_candidate_of_an_examination_hears_the_same_voice_and_no_server_is_asked(
    server: ModelServer,
) -> None:
    models = models_for(CALLER, "certification", ScriptedRecogniser(), settings(server.url))
    assert models.voice.name.startswith("espeak-ng")
    assert not server.asked


def test_a_call_in_sample_time_depends_on_no_server(server: ModelServer) -> None:
    models_for(CALLER, "practice", ScriptedRecogniser(), settings(server.url), live=False)
    assert not server.asked


def test_a_caller_whom_no_voice_of_the_server_can_be_speaks_here(server: ModelServer) -> None:
    other = "woman" if CALLER.persona.sex == "man" else "man"
    models = models_for(
        CALLER, "practice", ScriptedRecogniser(), settings(server.url, voices=f"fr-{other}=x")
    )
    assert models.voice.name.startswith("espeak-ng")
    named = settings(server.url, voices=f"fr-{CALLER.persona.sex}=ff_siwis")
    assert "voice ff_siwis" in models_for(CALLER, "practice", ScriptedRecogniser(), named).voice.name


def test_voices_that_are_nobodys_are_one_sentence() -> None:
    with pytest.raises(ValueError, match="it should be a list such as fr-woman=ff_siwis"):
        Voice(endpoint_voices="siwis")


@pytest.mark.parametrize("section", ["ears", "voice", "wording"])
def test_a_server_outside_ones_own_network_is_refused_before_the_notice_is_read(section: str) -> None:
    chosen = Settings.model_validate({section: {"endpoint": "https://8.8.8.8/v1"}})
    with pytest.raises(ConfigurationError, match=rf"{section}\.endpoint: 8\.8\.8\.8 is outside"):
        weights_ready(CALLER, "practice", chosen)
    allowed = Settings.model_validate(
        {section: {"endpoint": "https://8.8.8.8/v1"}, "models": {"outside": True}}
    )
    weights_ready(CALLER, "practice", allowed)


def test_the_notice_names_every_machine_that_something_is_sent_to() -> None:
    chosen = settings("http://10.0.0.5:8000/v1")
    assert "le son de votre voix, envoyé à 10.0.0.5" in notice_for("fr", "practice", chosen).written
    typed = notice_for("fr", "practice", chosen, typed=True).written
    assert "votre voix, envoyé" not in typed
    assert "répliques du client, envoyé à 10.0.0.5" in typed
    assert "10.0.0.5" not in notice_for("fr", "practice", settings("http://127.0.0.1:8000/v1")).written


def test_the_manifest_keeps_of_an_address_the_machine_alone() -> None:
    chosen = settings("http://me:secret@10.0.0.5:8000/v1")
    notice = notice_for("fr", "practice", chosen)
    kept = provenance_of(CALLER, "practice", chosen, notice, spoken=True, accepted="").settings
    assert (kept["ears.endpoint"], kept["voice.endpoint"]) == ("10.0.0.5:8000", "10.0.0.5:8000")
    assert "secret" not in str(kept)


def test_doctor_lets_each_server_do_its_job_once(server: ModelServer) -> None:
    found = [*ears_server(settings(server.url)), *voice_server(settings(server.url))]
    assert [line.state for line in found] == ["good"] * 3
    assert "whisper at 127.0.0.1" in found[0].sentence
    assert [line.what for line in found[1:]] == ["voice: server, fr-woman", "voice: server, fr-man"]


@pytest.mark.parametrize(
    ("answer", "says_so"),
    [
        (in_json({"text": LINE}), "to be verified"),
        (Sent(b"", status=401), "answered 401"),
        (Sent(b"?"), "no transcript"),
    ],
)
def test_doctor_says_what_is_wrong_with_a_server(server: ModelServer, answer: Sent, says_so: str) -> None:
    server.hears = lambda sound, fields: answer
    (line,) = ears_server(settings(server.url))
    assert line.state == "missing"
    assert says_so in line.sentence
    assert line.mend


def test_doctor_says_that_a_server_is_outside() -> None:
    (ears,), (voice,) = (tuple(one(settings("http://8.8.8.8/v1"))) for one in (ears_server, voice_server))
    assert "outside of your own network" in ears.sentence
    assert "models.outside = true" in voice.mend
