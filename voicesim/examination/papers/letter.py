"""The letter that tells a candidate the decision: its reasons, and how it can be contested.

The machine's proposal is not in it. It is addressed by number: whoever sends it knows the name.
"""

from __future__ import annotations

from datetime import datetime

from voicesim.errors import MarkingError
from voicesim.examination.outcome import CandidateOutcome, Decision, SittingOutcome
from voicesim.examination.papers.paper import Paper, Part, Wording
from voicesim.examination.papers.results import by_competence, cut_text, mean_of
from voicesim.examination.reliability_report import counting
from voicesim.messages.message import Message
from voicesim.text.words import Language


def letter(
    sitting: SittingOutcome, number: int, language: Language, now: datetime, *, contest_days: int
) -> Paper:
    """The letter to one candidate, dated by when the decision was told, or `now`.

    `contest_days`: how long it may be contested, for a letter written before the decision is told. Raises
    `MarkingError` for a number nobody has, or while nothing is decided.
    """
    candidate = candidate_of(sitting, number)
    if candidate.decision is None:
        raise MarkingError(
            "papers.undecided",
            what=Message("nothing is decided for candidate {number}", number=number),
            where=sitting.id,
            mend=Message("let the jury decide first"),
        )
    word, at = Wording(language), candidate.communicated or now
    day = word.day(at)
    certification = sitting.certification.in_language(language)
    return Paper(
        title=word.say(Message("Result of candidate {number}", number=number)),
        language=language,
        organisation=sitting.organisation,
        at=at,
        footer=word.say(Message("Sitting {name}, candidate {number}", name=sitting.id, number=number)),
        opening=word.all(
            (
                Message("{organisation}, {day}", organisation=sitting.organisation, day=day),
                Message(
                    "You took the oral examination by telephone of the certification “{what}”, sitting "
                    "{name}.",
                    what=certification,
                    name=sitting.id,
                ),
            )
        ),
        parts=(
            _decision(candidate, candidate.decision, word),
            _results(sitting, candidate, word),
            _calls(sitting, candidate, word),
            Part(word.say(Message("How it was marked")), texts=_how(sitting, word)),
            Part(
                word.say(Message("Your right to contest")),
                texts=_right(sitting, candidate, contest_days, word),
            ),
        ),
        signatures=(
            (
                word.say(Message("For the jury")),
                sitting.organisation,
                word.say(Message("Name and signature")),
            ),
        ),
        signing=word.signing(),
    )


def candidate_of(sitting: SittingOutcome, number: int) -> CandidateOutcome:
    """The candidate of that number. Raises `MarkingError`."""
    for one in sitting.candidates:
        if one.number == number:
            return one
    raise MarkingError(
        "papers.candidate",
        what=Message("no candidate has the number {number}", number=number),
        where=sitting.id,
        mend=Message("see 'voicesim sitting candidates'"),
    )


def _decision(candidate: CandidateOutcome, decision: Decision, word: Wording) -> Part:
    verdict = (
        Message("The jury decided on {day} that you have passed.", day=word.day(decision.at))
        if decision.passed
        else Message("The jury decided on {day} that you have not passed.", day=word.day(decision.at))
    )
    texts = [word.say(verdict)]
    if decision.reason:
        texts.append(word.say(Message("Its reason: {reason}", reason=decision.reason)))
    if candidate.to_decide_again:
        texts.append(word.say(Message("It is contested: others mark the call, and the jury decides again.")))
    return Part(word.say(Message("The decision")), texts=tuple(texts))


def _results(sitting: SittingOutcome, candidate: CandidateOutcome, word: Wording) -> Part:
    means = by_competence(sitting, candidate)
    labels = {one.id: one.label.in_language(word.language) for one in sitting.competences}
    rows = [(labels[name], word.points(mean)) for name, mean in means.items()]
    rows.append((word.say(Message("All calls")), word.points(mean_of(candidate))))
    return Part(
        word.say(Message("Your results by competence")),
        texts=(cut_text(sitting.standard, word),),
        heads=word.all((Message("Competence"), Message("Mean mark"))),
        rows=tuple(rows),
        widths=(1, 0),
        numbers=(1,),
        size=10.0,
    )


def _calls(sitting: SittingOutcome, candidate: CandidateOutcome, word: Wording) -> Part:
    return Part(
        word.say(Message("Your calls")),
        heads=word.all((Message("Call"), Message("Taken"), Message("Examiners' marks"), Message("Final"))),
        rows=tuple(
            (
                sitting.stations[station].in_language(word.language),
                word.moment(call.started),
                " · ".join(word.points(mark.total) for mark in (*call.marks, *call.marked_again)) or "–",
                word.points(call.final),
            )
            for station, call in counting(candidate).items()
        ),
        widths=(1, 0, 0, 0),
        numbers=(3,),
        size=10.0,
    )


def _how(sitting: SittingOutcome, word: Wording) -> tuple[str, ...]:
    return word.all(
        (
            Message(
                "Two examiners marked each call, each without seeing the other's marks. Where they differed "
                "by more than {points:g} points of 100, a third person settled it with a reason.",
                points=sitting.tolerance,
            ),
            Message("The jury decided. No machine passes or fails anybody."),
        )
    )


def _right(
    sitting: SittingOutcome, candidate: CandidateOutcome, contest_days: int, word: Wording
) -> tuple[str, ...]:
    until = (
        Message("You may contest this result until {day}.", day=word.day(candidate.contest_until))
        if candidate.contest_until
        else Message(
            "You may contest this result within {days} days of receiving this letter.", days=contest_days
        )
    )
    return word.all(
        (
            until,
            Message(
                "Write to {organisation} with your number, the call you contest and why. You may first ask "
                "to see your recording, its transcript and what your examiners wrote.",
                organisation=sitting.organisation,
            ),
            Message(
                "People who have not marked that call then mark it anew. Earlier marks are kept, and the "
                "result is not final before this period is over."
            ),
        )
    )
