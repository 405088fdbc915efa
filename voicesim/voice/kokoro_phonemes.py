"""Words as Kokoro's phonemes: espeak-ng's, written the way the network learnt them.

The network was trained on the notation of misaki (hexgrad), in which an English diphthong or affricate is one
sign; the table is misaki's own for espeak-ng's American phonemes. French needs none: espeak-ng's French fits
the network's signs whole.
"""

from __future__ import annotations

import re
import unicodedata

from voicesim.text.words import Language
from voicesim.voice.espeak_phonemes import sentences_of

_ENGLISH = (
    ("aɪ", "I"), ("aʊ", "W"), ("eɪ", "A"), ("oʊ", "O"), ("ɔɪ", "Y"), ("dʒ", "ʤ"), ("tʃ", "ʧ"),
    ("əl", "ᵊl"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɚ", "əɹ"), ("ɐ", "ə"), ("r", "ɹ"), ("x", "k"),
    ("ː", ""), ("ɾ", "T"), ("ʔ", "t"), ("ɬ", "l"), ("ʲ", ""),
)  # fmt: skip
_ANOTHER_LANGUAGE = re.compile(r"\([^)]*\)")


def phonemes_of(text: str, language: Language) -> str:
    """The phonemes of `text`, words apart, its punctuation among them."""
    spoken = " ".join("".join(sentence) for sentence in sentences_of(text, language))
    spoken = _ANOTHER_LANGUAGE.sub("", spoken)
    if language == "en":
        spoken = unicodedata.normalize("NFC", spoken)
        for written, sign in _ENGLISH:
            spoken = spoken.replace(written, sign)
        return spoken
    return spoken.replace("c\u0327", "ç").replace("-", "")
