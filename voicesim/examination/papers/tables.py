"""The tables of a procès-verbal: marks, changes, settlements, contests and incidents, call by call."""

from __future__ import annotations

from collections.abc import Iterator

from voicesim.examination.outcome import CandidateOutcome, Rating, SittingOutcome, StationCall
from voicesim.examination.papers.paper import Part, Wording
from voicesim.messages.message import Message

RATINGS = {
    Rating.BELOW: Message("below level"),
    Rating.BORDERLINE: Message("at the limit"),
    Rating.AT_LEVEL: Message("at level"),
    Rating.EXCELLENT: Message("excellent level"),
}

INCIDENTS = {
    "device_lost": Message("headset lost"),
    "stage_failed": Message("a part of the program failed"),
    "stall": Message("the machine stalled"),
    "stopped": Message("the call was stopped"),
}
"""What people call an incident; another stands as it is."""


def marks(sitting: SittingOutcome, word: Wording) -> Part:
    """Every call, who marked it and how; the final mark."""
    rows = []
    for one, call in _calls(sitting):
        shown = [
            word.say(
                Message("{points} ({rating})", points=word.points(mark.total), rating=RATINGS[mark.rating])
            )
            for mark in call.marks
        ]
        rows.append(
            (
                str(one.number),
                sitting.stations[call.station].in_language(word.language),
                call.scenario,
                word.moment(call.started),
                " · ".join(mark.examiner for mark in call.marks) or "–",
                " · ".join(shown) or "–",
                word.points(call.final),
            )
        )
    return Part(
        word.say(Message("Marks")),
        texts=(word.say(Message("Points of 100; in brackets the impression given before any criterion.")),),
        heads=word.all(
            (
                Message("Candidate"),
                Message("Call"),
                Message("Caller"),
                Message("Taken"),
                Message("Examiners"),
                Message("Their marks"),
                Message("Final"),
            )
        ),
        rows=tuple(rows),
        widths=(0, 1, 0, 0, 0.8, 1.2, 0),
        numbers=(0, 6),
        size=8.0,
    )


def changes(sitting: SittingOutcome, word: Wording) -> Part:
    """Marks changed after the evidence was seen: before and after."""
    return Part(
        word.say(Message("Marks changed after the evidence was seen")),
        heads=word.all(
            (
                Message("Candidate"),
                Message("Call"),
                Message("Criterion"),
                Message("Examiner"),
                Message("Before"),
                Message("After"),
                Message("Reason"),
            )
        ),
        rows=tuple(
            (
                str(one.number),
                sitting.stations[call.station].in_language(word.language),
                change.criterion,
                mark.examiner,
                word.share(change.before),
                word.share(change.after),
                change.reason,
            )
            for one, call in _calls(sitting)
            for mark in (*call.marks, *call.marked_again)
            for change in mark.changes
        ),
        widths=(0, 0.8, 0, 0, 0, 0, 1),
        numbers=(0, 4, 5),
    )


def settlements(sitting: SittingOutcome, word: Wording) -> Part:
    """Differences between examiners, and how a third person settled them."""
    rows = []
    for one, call in _calls(sitting):
        for settled in call.settlements:
            value = word.share if settled.criterion else word.points
            rows.append(
                (
                    str(one.number),
                    sitting.stations[call.station].in_language(word.language),
                    settled.criterion or word.say(Message("the whole call")),
                    " · ".join(value(mark) for mark in settled.marks),
                    value(settled.settled),
                    settled.by,
                    settled.reason,
                )
            )
    return Part(
        word.say(Message("Differences between examiners, and how they were settled")),
        texts=() if rows else (word.say(Message("There was none to settle.")),),
        heads=word.all(
            (
                Message("Candidate"),
                Message("Call"),
                Message("Criterion"),
                Message("Marks"),
                Message("Settled"),
                Message("By"),
                Message("Reason"),
            )
        ),
        rows=tuple(rows),
        widths=(0, 0.8, 0, 0, 0, 0, 1),
        numbers=(0, 4),
    )


def contests(sitting: SittingOutcome, word: Wording) -> Part:
    """What was contested, and how others marked it again."""
    return Part(
        word.say(Message("Contested marks")),
        heads=word.all((Message("Candidate"), Message("Call"), Message("Why"), Message("Marked again"))),
        rows=tuple(
            (
                str(one.number),
                sitting.stations[call.station].in_language(word.language),
                call.contest,
                " · ".join(f"{mark.examiner} {word.points(mark.total)}" for mark in call.marked_again) or "–",
            )
            for one, call in _calls(sitting)
            if call.contest or call.marked_again
        ),
        widths=(0, 0.8, 1, 0),
        numbers=(0,),
    )


def incidents(sitting: SittingOutcome, word: Wording) -> Part:
    """What befell calls."""
    rows = tuple(
        (
            str(one.number),
            sitting.stations[call.station].in_language(word.language),
            word.moment(incident.at),
            word.say(INCIDENTS.get(incident.kind, incident.kind)),
            word.say(Message("yes") if incident.call_granted else Message("no")),
            incident.note,
        )
        for one, call in _calls(sitting)
        for incident in call.incidents
    )
    return Part(
        word.say(Message("Incidents")),
        texts=() if rows else (word.say(Message("There was none.")),),
        heads=word.all(
            (
                Message("Candidate"),
                Message("Call"),
                Message("When"),
                Message("What"),
                Message("Another call granted"),
                Message("Note"),
            )
        ),
        rows=rows,
        widths=(0, 0.8, 0, 0, 0, 1),
        numbers=(0,),
    )


def _calls(sitting: SittingOutcome) -> Iterator[tuple[CandidateOutcome, StationCall]]:
    return ((one, call) for one in sitting.candidates for call in one.calls)
