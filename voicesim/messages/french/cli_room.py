"""What `voicesim room` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "{room} is set up: {desks} desks.": "{room} est prête : {desks} postes.",
    "Certificate for the desks: {path}": "Certificat pour les postes : {path}",
    "Its fingerprint (SHA-256): {print}": "Son empreinte (SHA-256) : {print}",
    "Next: voicesim room open": "Ensuite : voicesim room open",
    "The server's certificate was made anew; desks go on trusting it.": (
        "Le certificat du serveur a été refait ; les postes continuent de lui faire confiance."
    ),
    "{name} was broken off when the server died: scored as far as it went.": (
        "{name} a été coupé quand le serveur est tombé : évalué jusque-là."
    ),
    "{room} is open (Ctrl-C closes it). The address for everybody:": (
        "{room} est ouverte (Ctrl-C la ferme). L'adresse pour tous :"
    ),
    "{room} is open (Ctrl-C closes it), for this machine alone:": (
        "{room} est ouverte (Ctrl-C la ferme), pour cette machine seulement :"
    ),
    "No network was found on this machine: no desk can reach the room. Connect it to the desks' "
    "network, then open the room again.": (
        "Aucun réseau n'a été trouvé sur cette machine : aucun poste ne peut joindre la salle. Reliez-la au "
        "réseau des postes, puis rouvrez la salle."
    ),
    "No desk can reach the room: the addresses of this machine ({found}) are in no private network. "
    "Name one of them to 'voicesim room init --address', then open the room again.": (
        "Aucun poste ne peut joindre la salle : les adresses de cette machine ({found}) ne sont dans aucun "
        "réseau privé. Nommez l'une d'elles à 'voicesim room init --address', puis rouvrez la salle."
    ),
    "By its name, once the network knows it: {address}": (
        "Par son nom, une fois que le réseau le connaît : {address}"
    ),
    "The first time on a machine, begin at {address}": (
        "La première fois sur une machine, commencez par {address}"
    ),
    "Fingerprint: {print}": "Empreinte : {print}",
    "The sheet to print is on the board, after the trainer's password.": (
        "La feuille à imprimer est sur le tableau, après le mot de passe du formateur."
    ),
    "The room is closed.": "La salle est fermée.",
    "Password for the trainer: ": "Mot de passe du formateur : ",
    "Password for the data protection officer: ": "Mot de passe du délégué à la protection des données : ",
    "the data protection officer's password": "le mot de passe du délégué à la protection des données",
    "The data protection officer may come in, once the room is opened again.": (
        "Le délégué à la protection des données peut entrer, une fois la salle rouverte."
    ),
    "Password for the examiner: ": "Mot de passe de l'examinateur : ",
    "the examiner's password": "le mot de passe de l'examinateur",
    "{who} may come in to examine.": "{who} peut entrer pour examiner.",
    "Once more: ": "Encore une fois : ",
    "there is no terminal to type it at": "il n'y a pas de terminal où le taper",
    "set {name} to it": "mettez-le dans {name}",
    "the two are not the same": "les deux ne sont pas les mêmes",
    "type it again": "tapez-le de nouveau",
}
