"""The help of `voicesim path`, `drill` and `programme`, in French: what is English in the code is the key."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A skill ('empathie'), or a moment ('outburst'); your weakest when left out.": (
        "Une compétence (« empathie »), ou un moment (« outburst ») ; votre plus faible par défaut."
    ),
    "Drill one moment of a call: ninety seconds, one skill, better words beside yours; three in a row "
    "pass.": (
        "Travailler un moment d'appel : quatre-vingt-dix secondes, une compétence, de meilleurs mots à côté "
        "des vôtres. Trois réussites de suite le valident."
    ),
    "It is practice, kept like a practice call and for your eyes; it counts among no calls.": (
        "C'est de l'entraînement, conservé comme un appel d'entraînement et pour vous seul ; il ne compte "
        "parmi aucun appel."
    ),
    "How you like to learn; kept.": "Comment vous préférez apprendre ; retenu.",
    "It rests on your practice calls alone, stays on this machine, and is nobody's to see but yours.": (
        "Il ne repose que sur vos appels d'entraînement, reste sur cette machine, et ne regarde que vous."
    ),
    "Language of the calls to practise.": "Langue des appels à travailler.",
    "Minutes a month; kept.": "Minutes par mois ; retenu.",
    "Read, listen to or answer this unit now.": "Lire, écouter ou faire cette unité maintenant.",
    "See what to practise next: two skills at a time, in units of a minute and a half to ten minutes.": (
        "Voir quoi travailler ensuite : deux compétences à la fois, par unités d'une minute et demie à dix."
    ),
    "Nothing of fewer than five people is shown, nor what would tell it by subtraction.": (
        "Rien n'est montré de moins de cinq personnes, ni ce qui le dirait par soustraction."
    ),
    "Show who began, practised, finished, and the share at level in each skill, at the entry and now.": (
        "Montrer combien ont commencé, travaillé, terminé ; la part au niveau de chaque compétence, à "
        "l'entrée et aujourd'hui."
    ),
    "What a programme of practice changed: sums of five people or more, and of nobody.": (
        "Ce qu'un programme d'entraînement a changé : des sommes de cinq personnes au moins, et de personne."
    ),
    "Write what is due as a calendar file.": "Écrire ce qui est à travailler dans un fichier d'agenda.",
}
