"""What `voicesim sitting standard|report|papers|badge|export` says, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "It could lie between {low:.1f} and {high:.1f} (95 %).": (
        "Il pourrait se situer entre {low:.1f} et {high:.1f} (95 %)."
    ),
    "Not enough to tell, and no standard is set: {why}.": (
        "Pas de quoi se prononcer, et aucun seuil n'est fixé : {why}."
    ),
    "Publish your key, so that others can compare: {issuer}": (
        "Publiez votre clé, pour que d'autres puissent comparer : {issuer}"
    ),
    "The badge is in {path}.": "Le badge est dans {path}.",
    "The record is kept with the sitting by a clock of its own (records.proces_verbal_days); ask counsel how "
    "long yours must be kept.": (
        "Le procès-verbal est gardé avec la session, pour une durée à lui (records.proces_verbal_days) ; "
        "demandez à un conseil combien de temps garder le vôtre."
    ),
    "The signature holds for {issuer}: compare it with the key that {name} has published.": (
        "La signature est bonne pour {issuer} : comparez avec la clé que {name} a publiée."
    ),
    "The signature holds, and is of the expected key.": "La signature est bonne, et de la clé attendue.",
    "against a cut, {calls} calls x {examiners}": "face à un seuil, {calls} appels x {examiners}",
    "agreement (alpha), {what}": "accord (alpha), {what}",
    "agreement (kappa), {one} and {other}": "accord (kappa), {one} et {other}",
    "cut by borderline regression": "seuil par régression limite",
    "not enough to tell: {why}": "pas de quoi se prononcer : {why}",
    "name a sitting, or a badge with --verify": "nommez une session, ou un badge avec --verify",
    "reliability": "fidélité",
    "reliability, {calls} calls x {examiners}": "fidélité, {calls} appels x {examiners}",
    "impressions": "appréciations",
    "totals": "totaux",
    "severity of {who}, points": "sévérité de {who}, en points",
    "mean of candidate {number}, {name}": "moyenne du candidat {number}, {name}",
    "{count} candidate{count!p}, {complete} with every mark.": (
        "{count} candidat{count!p}, dont {complete} avec toutes les notes."
    ),
    "{count} file{count!p} in {folder}.": "{count} fichier{count!p} dans {folder}.",
    "{low:.2f} to {high:.2f}": "de {low:.2f} à {high:.2f}",
    "{name}: the cut is {cut:.1f} of 100.": "{name} : le seuil est de {cut:.1f} sur 100.",
    "{station}, {item}: it never came out differently in {count} call{count!p}.": (
        "{station}, {item} : toujours pareil, en {count} appel{count!p}."
    ),
}
