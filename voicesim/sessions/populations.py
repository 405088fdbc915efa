"""Those whose calls the scenarios are, as people call them."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.messages.message import Message

POPULATIONS: Mapping[str, Message] = {
    "gestionnaire_auto": Message("motor claims"),
    "gestionnaire_habitation": Message("home claims"),
    "gestionnaire_sante_prevoyance": Message("health and protection"),
    "conseiller_plateforme": Message("call centre"),
    "conseiller_agence": Message("local office"),
    "teleassistance": Message("assistance by telephone"),
}
"""Whose call it is, as people call them."""
