"""The heads of tables, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
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
}
"""English -> French."""
