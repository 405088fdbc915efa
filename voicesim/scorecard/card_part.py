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
    found: tuple[str, ...] = ()
    """Those of the words that were understood, where the quote is the whole sentence around them."""
    like: str = ""
    """The example that the words were near to, where no expression found them."""
    perhaps: bool = False
    """It is only likely that they say so: the trainee has the benefit of the doubt."""

    @property
    def pieces(self) -> tuple[tuple[str, bool], ...]:
        """The words cut where what was understood begins and ends, each piece with: is it that?"""
        marks = [(at, at + len(one)) for one in self.found if one and (at := self.words.find(one)) >= 0]
        cut: list[tuple[str, bool]] = []
        done = 0
        for begin, end in sorted(marks):
            if begin >= done:
                cut += [(self.words[done:begin], False), (self.words[begin:end], True)]
                done = end
        return tuple(piece for piece in (*cut, (self.words[done:], False)) if piece[0])


class Labelled(Part):
    """A part with a name for the program and one for people."""

    id: str
    label: str = ""

    @property
    def name(self) -> str:
        """What people call it."""
        return self.label or self.id
