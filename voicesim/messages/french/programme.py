"""What the programme's room says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "name one of {names}": "choisissez parmi {names}",
    "is no family of the bank that helps": "n'est pas une famille de la banque qui aide",
    "name one with --family: {names}": "choisissez-en une avec --family : {names}",
    "is proposed by nobody, or no longer": "n'est pas proposé, ou ne l'est plus",
    "name one that 'voicesim content proposals' lists": (
        "nommez-en une que « voicesim content proposals » donne"
    ),
    "is nobody's trade": "n'est le métier de personne ici",
    "give it another name": "donnez-lui un autre nom",
    "is not on this machine, so nothing can be said of what a programme changed": (
        "n'est pas sur cette machine : rien ne peut être dit de ce qu'un programme a changé"
    ),
    "install it: pip install 'voicesim[effect]'": "installez-le : pip install 'voicesim[effect]'",
    "some team has to start after each wave; draw anew": (
        "une équipe au moins doit commencer après chaque vague ; tirez de nouveau"
    ),
    "a wave ends before the next begins; shorten the window": (
        "une vague finit avant que la suivante ne commence ; raccourcissez la fenêtre"
    ),
    "is past: a cohort is drawn before anybody starts": (
        "est passé : une cohorte se tire au sort avant que quiconque ne commence"
    ),
    "begin today or later": "commencez aujourd'hui ou plus tard",
    "is no cohort": "n'est pas une cohorte",
    "see 'voicesim programme cohorts list', or draw it first": (
        "voyez « voicesim programme cohorts list », ou tirez-la d'abord"
    ),
    "is no name for a cohort": "n'est pas un nom de cohorte",
    "use small letters, digits and hyphens, at most 40": (
        "prenez des minuscules, des chiffres et des traits d'union, 40 au plus"
    ),
    "was drawn already, and is drawn only once": "a déjà été tirée, et ne l'est qu'une fois",
    "too few teams ({count}) for anything to be told of their difference": (
        "trop peu d'équipes ({count}) pour que leur différence dise quelque chose"
    ),
    "name {least} teams or more": "nommez {least} équipes ou plus",
    "nobody is in that team": "personne n'est dans cette équipe",
    "enrol them with 'voicesim catalogue enrol', or leave it out": (
        "inscrivez-les avec « voicesim catalogue enrol », ou ne la nommez pas"
    ),
    "is in the cohort {name} until {day:%Y-%m-%d}, and nobody is in two": (
        "est dans la cohorte {name} jusqu'au {day:%d/%m/%Y}, et personne n'est dans deux"
    ),
    "leave it out, or wait": "ne la nommez pas, ou attendez",
    "{count} callers cannot measure {teams} teams": "{count} clients ne peuvent pas mesurer {teams} équipes",
    "name {least} or more, one a wave, and no more than teams": (
        "nommez-en {least} ou plus, un par vague, et pas plus que d'équipes"
    ),
    "speaks another language": "parle une autre langue",
    "choose another caller": "choisissez un autre client",
    "calls about something nobody gets unasked": "appelle pour quelque chose qu'on n'impose à personne",
    "name a skill or a moment: {known}": "nommez une compétence ou un moment : {known}",
    "there is no drill of it": "il n'y a pas d'exercice de cela",
    "is no unit to read, to listen to or to answer": "n'est pas une unité à lire, à écouter ou à faire",
    "name one that 'voicesim path' shows": "nommez-en une que « voicesim path » montre",
    "practice of {who}: {what}": "entraînement de {who} : {what}",
    "says {now:%Y-%m-%d}, and something is noted of {noted:%Y-%m-%d} already": (
        "dit {now:%d/%m/%Y}, et quelque chose est déjà noté du {noted:%d/%m/%Y}"
    ),
    "set it right; nothing is entered until then": "remettez-la à l'heure ; rien n'est noté d'ici là",
    "the clock of this machine": "l'horloge de cette machine",
}
