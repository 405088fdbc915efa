"""`voicesim sitting`: an oral examination of several candidates, from the blueprint to the decisions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli import (
    sitting_call,
    sitting_evidence,
    sitting_figures,
    sitting_jury,
    sitting_marks,
    sitting_papers,
    sitting_proposals,
)
from voicesim.cli.asking import agreed
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import Sitting
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.examination.book import Book

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="An examination by telephone: candidates, calls, blind marks, conflicts, decisions.",
)

app.command()(sitting_call.call)
app.command()(sitting_call.incident)
app.command()(sitting_call.grant)
app.command()(sitting_marks.mark)
app.command()(sitting_marks.conflicts)
app.command()(sitting_marks.settle)
app.command()(sitting_evidence.evidence)
app.command()(sitting_jury.recall)
app.command()(sitting_jury.decide)
app.command()(sitting_jury.communicate)
app.command()(sitting_jury.contest)
app.command()(sitting_figures.standard)
app.command()(sitting_figures.report)
app.command()(sitting_proposals.proposals)
app.command()(sitting_papers.papers)
app.command()(sitting_papers.badge)
app.command()(sitting_papers.export)

STAGES = {"new": Message("being prepared"), "open": Message("open"), "closed": Message("closed")}
"""What people call the stages of a sitting."""


@app.command()
def new(
    blueprint: Annotated[
        str, typer.Argument(metavar="BLUEPRINT", help="Which certification: an id, or a file of your own.")
    ],
    name: Annotated[
        str, typer.Option("--name", help="What to call the sitting; day and blueprint when left out.")
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Prepare a sitting from a blueprint."""
    from voicesim.examination.sittings import new_sitting
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    book = new_sitting(registry_here(settings), blueprint, settings.records.organisation, moment(), name)
    out.line(Message("{name} is being prepared.", name=book.id))
    out.say(Message("Next: voicesim sitting candidates {name} WHO ...", name=book.id))
    out.result({"sitting": book.id})


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """List the sittings, the first first."""
    from voicesim.examination.book import books
    from voicesim.sessions.store_here import registry_here

    out = Output(json, plain)
    found = list(books(registry_here().store))
    out.table(
        ("sitting", "blueprint", "stage", "candidates"),
        [
            (book.id, book.state.blueprint.id, STAGES[book.state.stage], str(len(book.state.candidates)))
            for book in found
        ],
    )
    out.line(Message("{count} sitting{count!p}.", count=len(found)))
    out.result(
        {
            "sittings": [
                {
                    "sitting": book.id,
                    "blueprint": book.state.blueprint.id,
                    "stage": book.state.stage,
                    "candidates": len(book.state.candidates),
                }
                for book in found
            ]
        }
    )


@app.command()
def candidates(
    sitting: Sitting,
    who: Annotated[
        list[str] | None,
        typer.Argument(metavar="WHO", help="Names or pseudonyms; those nobody knows yet are enrolled."),
    ] = None,
    waive: Annotated[
        list[str] | None,
        typer.Option("--waive", help="A criterion that does not count for them, such as 'voix'."),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Name the candidates, or list them with their numbers."""
    from voicesim.examination.sittings import add_candidates, at_work
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        add_candidates(registry, book, who or (), moment(), waive or ())
        people, names = book.people, registry.names.all()
        rows = [
            (str(one.number), people.get(seat, "-"), names.get(people.get(seat, ""), ""))
            for seat, one in book.state.candidates.items()
        ]
    out.table(("candidate", "person", "name"), rows)
    out.result({"candidates": [{"number": int(number), "person": who} for number, who, _ in rows]})


@app.command("open")
def open_(
    sitting: Sitting,
    seed: Annotated[
        int | None,
        typer.Option("--seed", min=0, help="Seed of the draw, published; drawn now when left out."),
    ] = None,
    typed: Annotated[bool, typer.Option("--typed", help="Candidates type: seal no ears.")] = False,
    all_fit: Annotated[
        bool,
        typer.Option(
            "--all-fit", help="Confirm: all are adults, nobody is on sick leave; asked when left out."
        ),
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Open a sitting: the draw's seed is published, all that decides is sealed and shown."""
    from voicesim.examination.seal import called
    from voicesim.examination.sittings import at_work, open_sitting
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    with at_work(registry_here(settings), sitting) as book:
        fit = all_fit or agreed(Message("Are all candidates adults, and is nobody on sick leave?"))
        with out.progress(Message("sealing")) as progress:
            open_sitting(book, settings, moment(), seed=seed, spoken=not typed, fit=fit, told=progress.told)
        state = book.state
    out.table(("sealed", "sha256"), [(called(name), digest) for name, digest in state.seal.items()])
    out.line(Message("{name} is open; the seed of its draw is {seed}.", name=book.id, seed=state.seed))
    out.result({"sitting": book.id, "seed": state.seed, "seal": dict(state.seal)})


@app.command()
def assign(
    sitting: Sitting,
    examiner: Annotated[
        list[str], typer.Option("--examiner", metavar="WHO", help="An examiner; given once for each.")
    ],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Spread what is to be marked over the examiners; what somebody has begun stays theirs."""
    from voicesim.examination.sittings import assign as spread_over
    from voicesim.examination.sittings import at_work, examiner_seat
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        seats = [examiner_seat(registry, book, name, moment()) for name in examiner]
        spread_over(book, list(dict.fromkeys(seats)), moment())
        shown = _duties(book)
    names = registry.names.all()
    rows = [(names.get(who, who), str(count)) for who, count in shown.items()]
    out.table(("examiner", "calls to mark"), rows)
    out.result({"sitting": book.id, "duties": shown})


@app.command()
def status(sitting: Sitting, json: Json = False, plain: Plain = False) -> None:
    """How far a sitting is; no mark is shown."""
    from voicesim.examination.progress import progress_of
    from voicesim.examination.sittings import at_work
    from voicesim.sessions.store_here import registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        state, rows = book.state, progress_of(book.state)
        people, names = book.people, registry.names.all()
    heading = "{name}: {stage}, {certification}"
    certification = state.blueprint.certification.in_language(state.blueprint.language)
    out.line(Message(heading, name=book.id, stage=STAGES[state.stage], certification=certification))
    out.table(
        ("candidate", "station", "call", "marks", "examiners", "state"),
        [
            (
                str(row.number),
                row.station,
                row.call or "-",
                f"{row.signed}/{row.wanted}",
                ", ".join(names.get(who, who) for who in (people.get(seat, seat) for seat in row.examiners)),
                row.told,
            )
            for row in rows
        ],
    )
    out.result(
        {
            "sitting": book.id,
            "stage": state.stage,
            "seed": state.seed,
            "rows": [row.as_json(people) for row in rows],
        }
    )


@app.command()
def close(sitting: Sitting, json: Json = False, plain: Plain = False) -> None:
    """Close a sitting in which every candidate is decided on."""
    from voicesim.examination.deeds import Closed
    from voicesim.examination.sittings import at_work
    from voicesim.sessions.store_here import moment, registry_here

    out = Output(json, plain)
    with at_work(registry_here(), sitting) as book:
        book.enter(Closed(), moment())
    out.line(Message("{name} is closed.", name=book.id))
    out.result({"sitting": book.id})


def _duties(book: Book) -> dict[str, Any]:
    """Pseudonym -> how many calls."""
    people, counted = book.people, dict.fromkeys(book.state.examiners, 0)
    for seats in book.state.duties.values():
        for seat in seats:
            counted[seat] += 1
    return {people.get(seat, seat): count for seat, count in counted.items()}
