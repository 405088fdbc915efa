"""What `catalogue` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "a group's name has 1 to {most} characters": "le nom d'un groupe a de 1 à {most} caractères",
    "another program has been writing in it for too long": "un autre programme y écrit depuis trop longtemps",
    "cannot be opened": "ne s'ouvre pas",
    "choose a file or a database you may write in (catalogue.database)": (
        "choisissez un fichier ou une base où vous pouvez écrire (catalogue.database)"
    ),
    "correct catalogue.database, and keep its password in ~/.pgpass or in PGPASSWORD": (
        "corrigez catalogue.database, et gardez le mot de passe dans ~/.pgpass ou PGPASSWORD"
    ),
    "names {name}, and stays when all of theirs is deleted": (
        "nomme {name}, et reste quand tout ce qui est à cette personne est supprimé"
    ),
    "the reason": "la raison",
    "write 'the person', 'the candidate', 'the examiner' or a number instead": (
        "écrivez plutôt « la personne », « le candidat », « l'examinateur » ou un numéro"
    ),
    "does not let you in": "ne vous laisse pas entrer",
    "free some space, then try again": "libérez de la place, puis recommencez",
    "give it another": "donnez-en un autre",
    "give the path of a file, or postgresql://USER@HOST/DATABASE": (
        "donnez le chemin d'un fichier, ou postgresql://UTILISATEUR@MACHINE/BASE"
    ),
    "holds a password, which everybody could read who sees the settings": (
        "contient un mot de passe, que lirait quiconque voit les réglages"
    ),
    "install it: pip install 'voicesim[postgresql]'": "installez-le : pip install 'voicesim[postgresql]'",
    "is damaged, or is no catalogue": "est abîmé, ou n'est pas un catalogue",
    "is no address of a catalogue": "n'est pas l'adresse d'un catalogue",
    "is no list of names": "n'est pas une liste de noms",
    "open it with that version, or choose another (catalogue.database)": (
        "ouvrez-le avec cette version, ou choisissez-en un autre (catalogue.database)"
    ),
    "PostgreSQL's driver is not on this machine": "le pilote de PostgreSQL n'est pas sur cette machine",
    "put it back from a copy, or move it away: people then go by their pseudonyms": (
        "remettez-le d'après une copie, ou ôtez-le : il ne reste alors que les pseudonymes"
    ),
    "refused it ({reason})": "a refusé ({reason})",
    "start the database, or correct catalogue.database": (
        "démarrez la base de données, ou corrigez catalogue.database"
    ),
    "take it out, and keep it in ~/.pgpass or in PGPASSWORD": (
        "ôtez-le, et gardez-le dans ~/.pgpass ou PGPASSWORD"
    ),
    "type 'voicesim catalogue rebuild': it is made again from the calls' folders": (
        "tapez « voicesim catalogue rebuild » : il est refait d'après les dossiers des appels"
    ),
    "wait for it to end, then try again": "attendez qu'il ait fini, puis recommencez",
    "was written by a newer version of voicesim ({found})": (
        "a été écrit par une version plus récente de voicesim ({found})"
    ),
}
"""English -> French."""
