"""One call that an archive has to look at, as it was added."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, TypeAlias

from pydantic import BaseModel, ConfigDict

from voicesim.text.words import Language

Source: TypeAlias = Literal["recording", "simulated"]
"""A recording of a real call, or the folder of a simulated one."""
Channel: TypeAlias = Literal["left", "right"]


class Entry(BaseModel):
    """A call in the queue. Times, words and names of persons are not in it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    """The beginning of the SHA-256 of its sound or log: the same call added twice is one call."""
    source: Source
    path: str
    """The recording, or the call's folder; absolute."""
    words: str = ""
    """A file of words beside it; empty: the recogniser listens."""
    who: str = ""
    """A file that says who speaks when, for a recording of one channel; empty for none."""
    handler: Channel = "left"
    """The agent's channel, in a recording of two."""
    language: Language = "fr"
    agent: str = ""
    """A pseudonym; empty when nobody said."""
    queue: str = ""
    day: date | None = None
    """When the call was held; None: the clock of retention runs from when it was added."""
    reason: str = ""
    """What the metadata say it was about."""
    added: datetime

    def held(self) -> date:
        """The day from which retention counts."""
        return self.day or self.added.date()
