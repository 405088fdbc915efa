"""espeak-ng's phonemes of a text, by the copy of espeak-ng that comes with Piper.

Opened once in a process: opened again for each text, as it once was, it gave torn phonemes and then a
segmentation fault in the middle of a call. It keeps the voice in a variable of the library, so that one
text is read at a time.
"""

from __future__ import annotations

from functools import cache
from threading import Lock
from typing import TYPE_CHECKING

from voicesim.text.words import Language

if TYPE_CHECKING:
    from piper.phonemize_espeak import EspeakPhonemizer

_VOICE: dict[Language, str] = {"fr": "fr", "en": "en-us"}
_ONE = Lock()


def sentences_of(text: str, language: Language) -> list[list[str]]:
    """The sentences of `text`, each as IPA code points (NFD) with its punctuation."""
    with _ONE:
        sentences: list[list[str]] = phonemizer().phonemize(_VOICE[language], text)
    return sentences


@cache
def phonemizer() -> EspeakPhonemizer:
    """The one of this process; `sentences_of` holds the lock around it."""
    from piper.phonemize_espeak import EspeakPhonemizer

    return EspeakPhonemizer()
