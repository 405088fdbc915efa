"""What the commands of `voicesim records` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "    {name}: left out, as was asked for": ("    {name} : écarté, comme demandé"),
    "    {name}: confirmed, it was to verify": ("    {name} : confirmé, c'était à vérifier"),
    "    {name}: rejected, it was to verify": ("    {name} : écarté, c'était à vérifier"),
    "    contested on {day}, {criterion}: {comment}": "    contesté le {day}, {criterion} : {comment}",
    "    may be contested until {final:%Y-%m-%d}, final after that": (
        "    contestable jusqu'au {final:%Y-%m-%d}, définitif ensuite"
    ),
    "    open until an examiner who has not marked it yet has signed": (
        "    ouvert jusqu'à la signature d'un examinateur qui ne l'a pas encore noté"
    ),
    "    marked again by {examiner}": "    noté à nouveau par {examiner}",
    "    being marked again by {examiner}, open until that is signed": (
        "    en cours de seconde notation par {examiner}, ouvert jusqu'à sa signature"
    ),
    "    {name}: {cell}": "    {name} : {cell}",
    "    {note}": "    {note}",
    "begun on {day}, not signed": "commencé le {day}, non signé",
    "blind": "à l'aveugle",
    "Changed since this call was held: {things}. It is judged by what is here today.": (
        "Changé depuis cet appel : {things}. Il est jugé par ce qui est ici aujourd'hui."
    ),
    "Changed since this call was held: {things}. What was filed then is marked.": (
        "Changé depuis cet appel : {things}. C'est ce qui fut déposé qui est noté."
    ),
    "deletes one call or one person": "supprime un appel ou une personne",
    "Files: {path}": "Fichiers : {path}",
    "has no scorecard": "n'a pas d'évaluation",
    "It was marked and signed. Delete it with its marks?": (
        "Il a été noté et signé. Le supprimer avec ses notes ?"
    ),
    "mark it with the version of voicesim and of personas/rubrics that held it": (
        "notez-le avec la version de voicesim et de personas/rubrics qui l'a tenu"
    ),
    "Marked by {examiner}, {when}": "Noté par {examiner}, {when}",
    "name a call, or a person with --person": "nommez un appel, ou une personne avec --person",
    "score it first with 'voicesim score'": "évaluez-le d'abord avec « voicesim score »",
    "signed on {day}": "signé le {day}",
    "the call is at {at}": "l'appel en est à {at}",
    "The call was cut short: the recording and the log go up to that moment.": (
        "L'appel a été coupé : l'enregistrement et le journal vont jusqu'à ce moment."
    ),
    "What the machine proposes is shown when its examiners have spoken.": (
        "Ce que la machine propose se voit quand ses examinateurs se sont prononcés."
    ),
    "verifying": "vérification",
    "was scored by another version of the rubric {id} than the one that is here": (
        "a été évalué par une autre version de la grille {id} que celle d'ici"
    ),
    (
        "{calls} call{calls!p}, {files} file{files!p}, {entries} line{entries!p} of journal: {faults} "
        "fault{faults!p}."
    ): (
        "{calls} appel{calls!p}, {files} fichier{files!p}, {entries} ligne{entries!p} de journal : {faults} "
        "défaut{faults!p}."
    ),
    "{count} call{count!p} in {folder}": "{count} appel{count!p} dans {folder}",
    "{count} deleted.": "{count} supprimé{count!p}.",
    (
        "{name}: deleted, {size:.1f} MB. The journal keeps its name, the reason, the moment and the "
        "fingerprints of its files."
    ): (
        "{name} : supprimé, {size:.1f} Mo. Le journal garde son nom, la raison, le moment et les empreintes "
        "de ses fichiers."
    ),
    "{name}: {kind}, {why}, {size:.1f} MB": "{name} : {kind}, {why}, {size:.1f} Mo",
    "{name}: {mode}, held {held:%Y-%m-%d %H:%M}, {size:.1f} MB": (
        "{name} : {mode}, tenu le {held:%Y-%m-%d %H:%M}, {size:.1f} Mo"
    ),
    "{path}: {count} file{count!p}, {size:.1f} MB.": "{path} : {count} fichier{count!p}, {size:.1f} Mo.",
}
"""English -> French."""
