"""What an honest handler says that comes near a fault, an insult, a goodbye, and what is one all the same."""

from __future__ import annotations

import pytest

from voicesim.text.words import Language, typed
from voicesim.understanding.acts import Context
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

FRENCH_HONEST = [
    # somebody else's words, before or after them
    "d'après l'autre conducteur vous êtes en tort, moi je n'en sais rien à ce stade",
    "à vous entendre c'est déjà payé, sauf que non",
    "dans sa version c'est vous qui avez refusé la priorité",
    "de son point de vue c'est vous la fautive",
    "le message disait votre dossier est refusé, je vais voir pourquoi",
    "vous répétez que c'est votre faute, mais on n'en sait rien",
    "votre crainte c'est qu'on vous dise que vous n'êtes pas assuré",
    "le type de l'autre voiture vous a lancé c'est de votre faute, bon, moi je prends note",
    "c'est le garagiste qui a dit vous pouvez rouler",
    "il vous a crié dégagez ?",
    "vous seriez d'accord pour dire que vous étiez en tort",
    "le dépanneur estime que vous pouvez repartir, je préfère attendre le garage",
    "on se calme tous les deux et on reprend, pardon",
    "vous êtes sûre que c'est lui qui a tapé dedans",
    "vous estimez que le voisin est responsable, c'est noté",
    # on a condition that is named in another way than by "si"
    "sauf exclusion, vous êtes couvert, et c'est justement ce que je vérifie",
    "après accord du médecin-conseil vous serez pris en charge",
    "l'expert tranchera, et là seulement vous serez indemnisé",
    "vous n'êtes remboursé que sur facture",
    "vous n'êtes couvert qu'après un délai, je vérifie lequel",
    "du jour où la mairie publie l'arrêté vous êtes couverts pour la cave",
    "c'est couvert à une condition, que l'appareil ait moins de cinq ans",
    "vous serez remboursé, à condition bien sûr que l'expert valide",
    # left to another, refused, asked for, left open
    "il n'y a que l'expert qui puisse dire que vous serez indemnisé",
    "seul l'expert peut affirmer que c'est couvert",
    "seul un juge pourrait dire que vous êtes responsable",
    "sans le rapport je peux pas vous dire oui vous êtes remboursé",
    "vous pouvez demander qu'on annule la franchise, la réponse viendra par écrit",
    "vous n'êtes pas forcément en tort",
    "vous ne serez pas remboursé avant le passage de l'expert",
    "je n'ai pas à connaître votre maladie",
    # the same words of something else
    "le questionnaire parle de fausse déclaration mais c'est imprimé pour tout le monde",
    "continuez votre traitement comme le médecin vous l'a dit",
    "on vous a demandé de vous calmer, c'était maladroit",
    "je vous demande pas de vous calmer, vous avez le droit d'être en colère",
    "vous avez raison de vous énerver",
    "vous avez trop attendu au standard, toutes mes excuses",
    "vous auriez pu tomber plus mal",
    "vous avez essayé de vous relever ?",
    "on finit sur le constat et je vous libère",
    "y a de la merde dans les tuyaux",
    "c'est un abruti qui vous a percuté et il est parti",
    "je vous l'ai dit trop vite, je reprends",
    "vous n'avez pas compris parce que j'ai parlé trop vite",
    "laissez-moi finir de noter",
    "c'est bizarre qu'on ne vous ait pas rappelée",
    "ça sent l'arnaque ce démarcheur, ne signez rien",
    "c'est exclu que je vous laisse dehors",
    "c'est fichu pour aujourd'hui, il passera demain",
    "passez une bonne nuit si vous pouvez, mais avant votre mail",
    # near a promise of money, an announced refusal, an insinuation, a reproach, a brush-off
    "si l'expert est d'accord vous toucherez dans les huit mille",
    "qui vous a dit que vous alliez toucher douze mille euros",
    "le contrat prévoit jusqu'à dix mille euros pour les bijoux",
    "vous allez recevoir deux courriers",
    "comptez dans les deux heures pour le dépanneur",
    "vous n'êtes pas hors délai, rassurez-vous",
    "si vous êtes hors délai on en tiendra compte",
    "dites-moi quel jour vous arrange le mieux",
    "j'avoue que c'est bizarre, mon écran affiche rien",
    "ça arrive souvent, les gens oublient la carte grise dedans",
    "prenez votre temps",
    "il y a du monde derrière vous ? je vous entends mal",
    "on a oublié de vous rappeler, je vous l'ai dit, et j'en suis désolée",
    "vous n'êtes pas toute seule à la maison ?",
]
ENGLISH_HONEST = [
    "Right then, put that chair back up against the door.",
    "once we've had the report you'll be reimbursed, not before",
    "it's covered on one condition, that it's under five years old",
    "on the basis that it's covered we'd look at wear and tear",
    "you won't be paid before it's been looked at",
    "you won't get money today but the file's moving",
    "let's both calm down and start again, sorry",
    "according to the garage it's covered",
    "the other fella shouted it's your fault, I'm only writing it down",
    "without the report I can't say yes you're covered",
    "you're not necessarily at fault",
    "I have to ask everybody this, it isn't because I don't believe you",
    "I don't need to know what illness you have",
    "you can paint once you've got it in writing",
    "throwing it out isn't a good idea",
    "you should have been called back, that's on us",
    "it was declined the first time, let me see why",
    "try and have a good night but first your email",
    "if it's accepted you'll get about eight thousand",
    "the limit is five thousand pounds for jewellery",
    "I'll ask whether we can get you a taxi and a hotel",
    "take your time",
    "you can fly once the doctor has signed the form",
    "I need to get on to the garage for you",
    "does two o'clock suit you",
    "a bit daft of me, I pressed the wrong key",
    "your English is very good",
    "we don't pay for him, only for people named on the policy",
]
FRENCH_AT_FAULT = [
    ("d'après votre contrat vous êtes couvert", "over_promising"),
    ("selon le contrat, c'est pris en charge", "over_promising"),
    ("à mon avis vous êtes en tort", "liability_opinion"),
    ("vous êtes remboursé, que voulez-vous de plus", "over_promising"),
    ("vous n'êtes pas couvert et vous ne serez pas remboursé", "cover_refusal"),
    ("c'est une fausse déclaration", "accusation"),
    ("essayez de vous relever", "medical_opinion"),
    ("vous auriez pu fermer le robinet", "blame_confrontation"),
    ("vous avez trop attendu", "blame_confrontation"),
    ("je vous demande de vous calmer", "blame_confrontation"),
    ("au pire jetez tout à la benne", "evidence_loss_advice"),
    ("au mieux vous toucherez vingt mille euros", "over_promising"),
    ("c'est une arnaque cette histoire", "accusation"),
    ("ça marche pas", "cover_refusal"),
    ("bonne nuit, mais surtout bon courage, au revoir", "leave_taking"),
    ("vous devriez toucher autour de huit mille", "over_promising"),
    ("la franchise je vous l'enlève", "over_promising"),
    ("on vous prend un train et une chambre, tous frais payés", "over_promising"),
    ("vous êtes largement hors délai", "cover_refusal"),
    ("y a toutes les chances que ça soit rejeté", "cover_refusal"),
    ("ça m'étonnerait qu'on vous indemnise", "cover_refusal"),
    ("ça arrange bien vos affaires, ce vol", "accusation"),
    ("reconnaissez que c'est étrange", "accusation"),
    ("vous avez vraiment pris votre temps", "blame_confrontation"),
    ("pourquoi vous déclarez que maintenant", "blame_confrontation"),
    ("mais je vous l'ai dit", "blame_confrontation"),
    ("bon, j'ai des clients qui attendent", "rudeness"),
]
ENGLISH_AT_FAULT = [
    ("according to your policy you're covered", "over_promising"),
    ("when you hit him you were at fault", "liability_opinion"),
    ("you should have called sooner", "blame_confrontation"),
    ("your claim was declined", "cover_refusal"),
    ("goodbye, but mind the wet floor, goodbye now", "leave_taking"),
    ("you'll walk away with about six thousand", "over_promising"),
    ("we'll find you a room, on us", "over_promising"),
    ("it'll most likely be turned down", "cover_refusal"),
    ("I wouldn't get your hopes up", "cover_refusal"),
    ("you'll be grand on the flight", "medical_opinion"),
    ("you took your time", "blame_confrontation"),
    ("your English is not very good", "blame_confrontation"),
    ("we don't pay for that", "cover_refusal"),
    ("I've thirty calls waiting", "rudeness"),
]


def costly(text: str, language: Language) -> set[str]:
    """Ids of what is heard that costs somebody something: a fault, a reproach, an insult, a goodbye."""
    bank = load_bank(language)
    acts = understand(typed(text, 0), bank, Context(turn=4)).acts
    families = [bank.families[act.id] for act in acts if act.kind == "family"]
    return {
        family.id
        for family in families
        if family.critical or not {"hurts", "insults", "leaves"}.isdisjoint(family.roles)
    }


@pytest.mark.parametrize("text", FRENCH_HONEST)
def test_an_honest_sentence_costs_nobody_anything(text: str) -> None:
    assert not costly(text, "fr")


@pytest.mark.parametrize("text", ENGLISH_HONEST)
def test_an_honest_english_sentence_costs_nobody_anything(text: str) -> None:
    assert not costly(text, "en")


@pytest.mark.parametrize(("text", "family"), FRENCH_AT_FAULT)
def test_the_same_words_asserted_do(text: str, family: str) -> None:
    assert family in costly(text, "fr")


@pytest.mark.parametrize(("text", "family"), ENGLISH_AT_FAULT)
def test_the_same_english_words_asserted_do(text: str, family: str) -> None:
    assert family in costly(text, "en")
