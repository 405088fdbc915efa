"""The manifest of a call: what it was made of, so that it can be made again and checked."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast, get_args

from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import Mode
from voicesim.text.words import Language

FORMAT = 1
"""Version of the call directory's layout; raised when an older reader could no longer make sense of it."""

Names = Mapping[str, str]


CHANGES_A_VOICE = ("echoCancellation", "noiseSuppression", "autoGainControl")
"""Of `Manifest.microphone`: what moves the level of a voice, as browsers name it (W3C Media Capture)."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """What a call is made of besides its content, as whoever starts it knows."""

    models: Names = field(default_factory=dict)
    """Weights used -> sha256."""
    settings: Names = field(default_factory=dict)
    """Setting of an engine -> its value: {"ears.threads": "0"}."""
    notice: Names = field(default_factory=dict)
    """Of the text that was shown: "version", "sha256"; and "accepted", when a person did so with a key."""
    chosen: Names = field(default_factory=dict)
    """Job -> why this engine does it and not a better one that is here; empty when the best does."""
    owner: Names = field(default_factory=dict)
    """Whose call it is: "person" (a pseudonym), "group" where there is one, "purpose"; of an examination also
    "sitting" and "station"."""
    waived: tuple[str, ...] = ()
    """Criteria left out of the score, as was asked for before the call; why is noted nowhere."""
    microphone: Names = field(default_factory=dict)
    """What a browser says that it does to the sound: {"echoCancellation": "false"}; empty on other lines."""
    aids: Names = field(default_factory=dict)
    """What helped the person, an accommodation: {"captions": "shown"}."""
    taken_up: Names = field(default_factory=dict)
    """Of a call that takes an earlier one up again: that "call", and the "turn" before which it goes on."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """`manifest.json`. Together with the seed, it says all that a second run needs to be the same."""

    scenario: str
    """Identifier: "FR03"."""
    language: Language
    mode: Mode
    seed: int
    versions: Names = field(default_factory=dict)
    """Package or interpreter -> version: {"voicesim": "0.1.0", "python": "3.11.7"}."""
    engines: Names = field(default_factory=dict)
    """Job -> engine's own name: {"voice": "espeak-ng 1.52.0 fr+f4", "words": "script"}."""
    models: Names = field(default_factory=dict)
    """Weights used -> sha256."""
    content: Names = field(default_factory=dict)
    """What decides (scenario, phrases, rubric, program) -> sha256."""
    settings: Names = field(default_factory=dict)
    """Setting of an engine -> its value."""
    notice: Names = field(default_factory=dict)
    """Of the notice: its "version", "sha256" of its text, and when it was "accepted"."""
    chosen: Names = field(default_factory=dict)
    """Job -> why this engine did it and not a better one that was there."""
    owner: Names = field(default_factory=dict)
    """Whose call it is: "person" (a pseudonym), "group" where there is one, "purpose"; of an examination also
    "sitting" and "station"."""
    waived: tuple[str, ...] = ()
    """Criteria left out of the score, as was asked for before the call."""
    microphone: Names = field(default_factory=dict)
    """What a browser says that it did to the sound; empty on other lines."""
    aids: Names = field(default_factory=dict)
    """What helped the person, an accommodation; empty: nothing."""
    taken_up: Names = field(default_factory=dict)
    """Of a call that took an earlier one up again: that "call", and the "turn" before which it went on."""
    wording: Mapping[str, int] = field(default_factory=dict)
    """What the language model did, in lines (see `call.worded.tally`); empty when none was asked."""
    servers: Mapping[str, int] = field(default_factory=dict)
    """What model servers did, in jobs (see `call.served.tally`); empty when none was asked."""
    held: str = ""
    """When the call was held, ISO 8601 with its offset. Kept here only: all else can be identical."""
    drill: str = ""
    """Of a drill, the moment in which it began ("outburst"); empty: a whole call."""
    complete: bool = False
    """True once the call was closed in good order."""
    files: Names = field(default_factory=dict)
    """File of the directory -> sha256, known for what was finished."""

    @property
    def voice_changed(self) -> bool:
        """Did a browser that was asked not to change the voice on its way? Its level then says nothing."""
        return any(self.microphone.get(one, "false") != "false" for one in CHANGES_A_VOICE)

    def as_json(self) -> str:
        """The text of `manifest.json`."""
        body = {**_body(self), "files": dict(self.files)}
        return json.dumps(body, ensure_ascii=False, indent=2) + "\n"

    @property
    def facts(self) -> str:
        """sha256 of all that is said here, but for the fingerprints: it never changes once a call is over."""
        text = json.dumps(_body(self), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _body(manifest: Manifest) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "complete": manifest.complete,
        "scenario": manifest.scenario,
        "language": manifest.language,
        "mode": manifest.mode,
        "seed": manifest.seed,
        "held": manifest.held,
        "versions": dict(manifest.versions),
        "engines": dict(manifest.engines),
        "models": dict(manifest.models),
        "content": dict(manifest.content),
        **({"wording": dict(manifest.wording)} if manifest.wording else {}),
        **({"servers": dict(manifest.servers)} if manifest.servers else {}),
        **{name: dict(names) for name, names in _later(manifest) if names},
        **({"waived": list(manifest.waived)} if manifest.waived else {}),
        **({"drill": manifest.drill} if manifest.drill else {}),
    }


