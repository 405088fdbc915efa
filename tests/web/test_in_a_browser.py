"""The pages in a real browser: a call by keyboard alone, what axe says, and what a browser may lack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from browsed import chromium, found, served, visiting
from conftest import quick
from looked_at import look_at, press, tab_to, write
from playwright.sync_api import Browser, expect
from room_over_tls import without_waiting
from spoken_trainee import SAID, SaidInTurn

from tests.authoring.written_cases import BICYCLE
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.authoring.checking import checked
from voicesim.authoring.keeping import keep_new, place_here, publish
from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Models, Plan
from voicesim.scorecard.card import card_in
from voicesim.settings.schema import Settings
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines

pytestmark = [
    pytest.mark.waits(110),
    pytest.mark.skipif(found() is None, reason="there is no Chromium on this machine"),
]

REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))"


def spoken(plan: Plan, settings: Settings, typed: bool) -> Models:
    return without_waiting(plan, settings, SaidInTurn(SAID))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """One for all tests here; each visits with a memory of its own."""
    with chromium() as browser:
        yield browser


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    desk = Desk(settings, engines=Engines(open=spoken, deaf=lambda settings: None))
    yield desk
    desk.close()


def filed(desk: Desk) -> CallDirectory:
    assert desk.call is not None
    return desk.filed(desk.call.result.split("/")[2])


def test_a_call_by_keyboard_alone_from_the_list_to_the_result(desk: Desk, browser: Browser) -> None:
    with served(desk) as where, visiting(browser, width=390) as visit:
        page, key = visit.page, visit.page.keyboard.press
        page.goto(where)
        look_at(page, "home")
        press(page, "a[href='/callers/FR07']")
        page.wait_for_url("**/callers/FR07")
        look_at(page, "caller")
        press(page, "input[value=spoken]", "ArrowDown")
        tab_to(page, "input[name=unrecorded]")
        for sound, other in (("forgotten", "kept"), ("kept", "forgotten")):
            key("Space")
            expect(page.locator(f".notice[data-how=typed][data-sound={sound}]")).to_be_visible()
            expect(page.locator(f".notice[data-how=typed][data-sound={other}]")).to_be_hidden()
        press(page, "input[name=accepted]", "Space")
        press(page, "button.main")
        expect(page.locator("#begin")).to_be_enabled()
        press(page, "#begin")
        expect(page.locator("#pick-up")).to_be_focused()
        key("Enter")
        expect(page.locator("#words-typed")).to_be_focused()
        page.keyboard.type(SAID[0])
        key("Enter")
        page.wait_for_selector("#said li.client")
        page.keyboard.type(SAID[1])
        key("Enter")
        expect(page.locator("#said li.client")).to_have_count(2)
        write(page, "#claim-plate", "IU-633-OA")
        write(page, "#claim-when", "Hier")
        look_at(page, "call")
        press(page, "#hang-up")
        page.wait_for_url("**/marks")
        look_at(page, "marks")
        page.get_by_label("Humanité").fill("60")
        key("Enter")
        page.wait_for_selector(".result")
        look_at(page, "result")
        assert "la vôtre\u00a0: 60" in page.inner_text(".dimensions")
        page.goto(f"{page.url}/again/0")
        look_at(page, "again")
        assert visit.complaints == []
    assert SAID[0] in filed(desk).transcript.read_text("utf-8")
    entered = {one.id: one.entries for one in card_in(filed(desk).scorecard).form}
    assert [one.text for one in entered["plate"]] == ["IU-633-OA"]
    assert [one.text for one in entered["when"]] == ["Hier"]


def test_another_rate_than_the_calls_is_resampled_without_a_loss(browser: Browser) -> None:
    """What Firefox gives: the device's own rate. A tone keeps its shape and its level."""
    script = Path(__file__).parents[2] / "voicesim" / "web" / "static" / "voice-worklet.js"
    resampler = script.read_text("utf-8").split("/** Frames of the microphone")[0]
    with visiting(browser) as visit:
        for rate, other in ((48000, 16000), (44100, 16000), (16000, 48000), (16000, 44100)):
            made = visit.page.evaluate(
                resampler.replace("const ", "var ").replace("class Resampler", "Resampler = class")
                + """; ([rate, other]) => {
                    const one = new Resampler(rate, other), out = [];
                    for (let block = 0; block < rate / 128; block++) {
                      const input = new Float32Array(128);
                      for (let n = 0; n < 128; n++)
                        input[n] = 0.5 * Math.sin(2 * Math.PI * 1000 * (block * 128 + n) / rate);
                      out.push(...one.process(input));
                    }
                    return out;
                }""",
                [rate, other],
            )
            tone = np.array(made[2000:-2000])
            assert abs(len(made) - other) < 200
            angle = 2 * np.pi * 1000 * np.arange(len(tone)) / other
            parts = [2 * float(np.mean(tone * wave)) for wave in (np.sin(angle), np.cos(angle))]
            rest = tone - parts[0] * np.sin(angle) - parts[1] * np.cos(angle)
            assert abs(20 * np.log10(np.hypot(*parts) / 0.5)) < 0.1
            assert 10 * np.log10(np.mean(rest**2) / np.mean(tone**2)) < -50, (rate, other)


PLAYED = """([burst, speaking]) => {
    const player = new Player(), heard = [];
    let number = 0;
    const come = (speaking) => {
      const samples = new Int16Array(320).fill(++number);
      player.take({ samples, speaking, generation: 0, cut: 0 });
    };
    const pass = () => {
      for (let block = 0; block < 5; block++) {
        const out = new Float32Array(64);
        player.process([], [[out]]);
        heard.push(...out);
      }
    };
    for (let n = 0; n < 50; n++) { come(speaking); pass(); }
    for (let n = 0; n < burst; n++) pass();
    for (let n = 0; n < burst; n++) come(speaking);
    for (let n = 0; n < 200; n++) { come(speaking); pass(); }
    for (let n = 0; n < 150; n++) { come(false); pass(); }
    return { whole: heard.map((one) => Math.round(one * 32768)), number, late: player.late };
}"""
"""Plays frames, each of its own number: in step, then some that are late together, then in step again."""


