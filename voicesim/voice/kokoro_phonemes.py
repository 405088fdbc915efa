"""Words as Kokoro's phonemes: espeak-ng's, written the way the network learnt them.

The network was trained on the notation of misaki (hexgrad), in which an English diphthong or affricate is one
sign; the table is misaki's own for espeak-ng's American phonemes. English was learnt word by word: "on the"
is two words there, "I" has a stress of its own, and only an article is "ɐ". French needs none of that:
espeak-ng's French fits the network's signs whole.
"""

from __future__ import annotations

import re
import unicodedata

from voicesim.text.words import Language
from voicesim.voice.espeak_phonemes import sentences_of

_ENGLISH = (
    ("ʔn\u0329", "tᵊn"), ("ʔn", "tᵊn"), ("n\u0329", "ᵊn"), ("ʲə", "jə"), ("ʲ", ""),
    ("aɪ", "I"), ("aʊ", "W"), ("eɪ", "A"), ("oʊ", "O"), ("ɔɪ", "Y"), ("ɪə", "iə"), ("dʒ", "ʤ"), ("tʃ", "ʧ"),
    ("əl", "ᵊl"), ("ɜːɹ", "ɜɹ"), ("ɜː", "ɜɹ"), ("ɚɹ", "əɹ"), ("ɚ", "əɹ"), ("r", "ɹ"), ("x", "k"),
    ("ː", ""), ("ɾ", "T"), ("ʔ", "t"), ("ɬ", "l"), ("o", "ɔ"), ("e", "A"),
)  # fmt: skip
_I = re.compile(r"(?<!\S)(?=I[mvld]?(?:\W|$))")
"""Before "I", "I'm", "I've", "I'll", "I'd"."""
_NO_ARTICLE = re.compile(r"ɐ(?!n?(?!\S))|(?<=\S)ɐ")
_TAPPED = re.compile(r"T(?!\S)")
"""A t that only the next word's vowel makes soft."""
_APART = " \u200b"
"""Between two words that espeak-ng is to read each by itself; it says nothing."""
_ANOTHER_LANGUAGE = re.compile(r"\([^)]*\)")


def phonemes_of(text: str, language: Language) -> str:
    """The phonemes of `text`, words apart, its punctuation among them."""
    if language == "en":
        text = _APART.join(text.split())
    spoken = " ".join("".join(sentence) for sentence in sentences_of(text, language))
    spoken = _ANOTHER_LANGUAGE.sub("", spoken)
    if language == "en":
        return _english(unicodedata.normalize("NFC", spoken))
    return spoken.replace("c\u0327", "ç").replace("-", "")


def _english(spoken: str) -> str:
    """espeak-ng's American English as misaki writes it."""
    spoken = _NO_ARTICLE.sub("ə", spoken)
    for written, sign in _ENGLISH:
        spoken = spoken.replace(written, sign)
    return _I.sub("ˌ", _TAPPED.sub("t", spoken))
