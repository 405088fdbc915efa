"""The headset line: paced by the card, and not undone by losing it."""

from __future__ import annotations

import numpy as np
import pytest
from paper_call import PaperCall

from voicesim.audio.frames import FRAME, SAMPLE_RATE, Frame, silence
from voicesim.errors import DeviceError
from voicesim.line.duplex import Counts
from voicesim.line.headset import BEHIND, REPLUG, HeadsetLine
from voicesim.line.protocol import Ticking


class PaperCard:
    """Gives `frames` frames of a voice, then nothing, as a card does whose cable was pulled."""

    def __init__(self, frames: int, dropped: int = 0, hiccup: int = -1) -> None:
        self.name = "Plantronics USB"
        self.left, self.dropped, self.hiccup = frames, dropped, hiccup
        self.written: list[Frame] = []
        self.given = self.waiting = 0
        self.closed = False

    def read(self, timeout: float) -> Frame | None:
        if self.given == self.hiccup:
            self.hiccup = -1
            return None
        if not self.left:
            return None
        self.left -= 1
        self.given += 1
        return np.full(FRAME, 5000, dtype=np.int16)

    def write(self, frame: Frame) -> None:
        self.written.append(frame)

    def fresh(self) -> None: ...

    def close(self) -> None:
        self.closed = True

    @property
    def counts(self) -> Counts:
        return Counts(captured=self.given + self.dropped, taken=self.given, dropped=self.dropped)


def answers(call: Ticking) -> None:
    if call.ringing:
        call.pick_up()


def hangs_up_after(frames: int) -> object:
    ticks = [0]

    def hands(call: Ticking) -> None:
        answers(call)
        ticks[0] += 1
        if ticks[0] == frames:
            call.hang_up()

    return hands


def test_every_frame_of_the_microphone_is_a_tick_and_every_answer_is_written_back() -> None:
    card, call = PaperCard(1000), PaperCall(["Bonjour."])
    line = HeadsetLine(lambda: card, hands=hangs_up_after(300), pace=lambda: None)
    line.run(call)
    assert call.over
    assert len(card.written) == len(call.mic) == line.health.frames == 309
    assert line.name == "headset Plantronics USB"
    assert line.health.sound
    assert card.closed


def test_a_hiccup_of_the_machine_is_not_an_unplugged_headset() -> None:
    card = PaperCard(1000, hiccup=100)
    line = HeadsetLine(lambda: card, hands=hangs_up_after(300), pace=lambda: None)
    line.run(PaperCall([]))
    assert line.health.silent == 0
    assert line.lost is None


def test_a_headset_that_is_plugged_in_again_goes_on_with_the_call() -> None:
    plugged: list[PaperCard] = [PaperCard(100), PaperCard(1000)]
    cards = iter([plugged[0], None, plugged[1]])

    def open_card() -> PaperCard:
        card = next(cards)
        if card is None:
            raise DeviceError("device.none", what="there is none", where="headset", mend="plug it in")
        return card

    call = PaperCall([])
    line = HeadsetLine(open_card, hands=hangs_up_after(400), pace=lambda: None)
    line.run(call)
    health = line.health
    assert (health.replugged, health.silent, health.frames) == (1, 99, 409)
    assert line.lost is None
    assert not health.sound
    assert np.array_equal(call.mic[150], silence())
    assert np.all(call.mic[250] == 5000)
    assert plugged[0].closed


def test_a_headset_that_stays_away_ends_the_call_and_says_so() -> None:
    first = [PaperCard(100)]

    def open_card() -> PaperCard:
        if first:
            return first.pop()
        raise DeviceError("device.none", what="there is none", where="headset", mend="plug it in")

    call = PaperCall([])
    line = HeadsetLine(open_card, hands=answers, pace=lambda: None)
    line.run(call)
    assert call.over
    assert call.log[-1][1] == "hangs up"
    assert line.health.silent >= REPLUG
    assert line.lost is not None
    assert str(line.lost).startswith("Plantronics USB: it was unplugged in mid-call")


def test_what_waited_while_the_machine_stood_still_is_worked_off_at_twice_its_pace() -> None:
    card, hurried = PaperCard(1000), list[int]()

    def worked_off() -> None:
        hurried.append(card.given)
        card.waiting -= 1

    def stands_still(call: Ticking) -> None:
        answers(call)
        if card.given == 100:
            card.waiting = 150
        if card.given == 400:
            call.hang_up()

    line = HeadsetLine(lambda: card, hands=stands_still, pace=lambda: None, hurry=worked_off)
    line.run(PaperCall([]))
    assert hurried == list(range(100, 100 + 150 - BEHIND))


