"""What a room says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "there are {count} passkeys already": "il y a déjà {count} clés d'accès",
    "take one away first": "retirez-en une d'abord",
    "delete it; everybody comes in by password and adds theirs anew": (
        "supprimez-le ; chacun entre par mot de passe et ajoute la sienne de nouveau"
    ),
    "That is for those who come in by password.": "C'est pour ceux qui entrent par mot de passe.",
    "Come in first, with the code of your desk or the trainer's password.": (
        "Entrez d'abord, avec le code de votre poste ou le mot de passe du formateur."
    ),
    "That is another desk's line.": "C'est la ligne d'un autre poste.",
    "That is no call of yours.": "Cet appel n'est pas à vous.",
    "Nobody has shared that call with you.": "Personne n'a partagé cet appel avec vous.",
    "That is for the desks: practice is private.": "C'est pour les postes : l'entraînement est privé.",
    "That is for the trainer.": "C'est pour le formateur.",
    "a password has {least} to {most} characters": "un mot de passe a {least} à {most} caractères",
    "the trainer's password": "le mot de passe du formateur",
    "delete it, and give each examiner a password anew (voicesim room examiner)": (
        "supprimez-le, et redonnez un mot de passe à chaque examinateur (voicesim room examiner)"
    ),
    "take a few words that nobody would guess": "prenez quelques mots que personne ne devinerait",
    "it should be a name such as salle.local": "il faudrait un nom tel que salle.local",
    "it should be an address such as 192.168.1.20": "il faudrait une adresse telle que 192.168.1.20",
    "no room has been set up on this machine": "aucune salle n'a été préparée sur cette machine",
    "set one up with 'voicesim room init'": "préparez-en une avec « voicesim room init »",
    "is not a room's file": "n'est pas le fichier d'une salle",
    "set the room up anew with 'voicesim room init'; its desks go on trusting it": (
        "préparez-la de nouveau avec « voicesim room init » ; ses postes continuent de lui faire confiance"
    ),
    "the room's root certificate is missing, or nearly over": (
        "le certificat racine de la salle manque, ou expire bientôt"
    ),
    "make another with 'voicesim room init'; each desk must then trust it anew": (
        "faites-en un autre avec « voicesim room init » ; chaque poste doit alors lui faire de nouveau "
        "confiance"
    ),
    "is no certificate": "n'est pas un certificat",
    "put it back from a copy, or make another with 'voicesim room init'": (
        "remettez-le d'après une copie, ou faites-en un autre avec « voicesim room init »"
    ),
    "all its lines are taken ({count} calls at once)": (
        "toutes ses lignes sont prises ({count} appels à la fois)"
    ),
    "install it: pip install 'voicesim[room]'": "installez-le : pip install 'voicesim[room]'",
    "is not installed on this machine": "n'est pas installé sur cette machine",
    "this room": "cette salle",
    "wait until a call is over, then try again": "attendez la fin d'un appel, puis recommencez",
}
