"""What the form for a case of one's own says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Callers of one's own": "Mes propres appelants",
    (
        "From a case you have had: you fill in who calls, what happened and what they hide, "
        "and get a caller to practise with."
    ): (
        "À partir d'un cas que vous avez eu : vous dites qui appelle, ce qui s'est passé et ce"
        " qui est caché, et vous obtenez un appelant pour s'exercer."
    ),
    "Begin a case": "Commencer un cas",
    "Your cases": "Vos cas",
    "None yet. Twenty minutes are enough for the first.": (
        "Aucun encore. Vingt minutes suffisent pour le premier."
    ),
    "not finished": "pas fini",
    "it calls": "il appelle",
    "when somebody asks about": "quand on demande",
    "See the caller": "Voir l'appelant",
    "Write a caller from a case of your own": "Écrire un appelant à partir de votre propre cas",
    "A case of my own": "Mon propre cas",
    "All cases": "Tous les cas",
    (
        "Change names and places: nobody real, no real company. Days are written from the day "
        "of the call: {j} today, {j-1} yesterday, {j-2} the day before."
    ): (
        "Changez les noms et les lieux : personne de réel, aucune vraie compagnie. Les jours "
        "s'écrivent à partir de l'appel : {j} aujourd'hui, {j-1} hier, {j-2} avant-hier."
    ),
    "What is still to be mended": "Ce qu'il reste à corriger",
    "Nothing is left to mend: the caller can be made.": "Plus rien à corriger : l'appelant peut être créé.",
    "The text is right, but the robots did not get what they deserve.": (
        "Le texte est bon, mais les robots n'ont pas obtenu ce qu'ils méritent."
    ),
    "What the caller will say": "Ce que dira l'appelant",
    "At the beginning": "Au début",
    "Who calls": "Qui appelle",
    "First name and name": "Prénom et nom",
    "Invented. The policy is in this name.": "Inventés. Le contrat est à ce nom.",
    "Voice": "Voix",
    "a woman's": "d'une femme",
    "a man's": "d'un homme",
    "Age": "Âge",
    "Date of birth, as it is spoken": "Date de naissance, comme on la dit",
    "The only date that may be written out: 9 March 1982.": "La seule date écrite en entier : 9 mars 1982.",
    "Temperament": "Tempérament",
    "Address": "Adresse",
    "Telephone": "Téléphone",
    "One that belongs to nobody, such as 06 39 98 27 41.": "Un numéro à personne, comme 06 39 98 27 41.",
    "Policy number": "Numéro de contrat",
    "Behind the voice": "Derrière la voix",
    "a home": "la maison",
    "a street": "la rue",
    "an office or a shop": "un bureau, un magasin",
    "traffic": "la circulation",
    "a station": "une gare",
    "nothing": "rien",
    "What happened": "Ce qui s'est passé",
    "Title": "Titre",
    "For the list; it gives nothing hidden away.": "Pour la liste ; il ne dévoile rien de caché.",
    "In one sentence, with what makes it hard": "En une phrase, avec ce qui rend l'appel difficile",
    "For authors and trainers.": "Pour les auteurs et les formateurs.",
    "As a good handler sums it up to the caller": "Comme un bon gestionnaire le redit à l'appelant",
    (
        "Begins small: “you found the stock room flooded yesterday morning, and the water "
        "comes from the ceiling”."
    ): ("Sans majuscule : « vous avez trouvé la réserve inondée hier matin, et l'eau vient du plafond »."),
    "The first thing they say": "Sa première phrase",
    "As people speak. One way a line; one line will do.": (
        "Comme on parle. Une façon par ligne ; une ligne suffit."
    ),
    "How hard": "Difficulté",
    "What they know, and how it comes out": "Ce que l'appelant sait, et comment cela se découvre",
    "What is told at once stands in the first words. The rest has to be earned.": (
        "Ce qui est dit d'emblée est dans les premiers mots. Le reste se mérite."
    ),
    "Fact {number}": "Fait {number}",
    "The fact, in one sentence": "Le fait, en une phrase",
    "It is": "Il est",
    "In their words": "Dans ses mots",
    "One a line.": "Un par ligne.",
    "How they dodge it (told in trust, or never)": "Comment il l'esquive (dit en confiance, ou jamais)",
    "It is said": "Il est dit",
    "plainly": "simplement",
    "with distress": "avec détresse",
    "with anger": "avec colère",
    "What they answer to ordinary questions": "Ce que l'appelant répond aux questions ordinaires",
    (
        "One way a line. What is empty is not known to them; what must be asked needs an "
        "answer here or a fact above."
    ): (
        "Une façon par ligne. Vide : il n'en sait rien ; ce qu'il faut demander a besoin "
        "d'une réponse ici ou d'un fait plus haut."
    ),
    "a good call asks this": "un bon appel le demande",
    "What they insist on": "Ce sur quoi il insiste",
    "Their question, if there is one": "Sa question, s'il en a une",
    "Nothing in it that has to be earned. One way a line.": "Rien qui se mérite. Une façon par ligne.",
    "What settles it": "Ce qui la règle",
    "What must not happen": "Ce qui ne doit pas arriver",
    "Must never be left out": "À ne jamais oublier de demander",
    "Must never be said": "À ne jamais dire",
    "Words as they would be said, one way a line.": (
        "Les mots tels qu'ils seraient dits, une façon par ligne."
    ),
    "What the scorecard says then": "Ce que dit alors la grille",
    "Two points that must be summed up rightly": "Deux points à redire exactement",
    (
        "If you like: words that are right, words that are wrong, and how the caller puts them right."
    ): "Si vous voulez : des mots justes, des mots faux, et comment l'appelant corrige.",
    "Right": "Juste",
    "Wrong": "Faux",
    "They correct": "Il corrige",
    "What the handler has on the screen": "Ce que le gestionnaire a sur l'écran",
    "Who the handler is": "Qui est le gestionnaire",
    "Product": "Produit",
    "Excess": "Franchise",
    "Guarantees": "Garanties",
    "Other lines of the file": "Autres lignes du dossier",
    "“Label: value”, one a line.": "« Intitulé : valeur », une par ligne.",
    "Procedure": "Procédure",
    "What a good call comes to": "À quoi arrive un bon appel",
    "For the report.": "Pour le rapport.",
    "Keep and check": "Garder et vérifier",
    "Make the caller": "Créer l'appelant",
    "The robots take the call first: half a minute.": (
        "Les robots prennent d'abord l'appel : une demi-minute."
    ),
    "good": "bon",
    "average": "moyen",
    "poor": "faible",
    "rude": "brusque",
    "recites": "récite",
    "says nothing": "ne dit rien",
    "promises everything": "promet tout",
    "checks nobody's name": "ne vérifie aucun nom",
    "Change it in the form": "Le changer dans le formulaire",
    "To try it, give it to a desk.": "Pour l'essayer, donnez-le à un poste.",
}
