"""A language model as the writer sees it: messages in, pieces of text out, within limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias

from voicesim.errors import StageFailed
from voicesim.messages.message import Message

Role: TypeAlias = Literal["system", "user", "assistant"]


@dataclass(frozen=True, slots=True)
class ChatMessage:
    """One message of the prompt. The list of them only ever grows at its end."""

    role: Role
    text: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What one line may cost."""

    tokens: int = 60
    """Most tokens generated."""
    seconds: float = 1.0
    """Most seconds from the request to the last piece; infinite where time is not what is counted."""
    temperature: float = 0.8
    seed: int = 0
    stops: tuple[str, ...] = ("\n", "[", "<|")
    """Text that ends the line; it is not part of it."""


class Engine(Protocol):
    """Anything that completes a conversation: llama.cpp, an endpoint, or a script."""

    @property
    def name(self) -> str:
        """For the manifest and for people: "llama.cpp model.gguf"."""
        ...

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """The next assistant message piece by piece, as it comes; an empty piece is a sign of life.

        Never longer than `limits.seconds`, its first piece included. Raises `StageFailed`.
        """
        ...

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """Read in advance what the next prompt begins with, step by step. Never raises."""
        ...


@dataclass
class ScriptedEngine:
    """Answers with the next text of a script, word by word; fails once the script is empty."""

    texts: list[str] = field(default_factory=list)
    name: str = "script"
    asked: list[tuple[ChatMessage, ...]] = field(default_factory=list)
    """Every prompt it was given, for tests."""

    def complete(self, messages: Sequence[ChatMessage], limits: Limits) -> Iterator[str]:
        """The next text."""
        self.asked.append(tuple(messages))
        if not self.texts:
            raise StageFailed("wording", Message("the script is empty"))
        yield from self.texts.pop(0).replace(" ", " \0").split("\0")

    def read(self, messages: Sequence[ChatMessage]) -> Iterator[None]:
        """There is nothing to read."""
        yield from ()


def until_stop(pieces: Iterator[str], stops: Sequence[str]) -> Iterator[str]:
    """The pieces up to the first stop; what may still become a stop is held back."""
    held = ""
    longest = max((len(stop) for stop in stops), default=1)
    for piece in pieces:
        if not piece:
            yield ""  # a sign of life
            continue
        held += piece
        cut = min((place for stop in stops if (place := held.find(stop)) >= 0), default=-1)
        if cut >= 0:
            if held[:cut]:
                yield held[:cut]
            return
        keep = longest - 1
        if len(held) > keep:
            yield held[: len(held) - keep]
            held = held[len(held) - keep :]
    if held:
        yield held
