"""Kokoro: callers mixed from vectors, words timed by the network's lengths, the mood in the melody."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import combinations
from pathlib import Path

import numpy as np
import piper.voice
import pytest
from piper import phonemize_espeak

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.client.scenario import list_scenarios
from voicesim.errors import ConfigurationError, EngineMissing, ModelError
from voicesim.voice import espeak_phonemes, kokoro_model
from voicesim.voice.kokoro import KokoroVoice, Timbre
from voicesim.voice.kokoro_casting import UNDERSTOOD, alike, cast
from voicesim.voice.kokoro_phonemes import phonemes_of
from voicesim.voice.speech import NEUTRAL, Colour

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures import kokoro_voice  # noqa: E402

LINE = "Il y a de l'eau partout, jeudi 12 à 8h30 !"


@pytest.fixture(scope="module")
def network(tmp_path_factory: pytest.TempPathFactory) -> kokoro_model.Kokoro:
    return kokoro_model.load(kokoro_voice.build(tmp_path_factory.mktemp("kokoro")), threads=1)


def pitch_of(sound: np.ndarray) -> float:
    """The strongest frequency, in hertz."""
    spectrum = np.abs(np.fft.rfft(sound.astype(float)))
    return float(np.argmax(spectrum) * SAMPLE_RATE / len(sound))


def test_the_words_are_those_of_the_line_in_order_and_each_takes_its_phonemes_time(
    network: kokoro_model.Kokoro,
) -> None:
    spoken = list(KokoroVoice(network, "fr").synthesize(LINE))
    assert [word.text for speech in spoken for word in speech.words] == LINE.split()
    for speech in spoken:
        assert all(word.start <= word.end <= len(speech.sound) for word in speech.words)
        assert all(a.end <= b.start for a, b in zip(speech.words, speech.words[1:], strict=False))
    first = spoken[0].words
    longest = max(first, key=lambda word: word.end - word.start)
    assert longest.text == "partout,"


def test_equal_words_and_colours_give_equal_bytes(network: kokoro_model.Kokoro) -> None:
    voice = KokoroVoice(network, "fr")
    once, again = (list(voice.synthesize(LINE, Colour(pitch=1.0))) for _ in range(2))
    assert all((a.sound == b.sound).all() for a, b in zip(once, again, strict=True))


@pytest.mark.parametrize("semitones", [-3.0, 2.0])
def test_the_mood_moves_the_melody_by_as_much_as_it_says(
    network: kokoro_model.Kokoro, semitones: float
) -> None:
    voice = KokoroVoice(network, "fr", Timbre({"jf_gongitsune": 1.0}))
    plain, moved = (
        pitch_of(next(voice.synthesize("Oui bonjour.", Colour(pitch=by))).sound) for by in (0.0, semitones)
    )
    assert 12 * np.log2(moved / plain) == pytest.approx(semitones, abs=0.3)


def test_a_quicker_mood_takes_less_time_and_a_louder_one_is_louder(network: kokoro_model.Kokoro) -> None:
    voice = KokoroVoice(network, "en")
    slow, fast, loud = (
        next(voice.synthesize("Hello there.", colour)).sound
        for colour in (NEUTRAL, Colour(rate=1.4), Colour(level=4.0))
    )
    assert len(fast) < len(slow)
    assert np.abs(loud).max() > 1.4 * np.abs(slow).max()


def test_a_mixture_lies_between_its_vectors(network: kokoro_model.Kokoro) -> None:
    def heard(mix: dict[str, float]) -> float:
        return pitch_of(next(KokoroVoice(network, "fr", Timbre(mix)).synthesize("Oui bonjour.")).sound)

    low, high = heard({"jm_kumo": 1.0}), heard({"jf_nezumi": 1.0})
    assert low < heard({"jm_kumo": 0.5, "jf_nezumi": 0.5}) < high


def test_a_line_longer_than_the_network_takes_is_said_whole(network: kokoro_model.Kokoro) -> None:
    line = "et il y a encore de l'eau sur le parquet " * 20
    spoken = list(KokoroVoice(network, "fr").synthesize(line))
    assert [word.text for speech in spoken for word in speech.words] == line.split()


def test_french_and_english_are_written_in_the_signs_the_network_knows() -> None:
    assert "ɑ\u0303" in phonemes_of("dans", "fr")
    assert "ç" not in phonemes_of("garçon", "fr")
    assert phonemes_of("right away", "en") == "ɹˈIt ɐwˈA".replace("ɐ", "ə")
    assert "ʧ" in phonemes_of("which", "en")
    assert phonemes_of("button, more", "en") == "bˈʌtᵊn, mˈɔɹ"


def test_english_is_read_word_by_word_as_the_network_learnt_it() -> None:
    assert phonemes_of("I've it on a napkin, for the van.", "en") == "ˌIv ɪt ˌɔn ɐ nˈæpkɪn, fɔɹ ðə vˈæn."
    assert phonemes_of("I know aisles.", "en").split() == ["ˌI", "nˈO", "ˈIᵊlz."]


def test_a_vector_that_is_not_there_is_one_sentence(network: kokoro_model.Kokoro) -> None:
    with pytest.raises(ConfigurationError, match="no style vector 'ff_siwis' here; mix from jm_kumo"):
        KokoroVoice(network, "fr", Timbre({"ff_siwis": 1.0}))


@pytest.mark.parametrize("what", ["voices", "signs", "network", "another network"])
def test_a_folder_that_is_damaged_is_one_sentence(tmp_path: Path, what: str) -> None:
    folder = kokoro_voice.build(tmp_path / "kokoro")
    onnx = folder / "miniature.onnx"
    if what == "another network":
        from scripts.miniatures import turn_model

        turn_model.build(onnx)
    else:
        file = {"voices": folder / "voices.npz", "signs": folder / "vocab.json", "network": onnx}[what]
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    with pytest.raises(ModelError, match="bring it again: 'voicesim models pull kokoro'"):
        kokoro_model.load(folder, threads=1)


def test_another_folder_is_no_kokoro(tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="not a folder of Kokoro's"):
        kokoro_model.load(tmp_path, threads=1)


def test_every_caller_is_recorded_as_a_person_nobody_else_is() -> None:
    people: dict[str, Timbre] = {}
    for caller in list_scenarios():
        spec = caller.persona.voice.kokoro
        assert spec is not None, caller.id
        assert sum(spec.mix.values()) == pytest.approx(1.0, abs=0.011), caller.id
        lead = max(spec.mix, key=lambda name: spec.mix[name])
        assert lead.startswith("jm_" if caller.persona.sex == "man" else "jf_"), caller.id
        assert "jf_alpha" not in spec.mix
        people[caller.id] = Timbre(spec.mix, spec.speed, spec.pitch)
    for one, other in combinations(people, 2):
        assert not alike(people[one], people[other]), f"{one} and {other} are one person"


def test_nobody_is_cast_on_a_vector_that_is_not_understood_in_their_language() -> None:
    seeds = [str(number) for number in range(40)]
    for language in ("fr", "en"):
        mixes = [cast(seed, sex, 40, 165, 50, language).mix for seed in seeds for sex in ("man", "woman")]
        assert all(sum(mix.values()) == pytest.approx(1.0, abs=0.001) for mix in mixes)
        assert {name for mix in mixes for name in mix} == UNDERSTOOD[language]


def test_the_old_are_slower_and_a_seed_is_a_person() -> None:
    young, old = cast("one", "woman", 27, 188, 50, "fr"), cast("one", "woman", 87, 126, 50, "fr")
    assert young.mix == old.mix
    assert young.speed > old.speed
    assert young.pitch > old.pitch
    assert cast("one", "man", 40, 165, 50, "fr") == cast("one", "man", 40, 165, 50, "fr")
    assert cast("one", "man", 40, 165, 50, "fr") != cast("another", "man", 40, 165, 50, "fr")


def test_espeak_is_opened_once_however_many_texts_a_call_speaks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened again for each text it ended a demonstration with a segmentation fault after thirty clauses."""
    opened = []

    class Counted(phonemize_espeak.EspeakPhonemizer):  # type: ignore[misc]
        def __init__(self, *data: Path) -> None:
            opened.append(self)
            super().__init__(*data)

    monkeypatch.setattr(phonemize_espeak, "EspeakPhonemizer", Counted)
    monkeypatch.setattr(piper.voice, "EspeakPhonemizer", Counted)
    monkeypatch.setattr(piper.voice, "_ESPEAK_PHONEMIZER", None)
    espeak_phonemes.phonemizer.cache_clear()
    with ThreadPoolExecutor(4) as threads:
        spoken = list(threads.map(lambda text: phonemes_of(text, "fr"), [LINE, "Ouais, c'est galère,"] * 20))
    assert len(opened) == 1
    assert len(set(spoken)) == 2
    assert piper.voice._ESPEAK_PHONEMIZER is espeak_phonemes.phonemizer()
    espeak_phonemes.phonemizer.cache_clear()
