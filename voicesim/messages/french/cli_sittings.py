"""What the commands of `voicesim sitting` say, in French."""

from __future__ import annotations

from collections.abc import Mapping

FORMS: Mapping[str, str] = {
    "Next: voicesim sitting candidates {name} WHO ...": (
        "Ensuite : voicesim sitting candidates {name} QUI ..."
    ),
    "being prepared": "en préparation",
    "closed": "close",
    "open": "ouverte",
    "sealing": "mise sous scellés",
    "{count} blueprint{count!p}": "{count} plan{count!p} d'épreuve",
    "{count} sitting{count!p}.": "{count} session{count!p}.",
    "{name} is being prepared.": "{name} est en préparation.",
    "{name} is closed.": "{name} est close.",
    "{name} is open; the seed of its draw is {seed}.": (
        "{name} est ouverte ; la graine de son tirage est {seed}."
    ),
    "{name}: {stage}, {certification}": "{name} : {stage}, {certification}",
}
"""English -> French."""
