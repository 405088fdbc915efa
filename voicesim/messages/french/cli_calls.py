"""What the commands of `voicesim calls` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    ", or ": ", ou ",
    "choose a folder": "choisissez un dossier",
    "choose a folder you may write to": "choisissez un dossier où vous pouvez écrire",
    "edit that one": "modifiez celui-là",
    "go on without it": "continuez sans",
    "holds too little of your voice for a curve": "contient trop peu de votre voix pour une courbe",
    "Its weights come with: voicesim models pull {preset}": (
        "Ses modèles viennent par : voicesim models pull {preset}"
    ),
    "leave --keyboard out": "retirez --keyboard",
    "leave --realtime out and hear it in the report": "retirez --realtime et écoutez-le dans le rapport",
    "make room, or choose another folder with --out": (
        "libérez de la place, ou choisissez un autre dossier avec --out"
    ),
    "name a file": "nommez un fichier",
    "name a practice call of your own": "nommez un de vos appels d'entraînement",
    "Not noted: name a field, then what you note; the form has: {ids}.": (
        "Pas noté : nommez un champ, puis ce que vous notez ; la fiche a : {ids}."
    ),
    "Not noted: the call takes nothing more.": "Pas noté : l'appel ne prend plus rien.",
    "Not noted: the form has no field “{name}”; it has: {ids}.": (
        "Pas noté : la fiche n'a pas de champ « {name} » ; elle a : {ids}."
    ),
    "Not noted: this call has no form to fill in.": "Pas noté : cet appel n'a pas de fiche à remplir.",
    "Noted under “{label}”: {text}": "Noté sous « {label} » : {text}",
    "“{label}” is empty now.": "« {label} » est vide maintenant.",
    "permission is denied": "l'accès est refusé",
    "read what the client says": "lisez ce que dit le client",
    "Recognisers misunderstand espeak-ng: bring a voice with 'voicesim models pull light'.": (
        "La reconnaissance comprend mal espeak-ng : apportez une voix avec « voicesim models pull light »."
    ),
    "Settings of voicesim. 'voicesim config show' says which of them count.": (
        "Réglages de voicesim. « voicesim config show » dit lesquels comptent."
    ),
    "speak for {enough_speech:.0f} s at least, with a headset": (
        "parlez au moins {enough_speech:.0f} s, avec un casque"
    ),
    "Stopped.": "Arrêté.",
    "take a practice call": "prenez un appel d'entraînement",
    "The caller speaks with {voice}, worded by {wording}; {ears}.": (
        "Le client parle avec {voice}, rédaction : {wording} ; {ears}."
    ),
    "another program is using it": "un autre programme l'utilise",
    "choose a shorter one": "choisissez-en un plus court",
    "close that program": "fermez ce programme",
    "commas stand both in and between its numbers": (
        "les virgules sont à la fois dans ses nombres et entre eux"
    ),
    "links in it lead back to themselves": "des liens y renvoient à eux-mêmes",
    "make room where it is written, or write it elsewhere": (
        "libérez de la place là où elle est écrite, ou écrivez-la ailleurs"
    ),
    "standard output": "la sortie standard",
    "the disk does not answer well": "le disque ne répond pas bien",
    "this name is too long": "ce nom est trop long",
    "write '0.50 1.80 Bonjour madame', or semicolons between the columns": (
        "écrivez « 0.50 1.80 Bonjour madame », ou des points-virgules entre les colonnes"
    ),
    "the disk": "le disque",
    "The pages are closed.": "Les pages sont fermées.",
    "The pages are here, on this machine only (Ctrl-C ends):": (
        "Les pages sont ici, sur cette machine seulement (Ctrl-C pour finir) :"
    ),
    "the disk is read-only": "le disque est en lecture seule",
    "the disk quota is reached": "le quota du disque est atteint",
    "the engines are loaded": "chargement des moteurs",
    "The file is {path} (there is none yet: voicesim config write).": (
        "Le fichier est {path} (il n'y en a pas encore : voicesim config write)."
    ),
    "The file is {path}.": "Le fichier est {path}.",
    "The robot speaks with {voice}.": "Le robot parle avec {voice}.",
    "the robot's script tells its words": "le script du robot donne ses paroles",
    "the telephone rings": "le téléphone sonne",
    "the voice mirror is shown at a terminal and never passed on": (
        "le miroir de la voix se montre à un terminal et ne se transmet jamais"
    ),
    "the voice mirror was removed from this machine": "le miroir de la voix a été retiré de cette machine",
    "there is a settings file already": "il y a déjà un fichier de réglages",
    "there is no voice in a typed call": "il n'y a pas de voix dans un appel tapé",
    "there is no voice mirror in an examination": "il n'y a pas de miroir de la voix dans une épreuve",
    "this call was taken under another account": "cet appel a été pris sous un autre compte",
    "this is a file, not a folder": "c'est un fichier, pas un dossier",
    "this is a folder, not a file": "c'est un dossier, pas un fichier",
    "type the command without a pipe, a file or --json": "tapez la commande sans tube, ni fichier, ni --json",
    "Written: {path}. Take the # away from what you want to change.": (
        "Écrit : {path}. Ôtez le # de ce que vous voulez changer."
    ),
    "{doing} ...": "{doing} ...",
    "{ears} hears the robot": "{ears} écoute le robot",
    "{id}, {title}: the {quality} robot trainee answers.": "{id}, {title} : le robot {quality!r} répond.",
    "{id}, {title}: {file} answers ({seconds:.0f} s).": "{id}, {title} : {file} répond ({seconds:.0f} s).",
    "{mend}, or give the words that were said with --words FILE": (
        "{mend}, ou donnez les paroles dites avec --words FICHIER"
    ),
    "{mend}, or {instead}": "{mend}, ou {instead}",
    "{name}: {cell}": "{name} : {cell}",
    "{question} [y/N] ": "{question} [o/N] ",
    "{what} (voicesim doctor --measure).": "{what} (voicesim doctor --measure).",
}
"""English -> French."""
