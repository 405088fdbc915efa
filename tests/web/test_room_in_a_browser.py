"""A room over TLS with its own root, in a real browser that trusts it: a desk, the board, a lost line."""

from __future__ import annotations

import shutil
from base64 import b64decode
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
import soundfile
from browsed import Visit, chromium, found, trusting, visiting
from conftest import QUICK
from looked_at import look_at, violations
from numpy import array_equal, concatenate, frombuffer
from playwright.sync_api import Page, expect
from room_over_tls import RESOLVED, OpenRoom, open_over_tls, without_waiting
from spoken_trainee import AT, SAID, SaidInTurn, compared, wav

from voicesim.call.event_reading import read_events
from voicesim.call.events import Closed, TurnEnded, Yielded
from voicesim.call.setup import Models, Plan
from voicesim.line.browser import BrowserLine
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.listening.scripted import LoudnessDetector
from voicesim.settings.schema import Settings
from voicesim.web.engines import Engines

pytestmark = [
    pytest.mark.waits(110),
    pytest.mark.skipif(
        found() is None or shutil.which("certutil") is None,
        reason="there is no Chromium, or no certutil (libnss3-tools) to make it trust a root",
    ),
]


def typed(plan: Plan, settings: Settings, _: bool) -> Models:
    models = without_waiting(plan, settings, ScriptedRecogniser(), live=False)
    return replace(models, detector=LoudnessDetector())


def spoken(plan: Plan, settings: Settings, _: bool) -> Models:
    return without_waiting(plan, settings, SaidInTurn(SAID))


TYPED = replace(QUICK, open=typed, line=BrowserLine)
SPOKEN = Engines(open=spoken, deaf=lambda settings: None)


@dataclass
class Browsed:
    """A room, and browsers that trust it."""

    room: OpenRoom
    visits: list[Visit]

    @property
    def complaints(self) -> list[str]:
        return [one for visit in self.visits for one in visit.complaints]


@contextmanager
def browsed(
    settings: Settings, engines: Engines, home: Path, people: int = 1, microphone: Path | None = None
) -> Iterator[Browsed]:
    """A room that is open, and a browser for so many people."""
    with ExitStack() as stack:
        room = stack.enter_context(open_over_tls(settings, engines))
        trusting(home, room.folder.files("root")[0])
        browser = stack.enter_context(chromium(RESOLVED, home=home, microphone=microphone))
        yield Browsed(room, [stack.enter_context(visiting(browser)) for _ in range(people)])


def test_a_call_goes_from_the_code_to_the_report_over_tls_while_the_board_follows(
    settings: Settings, tmp_path: Path
) -> None:
    with browsed(settings, TYPED, tmp_path / "home", people=4) as open:
        room, house, where = open.room, open.room.house, open.room.where
        desk, trainer = open.visits[0].page, open.visits[1].page
        desk.add_init_script(SOCKETS)
        trainer.goto(f"{where}/enter")
        assert trainer.evaluate("isSecureContext"), "the browser trusts the room"
        look_at(trainer, "enter")
        room.as_trainer(trainer)
        says = trainer.locator("#desk-1 [data-cell=says]")
        expect(says).to_have_text("personne encore")
        room.at_a_desk(desk, 1)
        expect(says).to_have_text("installé")
        trainer.check("input[name=desk][value='1']")
        trainer.select_option("#caller", "FR07")
        trainer.click("text=Le donner aux postes cochés")
        desk.click("#news a")
        desk.wait_for_url("**/callers/FR07")
        desk.check("input[value=typed]")
        desk.check("input[name=accepted]")
        desk.click("button.main")
        desk.click("#begin")
        expect(says).to_have_text("ça sonne")
        desk.click("#pick-up")
        expect(says).to_have_text("en ligne")
        lost_and_back(desk)
        desk.fill("#words-typed", "Assistance bonjour, je vous écoute.")
        desk.keyboard.press("Enter")
        expect(desk.locator("#said li.client").first).to_be_visible()
        trainer.fill("#message", "Dix minutes encore.")
        trainer.check("input[name=desk][value='1']")
        trainer.click("text=L'envoyer aux postes cochés")
        expect(desk.locator("#news")).to_contain_text("Dix minutes encore.")
        desk.click("#hang-up")
        desk.wait_for_selector(".score-figure, .marks")
        expect(says).to_have_text("terminé")
        two_more_begin_together(room, trainer, [one.page for one in open.visits[2:]])
        for name in ("sheet", "group", "programme"):
            trainer.goto(f"{where}/{name}")
            look_at(trainer, name)
        assert open.complaints == []
    call = house.desk(house.session.seats[0]).call
    assert call is not None
    assert call.line.health.counts.dropped == 0, "nothing was lost with the connection"