@pytest.mark.parametrize("burst", [0, 1, 2, 6])
def test_a_page_plays_60_ms_behind_and_again_so_after_a_stall(browser: Browser, burst: int) -> None:
    """A headset line plays 40 ms behind: the rest is what a page adds, with the way there and back."""
    script = Path(__file__).parents[2] / "voicesim" / "web" / "static" / "voice-worklet.js"
    player = script.read_text("utf-8").replace("const ", "var ").replace("class Player", "Player = class")
    around = """
        globalThis.sampleRate = 16000; globalThis.currentTime = 0;
        globalThis.registerProcessor = () => {};
        globalThis.AudioWorkletProcessor = class { constructor() { this.port = { postMessage() {} }; } };
    """
    with visiting(browser) as visit:
        for speaking in (False, True):
            visit.page.goto("about:blank")
            played = visit.page.evaluate(
                f"(given) => {{ {around} {player}; return ({PLAYED})(given); }}", [burst, speaking]
            )
            whole, last = played["whole"], played["number"]
            begins = whole.index(20) - 19 * 320
            assert begins <= 0.06 * SAMPLE_RATE
            assert len(whole) - whole.index(last - 3) <= 0.08 * SAMPLE_RATE, "and no later at the end"
            if speaking:
                said = [one for one in dict.fromkeys(whole) if 0 < one <= 250 + burst]
                assert said == list(range(1, 251 + burst)), "no word of the client's is left out"


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        ("delete Navigator.prototype.mediaDevices", "Ce navigateur n'offre pas de micro"),
        ("Object.defineProperty(globalThis, 'isSecureContext', {value: false})", "n'a pas droit au micro"),
        (f"navigator.mediaDevices.getUserMedia = () => {REFUSED}", "Le micro a été refusé"),
    ],
)
def test_a_browser_without_a_microphone_is_told_what_mends_it(
    desk: Desk, browser: Browser, break_it: str, sentence: str
) -> None:
    with served(desk) as where, visiting(browser) as visit:
        page = visit.page
        page.add_init_script(break_it)
        page.goto(where)
        page.goto(where.split("/enter")[0] + "/callers/FR07")
        page.check("input[name=accepted]")
        page.click("button[type=submit]")
        page.wait_for_selector("#listen")
        if "getUserMedia" in break_it:
            page.click("#listen")
        expect(page.locator("#no-microphone")).to_contain_text(sentence)
        assert page.is_disabled("#begin")


def test_a_report_can_reach_nothing_of_the_pages(desk: Desk, browser: Browser) -> None:
    desk.engines = replace(desk.engines, open=quick)
    with served(desk) as where, visiting(browser) as visit:
        page = visit.page
        page.goto(where)
        page.goto(where.split("/enter")[0] + "/callers/FR07")
        page.check("input[value=typed]")
        page.check("input[name=accepted]")
        page.click("button[type=submit]")
        page.click("#begin")
        page.wait_for_selector("#pick-up:visible")
        page.click("#stop")
        page.wait_for_selector(".result")
        page.click("text=Lire et écouter le rapport")
        page.wait_for_selector("#transcript")
        assert page.evaluate("origin") == "null"
        assert page.evaluate("fetch('/').then(() => 'reached', () => 'refused')") == "refused"
        with pytest.raises(Exception, match=r"SecurityError|sandbox"):
            page.evaluate("document.cookie")


def test_what_is_not_there_and_an_authors_page_can_be_read_at_every_width(
    desk: Desk, browser: Browser, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / ("a_folder_with_a_long_name" * 4)))
    own = keep_new(place_here(), BICYCLE)
    publish(place_here(), own, checked(BICYCLE, own.id, proved=True))
    with served(desk) as where, visiting(browser) as visit:
        visit.page.goto(where)
        for name, address in (
            ("nowhere", "/nowhere"),
            ("author", f"/authors/{own.id}"),
            ("cases", "/cases"),
            ("case", f"/cases/{own.id}"),
            ("path", "/path?calls=fr"),
            ("unit", "/path/empathy_try?calls=fr"),
            ("consent", "/consent"),
            ("programme", "/programme"),
        ):
            visit.page.goto(where.split("/enter")[0] + address)
            look_at(visit.page, name)
        assert [one for one in visit.complaints if "404" not in one] == [], "but what is not there"


def test_a_drill_is_held_in_a_browser_and_what_it_showed_can_be_read(desk: Desk, browser: Browser) -> None:
    desk.engines = replace(desk.engines, open=quick)
    with served(desk) as where, visiting(browser) as visit:
        page = visit.page
        page.goto(where)
        page.goto(where.split("/enter")[0] + "/drills?what=empathie&calls=fr")
        look_at(page, "drill")
        page.check("input[value=typed]")
        page.check("input[name=accepted]")
        page.click("button.main")
        page.click("#begin")
        page.click("#pick-up")
        expect(page.locator("#timer")).to_contain_text("/ 03:00")
        look_at(page, "drilling")
        write(page, "#words-typed", "Je suis désolé, je comprends que ce soit pénible pour vous.")
        page.keyboard.press("Enter")
        page.wait_for_selector("#said li.trainee")
        page.click("#hang-up")
        page.wait_for_url("**/drill")
        look_at(page, "drilled")
        assert visit.complaints == []
