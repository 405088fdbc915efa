"""A call in a real page: Chromium on the pages of one desk, its fake microphone playing a file once."""

from __future__ import annotations

import base64
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from playwright.sync_api import Page, sync_playwright

from voicesim.audio.frames import Sound
from voicesim.web import serving
from voicesim.web.desk import Desk

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)

TAP = Path(__file__).with_name("page_tap.js")

ELAPSED = "s => { const [m, r] = timer.textContent.split(':'); return 60 * m + +r >= s; }"
"""Has the call gone on for so many seconds since it was picked up?"""


@contextmanager
def opened(desk: Desk, microphone: Path, longest: float) -> Iterator[tuple[Page, str]]:
    """A page that has come in, and the address of the pages. `longest`: seconds that anything may take."""
    began = threading.Event()
    with serving.listening(0) as way, sync_playwright() as play:
        server = serving.server(desk, way, began=began.set)
        thread = threading.Thread(target=lambda: server.run(sockets=[way]))
        thread.start()
        began.wait(60)
        flags = [*FLAGS, f"--use-file-for-fake-audio-capture={microphone}%noloop"]
        chromium = play.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("google-chrome"), args=flags
        )
        try:
            context = chromium.new_context(bypass_csp=True)  # what listens in is no script of the pages
            context.grant_permissions(["microphone"])
            page = context.new_page()
            page.set_default_timeout(longest * 1000)
            where = serving.address(way)
            page.goto(f"{where}/enter?key={desk.doors.key}")
            yield page, where
        finally:
            chromium.close()
            server.should_exit = True
            thread.join(60)


def picked_up(page: Page, where: str, caller: str) -> None:
    """From the notice to the line: the microphone's file begins at the headset check."""
    page.goto(f"{where}/callers/{caller}")
    page.check("input[name=accepted]")
    page.click("button[type=submit]")
    page.click("#listen")
    page.click("#begin")
    page.click("#pick-up")


def went_on(page: Page, seconds: float) -> None:
    """Wait until the call has gone on for so long."""
    page.wait_for_function(ELAPSED, arg=seconds)


def hung_up(page: Page) -> None:
    """Hang up, and wait until the call is filed."""
    page.click("#hang-up")
    page.wait_for_url(lambda address: "/calls/" in address)


def listened_in(page: Page) -> None:
    """From the next page on, keep what its microphone gives and what its earphones get."""
    script = TAP.read_text("utf-8")
    page.add_init_script(f"globalThis.tapScript = {json.dumps(script)};\n{script}")


def kept(page: Page) -> tuple[Sound, Sound]:
    """Microphone and earphones of the page that is open, at the browser's rate, from the headset check on."""
    coded = page.evaluate(
        """() => {
          const bytes = new Uint8Array(tapped.length * 512);
          tapped.forEach((pair, n) => bytes.set(new Uint8Array(pair.buffer), n * 512));
          let text = "";
          for (let n = 0; n < bytes.length; n += 32768)
            text += String.fromCharCode(...bytes.subarray(n, n + 32768));
          return btoa(text);
        }"""
    )
    pairs = np.frombuffer(base64.b64decode(coded), "<i2").reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]
