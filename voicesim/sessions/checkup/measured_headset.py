"""The headset, measured: noise of the room, way of the sound from speaker to microphone, losses."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import numpy as np

from voicesim.audio.echo import LONGEST, WINDOW, measured
from voicesim.audio.frames import FRAME, SAMPLE_RATE, Sound, samples, silence
from voicesim.audio.levels import rms_dbfs
from voicesim.line.sound_card import Card, opener
from voicesim.messages.message import Message
from voicesim.sessions.checkup.line import Line

if TYPE_CHECKING:
    from voicesim.settings.schema import Settings

LISTEN = samples(3.0)
"""Of the microphone, for its level and the noise of the room."""

SLOW_CARD = 0.3
"""Seconds that a sound card may take, both ways together, before a conversation suffers (ITU-T G.114 asks for
less than 0.15 each way)."""


def headset(settings: Settings) -> Iterator[Line]:
    """Level of the room, way of the sound from speaker to microphone, losses. Raises `DeviceError`."""
    card = opener(settings.headset.microphone or None, settings.headset.speaker or None)()
    try:
        heard = _exchange(card, _nothing())
        yield _level(heard)
        yield _echo(card)
        yield _latency(card.latency)
        counts = card.counts
        lost = counts.dropped + counts.overflows + counts.underflows
        sentence = Message("{captured} frames captured, {lost} lost", captured=counts.captured, lost=lost)
        mend = Message("close other programs that use sound") if lost else Message("")
        yield Line(Message("measured: losses"), "missing" if lost else "good", sentence, mend, {"lost": lost})
    finally:
        card.close()


def _exchange(card: Card, play: Callable[[int], Sound]) -> Sound:
    """Three seconds with the card: `play` gives the frame for a sample; returns what the microphone heard."""
    heard = []
    for at in range(0, LISTEN, FRAME):
        mic = card.read(1.0)
        heard.append(silence() if mic is None else mic)
        card.write(play(at))
    return np.concatenate(heard)


def _nothing() -> Callable[[int], Sound]:
    return lambda at: silence()


def _level(heard: Sound) -> Line:
    level = rms_dbfs(heard[samples(0.5) :])
    figures = {"level_dbfs": round(level, 1)}
    what = Message("measured: room")
    if level < -85:
        return Line(
            what,
            "missing",
            Message("the microphone gives nothing at all"),
            Message("unmute it, or choose another"),
            figures,
        )
    if level > -40:
        return Line(
            what,
            "missing",
            Message("{level:.0f} dBFS of noise", level=level),
            Message("find a quieter place, or lower its gain"),
            figures,
        )
    return Line(what, "good", Message("{level:.0f} dBFS of noise", level=level), figures=figures)


def _latency(reported: float) -> Line:
    """What the driver says sound takes from the microphone to the call and from the call to the speaker."""
    figures = {"driver_s": round(reported, 3)}
    sentence = Message(
        "{delay:.0f} ms in the sound card and its driver, both ways together", delay=1000 * reported
    )
    if reported > SLOW_CARD:
        mend = Message("use a headset with a cable: wireless ones and mixing programs add this")
        return Line(Message("measured: latency"), "missing", sentence, mend, figures)
    return Line(Message("measured: latency"), "good", sentence, figures=figures)


def _echo(card: Card) -> Line:
    """Play a voice-like noise and listen for it."""
    random = np.random.default_rng(1)
    played = (2000 * random.standard_normal(LISTEN)).clip(-32768, 32767).astype(np.int16)
    heard = _exchange(card, lambda at: played[at : at + FRAME])
    end = LISTEN - samples(0.5)
    found = measured(played[end - WINDOW - LONGEST : end], heard[end - WINDOW : end])
    what = Message("measured: echo")
    if found is None or not found.sure:
        return Line(what, "good", Message("the microphone does not hear the speaker"))
    delay, figures = (
        found.delay / SAMPLE_RATE,
        {"delay_s": round(found.delay / SAMPLE_RATE, 3), "level_db": round(found.level, 1)},
    )
    sentence = Message(
        "the microphone hears the speaker {delay:.0f} ms later, {level:.0f} dB",
        delay=1000 * delay,
        level=found.level,
    )
    return Line(what, "missing", sentence, Message("wear a headset, or turn the loudspeaker down"), figures)
