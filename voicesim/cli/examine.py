"""`voicesim records mark|contest|agreement`: people mark, the machine proposes (L17, L18, L20)."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.after_call_words import WORDS as WORDS_AFTER
from voicesim.cli.asking import agreed, answer
from voicesim.cli.confirming import ask_to_confirm, quoted
from voicesim.cli.examiner_words import WORDS, Examiner
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.person import note_call_language, person_language
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.call.directory import CallDirectory
    from voicesim.records.marks import Marks
    from voicesim.scorecard.card import Card, Criterion
    from voicesim.scorecard.rubric import Rubric

Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of a call, or the beginning of it.")]


def mark(
    ctx: typer.Context,
    name: Name,
    examiner: Annotated[str, typer.Option("--examiner", help="Who marks and signs.")],
    waive: Annotated[
        list[str] | None,
        typer.Option(
            "--waive",
            metavar="CRITERION",
            help='Leave this out, as the candidate asked; may be given again, and "" takes all back.',
            show_default=False,
        ),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Mark a call criterion by criterion, decide with one key what is to verify, then sign.

    A fifth of the proposals stay hidden until they are marked.
    """
    from voicesim.client.scenario import load_scenario
    from voicesim.records.deciding import changed, deciding
    from voicesim.records.examining import close_marking, finish_signing
    from voicesim.records.verify import refuse_what_was_changed
    from voicesim.sessions.store_here import moment, store_of
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    store = store_of(read_settings().settings)
    _, call = store.find(name)
    shelf = store.shelf("certification")
    shelf.admit(call)
    language = call.manifest().language
    note_call_language(language)
    words = WORDS[person_language(language)]
    if finish_signing(call, shelf, now=moment()):
        out.say(words.finished_signing)
    refuse_what_was_changed(shelf, call)
    found = changed(call.manifest(), deciding(load_scenario(call.manifest().scenario)))
    if found:
        form = "Changed since this call was held: {things}. What was filed then is marked."
        out.say(Message(form, things=each_of(found)))
    card = _scorecard(call)
    marks = _begun(call, card, examiner)
    if waive is not None:
        marks = _waived(call, marks, card, waive)
    if marks.left_out:
        out.say(words.waived.format(", ".join(_names(card, marks.left_out))))
    out.say(words.listen.format(call.report))
    marks = ask_to_confirm(call, marks, card, words, out)
    for criterion in card.criteria:
        if criterion.id in marks.missing:
            marks = _mark_one(call, marks, card, criterion, words, out)
    marks = ask_to_confirm(call, marks, card, words, out)
    marks = _corrected(call, marks, card, words, out)
    if agreed(words.sign):
        marks = close_marking(call, marks, shelf, now=moment())
        out.line(words.signed.format(marks.examiner))
    else:
        out.line(words.kept)
    out.result(marks.model_dump(mode="json"))


