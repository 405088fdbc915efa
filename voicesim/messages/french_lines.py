"""What the commands print, and the heads of their tables, in French."""

from __future__ import annotations

from collections.abc import Mapping

HEADS: Mapping[str, str] = {
    "kind": "genre",
    "what": "quoi",
    "words": "paroles",
    "heard through": "entendu par",
    "measure": "mesure",
    "value": "valeur",
    "unit": "unité",
    "seen on": "vu sur",
    "sure": "sûreté",
    "setting": "réglage",
    "from": "d'où",
    "what it is": "ce que c'est",
    "marked": "noté",
    "criteria": "critères",
    "differ from the proposal": "diffèrent de la proposition",
    "model": "modèle",
    "for": "pour",
    "lang": "langue",
    "size": "taille",
    "licence": "licence",
    "here?": "ici ?",
    "call": "appel",
    "mode": "mode",
    "score": "note",
    "signed": "signé",
    "sound until": "son gardé",
    "all until": "tout gardé",
    "scenario": "scénario",
    "robot": "robot",
    "critical errors": "erreurs critiques",
    "ended": "fin",
    "id": "nom",
    "level": "niveau",
    "what happens": "ce qui arrive",
    "fact": "fait",
    "told": "dit",
    "when asked about": "si l'on demande",
    "person": "personne",
    "name": "nom",
    "group": "groupe",
    "since": "depuis",
    "purpose": "but",
    "calls": "appels",
    "last": "dernier",
}
"""English -> French."""

FORMS: Mapping[str, str] = {
    "{voice} takes {clause:.1f} s a clause here, {ratio:.1f} times its length: {other} speaks": (
        "{voice} met ici {clause:.1f} s par groupe de mots, {ratio:.1f} fois sa durée : {other} parle"
    ),
    "{count} calls in {folder}": "{count} appels dans {folder}",
    "{name}: {mode}, held {held:%Y-%m-%d %H:%M}, {size:.1f} MB": (
        "{name} : {mode}, tenu le {held:%Y-%m-%d %H:%M}, {size:.1f} Mo"
    ),
    "The call was cut short: the recording and the log go up to that moment.": (
        "L'appel a été coupé : l'enregistrement et le journal vont jusqu'à ce moment."
    ),
    "Files: {path}": "Fichiers : {path}",
    "{count} due.": "{count} échus.",
    "{count} deleted.": "{count} supprimés.",
    "{path}: {count} files, {size:.1f} MB.": "{path} : {count} fichiers, {size:.1f} Mo.",
    "{calls} calls, {files} files, {entries} entries: {faults} faults.": (
        "{calls} appels, {files} fichiers, {entries} lignes de journal : {faults} défauts."
    ),
    "Marked by {examiner}, {when}": "Noté par {examiner}, {when}",
    "    contested on {day}, {criterion}: {comment}": "    contesté le {day}, {criterion} : {comment}",
    "    may be contested until {final:%Y-%m-%d}, final after that": (
        "    contestable jusqu'au {final:%Y-%m-%d}, définitif ensuite"
    ),
    "    open until an examiner who has not marked it yet has signed": (
        "    ouvert jusqu'à la signature d'un examinateur qui ne l'a pas encore noté"
    ),
    "{id}, {title}: the {quality} robot trainee answers.": "{id}, {title} : le robot {quality} répond.",
    "The robot speaks with {voice}.": "Le robot parle avec {voice}.",
    "Recognisers misunderstand espeak-ng: bring a voice with 'voicesim models pull light'.": (
        "La reconnaissance comprend mal espeak-ng : apportez une voix avec « voicesim models pull light »."
    ),
    "{id}, {title}: {file} answers ({seconds:.0f} s).": "{id}, {title} : {file} répond ({seconds:.0f} s).",
    "Changed since this call was held: {things}. It is judged by what is here today.": (
        "Changé depuis cet appel : {things}. Il est jugé par ce qui est ici aujourd'hui."
    ),
    "{count} due by their date: deleted (voicesim records verify).": (
        "{count} arrivés à échéance : supprimés (voicesim records verify)."
    ),
    "The file is {path}.": "Le fichier est {path}.",
    "The file is {path} (there is none yet: voicesim config write).": (
        "Le fichier est {path} (il n'y en a pas encore : voicesim config write)."
    ),
    "Written: {path}. Take the # away from what you want to change.": (
        "Écrit : {path}. Ôtez le # de ce que vous voulez changer."
    ),
    "Its weights come with: voicesim models pull {preset}": (
        "Ses modèles viennent par : voicesim models pull {preset}"
    ),
}
"""English -> French."""
