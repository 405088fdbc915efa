"""`voicesim records mark|contest|agreement`: people mark, the machine proposes (L17, L18, L20)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.records.marks import Marks

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a call, or the beginning of it.")]


def mark(
    name: Name,
    examiner: Annotated[str, typer.Option("--examiner", help="Who marks and signs.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Mark a call criterion by criterion, then sign; a fifth of the proposals stay hidden until marked."""
    from voicesim.cli.store_here import moment, store_of
    from voicesim.client.scenario import load_scenario
    from voicesim.records.deciding import changed, deciding
    from voicesim.records.examining import close_marking, finish_signing
    from voicesim.records.verify import refuse_what_was_changed
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    store = store_of(read_settings().settings)
    _, call = store.find(name)
    shelf = store.shelf("certification")
    shelf.admit(call)
    if finish_signing(call, shelf, now=moment()):
        out.say("The signing of this call had been broken off; it is entered now.")
    refuse_what_was_changed(shelf, call)
    found = changed(call.manifest(), deciding(load_scenario(call.manifest().scenario)))
    if found:
        out.say(f"Changed since this call was held: {', '.join(found)}. What was filed then is marked.")
    card = _scorecard(call)
    marks = _begun(call, card, examiner)
    out.say(f"Listen to the call in {call.report}. A mark can be changed until you sign.")
    for criterion in card["criteria"]:
        if criterion["id"] in marks.missing:
            marks = _mark_one(call, marks, card, criterion, out)
    marks = _corrected(call, marks, card, out)
    if typer.confirm("Sign? After that nothing can be changed", err=True):
        marks = close_marking(call, marks, shelf, now=moment())
        out.line(f"Signed by {marks.examiner}. It may be contested for 14 days.")
    else:
        out.line("Kept, not signed. The same command goes on from here.")
    out.result(marks.model_dump(mode="json"))


