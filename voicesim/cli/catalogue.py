"""`voicesim catalogue`: who takes the calls, by pseudonym, and in which group."""

from __future__ import annotations

from typing import Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Who takes the calls: people by pseudonym, their groups, what is due.",
)

LONGEST_LIST = 500
"""Calls that a table of what is due shows; JSON has them all."""

Group = Annotated[str, typer.Option("--group", help="A class, a team, a promotion.", show_default=False)]


@app.command()
def enrol(
    name: Annotated[str, typer.Argument(metavar="PERSON", help="First name and surname.")],
    group: Group = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let a person be known; calls and marks then bear their pseudonym, never their name.

    Somebody whose name differs in capitals, accents or spaces only is the same person.
    """
    from voicesim.sessions.store_here import moment, registry_here

    out = Output(json, plain)
    person, new = registry_here().enrol(name, group, moment())
    form = "{name} is {pseudonym}." if new else "{name} was known already: {pseudonym}."
    out.line(Message(form, name=" ".join(name.split()), pseudonym=person.pseudonym))
    out.result({"person": person.pseudonym, "group": person.group, "new": new})


@app.command("people")
def people_(group: Group = "", json: Json = False, plain: Plain = False) -> None:
    """List who is known, with their names where the file of names is here; of a group, what they did."""
    from voicesim.catalogue.calls import board
    from voicesim.catalogue.people import everybody
    from voicesim.sessions.store_here import registry_here

    out, registry = Output(json, plain), registry_here()
    names = registry.names.all()
    known = [one for one in everybody(registry.database) if group in ("", one.group)]
    out.table(
        ("person", "name", "group", "since"),
        [
            (p.pseudonym, names.get(p.pseudonym, ""), p.group, f"{p.since.astimezone():%Y-%m-%d}")
            for p in known
        ],
    )
    done = board(registry.database, group) if group else ()
    if done:
        out.table(
            ("person", "purpose", "calls", "last"),
            [
                (
                    d.person,
                    Message("{one}", one=d.purpose),
                    str(d.calls),
                    f"{d.last.astimezone():%Y-%m-%d %H:%M}",
                )
                for d in done
            ],
        )
    people = [
        {
            "person": p.pseudonym,
            "name": names.get(p.pseudonym, ""),
            "group": p.group,
            "since": p.since.isoformat(),
        }
        for p in known
    ]
    calls = [
        {"person": d.person, "purpose": d.purpose, "calls": d.calls, "last": d.last.isoformat()} for d in done
    ]
    out.result({"people": people, "calls": calls})


@app.command()
def due(json: Json = False, plain: Plain = False) -> None:
    """List the calls whose recording, or all of which, has been kept long enough."""
    from voicesim.catalogue.calls import count_due
    from voicesim.catalogue.calls import due as due_calls
    from voicesim.sessions.store_here import moment, registry_here, retention_of
    from voicesim.settings.sources import read_settings

    out, registry = Output(json, plain), registry_here()
    periods, now = retention_of(read_settings().settings), moment()
    before = now - periods.period("recording"), now - periods.period("analysis")
    found = due_calls(registry.database, *before, most=None if json else LONGEST_LIST)
    count = len(found) if json else count_due(registry.database, *before)
    rows = [(one.name, one.person, Message("all" if one.whole else "recording")) for one in found]
    out.table(("call", "person", "what"), rows)
    form = "{count} due." if count == len(rows) else "{count} due, of which the oldest are shown."
    out.line(Message(form, count=count))
    out.result({"due": [{"call": name, "person": who, "what": what} for name, who, what in rows]})


@app.command()
def rebuild(json: Json = False, plain: Plain = False) -> None:
    """Make the catalogue again from the calls' folders, the people's cards and the file of names."""
    from voicesim.examination.index import rebuild_sittings
    from voicesim.programme.keeping import rebuild_paths
    from voicesim.sessions.cataloguing import rebuild as make_again
    from voicesim.sessions.store_here import moment, registry_anew

    out = Output(json, plain)
    with out.progress(Message("reading the calls")):
        registry = registry_anew()
        done = make_again(registry, moment())
        rebuild_sittings(registry)
        rebuild_paths(registry, moment())
    out.line(Message("{people} people, {calls} call{calls!p}.", people=done.people, calls=done.calls))
    for name in done.unreadable:
        out.line(Message("{name}: its manifest cannot be read, so it is in no list.", name=name))
    out.result({"people": done.people, "calls": done.calls, "unreadable": list(done.unreadable)})
