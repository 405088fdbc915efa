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
    from voicesim.sessions.opening import Opened
    from voicesim.settings.schema import Settings
    from voicesim.text.words import Language
    from voicesim.understanding.ear.figures import Heard
    from voicesim.weights.manifest import Purpose

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
    without = "spoken words are not understood: type, with --keyboard"
    yield engine("recogniser", settings.ears.model, "recogniser", without, settings.call.language)


def meaning(settings: Settings) -> Iterator[Line]:
    """The second ear: with the encoder, or what it costs to be without."""
    from voicesim.sessions.second_ears import ENCODER, second_ear_here
    from voicesim.understanding.ear.figures import ear_figures

    known = ear_figures(settings.call.language)
    figures = asdict(known) if known is not None else {}
    if second_ear_here().hears_meaning:
        found = _understood(known.meaning if known is not None else None)
        sentence = f"{ENCODER} beside the patterns: {found}{_in_calls(settings)}"
        yield Line("meaning", "good", sentence, figures=figures)
    else:
        found = _understood(known.words if known is not None else None)
        instead = f" (with {ENCODER}: {_understood(known.meaning)})" if known is not None else ""
        sentence = f"patterns and words alone: {found}{instead}{_in_calls(settings)}"
        yield Line("meaning", "missing", sentence, f"voicesim models pull {ENCODER}", figures)


def _in_calls(settings: Settings) -> str:
    """What of it calls of practice use."""
    used = {"off": "; calls hear by patterns alone", "words": "; calls hear by words", "meaning": ""}
    asked = used[settings.ears.examples]
    return f"{asked} (ears.examples = {settings.ears.examples})" if asked else ""


def _understood(heard: Heard | None) -> str:
    """How much of what people say who were not read before is understood."""
    if heard is None:
        return "how much is understood was not measured here"
    return (
        f"{heard.families:.0%} of ways of speaking and {heard.topics:.0%} of questions understood, of people"
        " not read before"
    )


def wording(settings: Settings) -> Iterator[Line]:
    """What words the replies."""
    from voicesim.sessions.opening import ask_apart

    chosen = settings.wording
    if chosen.endpoint:
        asked = ask_apart(chosen.endpoint, chosen.endpoint_model)
        yield opened("wording", asked, f"{chosen.endpoint} answered", WITHOUT_MODEL)
    elif not chosen.model:
        more = "" if find_spec("llama_cpp") else " (for a language model: make llm)"
        yield Line("wording", "good", f"the phrase writer: the scenario's own lines, no weights needed{more}")
    elif find_spec("llama_cpp") is None:
        sentence = f"llama-cpp-python is not installed: {WITHOUT_MODEL}"
        yield Line("wording", "missing", sentence, "make llm")
    else:
        yield engine("wording", chosen.model, "writer", WITHOUT_MODEL, settings.call.language)


def voice(settings: Settings) -> Iterator[Line]:
    """The client's voice: espeak-ng, and whatever speaks for the callers of the language."""
    from voicesim.client.scenario import list_scenarios
    from voicesim.sessions.casting import Slow, part_of, why
    from voicesim.voice.casting import announcer
    from voicesim.weights.shelf import Shelf

    language = settings.call.language
    yield Line("voice", "good", f"{announcer(language).name}, in the package")
    callers = [one for one in list_scenarios() if one.language == language]
    shelf, parts, reasons = Shelf(), dict[str, list[str]](), dict[str, Slow]()
    for caller in callers:
        try:
            part = part_of(caller, settings, shelf)
            parts.setdefault(part.voice, []).append(caller.id)
            reasons |= {str(reason): slow for reason, slow in zip(why(part), part.instead_of, strict=True)}
        except Mendable as problem:
            yield Line("voice", "missing", f"{caller.id}: {problem.what}", problem.mend)
    for name, ids in sorted(parts.items()):
        if name:
            without = "these callers cannot call: take VOICESIM_VOICE_ENGINE=espeak-ng meanwhile"
            line = engine(f"voice: {name}", name, "voice", without, language)
            yield replace(line, figures={**line.figures, "callers": ids})
    for reason, slow in reasons.items():
        figures = asdict(slow.pace)
        yield Line(f"voice: {slow.voice}", "missing", reason, "voicesim doctor --measure", figures)
    if "" in parts and settings.voice.engine == "auto" and not reasons:
        sentence = f"espeak-ng speaks for {', '.join(parts[''])}: no better voice for them is here"
        yield Line("voice: better", "missing", sentence, "voicesim models pull light")


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
    "meaning": meaning,
    "wording": wording,
    "voice": voice,
}


def engine(what: str, name: str, purpose: Purpose, without: str, language: Language) -> Line:
    """Weights by their id or path: here, whole, of the right kind and language, and they do their job once.

    Every problem is a line with its remedy, never an error; `without` says what their absence changes.
    """
    from voicesim.sessions.opening import open_apart
    from voicesim.weights.kinds import expect
    from voicesim.weights.shelf import Shelf

    shelf = Shelf()
    entry = next((one for one in shelf.manifest.model if one.id == name), None)
    if entry is not None and entry.purpose == purpose and (state := shelf.presence(name)) != "here":
        size = f" (about {entry.about_mb} MB)" if entry.about_mb else ""
        return Line(what, "missing", f"{name} is {state}{size}: {without}", f"voicesim models pull {name}")
    try:
        shelf.require(name, purpose)
        place = shelf.take(name, purpose=purpose)
        found = open_apart(expect(place, purpose).place)
    except Mendable as problem:
        named = problem.where if name in problem.where else f"{name}: {problem.where}"
        return Line(what, "missing", f"{named}: {problem.what}; {without}", problem.mend)
    spoken = entry.languages if entry is not None else found.languages
    if spoken and language not in spoken:
        sentence = f"{name} is for {' and '.join(spoken)}, and calls are in {language}"
        offered = f"choose among {shelf.manifest.offered(purpose)}"
        return Line(what, "missing", f"{sentence}; {without}", offered, asdict(found))
    licence = entry.licence if entry is not None else found.licence or "no licence said"
    kind = licence if entry is not None and not entry.added else f"your own, {licence}"
    return opened(what, found, f"{name}: {found.engine} ({kind})", without)


def opened(what: str, found: Opened, sentence: str, without: str) -> Line:
    """The line of an engine that did its job once."""
    whole = f"{sentence}, opened in {found.seconds:.1f} s"
    if found.warnings:
        return Line(
            what, "missing", f"{whole}, but {found.warnings[0]}; {without}", "choose another", asdict(found)
        )
    return Line(what, "good", whole, figures=asdict(found))


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
