"""What the commands of `voicesim sitting` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "        {at} {words!r}": "        {at} {words!r}",
    "    {name} {cell}": "    {name} {cell}",
    "Candidate {number} takes another call; {name} is kept.": (
        "Le candidat {number} prend un autre appel ; {name} est gardé."
    ),
    "Candidate {number} was told; it may be contested until {until:%Y-%m-%d}.": (
        "Décision communiquée au candidat {number} ; contestable jusqu'au {until:%d/%m/%Y}."
    ),
    "Candidate {number}: not passed.": "Candidat {number} : non reçu.",
    "Candidate {number}: passed.": "Candidat {number} : reçu.",
    "Candidate {number}: the call is recorded and complete.": (
        "Candidat {number} : l'appel est enregistré et complet."
    ),
    "Are all candidates adults, and is nobody on sick leave?": (
        "Tous les candidats sont-ils majeurs, et aucun n'est-il en arrêt de travail ?"
    ),
    "Change which (Enter: none): ": "Laquelle changer (Entrée : aucune) : ",
    "First of all, the whole call:": "D'abord, l'appel dans son ensemble :",
    "Give a number from 1 to {most}.": "Donnez un nombre de 1 à {most}.",
    "Has candidate {number} passed?": "Le candidat {number} est-il reçu ?",
    "Listen to the call in {path}.": "Écoutez l'appel dans {path}.",
    "Number: ": "Numéro : ",
    "Reason: ": "Raison : ",
    "The cut is {cut:.1f} of 100; the jury decides.": (
        "Le seuil est à {cut:.1f} sur 100 ; c'est le jury qui décide."
    ),
    "The mean is {mean:.1f}; with other calls it could be {low:.1f} to {high:.1f} (95 %).": (
        "La moyenne est de {mean:.1f} ; avec d'autres appels, elle irait de {low:.1f} à {high:.1f} (95 %)."
    ),
    "Sign? Then nothing can be changed any more.": "Signer ? Ensuite rien ne peut plus être changé.",
    "You have {minutes:g} minutes; then the line is cut.": (
        "Vous avez {minutes:g} minutes ; ensuite la ligne est coupée."
    ),
    "borderline": "à la limite",
    "clearly at the level": "nettement au niveau",
    "clearly below the level": "nettement en dessous du niveau",
    "comparing with what was sealed": "comparaison avec les scellés",
    "excellent": "excellent",
    "Far off: more than {far:.0f} points of 100 from the mean of the people who marked the call.": (
        "Loin : à plus de {far:.0f} points sur 100 de la moyenne des personnes qui ont noté l'appel."
    ),
    "The limit is {most:.0f} points of 100; beyond it, adjust the criterion or drop it.": (
        "La limite est de {most:.0f} points sur 100 ; au-delà, corrigez le critère ou retirez-le."
    ),
    "{asked}: {count} group{count!p} of fewer than {least} people, of whom nothing is said.": (
        "{asked} : {count} groupe{count!p} de moins de {least} personnes, dont rien n'est dit."
    ),
    "beyond the limit": "au-delà de la limite",
    "within the limit": "dans la limite",
    "not told": "rien à dire",
    "{count} item{count!p} judged in fewer than {least} calls, of which nothing is said.": (
        "{count} item{count!p} jugé{count!p} dans moins de {least} appels, dont rien n'est dit."
    ),
    "{count} to settle.": "{count} à trancher.",
    "{criterion}: counts for nobody any more.": "{criterion} : ne compte plus pour personne.",
    "{name}: contested. Name examiners who have not marked it (sitting assign).": (
        "{name} : contesté. Nommez des examinateurs qui ne l'ont pas noté (sitting assign)."
    ),
    "{name}: kept, not signed. The same command goes on from here.": (
        "{name} : gardé, non signé. La même commande reprend d'ici."
    ),
    "{name}: noted.": "{name} : noté au journal.",
    "{name}: settled at {points:g}.": "{name} : tranché à {points:g}.",
    "{name}: signed.": "{name} : signé.",
    "{number} {criterion}: you gave {own}, the machine proposes {machine}": (
        "{number} {criterion} : vous avez donné {own}, la machine propose {machine}"
    ),
    "Next: voicesim sitting candidates {name} WHO ...": (
        "Ensuite : voicesim sitting candidates {name} QUI ..."
    ),
    "being prepared": "en préparation",
    "closed": "close",
    "open": "ouverte",
    "sealing": "mise sous scellés",
    "{count} blueprint{count!p}": "{count} plan{count!p} d'épreuve",
    "{count} sitting{count!p}.": "{count} session{count!p}.",
    "{name} is being prepared.": "{name} est en préparation.",
    "{name} is closed.": "{name} est close.",
    "{name} is open; the seed of its draw is {seed}.": (
        "{name} est ouverte ; la graine de son tirage est {seed}."
    ),
    "{name}: {stage}, {certification}": "{name} : {stage}, {certification}",
}
"""English -> French."""
