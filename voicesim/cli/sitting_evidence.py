"""`voicesim sitting evidence`: what somebody who settles a difference has before them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import By, CallName, Sitting
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.examination.views import ToWeigh
    from voicesim.scorecard.card import Card
    from voicesim.scorecard.rubric import Rubric


def evidence(sitting: Sitting, call: CallName, by: By, json: Json = False, plain: Plain = False) -> None:
    """Show a third person both marks of a call, and the evidence, before they settle what differs."""
    from voicesim.cli.person import note_call_language
    from voicesim.examination.marking import opened
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import call_of, to_weigh
    from voicesim.records.kept import read_scorecard
    from voicesim.scorecard.rubric import load_rubric
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        language = book.state.blueprint.language
        note_call_language(language)
        seat, name = known_seat(registry, book, by), call_of(book.state, call).name
        seen = to_weigh(book.state, name, seat)
        folder = opened(registry.store, book, name, seat, moment())
        rubric = load_rubric(book.state.blueprint.station(seen.call.station).rubric, language)
        card, people = read_scorecard(folder), book.people
    out.say(Message("Listen to the call in {path}.", path=folder.report))
    heads = [people.get(sheet.examiner, sheet.examiner) for sheet in seen.sheets]
    out.table(("criterion", *heads, "the machine"), _rows(seen, rubric, card))
    for criterion in rubric.criteria:
        if card is not None and criterion.id in seen.scale.weights:
            out.say("")
            out.say(criterion.label.in_language(language))
            show_evidence(card, criterion.id, out)
    out.result({"sitting": book.id, "call": name, **_json(seen, heads, card)})


def show_evidence(card: Card | None, criterion: str, out: Output) -> None:
    """The checks of one criterion, each with the words it rests on and their time."""
    found = card.criterion(criterion) if card else None
    for check in found.checks if found else ():
        out.say(f"    {check.sentence}")
        for quote in check.evidence:
            minutes, seconds = divmod(int(quote.start), 60)
            at = f"{minutes}:{seconds:02}"
            out.say(Message("        {at} {words!r}", at=at, words=quote.words))


def _rows(seen: ToWeigh, rubric: Rubric, card: Card | None) -> list[tuple[str, ...]]:
    names = {level.id: level.label.in_language(rubric.language) for level in rubric.levels}
    rows = []
    for criterion in rubric.criteria:
        if criterion.id not in seen.scale.weights:
            continue
        given = [names.get(sheet.levels.get(criterion.id, ""), "-") for sheet in seen.sheets]
        proposed = card.criterion(criterion.id) if card else None
        machine = proposed.level_label if proposed and proposed.level_label else "-"
        rows.append((criterion.label.in_language(rubric.language), *given, machine))
    totals = [f"{total:.1f}" for total in seen.totals]
    rows.append((Message("the whole call"), *totals, "-"))
    return rows


def _json(seen: ToWeigh, heads: list[str], card: Card | None) -> dict[str, Any]:
    return {
        "marks": [
            {"examiner": who, "levels": dict(sheet.levels), "total": total, "rating": int(sheet.rating)}
            for who, sheet, total in zip(heads, seen.sheets, seen.totals, strict=True)
        ],
        "proposal": dict(seen.call.proposal),
        "checks": [
            {"criterion": one.id, "sentence": check.sentence, "words": [q.words for q in check.evidence]}
            for one in (card.criteria if card else ())
            if one.id in seen.scale.weights
            for check in one.checks
        ],
    }
