"""espeak-ng's phonemes of a text, by the copy of espeak-ng that comes with Piper.

Opened once in a process, for Piper's networks too: opened again, as it once was for each text, it gave torn
phonemes and then a segmentation fault in the middle of a call. It keeps the voice in a variable of the
library, so that one text is read at a time: the lock is the one that Piper holds for its own texts.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from voicesim.text.words import Language

if TYPE_CHECKING:
    from piper.phonemize_espeak import EspeakPhonemizer

_VOICE: dict[Language, str] = {"fr": "fr", "en": "en-us"}


def sentences_of(text: str, language: Language) -> list[list[str]]:
    """The sentences of `text`, each as IPA code points (NFD) with its punctuation."""
    from piper.voice import _ESPEAK_PHONEMIZER_LOCK

    reader = phonemizer()
    with _ESPEAK_PHONEMIZER_LOCK:
        sentences: list[list[str]] = reader.phonemize(_VOICE[language], text)
    return sentences


@cache
def phonemizer() -> EspeakPhonemizer:
    """The one of this process, which Piper uses as well."""
    from piper import voice
    from piper.phonemize_espeak import EspeakPhonemizer

    with voice._ESPEAK_PHONEMIZER_LOCK:
        if voice._ESPEAK_PHONEMIZER is None:
            voice._ESPEAK_PHONEMIZER = EspeakPhonemizer()
        return voice._ESPEAK_PHONEMIZER
