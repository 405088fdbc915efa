"""The machine: system, disk, settings, scenarios, headset, calibration."""

from __future__ import annotations

import os
import platform
import shutil
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from voicesim import __version__
from voicesim.errors import Mendable
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import NOTHING, Check, Line, State, refused

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

CALIBRATE = Message("{command}", command="voicesim doctor --calibrate")

SPARE_MB = 500
"""Under this much free space an hour of calls may not fit."""


def system(settings: Settings) -> Iterator[Line]:
    """The machine and the program."""
    cores = os.cpu_count() or 1
    memory = _memory_mb()
    form = "voicesim {version}, Python {python}, {system}, {cores} cores"
    if memory:
        form = "voicesim {version}, Python {python}, {system}, {cores} cores, {memory:.0f} GB"
    sentence = Message(
        form,
        version=__version__,
        python=platform.python_version(),
        system=platform.system(),
        cores=cores,
        memory=(memory or 0) / 1000,
    )
    yield Line(Message("system"), "good", sentence, figures={"cores": cores, "memory_mb": memory})


def disk(settings: Settings) -> Iterator[Line]:
    """Room for calls and for weights, and permission to write."""
    from voicesim.sessions.store_here import store_of
    from voicesim.weights.place import weights_folder

    for what, folder, own in (
        (Message("disk: calls"), store_of(settings).root, "records.folder"),
        (Message("disk: weights"), weights_folder(), "models.folder"),
    ):
        there = _nearest(folder)
        free = shutil.disk_usage(there).free // 1_000_000
        figures = {"folder": str(folder), "free_mb": free}
        if not os.access(there, os.W_OK):
            form = "name a folder of your own in {setting} ('voicesim config write')"
            sentence = Message("{folder} may not be written", folder=there)
            yield Line(what, "broken", sentence, Message(form, setting=own), figures)
        elif free < SPARE_MB:
            sentence = Message("{folder}: {free} MB free", folder=folder, free=free)
            yield Line(what, "missing", sentence, Message("make room"), figures)
        else:
            sentence = Message("{folder}: {free:.1f} GB free", folder=folder, free=free / 1000)
            yield Line(what, "good", sentence, figures=figures)


def content(settings: Settings) -> Iterator[Line]:
    """The scenarios that come with the program."""
    from voicesim.client.scenario import list_scenarios

    scenarios = list_scenarios()
    state: State = "good" if scenarios else "broken"
    mend = NOTHING if scenarios else Message("install voicesim again")
    ids = [scenario.id for scenario in scenarios]
    sentence = Message("{count} caller{count!p} ready", count=len(ids))
    yield Line(Message("scenarios"), state, sentence, mend, {"ids": ids})


def headset(settings: Settings) -> Iterator[Line]:
    """Microphone and speaker: the one of the settings, or the system's choice."""
    from voicesim.line.devices import Side, found, listed
    from voicesim.line.portaudio import sounddevice

    driver = sounddevice()
    sides: tuple[tuple[Side, Message, str], ...] = (
        ("microphone", Message("microphone"), settings.headset.microphone),
        ("speaker", Message("speaker"), settings.headset.speaker),
    )
    for side, what, name in sides:
        devices = listed(driver, side)
        names = [f"{device.name} ({device.host})" for device in devices]
        try:
            chosen = found(devices, side, name or None)
        except Mendable as problem:
            yield replace(refused(what, problem), figures={"there": names})
        else:
            form = "{name} ({host}, {rate} Hz)"
            if len(devices) > 1:
                form = "{name} ({host}, {rate} Hz); 'doctor --json' lists {more} more"
            sentence = Message(
                form, name=chosen.name, host=chosen.host, rate=chosen.rate, more=len(devices) - 1
            )
            yield Line(what, "good", sentence, figures={"chosen": chosen.name, "there": names})


def calibration(settings: Settings) -> Iterator[Line]:
    """How the headset heard this person, when they last read aloud."""
    from voicesim.sessions.checkup.calibrating import advice, calibration_file, kept

    found = kept(calibration_file())
    if found is None:
        sentence = Message("never done: is the headset set right for you?")
        yield Line(Message("calibration"), "missing", sentence, CALIBRATE)
    else:
        line = advice(found, 0.0)
        sentence = Message("{what} ({error})", what=line.sentence, error=found.device)
        yield replace(line, sentence=sentence)


def settings_file(settings: Settings) -> Iterator[Line]:
    """Where the settings come from."""
    from voicesim.settings.sources import settings_file as place

    path = place()
    form = "{path}" if path.exists() else "{path} (none yet: all defaults)"
    yield Line(Message("settings"), "good", Message(form, path=path))


CHECKS: dict[Message, Check] = {
    Message("system"): system,
    Message("settings"): settings_file,
    Message("disk"): disk,
    Message("scenarios"): content,
    Message("headset"): headset,
    Message("calibration"): calibration,
}
"""What is looked at on any machine."""


def _nearest(folder: Path) -> Path:
    """The folder, or the nearest above it that exists."""
    return next(path for path in (folder, *folder.resolve().parents) if path.exists())


def _memory_mb() -> int | None:
    """Physical memory; None where the system does not say."""
    if sys.platform == "win32" or "SC_PHYS_PAGES" not in os.sysconf_names:
        return None
    return os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") // 1_000_000
