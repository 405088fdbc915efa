"""What the trainee hears of a client with a Piper voice (a miniature one, read by the real engine)."""

from __future__ import annotations

from functools import cache
from itertools import pairwise
from pathlib import Path

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from onnx import TensorProto, helper, numpy_helper

from scripts.miniatures.piper_voice import build
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import ConfigurationError, EngineMissing, Mendable, ModelError, StageFailed
from voicesim.voice import piper_model
from voicesim.voice.gain import SPEECH_LEVEL, speech_level
from voicesim.voice.piper import Persona, PiperVoice
from voicesim.voice.speech import NEUTRAL, Colour, Speech

COMPLAINT = "Bonjour, j'attends depuis trois semaines. Personne ne me rappelle, vous comprenez ?"


@pytest.fixture(scope="session")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("voices")


@pytest.fixture(scope="session")
def model(folder: Path) -> Path:
    return build(folder / "miniature.onnx")


@pytest.fixture(scope="session")
def voice(model: Path) -> PiperVoice:
    return PiperVoice(model)


def spoken(voice: PiperVoice, text: str, colour: Colour = NEUTRAL) -> list[Speech]:
    return list(voice.synthesize(text, colour))


def sound_of(voice: PiperVoice, text: str, colour: Colour = NEUTRAL) -> np.ndarray:
    return np.concatenate([speech.sound for speech in spoken(voice, text, colour)])


def test_a_line_is_spoken_clause_by_clause(voice: PiperVoice) -> None:
    assert [speech.text for speech in spoken(voice, COMPLAINT)] == [
        "Bonjour, j'attends depuis trois semaines.",
        "Personne ne me rappelle,",
        "vous comprenez ?",
    ]


WORDS = st.sampled_from([
    "l'eau", "l’eau,", "320", "18", "h", "20,", "1", "600,50", "€", "M.", "Mme", "?", "!", ";", "—", "n°",
    "peut-être", "est-ce", "qu'il", "FR-4471", "oui.", "«", "»", "...", "etc.", "s'il", "vous", "plaît",
    "madame", "je", "ne", "sais", "pas", "[[a]]", "06", "12/03", "contrat",
])  # fmt: skip


@settings(max_examples=30, deadline=None)
@given(tokens=st.lists(WORDS, min_size=1, max_size=9), hidden=st.booleans())
def test_no_word_is_lost_invented_or_out_of_order(tokens: list[str], hidden: bool) -> None:
    clauses = spoken(_miniature(hidden), " ".join(tokens))
    assert [word.text for speech in clauses for word in speech.words] == tokens
    for speech in clauses:
        edges = [edge for word in speech.words for edge in (word.start, word.end)]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(speech.sound)


@cache
def _miniature(hidden: bool) -> PiperVoice:
    import tempfile

    folder = Path(tempfile.mkdtemp())
    return PiperVoice(build(folder / "voice.onnx", hidden=hidden))


def test_word_times_are_those_of_the_sound(voice: PiperVoice) -> None:
    assert voice.timing == "alignment"
    (speech,) = spoken(voice, "une fuite chez moi")
    loud = np.convolve(np.abs(speech.sound.astype(int)) > 300, np.ones(80), "same") > 0
    for word in speech.words:
        assert loud[word.start : word.end].mean() > 0.9
    for one, two in pairwise(speech.words):
        assert two.start - one.end > SAMPLE_RATE // 20
        assert loud[one.end : two.start].mean() < 0.1


def test_a_voice_that_hides_its_lengths_is_timed_by_its_phonemes() -> None:
    exact, guessed = _miniature(False), _miniature(True)
    assert guessed.timing == "proportion"
    line = "je vous appelle pour une fuite chez moi"
    (known,), (found,) = spoken(exact, line), spoken(guessed, line)
    scale = len(known.sound) / len(found.sound)
    errors = [abs(a.start - b.start * scale) for a, b in zip(known.words, found.words, strict=True)]
    assert max(errors) < 0.25 * SAMPLE_RATE  # its letters are all equally long, which no language is


