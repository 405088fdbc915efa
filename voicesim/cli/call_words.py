"""What the terminal says to a trainee around and during a call, in the call's language."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.text.words import Language

WORDS: Mapping[Language, Mapping[str, str]] = {
    "fr": {
        "acknowledge": "Appuyez sur Entrée si vous l'avez lu et l'acceptez ; d, Entrée : notice entière "
        "(Ctrl-C pour renoncer).",
        "announcing": "Une voix annonce l'appel…",
        "ringing": "Le téléphone sonne : appuyez sur Entrée pour décrocher.",
        "picked_up": "Vous avez décroché.",
        "client": "Client",
        "trainee": "Vous",
        "cut": "(interrompu)",
        "so_far": "Jusque-là, dans l'appel repris :",
        "hold": "Le client est en attente.",
        "back": "Vous avez repris le client.",
        "hung_up.trainee": "Vous avez raccroché.",
        "hung_up.client": "Le client a raccroché.",
        "hung_up.system": "L'appel est terminé.",
        "typing": "Tapez ce que vous dites. /hold : attente, /hangup : raccrocher, /stop : tout arrêter.",
        "unheard": "Personne n'était plus là pour l'entendre : {}",
        "unfinished": "Appuyez sur Entrée pour laisser cette ligne.",
        "practice": "ENTRAÎNEMENT",
        "certification": "ÉPREUVE",
        "paused": "EN PAUSE, rien n'est enregistré ([p] pour reprendre)",
        "line.announcing": "annonce",
        "line.ringing": "le téléphone sonne",
        "line.connected": "en ligne",
        "line.holding": "en attente",
        "line.over": "terminé",
        "client_speaks": "le client parle",
        "microphone": "micro",
        "keys": "[h]attente [t]transfert [p]pause [f]dossier [u]compris [q]raccrocher [s]stop",
        "transfer": "Un transfert se dit : annoncez au client à qui vous le passez et pourquoi ; s'il y a "
        "un collègue pour cet appel, il décroche, et c'est à lui que vous parlez.",
        "going_on": "L'appel reprend.",
        "keys.ringing": "[Entrée] décrocher  [f] dossier  [s] arrêter la simulation",
        "loading": "chargement de la reconnaissance et des voix",
        "screen": "votre écran",
        "form": "fiche à remplir (au clavier : /note CHAMP TEXTE)",
    },
    "en": {
        "acknowledge": "Press Enter if you have read and accept this; d, Enter: the whole notice (Ctrl-C to "
        "leave).",
        "announcing": "A voice announces the call…",
        "ringing": "The telephone rings: press Enter to answer.",
        "picked_up": "You have answered.",
        "client": "Caller",
        "trainee": "You",
        "cut": "(cut short)",
        "so_far": "Up to there, in the call taken up again:",
        "hold": "The caller is on hold.",
        "back": "You have taken the caller back.",
        "hung_up.trainee": "You have hung up.",
        "hung_up.client": "The caller has hung up.",
        "hung_up.system": "The call is over.",
        "typing": "Type what you say. /hold: hold, /hangup: hang up, /stop: stop everything.",
        "unheard": "Nobody was there any more to hear: {}",
        "unfinished": "Press Enter to leave that line.",
        "practice": "PRACTICE",
        "certification": "EXAMINATION",
        "paused": "PAUSED, nothing is recorded ([p] to go on)",
        "line.announcing": "announcement",
        "line.ringing": "the telephone rings",
        "line.connected": "on the line",
        "line.holding": "on hold",
        "line.over": "over",
        "client_speaks": "the caller speaks",
        "microphone": "microphone",
        "keys": "[h]hold [t]transfer [p]pause [f]file [u]understood [q]hang up [s]stop",
        "transfer": "A transfer is spoken: tell the caller whom you pass them to and why; if there is a "
        "colleague for this call, they pick up, and you are speaking to them.",
        "going_on": "The call goes on.",
        "keys.ringing": "[Enter] answer  [f] file  [s] stop the simulation",
        "loading": "loading recognition and voices",
        "screen": "your screen",
        "form": "form to fill in (at the keyboard: /note FIELD TEXT)",
    },
}
