"""A real browser on the pages: Debian's Chromium driven by Playwright, the server on a thread beside it."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

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


@contextmanager
def chromium(*more: str, home: Path | None = None, microphone: Path | None = None) -> Iterator[Browser]:
    """A browser that many tests may share. `home`: where it finds the roots it trusts besides its own.

    Its microphone plays a file, once for each page that opens it; a tone of its own without one.
    """
    flags = [*FLAGS, *more]
    if microphone is not None:
        flags.append(f"--use-file-for-fake-audio-capture={microphone}%noloop")
    own = {**os.environ, **({} if home is None else {"HOME": str(home)})}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found(), args=flags, env=own)
        try:
            yield browser
        finally:
            browser.close()


def trusting(home: Path, root: Path) -> None:
    """Let a browser that is at home there trust that root."""
    store = home / ".pki" / "nssdb"
    store.mkdir(parents=True)
    for words in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "room", "-i", str(root)]):
        subprocess.run(["certutil", *words, "-d", f"sql:{store}"], check=True, capture_output=True)


def with_an_authenticator(page: Page) -> None:
    """Put a device inside the browser that holds passkeys and knows its holder."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    holder = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **holder}})


@dataclass
class Visit:
    """One person's browser: its page, and what it complained of."""

    context: BrowserContext
    page: Page
    complaints: list[str] = field(default_factory=list)


@contextmanager
def visiting(browser: Browser, *, width: int = 1440, scheme: str = "light") -> Iterator[Visit]:
    """A person whose browser remembers nothing of the others."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        locale="fr-FR",
    )
    context.grant_permissions(["microphone"])
    visit = Visit(context, context.new_page())
    page, heard = visit.page, visit.complaints
    page.on("console", lambda one: heard.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.set_default_timeout(PATIENCE)
    try:
        yield visit
    finally:
        context.close()
