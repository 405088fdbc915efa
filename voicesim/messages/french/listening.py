"""What `listening` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "0 < quiet <= speech < 1": "0 < quiet <= speech < 1",
    "0 < share <= 1": "0 < share <= 1",
    "0 <= goes_on <= 1": "0 <= goes_on <= 1",
    "0.02 <= eager <= floor (seconds)": "0,02 <= eager <= floor (secondes)",
    "0.1 <= floor <= ceiling <= 5 (seconds)": "0,1 <= floor <= ceiling <= 5 (secondes)",
    "0.2 <= patience <= 3": "0,2 <= patience <= 3",
    "begin when one of them has ended": "commencez quand l'un d'eux est fini",
    "close other programs or use a smaller one: voicesim models pull whisper-base": (
        "fermez d'autres programmes ou prenez-en un plus petit : voicesim models pull whisper-base"
    ),
    "copy it there again whole, or name another: 'voicesim models pull whisper-base' brings one": (
        "recopiez-le entier, ou nommez-en un autre : « voicesim models pull whisper-base » en apporte un"
    ),
    "duck, hold and lasting are out of order": "duck, hold et lasting ne sont pas dans l'ordre",
    "install it again with: pip install --force-reinstall faster-whisper": (
        "réinstallez-le avec : pip install --force-reinstall faster-whisper"
    ),
    "install it with: pip install --force-reinstall faster-whisper": (
        "installez-le avec : pip install --force-reinstall faster-whisper"
    ),
    "install the driver and NVIDIA's cuBLAS, or use the processor: VOICESIM_EARS_DEVICE=cpu": (
        "installez le pilote et cuBLAS de NVIDIA, ou prenez le processeur : VOICESIM_EARS_DEVICE=cpu"
    ),
    "it knows English only, and this call is in another language ({language})": (
        "il ne connaît que l'anglais, et cet appel est dans une autre langue ({language})"
    ),
    "its answer is no probability": "sa réponse n'est pas une probabilité",
    "keep 0.02 <= duck <= hold <= lasting (seconds)": "gardez 0,02 <= duck <= hold <= lasting (secondes)",
    "keep {mend}": "gardez {mend}",
    "name a multilingual model in ears.model, or bring one: voicesim models pull whisper-base": (
        "nommez un modèle multilingue dans ears.model, ou apportez-en un : voicesim models pull whisper-base"
    ),
    "name a Smart Turn v3 network (.onnx) there, or leave ears.turn_model empty": (
        "nommez-y un réseau Smart Turn v3 (.onnx), ou laissez ears.turn_model vide"
    ),
    "name its folder, {parent}": "nommez son dossier, {parent}",
    "name the folder of a model, or bring one with: voicesim models pull whisper-base": (
        "nommez le dossier d'un modèle, ou apportez-en un avec : voicesim models pull whisper-base"
    ),
    "preprocessor_config.json is missing or that of another model": (
        "preprocessor_config.json manque, ou c'est celui d'un autre modèle"
    ),
    "recognition, {name}": "reconnaissance, {name}",
    "the graphics card or its libraries cannot be used": (
        "la carte graphique ou ses bibliothèques ne peuvent pas servir"
    ),
    "the recognition model does not fit into this machine's memory": (
        "le modèle de reconnaissance ne tient pas dans la mémoire de cette machine"
    ),
    "the recognition model is damaged": "le modèle de reconnaissance est abîmé",
    "the recognition model is not on this machine": "le modèle de reconnaissance n'est pas sur cette machine",
    "the recognition model lacks {names}": "il manque au modèle de reconnaissance {names}",
    "the speech detector (Silero v6) is not installed": (
        "le détecteur de parole (Silero v6) n'est pas installé"
    ),
    "the speech detector's network cannot be read": "le réseau du détecteur de parole ne peut pas être lu",
    "this file is no network that can be read": "ce fichier n'est pas un réseau lisible",
    "this is a file, and a recognition model is a folder": (
        "c'est un fichier, et un modèle de reconnaissance est un dossier"
    ),
    "this is not a Whisper model": "ce n'est pas un modèle Whisper",
    "this machine cannot compute in {compute_type!r}": (
        "cette machine ne sait pas calculer en {compute_type!r}"
    ),
    "this network is no turn model: it reads {shapes}, not [1, {bands}, {steps}]": (
        "ce réseau n'est pas un modèle de fin de tour : il lit {shapes}, pas [1, {bands}, {steps}]"
    ),
    "this network is no turn model: {reason}": "ce réseau n'est pas un modèle de fin de tour : {reason}",
    'use "int8"': 'prenez "int8"',
    "{held} calls are being held, and one more would make all of them wait": (
        "{held} appels sont en cours, et un de plus les ferait tous attendre"
    ),
    "{key} out of range": "{key} hors limites",
    "{name} cannot be read": "{name} ne peut pas être lu",
    "{name} is damaged": "{name} est abîmé",
    "{name} is not that of a recognition model": "{name} n'est pas celui d'un modèle de reconnaissance",
    "{name}: {problem}": "{name} : {problem}",
    "{phrase!r} holds no word; write words as they are spoken": (
        "{phrase!r} ne contient aucun mot ; écrivez des mots comme on les dit"
    ),
    "{twice!r} is listed twice; keep one of the two": "{twice!r} figure deux fois ; gardez l'un des deux",
    "the server answered in another language": ("le serveur a répondu dans une autre langue"),
    "the server's words lie outside the sound": ("les mots du serveur tombent en dehors du son"),
    "what the server answered is no transcript": ("ce que le serveur a répondu n'est pas une transcription"),
}
"""English -> French."""
