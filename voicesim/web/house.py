"""What all pages share, whoever asks for them: a desk of one's own, or a room."""

from __future__ import annotations

from typing import Protocol

from voicesim.modes import Mode
from voicesim.text.words import Language


class House(Protocol):
    """Where pages are shown."""

    @property
    def mode(self) -> Mode:
        """What calls are for here."""
        ...

    @property
    def language(self) -> Language:
        """Of whoever has chosen none."""
        ...

    @property
    def title(self) -> str:
        """Name of the room; empty at a desk of one's own."""
        ...

    @property
    def address(self) -> str:
        """Where other devices reach it, "https://salle.local:8443"; empty where none does."""
        ...
