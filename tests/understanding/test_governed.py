"""Whatever stands before "que", a clause is the speaker's own only where that is known to assert it."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context, Understood
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

FRENCH_FAULTS = {
    "over_promising": ("vous êtes couvert", "vous serez remboursé", "le voisin paiera"),
    "liability_opinion": ("vous êtes responsable", "c'est l'autre qui est en tort"),
    "cover_refusal": ("c'est exclu",),
    "driving_advice": ("vous pouvez rouler",),
    "evidence_loss_advice": ("vous pouvez tout jeter",),
}
ENGLISH_FAULTS = {
    "over_promising": ("you're covered", "you'll be paid"),
    "liability_opinion": ("you're at fault",),
    "cover_refusal": ("you're not covered",),
    "driving_advice": ("you can drive it",),
}
FRENCH_LEFT_TO_ANOTHER = [
    "on entend souvent que {}",
    "beaucoup de gens pensent que {}",
    "le voisin s'imagine que {}",
    "elle était persuadée que {}",
    "la brochure laisse penser que {}",
    "dans votre mail vous avez mis {}",
    "dans la pub y a marqué {}",
    "vous en concluez que {}",
    "j'attends que l'expert dise que {}",
    "je vérifie que {}",
    "on m'interdit de dire {}",
    "de là à dire que {}, il y a un pas",
    "j'ai jamais dit {}",
    "ce n'est qu'après expertise que {}",
    "vous auriez pris l'option, {}",
    "votre crainte, c'est que {}",
]
FRENCH_TAKEN_BACK = [
    "{}, ça reste à confirmer",
    "{}, encore faut-il que le contrat le prévoie",
    "{}, ça je le dis pas",
    "{}, c'est pas moi qui le dirai",
    "{}, j'ai pas dit ça",
    "{} mais seulement si vous avez l'option",
    "{}, qui vous a dit ça",
    "{}, rien n'est moins sûr",
    "selon la formule, {}",
    "dans votre tête, {}",
    "au cas où {}, gardez tout",
    "si jamais {}, je vous appelle",
]
FRENCH_OWN = [
    "je vous dis que {}",
    "je vous assure que {}",
    "je vous annonce que {}",
    "je peux déjà vous dire que {}",
    "sachez que {}",
    "comme je vous l'ai dit, {}",
    "il est évident que {}",
    "je pense que {}",
    "la bonne nouvelle c'est que {}",
    "tout le monde sait que {}",
    "parce que {}",
    "{}, je vous envoie le papier",
]
ENGLISH_LEFT_TO_ANOTHER = [
    "people often think {}",
    "she was convinced {}",
    "the neighbour imagines {}",
    "the leaflet makes it sound like {}",
    "someone here supposedly told you {}",
    "it's far from certain {}",
    "only a doctor can say {}",
    "{}, who told you that",
    "{}, that remains to be seen",
    "{}, I never said that",
    "in case {}, keep everything",
]
ENGLISH_OWN = [
    "I can tell you that {}",
    "rest assured {}",
    "I reckon {}",
    "that means {}",
    "the good news is {}",
    "I can see here that {}",
    "as I told you, {}",
]


def _heard(text: str, language: Language) -> Understood:
    return understand(typed(text, 0), load_bank(language), Context(3))


def _families(found: Understood) -> set[str]:
    return {act.id for act in found.acts if act.kind == "family"}


def _said(frames: list[str], faults: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    pairs = [(fault, said) for fault, every in faults.items() for said in every]
    return [(fault, frame.format(said)) for frame in frames for fault, said in pairs]


def test_what_another_says_in_french_is_no_fault_of_the_speakers() -> None:
    said = _said(FRENCH_LEFT_TO_ANOTHER + FRENCH_TAKEN_BACK, FRENCH_FAULTS)
    assert not [text for fault, text in said if fault in _families(_heard(text, "fr"))]


def test_what_another_says_in_english_is_no_fault_of_the_speakers() -> None:
    said = _said(ENGLISH_LEFT_TO_ANOTHER, ENGLISH_FAULTS)
    assert not [text for fault, text in said if fault in _families(_heard(text, "en"))]


def test_what_the_speaker_stands_by_is_one() -> None:
    french, english = _said(FRENCH_OWN, FRENCH_FAULTS), _said(ENGLISH_OWN, ENGLISH_FAULTS)
    assert not [text for fault, text in french if fault not in _families(_heard(text, "fr"))]
    assert not [text for fault, text in english if fault not in _families(_heard(text, "en"))]


@pytest.mark.parametrize(
    "text", ["la brochure laisse penser que vous êtes couvert", "le voisin rêve que c'est exclu"]
)
def test_what_governs_it_being_unknown_a_person_listens(text: str) -> None:
    assert [act.id for act in _heard(text, "fr").faint]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("à supposer que le médecin confirme, c'est une entorse", "medical_opinion"),
        ("une fois que l'expert aura dit d'où ça vient, c'est de votre faute ou pas", "blame_confrontation"),
    ],
)
def test_a_case_that_somebody_decides_accuses_nobody(text: str, family: str) -> None:
    assert family not in _families(_heard(text, "fr"))
