"""What the commands of `voicesim people` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Delete every call of {person} ({count}), and who that is?": (
        "Supprimer tous les appels de {person} ({count}), et son identité ?"
    ),
    "Files that were exported or copied elsewhere are not known here: delete them there.": (
        "Les fichiers exportés ou copiés ailleurs ne sont pas connus ici : supprimez-les là où ils sont."
    ),
    "reading the calls": "lecture des appels",
    "Receipt {number}: {file}": "Reçu {number} : {file}",
    "{count} due, of which the oldest are shown.": "{count} échus ; les plus anciens sont montrés.",
    "{count} call{count!p} deleted, and who it was.": (
        "{count} appel{count!p} supprimé{count!p}, et l'identité avec."
    ),
    "{name} is {pseudonym}.": "{name} est {pseudonym}.",
    "{name} was known already: {pseudonym}.": "{name} est déjà connu du catalogue : {pseudonym}.",
    "{name}: its manifest cannot be read, so it is in no list.": (
        "{name} : son manifeste est illisible, il n'est donc dans aucune liste."
    ),
    "{name}: its manifest cannot be read, so nobody knows whose it is.": (
        "{name} : son manifeste est illisible, on ne sait donc pas à qui il est."
    ),
    "{path}: {count} call{count!p}, {size:.1f} MB.": "{path} : {count} appel{count!p}, {size:.1f} Mo.",
    "{people} people, {calls} call{calls!p}.": "{people} personne{people!p}, {calls} appel{calls!p}.",
}
"""English -> French."""
