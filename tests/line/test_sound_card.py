"""The sound card between PortAudio's callback and the call."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import numpy as np
import pytest
from paper_card import PaperDriver, PaperError

from voicesim.audio.frames import FRAME, SAMPLE_RATE, silence
from voicesim.errors import DeviceError
from voicesim.line import portaudio
from voicesim.line.devices import found, listed
from voicesim.line.duplex import AHEAD, WAITING_IN, WAITING_OUT
from voicesim.line.sound_card import SoundCard


def card(driver: PaperDriver) -> SoundCard:
    device = listed(cast(Any, driver), "microphone")[0]
    return SoundCard(cast(Any, driver), device, device)


def block(value: int, length: int = FRAME) -> np.ndarray:
    return np.full(length, value, dtype=np.int16)


def test_what_is_spoken_is_read_and_what_is_written_is_played_in_order() -> None:
    driver = PaperDriver()
    open_card = card(driver)
    for value in range(1, 11):
        driver.turn(block(value))
        frame = open_card.read(0)
        assert frame is not None
        assert np.array_equal(frame, block(value))
        open_card.write(frame)
    assert [int(out[0]) for out in driver.played] == [0] * AHEAD + list(range(1, 11 - AHEAD))
    counts = open_card.counts
    assert (counts.captured, counts.taken, counts.dropped, counts.starved, counts.unheard) == (
        10,
        10,
        0,
        0,
        0,
    )


def test_a_machine_that_stands_still_for_three_seconds_loses_nothing_said_to_it() -> None:
    driver = PaperDriver()
    open_card = card(driver)
    for value in range(150):
        driver.turn(block(value))
    said = []
    while (frame := open_card.read(0)) is not None:
        said.append(int(frame[0]))
        open_card.write(frame)
    assert said == list(range(150))
    counts = open_card.counts
    assert counts.dropped == 0
    assert counts.starved == 150 - AHEAD
    assert counts.unheard == 150 - WAITING_OUT


def test_what_was_heard_before_the_call_began_costs_none_of_its_first_words() -> None:
    driver = PaperDriver()
    open_card = card(driver)
    for _ in range(100):  # two seconds: the scenario is read, the notice is synthesised
        driver.turn(block(9))
    driver.played.clear()
    open_card.fresh()
    for value in range(1, 51):
        driver.turn(block(9))
        while open_card.read(0) is not None:
            open_card.write(block(value))
    assert [int(out[0]) for out in driver.played] == [0] * AHEAD + list(range(1, 51 - AHEAD))
    counts = open_card.counts
    assert (counts.captured, counts.starved, counts.unheard, counts.dropped) == (50, 0, 0, 0)


def test_through_alsa_microphone_and_speaker_have_a_stream_each() -> None:
    driver = PaperDriver(host="ALSA")
    open_card = card(driver)
    assert [stream.kind for stream in driver.streams] == ["in", "out"]
    for value in range(1, 6):
        driver.turn(block(value))
        frame = open_card.read(0)
        assert frame is not None
        open_card.write(frame)
    assert [int(out[0]) for out in driver.played] == [0] * AHEAD + [1, 2, 3]


def test_a_longer_stall_is_counted_to_the_block() -> None:
    driver = PaperDriver()
    open_card = card(driver)
    for value in range(WAITING_IN + 37):
        driver.turn(block(value))
    taken = 0
    while open_card.read(0) is not None:
        taken += 1
    counts = open_card.counts
    assert counts.captured == counts.taken + counts.dropped == WAITING_IN + 37
    assert (taken, counts.dropped) == (WAITING_IN, 37)


@pytest.mark.parametrize("rate", [44100, 48000, 8000])
def test_a_card_that_refuses_16_kilohertz_is_converted_both_ways(rate: int) -> None:
    driver = PaperDriver(rates=(rate,), preferred=rate)
    open_card = card(driver)
    assert open_card.rate == rate
    seconds = np.arange(2 * rate) / rate
    tone = np.rint(9000 * np.sin(2 * np.pi * 500 * seconds)).astype(np.int16)
    heard = []
    for start in range(0, len(tone), rate // 50):
        driver.turn(tone[start : start + rate // 50])
        while (frame := open_card.read(0)) is not None:
            heard.append(frame)
            open_card.write(frame)
    for sound, hertz in ((np.concatenate(heard), SAMPLE_RATE), (np.concatenate(driver.played), rate)):
        middle = sound[hertz // 2 : hertz].astype(float)
        found_at = np.argmax(np.abs(np.fft.rfft(middle * np.hanning(len(middle))))) * hertz / len(middle)
        assert found_at == pytest.approx(500, abs=3)
        assert np.std(middle) * 2**0.5 == pytest.approx(9000, rel=0.03)
    assert len(np.concatenate(heard)) == 2 * SAMPLE_RATE
    assert open_card.counts.starved == 0


def test_the_drivers_own_complaints_are_counted() -> None:
    driver = PaperDriver()
    open_card = card(driver)
    driver.turn(silence(), status=SimpleNamespace(input_overflow=True, output_underflow=False))
    driver.turn(silence(), status=SimpleNamespace(input_overflow=False, output_underflow=True))
    assert (open_card.counts.overflows, open_card.counts.underflows) == (1, 1)


def test_a_busy_headset_is_explained() -> None:
    with pytest.raises(DeviceError, match=r"Plantronics USB: it is busy.*close the program") as caught:
        card(PaperDriver(busy=True))
    assert caught.value.code == "device.busy"


def test_a_speaker_that_cannot_start_leaves_no_microphone_open_behind_it() -> None:
    driver = PaperDriver(duplex=False, cannot_start="out")
    with pytest.raises(DeviceError):
        card(driver)
    assert [stream.running for stream in driver.streams] == [False, False]


def test_without_the_systems_sound_the_devices_are_not_listed_but_explained() -> None:
    with pytest.raises(DeviceError, match=r"headset: it could not be opened \(unanticipated host error\)"):
        listed(cast(Any, PaperDriver(no_sound=True)), "microphone")


def test_windows_exclusive_mode_is_explained() -> None:
    error = PaperError("Unanticipated host error", -9999, (13, -2004287478, "in use"))
    assert "exclusive mode" in str(portaudio.explained(error, "Jabra"))


def test_a_headset_is_found_by_name_wherever_it_is_plugged_in() -> None:
    driver = PaperDriver(names=["Webcam", "HDMI", "Plantronics USB"])
    devices = listed(cast(Any, driver), "microphone")
    assert found(devices, "microphone", "plantronics").index == 2
    driver.names = ["Plantronics USB", "Webcam"]
    assert found(listed(cast(Any, driver), "microphone"), "microphone", "plantronics").index == 0


def test_a_name_that_is_not_there_is_answered_with_those_that_are() -> None:
    devices = listed(cast(Any, PaperDriver()), "speaker")
    with pytest.raises(
        DeviceError, match=r"Jabra: there is no speaker of that name.*“Plantronics USB”, “Webcam”"
    ):
        found(devices, "speaker", "Jabra")


def test_a_machine_without_any_device_is_told_what_to_do() -> None:
    with pytest.raises(DeviceError, match=r"no microphone on this machine.*--keyboard"):
        found((), "microphone", None)


def test_without_portaudio_the_sentence_holds_the_command(monkeypatch: pytest.MonkeyPatch) -> None:
    import builtins

    real = builtins.__import__

    def no_sounddevice(name: str, *args: Any, **more: Any) -> Any:
        if name == "sounddevice":
            raise OSError("PortAudio library not found")
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", no_sounddevice)
    monkeypatch.setattr(portaudio.sys, "platform", "linux")
    with pytest.raises(DeviceError, match="apt install libportaudio2") as caught:
        portaudio.sounddevice()
    assert caught.value.code == "device.no_portaudio"