def test_a_hesitation_is_a_rest_and_words_do_not_run_together(voice: PiperVoice) -> None:
    for line in ("Non… non", "Non... non", "Non — non"):
        (speech,) = spoken(voice, line)
        first, last = speech.words[0], speech.words[-1]
        assert last.start - first.end > 0.08 * SAMPLE_RATE, line


@pytest.mark.parametrize(
    "line", ["s'il vous plaît", "est-ce qu'il y a quelqu'un", "M'appelez pas comme ça", "le 1998 à 18 h 20"]
)
def test_words_that_run_together_share_their_time(voice: PiperVoice, line: str) -> None:
    (speech,) = spoken(voice, line)
    assert all(word.end - word.start > SAMPLE_RATE // 100 for word in speech.words)


def test_an_answer_begins_at_once(voice: PiperVoice) -> None:
    for speech in spoken(voice, COMPLAINT):
        assert np.flatnonzero(np.abs(speech.sound) > 100)[0] < SAMPLE_RATE // 50
        assert speech.words[0].start < SAMPLE_RATE // 50


def test_an_angry_client_is_faster_and_louder(voice: PiperVoice) -> None:
    plain, angry = sound_of(voice, COMPLAINT), sound_of(voice, COMPLAINT, Colour(rate=1.2, level=4))
    assert len(plain) / len(angry) > 1.1
    louder = speech_level(angry / np.float32(32768)) - speech_level(plain / np.float32(32768))
    assert louder == pytest.approx(4, abs=0.3)


def test_every_voice_speaks_at_one_level(voice: PiperVoice) -> None:
    assert speech_level(sound_of(voice, COMPLAINT) / np.float32(32768)) == pytest.approx(
        SPEECH_LEVEL, abs=0.7
    )


def test_a_soft_persona_is_softer(model: Path) -> None:
    soft = PiperVoice(model, Persona(level=-6))
    assert speech_level(sound_of(soft, COMPLAINT) / np.float32(32768)) == pytest.approx(
        SPEECH_LEVEL - 6, abs=0.7
    )


def peak_hertz(sound: np.ndarray) -> float:
    return float(np.argmax(np.abs(np.fft.rfft(sound))) * SAMPLE_RATE / len(sound))


@pytest.mark.parametrize(("asked", "heard"), [(1.0, 0.5), (-2.0, -1.0), (4.0, 1.0)])
def test_a_mood_raises_the_voice_within_nature_and_keeps_its_pace(
    voice: PiperVoice, asked: float, heard: float
) -> None:
    plain, raised = sound_of(voice, "aaaa"), sound_of(voice, "aaaa", Colour(pitch=asked))
    assert 12 * np.log2(peak_hertz(raised) / peak_hertz(plain)) == pytest.approx(heard, abs=0.15)
    assert len(raised) == pytest.approx(len(plain), rel=0.1)


def test_a_steady_voice_says_the_same_words_the_same_way(model: Path) -> None:
    steady, other = PiperVoice(model, steady=True), PiperVoice(model, steady=True)
    first = sound_of(steady, COMPLAINT)
    sound_of(steady, "Autre chose, tout à fait.")
    assert np.array_equal(sound_of(steady, COMPLAINT), first)
    assert np.array_equal(sound_of(other, COMPLAINT), first)


def test_a_lively_voice_never_says_them_twice_the_same(voice: PiperVoice) -> None:
    assert not np.array_equal(sound_of(voice, "Bonjour madame."), sound_of(voice, "Bonjour madame."))


def test_a_voice_of_several_speakers_is_several_people(tmp_path: Path) -> None:
    path = build(tmp_path / "three.onnx", speakers=3)
    low, high = (PiperVoice(path, Persona(speaker=each)) for each in (0, 2))
    assert peak_hertz(sound_of(low, "aaaa")) < 0.8 * peak_hertz(sound_of(high, "aaaa"))
    assert low.name != high.name
    with pytest.raises(ConfigurationError, match="no speaker 3"):
        PiperVoice(path, Persona(speaker=3))


def test_an_old_slow_caller_takes_longer(model: Path, voice: PiperVoice) -> None:
    slow = PiperVoice(model, Persona(tempo=0.75))
    assert len(sound_of(slow, COMPLAINT)) > 1.2 * len(sound_of(voice, COMPLAINT))


def test_the_licence_is_recorded(voice: PiperVoice, model: Path) -> None:
    assert voice.licence == "CC0-1.0"
    assert voice.name == "Piper miniature (CC0-1.0)"
    assert PiperVoice(model, licence="CC-BY-4.0").licence == "CC-BY-4.0"


@pytest.mark.parametrize(
    "card", [None, "# A voice\n", "* License: Unknown\n", "* Licence: see URL\n", "License:\n"]
)
def test_a_voice_without_a_licence_is_refused(tmp_path: Path, card: str | None) -> None:
    path = build(tmp_path / "voice.onnx")
    if card is None:
        (tmp_path / "MODEL_CARD").unlink()
    else:
        (tmp_path / "MODEL_CARD").write_text(card)
    with pytest.raises(ModelError, match="licence") as refusal:
        PiperVoice(path)
    assert refusal.value.code == "voice.without_licence"


def refused(path: Path) -> Mendable:
    with pytest.raises(Mendable) as refusal:
        PiperVoice(path, licence="CC0-1.0")
    assert "\n" not in str(refusal.value)
    assert str(path.parent) in str(refusal.value)
    return refusal.value


def test_a_missing_voice_says_what_brings_it(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path / "voice.onnx"), EngineMissing)
    assert "models pull" in str(refused(tmp_path / "voice.onnx"))


