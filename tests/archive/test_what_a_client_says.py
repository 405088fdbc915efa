"""What a real client says is heard by the one engine: what is denied or meant otherwise does not count."""

from __future__ import annotations

import pytest

from voicesim.archive.vocabulary import vocabulary
from voicesim.text.words import Language, typed


def reasons(text: str, language: Language = "fr") -> set[str]:
    return {id for id, _ in vocabulary(language).heard(typed(text, 0)).reasons}


def feelings(text: str, language: Language = "fr") -> set[str]:
    return {name for name, _ in vocabulary(language).heard(typed(text, 0)).feelings}


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("J'ai une fuite sous l'évier, tout est inondé.", "water"),
        ("Il m'est rentré dedans, on a fait un constat amiable.", "motor"),
        ("On m'a cambriolé cette nuit.", "theft"),
        ("La toiture est partie avec la tempête.", "storm"),
        ("Je rappelle, je suis sans nouvelles depuis trois semaines.", "delay"),
        ("Mon voisin m'a dit qu'il y avait une fuite.", "water"),
    ],
)
def test_reasons_are_heard_in_the_words_of_a_client(text: str, reason: str) -> None:
    assert reason in reasons(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Non, il n'y a pas de fuite, c'est autre chose.", "water"),
        ("Il a pris la fuite sans s'arrêter.", "water"),
        ("J'étais arrêtée au feu rouge.", "fire"),
        ("Franchement, c'est du vol, vos tarifs.", "theft"),
    ],
)
def test_what_is_denied_or_meant_otherwise_is_no_reason(text: str, reason: str) -> None:
    assert reason not in reasons(text)


def test_feelings_are_those_the_client_says_are_theirs() -> None:
    assert feelings("C'est inadmissible, j'en peux plus.") == {"anger", "distress"}
    assert feelings("Je ne suis pas en colère, je demande.") == set()
    assert feelings("Les voleurs sont passés par la fenêtre.") == set()
    assert feelings("I can't cope any more.", "en") == {"distress"}


def test_what_is_asked_for_and_thanked_for_has_its_words() -> None:
    said = vocabulary("fr").heard(typed("Merci beaucoup, je voudrais un rendez-vous.", 0))
    assert [(at.first, at.last) for at in said.thanks] == [(0, 0)]
    assert [(at.first, at.last) for at in said.requests] == [(2, 3)]
