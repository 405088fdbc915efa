"""`voicesim sitting decide|communicate|contest`: people decide, candidates are told and may contest."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.asking import agreed, answer
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import CallName, Candidate, Jury, Sitting, Why
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.examination.book import Book
    from voicesim.examination.views import ForTheJury


def decide(
    sitting: Sitting,
    candidate: Candidate,
    jury: Jury,
    passed: Annotated[
        bool | None,
        typer.Option("--passed/--not-passed", help="What was decided; asked when left out."),
    ] = None,
    why: Annotated[str, typer.Option("--why", help="The reason, for the candidate's letter.")] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show the jury what was marked, and enter what they decide: nothing passes or fails by itself."""
    from voicesim.examination.marking import decide as decision
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.examination.views import for_the_jury
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        seats = tuple(known_seat(registry, book, name) for name in jury)
        _show(for_the_jury(book.state, f"C{candidate}", seats), out)
        _show_mean(book, candidate, out)
        if passed is None:
            passed = agreed(Message("Has candidate {number} passed?", number=candidate))
        if not passed and not why:
            why = answer(Message("Reason: "))
        decision(book, candidate, seats, passed=passed, why=why, now=moment())
    form = "Candidate {number}: passed." if passed else "Candidate {number}: not passed."
    out.line(Message(form, number=candidate))
    out.result({"sitting": book.id, "candidate": candidate, "passed": passed})


def recall(
    sitting: Sitting,
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="Id of a criterion of the rubric.")],
    jury: Jury,
    why: Why,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Take a criterion out for every candidate, before anybody is decided on; its marks are kept."""
    from voicesim.examination.deeds import Recalled
    from voicesim.examination.sittings import at_work, known_seat
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        seats = tuple(known_seat(registry, book, name) for name in jury)
        book.enter(Recalled(criterion=criterion, by=seats, why=why), moment())
    out.line(Message("{criterion}: counts for nobody any more.", criterion=criterion))
    out.result({"sitting": book.id, "criterion": criterion})


def communicate(sitting: Sitting, candidate: Candidate, json: Json = False, plain: Plain = False) -> None:
    """Note that a candidate was told the decision: from here it may be contested."""
    from voicesim.examination.results import tell
    from voicesim.examination.sittings import at_work
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        until = tell(registry.store, book, candidate, moment())
    form = "Candidate {number} was told; it may be contested until {until:%Y-%m-%d}."
    out.line(Message(form, number=candidate, until=until))
    out.result({"sitting": book.id, "candidate": candidate, "contest_until": until.isoformat()})


def contest(sitting: Sitting, call: CallName, why: Why, json: Json = False, plain: Plain = False) -> None:
    """Contest the marks of a call: people who have not marked it mark it again."""
    from voicesim.examination.deeds import Contested
    from voicesim.examination.sittings import at_work
    from voicesim.examination.views import call_of
    from voicesim.sessions.store_here import moment, registry_here

    out = Output(json, plain)
    with at_work(registry_here(), sitting) as book:
        name = call_of(book.state, call).name
        book.enter(Contested(call=name, why=why), moment())
    out.line(Message("{name}: contested. Name examiners who have not marked it (sitting assign).", name=name))
    out.result({"sitting": book.id, "call": name})


def _show_mean(book: Book, candidate: int, out: Output) -> None:
    """The mean of the calls, and how far it could move: a cut within that range says little."""
    from voicesim.blind_marking.estimate import Estimate
    from voicesim.examination.reliability_report import means_in
    from voicesim.examination.summary import outcome

    came = outcome(book.id, book.state, book.people)
    found = means_in(came).get(candidate)
    if isinstance(found, Estimate):
        low, high = found.interval
        form = "The mean is {mean:.1f}; with other calls it could be {low:.1f} to {high:.1f} (95 %)."
        out.say(Message(form, mean=found.value, low=low, high=high))
    if came.standard is not None:
        out.say(Message("The cut is {cut:.1f} of 100; the jury decides.", cut=came.standard.cut))


def _show(seen: ForTheJury, out: Output) -> None:
    """Stations and final marks, incidents beside them."""
    out.aside(
        ("station", "call", "final mark", "incidents"),
        [
            (
                call.station,
                call.name,
                "-" if mark is None else f"{mark:.1f}",
                ", ".join(one.kind for one in call.incidents),
            )
            for call, mark in seen.calls
        ],
    )
