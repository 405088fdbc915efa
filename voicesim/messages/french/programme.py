"""What the programme's room says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
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
