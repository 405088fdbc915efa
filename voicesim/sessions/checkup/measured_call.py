"""What a trainee says while this machine is measured."""

from __future__ import annotations

SCENARIO = "FR07"
TURNS = (
    "Service bris de glace bonjour, Julie à votre écoute.",
    "Quel est votre numéro de contrat, s'il vous plaît ?",
    "Depuis quand le pare-brise est-il fissuré ?",
    "Merci. Je vous rappelle demain matin. Au revoir.",
)
