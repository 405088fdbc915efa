"""What `voicesim doctor` looks at: each a line with its state, a sentence, and what to type to mend it."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from voicesim import __version__
from voicesim.errors import Mendable

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

State: TypeAlias = Literal["good", "missing", "broken"]
"""`missing` limits what can be done; `broken` stops every call."""

CALIBRATE = "voicesim doctor --calibrate"

WITHOUT_MODEL = "practice calls cannot start; without wording.model the phrase writer words them"

SPARE_MB = 500
"""Under this much free space an hour of calls may not fit."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the check-up."""

    what: str
    state: State
    sentence: str
    mend: str = ""
    """What to type or do; empty when all is well."""
    figures: dict[str, Any] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """For `--json`."""
        return asdict(self)


Check: TypeAlias = Callable[["Settings"], Iterator[Line]]


def check_up(settings: Settings) -> Iterator[Line]:
    """Every line, one after the other as it is known."""
    for name, check in CHECKS.items():
        try:
            yield from check(settings)
        except Mendable as problem:
            yield Line(name, "missing", f"{problem.where}: {problem.what}", problem.mend)


def system(settings: Settings) -> Iterator[Line]:
    """The machine and the program."""
    cores = os.cpu_count() or 1
    memory = _memory_mb()
    sentence = (
        f"voicesim {__version__}, Python {platform.python_version()}, {platform.system()}, {cores} cores"
    )
    sentence += f", {memory / 1000:.0f} GB" if memory else ""
    yield Line("system", "good", sentence, figures={"cores": cores, "memory_mb": memory})


def disk(settings: Settings) -> Iterator[Line]:
    """Room for calls and for weights, and permission to write."""
    from voicesim.cli.store_here import store_of
    from voicesim.weights.place import weights_folder

    for what, folder in (("calls", store_of(settings).root), ("weights", weights_folder())):
        there = _nearest(folder)
        free = shutil.disk_usage(there).free // 1_000_000
        figures = {"folder": str(folder), "free_mb": free}
        if not os.access(there, os.W_OK):
            yield Line(f"disk: {what}", "broken", f"{there} may not be written", _own(what), figures)
        elif free < SPARE_MB:
            yield Line(f"disk: {what}", "missing", f"{folder}: {free} MB free", "make room", figures)
        else:
            yield Line(f"disk: {what}", "good", f"{folder}: {free / 1000:.1f} GB free", figures=figures)


def content(settings: Settings) -> Iterator[Line]:
    """The scenarios that come with the program."""
    from voicesim.client.scenario import list_scenarios

    scenarios = list_scenarios()
    state: State = "good" if scenarios else "broken"
    mend = "" if scenarios else "install voicesim again"
    ids = [scenario.id for scenario in scenarios]
    yield Line("scenarios", state, f"{len(ids)} callers ready", mend, {"ids": ids})


def headset(settings: Settings) -> Iterator[Line]:
    """Microphone and speaker: the one of the settings, or the system's choice."""
    from voicesim.line.devices import Side, found, listed
    from voicesim.line.portaudio import sounddevice

    driver = sounddevice()
    sides: tuple[tuple[Side, str], ...] = (
        ("microphone", settings.headset.microphone),
        ("speaker", settings.headset.speaker),
    )
    for side, name in sides:
        devices = listed(driver, side)
        names = [f"{device.name} ({device.host})" for device in devices]
        try:
            chosen = found(devices, side, name or None)
        except Mendable as problem:
            yield Line(side, "missing", f"{problem.where}: {problem.what}", problem.mend, {"there": names})
        else:
            sentence = f"{chosen.name} ({chosen.host}, {chosen.rate} Hz)"
            if len(devices) > 1:
                sentence += f"; 'doctor --json' lists {len(devices) - 1} more"
            yield Line(side, "good", sentence, figures={"chosen": chosen.name, "there": names})


def speech_activity(settings: Settings) -> Iterator[Line]:
    """Silero: nothing is heard without it."""
    from voicesim.audio.frames import silence
    from voicesim.listening.detector import GatedDetector

    GatedDetector().process(silence())
    yield Line("speech activity", "good", "Silero v6 behind webrtcvad, in the package")


