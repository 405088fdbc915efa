"""The help of `voicesim content`, in French."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "List wordings of your people after which a client felt better, from calls of those who agree.": (
        "Lister les formules de vos équipes après lesquelles un client allait mieux, chez ceux qui "
        "l'acceptent."
    ),
    "With nobody's name, of five people or more, and without anything of a person.": (
        "Sans nom, à partir de cinq personnes, et sans donnée personnelle."
    ),
    "Accept a proposal: coaching shows it as an example. It is never used for scoring.": (
        "Accepter une proposition : le coaching la montre en exemple. Elle ne sert jamais à noter."
    ),
    "Refuse a proposal: it is not proposed again, and of its words nothing is kept.": (
        "Refuser une proposition : elle ne revient plus, et rien de ses mots n'est gardé."
    ),
    "Of the proposal, as 'content proposals' lists it.": (
        "Celui de la proposition, tel que « content proposals » le donne."
    ),
    "Language of the calls.": "Langue des appels.",
    "Who accepts it.": "Qui l'accepte.",
    "What it does, of the bank; what was heard when left out.": (
        "Ce qu'elle fait, dans la banque ; ce qui a été entendu par défaut."
    ),
    "Share content of your own: signed packs of scenarios, rubrics, drills and phrases.": (
        "Partager vos contenus : des lots signés de scénarios, de grilles, d'exercices et de phrases."
    ),
    "Pack the house's own content, checked by the linter and signed with the organisation's key.": (
        "Mettre en lot les contenus de votre organisation, vérifiés puis signés avec sa clé."
    ),
    "The file to write.": "Le fichier à écrire.",
    "Name of the pack, such as water-damage.": "Nom du lot, par exemple degat-des-eaux.",
    "What it is, in a few words.": "Ce que c'est, en quelques mots.",
    "Who answers for it.": "Qui en répond.",
    "Licence, by its SPDX name: CC-BY-SA-4.0.": "Licence, par son nom SPDX : CC-BY-SA-4.0.",
    "A caller or rubric, with its drills; may be given again. All of the house's when left out.": (
        "Un client ou une grille, avec ses exercices ; peut être répété. Tous ceux de votre organisation par "
        "défaut."
    ),
    "What is new in it.": "Ce qui est nouveau.",
    "The version before it.": "La version qui précède.",
    "Add a pack, in place of its older version; nothing that is here is ever overridden.": (
        "Ajouter un lot, à la place de sa version antérieure ; rien de ce qui est ici n'est jamais remplacé."
    ),
    "A pack that somebody gave you.": "Un lot que l'on vous a donné.",
    "Its author's key, as they publish it.": "La clé de son auteur, telle qu'il la publie.",
    "List the packs that were added: whose, under which licence, what is in them and how often it called.": (
        "Lister les lots ajoutés : de qui, sous quelle licence, leur contenu, et combien d'appels ont été "
        "passés avec."
    ),
    "Take a pack away. Calls that were held with it stay, and can no longer be scored again.": (
        "Retirer un lot. Les appels passés avec lui restent, et ne peuvent plus être réévalués."
    ),
    "Name of a pack that was added.": "Nom d'un lot ajouté.",
}
