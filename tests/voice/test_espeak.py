"""What the trainee hears of an espeak-ng client, and whether two calls can be the same."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import threading
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from voicesim.audio.frames import SAMPLE_RATE
from voicesim.errors import ConfigurationError, EngineMissing, StageFailed
from voicesim.voice import espeak_engine
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.gain import SPEECH_LEVEL, speech_level
from voicesim.voice.speech import NEUTRAL, Colour, Speech

FRENCH = EspeakVoice("fr+f4")
COMPLAINT = (
    "Bonjour, je vous appelle au sujet de mon dégât des eaux. Cela fait trois semaines que j'attends une "
    "réponse, et personne ne me rappelle ! Vous comprenez que je ne peux plus rester ici ?"
)


def spoken(voice: EspeakVoice, text: str, colour: Colour = NEUTRAL) -> list[Speech]:
    return list(voice.synthesize(text, colour))


def sound_of(voice: EspeakVoice, text: str, colour: Colour = NEUTRAL) -> np.ndarray:
    return np.concatenate([speech.sound for speech in spoken(voice, text, colour)])


def digest(voice: EspeakVoice, text: str, colour: Colour = NEUTRAL) -> str:
    return hashlib.sha256(sound_of(voice, text, colour).tobytes()).hexdigest()


def median_pitch(sound: np.ndarray) -> float:
    parselmouth = pytest.importorskip("parselmouth")
    pitch = parselmouth.Sound(sound / 32768, SAMPLE_RATE).to_pitch_ac(pitch_floor=60, pitch_ceiling=600)
    frequency = pitch.selected_array["frequency"]
    return float(np.median(frequency[frequency > 0]))


def semitones(low: np.ndarray, high: np.ndarray) -> float:
    return 12 * float(np.log2(median_pitch(high) / median_pitch(low)))


@pytest.mark.parametrize("variant", ["fr+f4", "fr+m3", "fr+croak", "fr+klatt2", "en-us+f2", "fr+whisper"])
def test_the_same_words_sound_the_same_whatever_was_said_before(variant: str) -> None:
    voice, other = EspeakVoice(variant), EspeakVoice("en+m7", rate=220, pitch=70)
    first = digest(voice, "Il y a de l'eau partout, vous comprenez ?")
    digest(voice, COMPLAINT)
    digest(other, "Hello, I am calling about my car.", Colour(rate=1.2, pitch=3, variation=1.5, level=4))
    assert digest(voice, "Il y a de l'eau partout, vous comprenez ?") == first


def test_the_same_words_sound_the_same_in_another_process() -> None:
    code = (
        "import hashlib, numpy; from voicesim.voice.espeak import EspeakVoice; "
        "sounds = [s.sound for s in EspeakVoice('fr+f4').synthesize('Bonjour, il y a une fuite.')]; "
        "print(hashlib.sha256(numpy.concatenate(sounds).tobytes()).hexdigest())"
    )
    there = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert there.stdout.strip() == digest(EspeakVoice("fr+f4"), "Bonjour, il y a une fuite.")


def test_two_calls_at_once_do_not_disturb_each_other() -> None:
    texts = ["Il y a de l'eau partout.", "Mon pare-brise est fendu.", "I want to speak to your supervisor."]
    voices = [EspeakVoice("fr+f4"), EspeakVoice("fr+m3"), EspeakVoice("en-us+f2")]
    expected = [digest(voice, text) for voice, text in zip(voices, texts, strict=True)]
    got: dict[int, set[str]] = {0: set(), 1: set(), 2: set()}

    def speak(index: int) -> None:
        for _ in range(10):
            got[index].add(digest(voices[index], texts[index]))

    threads = [threading.Thread(target=speak, args=(index,)) for index in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [got[index] for index in range(3)] == [{digest_} for digest_ in expected]


def test_a_line_is_spoken_clause_by_clause() -> None:
    clauses = [speech.text for speech in spoken(EspeakVoice(), COMPLAINT)]
    assert len(clauses) == 4
    assert " ".join(clauses) == COMPLAINT


@pytest.mark.parametrize(
    "text",
    [
        "J'ai réglé 320 euros à 18 h 20, vous m'entendez ?",
        "M. Le Goff et Mme d’Almeida, 3 allée des Tilleuls : le contrat n° FR-4471 B !",
        "C'est 1 600,50 € de franchise… soixante-douze pour cent, dit-il.",
        "« Oui », m'avez-vous dit — et puis rien.",
        "L'eau, là-bas, est-ce qu'elle coule-t-elle encore ? ? ...",
    ],
)
def test_every_written_word_has_its_time(text: str) -> None:
    words = [word for speech in spoken(EspeakVoice(), text) for word in speech.words]
    assert [word.text for word in words] == text.split()
    assert all(word.end > word.start for word in words if any(c.isalnum() or c == "€" for c in word.text))


TOKENS = st.lists(
    st.one_of(
        st.sampled_from(
            ["l'eau", "l’eau,", "320", "18", "h", "20,", "1", "600,50", "€", "M.", "Mme", "?", "!", ";", "—",
             "peut-être", "est-ce", "qu'il", "FR-4471", "oui.", "«", "»", "...", "06", "12/03", "etc."]
        ),
        st.text(min_size=1, max_size=8).filter(lambda text: text.split() == [text]),
    ),
    min_size=1,
    max_size=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(tokens=TOKENS)
def test_no_word_is_lost_invented_or_out_of_order(tokens: list[str]) -> None:
    text = " ".join(tokens)
    clauses = spoken(FRENCH, text)
    assert [word.text for speech in clauses for word in speech.words] == text.split()
    for speech in clauses:
        edges = [edge for word in speech.words for edge in (word.start, word.end)]
        assert edges == sorted(edges)
        assert edges[0] >= 0
        assert edges[-1] <= len(speech.sound)


def test_a_word_sounds_where_its_time_says() -> None:
    (speech,) = spoken(EspeakVoice(), "Une fuite.")
    loud = np.flatnonzero(np.abs(speech.sound.astype(int)) > 400)
    last = speech.words[-1]
    assert abs(int(loud[-1]) - last.end) < SAMPLE_RATE // 20
    assert loud[0] < SAMPLE_RATE // 50
    assert np.abs(speech.sound[last.end + SAMPLE_RATE // 50 :].astype(int)).max() < 100


def test_a_full_stop_rests_longer_than_a_comma() -> None:
    def rest(text: str) -> float:
        (speech,) = spoken(EspeakVoice(), text)
        return (len(speech.sound) - speech.words[-1].end) / SAMPLE_RATE

    assert rest("il y a une fuite,") == pytest.approx(0.16)
    assert rest("Il y a une fuite.") == pytest.approx(0.34)
    assert rest("Il y a une fuite ?") > rest("Il y a une fuite.")


def test_a_client_in_distress_rests_longer() -> None:
    voice = EspeakVoice()
    (plain,), (slow,) = spoken(voice, "Il y a une fuite."), spoken(voice, "Il y a une fuite.", Colour(rest=2))
    assert len(slow.sound) - len(plain.sound) == round(0.34 * SAMPLE_RATE)
    assert slow.words == plain.words


@pytest.mark.parametrize("variant", ["fr+f4", "fr+m3", "en-us+f3"])
@pytest.mark.parametrize("wanted", [-2.0, 2.0])
def test_two_semitones_are_two_semitones(variant: str, wanted: float) -> None:
    voice = EspeakVoice(variant)
    text = (
        COMPLAINT
        if variant.startswith("fr")
        else "I have been waiting for three weeks. Nobody calls me back!"
    )
    heard = semitones(sound_of(voice, text), sound_of(voice, text, Colour(pitch=wanted)))
    assert heard == pytest.approx(wanted, abs=0.35)


def test_a_wider_voice_keeps_its_pitch() -> None:
    voice = EspeakVoice("fr+f4")
    assert (
        abs(semitones(sound_of(voice, COMPLAINT), sound_of(voice, COMPLAINT, Colour(variation=1.5)))) < 0.35
    )


def test_rate_and_level_follow_the_colour() -> None:
    voice = EspeakVoice()
    plain, fast = sound_of(voice, COMPLAINT), sound_of(voice, COMPLAINT, Colour(rate=1.2))
    assert len(plain) / len(fast) == pytest.approx(1.2, abs=0.06)
    loud = sound_of(voice, COMPLAINT, Colour(level=4))
    gain = 10 * np.log10(np.mean(loud.astype(float) ** 2) / np.mean(plain.astype(float) ** 2))
    assert gain == pytest.approx(4, abs=0.2)


def test_a_soft_persona_is_softer() -> None:
    sound = sound_of(EspeakVoice("fr+f4", level_db=-6), COMPLAINT)
    assert speech_level(sound.astype(np.float32) / 32768) == pytest.approx(SPEECH_LEVEL - 6, abs=1.5)


def test_a_whisper_has_the_word_times_of_a_shout() -> None:
    voice = EspeakVoice("fr+f4")
    whispered, shouted = (spoken(voice, COMPLAINT, Colour(level=level)) for level in (-9, 3))
    for soft, loud in zip(whispered, shouted, strict=True):
        for one, two in zip(soft.words, loud.words, strict=True):
            assert abs(one.start - two.start) <= SAMPLE_RATE // 500
            assert abs(one.end - two.end) <= SAMPLE_RATE // 500


def test_the_loudest_anger_does_not_clip() -> None:
    sound = sound_of(EspeakVoice("fr+m3"), COMPLAINT, Colour(level=6))
    assert np.abs(sound.astype(int)).max() < 32767


def test_nothing_to_say_is_silence() -> None:
    assert spoken(EspeakVoice(), "  \n ") == []


def test_an_unknown_voice_is_refused_in_one_sentence() -> None:
    for variant in ("fr+zorglub", "xx-klingon", "m3", "+m3", "m3+f2", "!v/m3", ""):
        with pytest.raises(ConfigurationError, match="espeak-ng has no voice"):
            EspeakVoice(variant)


def test_a_missing_library_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    import espeakng_loader

    monkeypatch.setattr(espeakng_loader, "get_library_path", lambda: "/nowhere/libespeak-ng.so")
    with pytest.raises(EngineMissing, match="pip install"):
        EspeakVoice()


def test_unreadable_data_says_how_to_mend_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("espeakng_loader.get_data_path", lambda: str(tmp_path))
    with pytest.raises(EngineMissing, match="pip install"):
        EspeakVoice()


def test_a_voice_that_is_not_there_is_a_failed_stage() -> None:
    with pytest.raises(StageFailed, match="voice"):
        espeak_engine.render("Bonjour", espeak_engine.Settings("xx", 165, 50, 50))


@pytest.mark.parametrize("variant", ["fr+f4", "fr+m3", "fr+f2", "fr", "en-us+m7", "en+croak"])
def test_all_voices_are_equally_loud(variant: str) -> None:
    sound = sound_of(EspeakVoice(variant), COMPLAINT)
    assert speech_level(sound.astype(np.float32) / 32768) == pytest.approx(SPEECH_LEVEL, abs=1.5)


@pytest.mark.skipif(sys.platform != "linux", reason="the memory of a process is read from /proc")
def test_an_hour_of_talk_costs_no_memory() -> None:
    def megabytes() -> float:
        return int(Path("/proc/self/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def talk(clauses: int) -> None:
        for _ in range(clauses):
            spoken(FRENCH, "oui oui")

    talk(100)
    before = megabytes()
    talk(700)
    assert megabytes() - before < 1
