"""`voicesim archive review`: two people mark a sample of real calls alone, by the rules of a sitting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.archive_shown import SPEAKERS
from voicesim.cli.asking import agreed, answer
from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.marks_asked import change_asked, level_asked, level_name, rating_asked
from voicesim.cli.options import Json, Lang, Plain
from voicesim.cli.output import Output
from voicesim.cli.review_shown import agreement_as_json, show_agreement
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.archive.folder import ArchiveFolder
    from voicesim.archive.result import Result
    from voicesim.archive.review_book import ReviewBook
    from voicesim.scorecard.rubric import Rubric

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Two people mark a sample of real calls, each alone and blind; how far they agree.",
)

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the review.")]
Reviewer = Annotated[str, typer.Option("--reviewer", metavar="WHO", help="Who marks and signs: a pseudonym.")]
Where = Annotated[
    Path | None,
    typer.Option(
        "--archive",
        file_okay=False,
        show_default=False,
        help="The archive's folder; this person's when left out.",
    ),
]


@app.command()
def draw(
    name: Name,
    reviewer: Annotated[
        list[str], typer.Option("--reviewer", metavar="WHO", help="One of the two, a pseudonym; given twice.")
    ],
    calls: Annotated[int, typer.Option("--calls", min=1, max=1000, help="How many calls.")] = 20,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Draws the calls.")] = 1,
    rubric: Annotated[
        str, typer.Option("--rubric", metavar="NAME", help="The rubric that judges the calls.")
    ] = "fnol",
    lang: Lang = SpokenLanguage.fr,
    queue: Annotated[str, typer.Option("--queue", metavar="NAME", help="Only calls of this queue.")] = "",
    agent: Annotated[str, typer.Option("--agent", metavar="WHO", help="Only calls of this pseudonym.")] = "",
    archive: Where = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Draw a sample of calls that are done, for two people. Nobody is given a call of their own."""
    from voicesim.archive.review_book import draw as drawn
    from voicesim.sessions.store_here import moment

    out, (there, keys) = Output(json, plain), _archive(archive)
    book = drawn(
        there,
        keys,
        name,
        reviewer,
        count=calls,
        seed=seed,
        rubric=rubric,
        language=lang.value,
        now=moment(),
        queue=queue,
        agent=agent,
    )
    plan = book.state.plan
    form = "{count} call{count!p} drawn of {among}, with seed {seed}."
    out.line(Message(form, count=len(plan.calls), among=plan.among, seed=plan.seed))
    out.result({"review": name, "calls": list(plan.calls), "among": plan.among, "seed": plan.seed})


@app.command()
def mark(
    name: Name, reviewer: Reviewer, archive: Where = None, json: Json = False, plain: Plain = False
) -> None:
    """Mark the next call alone: the whole first, each criterion blind, then with the evidence; then sign."""
    from voicesim.archive import review_deeds as deeds
    from voicesim.archive.review_book import opened
    from voicesim.scorecard.rubric import load_rubric
    from voicesim.sessions.store_here import moment

    out, (there, keys) = Output(json, plain), _archive(archive)
    book = _book(there, keys, name)
    seat = book.seat_of(reviewer)
    left = [one for one in book.state.to_mark(seat) if there.result(one).exists()]
    if not left:
        out.line(Message("Nothing is left to mark."))
        out.result({"review": name, "call": None, "signed": False, "left": 0})
        return
    call, plan = left[0], book.state.plan
    result, rubric = opened(there, book, call, seat, moment()), load_rubric(plan.rubric, plan.language)
    _show(there, result, out)
    _mark_blind(book, call, seat, rubric, out)
    _with_the_evidence(book, call, seat, result, rubric, out)
    signed = agreed(Message("Sign? Then nothing can be changed any more."))
    if signed:
        book.enter(deeds.Signed(call=call, by=seat), moment())
    out.line(
        Message("{name}: signed.", name=call[:10])
        if signed
        else Message("{name}: kept, not signed. The same command goes on from here.", name=call[:10])
    )
    out.result({"review": name, "call": call, "signed": signed, "left": len(left) - signed})


@app.command()
def status(name: Name, archive: Where = None, json: Json = False, plain: Plain = False) -> None:
    """Show how many calls of a review each person has opened and signed."""
    out, (there, keys) = Output(json, plain), _archive(archive)
    book = _book(there, keys, name)
    state, people = book.state, book.folder.people()
    rows = []
    for seat in state.plan.reviewers:
        read = sum(1 for (_, by) in state.reads if by == seat)
        signed = len(state.plan.calls) - len(state.to_mark(seat))
        rows.append((people.get(seat, seat), read, signed))
    out.table(("reviewer", "opened", "signed"), [(who, str(read), str(done)) for who, read, done in rows])
    out.result(
        {
            "review": name,
            "calls": len(state.plan.calls),
            "reviewers": [{"who": who, "opened": read, "signed": done} for who, read, done in rows],
        }
    )


