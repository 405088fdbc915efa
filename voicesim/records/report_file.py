"""The report on disk: written from what lies in the call's folder, with what people have added to it."""

from __future__ import annotations

from pathlib import Path

from voicesim.call.directory import MARKS, REPORT, CallDirectory
from voicesim.call.record import CallRecord
from voicesim.call.transcript import read_record
from voicesim.call.whole_files import write_whole
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.records.marks import Marks, read_marks
from voicesim.records.trainee import opinion_of
from voicesim.records.withholding import is_unopened
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.left_out import without
from voicesim.scorecard.report import render
from voicesim.scorecard.report.examined import Examined, HumanMark, blinded


def page_of(
    call: CallDirectory, record: CallRecord, card: Card, scenario: Scenario, sound: Path | None
) -> str:
    """The report of a call, with the trainee's opinion and the examiner's marks as far as there are any."""
    marks = read_marks(call) if (call.path / MARKS).is_file() else None
    examined = examined_of(marks) if marks else None
    card = without(card, marks.left_out) if marks else card
    if is_unopened(call):
        examined = Examined("", hidden=frozenset(one.id for one in card.criteria))
    return render(
        record,
        card,
        scenario,
        sound,
        opinion=opinion_of(call, card),
        examined=examined,
        voice_changed=call.manifest().voice_changed,
    )


def rewrite_report(call: CallDirectory) -> None:
    """Write the report of a scored call anew. Raises `StorageError`, `ContentError` or `RecordingError`."""
    record = read_record(call)
    card = card_in(call.scorecard)
    scenario = load_scenario(call.manifest().scenario)
    write_whole(call.report, page_of(call, record, card, scenario, record.sound))
    call.fingerprint((REPORT,))


def examined_of(marks: Marks) -> Examined:
    """The marks as the report shows them: those still to be given blind hide what the machine proposes."""
    given = {
        mark.criterion: HumanMark(marks.levels.get(mark.level, mark.level), mark.comment, mark.blind)
        for mark in marks.marks
    }
    hidden = frozenset() if marks.closed else frozenset(marks.blind) - given.keys()
    decided: dict[tuple[str, str], bool] = {(one.what, one.id): one.confirmed for one in marks.confirmations}
    if not marks.closed:
        return Examined(marks.examiner, hidden=hidden)
    return Examined(marks.examiner, marks.closed_at, given, hidden, decided)


def shown_card(card: Card, marks: Marks | None) -> Card:
    """The scorecard as people may see it: without what was waived, and without what is to be marked blind."""
    if marks is None:
        return card
    return blinded(without(card, marks.left_out), examined_of(marks).hidden)
