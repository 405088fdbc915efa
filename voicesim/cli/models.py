"""`voicesim models`: the weights of the real engines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.outcome import MENDABLE
from voicesim.cli.output import Output

if TYPE_CHECKING:
    from voicesim.weights.manifest import Model
    from voicesim.weights.shelf import Fault, Shelf

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Weights for real ears, wording and voices: what is here, bring it, check it, carry it elsewhere.",
)

Names = Annotated[
    list[str] | None, typer.Argument(metavar="[ID|PRESET]...", help="Models, or light, standard, room.")
]
ABSENCE = {
    "recogniser": "typed words or a robot trainee's script only",
    "writer": "the scenario's own lines word the replies",
    "voice": "espeak-ng speaks instead",
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
        out.line(f"{preset.id}: {preset.description}")
        out.line(f"    {', '.join(preset.models)}")
    for sentence in absences(shelf):
        out.line(sentence)
    out.line(f"Weights live in {shelf.folder}; 'voicesim models pull light' brings a preset.")
    out.result(
        {"folder": str(shelf.folder), "models": [_described(model, shelf) for model in shelf.manifest.model]}
    )


@app.command()
def pull(
    names: Names = None,
    mirror: Annotated[
        str, typer.Option(help="Address of a mirror of the hub (or VOICESIM_MIRROR).", show_default=False)
    ] = "",
    proxy: Annotated[str, typer.Option(help="Address of a proxy (or HTTPS_PROXY).", show_default=False)] = "",
    again: Annotated[bool, typer.Option("--again", help="Bring it even when it is here and right.")] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Bring models from the hub; a pull that was interrupted goes on where it stopped."""
    from voicesim.settings.sources import read_settings
    from voicesim.weights.hub import Hub
    from voicesim.weights.pull import pull as bring
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
            locked = bring(model, shelf, hub, progress.told)
        pulled.append(model.id)
        credit = f", credit: {model.credit}" if model.credit else ""
        out.say(f"{model.id}: here, {locked.size / 1e6:.0f} MB, licence {model.licence}{credit}.")
    out.result({"folder": str(shelf.folder), "pulled": pulled})


@app.command()
def verify(names: Names = None, json: Json = False, plain: Plain = False) -> None:
    """Read every file again and compare it with the checksums the hub published."""
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


def absences(shelf: Shelf) -> list[str]:
    """One sentence for each kind of model of which none is here."""
    here = {model.purpose for model in shelf.manifest.model if shelf.presence(model.id) == "here"}
    return [f"No {purpose} is here: {change}." for purpose, change in ABSENCE.items() if purpose not in here]


def _asked(names: list[str] | None) -> tuple[str, ...]:
    if not names:
        raise typer.BadParameter("name a model or a preset (light, standard, room)", param_hint="ID")
    return tuple(names)


def _here(shelf: Shelf) -> list[str]:
    return [model.id for model in shelf.manifest.model if shelf.presence(model.id) != "missing"]


def _described(model: Model, shelf: Shelf) -> dict[str, Any]:
    return {**model.model_dump(), "presence": shelf.presence(model.id)}
