"""What is said of model servers, in French: by the room that asks them, and by those that let it."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "name a server of your own, or allow it with models.outside = true": (
        "nommez un serveur à vous, ou autorisez-le avec models.outside = true"
    ),
    "{host} is outside of your own network ({address}): what is said in a call would go there": (
        "{host} est hors de votre réseau ({address}) : ce qui se dit dans un appel y serait envoyé"
    ),
    "{name} broke off": ("{name} s'est interrompu"),
    "{name} cannot be reached ({error})": ("{name} est injoignable ({error})"),
    "{name} does not stop answering": ("{name} n'arrête pas de répondre"),
    "{name} had no answer within {seconds:g} s": ("{name} n'a pas répondu en {seconds:g} s"),
    "{name} has no address": ("{name} n'a pas d'adresse"),
    "{name} is outside of your own network ({address})": ("{name} est hors de votre réseau ({address})"),
    "choose a server that answers verbose_json whole": (
        "choisissez un serveur qui répond en verbose_json complet"
    ),
    "it does not answer ({reason}), and there is no recogniser here": (
        "il ne répond pas ({reason}), et il n'y a pas de reconnaissance ici"
    ),
    "recogniser: server": ("reconnaissance : serveur"),
    "set ears.budget higher, or choose a smaller model there": (
        "relevez ears.budget, ou choisissez-y un modèle plus petit"
    ),
    "start the server, or bring a recogniser: voicesim models pull {name}": (
        "démarrez le serveur, ou apportez une reconnaissance : voicesim models pull {name}"
    ),
    "start the server, or check ears.endpoint, ears.endpoint_model and VOICESIM_EARS_KEY": (
        "démarrez le serveur, ou vérifiez ears.endpoint, ears.endpoint_model et VOICESIM_EARS_KEY"
    ),
    "start the server, or check voice.endpoint, voice.endpoint_voices and VOICESIM_VOICE_KEY": (
        "démarrez le serveur, ou vérifiez voice.endpoint, voice.endpoint_voices et VOICESIM_VOICE_KEY"
    ),
    "the recogniser here hears instead, where its weights are": (
        "la reconnaissance de cette machine écoute à sa place, si ses poids y sont"
    ),
    "the voice here speaks instead": ("la voix de cette machine parle à sa place"),
    "voice: server, {who}": ("voix : serveur, {who}"),
    "{name} does not say how sure it is: all that is heard is to be verified": (
        "{name} ne dit pas s'il est sûr de lui : tout ce qu'il entend est à vérifier"
    ),
    "{name} heard a sentence in {seconds:.1f} s": ("{name} a entendu une phrase en {seconds:.1f} s"),
    "{name} said a sentence in {seconds:.1f} s": ("{name} a dit une phrase en {seconds:.1f} s"),
    "{name} took {seconds:.1f} s for a sentence, and calls wait {budget:g} s; {without}": (
        "{name} a mis {seconds:.1f} s pour une phrase, et les appels attendent {budget:g} s ; {without}"
    ),
    "{what}; {without}": ("{what} ; {without}"),
}
"""English -> French."""
