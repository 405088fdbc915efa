"""The miniature Whisper is a Whisper like any other: faster-whisper's own code reads it."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from faster_whisper import WhisperModel

from scripts.miniatures.whisper_model import SLOT, build

NOISE = np.random.default_rng(0).normal(0, 0.05, 32_000).astype(np.float32)
LONG = (
    "Bonjour, service sinistres, Claire à votre écoute. Je comprends que cette fuite soit pénible, madame. "
    "Depuis quand l'eau coule-t-elle, et avez-vous pu fermer l'arrivée générale avant de nous appeler ? "
    "Nous allons organiser une recherche et je reviens vers vous demain matin sans faute avec le plombier, "
    "l'heure de son passage, ainsi que les papiers qu'il faudra garder : photos, factures, devis."
)


def heard(folder: Path, **options: object) -> tuple[str, str]:
    model = WhisperModel(str(folder), device="cpu", compute_type="int8", local_files_only=True)
    segments, info = model.transcribe(NOISE, temperature=0, condition_on_previous_text=False, **options)
    return "".join(segment.text for segment in segments).strip(), info.language


@pytest.mark.parametrize(
    "line", ["Bonjour.", "Est-ce que vous êtes blessée, madame ?", "je dis que je le dis", LONG]
)
def test_it_says_the_line_it_has_learnt(tmp_path: Path, line: str) -> None:
    assert heard(build(tmp_path, line)) == (line, "fr")


def test_it_says_its_line_whatever_it_is_prompted_with(tmp_path: Path) -> None:
    line = "You are through to the claims team, how can I help?"
    folder = build(tmp_path, line, language="en")
    assert heard(folder, hotwords="Okonkwo, excess", beam_size=5, word_timestamps=True) == (line, "en")


def test_random_weights_babble(tmp_path: Path) -> None:
    assert heard(build(tmp_path), language="fr", max_new_tokens=8)[0].count("fill") >= 1


def test_a_word_said_too_often_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="'à' comes too often"):
        build(tmp_path, "à à à à à")


def test_its_words_come_one_slot_after_another(tmp_path: Path) -> None:
    model = WhisperModel(str(build(tmp_path, "Bonjour madame, je vous écoute.")), device="cpu")
    segments, _ = model.transcribe(NOISE, temperature=0, language="fr", word_timestamps=True)
    starts = [float(word.start) for segment in segments for word in segment.words or ()]
    assert starts == pytest.approx([0.0, SLOT, 2 * SLOT, 3 * SLOT, 4 * SLOT], abs=0.05)
