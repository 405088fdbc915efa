"""What the programme's room says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "is nothing to read or to listen to": "n'est rien qui se lise ou s'écoute",
    "name one that 'voicesim path' shows": "nommez-en une que « voicesim path » montre",
    "practice of {who}: {what}": "entraînement de {who} : {what}",
    "says {now:%Y-%m-%d}, and something is noted of {noted:%Y-%m-%d} already": (
        "dit {now:%d/%m/%Y}, et quelque chose est déjà noté du {noted:%d/%m/%Y}"
    ),
    "set it right; nothing is entered until then": "remettez-la à l'heure ; rien n'est noté d'ici là",
    "the clock of this machine": "l'horloge de cette machine",
}
