"""`voicesim sitting proposals`: how often the machine was wrong, and whether it harms a group."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.person import language_here
from voicesim.cli.sitting_arguments import Sitting
from voicesim.cli.sitting_figures import Pooled, figure_as_json, interval_of, value_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.examination.proposals import ErrorRate, Fairness, Gap

BEYOND = {True: Message("beyond the limit"), False: Message("within the limit"), None: Message("not told")}
"""What is said of a gap."""


def proposals(
    sitting: Sitting,
    pool: Pooled = None,
    declared: Annotated[
        Path | None,
        typer.Option(
            "--declared",
            metavar="FILE",
            help="CSV of what people declared of themselves: candidate, then a column a question. Not kept.",
        ),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """How often the machine's proposal was far from the examiners' marks; by groups, whether it is fair."""
    from voicesim.examination.declared import read_declared
    from voicesim.examination.proposals import FAR, FEWEST, MOST_GAP, error_rates, fairness
    from voicesim.examination.summary import outcome_of
    from voicesim.sessions.store_here import registry_here

    out, store, language = Output(json, plain), registry_here().store, language_here()
    held = [outcome_of(store, name) for name in dict.fromkeys((sitting, *(pool or ())))]
    rates = error_rates(held)
    found = fairness(held, read_declared(declared, held)) if declared is not None else None
    title = held[0].title
    out.table(
        ("criterion", "calls", "far off", "rate", "95 %"),
        [
            (
                title(one.criterion, language),
                str(one.calls),
                str(one.wrong),
                value_of(one.rate),
                interval_of(one.rate),
            )
            for one in rates
        ],
    )
    form = "Far off: more than {far:.0f} points of 100 from the mean of the people who marked the call."
    out.line(Message(form, far=100 * FAR))
    if found is not None:
        out.table(
            ("question", "group", "criterion", "people", "gap", "95 %", "limit"),
            [
                (
                    one.asked,
                    one.group,
                    title(one.criterion, language),
                    f"{one.people}/{one.others}",
                    value_of(one.gap),
                    interval_of(one.gap),
                    BEYOND[one.beyond],
                )
                for one in found.gaps
            ],
        )
        for asked, count in found.too_small.items():
            if count:
                form = (
                    "{asked}: {count} group{count!p} of fewer than {least} people, of whom nothing is said."
                )
                out.line(Message(form, asked=asked, count=count, least=FEWEST))
        form = "The limit is {most:.0f} points of 100; beyond it, adjust the criterion or drop it."
        out.line(Message(form, most=100 * MOST_GAP))
    out.result(
        {
            "sittings": [one.id for one in held],
            "far": FAR,
            "criteria": [_rate_as_json(one) for one in rates],
            "fairness": None if found is None else _fairness_as_json(found),
        }
    )


def _rate_as_json(one: ErrorRate) -> dict[str, Any]:
    return {
        "criterion": one.criterion,
        "calls": one.calls,
        "people": one.people,
        "wrong": one.wrong,
        "rate": figure_as_json(one.rate),
    }


def _fairness_as_json(found: Fairness) -> dict[str, Any]:
    return {"gaps": [_gap_as_json(one) for one in found.gaps], "too_small": dict(found.too_small)}


def _gap_as_json(one: Gap) -> dict[str, Any]:
    return {
        "asked": one.asked,
        "group": one.group,
        "criterion": one.criterion,
        "people": one.people,
        "others": one.others,
        "gap": figure_as_json(one.gap),
        "beyond": one.beyond,
    }
