"""What the terminal says to a trainee around and during a call, in the call's language."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.language.words import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "acknowledge": "Appuyez sur Entrée si vous l'avez lu et l'acceptez (Ctrl-C pour renoncer).",
        "announcing": "Une voix annonce l'appel…",
        "ringing": "Le téléphone sonne : appuyez sur Entrée pour décrocher.",
        "picked_up": "Vous avez décroché.",
        "client": "Client",
        "trainee": "Vous",
        "cut": "(interrompu)",
        "hold": "Le client est en attente.",
        "back": "Vous avez repris le client.",
        "hung_up.trainee": "Vous avez raccroché.",
        "hung_up.client": "Le client a raccroché.",
        "hung_up.system": "L'appel est terminé.",
        "typing": "Tapez ce que vous dites. /hold : attente, /hangup : raccrocher, /stop : tout arrêter.",
        "practice": "ENTRAÎNEMENT",
        "certification": "ÉPREUVE",
        "screen": "votre écran",
        "screen.contract": "contrat",
        "screen.holder": "souscripteur",
        "screen.product": "produit",
        "screen.guarantees": "garantie",
        "screen.excess": "franchise",
        "screen.earlier_contacts": "contact antérieur",
    },
    "en": {
        "acknowledge": "Press Enter if you have read and accept this (Ctrl-C to leave).",
        "announcing": "A voice announces the call…",
        "ringing": "The telephone rings: press Enter to answer.",
        "picked_up": "You have answered.",
        "client": "Caller",
        "trainee": "You",
        "cut": "(cut short)",
        "hold": "The caller is on hold.",
        "back": "You have taken the caller back.",
        "hung_up.trainee": "You have hung up.",
        "hung_up.client": "The caller has hung up.",
        "hung_up.system": "The call is over.",
        "typing": "Type what you say. /hold: hold, /hangup: hang up, /stop: stop everything.",
        "practice": "PRACTICE",
        "certification": "EXAMINATION",
        "screen": "your screen",
    },
}
