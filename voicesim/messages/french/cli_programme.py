"""What `voicesim path`, `drill` and `programme` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "    you said: {words!r}": "    vous avez dit : {words!r}",
    "Listen to it: {report}, at {second:.0f} s.": "À réécouter : {report}, à {second:.0f} s.",
    "Nothing is due before {day:%Y-%m-%d}.": "Rien à travailler avant le {day:%d/%m/%Y}.",
    "Now ({minutes:g} of {most} minutes left this month):": (
        "Maintenant (il reste {minutes:g} minutes sur {most} ce mois-ci) :"
    ),
    "Something is due on your path: voicesim path.": (
        "Votre parcours propose un entraînement : voicesim path."
    ),
    "The caller": "Le client",
    "The handler": "Le gestionnaire",
    "This month's minutes are spent; --minutes gives more.": (
        "Les minutes de ce mois sont utilisées ; --minutes en donne d'autres."
    ),
    "not enough yet": "pas encore assez",
    "now": "maintenant",
    "voicesim: {skill}": "voicesim : {skill}",
    "{file}: {count} reminder{count!p}.": "{file} : {count} rappel{count!p}.",
    "{level}, with unseen callers": "{level}, avec des clients nouveaux",
    "{number}. {title} ({skill}, {minutes:g} min): {command}": (
        "{number}. {title} ({skill}, {minutes:g} min) : {command}"
    ),
    "{skill}: there is nothing to {way} for it; the other units stand in.": (
        "{skill} : rien à {way} pour cela ; les autres unités le remplacent."
    ),
    "{who}: {words!r}": "{who} : {words!r}",
    "read": "lire",
    "listen": "écouter",
    "do": "faire",
}
