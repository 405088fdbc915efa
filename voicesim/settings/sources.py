"""Reading the settings: defaults, then the file, then the environment, then the command line."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from voicesim.errors import ConfigurationError
from voicesim.messages.foreign import foreign, placed
from voicesim.messages.message import Message
from voicesim.messages.refusals import refusal
from voicesim.settings.schema import Settings, keys, variable

FILE_VARIABLE = "VOICESIM_CONFIG"
DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Sourced:
    """The settings, and where each value comes from."""

    settings: Settings
    origins: Mapping[str, str]
    """By key: "default", "voicesim.toml:4", "VOICESIM_MODELS", "--lang"."""

    def value(self, key: str) -> Any:
        """One value: `value("headset.microphone")`."""
        section, name = key.split(".")
        return getattr(getattr(self.settings, section), name)


def settings_file(environment: Mapping[str, str] | None = None) -> Path:
    """The one settings file of this person; `VOICESIM_CONFIG` names another. It may not exist."""
    named = (os.environ if environment is None else environment).get(FILE_VARIABLE)
    if named:
        try:
            return Path(named).expanduser()
        except RuntimeError:
            raise _error(
                FILE_VARIABLE,
                Message("{named!r} names a home folder that is not here", named=named),
                Message("change it"),
            ) from None
    import platformdirs

    return platformdirs.user_config_path("voicesim", appauthor=False) / "voicesim.toml"


def read_settings(
    overrides: Mapping[str, tuple[Any, str]] | None = None,
    environment: Mapping[str, str] | None = None,
) -> Sourced:
    """The settings of this machine.

    `overrides` are the command line's: key -> (value, the option's name). Raises `ConfigurationError`
    naming the file and line, the variable or the option that is wrong.
    """
    environment = os.environ if environment is None else environment
    path = settings_file(environment)
    body, origins = _of_the_file(path, named=bool(environment.get(FILE_VARIABLE)))
    known = keys()
    for key in known:
        if environment.get(variable(key)):
            _put(body, key, environment[variable(key)])
            origins[key] = variable(key)
    for key, (value, option) in (overrides or {}).items():
        _put(body, key, value)
        origins[key] = option
    try:
        settings = Settings.model_validate(body)
    except ValidationError as problem:
        raise _wrong(problem, path, origins) from None
    return Sourced(settings, {key: origins.get(key, DEFAULT) for key in known})


def _of_the_file(path: Path, *, named: bool) -> tuple[dict[str, Any], dict[str, str]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
        body = tomllib.loads(text)
    except FileNotFoundError:
        if named:
            raise _error(
                str(path),
                Message("there is no such file"),
                Message("create it, or unset {file_variable}", file_variable=FILE_VARIABLE),
            ) from None
        return {}, {}
    except UnicodeDecodeError:
        raise _error(str(path), Message("this is not UTF-8 text"), Message("save it as UTF-8")) from None
    except OSError as problem:
        reason = (problem.strerror or "the system refuses").lower()
        raise _error(
            str(path),
            Message("this cannot be read ({reason})", reason=reason),
            Message("name a file that can"),
        ) from None
    except RecursionError:
        raise _error(
            str(path), Message("this is not TOML (brackets in brackets, too deep)"), Message("remove them")
        ) from None
    except ValueError as problem:  # broken TOML, and numbers too long to be any
        raise _error(
            placed(path, problem),
            Message("this is not TOML ({problem})", problem=foreign(str(problem))),
            Message("mend the line it names"),
        ) from None
    lines = _lines(text)
    origins = {
        f"{section}.{key}": f"{path}:{lines.get(f'{section}.{key}', 1)}"
        for section, values in body.items()
        if isinstance(values, dict)
        for key in values
    }
    return body, origins


def _lines(text: str) -> dict[str, int]:
    """On which line each key stands."""
    found: dict[str, int] = {}
    section = ""
    for number, line in enumerate(text.splitlines(), start=1):
        if header := re.match(r"\s*\[([\w.]+)\]", line):
            section = header[1]
            found.setdefault(section, number)
        elif key := re.match(r"\s*([\w.]+)\s*=", line):
            found.setdefault(f"{section}.{key[1]}".lstrip("."), number)
    return found


def _put(body: dict[str, Any], key: str, value: Any) -> None:
    section, name = key.split(".")
    held = body.setdefault(section, {})
    if isinstance(held, dict):
        held[name] = value


def _wrong(problem: ValidationError, path: Path, origins: Mapping[str, str]) -> ConfigurationError:
    first = problem.errors()[0]
    key = ".".join(str(part) for part in first["loc"])
    where = origins.get(key, str(path))
    if first["type"] == "extra_forbidden":
        return _error(
            where,
            Message("'{key}' is not a setting", key=key),
            Message("'voicesim config show' lists them all"),
        )
    what, _ = refusal(first).parted()
    return _error(
        where,
        Message("{key} is {value}, but {what}", key=key, value=_shown(first["input"]), what=what),
        Message("change it"),
    )


def _shown(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 80 else f"{text[:79]}…"


def _error(where: str, what: Message, mend: Message) -> ConfigurationError:
    return ConfigurationError("settings.wrong", what=what, where=where, mend=mend)
