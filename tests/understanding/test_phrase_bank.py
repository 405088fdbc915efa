from __future__ import annotations

from collections.abc import Iterator

import pytest

from voicesim.content.families import Family, Phrase
from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Act, Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

LANGUAGES: tuple[Language, ...] = ("fr", "en")
EXPLAINED = Context(
    trainee_said=("La recherche de fuite est organisée par votre assureur, l'expert passe ensuite.",)
)


def phrases() -> Iterator[tuple[Language, Family, Phrase]]:
    for language in LANGUAGES:
        for family in load_bank(language).families.values():
            for phrase in family.phrases:
                assert isinstance(phrase, Phrase)
                yield language, family, phrase


def heard(text: str, language: Language) -> tuple[Act, ...]:
    return understand(typed(text, 0), load_bank(language), EXPLAINED).acts


def faults(text: str, language: Language) -> list[str]:
    return [act.id for act in heard(text, language) if act.polarity == "bad"]


def test_every_phrase_is_heard_as_what_it_is() -> None:
    deaf = []
    for language, family, phrase in phrases():
        text = f"{phrase.say} ?" if family.asked else phrase.say
        if family.id not in {act.id for act in heard(text, language)}:
            deaf.append(f"{language} {family.id}: {phrase.say}")
    assert not deaf


def test_no_good_phrase_is_a_fault() -> None:
    good = [(language, phrase.say) for language, family, phrase in phrases() if family.polarity == "good"]
    assert not [(text, found) for language, text in good if (found := faults(text, language))]


def test_what_should_be_said_instead_is_no_fault() -> None:
    instead = [(language, text) for language, _, p in phrases() for text in (p.better, p.plain) if text]
    assert len(instead) > 200
    assert not [(text, found) for language, text in instead if (found := faults(text, language))]


def test_every_phrase_is_signed_and_dated() -> None:
    assert all(phrase.author and phrase.date for _, _, phrase in phrases())


def test_the_two_languages_have_the_same_families() -> None:
    french, english = (set(load_bank(language).families) for language in LANGUAGES)
    assert french - english == {"familiarity", "civility"}
    assert not english - french


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_call_that_recites_the_bank_is_heard_to_do_everything_at_once(language: Language) -> None:
    """Phrase spam is understood like anything else; that it earns little is for the scorecard to see."""
    recited = ". ".join(p.say for own, f, p in phrases() if own == language and f.id == "empathy")
    found = [act for act in heard(recited, language) if act.id == "empathy"]
    assert len(found) >= 15
