"""`voicesim content`: content of one house for others, in signed packs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.content_proposals import accept, proposals, refuse
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.sessions.packs.added import Added
    from voicesim.sessions.packs.listing import Listing

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Share content of your own: signed packs of scenarios, rubrics, drills and phrases.",
)


@app.command()
def pack(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The file to write.")],
    name: Annotated[str, typer.Option("--name", help="Name of the pack, such as water-damage.")],
    title: Annotated[str, typer.Option("--title", help="What it is, in a few words.")],
    author: Annotated[str, typer.Option("--author", help="Who answers for it.")],
    licence: Annotated[str, typer.Option("--licence", help="Licence, by its SPDX name: CC-BY-SA-4.0.")],
    ids: Annotated[
        list[str] | None,
        typer.Option(
            "--only",
            metavar="ID",
            help="A caller or rubric, with its drills; may be given again. All of the house's when left out.",
            show_default=False,
        ),
    ] = None,
    note: Annotated[str, typer.Option("--note", help="What is new in it.", show_default=False)] = "",
    after: Annotated[
        Path | None,
        typer.Option("--after", metavar="PACK", help="The version before it.", show_default=False),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Pack the house's own content, checked by the linter and signed with the organisation's key."""
    from voicesim.catalogue.calls import times_met
    from voicesim.records.organisation import KEY, organisation_key
    from voicesim.records.suppression import LEAST
    from voicesim.sessions.packs.archive import read_pack
    from voicesim.sessions.packs.making import Wanted, make_pack
    from voicesim.sessions.store_here import moment, registry_here
    from voicesim.settings.sources import read_settings

    out, registry = Output(json, plain), registry_here(read_settings().settings)
    made = make_pack(
        Wanted(name, title, author, licence, note, tuple(ids or ())),
        target,
        organisation_key(registry.store.keys / KEY),
        moment().date(),
        after=read_pack(after) if after else None,
        uses=times_met(registry.database, LEAST),
    )
    _show(made, out)
    out.line(Message("Written: {file}. Publish your key beside it, for others to compare.", file=target))
    out.result({"file": str(target), **_as_json(made)})


@app.command()
def add(
    file: Annotated[Path, typer.Argument(metavar="PACK", help="A pack that somebody gave you.")],
    key: Annotated[
        str,
        typer.Option("--key", help="Its author's key, as they publish it.", show_default=False),
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Add a pack, in place of its older version; nothing that is here is ever overridden."""
    from voicesim.sessions.packs.added import add_pack

    out = Output(json, plain)
    added = add_pack(file, key)
    _show(added, out)
    out.result(_as_json(added))


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """List the packs that were added: whose, under which licence, what is in them and how often it called."""
    from voicesim.catalogue.calls import times_met
    from voicesim.content.house import house_folder
    from voicesim.records.suppression import LEAST
    from voicesim.sessions.packs.added import packs_here
    from voicesim.sessions.store_here import registry_here
    from voicesim.settings.sources import read_settings

    out = Output(json, plain)
    here = packs_here()
    met = times_met(registry_here(read_settings().settings).database, LEAST) if here else {}
    for one in here:
        _show(one.listing, out)
        if not one.unchanged:
            out.line(Message("  Changed since it was signed: add it again."))
        for caller, times in sorted(_calls(one, met).items()):
            out.line(Message("  {caller}: {count} call{count!p} here", caller=caller, count=times))
    if not here:
        out.line(Message("No pack was added."))
    out.line(Message("The house's own content: {folder}", folder=house_folder()))
    body = [
        {**_as_json(one.listing), "unchanged": one.unchanged, "calls_here": _calls(one, met)} for one in here
    ]
    out.result({"folder": str(house_folder()), "packs": body})


@app.command()
def remove(
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a pack that was added.")],
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Take a pack away. Calls that were held with it stay, and can no longer be scored again."""
    from voicesim.sessions.packs.added import remove_pack

    out = Output(json, plain)
    remove_pack(name)
    out.line(Message("{name} is taken away.", name=name))
    out.result({"removed": name})


app.command()(proposals)
app.command()(accept)
app.command()(refuse)


def _calls(one: Added, met: dict[str, int]) -> dict[str, int]:
    """Calls held here with a pack's callers, of those that five people or more have met."""
    return {name: met[name] for name in _callers(one.listing) if name in met}


def _callers(listing: Listing) -> list[str]:
    return [Path(name).stem for name in sorted(listing.files) if name.startswith("scenarios/")]


def _show(listing: Listing, out: Output) -> None:
    form = "{name} {version}: {title}. {author}, {licence}, signed by {key}."
    what = {"title": listing.title, "author": listing.author, "licence": listing.licence, "key": listing.key}
    out.line(Message(form, name=listing.name, version=listing.version, **what))
    out.line(Message("  {files}", files=", ".join(sorted(listing.files))))
    for release in listing.history:
        out.line(Message("  version {version}, {made}", version=release.version, made=release.made))
        if release.note:
            out.line(f"    {release.note}")
    for caller, times in sorted(listing.uses.items()):
        out.line(Message("  {caller}: {count} call{count!p} at its author's", caller=caller, count=times))


def _as_json(listing: Listing) -> dict[str, Any]:
    return listing.model_dump(mode="json")
