"""The tables of a procès-verbal: marks, changes, settlements, contests and incidents, call by call."""

from __future__ import annotations

from collections import Counter
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


ORDER = (
    Message("First examiner"),
    Message("Second examiner"),
    Message("Third examiner"),
    Message("Fourth examiner"),
)
"""Heads of the marks' columns, in the order of signing."""


def examiners(sitting: SittingOutcome, word: Wording) -> Part:
    """Who marked, settled and decided, with room for their names: the other tables say E1, E2."""
    marked = Counter(
        mark.examiner for _, call in _calls(sitting) for mark in (*call.marks, *call.marked_again)
    )
    settled = Counter(one.by for _, call in _calls(sitting) for one in call.settlements)
    jury = {who for one in sitting.candidates if one.decision for who in one.decision.by}
    return Part(
        word.say(Message("Examiners and jury")),
        heads=word.all(
            (
                Message("Examiner"),
                Message("Pseudonym"),
                Message("Calls marked"),
                Message("Differences settled"),
                Message("In the jury"),
                Message("Name, written by hand"),
            )
        ),
        rows=tuple(
            (
                short(sitting, who),
                who,
                str(marked[who]),
                str(settled[who]),
                word.say(Message("yes") if who in jury else Message("no")),
                "",
            )
            for who in sitting.examiners
        ),
        widths=(0, 0, 0, 0, 0, 1),
        numbers=(2, 3),
    )


def short(sitting: SittingOutcome, who: str) -> str:
    """ "E2": an examiner as the tables name them; whoever is none goes by their pseudonym."""
    return f"E{sitting.examiners.index(who) + 1}" if who in sitting.examiners else who


def marks(sitting: SittingOutcome, word: Wording) -> Part:
    """Every call and what each examiner gave it, a column for each; the final mark."""
    columns = max((len(call.marks) for _, call in _calls(sitting)), default=0)
    columns = min(max(columns, 2), len(ORDER))
    rows = []
    for one, call in _calls(sitting):
        given = [
            word.say(
                Message(
                    "{who}: {points} ({rating})",
                    who=short(sitting, mark.examiner),
                    points=word.points(mark.total),
                    rating=RATINGS[mark.rating],
                )
            )
            for mark in call.marks[:columns]
        ]
        rows.append(
            (
                str(one.number),
                sitting.stations[call.station].in_language(word.language),
                call.scenario,
                word.moment(call.started),
                *given,
                *("–" for _ in range(columns - len(given))),
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
                *ORDER[:columns],
                Message("Final"),
            )
        ),
        rows=tuple(rows),
        widths=(0, 1, 0, 0, *(0.9 for _ in range(columns)), 0),
        numbers=(0, 4 + columns),
        size=8.0,
    )


def recalls(sitting: SittingOutcome, word: Wording) -> Part:
    """Criteria that were taken out for everybody."""
    return Part(
        word.say(Message("Criteria taken out for everybody")),
        heads=word.all((Message("Criterion"), Message("When"), Message("By"), Message("Reason"))),
        rows=tuple(
            (
                sitting.title(one.criterion, word.language),
                word.moment(one.at),
                ", ".join(short(sitting, who) for who in one.by),
                one.reason,
            )
            for one in sitting.recalled
        ),
        widths=(0.8, 0, 0, 1),
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
                sitting.title(change.criterion, word.language),
                short(sitting, mark.examiner),
                word.share(change.before),
                word.share(change.after),
                change.reason,
            )
            for one, call in _calls(sitting)
            for mark in (*call.marks, *call.marked_again)
            for change in mark.changes
        ),
        widths=(0, 0.7, 0.8, 0, 0, 0, 1),
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
                    sitting.title(settled.criterion, word.language)
                    if settled.criterion
                    else word.say(Message("the whole call")),
                    *(value(mark) for mark in settled.marks),
                    value(settled.settled),
                    short(sitting, settled.by),
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
                Message("First mark"),
                Message("Second mark"),
                Message("Settled"),
                Message("By"),
                Message("Reason"),
            )
        ),
        rows=tuple(rows),
        widths=(0, 0.7, 0.7, 0, 0, 0, 0, 1),
        numbers=(0, 3, 4, 5),
    )


def contests(sitting: SittingOutcome, word: Wording) -> Part:
    """What was contested, and how others marked it again, a column for each."""
    again = max((len(call.marked_again) for _, call in _calls(sitting)), default=0)
    columns = min(max(again, 2), len(ORDER))
    return Part(
        word.say(Message("Contested marks")),
        heads=word.all(
            (Message("Candidate"), Message("Call"), Message("Why"), *ORDER[:columns], Message("Final"))
        ),
        rows=tuple(
            (
                str(one.number),
                sitting.stations[call.station].in_language(word.language),
                call.contest,
                *_again(sitting, call, columns, word),
            )
            for one, call in _calls(sitting)
            if call.contest or call.marked_again
        ),
        widths=(0, 0.7, 1, *(0 for _ in range(columns)), 0),
        numbers=(0, 3 + columns),
    )


def _again(sitting: SittingOutcome, call: StationCall, columns: int, word: Wording) -> tuple[str, ...]:
    """What the people who marked a call again gave it, and what came of it."""
    given = [
        word.say(
            Message("{who}: {points}", who=short(sitting, mark.examiner), points=word.points(mark.total))
        )
        for mark in call.marked_again[:columns]
    ]
    return (*given, *("–" for _ in range(columns - len(given))), word.points(call.final))


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
