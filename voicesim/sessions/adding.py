"""Taking weights of a person's own onto the shelf: what they are is found by opening them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from voicesim.errors import ConfigurationError, ModelError
from voicesim.messages.message import Message
from voicesim.sessions.opening import Opened, open_apart
from voicesim.weights.added import add
from voicesim.weights.kinds import CALLED, Kind, kind_of
from voicesim.weights.manifest import Model
from voicesim.weights.shelf import Shelf

NOT_SAID = "LicenseRef-not-said"


@dataclass(frozen=True, slots=True)
class Added:
    """What came onto the shelf."""

    model: Model
    opened: Opened
    warnings: tuple[Message, ...]


def add_own(path: Path, shelf: Shelf, name: str = "", licence: str = "") -> Added:
    """Open the weights at `path` and put a copy of them on the shelf under `name`.

    `licence` is what the person knows of it; a voice must have one. Raises what is wrong with the weights,
    `ConfigurationError` for a name that is ours or cannot be one.
    """
    kind = kind_of(path)
    called = name or _name_of(path)
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}", called):
        raise _unfit(
            called, Message("this cannot be a name: letters, digits, dots, hyphens and underscores can")
        )
    if any(model.id == called and not model.added for model in shelf.manifest.model):
        raise _unfit(called, Message("one of our own models has this name"))
    opened = open_apart(kind.place)
    said = licence or opened.licence
    if kind.purpose == "voice" and not said:
        raise ModelError(
            "voice.without_licence",
            what=Message("this voice does not say under which licence it may be used"),
            where=str(path),
            mend=Message("say it with --licence, once you know it"),
        )
    size = sum(file.stat().st_size for file in kind.files)
    model = Model(
        id=called,
        purpose=kind.purpose,
        engine=kind.engine,
        languages=_languages(opened),
        description=f"{CALLED[kind.engine].removeprefix('a ').capitalize()} of your own, from {path.name}.",
        about_mb=max(1, size // 1_000_000),
        speed="light",
        licence=said or NOT_SAID,
        added=True,
    )
    add(model, kind.files, shelf)
    return Added(model, opened, tuple(_warnings(kind, opened, said)))


def _languages(opened: Opened) -> tuple[str, ...]:
    """Those voicesim knows; both where the weights do not say."""
    known = tuple(language for language in ("fr", "en") if language in opened.languages)
    if opened.languages and not known:
        raise ModelError(
            "models.language",
            what=Message(
                "it is for {names}, and calls are in French or English", names=", ".join(opened.languages)
            ),
            where=opened.engine,
            mend=Message("choose another"),
        )
    return known or ("fr", "en")


def _warnings(kind: Kind, opened: Opened, licence: str) -> list[Message]:
    found = list(opened.warnings)
    if not licence:
        found.append(Message("nothing says under which licence they may be used; that is yours to know"))
    if kind.engine == "llama-cpp":
        found.append(Message("the file does not say which languages it writes: hear it in both"))
    if kind.engine == "faster-whisper" and opened.languages == ("en",):
        found.append(Message("it hears English only, and is refused for a French call"))
    if kind.purpose == "voice":
        found.append(
            Message("no voice may copy a real person's without their consent; that is yours to know")
        )
    if kind.engine == "piper":
        found.append(
            Message("whether it is a woman's or a man's voice is not said: listen before naming it for all")
        )
    return found


def _name_of(path: Path) -> str:
    stem = (
        path.stem
        if path.is_file() and path.name != "model.bin"
        else (path if path.is_dir() else path.parent).name
    )
    return re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._") or "own"


def _unfit(name: str, what: Message) -> ConfigurationError:
    return ConfigurationError("models.name", what=what, where=name, mend=Message("choose another with --id"))
