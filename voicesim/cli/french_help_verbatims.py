"""The help of `voicesim verbatims`, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A table with the column comment, and date where there is one.": (
        "Un tableau avec la colonne commentaire, et date s'il y en a une."
    ),
    "By words alone, even where the sentence encoder is.": (
        "Par les mots seuls, même là où l'encodeur de phrases est présent."
    ),
    "How many themes to look for.": "Combien de thèmes chercher.",
    "Show what clients' comments are about: themes with examples, share and trend, and the drill that "
    "answers each.": (
        "Montrer de quoi parlent les commentaires des clients : thèmes avec exemples, part et tendance, et "
        "l'exercice qui répond à chacun."
    ),
    "Personal data are taken out first. Nothing is kept.": (
        "Les données personnelles sont d'abord retirées. Rien n'est conservé."
    ),
    "The same seed, the same themes.": "La même graine, les mêmes thèmes.",
}
