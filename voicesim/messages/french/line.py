"""What `line` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "another program uses it in exclusive mode": "un autre programme l'utilise en mode exclusif",
    "choose one of: {value}": "choisissez l'un de : {value}",
    "close that program, or untick “Allow applications to take exclusive control” in its properties": (
        "fermez ce programme, ou décochez « Autoriser les applications à prendre le contrôle exclusif » "
        "dans ses propriétés"
    ),
    "close the program that is using it (a call, a recorder, a browser tab), then call again": (
        "fermez le programme qui l'utilise (un appel, un enregistreur, un onglet), puis rappelez"
    ),
    "has no {quality} robot trainee": "n'a pas de robot {quality}",
    "it could not be opened ({value})": "il n'a pas pu être ouvert ({value})",
    "it is busy: another program holds it": "il est occupé : un autre programme le tient",
    "it is no longer there": "il n'est plus là",
    "it was unplugged in mid-call and did not come back": "il a été débranché en plein appel, sans retour",
    "no line has the id {name!r}; name one of {value}": (
        "aucune réplique ne s'appelle {name!r} ; nommez l'une de {value}"
    ),
    "plug it in again, or choose another one: voicesim doctor lists them": (
        "rebranchez-le, ou choisissez-en un autre : voicesim doctor les liste"
    ),
    "plug it in and call again; the call up to there was kept": (
        "rebranchez-le et rappelez ; l'appel est gardé jusque-là"
    ),
    "plug it in, or choose one of: {names}": "branchez-le, ou choisissez parmi : {names}",
    "plug the headset in, or call with --keyboard": "branchez le casque, ou appelez avec --keyboard",
    "PortAudio, the library that reaches microphone and speaker, is not installed": (
        "PortAudio, qui atteint micro et haut-parleur, n'est pas installé"
    ),
    "the id {id!r} does not end in {quality!r}; make them agree": (
        "le nom {id!r} ne finit pas par {quality!r} ; accordez-les"
    ),
    "there is no {side} of that name": "il n'y a pas de {side} de ce nom",
    "there is no {side} on this machine": "il n'y a pas de {side} sur cette machine",
    "two lines have the same id; name each once": "deux répliques ont le même nom ; nommez chacune une fois",
    "type: {value}, or call with --keyboard": "tapez : {value}, ou appelez avec --keyboard",
    "unplug it and plug it in again, or choose another one: voicesim doctor lists them": (
        "débranchez-le et rebranchez-le, ou choisissez-en un autre : voicesim doctor les liste"
    ),
    "{expression!r} is no regular expression ({error}); correct it": (
        "{expression!r} n'est pas une expression régulière ({error}) ; corrigez-la"
    ),
    "{value!r} comes in its turn: `after` and `once` mean nothing; give it `hears`": (
        "{value!r} vient à son tour : `after` et `once` n'y disent rien ; donnez-lui `hears`"
    ),
}
"""English -> French."""
