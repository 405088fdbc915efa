"""What `archive` and `privacy` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "no column says which file each line is about": (
        "aucune colonne ne dit de quel fichier parle chaque ligne"
    ),
    "name one 'file', and the others agent, queue, date, reason, channel": (
        "nommez-en une « fichier », et les autres conseiller, queue, date, motif, canal"
    ),
    "{agent!r} looks like a person's name": "{agent!r} ressemble au nom d'une personne",
    "write a pseudonym, such as A017": "écrivez un pseudonyme, A017 par exemple",
    "{value!r} is no channel": "{value!r} n'est pas un canal",
    "write left or right, the agent's": "écrivez gauche ou droite, celui du conseiller",
    "holds no archive": "ne contient pas d'archive",
    "add recordings to it: voicesim archive add FOLDER": (
        "ajoutez-y des enregistrements : voicesim archive add DOSSIER"
    ),
    "remove it, and add the recording again": "supprimez-le, puis ajoutez de nouveau l'enregistrement",
    "{text!r} is no speaker": "{text!r} n'est pas un locuteur",
    "write lines like '0.50 1.80 handler' or '1.80 4.20 client'": (
        "écrivez des lignes comme « 0.50 1.80 conseiller » ou « 1.80 4.20 client »"
    ),
    "has {count} channels, and nobody can tell who is on which": (
        "a {count} canaux, et rien ne dit qui est sur lequel"
    ),
    "save it with two: the agent on one, the client on the other": (
        "enregistrez-le avec deux : le conseiller sur l'un, le client sur l'autre"
    ),
    "has one channel, and nothing says who speaks when": "n'a qu'un canal, et rien ne dit qui parle quand",
    "put a file of lines 'start end handler|client' beside it, its name ending in .who.txt": (
        "posez à côté un fichier de lignes « début fin conseiller|client », dont le nom finit par .who.txt"
    ),
    "a machine of the cluster has voicesim {there}, this one {here}": (
        "une machine de la grappe a voicesim {there}, celle-ci {here}"
    ),
    "install the same version on all of them": "installez la même version sur toutes",
    "a machine of the cluster does not see it": "une machine de la grappe ne le voit pas",
    "put archive and recordings in a folder that all of them have under the same name": (
        "mettez l'archive et les enregistrements dans un dossier que toutes ont sous le même nom"
    ),
    "no cluster of Ray answers there ({name})": "aucune grappe Ray n'y répond ({name})",
    "begin it with 'ray start --head' on that machine, or say local": (
        "démarrez-la avec « ray start --head » sur cette machine, ou dites local"
    ),
    "the package ray is not installed": "le paquet ray n'est pas installé",
    "install it: pip install 'voicesim[cluster]'": "installez-le : pip install 'voicesim[cluster]'",
    "is no folder": "n'est pas un dossier",
    "name the folder that holds the recordings": "nommez le dossier qui contient les enregistrements",
    "the program stopped twice while looking at it; listen to it, or send it to us": (
        "le programme s'est arrêté deux fois en le traitant ; écoutez-le, ou envoyez-le-nous"
    ),
    "the program could not look at it ({name}); listen to it, or send it to us": (
        "le programme n'a pas pu le traiter ({name}) ; écoutez-le, ou envoyez-le-nous"
    ),
    "asks the tables of an archive, and is not installed": (
        "interroge les tables d'une archive, et n'est pas installé"
    ),
    "install it: pip install 'voicesim[archive]'": "installez-le : pip install 'voicesim[archive]'",
    "checks numbers that may be personal, and is not installed": (
        "vérifie les numéros qui peuvent être personnels, et n'est pas installé"
    ),
    "is no call of this archive": "n'est pas un appel de cette archive",
    "may be several calls": "peut être plusieurs appels",
    "name one as 'voicesim archive search' shows it": (
        "nommez-en un comme « voicesim archive search » le montre"
    ),
    "{count} call{count!p} deleted, and the sound of {sounds} more.": (
        "{count} appel{count!p} supprimé{count!p}, et le son de {sounds} autres."
    ),
    "{call}: {why}": "{call} : {why}",
    "is no call of this review": "n'est pas un appel de cette relecture",
    "mark the calls that were drawn": "notez les appels qui ont été tirés au sort",
    "is drawn already": "est déjà tirée au sort",
    "draw another under another name": "tirez-en une autre sous un autre nom",
    "was not opened yet": "n'a pas encore été ouvert",
    "open it, then mark it": "ouvrez-le, puis notez-le",
    "does not review these calls": "ne relit pas ces appels",
    "name one of the two for whom they were drawn": (
        "nommez l'une des deux personnes pour qui ils ont été tirés au sort"
    ),
    "is for two people": "se fait à deux",
    "name two, each with --reviewer": "nommez-en deux, chacune avec --reviewer",
    "asks for {count} call{count!p}, and there are {found}": (
        "demande {count} appel{count!p}, et il y en a {found}"
    ),
    "ask for fewer, or look at more with this rubric: voicesim archive run": (
        "demandez-en moins, ou traitez-en plus avec cette grille : voicesim archive run"
    ),
    "was deleted, or is being judged anew": "a été supprimé, ou est en train d'être jugé de nouveau",
    "go on with the other calls": "continuez avec les autres appels",
    "is no review here": "n'est pas une relecture d'ici",
    "draw one: voicesim archive review draw": "tirez-en une au sort : voicesim archive review draw",
    "is no name for a review": "ne peut pas être le nom d'une relecture",
    "use letters, digits, '-' and '_'": "servez-vous de lettres, de chiffres, de « - » et de « _ »",
    "has {count} calls signed by both; it takes {least}": (
        "a {count} appels signés par les deux ; il en faut {least}"
    ),
    "let both sign, or draw more of them: voicesim archive review draw --agent": (
        "faites signer les deux, ou tirez-en d'autres : voicesim archive review draw --agent"
    ),
}
