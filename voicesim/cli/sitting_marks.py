"""`voicesim sitting mark|conflicts|settle`: two people mark alone, a third settles what differs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.asking import agreed, answer
from voicesim.cli.marks_asked import change_asked, level_asked, level_name, rating_asked
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import By, CallName, Sitting, Why
from voicesim.cli.sitting_evidence import show_evidence
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.examination.book import Book
    from voicesim.examination.state import CallState, Sheet
    from voicesim.records.store import Store
    from voicesim.scorecard.rubric import Rubric


def mark(
    sitting: Sitting,
    call: CallName,
    examiner: Annotated[str, typer.Option("--examiner", metavar="WHO", help="Who marks and signs.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Mark a call alone: the whole first, each criterion blind, then with the evidence; then sign."""
    from voicesim.cli.person import note_call_language
    from voicesim.examination.marking import opened, rubric_of, sign
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import call_of
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        language = book.state.blueprint.language
        note_call_language(language)
        seat, name = known_seat(registry, book, examiner), call_of(book.state, call).name
        folder = opened(registry.store, book, name, seat, moment())
        rubric = rubric_of(book, book.state.calls[name])
        out.say(Message("Listen to the call in {path}.", path=folder.report))
        _rate(book, name, seat, out)
        _mark_blind(book, name, seat, rubric, out)
        _with_the_evidence(registry.store, book, name, seat, rubric, out)
        signed = agreed(Message("Sign? Then nothing can be changed any more."))
        if signed:
            sign(registry.store, book, name, seat, moment())
    out.line(
        Message("{name}: signed.", name=name)
        if signed
        else Message("{name}: kept, not signed. The same command goes on from here.", name=name)
    )
    out.result({"sitting": book.id, "call": name, "signed": signed})


def conflicts(sitting: Sitting, by: By, json: Json = False, plain: Plain = False) -> None:
    """What two examiners differ on, for a third person who has not marked it."""
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import to_settle
    from voicesim.sessions.store_here import registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        found = to_settle(book.state, known_seat(registry, book, by))
    out.table(
        ("call", "candidate", "station", "criterion", "first mark", "second mark"),
        [
            (
                one.call.name,
                str(one.candidate),
                one.call.station,
                one.conflict.criterion or Message("the whole call"),
                *(_points(one.conflict.criterion, value) for value in one.conflict.marks),
            )
            for one in found
        ],
    )
    out.line(Message("{count} to settle.", count=len(found)))
    out.result(
        {
            "conflicts": [
                {
                    "call": one.call.name,
                    "candidate": one.candidate,
                    "criterion": one.conflict.criterion,
                    "marks": list(one.conflict.marks),
                }
                for one in found
            ]
        }
    )


def settle(
    sitting: Sitting,
    call: CallName,
    by: By,
    value: Annotated[float, typer.Option("--points", help="What it is worth, 0 to 100.")],
    why: Why,
    criterion: Annotated[
        str, typer.Option("--criterion", help="One criterion; the whole call when left out.")
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Settle what two examiners differ on, with a reason; both marks are kept."""
    from voicesim.examination import marking
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import call_of
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        seat, name = known_seat(registry, book, by), call_of(book.state, call).name
        marking.settle(registry.store, book, name, seat, criterion, value, why, moment())
    out.line(Message("{name}: settled at {points:g}.", name=name, points=value))
    out.result({"sitting": book.id, "call": name, "criterion": criterion, "points": value})


def _rate(book: Book, name: str, seat: str, out: Output) -> None:
    """The impression of the whole call, before any criterion."""
    from voicesim.examination.marking import rate
    from voicesim.sessions.store_here import moment

    if _sheet(book, name, seat) is not None:
        return
    rate(book, name, seat, rating_asked(out), moment())


def _mark_blind(book: Book, name: str, seat: str, rubric: Rubric, out: Output) -> None:
    """Each criterion that has no mark yet, nothing of the machine's being shown."""
    from voicesim.examination.marking import level as marked_blind
    from voicesim.sessions.store_here import moment

    call = book.state.calls[name]
    for criterion in rubric.criteria:
        sheet = _sheet(book, name, seat)
        if call.scale is None or criterion.id not in call.scale.weights or sheet is None:
            continue
        if criterion.id in sheet.levels:
            continue
        out.say("")
        out.say(criterion.label.in_language(rubric.language))
        level = level_asked(rubric, criterion.anchors, out)
        marked_blind(book, name, seat, {criterion.id: level}, moment())


def _with_the_evidence(store: Store, book: Book, name: str, seat: str, rubric: Rubric, out: Output) -> None:
    """The evidence with what the machine proposes; a mark may be changed, with a reason."""
    from voicesim.examination.marking import change, open_marking, see
    from voicesim.sessions.store_here import moment

    see(book, name, seat, moment())
    card = open_marking(store, book, name, seat, moment()).card
    shown = [one for one in rubric.criteria if one.id in _levels(book, name, seat)]
    for number, criterion in enumerate(shown, 1):
        own = level_name(rubric, _levels(book, name, seat)[criterion.id])
        proposed = card.criterion(criterion.id) if card else None
        machine = proposed.level_label if proposed and proposed.level_label else "-"
        label = criterion.label.in_language(rubric.language)
        out.say("")
        form = "{number} {criterion}: you gave {own}, the machine proposes {machine}"
        out.say(Message(form, number=number, criterion=label, own=own, machine=machine))
        show_evidence(card, criterion.id, out)
    while (chosen := change_asked(len(shown), out)) is not None:
        criterion = shown[chosen]
        level, why = level_asked(rubric, criterion.anchors, out), answer(Message("Reason: "))
        change(book, name, seat, criterion.id, level, why, moment())


def _sheet(book: Book, name: str, seat: str) -> Sheet | None:
    call: CallState = book.state.calls[name]
    return call.round.sheets.get(seat)


def _levels(book: Book, name: str, seat: str) -> Mapping[str, str]:
    sheet = _sheet(book, name, seat)
    return sheet.levels if sheet else {}


def _points(criterion: str, value: float) -> str:
    return f"{value * 100:.0f}" if criterion else f"{value:.1f}"
