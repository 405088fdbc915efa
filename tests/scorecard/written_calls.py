"""Three written calls about the same water damage, and what the scenario expects."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from voicesim.analysis.call import Analysis, Expected, analyse
from voicesim.analysis.scripted import Hears, ScriptedCall
from voicesim.client.conformity import CriticalError
from voicesim.client.state import Mood
from voicesim.scorecard.marking import mark
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.scorecard.scorecard import Scorecard

WEIGHTS = {
    "accueil": 10,
    "questionnement": 15,
    "ecoute": 15,
    "empathie": 15,
    "clarte": 20,
    "conformite": 10,
    "solution": 10,
    "voix": 0,
    "cloture": 5,
}
ERRORS = (
    CriticalError(
        id="electricity",
        kind="customer",
        sentence="Le risque électrique n'a pas été traité.",
        missed=("electricity",),
    ),
    CriticalError(
        id="neighbour_pays",
        kind="compliance",
        sentence="Vous affirmez que le voisin paiera.",
        heard=("family:over_promising",),
    ),
)
EXPECTED = Expected(
    must_ask=("electricity", "leak_stopped", "photos", "building_manager"),
    facts=("baby", "key"),
    mood=Mood(1, 6, 5),
    labels={"photos": "Photos", "baby": "Un bébé dort dans la chambre."},
)


def fam(id: str, words: str, **more: Any) -> Hears:
    return Hears("family", id, words, **more)


def topic(id: str, words: str) -> Hears:
    return Hears("topic", id, words)


def fact(id: str, words: str, right: bool) -> Hears:
    return Hears("statement", id, words, right=right)


def good_call() -> ScriptedCall:
    return (
        ScriptedCall()
        .client("Bonjour, j'ai de l'eau qui tombe du plafond depuis hier.", moves=("opening",))
        .trainee("Bonjour, Camille, service sinistres.", fam("greeting_intro", "Bonjour,"))
        .client("Je sais pas qui doit payer.")
        .trainee(
            "Je comprends votre inquiétude. Racontez-moi.",
            fam("empathy", "Je comprends votre inquiétude."),
            fam("open_questions", "Racontez-moi."),
        )
        .client("Ça goutte sur le lit depuis hier matin, près de la lampe.")
        .trainee("Avez-vous coupé le courant ?", topic("electricity", "coupé le courant"))
        .client("Non.")
        .trainee("Quel est votre numéro de contrat ?", topic("identity", "votre numéro de contrat"))
        .client("MR 3390 5512.")
        .trainee(
            "La fuite est arrêtée ? Et qui vit avec vous ?",
            topic("leak_stopped", "La fuite est arrêtée"),
            fam("open_questions", "qui vit avec vous"),
        )
        .earned("baby", "household", "qui vit avec vous")
        .client("Notre bébé de cinq mois, il dort là.")
        .mood(1, 7, 5, "fact")
        .trainee(
            "Si je comprends bien, l'eau vient du dessus depuis hier, et c'est pénible pour vous.",
            fam("reformulation", "Si je comprends bien,"),
            fact("origin", "l'eau vient du dessus", True),
            fact("since", "depuis hier,", True),
            fam("empathy", "c'est pénible pour vous."),
        )
        .client("Oui, voilà. Le voisin doit payer, non ?", moves=("object",))
        .trainee(
            "La décision viendra après examen. Concrètement, votre contrat intervient pour votre logement.",
            fam("plain_explanation", "Concrètement,"),
        )
        .client("D'accord.")
        .trainee(
            "Avez-vous des photos ? Le syndic est-il prévenu ?",
            topic("photos", "des photos"),
            topic("building_manager", "Le syndic"),
        )
        .client("Oui.")
        .trainee(
            "J'ouvre votre dossier, et l'expert vous appelle sous deux jours, c'est-à-dire avant lundi.",
            fam("ownership", "J'ouvre votre dossier,"),
            fam("next_step_time", "vous appelle sous deux jours,"),
            fam("plain_explanation", "c'est-à-dire"),
        )
        .client("Parfait.")
        .trainee(
            "Est-ce que c'est clair pour vous ? Je récapitule : photos, constat, et je vous rappelle jeudi.",
            fam("check_understanding", "c'est clair pour vous"),
            fam("reformulation", "Je récapitule"),
            fam("next_step_time", "je vous rappelle jeudi."),
        )
        .client("Merci beaucoup.")
        .trainee("Merci de votre appel, au revoir.", fam("closing", "au revoir."))
    )


def average_call() -> ScriptedCall:
    return (
        ScriptedCall()
        .client("Bonjour, j'ai de l'eau qui tombe du plafond depuis hier.", moves=("opening",))
        .trainee("Bonjour, je vous écoute.", fam("greeting_intro", "Bonjour,"))
        .client("Ça goutte sur le lit, près de la lampe.")
        .trainee("Avez-vous coupé le courant ?", topic("electricity", "coupé le courant"))
        .client("Non.")
        .trainee("Votre numéro de contrat s'il vous plaît ?", topic("identity", "numéro de contrat"))
        .client("MR 3390.")
        .trainee(
            "Je comprends. Vous avez des photos de la chambre ?",
            fam("empathy", "Je comprends."),
            topic("photos", "des photos"),
        )
        .client("Oui. Le voisin doit payer, non ?", moves=("object",))
        .trainee("On va regarder le dossier avec l'expert et vous aurez une réponse, je pense.")
        .client("D'accord.")
        .trainee(
            "Je transmets votre dossier, on vous rappellera.",
            fam("ownership", "Je transmets"),
            fam("next_step_time", "on vous rappellera.", complete=False),
        )
        .client("Bon.")
        .trainee("Au revoir monsieur.", fam("closing", "Au revoir"))
    )


def poor_call() -> ScriptedCall:
    return (
        ScriptedCall()
        .client("Bonjour, j'ai de l'eau qui tombe du plafond depuis hier matin et", complete=False)
        .trainee("Numéro de contrat ?", topic("identity", "Numéro de contrat"), after=-0.9)
        .client("Euh, MR 3390.")
        .mood(4, 7, 3, "event.interruption")
        .trainee(
            "Vous auriez dû appeler hier, monsieur, c'est quand même pas compliqué.",
            fam("blame_confrontation", "Vous auriez dû appeler"),
        )
        .client("Pardon ?")
        .trainee(
            "Mais ne vous inquiétez pas, le voisin paiera tout, vous serez intégralement remboursé.",
            fam("over_promising", "vous serez intégralement remboursé."),
            fam("negative_words", "ne vous inquiétez pas,"),
        )
        .client("Ah bon.")
        .trainee("Voilà. Repeignez et envoyez la facture quand vous voulez. Autre chose ?")
    )


def analysed(call: ScriptedCall, expected: Expected = EXPECTED, complete: bool = True) -> Analysis:
    return analyse(call.record(complete), call.understand, expected)


def scored(
    call: ScriptedCall,
    rubric: Rubric | None = None,
    weights: dict[str, int] | None = None,
    errors: Sequence[CriticalError] = ERRORS,
    expected: Expected = EXPECTED,
    waived: Collection[str] = (),
    complete: bool = True,
) -> Scorecard:
    rubric = rubric or load_rubric("fnol", "fr")
    return mark(analysed(call, expected, complete), rubric, weights or WEIGHTS, errors, waived=waived)
