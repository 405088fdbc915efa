"""simplemma's dictionary of a language, its index made once an installation.

Read where it lies packed a dictionary takes 20 MB less than taken apart, but to find a place in it one has to
go through it once: a third of a second, in every process.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import simplemma
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy, StreamDictionaryFactory

from voicesim.kept import kept
from voicesim.text.words import Language


class KeptDictionaries(StreamDictionaryFactory):
    """The same dictionaries, each with its index as it was made before."""

    __slots__ = ()

    def _get_dictionary_uncached(self, lang: str) -> Mapping[str, str]:
        read = super()._get_dictionary_uncached
        made: Mapping[str, str] = kept(f"dictionary.{lang}", (simplemma.__version__,), lambda: read(lang))
        return made


@cache
def _lookup() -> DictionaryLookupStrategy:
    return DictionaryLookupStrategy(_dictionaries())


@cache
def _lemmatizer() -> simplemma.Lemmatizer:
    return simplemma.Lemmatizer(lemmatization_strategy=DefaultStrategy(dictionary_factory=_dictionaries()))


@cache
def _dictionaries() -> KeptDictionaries:
    return KeptDictionaries()


def lemma(form: str, language: Language) -> str:
    """The dictionary's lemma of a form; the form itself when the dictionary has none."""
    return str(_lemmatizer().lemmatize(form, language)).lower()


def has(form: str, language: Language) -> bool:
    """True when the dictionary has this form."""
    return _lookup().get_lemma(simplemma.utils.normalize_token(form), language) is not None
