"""What one sitting, or several of one blueprint, can say of its own marks: each figure, or why none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np

from voicesim.blind_marking.agreement import alpha, cohen
from voicesim.blind_marking.estimate import Figure, NotEnough
from voicesim.errors import MarkingError
from voicesim.examination.items import Item, items
from voicesim.examination.means import means
from voicesim.examination.outcome import CandidateOutcome, Rating, SittingOutcome, StationCall
from voicesim.examination.reliability import Marks, Study, study
from voicesim.examination.severity import Marked, severities
from voicesim.examination.standard import borderline_regression
from voicesim.messages.message import Message

DESIGNS = ((3, 1), (3, 2), (6, 1), (6, 2), (8, 2), (12, 2))
"""Calls and examiners a call, of the D-study's table."""


@dataclass(frozen=True, slots=True)
class Design:
    """One line of the D-study: how reliable a mark would be."""

    calls: int
    examiners: int
    relative: Figure
    """Of the order of candidates (E rho squared)."""
    absolute: Figure
    """Of the mark against a cut (phi): what passing and failing needs."""


@dataclass(frozen=True, slots=True)
class ReliabilityReport:
    """Everything the statistics say."""

    sittings: tuple[str, ...]
    candidates: int
    complete: int
    """Candidates all of whose stations are marked by as many examiners: only they enter the G-study."""
    crossed: bool
    """Did the same examiners mark every call?"""
    study: Study | NotEnough
    here: Design | None
    """As it was held."""
    designs: tuple[Design, ...]
    agreement: Mapping[str, Figure]
    """`ratings` and `totals`, and each criterion by its id: Krippendorff's alpha."""
    kappas: Mapping[tuple[str, str], Figure]
    """Cohen's, of the ratings, for each two examiners who marked the same calls."""
    severities: Mapping[str, Figure]
    """Examiner -> points below the mean examiner."""
    means: Mapping[tuple[str, int], Figure]
    """Sitting and candidate -> the mean of their final marks; of those who have one at every station."""
    items: tuple[Item, ...]
    """Criteria, then checks, station by station."""
    borderline: Figure
    """The cut that borderline regression would set."""


def reliability_report(sittings: Sequence[SittingOutcome]) -> ReliabilityReport:
    """Compute every figure. Raises `MarkingError` when the blueprints differ, or there is no sitting."""
    one_blueprint(sittings)
    calls = tuple(_marked_calls(sittings))
    table, crossed = _table(sittings)
    found = study(table, crossed=crossed)
    return ReliabilityReport(
        tuple(one.id for one in sittings),
        sum(len(one.candidates) for one in sittings),
        table.shape[0],
        crossed,
        found,
        _design(found, table.shape[1], table.shape[2]) if isinstance(found, Study) else None,
        tuple(_design(found, *one) for one in DESIGNS) if isinstance(found, Study) else (),
        _agreement(calls),
        _kappas(calls),
        severities(
            [
                Marked(who, f"{who} {call.call}", marks.examiner, marks.total)
                for who, call in calls
                for marks in call.marks
            ]
        ),
        dict(_means(sittings)),
        tuple(_items(sittings[0].stations, [call for _, call in calls])),
        borderline_regression(sittings),
    )


def one_blueprint(sittings: Sequence[SittingOutcome]) -> None:
    """Raises `MarkingError` when there is no sitting, or they were held by several blueprints."""
    if not sittings:
        raise MarkingError(
            "reliability.none",
            what=Message("there is no sitting to report on"),
            where=Message("sittings"),
            mend=Message("name at least one"),
        )
    for one in sittings[1:]:
        if one.blueprint != sittings[0].blueprint:
            raise MarkingError(
                "reliability.blueprint",
                what=Message("was held by another blueprint than {first}", first=sittings[0].id),
                where=one.id,
                mend=Message("report on them apart"),
            )


def _marked_calls(sittings: Sequence[SittingOutcome]) -> Iterator[tuple[str, StationCall]]:
    """Who, and each call of theirs that counts and that anybody marked."""
    for sitting in sittings:
        for candidate in sitting.candidates:
            for call in counting(candidate).values():
                if call.marks:
                    yield f"{sitting.id} {candidate.number}", call


def counting(candidate: CandidateOutcome) -> Mapping[str, StationCall]:
    """Station -> the call that counts there: the last, where another was granted."""
    return {call.station: call for call in candidate.calls}


