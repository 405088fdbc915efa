"""Calibration: half a minute of reading aloud, to set the headset right. Numbers are kept, sound never is."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from voicesim.analysis.delivery.activity import activity, levels
from voicesim.analysis.delivery.measuring import measure
from voicesim.analysis.delivery.pitch import track
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, silence
from voicesim.audio.levels import rms_dbfs
from voicesim.errors import StorageError
from voicesim.line.sound_card import Card
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.sessions.checkup.line import Line
from voicesim.weights.lock import write_whole

if TYPE_CHECKING:
    from voicesim.text.words import Language

LENGTH = samples(40.0)
"""Long enough for a median that does not move, short enough to be done."""

LEAST_SPEECH = 15.0
"""Seconds of speech under which nothing is concluded."""

QUIET, LOUD = -40.0, -12.0
"""dBFS of speech outside of which recognition suffers: too far away, or close to clipping."""

NOISY = 15.0
"""Decibels that speech must stand above the room."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """What is kept: five numbers of one person on one headset."""

    device: str
    seconds: float
    """Of speech they were taken on."""
    level_dbfs: float
    """Of the speech."""
    noise_dbfs: float
    """Between the speech."""
    syllables_per_s: float | None
    median_pitch_hz: float | None
    """Their own, so that later curves can be drawn around it; it is compared with nobody's."""


def text_for(language: Language) -> str:
    """What is read aloud."""
    return content("personas", "calibration", f"{language}.txt").read_text(encoding="utf-8").strip()


def listen(card: Card, watch: Callable[[Sound], None], length: int = LENGTH) -> Sound:
    """What the microphone hears for `length` samples; `watch` sees each frame, for a meter."""
    heard = []
    for _ in range(0, length, FRAME):
        frame = card.read(1.0)
        heard.append(silence() if frame is None else frame)
        card.write(silence())
        watch(heard[-1])
    return np.concatenate(heard)


def calibrate(sound: Sound, device: str, language: Language) -> Calibration:
    """The numbers of a reading."""
    active = activity(levels(sound))
    spoken = [sound[span.start : span.end] for span in active.speech]
    speech = np.concatenate(spoken) if spoken else sound[:0]
    hertz = track(sound, active.speech).hertz
    voiced = hertz[np.isfinite(hertz) & (hertz > 0)]
    rate = measure(sound, language=language).syllable_rate.value
    return Calibration(
        device=device,
        seconds=round(len(speech) / SAMPLE_RATE, 1),
        level_dbfs=round(rms_dbfs(speech), 1),
        noise_dbfs=round(active.noise, 1),
        syllables_per_s=None if rate is None else round(rate, 2),
        median_pitch_hz=round(float(np.median(voiced)), 1) if len(voiced) else None,
    )


def advice(found: Calibration, clipped: float) -> Line:
    """What to do with the headset; `clipped` is the share of the samples that are cut off, 0..1."""
    what, figures = Message("calibration"), asdict(found)
    if found.seconds < LEAST_SPEECH:
        sentence = Message(
            "{seconds:.0f} s of speech were heard, {least:.0f} are needed",
            seconds=found.seconds,
            least=LEAST_SPEECH,
        )
        return Line(
            what,
            "missing",
            sentence,
            Message("read the text aloud to its end; check the microphone"),
            figures,
        )
    if clipped > 0.001:
        return Line(
            what, "missing", Message("the sound is cut off"), Message("lower the microphone's gain"), figures
        )
    if found.level_dbfs < QUIET:
        sentence = Message("you are heard at {level:.0f} dBFS", level=found.level_dbfs)
        return Line(
            what, "missing", sentence, Message("bring the microphone closer, or raise its gain"), figures
        )
    if found.level_dbfs > LOUD:
        sentence = Message("you are heard at {level:.0f} dBFS", level=found.level_dbfs)
        return Line(what, "missing", sentence, Message("lower the microphone's gain"), figures)
    if found.level_dbfs - found.noise_dbfs < NOISY:
        sentence = Message("only {above:.0f} dB above the room", above=found.level_dbfs - found.noise_dbfs)
        return Line(
            what,
            "missing",
            sentence,
            Message("find a quieter place, or a headset with a closer microphone"),
            figures,
        )
    return Line(
        what,
        "good",
        Message(
            "heard at {level:.0f} dBFS, {above:.0f} dB above the room",
            level=found.level_dbfs,
            above=found.level_dbfs - found.noise_dbfs,
        ),
        figures=figures,
    )


def calibration_file() -> Path:
    """Where the numbers are kept: with the person's own settings."""
    import platformdirs

    return platformdirs.user_config_path("voicesim", appauthor=False) / "calibration.json"


def keep(found: Calibration, path: Path) -> None:
    """Write the numbers."""
    write_whole(path, json.dumps(asdict(found), ensure_ascii=False, indent=2) + "\n")


def kept(path: Path) -> Calibration | None:
    """The numbers of the last calibration; None when there was none. Raises `StorageError`."""
    try:
        return Calibration(**json.loads(path.read_text("utf-8")))
    except FileNotFoundError:
        return None
    except (ValueError, TypeError):
        raise StorageError(
            "calibration.damaged",
            what=Message("is damaged"),
            where=str(path),
            mend=Message("type 'voicesim doctor --calibrate'"),
        ) from None
