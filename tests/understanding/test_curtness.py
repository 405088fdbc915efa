"""Curt and dismissive words of today: heard for certain, and not in what only sounds near them."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

CURT: dict[Language, tuple[str, ...]] = {
    "fr": (
        "Ouais ouais, c'est ça, ouais.",
        "Bon, bref, votre numéro de contrat ?",
        "Oui bon, bref, c'est quoi votre adresse ?",
        "Vous m'écoutez ou quoi ?",
        "Vous comprenez rien ou quoi ?",
        "C'est pas mon problème.",
        "Calmez-vous.",
        "Cause toujours.",
        "Ben voyons.",
        "Faut pas rêver non plus.",
        "Ouais bah tout le monde a autre chose à gérer.",
        "C'est dans le contrat, vous l'avez signé, point.",
        "C'est non, point barre.",
        "Vous pouviez pas appeler avant ?",
        "Oh, fallait pas grimper là-haut, hein.",
        "Je viens de vous le dire, faut écouter aussi.",
    ),
    "en": (
        "Yeah, whatever.",
        "What do you want me to do about it?",
        "How is that my problem?",
        "Well, deal with it.",
        "You signed it, end of.",
        "Everybody has better things to do.",
        "Can we just get on with it?",
        "Are you listening to me or what?",
    ),
}
CIVIL: dict[Language, tuple[str, ...]] = {
    "fr": (
        "Oui oui, c'est ça, au 12 rue du Bief.",
        "Ouais, c'est ça, le dossier est complet.",
        "Je serai bref, deux questions et c'est tout.",
        "Bref, je récapitule : l'expert passe jeudi.",
        "C'est pas un problème, prenez votre temps.",
        "Vous m'entendez bien ?",
        "Bravo, vous avez bien fait de couper l'eau.",
        "Ah ben bravo pour votre sang-froid.",
        "Vous pouviez pas savoir qu'il fallait pas jeter.",
        "Vous pouviez pas appeler, vous n'aviez plus de batterie.",
        "Fallait pas hésiter à appeler, vous avez bien fait.",
        "Faut écouter le médecin, madame.",
        "Enfin bref, on va reprendre depuis le début.",
        "C'est exactement ce qu'il fallait faire.",
        "C'était bien ce qu'il fallait faire, bravo.",
        "L'expert vient jeudi, un point important : gardez les photos.",
    ),
    "en": (
        "Yeah, yeah, that's right, number twelve.",
        "We'll deal with it today.",
        "That's not a problem at all.",
        "What do you want me to do first, the phone number or the address?",
        "It takes time to get over it.",
        "Send it whenever, whoever opens the post will deal with it.",
        "What do you want me to do, book you a room or sort a hire car?",
        "Can you hear me all right?",
    ),
}
HURTFUL = {"rudeness", "insult", "accusation", "blame_confrontation"}


def hurtful(language: Language, said: str) -> set[str]:
    acts = understand(typed(said, 0), load_bank(language), Context(turn=5)).acts
    return {act.id for act in acts} & HURTFUL


@pytest.mark.parametrize(("language", "said"), [(lang, one) for lang, all in CURT.items() for one in all])
def test_curt_words_are_heard_for_certain(language: Language, said: str):
    assert hurtful(language, said)


@pytest.mark.parametrize(("language", "said"), [(lang, one) for lang, all in CIVIL.items() for one in all])
def test_what_sounds_near_them_hurts_nobody(language: Language, said: str):
    assert not hurtful(language, said)
