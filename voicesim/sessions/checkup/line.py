"""One line of the check-up: a state, a sentence, and what to type to mend it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from voicesim.errors import Mendable
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

State: TypeAlias = Literal["good", "missing", "broken"]
"""`missing` limits what can be done; `broken` stops every call."""

NOTHING = Message("")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check-up."""

    what: Message
    state: State
    sentence: Message
    mend: Message = NOTHING
    """What to type or do; empty when all is well."""
    figures: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


Check: TypeAlias = Callable[["Settings"], Iterator[Line]]


def refused(what: Message, problem: Mendable) -> Line:
    """The line of what could not be looked at."""
    sentence = Message("{name}: {what}", name=problem.where, what=problem.what)
    return Line(what, "missing", sentence, problem.mend)


def pull(name: str) -> Message:
    """What to type to bring a model or a preset."""
    return Message("{command}", command=f"voicesim models pull {name}")
