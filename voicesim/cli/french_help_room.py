"""The help of `voicesim room`, in French."""

from __future__ import annotations

from collections.abc import Mapping

HELP: Mapping[str, str] = {
    "A training room on a closed network: desks need a browser and a headset, nothing else.": (
        "Une salle de formation sur un réseau fermé : un navigateur et un casque à chaque poste, rien "
        "d'autre."
    ),
    "Set a room up: its certificate authority, its desks, the trainer's password (asked).": (
        "Préparer une salle : son autorité de certification, ses postes, le mot de passe du formateur "
        "(demandé)."
    ),
    "Let somebody come into the room to examine, with a password of their own (asked).": (
        "Laisser quelqu'un entrer dans la salle pour examiner, avec un mot de passe à lui (demandé)."
    ),
    "Let the data protection officer come into the room, with a password of their own (asked).": (
        "Laisser le délégué à la protection des données entrer dans la salle, avec un mot de passe à lui "
        "(demandé)."
    ),
    "Name or pseudonym, as in the catalogue.": "Nom ou pseudonyme, comme au catalogue.",
    "Open the room until Ctrl-C: prints its address and one code a desk.": (
        "Ouvrir la salle jusqu'à Ctrl-C : affiche son adresse et un code par poste."
    ),
    "What people call the room.": "Le nom de la salle.",
    "The server's name in the address line.": "Le nom du serveur dans la barre d'adresse.",
    "An address of the server besides those it finds itself.": (
        "Une adresse du serveur, en plus de celles qu'il trouve lui-même."
    ),
    "How many desks there are.": "Combien il y a de postes.",
    "Calls at once, no more; 0: one a desk.": "Appels à la fois, pas plus ; 0 : un par poste.",
    "Port of the pages.": "Port des pages.",
    "Port of the page that hands out the certificate.": "Port de la page qui remet le certificat.",
    "Say the name on the local network (mDNS) while it is open.": (
        "Dire son nom sur le réseau local (mDNS) tant qu'elle est ouverte."
    ),
    "Other codes and other people, although the last goes on.": (
        "D'autres codes et d'autres personnes, même si la dernière séance continue."
    ),
}
