"""What `examination` says of who may take part, and of criteria that are taken out, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "there is no alternate; name one caller of equal difficulty at least": (
        "il n'y a pas de scénario de rechange ; nommez au moins un appelant de même difficulté"
    ),
    "a criterion is taken out for everybody, or for nobody": (
        "un critère est retiré pour tous, ou pour personne"
    ),
    "mark the other criteria": "notez les autres critères",
    "is no criterion of this sitting": "n'est pas un critère de cette session",
    "is the only criterion left of a call": "est le dernier critère qui reste à un appel",
    "leave it, or hold another sitting": "laissez-le, ou tenez une autre session",
    "was taken out already": "est déjà retiré",
}
"""English -> French."""
