"""What the telephone of a page says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Loading recognition and voices": "Chargement de la reconnaissance et des voix",
    "A voice announces the call": "Une voix annonce l'appel",
    "The telephone rings": "Le téléphone sonne",
    "On the line": "En ligne",
    "The caller speaks": "Le client parle",
    "The caller is on hold": "Le client est en attente",
    "Paused; nothing is recorded": "En pause ; rien n'est enregistré",
    "The call is over": "L'appel est terminé",
    "The call is being scored; a few seconds": "L'appel est évalué ; quelques secondes",
    "The telephone is being made ready…": "Le téléphone se prépare…",
    "The telephone is ready.": "Le téléphone est prêt.",
    "Take the caller back": "Reprendre le client",
    "Go on": "Continuer",
    "You": "Vous",
    "Announcement": "Annonce",
    "(cut short)": "(interrompu)",
    "Nothing is heard yet: speak, or choose another microphone in the browser.": (
        "On n'entend rien encore : parlez, ou choisissez un autre micro dans le navigateur."
    ),
    "Faint: bring the microphone closer, or raise its gain.": (
        "Faible : rapprochez le micro, ou montez son gain."
    ),
    "You are heard well.": "On vous entend bien.",
    "Too loud: lower the microphone's gain.": "Trop fort : baissez le gain du micro.",
    "Speak now, four seconds…": "Parlez maintenant, quatre secondes…",
    "This is how you are heard.": "Voici comment on vous entend.",
    "Was it clear? Then you are ready.": "C'était clair ? Alors vous êtes prêt.",
    "Your voice is only {above} dB above the room: find a quieter place, or bring the microphone closer.": (
        "Votre voix ne dépasse le bruit autour de vous que de {above} dB : cherchez un endroit plus calme, "
        "ou rapprochez le micro."
    ),
    "The microphone hears your earphones: turn them down, or wear a headset, or the call hears itself.": (
        "Le micro entend vos écouteurs : baissez-les, ou mettez un casque, sinon l'appel s'entend lui-même."
    ),
    "The room is quiet, and the microphone does not hear your earphones.": (
        "Tout est calme autour de vous, et le micro n'entend pas vos écouteurs."
    ),
    "The browser leaves your voice as it is.": "Le navigateur laisse votre voix telle quelle.",
    "The browser changes your voice and could not be told not to: {what}. The record says so.": (
        "Le navigateur modifie votre voix et n'a pas pu s'en abstenir : {what}. Le dossier de l'appel le "
        "mentionne."
    ),
    "echo cancellation": "annulation d'écho",
    "noise suppression": "réduction du bruit",
    "automatic gain": "gain automatique",
    (
        "This address may not use the microphone. Open the page as http://127.0.0.1 on this very machine, or "
        "by https."
    ): (
        "Cette adresse n'a pas droit au micro. Ouvrez la page par http://127.0.0.1 sur cette machine même, ou"
        " en https."
    ),
    (
        "This browser has no microphone to offer. Use a current Firefox, Chrome, Edge or Safari, or type "
        "instead."
    ): (
        "Ce navigateur n'offre pas de micro. Prenez un Firefox, Chrome, Edge ou Safari à jour, ou répondez au"
        " clavier."
    ),
    "The microphone was refused. Allow it in the padlock beside the address, then open it again.": (
        "Le micro a été refusé. Autorisez-le dans le cadenas à côté de l'adresse, puis rouvrez-le."
    ),
    "There is no microphone on this machine. Plug the headset in, then open it again.": (
        "Il n'y a pas de micro sur cette machine. Branchez le casque, puis rouvrez-le."
    ),
    "Another program holds the microphone. Close it, then open the microphone again.": (
        "Un autre programme occupe le micro. Fermez-le, puis rouvrez le micro."
    ),
    "The connection is lost; the call stands still and goes on by itself.": (
        "La connexion est coupée ; l'appel attend et reprend tout seul."
    ),
    "The call goes on in another page.": "L'appel continue dans une autre page.",
    "The call cannot be reached any more. What was said is kept, and scored.": (
        "L'appel n'est plus joignable. Ce qui a été dit est gardé, et évalué."
    ),
}
"""English -> French."""
