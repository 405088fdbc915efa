"""What the commands of `voicesim scenarios` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Written: {file}. Publish your key beside it, for others to compare.": (
        "Écrit : {file}. Publiez votre clé à côté, pour que d'autres la comparent."
    ),
    "  Changed since it was signed: add it again.": (
        "  Modifié depuis sa signature : ajoutez-le de nouveau."
    ),
    "  {caller}: {count} call{count!p} here": "  {caller} : {count} appel{count!p} ici",
    "No pack was added.": "Aucun lot n'a été ajouté.",
    "The house's own content: {folder}": "Contenus de votre organisation : {folder}",
    "{name} is taken away.": "{name} est retiré.",
    "{name} {version}: {title}. {author}, {licence}, signed by {key}.": (
        "{name} {version} : {title}. {author}, {licence}, signé par {key}."
    ),
    "  {files}": "  {files}",
    "  version {version}, {made}": "  version {version}, {made}",
    "  {caller}: {count} call{count!p} at its author's": (
        "  {caller} : {count} appel{count!p} chez son auteur"
    ),
    "    better: {words!r}": "    mieux : {words!r}",
    "    in plain words: {words}": "    en mots simples : {words}",
    " (suits {mood})": " (va pour : {mood})",
    "A good call ends so: {end}": "Un bon appel finit ainsi : {end}",
    "assistance by telephone": "téléassistance",
    "avoid: {words!r}  [{label}]{mood}": "éviter : {words!r}  [{label}]{mood}",
    "call centre": "plateforme",
    "Checked: {checked}; {count} thing{count!p} to mend.": (
        "Vérifié : {checked} ; {count} chose{count!p} à corriger."
    ),
    "checking scenarios": "vérification des scénarios",
    "Critical error ({kind}): {sentence}": "Erreur critique ({kind}) : {sentence}",
    "health and protection": "santé, prévoyance",
    "home claims": "sinistres habitation",
    "jargon: {words!r}  [{label}]{mood}": "jargon : {words!r}  [{label}]{mood}",
    "local office": "agence",
    "motor claims": "sinistres auto",
    "No phrase has these words.": "Aucune phrase ne contient ces mots.",
    "rehearsed {name}": "répété : {name}",
    "rehearsing": "répétition",
    "say: {words!r}  [{label}]{mood}": "dire : {words!r}  [{label}]{mood}",
    "{calls} call{calls!p} rehearsed, {count} thing{count!p} to mend.": (
        "{calls} appel{calls!p} répété{calls!p}, {count} chose{count!p} à corriger."
    ),
    "{count} file{count!p} of moments": "{count} fichier{count!p} de moments",
    "{count} file{count!p} of examples": "{count} fichier{count!p} d'exemples",
    "{count} scenario{count!p}": "{count} scénario{count!p}",
    "asking the model": "le modèle propose",
    "Does the caller say it so?": "Le client le dit-il ainsi ?",
    "{key}: the author's: {line}": "{key} : de l'auteur : {line}",
    "{key}: proposed: {line}": "{key} : proposé : {line}",
    "{passed} line{passed!p} to look at; the guards refused {count} ({reasons}).": (
        "{passed} réplique{passed!p} à regarder ; les garde-fous en ont refusé {count} ({reasons})."
    ),
    "{count} line{count!p} written into {file}.": "{count} réplique{count!p} ajoutée{count!p} à {file}.",
}
"""English -> French."""
