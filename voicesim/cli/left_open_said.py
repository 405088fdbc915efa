"""How many of one's own calls left the client a reason to call back, in one line."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.cli.output import Output
from voicesim.messages.message import Message
from voicesim.programme.left_open import CallsLeftOpen

KINDS: Mapping[str, Message] = {
    "unanswered": Message("a question without an answer"),
    "undated": Message("a next step without its time"),
    "nothing_next": Message("no next step at all"),
    "believed": Message("something false that was believed"),
    "cue": Message("anger or distress that no words answered"),
    "mood": Message("a bad mood at the end"),
}
"""Of `voicesim.scorecard.left_open`."""


def say_calls_left_open(found: CallsLeftOpen, out: Output) -> None:
    """The share and its reasons; nothing where no call was held to its end."""
    if not found.calls:
        return
    counted = {"calls": found.calls, "left_open": found.left_open}
    out.line(
        Message("Would the client call back? Something was open after {left_open} of {calls}.", **counted)
    )
    for kind, count in found.kinds.items():
        out.line(Message("  {kind}: {count}", kind=KINDS.get(kind, kind), count=count))
