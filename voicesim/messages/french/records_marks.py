"""What is said of marks that are written at two desks at once, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "was marked elsewhere meanwhile, and nothing of that is replaced": (
        "a été noté ailleurs entre-temps, et rien n'en est remplacé"
    ),
    "type the command again: it goes on from there": (
        "tapez la commande à nouveau : elle reprend à partir de là"
    ),
}
