"""What of a case is judged: points to sum up rightly, what nobody may say, what nobody may leave out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from voicesim.authoring.case import Case
from voicesim.authoring.sheet import Sheet
from voicesim.authoring.written import Written
from voicesim.understanding.bank import load_bank

_STRANGE = re.compile(r"[^\w\s'’%-]+")


def expression(said: str) -> str:
    """Words as an author types them, as an expression of the notation: its signs taken out."""
    return " ".join(_STRANGE.sub(" ", said.lower()).split())


def _points(case: Case) -> Iterator[tuple[int, str, Any]]:
    """Row, id and point of those that were filled in."""
    for row, point in enumerate(case.points):
        if point.right or point.wrong:
            yield row, f"point_{row + 1}", point


def statements(case: Case, written: Written) -> list[dict[str, Any]]:
    """The points that may be summed up rightly or wrongly, and what nobody may say."""
    found: list[dict[str, Any]] = []
    for row, id, point in _points(case):
        written.origins[f"statements[{len(found)}]"] = f"point.{row}.right"
        written.origins[f"statements[{len(found)}].wrong"] = f"point.{row}.wrong"
        found.append(
            {
                "id": id,
                "sentence": "; ".join(point.right[:1]) or id,
                "right": [expression(one) for one in point.right],
                "wrong": [expression(one) for one in point.wrong],
            }
        )
    if case.never:
        written.origins[f"statements[{len(found)}]"] = "never"
        wrong = [expression(one) for one in case.never]
        found.append({"id": "never_said", "sentence": case.never_sentence, "wrong": wrong})
    return found


def reactions(case: Case, sheet: Sheet, written: Written) -> dict[str, Any]:
    """What the caller says to a point summed up rightly, or wrongly."""
    found: dict[str, Any] = {}
    for row, id, point in _points(case):
        written.origins[f"reactions.{id}"] = f"point.{row}.corrects"
        found[id] = {"right": [sheet.points.right[row]], "wrong": list(point.corrects)}
    return found


def errors(case: Case, sheet: Sheet) -> list[dict[str, Any]]:
    """The critical errors: the topic that was never asked, the words that were said."""
    topics = load_bank(case.language).topics
    found: list[dict[str, Any]] = []
    if case.always in topics:
        sentence = sheet.missed.replace("{label}", topics[case.always].label)
        error = {"id": "never_asked", "kind": "customer", "sentence": sentence, "missed": [case.always]}
        found.append(error)
    if case.never:
        error = {"id": "promised", "kind": "compliance", "sentence": case.never_sentence}
        found.append({**error, "heard": ["statement:never_said=wrong"]})
    return found
