"""What was understood of an utterance as JSON, and back: what stands in a call's log, and what is read there.

What has its default is left out, and comes back as it was. A later version's fields are ignored.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from typing import Any

from voicesim.understanding.acts import Act, Refused, Understood, Value

_LISTS = ("acts", "faint", "doubted", "guesses")


def as_json(understood: Understood) -> dict[str, Any]:
    """One JSON object."""
    return {
        **_lean(understood),
        **{name: [_lean(act) for act in acts] for name, acts in _lists(understood).items() if acts},
        **_some("refused", [{**_lean(item), "act": _lean(item.act)} for item in understood.refused]),
        **_some("values", [_lean(value) for value in understood.values]),
        **_some("questions", [list(span) for span in understood.questions]),
        **_some("asked", [list(span) for span in understood.asked]),
    }


def from_json(body: Mapping[str, Any]) -> Understood:
    """What `as_json` wrote. Raises `TypeError`, `KeyError` or `AttributeError` for anything else."""
    acts = {name: tuple(_act(act) for act in body.get(name, ())) for name in _LISTS}
    return Understood(
        acts=acts["acts"],
        faint=acts["faint"],
        doubted=acts["doubted"],
        guesses=acts["guesses"],
        refused=tuple(
            Refused(_act(item["act"]), item["rule"], str(item["explanation"]))
            for item in body.get("refused", ())
        ),
        values=tuple(
            Value(str(value["kind"]), int(value["first"]), int(value["last"]), tuple(value["values"]))
            for value in body.get("values", ())
        ),
        asks=bool(body.get("asks", False)),
        questions=tuple((int(first), int(last)) for first, last in body.get("questions", ())),
        asked=tuple((int(first), int(last)) for first, last in body.get("asked", ())),
        content=str(body.get("content", "")),
        ear=str(body.get("ear", "")),
    )


def _lists(understood: Understood) -> dict[str, tuple[Act, ...]]:
    return {name: getattr(understood, name) for name in _LISTS}


def _some(name: str, items: list[Any]) -> dict[str, Any]:
    return {name: items} if items else {}


def _lean(value: Act | Refused | Value | Understood) -> dict[str, Any]:
    """The plain fields that have not their default."""
    body: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.default is not MISSING and held == field.default:
            continue
        if isinstance(held, tuple):
            if all(isinstance(item, str) for item in held):
                body[field.name] = list(held)
        elif not isinstance(held, Act | frozenset):
            body[field.name] = held
    return body


def _act(body: Mapping[str, Any]) -> Act:
    known = {field.name for field in fields(Act)}
    held: dict[str, Any] = {key: value for key, value in body.items() if key in known}
    return Act(**{**held, "roles": tuple(held.get("roles", ()))})
