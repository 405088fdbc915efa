"""What a synthetic voice reads for what is written."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.words import Language
from voicesim.voice.reading import aloud


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("à 18 h 20, demain", "à 18 heures 20, demain"),
        ("vers 14h30 ou 1 h", "vers 14 heures 30 ou 1 heure"),
        ("24h/24, 24 h/24 !", "24 heures sur 24, 24 heures sur 24 !"),
        ("le 12/03/2026 et le 1/4.", "le 12 mars 2026 et le premier avril."),
        ("fraction 13/13", "fraction 13/13"),
        ("1 600,50 € ou 320 €", "1 600 euros 50 ou 320 euros"),
        ("12,50 % de plus", "12,50 pour cent de plus"),
        ("M. Roux, Mme Diaz et Me Le Goff", "monsieur Roux, madame Diaz et maître Le Goff"),
        ("ça me rappelle, me dit-il", "ça me rappelle, me dit-il"),
        ("au 2e, n°4471, 45 m².", "au 2-ième, numéro 4471, 45 mètres carrés."),
        ("la AB-123-CD", "la A B 123 C D"),
        ("Mm… ben oui.", "heum… bain oui."),
    ],
)
def test_french_is_read_as_it_is_said(written: str, read: str) -> None:
    assert " ".join(aloud(written.split(), "fr")) == read


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("£1,600.50, not £240!", "1,600 pounds 50, not 240 pounds!"),
        ("at 6.30 pm, 6.30pm", "at 6 30 pm, 6 30 pm"),
        ("3.14 litres", "3.14 litres"),
        ("Mrs. Hale, AB12 CDE", "missis Hale, A B 12 CDE"),
        ("Mm, no. 7", "hum, number 7"),
    ],
)
def test_english_is_read_as_it_is_said(written: str, read: str) -> None:
    assert " ".join(aloud(written.split(), "en")) == read


@given(
    st.lists(st.text(min_size=1).filter(lambda text: text.split() == [text])), st.sampled_from(["fr", "en"])
)
def test_every_word_has_one_reading(tokens: list[str], language: Language) -> None:
    readings = aloud(tokens, language)
    assert len(readings) == len(tokens)
    assert all(reading.strip() for reading in readings)


def test_voices_wait_for_nothing_heavy_at_import() -> None:
    heavy = "{'pydantic', 'yaml', 'onnx', 'onnxruntime', 'piper', 'soxr', 'espeakng_loader'}"
    rooms = "voicesim.voice.casting, voicesim.voice.marking, voicesim.voice.scripted"
    code = f"import sys, {rooms}; print(*({heavy} & set(sys.modules)))"
    imported = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert imported.stdout.strip() == ""