def test_blocks_that_were_lost_are_told_to_the_call() -> None:
    card, call = PaperCard(1000, dropped=12), PaperCall([])
    line = HeadsetLine(lambda: card, hands=hangs_up_after(50), pace=lambda: None)
    line.run(call)
    assert [what for _, what in call.log if what.startswith("lost")] == ["lost 12"]
    assert not line.health.sound


def test_a_headset_that_cannot_be_opened_is_refused_before_the_telephone_rings() -> None:
    def busy() -> PaperCard:
        raise DeviceError("device.busy", what="it is busy", where="Jabra", mend="close the other program")

    with pytest.raises(DeviceError, match="it is busy"):
        HeadsetLine(busy)


def test_what_was_lost_is_said_in_sentences_and_nothing_when_all_was_well() -> None:
    well = HeadsetLine(lambda: PaperCard(1000), hands=hangs_up_after(50), pace=lambda: None)
    well.run(PaperCall([]))
    assert well.health.sentences("fr") == ()
    card = PaperCard(1000, dropped=100)
    badly = HeadsetLine(lambda: card, hands=hangs_up_after(50), pace=lambda: None)
    badly.run(PaperCall([]))
    (sentence,) = badly.health.sentences("en")
    assert sentence.startswith("2.00 s of the microphone were lost")


class Stuttering(PaperCard):
    """Its speaker runs dry for twelve blocks at a time, at two moments of the call."""

    @property
    def counts(self) -> Counts:
        return Counts(starved=12 * sum(self.given >= block for block in (100, 3500)))


def test_what_was_not_played_is_told_to_the_call_and_to_the_person_with_its_moments() -> None:
    card, call = Stuttering(5000), PaperCall([])
    call.client_speaking, call._until = True, 75 * SAMPLE_RATE
    line = HeadsetLine(lambda: card, hands=hangs_up_after(4000), pace=lambda: None, protected=False)
    line.run(call)
    assert [what for _, what in call.log if what.startswith("not")] == ["not played 24"]
    assert line.health.sentences("fr") == (
        "0,48 s de ce que vous deviez entendre ont mal été rendues, à 00:02, 01:10.",
    )
    assert line.health.sentences("en") == (
        "0.48 s of what you were to hear were not played as they should, at 00:02, 01:10.",
    )


def test_a_torn_notice_is_told_as_a_torn_client_is() -> None:
    call = PaperCall([], notice=10.0)
    card, hands = Stuttering(5000), hangs_up_after(4000)
    line = HeadsetLine(lambda: card, hands=hands, pace=lambda: None, protected=False)
    line.run(call)
    assert [what for _, what in call.log if what.startswith("not")] == ["not played 12"]
    assert line.health.sentences("en") == (
        "0.24 s of what you were to hear were not played as they should, at 00:02.",
    )


class Laptop(PaperCard):
    """Its microphone hears its speaker, 40 ms later and 15 dB softer, and nobody else."""

    def read(self, timeout: float) -> Frame | None:
        frame = super().read(timeout)
        back = self.written[-3] * 10 ** (-15 / 20) if len(self.written) > 3 else np.zeros(FRAME)
        hiss = np.random.default_rng(self.given).standard_normal(FRAME) * 20
        return None if frame is None else np.rint(back + hiss).astype(np.int16)


class TalkingCall(PaperCall):
    """A client who speaks all the time, in bursts of noise."""

    def tick(self, mic: Frame) -> Frame:
        super().tick(mic)
        random = np.random.default_rng(self.now)
        loud = 6000 if self.now // 4800 % 3 else 20
        return (loud * random.standard_normal(FRAME)).clip(-32768, 32767).astype(np.int16)


def test_on_a_laptop_the_call_does_not_hear_its_own_client() -> None:
    call = TalkingCall([])
    line = HeadsetLine(lambda: Laptop(1000), hands=hangs_up_after(400), pace=lambda: None)
    line.run(call)
    assert np.abs(call.heard[2 * 16000 : 7 * 16000]).max() < 200
    protection = line.health.protection
    assert protection is not None
    assert protection.echo is not None
    assert abs(protection.echo.level + 15) < 3
    assert abs(protection.echo.delay - 2 * FRAME) < 8
    assert "put a headset on" in line.health.sentences("en")[0]
    bare = TalkingCall([])
    HeadsetLine(lambda: Laptop(1000), hands=hangs_up_after(400), pace=lambda: None, protected=False).run(bare)
    assert np.abs(bare.heard).max() > 1000
