"""Which phonemes belong to which written word, and when they sound."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.text.words import Language
from voicesim.voice import alignment, espeak_engine, phoneme_times
from voicesim.voice.espeak_phonemes import sentences_of

LINES = {
    "fr": [
        "je vous appelle au sujet de mon dégât des eaux",
        "cela fait trois semaines que j'attends une réponse",
        "vous comprenez que je ne peux plus rester dans cet appartement",
        "et personne ne me rappelle, personne",
        "on m'a dit qu'un expert passerait lundi dernier",
        "il y a de l'eau partout dans la cuisine",
    ],
    "en": [
        "I have been waiting for three weeks",
        "nobody told me that the windscreen was not covered",
        "could you please tell me what happens next",
        "the water is coming through the ceiling",
    ],
}


def errors(line: str, language: Language) -> list[float]:
    """Seconds between where words begin in espeak-ng's own sound and where their phonemes are put."""
    (phonemes,) = sentences_of(line, language)
    rendering = espeak_engine.render(line, espeak_engine.Settings(language, 165, 50, 50))
    words = line.split()
    truth = alignment.starts_of(words, [(mark.character, mark.sample) for mark in rendering.marks])
    runs = phoneme_times.groups(phonemes)
    expected = [sum(map(len, sentences_of(word, language))) for word in words]
    found = phoneme_times.matched(expected, [last - first for first, last in runs])
    starts = phoneme_times.proportional(phonemes, rendering.samples.astype(np.float32) / 32768, 0.002)
    pairs = zip(truth, found, strict=True)
    return [
        abs(starts[runs[group][0]] - start) / rendering.rate
        for start, group in pairs
        if group is not None and start is not None
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_words_are_found_by_the_usual_length_of_their_phonemes(language: Language) -> None:
    missed = [error for line in LINES[language] for error in errors(line, language)]
    assert len(missed) > 25
    assert np.mean(missed) < 0.04
    assert np.percentile(missed, 95) < 0.11


@pytest.mark.parametrize(
    ("expected", "lengths", "found"),
    [
        ([3, 2, 4], [3, 2, 4], [0, 1, 2]),
        ([3, 0, 4], [3, 4], [0, None, 1]),  # punctuation alone
        ([2, 9, 3], [2, 3, 3, 3, 3], [0, 1, 4]),  # a number in three groups
        ([4, 4, 3], [8, 3], [0, None, 1]),  # two words run together
        ([5], [2, 3], [0]),
        ([], [], []),
        ([3, 3], [], [None, None]),
    ],
)
def test_groups_of_phonemes_go_to_their_words(
    expected: list[int], lengths: list[int], found: list[int | None]
) -> None:
    assert phoneme_times.matched(expected, lengths) == found


@given(st.lists(st.integers(0, 12), max_size=10), st.lists(st.integers(1, 12), max_size=14))
def test_words_and_their_groups_stay_in_order(expected: list[int], lengths: list[int]) -> None:
    found = phoneme_times.matched(expected, lengths)
    assert len(found) == len(expected)
    groups = [group for group in found if group is not None]
    assert groups == sorted(set(groups))
    assert all(0 <= group < len(lengths) for group in groups)
    assert all(group is None for group, count in zip(found, expected, strict=True) if count == 0)
