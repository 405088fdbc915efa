"""What of a long conversation a language model is given: who it is, and the latest of what was said."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from voicesim.client.llm_engine import ChatMessage

AT_ONCE = 0.5
"""Share of the room that is forgotten at a time: what is kept begins alike for many turns to come, and is not
read again at each of them."""


def remembered(messages: Sequence[ChatMessage], sizes: Sequence[int], room: int) -> Sequence[ChatMessage]:
    """The first message and as many of the latest as fit in `room`, `sizes` in the same unit (tokens).

    The oldest exchanges go, in portions of `AT_ONCE`; what is kept of them begins with the trainee. The last
    message of the trainee always stays, whether it fits or not.
    """
    over = sum(sizes) - room
    if over <= 0:
        return messages
    portion = max(1, int(room * AT_ONCE))
    to_forget = -(-over // portion) * portion
    starts = [place for place, message in enumerate(messages) if place and message.role == "user"]
    forgotten = 0
    for start, following in pairwise(starts):
        forgotten += sum(sizes[start:following])
        if forgotten >= to_forget:
            return [*messages[:1], *messages[following:]]
    return [*messages[:1], *messages[starts[-1] :]] if starts else messages
