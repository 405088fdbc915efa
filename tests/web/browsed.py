"""A real browser on the pages: Debian's Chromium driven by Playwright, the server on a thread beside it."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect, sync_playwright

from voicesim.web import serving
from voicesim.web.desk import Desk

PATIENCE = 60_000
"""Milliseconds for anything: a busy machine is no fault of the pages."""
expect.set_options(timeout=PATIENCE)

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")

FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--use-fake-device-for-media-stream",
    "--use-fake-ui-for-media-stream",
    "--autoplay-policy=no-user-gesture-required",
)


def found() -> str | None:
    """The browser's path, if there is one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def served(desk: Desk) -> Iterator[str]:
    """The server of a desk, on a thread; the address that opens its pages."""
    began = threading.Event()
    with serving.listening(0) as opened:
        server = serving.server(desk, opened, began=began.set)
        thread = threading.Thread(target=lambda: server.run(sockets=[opened]), name="server")
        thread.start()
        assert began.wait(60)
        try:
            yield f"{serving.address(opened)}/enter?key={desk.doors.key}"
        finally:
            server.should_exit = True
            thread.join(60)


@dataclass
class Browser:
    """One page in a browser, and what it complained of."""

    page: Page
    complaints: list[str]


@contextmanager
def browsing(
    *, microphone: Path | None = None, width: int = 1440, scheme: str = "light"
) -> Iterator[Browser]:
    """A browser whose microphone plays a file, once; a tone of its own without one."""
    flags = [*FLAGS, *([f"--use-file-for-fake-audio-capture={microphone}%noloop"] if microphone else [])]
    with sync_playwright() as play:
        chromium = play.chromium.launch(executable_path=found(), args=flags)
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, locale="fr-FR"
        )
        context.grant_permissions(["microphone"])
        browser = Browser(context.new_page(), [])
        page, heard = browser.page, browser.complaints
        page.on("console", lambda one: heard.append(one.text) if one.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: heard.append(str(error)))
        page.set_default_timeout(PATIENCE)
        try:
            yield browser
        finally:
            chromium.close()