@app.command()
def report(
    name: Name,
    agent: Annotated[
        str,
        typer.Option(
            "--agent", metavar="WHO", help="How people marked this pseudonym's calls; five at least."
        ),
    ] = "",
    reviewer: Annotated[
        str, typer.Option("--reviewer", metavar="WHO", help="Who asks for one agent: one of the two.")
    ] = "",
    archive: Where = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show how far two people agree, with each other and with the machine, on what they marked blind."""
    from voicesim.archive.review_report import agreement, of_agent
    from voicesim.sessions.store_here import moment

    out, (there, keys) = Output(json, plain), _archive(archive)
    book = _book(there, keys, name)
    if agent:
        told = of_agent(there, book, agent, book.seat_of(reviewer), moment())
        rows = [(name, Message("{share:.0%}", share=share)) for name, share in told.shares]
        out.line(Message("{count} call{count!p}, each marked by two people.", count=told.calls))
        out.table(("criterion", "mean"), rows)
        out.result({"review": name, "agent": agent, "calls": told.calls, "shares": dict(told.shares)})
        return
    found = agreement(there, book)
    show_agreement(found, out)
    out.result({"review": name, **agreement_as_json(found)})


def _show(there: ArchiveFolder, result: Result, out: Output) -> None:
    """The words of a call, personal data out; no agent, queue or day, and nothing anybody makes of it."""
    sound = there.sound / f"{result.id}.flac"
    if sound.exists():
        out.say(Message("Listen to the call in {path}.", path=sound))
    for line in result.lines:
        out.say(_said(line.start, SPEAKERS[line.speaker], line.text))


def _said(start: float, who: Message, text: str) -> Message:
    minutes, seconds = divmod(int(start), 60)
    return Message("{at} {who}: {text}", at=f"{minutes}:{seconds:02}", who=who, text=text)


def _mark_blind(book: ReviewBook, call: str, seat: str, rubric: Rubric, out: Output) -> None:
    from voicesim.archive import review_deeds as deeds
    from voicesim.blind_marking.sheet import missing
    from voicesim.sessions.store_here import moment

    if book.state.sheet(call, seat) is None:
        book.enter(deeds.Rated(call=call, by=seat, rating=rating_asked(out)), moment())
    for criterion in rubric.criteria:
        if criterion.id in missing(book.state.sheet(call, seat), book.state.scale):
            out.say("")
            out.say(criterion.label.in_language(rubric.language))
            level = level_asked(rubric, criterion.anchors, out)
            book.enter(deeds.Levelled(call=call, by=seat, levels={criterion.id: level}), moment())


def _with_the_evidence(
    book: ReviewBook, call: str, seat: str, result: Result, rubric: Rubric, out: Output
) -> None:
    from voicesim.archive import review_deeds as deeds
    from voicesim.sessions.store_here import moment

    book.enter(deeds.Seen(call=call, by=seat), moment())
    shares = {one.id: one.share for one in result.criteria}
    shown = [one for one in rubric.criteria if one.id in book.state.scale.weights]
    for number, criterion in enumerate(shown, 1):
        sheet, share = book.state.sheet(call, seat), shares.get(criterion.id)
        assert sheet is not None, "the evidence is shown to whoever has marked"
        own = level_name(rubric, sheet.levels[criterion.id])
        machine = "-" if share is None else rubric.level(share).label.in_language(rubric.language)
        label = criterion.label.in_language(rubric.language)
        out.say("")
        form = "{number} {criterion}: you gave {own}, the machine proposes {machine}"
        out.say(Message(form, number=number, criterion=label, own=own, machine=machine))
        for check in result.checks:
            if check.criterion == criterion.id and check.verdict != "not_applicable":
                out.say(f"    {check.sentence}")
                for quote in check.quotes:
                    out.say(_said(quote.start, SPEAKERS[quote.speaker], quote.words))
    while (chosen := change_asked(len(shown), out)) is not None:
        criterion = shown[chosen]
        level, why = level_asked(rubric, criterion.anchors, out), answer(Message("Reason: "))
        book.enter(deeds.Changed(call=call, by=seat, criterion=criterion.id, level=level, why=why), moment())


def _archive(folder: Path | None) -> tuple[ArchiveFolder, Path]:
    """The archive, and where the keys are that sign its journals."""
    from voicesim.archive.upkeep import archive_here
    from voicesim.sessions.store_here import store_of
    from voicesim.settings.sources import read_settings

    settings = read_settings().settings
    there = archive_here(settings, folder)
    there.require()
    return there, store_of(settings).keys


def _book(there: ArchiveFolder, keys: Path, name: str) -> ReviewBook:
    from voicesim.archive.review_book import open_review

    return open_review(there, keys, name)