def _table(sittings: Sequence[SittingOutcome]) -> tuple[Marks, bool]:
    """Candidates x stations x examiners, of those with every mark; are the examiners the same ones?"""
    stations = tuple(sittings[0].stations)
    numbers = Counter(len(call.marks) for _, call in _marked_calls(sittings))
    wanted = numbers.most_common(1)[0][0] if numbers else 0
    complete = [
        [calls[name] for name in stations]
        for sitting in sittings
        for calls in (counting(one) for one in sitting.candidates)
        if all(name in calls and len(calls[name].marks) == wanted for name in stations)
    ]
    whole = [[sorted(call.marks, key=lambda one: one.examiner) for call in row] for row in complete]
    who = {tuple(marks.examiner for marks in call) for row in whole for call in row}
    totals = np.array([[[marks.total for marks in call] for call in row] for row in whole], dtype=np.float64)
    return totals.reshape(len(complete), len(stations), wanted), len(who) == 1


def _design(found: Study, calls: int, examiners: int) -> Design:
    return Design(
        calls,
        examiners,
        found.reliability(calls, examiners, "relative"),
        found.reliability(calls, examiners, "absolute"),
    )


def _agreement(calls: Sequence[tuple[str, StationCall]]) -> Mapping[str, Figure]:
    criteria = dict.fromkeys(name for _, call in calls for marks in call.marks for name in marks.levels)
    whose = [who for who, _ in calls]
    return {
        "ratings": alpha([[float(one.rating) for one in call.marks] for _, call in calls], "ordinal", whose),
        "totals": alpha([[one.total for one in call.marks] for _, call in calls], "interval", whose),
        **{
            name: alpha(
                [[one.levels[name] for one in call.marks if name in one.levels] for _, call in calls],
                "ordinal",
                whose,
            )
            for name in criteria
        },
    }


def _kappas(calls: Sequence[tuple[str, StationCall]]) -> Mapping[tuple[str, str], Figure]:
    pairs: dict[tuple[str, str], list[tuple[int, int, str]]] = {}
    for who, call in calls:
        for one, other in combinations(sorted(call.marks, key=lambda marks: marks.examiner), 2):
            pairs.setdefault((one.examiner, other.examiner), []).append((one.rating, other.rating, who))
    found: dict[tuple[str, str], Figure] = {}
    for pair, rated in sorted(pairs.items()):
        first, second, whose = zip(*rated, strict=True)
        found[pair] = cohen(first, second, len(Rating), whose)
    return found


def _means(sittings: Sequence[SittingOutcome]) -> Iterator[tuple[tuple[str, int], Figure]]:
    """Sitting by sitting: another one had other callers."""
    for sitting in sittings:
        for number, found in means_in(sitting).items():
            yield (sitting.id, number), found


def means_in(sitting: SittingOutcome) -> Mapping[int, Figure]:
    """Number -> the mean of a candidate's final marks, of those who have one at every station."""
    finals = {}
    for one in sitting.candidates:
        calls = counting(one)
        given = [calls[name].final for name in sitting.stations if name in calls]
        known = [mark for mark in given if mark is not None]
        if len(known) == len(sitting.stations):
            finals[str(one.number)] = known
    return {int(number): found for number, found in means(finals).items()}


def _items(stations: Mapping[str, object], calls: Sequence[StationCall]) -> Iterator[Item]:
    for station in stations:
        here = [call for call in calls if call.station == station]
        yield from _criteria(station, here)
        yield from _checks(station, here)


def _criteria(station: str, calls: Sequence[StationCall]) -> tuple[Item, ...]:
    """The rest of a criterion: the mean share of the other criteria of the call."""
    means = [shares_of(call) for call in calls]
    names = dict.fromkeys(name for shares in means for name in shares)
    judged = {name: [shares for shares in means if name in shares] for name in names}
    return items(
        station,
        {name: [shares[name] for shares in judged[name]] for name in names},
        {
            name: [
                sum(share for other, share in shares.items() if other != name) / max(len(shares) - 1, 1)
                for shares in judged[name]
            ]
            for name in names
        },
    )


def shares_of(call: StationCall) -> Mapping[str, float]:
    """Criterion -> the mean of its examiners' shares."""
    names = dict.fromkeys(name for marks in call.marks for name in marks.levels)
    return {
        name: float(np.mean([marks.levels[name] for marks in call.marks if name in marks.levels]))
        for name in names
    }


def _checks(station: str, calls: Sequence[StationCall]) -> tuple[Item, ...]:
    """The rest of a check: the mean of the examiners' totals, which no check enters by itself."""
    names = dict.fromkeys(name for call in calls for name in call.checks)
    judged = {name: [call for call in calls if name in call.checks] for name in names}
    return items(
        station,
        {name: [float(call.checks[name]) for call in judged[name]] for name in names},
        {
            name: [float(np.mean([marks.total for marks in call.marks])) for call in judged[name]]
            for name in names
        },
    )
