"""Filing a finished call: read back from its directory, scored, scorecard and report written beside it."""

from __future__ import annotations

from collections.abc import Collection

from voicesim.call.directory import CONTESTED, MARKS, REPORT, SCORECARD, CallDirectory
from voicesim.call.record import CallRecord
from voicesim.call.transcript import read_record, write_transcript
from voicesim.call.whole_files import write_whole
from voicesim.client.llm_engine import Engine
from voicesim.client.moment import load_moment
from voicesim.client.scenario import Scenario
from voicesim.errors import MarkingError
from voicesim.messages.message import Message
from voicesim.records.marks import read_marks
from voicesim.records.report_file import page_of
from voicesim.records.trainee import doubted, read_trainee
from voicesim.scorecard.coaching.theme import Format
from voicesim.scorecard.one_skill import for_moment
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.scorecard.score import score, understood_anew
from voicesim.scorecard.scorecard import Scorecard
from voicesim.sessions.second_ears import second_ear_of


def file_call(
    directory: CallDirectory,
    scenario: Scenario,
    rubric: Rubric | None = None,
    *,
    waived: Collection[str] = (),
    prefer: Format = "read",
    reader: Engine | None = None,
) -> Scorecard:
    """Score the call in `directory` and leave `scorecard.json` and `report.html` there, whole.

    `rubric` is the scenario's own unless another is given; `waived` names waivable criteria whose weight
    goes to the others, besides those waived before the call; no reason is asked or kept (L23); `prefer` is
    how the trainee likes to learn; `reader` is a language model that may point at words the rules missed,
    each such point saying so. A call cut short gets its transcript here and a scorecard of what there is.
    A drill is scored by the checks of its one skill. What the trainee contests leads to a second scorecard
    beside the first, which stays as it is.

    Raises `StorageError`, `ContentError`, `RecordingError`, and `MarkingError` for a call that is signed.
    """
    _refuse_what_is_signed(directory)
    record = read_record(directory)
    if not directory.transcript.is_file():
        write_transcript(directory, record)
    chosen = rubric or load_rubric(scenario.rubric.id, record.language)
    drill = directory.manifest().drill
    if drill:
        scenario, chosen = for_moment(load_moment(scenario, drill), scenario, chosen)
    said = read_trainee(directory)
    again = said.turns or understood_anew(record, scenario, chosen)
    ear = second_ear_of(record) if again else None
    left_out = waived_in(directory, waived)
    judged = score(record, scenario, chosen, waived=left_out, prefer=prefer, reader=reader, second_ear=ear)
    if said.contests:
        second = score(
            doubted(record, said.turns),
            scenario,
            chosen,
            waived=left_out,
            contested=said.verdict_ids,
            prefer=prefer,
            second_ear=ear,
        )
        write_whole(directory.path / CONTESTED, second.card.text())
        directory.fingerprint((CONTESTED,))
    elif (directory.path / CONTESTED).exists():
        directory.forget(CONTESTED)
    write_scorecard(directory, record, scenario, judged)
    return judged


def waived_in(directory: CallDirectory, also: Collection[str] = ()) -> frozenset[str]:
    """The criteria that are left out of the score of a call: those of its manifest, and `also`."""
    return frozenset(directory.manifest().waived) | frozenset(also)


def _refuse_what_is_signed(directory: CallDirectory) -> None:
    if (directory.path / MARKS).is_file() and read_marks(directory).closed:
        raise MarkingError(
            "filing.signed",
            what=Message("is marked and signed, its scorecard is no longer changed"),
            where=str(directory.path),
            mend=Message("score a copy of it"),
        )


def write_scorecard(
    directory: CallDirectory, record: CallRecord, scenario: Scenario, scorecard: Scorecard
) -> None:
    """Write both files of a scorecard and take their fingerprints. The same card gives the same bytes."""
    card = scorecard.card
    page = page_of(directory, record, card, scenario, record.sound)
    write_whole(directory.scorecard, card.text())
    write_whole(directory.report, page)
    directory.fingerprint((SCORECARD, REPORT))
