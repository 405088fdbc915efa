"""`voicesim programme`: what a programme changed, for those who steer it and watch nobody."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli import programme_cohorts
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.programme.reporting import Report
    from voicesim.records.suppression import Count, Told

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="What a programme of practice changed: sums of five people or more, and of nobody.",
)


app.add_typer(programme_cohorts.app, name="cohorts")
app.command()(programme_cohorts.absent)


@app.callback()
def root() -> None:
    """Take no action: the commands do."""


@app.command()
def report(
    cohort: Annotated[
        str,
        typer.Option(
            "--cohort",
            metavar="NAME",
            help="What the programme changed in this cohort, with intervals.",
            show_default=False,
        ),
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show who began, practised, finished, and the share at level in each skill, at the entry and now.

    With --cohort: what the programme changed, by how much, or that it cannot be told yet. Nothing of fewer
    than five people is shown, nor what would tell it by subtraction.
    """
    if cohort:
        programme_cohorts.effect(cohort, Output(json, plain))
        return
    from voicesim.programme.offering import labels_in
    from voicesim.programme.reporting import report as made
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    out, settings = Output(json, plain), read_settings().settings
    found = made(registry_here(settings), moment())
    labels = labels_in(settings.call.language)
    _show(found, labels, out)
    out.result(_as_json(found))


def _show(found: Report, labels: dict[str, str], out: Output) -> None:
    from voicesim.programme.group_page import BEFORE, FIGURES, NOW

    names = {"begun": Message("began"), "practised": Message("practised this week")}
    names["finished"] = Message("came to the end")
    rows = [row for figure in FIGURES for row in _rows(names[figure], found.page.figures.get(figure))]
    for skill, label in labels.items():
        for start, when in ((BEFORE, Message("at the entry")), (NOW, Message("today"))):
            name = Message("{skill}, at level {when}", skill=label, when=when)
            rows += _rows(name, found.page.figures.get(f"{start}{skill}"))
    if rows:
        out.table(("figure", "group", "people", "95 %"), rows)
    else:
        out.line(Message("Nothing can be said of fewer than five people on either side."))
    for bar in found.page.calls:
        if bar.most is None:
            out.line(Message("{least} calls or more: {people} people", least=bar.least, people=bar.people))
        else:
            form = "{least} to {most} calls: {people} people"
            out.line(Message(form, least=bar.least, most=bar.most, people=bar.people))
    if found.page.to_work_on:
        skills = ", ".join(labels.get(skill, skill) for skill in found.page.to_work_on)
        out.line(Message("To work on: {skills}.", skills=skills))
    for caller, share in found.page.hang_up:
        out.line(Message("{caller} hangs up in {share:.0%} of calls.", caller=caller, share=share))
    if found.agreement is not None and found.agreement.blind_differs is not None:
        form = "Examiners differ from the machine in {share:.0%} of {count} criteria marked blind."
        out.line(Message(form, share=found.agreement.blind_differs, count=found.agreement.blind))
    if found.open_contests is not None:
        out.line(Message("{count} open contest{count!p}.", count=found.open_contests))


def _rows(name: str, told: Told | None) -> list[tuple[str, ...]]:
    if told is None:
        return []
    whole = [(name, Message("everybody"), *_cells(told.whole))] if told.whole else []
    return [*whole, *((name, group, *_cells(count)) for group, count in sorted(told.groups.items()) if group)]


def _cells(count: Count) -> tuple[str, str]:
    from voicesim.programme.group_page import interval

    low, high = interval(count)
    return f"{count.having} / {count.people}", f"{100 * low:.0f}-{100 * high:.0f}"


def _as_json(found: Report) -> dict[str, Any]:
    from voicesim.programme.group_page import interval

    def cell(count: Count) -> dict[str, Any]:
        return {
            "having": count.having,
            "people": count.people,
            "interval": [round(end, 3) for end in interval(count)],
        }

    return {
        "figures": {
            name: {
                "everybody": cell(told.whole) if told.whole else None,
                "groups": {group: cell(count) for group, count in told.groups.items() if group},
            }
            for name, told in found.page.figures.items()
        },
        "calls": [{"least": b.least, "most": b.most, "people": b.people} for b in found.page.calls],
        "to_work_on": list(found.page.to_work_on),
        "hang_up": [{"caller": caller, "share": share} for caller, share in found.page.hang_up],
        "agreement": found.agreement.model_dump(mode="json") if found.agreement else None,
        "open_contests": found.open_contests,
    }
