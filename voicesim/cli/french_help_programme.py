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
    "Whose calls are yours ('gestionnaire_auto'): they come first; kept.": (
        "De qui sont vos appels (« gestionnaire_auto ») : ils viennent d'abord ; retenu."
    ),
    "May wordings of yours that helped a client be proposed to your house, nameless; kept.": (
        "Vos formules qui ont aidé un client peuvent-elles être proposées à votre organisation, sans nom ; "
        "retenu."
    ),
    "Do you take part in the measured programmes of your team? Only if you say yes; kept.": (
        "Participez-vous aux programmes mesurés de votre équipe ? Seulement si vous dites oui ; retenu."
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
    "With --cohort: what the programme changed, by how much, or that it cannot be told yet. Nothing of fewer "
    "than five people is shown, nor what would tell it by subtraction.": (
        "Avec --cohort : ce que le programme a changé, de combien, ou qu'on ne peut pas encore le dire. Rien "
        "n'est montré de moins de cinq personnes, ni ce qui le dirait par soustraction."
    ),
    "What the programme changed in this cohort, with intervals.": (
        "Ce que le programme a changé dans cette cohorte, avec les intervalles."
    ),
    "Teams that start one after the other, at dates drawn by lot: how one knows what a programme changed.": (
        "Des équipes qui commencent l'une après l'autre, à des dates tirées au sort : comment on sait ce "
        "qu'un programme a changé."
    ),
    "Small letters, digits and hyphens.": "Minuscules, chiffres et traits d'union.",
    "A group of the catalogue; ten or more.": "Un groupe du catalogue ; dix ou plus.",
    "A scenario that measures, one a wave, kept out of every path; three or more.": (
        "Un scénario qui mesure, un par vague, tenu hors de tout parcours ; trois ou plus."
    ),
    "Day of the first wave; today when left out.": "Jour de la première vague ; aujourd'hui par défaut.",
    "Days from wave to wave.": "Jours d'une vague à l'autre.",
    "Compare doing first with the preferred way first, by lot for each skill.": (
        "Comparer faire d'abord et la façon préférée d'abord, par tirage au sort pour chaque compétence."
    ),
    "Of the lot; drawn when left out, and published.": "Du tirage ; tirée elle-même par défaut, et publiée.",
    "Language of the measuring calls.": "Langue des appels de mesure.",
    "Draw when each team starts, and enter it with its seed and its stop rule before anybody does.": (
        "Tirer au sort quand chaque équipe commence, et l'inscrire avec sa graine et sa règle d'arrêt avant "
        "que quiconque ne commence."
    ),
    "List the cohorts: their teams with the dates at which they start, the seed, when one looks.": (
        "Lister les cohortes : leurs équipes et les dates auxquelles elles commencent, la graine, quand on "
        "regarde."
    ),
    "List who is late with assigned work, or silent, for a person to call them. Nothing is sent.": (
        "Lister qui est en retard d'un travail demandé, ou silencieux, pour qu'une personne les appelle. "
        "Rien n'est envoyé."
    ),
    "It says whether assigned work was done, never how well nor how long.": (
        "Cela dit si le travail demandé est fait, jamais comment ni combien de temps."
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
