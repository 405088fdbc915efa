"""Why a value was refused by its schema, as messages: our own validators' words, or pydantic's."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from voicesim.messages.lists import one_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


def told(error: ValueError) -> Message:
    """What a `ValueError` of ours was raised with; of anybody else's, its text."""
    first = error.args[0] if error.args else ""
    return first if isinstance(first, Message) else Message(str(error))


def refusal(detail: ErrorDetails) -> Message:
    """One of a `ValidationError`'s details; with a semicolon before the remedy, where one is known."""
    context = detail.get("ctx", {})
    if isinstance(ours := context.get("error"), ValueError):
        return told(ours)
    form = _forms().get(detail["type"])
    if form is None:
        return Message("{why}", why=_begun_small(detail["msg"]))
    expected = {"expected": _either(context["expected"])} if "expected" in context else {}
    return Message(_begun_small(form), **{"expected_plural": _plural(context), **context, **expected})


def _either(expected: str) -> Message:
    """ "'a', 'b' or 'c'" with its "or" a word of the sentence's language."""
    return one_of(re.split(", (?=')| or (?=')", expected))


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    """Pydantic's own sentences by the type of error, with `{}` where values stand."""
    from pydantic_core._pydantic_core import list_all_errors

    return {one["type"]: one["message_template_python"] for one in list_all_errors()}


def _plural(context: Mapping[str, object]) -> str:
    counts = (context.get(name) for name in ("min_length", "max_length"))
    return "" if 1 in counts else "s"


def _begun_small(text: str) -> str:
    return text[:1].lower() + text[1:]