def two_more_begin_together(room: OpenRoom, trainer: Page, desks: list[Page]) -> None:
    """Desks 2 and 3 are given a caller, wait, begin when the trainer starts all, and hang up."""
    says = [trainer.locator(f"#desk-{number} [data-cell=says]") for number in (2, 3)]
    for number, desk in enumerate(desks, 2):
        room.at_a_desk(desk, number)
    for number in (2, 3):
        trainer.check(f"input[name=desk][value='{number}']")
    trainer.select_option("#caller", "FR07")
    trainer.check("input[name=together]")
    trainer.click("text=Le donner aux postes cochés")
    for desk, standing in zip(desks, says, strict=True):
        desk.click("#news a")
        desk.check("input[value=typed]")
        desk.check("input[name=accepted]")
        desk.click("button.main")
        desk.click("#begin")
        expect(standing).to_have_text("prêt, attend le départ")
    trainer.click("text=Lancer tous ceux qui attendent")
    for desk, standing in zip(desks, says, strict=True):
        desk.click("#pick-up")
        expect(standing).to_have_text("en ligne")
    assert trainer.inner_text("#lines") == "2 / 3"
    assert violations(trainer) == []
    for desk, standing in zip(desks, says, strict=True):
        desk.click("#hang-up")
        expect(standing).to_have_text("terminé")


SOCKETS = """
    const Real = globalThis.WebSocket;
    globalThis.sockets = [];
    globalThis.away = false;
    globalThis.WebSocket = function (...words) {
      if (away) {
        const none = { readyState: Real.CLOSED, close() {} };
        setTimeout(() => none.onclose({ code: 1006 }), 10);
        return none;
      }
      const socket = new Real(...words);
      const send = socket.send.bind(socket);
      socket.send = (data) => {
        if (typeof data !== "string") microphone.set(new DataView(data).getUint32(4, true), data.slice(8));
        send(data);
      };
      sockets.push(socket);
      return socket;
    };
    WebSocket.OPEN = Real.OPEN;
    globalThis.microphone = new Map();
    const asText = (sound) => btoa(String.fromCharCode(...new Uint8Array(sound)));
    globalThis.sent = () => Array.from(microphone, ([number, sound]) => [number, asText(sound)]);
"""
"""Lets a test take the line away under the page, for as long as it likes, and see what the page sent."""


def lost_and_back(desk: Page) -> None:
    """The line goes: the page says so, and the call goes on over another."""
    desk.evaluate("() => { away = true; sockets.at(-1).close(); }")
    expect(desk.locator("#connection")).to_be_visible()
    desk.evaluate("() => { away = false; }")
    expect(desk.locator("#connection")).to_be_hidden()
    assert desk.evaluate("sockets.length") > 1
    expect(desk.locator("#hang-up")).to_be_visible()


def test_a_spoken_call_over_tls_is_recorded_as_it_was_said_through_a_barge_in_and_a_lost_line(
    settings: Settings, tmp_path: Path
) -> None:
    said = wav(tmp_path / "trainee.wav")
    with browsed(settings, SPOKEN, tmp_path / "home", microphone=tmp_path / "trainee.wav") as open:
        room, desk = open.room, open.visits[0].page
        house, where = room.house, room.where
        desk.add_init_script(SOCKETS)
        room.at_a_desk(desk, 1)
        desk.goto(f"{where}/callers/FR07")
        desk.check("input[name=captions]")
        desk.check("input[name=accepted]")
        desk.click("button.main")
        desk.click("#listen")
        expect(desk.locator("#levels")).to_be_visible()
        desk.click("#begin")
        desk.click("#pick-up")
        expect(desk.locator("#said li.client").first).to_be_visible()
        lost_and_back(desk)
        held = house.desk(house.session.seats[0]).call
        assert held is not None
        desk.wait_for_function("seconds => Number(timer.textContent.slice(3)) >= seconds", arg=46)
        frames = {number: frombuffer(b64decode(sound), "<i2") for number, sound in desk.evaluate("sent()")}
        desk.click("#hang-up")
        desk.wait_for_url("**/marks")
        desk.goto(where + held.result.removesuffix("/marks"))
        assert violations(desk) == []
        assert open.complaints == []
    directory = house.desk(house.session.seats[0]).filed(held.result.split("/")[2])
    assert "Bris de glace" in directory.report.read_text("utf-8")
    log = read_events(directory.events)
    assert isinstance(log[-1], Closed)
    assert log[-1].dropped == 0, "no frame was lost, nor with the connection"
    assert any(isinstance(event, Yielded) for event in log), "the caller stopped for the trainee"
    assert any(isinstance(event, TurnEnded) and event.interrupted for event in log)
    manifest = directory.manifest()
    assert manifest.microphone["autoGainControl"] == "false"
    assert manifest.aids == {"captions": "shown", "help": "3"}
    left = soundfile.read(directory.sound, dtype="int16")[0][:, 0]
    assert sorted(frames) == list(range(len(frames)))
    sent = concatenate([frames[number] for number in range(len(frames))])
    assert array_equal(left[: len(sent)], sent), (
        "what the page sent stands in the recording, sample for sample"
    )
    found = [compared(said, left, at) for at in AT]
    whole = [one for one in found if one[0] > 0.99 and abs(one[1]) < 0.5]
    assert len(whole) >= 3, f"the browser delivered hardly a sentence whole: {found}"


def test_a_browser_that_does_not_trust_the_root_goes_no_further(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with (
        open_over_tls(settings, TYPED) as room,
        chromium(RESOLVED, home=tmp_path / "home") as browser,
        visiting(browser) as visit,
        pytest.raises(Exception, match="ERR_CERT_AUTHORITY_INVALID"),
    ):
        visit.page.goto(room.where)
