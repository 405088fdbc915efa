"""`voicesim sitting standard|report`: where the cut stands, and how far marks can be trusted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.sitting_arguments import Sitting
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.blind_marking.estimate import Figure
    from voicesim.examination.reliability_report import ReliabilityReport

OF_ALL = {"ratings": Message("impressions"), "totals": Message("totals")}
"""What people call what is compared, besides the criteria."""

Pooled = Annotated[
    list[str] | None,
    typer.Option("--pool", metavar="SITTING", help="Another sitting of the same blueprint; once for each."),
]


def standard(
    sitting: Sitting,
    angoff: Annotated[
        Path | None,
        typer.Option("--angoff", help="CSV of the judges: judge, then a column for each station, of 100."),
    ] = None,
    pool: Pooled = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Set the cut: by the judges' estimates (Angoff), else by regression over pooled sittings."""
    from voicesim.blind_marking.estimate import NotEnough
    from voicesim.examination.sittings import at_work
    from voicesim.examination.standard_setting import set_by_angoff, set_by_regression
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import moment, registry_here

    out, registry = Output(json, plain), registry_here()
    with at_work(registry, sitting) as book:
        if angoff is not None:
            found = set_by_angoff(book, angoff, moment())
        else:
            pooled = [outcome_of(registry.store, name) for name in dict.fromkeys((book.id, *(pool or ())))]
            by_regression = set_by_regression(book, pooled, moment())
            if isinstance(by_regression, NotEnough):
                out.line(Message("Not enough to tell, and no standard is set: {why}.", why=by_regression.why))
                out.result({"sitting": book.id, "standard": None, "why": str(by_regression.why)})
                return
            found = by_regression
        name = book.id
    out.line(Message("{name}: the cut is {cut:.1f} of 100.", name=name, cut=found.cut))
    if found.interval is not None:
        low, high = found.interval
        out.line(Message("It could lie between {low:.1f} and {high:.1f} (95 %).", low=low, high=high))
    out.result({"sitting": name, "standard": asdict(found)})


def report(
    sitting: Sitting,
    pool: Pooled = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """How far marks can be trusted: reliability, agreement, severity, items; or that it cannot be told."""
    from voicesim.examination.items import LEAST
    from voicesim.examination.reliability_report import reliability_report
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import registry_here

    out, store = Output(json, plain), registry_here().store
    found = reliability_report([outcome_of(store, name) for name in dict.fromkeys((sitting, *(pool or ())))])
    form = "{count} candidate{count!p}, {complete} with every mark."
    out.line(Message(form, count=found.candidates, complete=found.complete))
    out.table(("figure", "value", "95 %"), list(_figures(found)))
    told = [item for item in found.items if item.calls >= LEAST]
    for item in told:
        if not item.separates:
            form = "{station}, {item}: it never came out differently in {count} call{count!p}."
            out.line(Message(form, station=item.station, item=item.id, count=item.calls))
    rows = [
        (item.station, item.id, str(item.calls), value_of(item.difficulty), value_of(item.discrimination))
        for item in told
        if item.separates
    ]
    out.table(("station", "item", "calls", "difficulty", "discrimination"), rows)
    if len(told) < len(found.items):
        form = "{count} item{count!p} judged in fewer than {least} calls, of which nothing is said."
        out.line(Message(form, count=len(found.items) - len(told), least=LEAST))
    out.result(_json(found))


def _figures(found: ReliabilityReport) -> Iterator[tuple[str, str, str]]:
    from voicesim.examination.reliability import Study

    if isinstance(found.study, Study):
        designs = ([found.here] if found.here else []) + list(found.designs)
        for one in designs:
            relative = Message(
                "reliability, {calls} calls x {examiners}", calls=one.calls, examiners=one.examiners
            )
            absolute = Message(
                "against a cut, {calls} calls x {examiners}", calls=one.calls, examiners=one.examiners
            )
            yield _row(relative, one.relative)
            yield _row(absolute, one.absolute)
    else:
        yield _row(Message("reliability"), found.study)
    for name, figure in found.agreement.items():
        yield _row(Message("agreement (alpha), {what}", what=OF_ALL.get(name, name)), figure)
    for (one_, other), figure in found.kappas.items():
        yield _row(Message("agreement (kappa), {one} and {other}", one=one_, other=other), figure)
    for who, figure in found.severities.items():
        yield _row(Message("severity of {who}, points", who=who), figure)
    yield _row(Message("cut by borderline regression"), found.borderline)
    for (sitting, number), figure in found.means.items():
        yield _row(Message("mean of candidate {number}, {name}", number=number, name=sitting), figure)


def _row(name: Message, figure: Figure) -> tuple[str, str, str]:
    return name, value_of(figure), interval_of(figure)


def interval_of(figure: Figure) -> str:
    """The interval of a figure as a table shows it."""
    if figure.interval is None:
        return "-"
    low, high = figure.interval
    return Message("{low:.2f} to {high:.2f}", low=low, high=high)


def value_of(figure: Figure) -> str:
    """A figure as a table shows it, or why there is none."""
    from voicesim.blind_marking.estimate import Estimate

    if isinstance(figure, Estimate):
        return Message("{value:.2f}", value=figure.value)
    return Message("not enough to tell: {why}", why=figure.why)


def _json(found: ReliabilityReport) -> dict[str, Any]:
    from voicesim.examination.reliability import Study

    study = found.study
    return {
        "sittings": list(found.sittings),
        "candidates": found.candidates,
        "complete": found.complete,
        "crossed": found.crossed,
        "components": dict(study.components) if isinstance(study, Study) else None,
        "reliability": [
            {
                "calls": one.calls,
                "examiners": one.examiners,
                "relative": figure_as_json(one.relative),
                "absolute": figure_as_json(one.absolute),
            }
            for one in ((found.here, *found.designs) if found.here else ())
        ],
        "agreement": {name: figure_as_json(figure) for name, figure in found.agreement.items()},
        "kappas": [
            {"examiners": list(pair), **figure_as_json(figure)} for pair, figure in found.kappas.items()
        ],
        "severities": {who: figure_as_json(figure) for who, figure in found.severities.items()},
        "borderline_regression": figure_as_json(found.borderline),
        "means": [
            {"sitting": name, "candidate": number, **figure_as_json(figure)}
            for (name, number), figure in found.means.items()
        ],
        "items": [
            {
                "station": item.station,
                "item": item.id,
                "calls": item.calls,
                "separates": item.separates,
                "difficulty": figure_as_json(item.difficulty),
                "discrimination": figure_as_json(item.discrimination),
            }
            for item in found.items
        ],
    }


def figure_as_json(figure: Figure) -> dict[str, Any]:
    """`value` is null where there is not enough to tell; `why` says why."""
    from voicesim.blind_marking.estimate import Estimate

    interval = list(figure.interval) if figure.interval else None
    if isinstance(figure, Estimate):
        return {"value": figure.value, "interval": interval}
    return {"value": None, "interval": interval, "why": str(figure.why)}
