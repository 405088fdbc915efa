"""What the parts of the scorecard as a document are made of."""

from __future__ import annotations

from typing import TypeAlias

from pydantic import BaseModel, ConfigDict

from voicesim.text.words import Speaker

Number: TypeAlias = int | float


class Part(BaseModel):
    """A part of the scorecard."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class Quote(Part):
    """Words that can be heard again."""

    speaker: Speaker
    words: str
    start: Number
    end: Number
    """Seconds."""
    like: str = ""
    """The example that the words were near to, where no expression found them."""


class Labelled(Part):
    """A part with a name for the program and one for people."""

    id: str
    label: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label or self.id
