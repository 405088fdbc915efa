"""A candidate's results as people read them: means of calls and competences, and the standard in words."""

from __future__ import annotations

from collections.abc import Mapping

from voicesim.examination.outcome import CandidateOutcome, SittingOutcome, Standard
from voicesim.examination.papers.paper import Wording
from voicesim.examination.reliability_report import counting
from voicesim.messages.message import Message


def mean_of(candidate: CandidateOutcome) -> float | None:
    """The mean of the calls that count, 0..100; None while one of them is open or none was taken."""
    return _mean([call.final for call in counting(candidate).values()])


def by_competence(sitting: SittingOutcome, candidate: CandidateOutcome) -> Mapping[str, float | None]:
    """Competence -> the mean of its calls, 0..100; None while one is open or missing."""
    calls = counting(candidate)
    return {
        one.id: _mean([calls[name].final if name in calls else None for name in one.stations])
        for one in sitting.competences
    }


def _mean(finals: list[float | None]) -> float | None:
    known = [final for final in finals if final is not None]
    return sum(known) / len(known) if known and len(known) == len(finals) else None


def cut_text(standard: Standard | None, word: Wording) -> str:
    """Where the cut stands, how it was set and how sure it is."""
    if standard is None:
        return word.say(Message("No standard was set."))
    cut, count = word.points(standard.cut), standard.judges
    if standard.method == "angoff":
        form = Message(
            "The cut is {cut} of 100, by Angoff's method: the mean of what {count} judge{count!p} expect of "
            "a candidate who is just at the level.",
            cut=cut,
            count=count,
        )
    else:
        form = Message(
            "The cut is {cut} of 100, by borderline regression over {count} pooled candidate{count!p}.",
            cut=cut,
            count=count,
        )
    if standard.interval is None:
        sure = Message("There is not enough to tell how far it could move.")
    else:
        low, high = standard.interval
        sure = Message(
            "With other judges or candidates it could lie between {low} and {high} (95 %).",
            low=word.points(low),
            high=word.points(high),
        )
    return f"{word.say(form)} {word.say(sure)}"
