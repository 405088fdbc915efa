"""A headset that is unplugged in mid-call: the call goes on when it comes back, and is scored either way."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, cast

import numpy as np
import pytest

from voicesim.audio.frames import FRAME, Sound, silence
from voicesim.audio.reading import read
from voicesim.call.directory import CallDirectory
from voicesim.call.events import Closed, TurnEnded
from voicesim.call.setup import Plan
from voicesim.call.transcript import read_record
from voicesim.client.scenario import load_scenario
from voicesim.line import headset
from voicesim.line.devices import listed
from voicesim.line.headset import HeadsetLine
from voicesim.line.protocol import Ticking
from voicesim.line.sound_card import SoundCard
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.sessions.session import Held, hold_call
from voicesim.text.words import shifted
from voicesim.voice.espeak import EspeakVoice
from voicesim.voice.speech import NEUTRAL

sys.path.append(str(Path(__file__).parent.parent / "line"))
from paper_card import PaperDriver

SPOKEN, PULLED, ENDED = 200, 600, 1500  # frames
GREETING = "Bonjour et bienvenue au service bris de glace."


class BegunCard(SoundCard):
    """One that has turned once when the call begins."""

    def fresh(self) -> None:
        super().fresh()
        self._driver.turn(silence())


class Desk:
    """A trainee with a headset of paper: greets, has the cable pulled, hangs up at the end."""

    def __init__(self, driver: PaperDriver, pulled: str, back: bool) -> None:
        self.driver, self._pulled, self._back = driver, pulled, back
        self._ticks = 0
        self.words = ScriptedRecogniser()
        (said,) = EspeakVoice("fr+f2").synthesize(GREETING, NEUTRAL)
        self._sound, self._words = said.sound, said.words
        self.line: HeadsetLine

    def open_card(self) -> SoundCard:
        device = listed(cast(Any, self.driver), "microphone")[0]
        card = BegunCard(cast(Any, self.driver), device, device)
        self.driver.turn(silence())
        return card

    def hands(self, call: Ticking) -> None:
        """Before every tick the card turns once more; the cable is pulled by the by."""
        if call.ringing:
            call.pick_up()
        if self._ticks == SPOKEN:
            self.words.add(shifted(self._words, (self._ticks + 1) * FRAME))
        if self._ticks == PULLED:
            self._pull()
        if self._ticks == ENDED:
            call.hang_up()
        self._ticks += 1
        self.driver.turn(self._microphone())

    def _pull(self) -> None:
        if self._pulled == "the sound server":
            self.driver.unplug()
            self.driver.no_sound = not self._back
        else:
            self.driver.unplug(self._pulled)
            self.driver.busy = not self._back

    def _microphone(self) -> Sound:
        frame, at = silence(), (self._ticks - 1 - SPOKEN) * FRAME
        if 0 <= at < len(self._sound):
            piece = self._sound[at : at + FRAME]
            frame[: len(piece)] = piece
        return frame

    def hold(self, folder: Path) -> Held:
        scenario = load_scenario("FR07")
        self.line = HeadsetLine(self.open_card, hands=self.hands, pace=lambda: None, protected=False)
        return hold_call(Plan(scenario, 2), embedded(scenario, self.words), self.line, folder)


@pytest.fixture
def desk(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, bool], Desk]:
    """Who waits for a block of paper need not wait long."""
    monkeypatch.setattr(headset, "UNHEARD_OF", 0.0)
    return lambda pulled, back: Desk(PaperDriver(duplex=pulled not in ("in", "out")), pulled, back)


@pytest.mark.parametrize("back", [True, False], ids=["comes back", "stays away"])
@pytest.mark.parametrize("pulled", ["both", "in", "out", "the sound server"])
def test_the_call_is_scored_and_whoever_lost_the_headset_is_told(
    tmp_path: Path, desk: Callable[[str, bool], Desk], pulled: str, back: bool
) -> None:
    trainee = desk(pulled, back)
    held = trainee.hold(tmp_path / "call")
    record = read_record(CallDirectory.open(tmp_path / "call"))
    (turn,) = [event for event in record.events if isinstance(event, TurnEnded) and event.words]
    assert " ".join(word.text for word in turn.words) == GREETING
    closed = record.events[-1]
    assert isinstance(closed, Closed)
    assert closed.captured == closed.processed + closed.dropped
    sound = read(held.directory.sound)
    assert len(sound.channels[0]) == closed.processed * FRAME
    assert np.abs(sound.channels[0].astype(int)).max() > 1000
    assert 0 <= json.loads(held.directory.scorecard.read_text("utf-8"))["score"] <= 100
    health, lost = trainee.line.health, trainee.line.lost
    assert health.silent > 0
    if back:
        assert (health.replugged, lost) == (1, None)
        assert closed.processed > ENDED
        assert any("no microphone for" in sentence for sentence in health.sentences("en"))
    else:
        assert health.replugged == 0
        assert lost is not None
        assert "unplugged in mid-call and did not come back; plug it in and call again" in str(lost)