def recogniser(settings: Settings) -> Iterator[Line]:
    """The ears."""
    yield _weights(
        settings.ears.model, "recogniser", "spoken words are not understood: type, with --keyboard"
    )


def wording(settings: Settings) -> Iterator[Line]:
    """What words the replies."""
    chosen = settings.wording
    if chosen.endpoint:
        yield Line("wording", "good", f"{chosen.endpoint} is asked, in practice; the phrase writer otherwise")
    elif not chosen.model:
        more = "" if find_spec("llama_cpp") else " (for a language model: make llm)"
        yield Line("wording", "good", f"the phrase writer: the scenario's own lines, no weights needed{more}")
    elif find_spec("llama_cpp") is None:
        sentence = f"llama-cpp-python is not installed: {WITHOUT_MODEL}"
        yield Line("wording", "missing", sentence, "make llm")
    else:
        yield _weights(chosen.model, "wording", WITHOUT_MODEL)


def voice(settings: Settings) -> Iterator[Line]:
    """The client's voice."""
    from voicesim.voice.casting import announcer

    yield Line("voice", "good", f"{announcer('fr').name}, in the package")
    if settings.voice.engine == "piper":
        if settings.voice.model:
            yield _weights(
                settings.voice.model, "voice: Piper", "calls cannot start: take espeak-ng meanwhile"
            )
        else:
            yield _piper_voices(settings)


def calibration(settings: Settings) -> Iterator[Line]:
    """How the headset heard this person, when they last read aloud."""
    from voicesim.cli.calibration import advice, calibration_file, kept

    found = kept(calibration_file())
    if found is None:
        yield Line("calibration", "missing", "never done: is the headset set right for you?", CALIBRATE)
    else:
        yield replace(advice(found, 0.0), sentence=f"{advice(found, 0.0).sentence} ({found.device})")


def settings_file(settings: Settings) -> Iterator[Line]:
    """Where the settings come from."""
    from voicesim.settings.sources import settings_file as place

    path = place()
    there = str(path) if path.exists() else f"{path} (none yet: all defaults)"
    yield Line("settings", "good", there)


CHECKS: dict[str, Check] = {
    "system": system,
    "settings": settings_file,
    "disk": disk,
    "scenarios": content,
    "headset": headset,
    "calibration": calibration,
    "speech activity": speech_activity,
    "recogniser": recogniser,
    "wording": wording,
    "voice": voice,
}


def _weights(name: str, what: str, without: str) -> Line:
    from voicesim.weights.shelf import Shelf

    shelf = Shelf()
    if Path(name).expanduser().exists() and not any(model.id == name for model in shelf.manifest.model):
        return Line(what, "good", f"{name}: weights of your own, not checked")
    model = shelf.manifest.entry(name)
    presence = shelf.presence(model.id)
    if presence == "here":
        return Line(what, "good", f"{name} ({model.engine}, {model.licence})")
    size = f" (about {model.about_mb} MB)" if model.about_mb else ""
    return Line(what, "missing", f"{name} is {presence}{size}: {without}", f"voicesim models pull {name}")


def _piper_voices(settings: Settings) -> Line:
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.cast import part_of
    from voicesim.weights.shelf import Shelf

    shelf, language = Shelf(), settings.call.language
    callers = [one for one in list_scenarios() if one.language == language]
    wanted = sorted({part_of(one, settings, shelf).voice for one in callers})
    absent = [name for name in wanted if shelf.presence(name) != "here"]
    if absent:
        return Line(
            "voice: Piper",
            "missing",
            f"not here: {', '.join(absent)}: those callers cannot call, take espeak-ng meanwhile",
            f"voicesim models pull {' '.join(absent)}",
        )
    return Line("voice: Piper", "good", f"here: {', '.join(wanted)}")


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(path for path in (folder, *folder.resolve().parents) if path.exists())


def _own(what: str) -> str:
    setting = {"calls": "records.folder", "weights": "models.folder"}[what]
    return f"name a folder of your own in {setting} ('voicesim config write')"


def _memory_mb() -> int | None:
    """Physical memory; None where the system does not say."""
    if sys.platform == "win32" or "SC_PHYS_PAGES" not in os.sysconf_names:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_000_000
