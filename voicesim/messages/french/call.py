"""What `call` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "a call": "un appel",
    "a file stands where a folder should be": "un fichier est là où il faudrait un dossier",
    "a folder stands where a file should be": "un dossier est là où il faudrait un fichier",
    "already holds {holds}, and nothing is ever overwritten": (
        "contient déjà {holds}, et rien n'est jamais écrasé"
    ),
    "cannot be read": "ne peut pas être lu",
    "cannot be read ({why})": "ne peut pas être lu ({why})",
    "cannot be written": "ne peut pas être écrit",
    "choose a folder you own, or ask for the permission": (
        "choisissez un dossier à vous, ou demandez l'autorisation"
    ),
    "choose an empty or a new folder": "choisissez un dossier vide ou nouveau",
    "choose another folder": "choisissez un autre dossier",
    "choose another turn of the trainee, or another call": "choisissez un autre tour, ou un autre appel",
    "create it or choose another one": "créez-le ou choisissez-en un autre",
    "delete it: the words heard in the call then count": (
        "supprimez-le : les paroles entendues pendant l'appel compteront"
    ),
    "free some space or choose another folder": "libérez de la place ou choisissez un autre dossier",
    "has format {value!r}, this version reads {format}": (
        "est au format {value!r}, cette version lit {format}"
    ),
    "is not a manifest": "n'est pas un manifeste",
    "is not JSON": "n'est pas du JSON",
    "is not the folder of a call": "n'est pas le dossier d'un appel",
    "line {number} is not an event ({error})": "la ligne {number} n'est pas un événement ({error})",
    "move it away or choose another folder": "déplacez-le ou choisissez un autre dossier",
    "name a folder that holds {manifest} and {events}": (
        "nommez un dossier qui contient {manifest} et {events}"
    ),
    "name the folder of a call": "nommez le dossier d'un appel",
    "name the folder of a call, or a copy of it": "nommez le dossier d'un appel, ou une copie",
    "names an unknown language or mode": "nomme une langue ou un mode inconnus",
    "names no scenario or no seed": "ne nomme ni scénario ni graine",
    "nested without end": "imbriqué sans fin",
    "no decision": "aucune décision",
    "no line for {move!r}": "aucune réplique pour {move!r}",
    "no sound for {text!r}": "aucun son pour {text!r}",
    "not a JSON object": "ce n'est pas un objet JSON",
    "not a whole {value}: {error}": "{value} n'est pas entier : {error}",
    "open it with the version of voicesim that wrote it": (
        "ouvrez-le avec la version de voicesim qui l'a écrit"
    ),
    "something that is not a call": "autre chose qu'un appel",
    "take the call from a copy, or open it with the version of voicesim that wrote it": (
        "prenez l'appel d'une copie, ou ouvrez-le avec la version de voicesim qui l'a écrit"
    ),
    "the client's state at this turn was not kept": "l'état du client à ce tour n'a pas été gardé",
    "the folder is not there": "le dossier n'est pas là",
    "unknown event {value!r}": "événement inconnu {value!r}",
    "{key} of {value} is of the wrong kind": "{key} de {value} n'est pas du bon genre",
    "{text!r} lies outside the sound it was heard in": "{text!r} est hors du son où il a été entendu",
}
"""English -> French."""