def _later(manifest: Manifest) -> tuple[tuple[str, Names], ...]:
    """What earlier versions did not write: left out where it is empty, for their digests to hold."""
    names = ("settings", "notice", "chosen", "owner", "microphone", "aids", "taken_up")
    return tuple((name, getattr(manifest, name)) for name in names)


def read_manifest(path: Path) -> Manifest:
    """Read `manifest.json`. Raises `StorageError` when it is missing, torn or of a newer format."""
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise _unreadable(path, Message("cannot be read")) from error
    except ValueError as error:
        raise _unreadable(path, Message("is not JSON")) from error
    if not isinstance(body, dict):
        raise _unreadable(path, Message("is not a manifest"))
    if body.get("format") != FORMAT:
        raise StorageError(
            "call.format",
            what=Message(
                "has format {value!r}, this version reads {format}", value=body.get("format"), format=FORMAT
            ),
            where=str(path),
            mend=Message("open it with the version of voicesim that wrote it"),
        )
    return _manifest(path, body)


def _manifest(path: Path, body: dict[str, Any]) -> Manifest:
    scenario, seed = body.get("scenario"), body.get("seed")
    if not isinstance(scenario, str) or not isinstance(seed, int):
        raise _unreadable(path, Message("names no scenario or no seed"))
    if body.get("language") not in get_args(Language) or body.get("mode") not in get_args(Mode):
        raise _unreadable(path, Message("names an unknown language or mode"))
    return Manifest(
        scenario=scenario,
        language=cast("Language", body["language"]),
        mode=cast("Mode", body["mode"]),
        seed=seed,
        versions=_names(body, "versions"),
        engines=_names(body, "engines"),
        models=_names(body, "models"),
        content=_names(body, "content"),
        wording=_counts(body, "wording"),
        servers=_counts(body, "servers"),
        settings=_names(body, "settings"),
        notice=_names(body, "notice"),
        owner=_names(body, "owner"),
        waived=_listed(body, "waived"),
        microphone=_names(body, "microphone"),
        aids=_names(body, "aids"),
        taken_up=_names(body, "taken_up"),
        chosen=_names(body, "chosen"),
        held=str(body.get("held", "")),
        drill=str(body.get("drill", "")),
        complete=body.get("complete") is True,
        files=_names(body, "files"),
    )


def _names(body: dict[str, Any], key: str) -> dict[str, str]:
    value = body.get(key)
    return {str(name): str(text) for name, text in value.items()} if isinstance(value, dict) else {}


def _listed(body: dict[str, Any], key: str) -> tuple[str, ...]:
    value = body.get(key)
    return tuple(map(str, value)) if isinstance(value, list) else ()


def _counts(body: dict[str, Any], key: str) -> dict[str, int]:
    value = body.get(key)
    whole = value.items() if isinstance(value, dict) else ()
    return {str(name): count for name, count in whole if isinstance(count, int)}


def _unreadable(path: Path, what: Message) -> StorageError:
    return StorageError(
        "call.manifest",
        what=what,
        where=str(path),
        mend=Message("name the folder of a call, or a copy of it"),
    )
