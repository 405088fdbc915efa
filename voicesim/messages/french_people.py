"""What is said of people, their calls and the catalogue, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "another program has been writing in it for too long": "un autre programme y écrit depuis trop longtemps",
    "wait for it to end, then try again": "attendez qu'il ait fini, puis recommencez",
    "choose a file or a database you may write in (catalogue.database)": (
        "choisissez un fichier ou une base où vous pouvez écrire (catalogue.database)"
    ),
    "free some space, then try again": "libérez de la place, puis recommencez",
    "is damaged, or is no catalogue": "est abîmé, ou n'est pas un catalogue",
    "type 'voicesim catalogue rebuild': it is made again from the calls' folders": (
        "tapez « voicesim catalogue rebuild » : il est refait d'après les dossiers des appels"
    ),
    "cannot be opened": "ne s'ouvre pas",
    "start the database, or correct catalogue.database": (
        "démarrez la base de données, ou corrigez catalogue.database"
    ),
    "does not let you in": "ne vous laisse pas entrer",
    "correct catalogue.database, and keep its password in ~/.pgpass or in PGPASSWORD": (
        "corrigez catalogue.database, et gardez le mot de passe dans ~/.pgpass ou PGPASSWORD"
    ),
    "refused it ({reason})": "a refusé ({reason})",
    "was written by a newer version of voicesim ({found})": (
        "a été écrit par une version plus récente de voicesim ({found})"
    ),
    "open it with that version, or choose another (catalogue.database)": (
        "ouvrez-le avec cette version, ou choisissez-en un autre (catalogue.database)"
    ),
    "is no address of a catalogue": "n'est pas l'adresse d'un catalogue",
    "give the path of a file, or postgresql://USER@HOST/DATABASE": (
        "donnez le chemin d'un fichier, ou postgresql://UTILISATEUR@MACHINE/BASE"
    ),
    "holds a password, which everybody could read who sees the settings": (
        "contient un mot de passe, que lirait quiconque voit les réglages"
    ),
    "take it out, and keep it in ~/.pgpass or in PGPASSWORD": (
        "ôtez-le, et gardez-le dans ~/.pgpass ou PGPASSWORD"
    ),
    "PostgreSQL's driver is not on this machine": "le pilote de PostgreSQL n'est pas sur cette machine",
    "install it: pip install 'voicesim[postgresql]'": "installez-le : pip install 'voicesim[postgresql]'",
    "is no list of names": "n'est pas une liste de noms",
    "put it back from a copy, or move it away: people then go by their pseudonyms": (
        "remettez-le d'après une copie, ou ôtez-le : il ne reste alors que les pseudonymes"
    ),
    "a group's name has 1 to {most} characters": "le nom d'un groupe a de 1 à {most} caractères",
    "give it another": "donnez-en un autre",
    "is nobody's name": "n'est le nom de personne",
    "write first name and surname": "écrivez prénom et nom",
    "may be {pseudonym}, whose names stand in another order": (
        "est peut-être {pseudonym}, dont les noms sont dans un autre ordre"
    ),
    "write them in that order, or add a word that tells the two apart": (
        "écrivez-les dans cet ordre, ou ajoutez un mot qui distingue les deux"
    ),
    "is nobody the catalogue knows": "n'est personne que le catalogue connaisse",
    "enrol them with 'voicesim catalogue enrol', or see 'voicesim catalogue people'": (
        "inscrivez la personne par « voicesim catalogue enrol », ou voyez « voicesim catalogue people »"
    ),
    "the deletion is not finished, {count} remain, and nothing is signed": (
        "la suppression n'est pas finie, il en reste {count}, et rien n'est signé"
    ),
    "{what}: {first}": "{what} : {first}",
    "close what holds it open, then 'voicesim records purge' goes on with it": (
        "fermez ce qui le tient ouvert, puis « voicesim records purge » continue"
    ),
    "cannot be read, so the deletion it speaks of cannot be finished": (
        "est illisible, la suppression dont il parle ne peut donc pas être finie"
    ),
    "delete the file, then ask for the deletion again": (
        "supprimez ce fichier, puis redemandez la suppression"
    ),
    "{name} is {pseudonym}.": "{name} est {pseudonym}.",
    "{name} was known already: {pseudonym}.": "{name} est déjà connu du catalogue : {pseudonym}.",
    "{people} people, {calls} calls.": "{people} personnes, {calls} appels.",
    "{name}: its manifest cannot be read, so it is in no list.": (
        "{name} : son manifeste est illisible, il n'est donc dans aucune liste."
    ),
    "{name}: its manifest cannot be read, so nobody knows whose it is.": (
        "{name} : son manifeste est illisible, on ne sait donc pas à qui il est."
    ),
    "{path}: {count} calls, {size:.1f} MB.": "{path} : {count} appels, {size:.1f} Mo.",
    "Delete all {count} calls of {person}, and who that is": (
        "Supprimer les {count} appels de {person}, et qui c'est"
    ),
    "{count} calls deleted, and who it was.": "{count} appels supprimés, et de qui ils étaient.",
    "Receipt {number}: {file}": "Reçu {number} : {file}",
    "Files that were exported or copied elsewhere are not known here: delete them there.": (
        "Les fichiers exportés ou copiés ailleurs ne sont pas connus ici : supprimez-les là où ils sont."
    ),
    "deletes one call or one person": "supprime un appel ou une personne",
    "name a call, or a person with --person": "nommez un appel, ou une personne avec --person",
}
"""English -> French."""
