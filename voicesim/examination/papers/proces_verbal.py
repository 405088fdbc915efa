"""The *procès-verbal*: the record of a sitting that its jury signs.

A class of record of its own, kept longer than the analysis of the calls: marks and decisions, candidates by
number, no sound, no word of a call, no name and no pseudonym of a candidate. The machine's proposal is not
in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from voicesim.examination.outcome import SittingOutcome, Standard
from voicesim.examination.papers import tables
from voicesim.examination.papers.paper import Paper, Part, Wording
from voicesim.examination.papers.results import cut_text, mean_of
from voicesim.examination.seal import called
from voicesim.messages.message import Message
from voicesim.text.words import Language


def proces_verbal(sitting: SittingOutcome, language: Language, now: datetime) -> Paper:
    """The record of a sitting as it stands, dated by its closing, or by `now` while it is open."""
    word = Wording(language)
    certification = sitting.certification.in_language(language)
    opening = [Message("Oral examination by telephone with a simulated caller: {what}.", what=certification)]
    if sitting.closed is None:
        opening.append(Message("Provisional: the sitting is still open."))
    return Paper(
        title=word.say(Message("Record of an examination sitting")),
        language=language,
        organisation=sitting.organisation,
        at=sitting.closed or now,
        footer=word.say(Message("Record of sitting {name}", name=sitting.id)),
        opening=word.all(opening),
        parts=tuple(part for part in _parts(sitting, word) if part.texts or part.facts or part.rows),
        signatures=_signatures(sitting, word),
        signing=word.signing(),
    )


def _parts(sitting: SittingOutcome, word: Wording) -> Iterator[Part]:
    yield _sitting(sitting, word)
    yield tables.examiners(sitting, word)
    yield _stations(sitting, word)
    yield _standard(sitting.standard, word)
    yield _decisions(sitting, word)
    yield tables.marks(sitting, word)
    yield tables.changes(sitting, word)
    yield tables.settlements(sitting, word)
    yield tables.contests(sitting, word)
    yield tables.incidents(sitting, word)
    yield tables.recalls(sitting, word)
    yield _seal(sitting, word)
    yield Part(
        word.say(Message("What this record holds")),
        texts=word.all(
            (
                Message(
                    "Candidates stand under their number. No sound, no word of a call, no name of theirs "
                    "is in it."
                ),
                Message(
                    "Two examiners marked each call without seeing the other's marks. The jury decided; no "
                    "machine passes or fails anybody, and what the machine proposed is not in this record."
                ),
            )
        ),
    )


def _sitting(sitting: SittingOutcome, word: Wording) -> Part:
    facts = [
        (Message("Certification"), sitting.certification.in_language(word.language)),
        (Message("National register"), sitting.register or "–"),
        (Message("Certified by"), sitting.organisation),
        (Message("Sitting"), sitting.id),
        (Message("Opened"), word.moment(sitting.opened)),
        (Message("Closed"), word.moment(sitting.closed)),
        (Message("Candidates"), str(len(sitting.candidates))),
        (Message("Seed of the draw"), str(sitting.draw_seed)),
        (
            Message("Tolerance between two marks"),
            word.say(Message("{points:g} points of 100", points=sitting.tolerance)),
        ),
    ]
    return Part(word.say(Message("The sitting")), facts=tuple((word.say(name), what) for name, what in facts))


def _stations(sitting: SittingOutcome, word: Wording) -> Part:
    return Part(
        word.say(Message("Competences and the calls that show them")),
        heads=word.all((Message("Competence"), Message("Calls"))),
        rows=tuple(
            (
                one.label.in_language(word.language),
                ", ".join(sitting.stations[name].in_language(word.language) for name in one.stations),
            )
            for one in sitting.competences
        ),
        widths=(1, 1),
    )


def _standard(standard: Standard | None, word: Wording) -> Part:
    return Part(word.say(Message("Standard")), texts=(cut_text(standard, word),))


def _decisions(sitting: SittingOutcome, word: Wording) -> Part:
    rows = []
    for one in sitting.candidates:
        decision = one.decision
        told = Message("not decided") if decision is None else _verdict(decision.passed)
        if one.to_decide_again:
            told = Message("{verdict}; contested, to be decided again", verdict=told)
        rows.append(
            (
                str(one.number),
                word.points(mean_of(one)),
                word.say(told),
                decision.reason if decision else "",
                word.day(decision.at if decision else None),
                word.day(one.contest_until),
            )
        )
    return Part(
        word.say(Message("Decisions of the jury")),
        heads=word.all(
            (
                Message("Candidate"),
                Message("Mean mark"),
                Message("Decision"),
                Message("Reason"),
                Message("Decided"),
                Message("Contest until"),
            )
        ),
        rows=tuple(rows),
        widths=(0, 0, 0, 1, 0, 0),
        numbers=(0, 1),
    )


def _verdict(passed: bool) -> Message:
    return Message("passed") if passed else Message("not passed")


def _seal(sitting: SittingOutcome, word: Wording) -> Part:
    return Part(
        word.say(Message("Seal")),
        texts=(
            word.say(
                Message("The content that decided, by its sha256, as printed at the opening of the sitting.")
            ),
        ),
        heads=word.all((Message("What"), Message("sha256"))),
        rows=tuple(
            (word.say(called(name)), digest)
            for name, digest in {"blueprint": sitting.blueprint, **sitting.seal}.items()
        ),
        widths=(1, 0),
        size=7.5,
    )


def _signatures(sitting: SittingOutcome, word: Wording) -> tuple[tuple[str, str, str], ...]:
    """Whoever decided; two empty lines while nobody has."""
    jury = dict.fromkeys(who for one in sitting.candidates if one.decision for who in one.decision.by)
    return tuple(
        (word.say(Message("Jury")), tables.short(sitting, who), word.say(Message("Name, date and signature")))
        for who in (jury or {"1": None, "2": None})
    )
