"""How the figures of an archive are shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.archive.reporting import Group, Report
    from voicesim.archive.searching import Found

MEASURES: Mapping[str, Message] = {
    "talk_share": Message("agent's share of the speech"),
    "response_gap": Message("seconds before the agent answers"),
    "words_per_minute": Message("words a minute"),
    "interruptions": Message("interruptions of the client"),
    "silences": Message("silences unannounced"),
    "longest_turn": Message("longest turn, seconds"),
}
"""What people call each measure of a report."""
SPEAKERS: Mapping[str, Message] = {"trainee": Message("agent"), "client": Message("client")}


def time_left(seconds: float | None) -> Message:
    """How long a run still takes, in words."""
    if seconds is None:
        return Message("looking at calls")
    if seconds < 90:
        return Message("looking at calls, {seconds:.0f} s left", seconds=seconds)
    return Message("looking at calls, {minutes:.0f} min left", minutes=seconds / 60)


def show_report(found: Report, out: Output) -> None:
    """The report, for a person."""
    out.line(
        Message("{count} call{count!p}, {hours:.1f} hours of speech.", count=found.calls, hours=found.hours)
    )
    if found.first is not None:
        form = "Held from {first:%Y-%m-%d} to {last:%Y-%m-%d}."
        out.line(Message(form, first=found.first, last=found.last))
    if found.reasons:
        reasons = [(one.name, str(one.calls), _share(one.calls, found.calls)) for one in found.reasons]
        out.table(("reason", "calls", "share"), reasons)
    known = sum(reason.calls for reason in found.reasons)
    if known < found.calls:
        out.line(Message("Reason not recognised: {count} call{count!p}.", count=found.calls - known))
    form = "The client said in words: anger in {anger}, distress in {distress}."
    out.line(Message(form, anger=found.anger, distress=found.distress))
    form = (
        "For a person to hear: {count} call{count!p} (voicesim archive search). Something left open: {left}."
    )
    out.line(Message(form, count=found.to_verify, left=found.left_open))
    queues = [(name or Message("no queue"), str(calls)) for name, calls in found.queues.items()]
    if queues:
        out.table(("queue", "calls"), queues)
    rows = [] if found.whole is None else _rows(Message("everybody"), found.whole)
    for name, group in found.groups.items():
        rows += _rows(name or Message("no queue"), group)
    if rows:
        out.table(("figure", "group", "mean", "agents"), rows)
    else:
        out.line(Message("Nothing is said of how calls are handled: fewer than five agents are known."))


def _rows(name: str, group: Group) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    for line in group.criteria:
        rows.append((line.name, name, Message("{share:.0%}", share=line.mean), str(line.agents)))
    for line in group.measures:
        mean = Message("{value:.2f}", value=line.mean)
        rows.append((MEASURES[line.id], name, mean, str(line.agents)))
    return rows


def _share(part: int, whole: int) -> Message:
    return Message("{share:.0%}", share=part / max(1, whole))


def finding_line(found: Found) -> Message:
    """A turn that was found, on one line."""
    form = "{call} {start:.1f} s, {speaker}: {text}"
    return Message(
        form, call=found.call[:10], start=found.start, speaker=SPEAKERS[found.speaker], text=found.text
    )


def report_as_json(found: Report) -> dict[str, Any]:
    """The report as JSON; there is no agent in it."""
    return {
        "calls": found.calls,
        "hours": found.hours,
        "first": None if found.first is None else found.first.isoformat(),
        "last": None if found.last is None else found.last.isoformat(),
        "reasons": [{"id": one.id, "name": one.name, "calls": one.calls} for one in found.reasons],
        "anger": found.anger,
        "distress": found.distress,
        "to_verify": found.to_verify,
        "left_open": found.left_open,
        "queues": dict(found.queues),
        "whole": None if found.whole is None else _group(found.whole),
        "groups": {name: _group(group) for name, group in found.groups.items()},
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "agents": group.agents,
        "calls": group.calls,
        "criteria": {
            line.id: {"mean": round(line.mean, 3), "agents": line.agents} for line in group.criteria
        },
        "measures": {
            line.id: {"mean": round(line.mean, 3), "agents": line.agents} for line in group.measures
        },
    }
