"""What a cohort was told to have changed, in sentences: by how much, with the interval, or not yet."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from datetime import datetime

    from voicesim.programme.effect.plan import Drawn
    from voicesim.programme.effect.told import Answers, Estimate, Looked

LACKS = {
    "people": Message("fewer than five people on a side"),
    "teams": Message("fewer than ten teams were measured"),
    "started": Message("fewer than two teams have started, or are waiting"),
    "wide": Message("the interval holds nothing and changes that matter"),
    "fit": Message("the calls do not tell teams, waves and programme apart"),
    "least": Message("fewer persons and skills than the stop rule asks for"),
}
"""Why something cannot be told."""

LEVELS = (
    Message("1, liking it: not measured, nobody is asked; who began and practised is no liking."),
    Message("2, learning: measured, with callers never met before, against teams that had not started."),
    Message(
        "3, doing it at work: not measured here; real calls of the same teams are what 'voicesim archive "
        "report' sums."
    ),
)
"""Kirkpatrick's, as far as this program goes."""


def show(plan: Drawn, found: Looked | None, labels: Mapping[str, str], now: datetime, out: Output) -> None:
    """All that was told at the latest look."""
    from voicesim.programme.effect.told import ALL

    if found is None or not found.people:
        closes = plan.closes(min(plan.closed_by(now), plan.waves - 1)).astimezone()
        if plan.closed_by(now):
            form = (
                "Cannot tell yet: fewer than five people were measured. Only who says yes is: on their path, "
                "where they are asked once, or by 'voicesim path --measured'."
            )
            out.line(Message(form))
        else:
            out.line(Message("Cannot tell yet: the first wave closes on {day:%Y-%m-%d}.", day=closes))
        return
    form = "After wave {wave} of {waves}: {people} people or a few more, {teams} teams, {calls} calls."
    told = {"people": found.people, "teams": found.teams, "calls": found.calls}
    out.line(Message(form, wave=found.waves, waves=plan.waves, **told))
    if found.answers is not None:
        _say_of_answers(found.answers, out)
    names = {ALL: Message("all skills together"), **labels}
    rows = [(names.get(skill, skill), *_cells(one)) for skill, one in found.effects.items()]
    out.table(("skill", "what changed", "points of 100", Message("{level:.1%}", level=found.level)), rows)
    if plan.is_running(now) and found.level > plan.rule.final:
        out.line(
            Message(
                "The last look is on {day:%Y-%m-%d}; until then the interval is wider.",
                day=plan.ends.astimezone(),
            )
        )
    for skill, weak in found.weakest.items():
        form = (
            "{skill}: the weakest quarter rose by {rose:.0f} points where the team had started, by "
            "{waiting:.0f} where it had not: the latter is regression to the mean, and no merit of the "
            "programme."
        )
        rose, waiting = 100 * weak.rose, 100 * weak.rose_waiting
        out.line(Message(form, skill=names.get(skill, skill), rose=rose, waiting=waiting))
    if found.curves:
        out.table(("skill", "share by steps since the start", "where it ends"), _curves(found, names))
    if found.coaching is not None:
        said, points, interval = _cells(found.coaching)
        form = "Doing first, less the preferred way first: {what} {points} {interval}"
        out.line(Message(form, what=said, points=points, interval=interval))
    out.line(Message("By Kirkpatrick's levels:"))
    for level in LEVELS:
        out.line(level)


def _say_of_answers(told: Answers, out: Output) -> None:
    """How many were asked and agreed, and what that does to all that follows."""
    if told.agreed is None:
        form = (
            "{asked} people or a few more were asked whether they take part; how many agreed cannot be told, "
            "fewer than five having said yes, or not."
        )
    else:
        form = (
            "{asked} people or a few more were asked whether they take part, and {agreed} or a few more "
            "agreed."
        )
    out.line(Message(form, asked=told.asked, agreed=told.agreed or 0))
    out.line(Message("What follows is true of those who agreed: they may differ from those who did not."))


def _curves(found: Looked, names: Mapping[str, str]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for skill, curve in found.curves.items():
        points = "  ".join(f"{step}: {100 * share:.0f}" for step, (share, _) in sorted(curve.points.items()))
        end: str = Message("cannot tell yet")
        if curve.plateau is not None:
            end = f"{100 * curve.plateau:.0f}"
        rows.append((names.get(skill, skill), points, end))
    return rows


def _cells(one: Estimate) -> tuple[str, str, str]:
    from voicesim.programme.effect.told import WORTH

    said = {
        "better": Message("better"),
        "worse": Message("worse"),
        "no_matter": Message("no change of {points:.0f} points or more", points=100 * WORTH),
    }
    what: str = said.get(one.verdict, Message("cannot tell yet"))
    if one.verdict == "cannot_tell":
        what = Message("cannot tell yet: {why}", why=LACKS[one.lack])
    if one.value is None or one.interval is None:
        return what, "", ""
    low, high = one.interval
    return what, f"{100 * one.value:+.1f}", f"{100 * low:+.1f} … {100 * high:+.1f}"
