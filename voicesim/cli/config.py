"""`voicesim config`: the settings of this machine."""

from __future__ import annotations

import json as json_module
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.person import language_here
from voicesim.messages.catalogue import said
from voicesim.messages.message import Message
from voicesim.text.words import Language

if TYPE_CHECKING:
    from voicesim.weights.manifest import Model

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="The settings of this machine: one file, then the environment, then the command line.",
)


@app.command()
def show(json: Json = False, plain: Plain = False) -> None:
    """Show every setting, its value, and where the value comes from."""
    from voicesim.settings.schema import keys, title, variable
    from voicesim.settings.sources import read_settings, settings_file

    out, sourced, path = Output(json, plain), read_settings(), settings_file()
    rows = [
        (key, _shown(sourced.value(key)), Message("{one}", one=sourced.origins[key]), Message(title(key)))
        for key in keys()
    ]
    out.table(("setting", "value", "from", "what it is"), rows)
    none = "The file is {path} (there is none yet: voicesim config write)."
    out.line(Message("The file is {path}." if path.exists() else none, path=path))
    out.result(
        {
            "file": str(path),
            "settings": {
                key: {"value": sourced.value(key), "from": sourced.origins[key], "variable": variable(key)}
                for key in keys()
            },
        }
    )


@app.command()
def write(
    preset: Annotated[
        str, typer.Option("--preset", help="Set the engines of light, standard or room.", show_default=False)
    ] = "",
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Write a settings file with every default in it as a comment; an existing one is left alone."""
    from voicesim.errors import ConfigurationError
    from voicesim.settings.sources import settings_file
    from voicesim.weights.manifest import load_manifest

    out, path = Output(json, plain), settings_file()
    chosen: dict[str, str] = {}
    if preset:
        manifest = load_manifest()
        chosen = engines_of(manifest.choose((manifest.preset_named(preset).id,)))
    if path.exists():
        raise ConfigurationError(
            "settings.exists",
            what=Message("there is a settings file already"),
            where=str(path),
            mend=Message("edit that one"),
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example(chosen, language_here()), encoding="utf-8")
    out.line(Message("Written: {path}. Take the # away from what you want to change.", path=path))
    if preset:
        out.line(Message("Its weights come with: voicesim models pull {preset}", preset=preset))
    out.result({"file": str(path), "set": chosen})


@app.command()
def schema() -> None:
    """Print the JSON Schema of the settings file, for an editor that checks TOML."""
    from voicesim.settings.schema import Settings

    print(json_module.dumps(Settings.model_json_schema(), indent=2, ensure_ascii=False))


def engines_of(models: tuple[Model, ...]) -> dict[str, str]:
    """The settings that a preset's models stand for."""
    first = {
        purpose: [m.id for m in models if m.purpose == purpose]
        for purpose in ("recogniser", "writer", "voice")
    }
    chosen = {"ears.model": first["recogniser"][0]}
    if first["writer"]:
        chosen["wording.model"] = first["writer"][0]
    return chosen


def example(chosen: Mapping[str, str] | None = None, language: Language = "en") -> str:
    """A settings file in which every setting stands with its default, as a comment, but those of `chosen`."""
    from voicesim.settings.schema import Settings, keys, title, variable

    first = Message("Settings of voicesim. 'voicesim config show' says which of them count.")
    lines = [f"# {said(first, language)}"]
    section = ""
    for key in keys():
        head, name = key.split(".")
        if head != section:
            section = head
            lines += ["", f"[{head}]"]
        default = getattr(getattr(Settings(), head), name)
        value = (chosen or {}).get(key)
        line = f"# {name} = {_toml(default)}" if value is None else f"{name} = {_toml(value)}"
        lines += [f"# {said(title(key), language)} ({variable(key)})", line]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    return json_module.dumps(value, ensure_ascii=False)  # the same for strings, numbers and booleans


def _shown(value: Any) -> str:
    return Message("yes" if value else "no") if isinstance(value, bool) else str(value)
