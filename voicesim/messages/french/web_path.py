"""What a path's and a drill's pages say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Your path": "Votre parcours",
    "The first {count} calls show where you stand, and then what to work on; all at once if you like.": (
        "Les {count} premiers appels montrent où vous en êtes, puis ce qu'il faut travailler ; d'affilée, si "
        "vous voulez."
    ),
    "Back to your path": "Retour au parcours",
    "What to practise next, from your practice calls alone. It is nobody's to see but yours.": (
        "Quoi travailler ensuite, d'après vos seuls appels d'entraînement. Personne d'autre "
        "que vous ne le voit."
    ),
    "Now": "Maintenant",
    "{week} minutes of this week left, {left} of {most} this month.": (
        "Il reste {week} minutes cette semaine, {left} sur {most} ce mois-ci."
    ),
    "This week's part is practised; the next begins on {day}. A drill or a call goes all the same.": (
        "La part de cette semaine est faite ; la suivante commence le {day}. "
        "Rien n'empêche un exercice ou un appel."
    ),
    "Your own calls": "Vos appels à vous",
    "of any kind": "tous",
    "{minutes:g} min": "{minutes:g} min",
    "to read": "à lire",
    "to listen to": "à écouter",
    "to answer": "à répondre",
    "a drill": "un exercice",
    "Nothing is due before {day}.": "Rien n'est prévu avant le {day}.",
    "This month's minutes are spent: give yourself more below, or take a call all the same.": (
        "Les minutes du mois sont épuisées : donnez-vous-en plus ci-dessous, ou prenez un appel quand même."
    ),
    "Where you stand": "Où vous en êtes",
    "Skill": "Compétence",
    "Calls that showed it": "Appels qui l'ont montrée",
    "Within (95 %)": "Fourchette à 95 %",
    "Due": "Prévu",
    "worked on now": "travaillée en ce moment",
    "with unseen callers": "avec des appelants inconnus",
    "How you like to learn": "Comment vous aimez apprendre",
    "First of all": "D'abord",
    "Minutes a month": "Minutes par mois",
    "Keep it": "Garder",
    "What you have practised": "Ce que vous avez travaillé",
    "Nothing yet: a call is a good beginning.": "Rien encore : un appel est un bon début.",
    (
        "Help during the call: {helped} call{helped!p} with it came to {with} % of the points on average, "
        "{alone} without to {without} %. Those without are often the later ones."
    ): (
        "Aide pendant l'appel : {helped} appel{helped!p} avec elle : {with} % des points en"
        " moyenne ; {alone} sans elle : {without} %. Ceux sans elle sont souvent les plus récents."
    ),
    "critical error": "erreur critique",
    "one call": "un appel",
    "Your own last call": "Votre dernier appel",
    "You said:": "Vous avez dit :",
    "Better:": "Mieux :",
    "Listen to it, at {at}": "L'écouter, à {at}",
    "Your answer": "Votre réponse",
    "Not heard in it:": "On n'y entend pas :",
    "Better left out:": "À laisser de côté :",
    "See what your answers do": "Voir ce que font vos réponses",
    "I have gone through it": "Je l'ai parcouru",
    "Drill": "Exercice",
    "Drill it": "S'exercer",
    "Drill: {skill}": "S'exercer : {skill}",
    "Drill one moment, ninety seconds": "S'exercer sur un moment, quatre-vingt-dix secondes",
    "One moment of a call, ninety seconds at most, one skill. It counts among no calls.": (
        "Un moment d'appel, quatre-vingt-dix secondes au plus, une compétence. Il ne compte"
        " pas parmi vos appels."
    ),
    "{count} of {most} in a row": "{count} sur {most} de suite",
    "Passed: the next caller who needs it is waiting on your path.": (
        "Réussi : l'appelant suivant qui en a besoin attend sur votre parcours."
    ),
    "Nothing could be judged.": "Rien n'a pu être jugé.",
    "What was heard": "Ce qui a été entendu",
    "Done.": "Fait.",
    "In part.": "En partie.",
    "Not yet.": "Pas encore.",
    "A good answer here": "Une bonne réponse ici",
    "(the caller on hold, then back)": "(mise en attente, puis reprise)",
    "Once more": "Encore une fois",
    "Take the call up again from there": "Reprendre l'appel à ce moment",
    "Just before": "Juste avant",
    "Caller:": "Client :",
    "You:": "Vous :",
}
