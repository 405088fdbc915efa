"""The pages in a real browser: a call by keyboard alone, one spoken by a WAV, and what axe says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import axe_playwright_python
import numpy as np
import pytest
import soundfile
import soxr
from browsed import Browser, browsing, found, served
from conftest import quick
from playwright.sync_api import expect

from voicesim.audio.frames import SAMPLE_RATE, Sound, samples, silence
from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Models, Plan
from voicesim.client.persona import VoiceSpec
from voicesim.listening.recogniser import Hints
from voicesim.scorecard.card import card_in
from voicesim.sessions.chosen import models_for
from voicesim.settings.schema import Settings
from voicesim.text.words import Word
from voicesim.voice.casting import espeak_for
from voicesim.web.desk import Desk
from voicesim.web.engines import Engines

pytestmark = pytest.mark.skipif(found() is None, reason="there is no Chromium on this machine")

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text("utf-8")

SAID = (
    "Assistance bonjour, Camille à l'appareil, je vous écoute.",
    "Pouvez-vous rouler sans danger ?",
    "Où est la fissure sur le pare-brise ?",
)
AT = (18.0, 27.0, 36.0)
"""Seconds of the WAV at which each is said; a machine that is slow to ring misses the first."""


REFUSED = "Promise.reject(new DOMException('', 'NotAllowedError'))"


class SaidInTurn:
    """A recogniser of paper: each new turn is the next line of a script."""

    name = "script"

    def __init__(self, lines: tuple[str, ...]) -> None:
        self._lines, self._turns = lines, list[int]()

    def transcribe(self, sound: Sound, start: int, hints: Hints) -> tuple[Word, ...]:
        if start not in self._turns:
            self._turns.append(start)
        words = self._lines[min(self._turns.index(start), len(self._lines) - 1)].split()
        each = len(sound) // len(words)
        return tuple(Word(w, start + n * each, start + (n + 1) * each) for n, w in enumerate(words))


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


def wav(path: Path) -> Sound:
    """A robot trainee's lines, with the silences between them."""
    voice = espeak_for("fr", VoiceSpec(espeak="f2"))
    sound = silence(samples(AT[-1] + 8))
    for text, at in zip(SAID, AT, strict=True):
        line = band_limited(np.concatenate([speech.sound for speech in voice.synthesize(text)]))
        sound[samples(at) : samples(at) + len(line)] = line
    soundfile.write(path, sound, SAMPLE_RATE, subtype="PCM_16")
    return sound


def band_limited(line: Sound) -> Sound:
    """Without what lies above 6 kHz, which the browser's own resampling takes away."""
    narrow = soxr.resample(line.astype(np.float32), SAMPLE_RATE, 12_000)
    wide: Sound = np.clip(soxr.resample(narrow, 12_000, SAMPLE_RATE), -32768, 32767).astype(np.int16)
    return wide


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
        expect(page.locator(".notice[data-how=typed]")).to_be_visible()
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


def test_what_is_said_into_the_microphone_is_what_is_recorded(desk: Desk, tmp_path: Path) -> None:
    said = wav(tmp_path / "trainee.wav")
    with served(desk) as where, browsing(microphone=tmp_path / "trainee.wav") as browser:
        page = browser.page
        page.goto(where)
        page.goto(where.split("/enter")[0] + "/callers/FR07")
        page.check("input[name=captions]")
        page.check("input[name=accepted]")
        page.click("button[type=submit]")
        page.click("#listen")
        expect(page.locator("#levels")).to_be_visible()
        assert violations(browser) == []
        page.click("#begin")
        page.click("#pick-up")
        expect(page.locator("#said li.client")).to_have_count(2)
        assert page.locator("#said li.trainee").count() >= 1
        page.click("#hang-up")
        page.wait_for_url("**/marks")
        assert browser.complaints == []
    directory = filed(desk)
    events = [json.loads(line) for line in directory.events.read_text("utf-8").splitlines()]
    assert events[-1]["event"] == "closed"
    assert events[-1]["dropped"] == 0, "no frame was lost"
    manifest = directory.manifest()
    assert manifest.microphone["autoGainControl"] == "false"
    assert manifest.aids == {"captions": "shown", "help": "3"}
    left = soundfile.read(directory.sound, dtype="int16")[0][:, 0]
    found = [compared(said, left, at) for at in AT]
    likeness, level = max(found)
    assert likeness > 0.99, found
    assert abs(level) < 0.5


def compared(said: Sound, heard: Sound, at: float) -> tuple[float, float]:
    """Correlation at the best lag, and difference of level in dB, of the line said at that second."""
    piece = said[samples(at - 0.2) : samples(at + 3.0)].astype(float)
    length = 1 << int(np.ceil(np.log2(len(heard) + len(piece))))
    both = np.fft.irfft(np.fft.rfft(heard.astype(float), length) * np.conj(np.fft.rfft(piece, length)))
    lag = int(np.argmax(both[: len(heard)]))
    there = heard[lag : lag + len(piece)].astype(float)
    energy, other = float(np.sum(piece**2)), float(np.sum(there**2))
    spectrum = np.fft.rfft(np.pad(there, (0, len(piece) - len(there)))) * np.conj(np.fft.rfft(piece))
    hertz = np.fft.rfftfreq(len(piece))
    shifts = np.linspace(-1, 1, 41)  # the browser's resampling delays by parts of a sample
    turned = np.exp(2j * np.pi * np.outer(shifts, hertz)) @ spectrum
    likeness = 2 * float(np.max(turned.real)) / len(piece) / np.sqrt(energy * other)
    return likeness, 10 * np.log10(other / energy)


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
