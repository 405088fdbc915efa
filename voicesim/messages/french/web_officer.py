"""What the pages of a data protection officer say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "I am the data protection officer": "Je suis le délégué à la protection des données",
    "Data protection officer": "Délégué à la protection des données",
    "That is not the data protection officer's password.": (
        "Ce n'est pas le mot de passe du délégué à la protection des données."
    ),
    "Who read whose calls": "Qui a consulté les appels de qui",
    (
        "Every reading of somebody's call by somebody else, this month and the one before. No call can be "
        "opened from here; whoever held one reads it without an entry."
    ): (
        "Chaque consultation de l'appel de quelqu'un par quelqu'un d'autre, ce mois-ci et le précédent. Aucun"
        " appel ne s'ouvre d'ici ; qui a tenu un appel le relit sans que ce soit noté."
    ),
    "{count} reading{count!p}.": "{count} consultation{count!p}.",
    "Nobody has read anybody's call.": "Personne n'a consulté l'appel de personne.",
    "Read by": "Consulté par",
    "the trainer: its trainee shared it": "le formateur : la personne l'a partagé",
    "an examiner": "un examinateur",
    "Somebody asks for their data, or for their deletion": (
        "Quelqu'un demande ses données, ou leur suppression"
    ),
    "At the terminal of the server, by their pseudonym or name:": (
        "Au terminal du serveur, par son pseudonyme ou son nom :"
    ),
    "That is not for the data protection officer.": (
        "Ce n'est pas pour le délégué à la protection des données."
    ),
    "That is for the data protection officer.": "C'est pour le délégué à la protection des données.",
}
