"""The pages in a real browser: a call by keyboard alone, one spoken by a WAV, and what axe says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import numpy as np
import pytest
from browsed import Browser, browsing, found, served
from conftest import quick
from playwright.sync_api import expect
from spoken_trainee import SAID, SaidInTurn

from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Models, Plan
from voicesim.scorecard.card import card_in
from voicesim.sessions.chosen import models_for
from voicesim.settings.schema import Settings
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines

pytestmark = pytest.mark.skipif(found() is None, reason="there is no Chromium on this machine")

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))"


def spoken(plan: Plan, settings: Settings, typed: bool) -> Models:
    return models_for(plan.scenario, plan.mode, SaidInTurn(SAID), settings)


@pytest.fixture
def desk(settings: Settings) -> Iterator[Desk]:
    desk = Desk(settings, engines=Engines(open=spoken, deaf=lambda settings: None))
    yield desk
    desk.close()


def violations(browser: Browser) -> list[str]:
    """What axe-core finds, for WCAG 2.2 A and AA and its best practice."""
    browser.page.evaluate(AXE)
    found = browser.page.evaluate("axe.run()")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:120]}" for one in found]


def filed(desk: Desk) -> CallDirectory:
    assert desk.call is not None
    return desk.filed(desk.call.result.split("/")[2])


def test_a_call_by_keyboard_alone_from_the_list_to_the_result(desk: Desk) -> None:
    with served(desk) as where, browsing(width=390) as browser:
        page, press = browser.page, browser.page.keyboard.press
        page.goto(where)
        assert violations(browser) == []
        tab_to(browser, "Bris de glace simple, appel court à bien tenir")
        press("Enter")
        page.wait_for_url("**/callers/FR07")
        assert violations(browser) == []
        page.locator("input[value=spoken]").focus()
        press("ArrowDown")
        page.locator("input[name=unrecorded]").focus()
        for sound, other in (("forgotten", "kept"), ("kept", "forgotten")):
            press("Space")
            expect(page.locator(f".notice[data-how=typed][data-sound={sound}]")).to_be_visible()
            expect(page.locator(f".notice[data-how=typed][data-sound={other}]")).to_be_hidden()
        page.locator("input[name=accepted]").focus()
        press("Space")
        tab_to(browser, "Passer au téléphone")
        press("Enter")
        expect(page.locator("#begin")).to_be_enabled()
        tab_to(browser, "Je suis prêt : faites sonner")
        press("Enter")
        expect(page.locator("#pick-up")).to_be_focused()
        assert violations(browser) == []
        press("Enter")
        expect(page.locator("#words-typed")).to_be_focused()
        page.keyboard.type(SAID[0])
        press("Enter")
        page.wait_for_selector("#said li.client")
        page.keyboard.type(SAID[1])
        press("Enter")
        expect(page.locator("#said li.client")).to_have_count(2)
        tab_to_field(browser, "claim-plate")
        page.keyboard.type("IU-633-OA")
        tab_to_field(browser, "claim-when")
        page.keyboard.type("Hier")
        assert violations(browser) == []
        page.locator("#hang-up").focus()
        press("Enter")
        page.wait_for_url("**/marks")
        assert violations(browser) == []
        page.get_by_label("Humanité").fill("60")
        press("Enter")
        page.wait_for_selector(".result")
        assert violations(browser) == []
        assert "la vôtre\u00a0: 60" in page.inner_text(".dimensions")
        assert browser.complaints == []
    assert SAID[0] in filed(desk).transcript.read_text("utf-8")
    entered = {one.id: one.entries for one in card_in(filed(desk).scorecard).form}
    assert [one.text for one in entered["plate"]] == ["IU-633-OA"]
    assert [one.text for one in entered["when"]] == ["Hier"]


def tab_to_field(browser: Browser, identifier: str) -> None:
    """Press Tab until the field of that id has the focus."""
    for _ in range(60):
        browser.page.keyboard.press("Tab")
        if browser.page.evaluate("document.activeElement.id") == identifier:
            return
    raise AssertionError(f"the keyboard does not reach {identifier!r}")


def tab_to(browser: Browser, text: str) -> None:
    """Press Tab until what has that text has the focus."""
    for _ in range(60):
        browser.page.keyboard.press("Tab")
        if browser.page.evaluate("document.activeElement.textContent.trim()").replace("\u00a0", " ") == text:
            return
    raise AssertionError(f"the keyboard does not reach {text!r}")


def test_another_rate_than_the_calls_is_resampled_without_a_loss(desk: Desk) -> None:
    """What Firefox gives: the device's own rate. A tone keeps its shape and its level."""
    script = Path(__file__).parents[2] / "voicesim" / "web" / "static" / "voice-worklet.js"
    resampler = script.read_text("utf-8").split("/** Frames of the microphone")[0]
    with browsing() as browser:
        for rate, other in ((48000, 16000), (44100, 16000), (16000, 48000), (16000, 44100)):
            made = browser.page.evaluate(
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


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        ("delete Navigator.prototype.mediaDevices", "Ce navigateur n'offre pas de micro"),
        ("Object.defineProperty(globalThis, 'isSecureContext', {value: false})", "n'a pas droit au micro"),
        (f"navigator.mediaDevices.getUserMedia = () => {REFUSED}", "Le micro a été refusé"),
    ],
)
def test_a_browser_without_a_microphone_is_told_what_mends_it(
    desk: Desk, break_it: str, sentence: str
) -> None:
    with served(desk) as where, browsing() as browser:
        page = browser.page
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


def test_a_report_can_reach_nothing_of_the_pages(desk: Desk) -> None:
    desk.engines = replace(desk.engines, open=quick)
    with served(desk) as where, browsing() as browser:
        page = browser.page
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


@pytest.mark.parametrize("width", [390, 768, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_is_wider_than_the_screen_and_all_can_be_read(desk: Desk, width: int, scheme: str) -> None:
    with served(desk) as where, browsing(width=width, scheme=scheme) as browser:
        page = browser.page
        page.goto(where)
        for address in ("/", "/callers/FR07", "/nowhere"):
            page.goto(where.split("/enter")[0] + address)
            for seen in (width, max(320, width // 2)):  # as it is, and at 200 %
                page.set_viewport_size({"width": seen, "height": 900})
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (address, seen)
            page.set_viewport_size({"width": width, "height": 900})
            assert violations(browser) == []