def contest(
    name: Name,
    criterion: Annotated[str, typer.Argument(metavar="CRITERION", help="Its id, as in scorecard.json.")],
    why: Annotated[str, typer.Option("--why", help="What was seen otherwise.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Contest a mark of a signed examination: a second examiner then marks it again."""
    from voicesim.records.examining import contest as contest_mark
    from voicesim.records.marks import read_marks
    from voicesim.sessions.store_here import moment, store_of
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    shelf, call = store_of(read_settings().settings).find(name)
    marks = contest_mark(call, read_marks(call), shelf, criterion=criterion, comment=why, now=moment())
    words = WORDS[person_language(call.manifest().language)]
    out.line(words.contested.format(criterion))
    out.result(marks.model_dump(mode="json"))


def agreement(json: Json = False, plain: Plain = False) -> None:
    """How often people and machine differ, blind and seen apart: do people still judge for themselves?"""
    from voicesim.call.directory import MARKS
    from voicesim.records.marks import agreement as measure
    from voicesim.records.marks import read_marks
    from voicesim.sessions.store_here import store_of
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    calls = store_of(read_settings().settings).shelf("certification").calls()
    found = measure(read_marks(call) for call in calls if (call.path / MARKS).is_file())
    rows = [
        (Message("blind"), found.blind, found.blind_differs),
        (Message("seen"), found.seen, found.seen_differs),
    ]
    out.table(
        ("marked", "criteria", "differ from the proposal"),
        [
            (how, str(count), "-" if share is None else Message("{share:.0%}", share=share))
            for how, count, share in rows
        ],
    )
    out.result(found.model_dump(mode="json"))


def _scorecard(call: CallDirectory) -> Card:
    from voicesim.errors import MarkingError
    from voicesim.records.kept import read_scorecard

    card = read_scorecard(call)
    if card is None:
        raise MarkingError(
            "marking.not_scored",
            what=Message("has no scorecard"),
            where=str(call.path),
            mend=Message("score it first with 'voicesim score'"),
        )
    return card


def _begun(call: CallDirectory, card: Card, examiner: str) -> Marks:
    """The marking under way, if it is this examiner's; else a new one."""
    from voicesim.call.directory import MARKS
    from voicesim.records.examining import begin_marking
    from voicesim.records.marks import read_marks
    from voicesim.sessions.store_here import moment
    from voicesim.text.names import same_person

    if (call.path / MARKS).is_file():
        marks = read_marks(call)
        if not marks.closed and same_person(marks.examiner, examiner):
            return marks
    language = call.manifest().language
    rubric = _rubric_of(call, card)
    levels = {level.id: level.label.in_language(language) for level in rubric.levels}
    return begin_marking(call, card, levels, examiner=examiner, now=moment())


def _waived(call: CallDirectory, marks: Marks, card: Card, criteria: list[str]) -> Marks:
    from voicesim.records.waiving import waive
    from voicesim.sessions.store_here import moment

    rubric = _rubric_of(call, card)
    return waive(call, marks, card, rubric, [name for name in criteria if name], now=moment())


def _names(card: Card, criteria: Collection[str]) -> list[str]:
    return [criterion.name for criterion in card.criteria if criterion.id in criteria]


def _rubric_of(call: CallDirectory, card: Card) -> Rubric:
    """The rubric that scored the call. Raises `MarkingError` when it is another one that is here."""
    from voicesim.errors import MarkingError
    from voicesim.scorecard.rubric import load_rubric

    rubric = load_rubric(card.rubric.id, call.manifest().language)
    if card.rubric.hash not in ("", rubric.digest):
        raise MarkingError(
            "marking.rubric_changed",
            what=Message(
                "was scored by another version of the rubric {id} than the one that is here", id=rubric.id
            ),
            where=str(call.path),
            mend=Message("mark it with the version of voicesim and of personas/rubrics that held it"),
        )
    return rubric


def _corrected(call: CallDirectory, marks: Marks, card: Card, words: Examiner, out: Output) -> Marks:
    """Show all marks, and ask which to give anew, until Enter says that they are right."""
    from voicesim.records.confirming import decision, to_confirm

    criteria = {one.id: one for one in card.criteria if one.id in marks.criteria}
    while True:
        given = {mark.criterion: mark for mark in marks.marks}
        out.say("")
        for number, (criterion, body) in enumerate(criteria.items(), 1):
            mark = given[criterion]
            line = words.mark_line.format(number, body.name, _label(marks, mark.level, words))
            out.say(f"    {line}  {mark.comment}".rstrip())
        points = to_confirm(marks, card)
        if points:
            confirmed = sum(bool(decision(marks, point)) for point in points)
            out.say(f"    {words.decided.format(len(points), confirmed)}")
        chosen = answer(words.change_which_or_verify if points else words.change_which)
        if not chosen:
            return marks
        if points and chosen.lower() == "v":
            marks = ask_to_confirm(call, marks, card, words, out, again=True)
            continue
        if chosen.isdigit() and 1 <= int(chosen) <= len(criteria):
            marks = _mark_one(call, marks, card, list(criteria.values())[int(chosen) - 1], words, out)
        else:
            out.say(words.give_number_or_enter.format(len(criteria)))


def _mark_one(
    call: CallDirectory,
    marks: Marks,
    card: Card,
    criterion: Criterion,
    words: Examiner,
    out: Output,
) -> Marks:
    """Ask for one criterion: blind, or after its evidence has been shown."""
    from voicesim.records.examining import mark as give
    from voicesim.records.examining import open_evidence, proposal
    from voicesim.sessions.store_here import moment

    out.say("")
    out.say(criterion.name)
    hidden = marks.hides(criterion.id)
    if hidden:
        out.say(f"    {words.to_mark_blind}")
    else:
        _show_evidence(criterion, words, out)
        marks = open_evidence(call, marks, criterion.id)
        proposed = _label(marks, proposal(marks, card, criterion.id), words)
        out.say(f"    {words.proposed.format(proposed)}")
    level = _asked(marks, words, out)
    comment = answer(words.comment)
    marks = give(call, marks, card, criterion.id, level, now=moment(), comment=comment)
    if hidden:
        proposed = _label(marks, proposal(marks, card, criterion.id), words)
        out.say(f"    {words.machine_proposed.format(proposed)}")
    return marks


def _show_evidence(criterion: Criterion, words: Examiner, out: Output) -> None:
    after = WORDS_AFTER[words.language]
    for check in criterion.checks:
        out.say(f"    [{after.verdicts[check.verdict]}] {check.sentence}")
        for quote in check.evidence:
            out.say(f"        {quoted(quote, words)}")


def _asked(marks: Marks, words: Examiner, out: Output) -> str:
    """The level the examiner chooses, by its number."""
    levels = tuple(marks.levels)
    for number, level in enumerate(levels, 1):
        out.say(f"    {number} {marks.levels[level]}")
    while True:
        chosen = answer(words.level)
        if chosen.isdigit() and 1 <= int(chosen) <= len(levels):
            return levels[int(chosen) - 1]
        out.say(words.give_number.format(len(levels)))


def _label(marks: Marks, level: str | None, words: Examiner) -> str:
    return words.nothing if level is None else marks.levels.get(level, level)