@pytest.mark.parametrize("content", [b"", b"not a network", b"\x08\x08\x12\x04test"])
def test_a_damaged_voice_is_refused(tmp_path: Path, content: bytes) -> None:
    path = build(tmp_path / "voice.onnx")
    path.write_bytes(content)
    assert isinstance(refused(path), ModelError)


def test_a_truncated_voice_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "voice.onnx")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    assert isinstance(refused(path), ModelError)


@pytest.mark.parametrize("config", [None, "", "{}", "[]", '{"audio": 3}', "pas du JSON"])
def test_a_voice_with_a_broken_configuration_is_refused(tmp_path: Path, config: str | None) -> None:
    path = build(tmp_path / "voice.onnx")
    beside = tmp_path / "voice.onnx.json"
    if config is None:
        beside.unlink()
    else:
        beside.write_text(config)
    assert isinstance(refused(path), ModelError)
    assert "voice.onnx.json" in str(refused(path))


def shrunk(path: Path) -> None:
    """Take away most of the network's letters: it loads, and cannot speak."""
    network = onnx.load(str(path))
    table = next(each for each in network.graph.initializer if each.name == "frames_of")
    table.CopyFrom(numpy_helper.from_array(numpy_helper.to_array(table)[:15], "frames_of"))
    onnx.save(network, str(path))


def test_a_voice_that_loads_but_cannot_speak_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "voice.onnx")
    shrunk(path)
    assert "cannot say a sentence" in str(refused(path))


def test_a_voice_that_breaks_in_mid_call_is_a_failed_stage(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = build(tmp_path / "voice.onnx")
    voice = PiperVoice(path)
    shrunk(path)
    broken = piper_model.load(path, threads=1)
    monkeypatch.setattr(voice, "_network", broken)
    with pytest.raises(StageFailed, match="could not say"):
        spoken(voice, "Bonjour madame.")


def test_another_kind_of_network_is_refused(tmp_path: Path) -> None:
    path = build(tmp_path / "voice.onnx")
    tensor = [helper.make_tensor_value_info(name, TensorProto.FLOAT, [1]) for name in ("x", "y")]
    graph = helper.make_graph([helper.make_node("Identity", ["x"], ["y"])], "other", tensor[:1], tensor[1:])
    onnx.save(helper.make_model(graph, opset_imports=[helper.make_opsetid("", 15)], ir_version=8), str(path))
    assert "not a Piper voice" in str(refused(path))
