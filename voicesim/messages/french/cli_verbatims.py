"""What `voicesim verbatims` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "more": "en hausse",
    "less": "en baisse",
    "steady": "stable",
    "not enough to tell": "trop peu pour le dire",
    "not known": "inconnu",
    "taking personal data out": "retrait des données personnelles",
    "looking for themes": "recherche des thèmes",
    "{count} comment{count!p}.": "{count} commentaire{count!p}.",
    "Written from {first:%Y-%m-%d} to {last:%Y-%m-%d}.": "Écrits du {first:%Y-%m-%d} au {last:%Y-%m-%d}.",
    "{count} of them ({share:.0%}) belong to no theme.": (
        "{count} d'entre eux ({share:.0%}) ne relèvent d'aucun thème."
    ),
    "By words alone: the sentence encoder is not here (voicesim models pull e5-small).": (
        "Par les mots seuls : l'encodeur de phrases n'est pas là (voicesim models pull e5-small)."
    ),
    "{number}. {words}": "{number}. {words}",
    "   “{words}”": "   «\N{NO-BREAK SPACE}{words}\N{NO-BREAK SPACE}»",
    "   To improve: {advice}": "   À améliorer : {advice}",
    "   Drill: voicesim drill {skill}": "   Exercice : voicesim drill {skill}",
}
