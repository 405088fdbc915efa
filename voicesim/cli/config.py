"""`voicesim config`: the settings of this machine."""

from __future__ import annotations

import json as json_module
from typing import Any

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output

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
    rows = [(key, _shown(sourced.value(key)), sourced.origins[key], title(key)) for key in keys()]
    out.table(("setting", "value", "from", "what it is"), rows)
    out.line(f"The file is {path}{'' if path.exists() else ' (there is none yet: voicesim config write)'}.")
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
def write(json: Json = False, plain: Plain = False) -> None:
    """Write a settings file with every default in it as a comment; an existing one is left alone."""
    from voicesim.errors import ConfigurationError
    from voicesim.settings.sources import settings_file

    path = settings_file()
    if path.exists():
        raise ConfigurationError(
            "settings.exists", what="there is a settings file already", where=str(path), mend="edit that one"
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(example(), encoding="utf-8")
    out = Output(json, plain)
    out.line(f"Written: {path}. Take the # away from what you want to change.")
    out.result({"file": str(path)})


@app.command()
def schema() -> None:
    """Print the JSON Schema of the settings file, for an editor that checks TOML."""
    from voicesim.settings.schema import Settings

    print(json_module.dumps(Settings.model_json_schema(), indent=2, ensure_ascii=False))


def example() -> str:
    """A settings file in which every setting stands with its default, as a comment."""
    from voicesim.settings.schema import Settings, keys, title, variable

    lines = ["# Settings of voicesim. 'voicesim config show' says which of them count.", ""]
    section = ""
    for key in keys():
        head, name = key.split(".")
        if head != section:
            section = head
            lines += ["", f"[{head}]"] if len(lines) > 2 else [f"[{head}]"]
        default = getattr(getattr(Settings(), head), name)
        lines += [f"# {title(key)} ({variable(key)})", f"# {name} = {_toml(default)}"]
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    return json_module.dumps(value, ensure_ascii=False)  # the same for strings, numbers and booleans


def _shown(value: Any) -> str:
    return {True: "yes", False: "no"}.get(value, str(value)) if isinstance(value, bool) else str(value)