def contest(
    name: Name,
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="Its id, as in scorecard.json.")],
    why: Annotated[str, typer.Option("--why", help="What was seen otherwise.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Contest a mark of a signed examination: a second examiner then marks it again."""
    from voicesim.cli.store_here import moment, store_of
    from voicesim.records.examining import contest as contest_mark
    from voicesim.records.marks import read_marks
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    shelf, call = store_of(read_settings().settings).find(name)
    marks = contest_mark(call, read_marks(call), shelf, criterion=criterion, comment=why, now=moment())
    out.line(f"{criterion}: contested. The result is open until somebody who has not marked it yet does.")
    out.result(marks.model_dump(mode="json"))


def agreement(json: Json = False, plain: Plain = False) -> None:
    """How often people and machine differ, blind and seen apart: do people still judge for themselves?"""
    from voicesim.call.directory import MARKS
    from voicesim.cli.store_here import store_of
    from voicesim.records.marks import agreement as measure
    from voicesim.records.marks import read_marks
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    calls = store_of(read_settings().settings).shelf("certification").calls()
    found = measure(read_marks(call) for call in calls if (call.path / MARKS).is_file())
    rows = [("blind", found.blind, found.blind_differs), ("seen", found.seen, found.seen_differs)]
    out.table(
        ("marked", "criteria", "differ from the proposal"),
        [(how, str(count), "-" if share is None else f"{share:.0%}") for how, count, share in rows],
    )
    out.result(found.model_dump(mode="json"))


def _scorecard(call: CallDirectory) -> dict[str, Any]:
    from voicesim.errors import MarkingError
    from voicesim.records.kept import read_scorecard

    card = read_scorecard(call)
    if card is None:
        raise MarkingError(
            "marking.not_scored",
            what="has no scorecard",
            where=str(call.path),
            mend="score it first with 'voicesim score'",
        )
    return card


def _begun(call: CallDirectory, card: dict[str, Any], examiner: str) -> Marks:
    """The marking under way, if it is this examiner's; else a new one."""
    import secrets

    from voicesim.call.directory import MARKS
    from voicesim.cli.store_here import moment
    from voicesim.errors import MarkingError
    from voicesim.records.examining import begin_marking
    from voicesim.records.marks import read_marks, same_person
    from voicesim.scorecard.rubric import load_rubric

    if (call.path / MARKS).is_file():
        marks = read_marks(call)
        if not marks.closed and same_person(marks.examiner, examiner):
            return marks
    language = call.manifest().language
    rubric = load_rubric(card["rubric"]["id"], language)
    if card["rubric"].get("hash", rubric.digest) != rubric.digest:
        raise MarkingError(
            "marking.rubric_changed",
            what=f"was scored by another version of the rubric {rubric.id} than the one that is here",
            where=str(call.path),
            mend="mark it with the version of voicesim and of personas/rubrics that held it",
        )
    levels = {level.id: level.label.in_language(language) for level in rubric.levels}
    return begin_marking(call, card, levels, examiner=examiner, now=moment(), seed=secrets.randbelow(1 << 32))


def _corrected(call: CallDirectory, marks: Marks, card: dict[str, Any], out: Output) -> Marks:
    """Show all marks, and ask which to give anew, until Enter says that they are right."""
    criteria = {one["id"]: one for one in card["criteria"] if one["id"] in marks.criteria}
    while True:
        given = {mark.criterion: mark for mark in marks.marks}
        out.say("")
        for number, (criterion, body) in enumerate(criteria.items(), 1):
            mark = given[criterion]
            out.say(f"    {number} {body['label']}: {_label(marks, mark.level)}  {mark.comment}".rstrip())
        chosen = str(
            typer.prompt("Change which (Enter: none)", default="", show_default=False, err=True)
        ).strip()
        if not chosen:
            return marks
        if chosen.isdigit() and 1 <= int(chosen) <= len(criteria):
            marks = _mark_one(call, marks, card, list(criteria.values())[int(chosen) - 1], out)
        else:
            out.say(f"Give a number from 1 to {len(criteria)}, or press Enter.")


def _mark_one(
    call: CallDirectory, marks: Marks, card: dict[str, Any], criterion: dict[str, Any], out: Output
) -> Marks:
    """Ask for one criterion: blind, or after its evidence has been shown."""
    from voicesim.cli.store_here import moment
    from voicesim.records.examining import mark as give
    from voicesim.records.examining import open_evidence, proposal

    out.say("")
    out.say(f"{criterion['label']}")
    hidden = marks.hides(criterion["id"])
    if hidden:
        out.say("    To be marked before the proposal is seen.")
    else:
        _show_evidence(criterion, out)
        marks = open_evidence(call, marks, criterion["id"])
        out.say(f"    Proposed: {_label(marks, proposal(marks, card, criterion['id']))}")
    level = _asked(marks)
    comment = typer.prompt("Comment (may be empty)", default="", show_default=False, err=True)
    marks = give(call, marks, card, criterion["id"], level, now=moment(), comment=comment)
    if hidden:
        out.say(f"    The machine proposed: {_label(marks, proposal(marks, card, criterion['id']))}")
    return marks


def _show_evidence(criterion: dict[str, Any], out: Output) -> None:
    for check in criterion["checks"]:
        out.say(f"    [{check['verdict']}] {check['sentence']}")
        for quote in check["evidence"]:
            minutes, seconds = divmod(int(quote["start"]), 60)
            out.say(f"        {minutes}:{seconds:02} {quote['speaker']}: « {quote['words']} »")


def _asked(marks: Marks) -> str:
    """The level the examiner chooses, by its number."""
    levels = tuple(marks.levels)
    for number, level in enumerate(levels, 1):
        typer.echo(f"    {number} {marks.levels[level]}", err=True)
    while True:
        chosen = str(typer.prompt("Level", err=True)).strip()
        if chosen.isdigit() and 1 <= int(chosen) <= len(levels):
            return levels[int(chosen) - 1]
        typer.echo(f"Give a number from 1 to {len(levels)}.", err=True)


def _label(marks: Marks, level: str | None) -> str:
    return "nothing" if level is None else marks.levels.get(level, level)
