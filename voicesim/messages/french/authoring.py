"""What `authoring` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "the sentence that sums the case up is missing": "la phrase qui résume le cas manque",
    "nothing is written here": "rien n'est écrit ici",
    "fill it in": "remplissez ce champ",
    "write it: 'you have ...'": "écrivez-la : « vous avez… »",
    "asked 'and then?', they would tell the same again": (
        "si on demande « et ensuite ? », la même chose serait redite"
    ),
    "tell it in a second way, on a line of its own": "racontez-le d'une deuxième façon, sur une autre ligne",
    "there is no such case": "ce cas n'existe pas",
    "choose one from the list of cases": "choisissez-en un dans la liste des cas",
    "is not a case's file": "n'est pas le fichier d'un cas",
    "put an earlier copy back, or move it away and write the case anew": (
        "remettez une copie d'avant, ou déplacez-le et écrivez le cas de nouveau"
    ),
    "is not ready to call": "n'est pas prêt à appeler",
    "mend what stands beside the fields first": "corrigez d'abord ce qui est indiqué à côté des champs",
    "was changed by hand since the form wrote it": (
        "a été changé à la main depuis que le formulaire l'a écrit"
    ),
    "go on by hand, or move the file away to write it from the form again": (
        "continuez à la main, ou déplacez le fichier pour l'écrire de nouveau depuis le formulaire"
    ),
    "there are {count} callers of one's own already": "il y a déjà {count} appelants de la maison",
    "move old ones away": "déplacez-en d'anciens",
}
