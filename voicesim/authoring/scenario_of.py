"""A case as a scenario's file has it, and which field of the form each key comes from."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from voicesim.authoring.case import Case, CaseFact
from voicesim.authoring.judged_of import errors, reactions, statements
from voicesim.authoring.sheet import Sheet
from voicesim.authoring.written import Written
from voicesim.text.fold import unaccented
from voicesim.understanding.bank import load_bank

TRUST = 6.0
"""Trust that a fact told in trust takes."""


def scenario_of(case: Case, sheet: Sheet, id: str, version: int = 1) -> Written:
    """The scenario of a case. What is missing in the case is missing in it: the linter says so."""
    kind, temperament = sheet.kind(case.kind), sheet.temperament(case.temperament)
    written = Written({}, {**_PLAIN, f"answer.{sheet.story}": f"answer.{sheet.story}"})
    facts = _facts(case, written)
    written.data = {
        "id": id,
        "version": version,
        "language": case.language,
        "population": kind.population,
        "title": case.title,
        "summary": case.summary,
        "level": int(case.level) if case.level.isdigit() else case.level,
        "persona": {
            "name": case.name,
            "age": int(case.age) if case.age.isdigit() else case.age,
            "sex": case.sex,
            "born": case.born,
            "temperament": temperament.label,
            "voice": {"espeak": "f2" if case.sex == "woman" else "m3", "rate": temperament.rate},
            "patience": temperament.patience,
            "noise": case.noise,
            "nice": {"thanks": 2.5, "concessions": 3.0},
        },
        "slots": {"phone": case.phone, "address": case.address},
        "screen": _screen(case),
        "trainee": {"role": case.role, "procedure": list(case.procedure), **_form(case, sheet, facts)},
        "mood": {"start": temperament.mood.model_dump()},
        "opening": _opening(case, sheet),
        "facts": facts,
        "asks": _asks(case, sheet, written, facts),
        "must_ask": _must_ask(case, written),
        **_objections(case, sheet),
        "promises": [{"id": "promised", **sheet.promise.model_dump(mode="json")}],
        "statements": statements(case, written),
        "reactions": reactions(case, sheet, written),
        "lines": _lines(case, sheet),
        "critical_errors": errors(case, sheet),
        "expected": case.expected,
        "clocks": [kind.clock.model_dump(mode="json")],
        "rubric": {"id": "fnol", "weights": dict(sheet.weights)},
    }
    return written


_PLAIN: Mapping[str, str] = {
    "title": "title",
    "summary": "summary",
    "level": "level",
    "persona.name": "name",
    "persona.age": "age",
    "persona.sex": "sex",
    "persona.born": "born",
    "persona.noise": "noise",
    "slots.phone": "phone",
    "slots.address": "address",
    "screen.contract": "contract",
    "screen.holder": "name",
    "screen.product": "product",
    "screen.guarantees": "guarantees",
    "screen.excess": "excess",
    "screen.fields": "fields",
    "trainee.role": "role",
    "trainee.procedure": "procedure",
    "opening": "opening",
    "objections": "objection",
    "objections[0].settled_by": "settled_by",
    "expected": "expected",
    "recap": "recap",
    "facts": "facts",
    "topics": "facts",
}
"""Keys of the file that come from one field whatever else is written."""


def identifier(text: str, taken: Sequence[str]) -> str:
    """A name for something, from its first words: "L'eau goutte encore" -> "l_eau_goutte_encore"."""
    plain = re.sub(r"[^a-z0-9]+", "_", unaccented(text.lower())).strip("_")
    name = "_".join(plain.split("_")[:5])[:36].strip("_")
    name = name if name[:1].isalpha() else f"fact_{name}".rstrip("_")
    return next(
        one for number in range(1, 99) if (one := f"{name}_{number}" if number > 1 else name) not in taken
    )


def _facts(case: Case, written: Written) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = []
    for row, fact in enumerate(case.facts):
        if not (fact.sentence or fact.lines or fact.evasive):
            continue
        place = f"facts[{len(found)}]"
        written.origins |= {
            place: f"fact.{row}.sentence",
            f"{place}.topics": f"fact.{row}.topic",
            f"{place}.lines": f"fact.{row}.lines",
            f"{place}.evasive": f"fact.{row}.evasive",
        }
        found.append(_fact(fact, [one["id"] for one in found]))
    return found


def _fact(fact: CaseFact, taken: Sequence[str]) -> dict[str, Any]:
    told = {"id": identifier(fact.sentence or "fact", taken), "told": fact.told, "sentence": fact.sentence}
    more: dict[str, Any] = {"cue": fact.cue} if fact.cue else {}
    if fact.told == "opening":
        return {**told, **more}
    more |= {"topics": [fact.topic] if fact.topic else []}
    if fact.told != "never":
        more |= {"lines": list(fact.lines)}
    if fact.told == "trust":
        more |= {"trust": TRUST}
    if fact.told in ("trust", "never"):
        more |= {"evasive": list(fact.evasive)}
    return {**told, **more}


def _screen(case: Case) -> dict[str, Any]:
    pairs = [line.partition(":") for line in case.fields]
    fields = [{"label": label.strip(), "value": value.strip()} for label, _, value in pairs]
    return {
        "contract": case.contract,
        "holder": case.name,
        "product": case.product,
        "guarantees": list(case.guarantees),
        "excess": case.excess,
        "fields": fields,
    }


def _form(case: Case, sheet: Sheet, facts: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """The claim form beside the call: a field for whatever must be asked and is answered."""
    labels, answers = load_bank(case.language).topics, _answers(case, sheet, facts)
    fields = []
    for topic in case.must_ask:
        told = [one["id"] for one in facts if topic in one.get("topics", ()) and one["told"] != "never"]
        answered = [topic] if topic in answers else []
        if topic in labels and (told or answered):
            by = {"topics": answered, "facts": told}
            fields.append({"id": topic, "label": labels[topic].label, **{k: v for k, v in by.items() if v}})
    return {"form": {"fields": fields}} if fields else {}


def _opening(case: Case, sheet: Sheet) -> list[str]:
    if len(case.opening) != 1:
        return list(case.opening)
    return [way.replace("{line}", case.opening[0]) for way in sheet.opening]


def _answers(case: Case, sheet: Sheet, facts: Sequence[Mapping[str, Any]]) -> dict[str, tuple[str, ...]]:
    """What is answered, by topic: what the sheet had ready gives way to a fact that is told when asked."""
    ready = sheet.kind(case.kind).answers
    told = _told(facts)
    return {
        topic: lines
        for topic, lines in case.answers.items()
        if lines and not (topic in told and lines == ready.get(topic))
    }


def _told(facts: Sequence[Mapping[str, Any]]) -> set[str]:
    """Topics of which asking brings a fact out at once."""
    return {topic for fact in facts if fact["told"] == "asked" for topic in fact["topics"]}


def _asks(
    case: Case, sheet: Sheet, written: Written, facts: Sequence[Mapping[str, Any]]
) -> list[dict[str, Any]]:
    """The author's answers first, then those that any caller has, for what is not answered yet."""
    asks: list[dict[str, Any]] = []
    hidden = {topic for fact in facts for topic in fact.get("topics", ())}
    own = _answers(case, sheet, facts)
    taken = set(own)
    for topic, lines in own.items():
        also = [one for one in sheet.alike.get(topic, ()) if one not in taken | hidden]
        taken |= set(also)
        written.origins[f"asks[{len(asks)}]"] = f"answer.{topic}"
        asks.append({"topics": [topic, *also], "lines": list(lines), **_again(lines, sheet)})
    for ask in sheet.anybody:
        left = [topic for topic in ask.topics if topic not in taken | _told(facts)]
        if left:
            asks.append({"topics": left, "lines": list(ask.lines)})
    return asks


