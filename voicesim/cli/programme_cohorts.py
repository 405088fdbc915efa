"""`voicesim programme cohorts`, `absent`, `report --cohort`: teams that start by lot, and what it changed."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.programme.effect.plan import Drawn

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Teams that start one after the other, at dates drawn by lot: how one knows what a programme "
    "changed.",
)

WHAT = {
    "measuring_missed": Message("the measuring call was not taken"),
    "not_begun": Message("the path is open, and was not begun"),
    "silent": Message("nothing was practised"),
}
"""What people call what somebody has still to do."""


@app.command()
def new(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Small letters, digits and hyphens.")],
    team: Annotated[
        list[str] | None,
        typer.Option("--team", help="A group of the catalogue; ten or more.", show_default=False),
    ] = None,
    caller: Annotated[
        list[str] | None,
        typer.Option(
            "--caller",
            metavar="ID",
            help="A scenario that measures, one a wave, kept out of every path; three or more.",
            show_default=False,
        ),
    ] = None,
    begin: Annotated[
        datetime | None,
        typer.Option(
            "--begin",
            formats=["%Y-%m-%d"],
            help="Day of the first wave; today when left out.",
            show_default=False,
        ),
    ] = None,
    step: Annotated[int, typer.Option("--step", min=8, max=90, help="Days from wave to wave.")] = 28,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare", help="Compare doing first with the preferred way first, by lot for each skill."
        ),
    ] = False,
    seed: Annotated[
        int | None,
        typer.Option(
            "--seed", min=0, help="Of the lot; drawn when left out, and published.", show_default=False
        ),
    ] = None,
    lang: Annotated[
        SpokenLanguage | None,
        typer.Option("--lang", help="Language of the measuring calls.", show_default=False),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Draw when each team starts, and enter it with its seed and its stop rule before anybody does."""
    from voicesim.programme.effect.cohorts import Wanted, draw_cohort
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    out, settings, now = Output(json, plain), read_settings().settings, moment()
    wanted = Wanted(
        name=name,
        teams=tuple(team or ()),
        callers=tuple(caller or ()),
        begin=begin.astimezone() if begin else now.replace(hour=0, minute=0, second=0, microsecond=0),
        language=lang.value if lang else settings.call.language,
        step_days=step,
        compares=compare,
        seed=seed,
    )
    book = draw_cohort(registry_here(settings), wanted, now)
    assert book.state is not None, "it was drawn just now"
    _show(name, book.state.plan, out)
    out.result({"cohort": name, **book.state.plan.model_dump(mode="json")})


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """List the cohorts: their teams with the dates at which they start, the seed, when one looks."""
    from voicesim.programme.effect.cohorts import cohorts
    from voicesim.sessions.store_here import registry_here

    out, plans = Output(json, plain), {}
    for book in cohorts(registry_here()):
        if book.state is not None:
            plans[book.name] = book.state.plan
    for name, plan in plans.items():
        _show(name, plan, out)
    if not plans:
        out.line(Message("No cohort was drawn yet."))
    out.result(
        {"cohorts": [{"cohort": name, **plan.model_dump(mode="json")} for name, plan in plans.items()]}
    )


def _show(name: str, plan: Drawn, out: Output) -> None:
    form = "{name}: seed {seed}, measured by {callers}."
    out.line(Message(form, name=name, seed=plan.seed, callers=", ".join(plan.callers)))
    for wave in range(plan.waves):
        form = "Wave {number}: {start:%Y-%m-%d} to {end:%Y-%m-%d}."
        days = {"start": plan.opens(wave).astimezone(), "end": plan.closes(wave).astimezone()}
        out.line(Message(form, number=wave + 1, **days))
    rows = [(team, f"{plan.start_of(team).astimezone():%Y-%m-%d}") for team in sorted(plan.starts)]
    out.table(("team", "starts"), rows)
    form = "One looks when a wave has closed: at {interim:.1%} until the last, then at {final:.0%}."
    out.line(Message(form, interim=plan.rule.interim, final=plan.rule.final))


def absent(json: Json = False, plain: Plain = False) -> None:
    """List who is late with assigned work, or silent, for a person to call them. Nothing is sent.

    It says whether assigned work was done, never how well nor how long.
    """
    from voicesim.programme.effect.absent import absent as found_absent
    from voicesim.sessions.store_here import moment, registry_here

    out, found = Output(json, plain), found_absent(registry_here(), moment())
    rows = [
        (one.person, one.name, one.team, WHAT[one.what], f"{one.since.astimezone():%Y-%m-%d}")
        for one in found
    ]
    if rows:
        out.table(("person", "name", "team", "what", "since"), rows)
    else:
        out.line(Message("Nobody is late or silent."))
    out.result(
        {
            "absent": [
                {
                    "person": one.person,
                    "name": one.name,
                    "team": one.team,
                    "cohort": one.cohort,
                    "what": one.what,
                    "since": one.since.isoformat(timespec="seconds"),
                }
                for one in found
            ]
        }
    )


def effect(name: str, out: Output) -> None:
    """What a cohort may be told to have changed."""
    from voicesim.cli.programme_effect import show
    from voicesim.programme.effect.cohorts import cohort_named, looked_at
    from voicesim.programme.offering import labels_in
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    settings, now = read_settings().settings, moment()
    registry = registry_here(settings)
    book = cohort_named(registry, name)
    found = looked_at(registry, book, now)
    assert book.state is not None, "it was drawn"
    show(book.state.plan, found, labels_in(settings.call.language), now, out)
    out.result({"cohort": name, "told": None if found is None else found.model_dump(mode="json")})
