"""What the pages of passkeys say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Come in by passkey": "Entrer par clé d'accès",
    "Say who you are by passkey": "Dire qui vous êtes par clé d'accès",
    "No passkey was given: try again, or use the password.": (
        "Aucune clé d'accès n'a été donnée : essayez encore, ou prenez le mot de passe."
    ),
    "Passkeys work at {address} alone, in a browser that knows them.": (
        "Les clés d'accès ne fonctionnent qu'à {address}, dans un navigateur qui les connaît."
    ),
    "Passkeys": "Clés d'accès",
    (
        "A passkey lets you come in and sign with this device: its lock, a fingerprint, a key. The password "
        "goes on opening the door if the device is lost."
    ): (
        "Une clé d'accès vous fait entrer et signer avec cet appareil : son verrou, une empreinte, une clé. "
        "Le mot de passe ouvre toujours si l'appareil est perdu."
    ),
    "None yet.": "Aucune encore.",
    "Passkey {number}, added on {day}": "Clé d'accès {number}, ajoutée le {day}",
    "Take it away": "La retirer",
    "Take passkey {number} away": "Retirer la clé d'accès {number}",
    "Your password, once more": "Votre mot de passe, encore une fois",
    "Add a passkey on this device": "Ajouter une clé d'accès sur cet appareil",
    "This room does not know that passkey: come in by password.": (
        "Cette salle ne connaît pas cette clé d'accès : entrez par mot de passe."
    ),
    "That is not the password.": "Ce n'est pas le mot de passe.",
    "The passkey could not be kept: try again.": "La clé d'accès n'a pas pu être gardée : essayez encore.",
    "Nothing is signed: that is no passkey of that person here.": (
        "Rien n'est signé : ce n'est pas une clé d'accès de cette personne ici."
    ),
}