def _again(lines: Sequence[str], sheet: Sheet) -> dict[str, Any]:
    """What is said when an answer of one line is asked for again: the same, and that it was said before."""
    if len(lines) != 1:
        return {}
    return {"again": [way.replace("{line}", lines[0]) for way in sheet.again]}


def _must_ask(case: Case, written: Written) -> list[str]:
    for number, topic in enumerate(case.must_ask):
        written.origins[f"must_ask[{number}]"] = f"answer.{topic}"
    return list(case.must_ask)


def _objections(case: Case, sheet: Sheet) -> dict[str, Any]:
    if not case.objection:
        return {}
    chosen = [one for one in sheet.objection.settled_by if one.id in case.settled_by]
    one = {
        "id": "own_question",
        "sentence": case.objection[0],
        "after": 5,
        "lines": list(case.objection),
        "insist": list(sheet.objection.insist),
        "settled": list(sheet.objection.settled),
        "settled_by": [trigger for way in chosen for trigger in way.triggers],
    }
    return {"objections": [one]}


def _lines(case: Case, sheet: Sheet) -> dict[str, Any]:
    """The lines of any caller, and those of the temperament as lines for any mood."""
    own = sheet.temperament(case.temperament).lines
    found: dict[str, Any] = {
        move: bands.model_dump(mode="json", exclude_defaults=True) for move, bands in sheet.lines.items()
    }
    for move, lines in own.items():
        found[move] = {**found.get(move, {}), "any": [*found.get(move, {}).get("any", ()), *lines]}
    return found
