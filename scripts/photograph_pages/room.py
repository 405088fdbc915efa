"""A desk of a room: the door, the trainer's word, a spoken call, its result; a room that is closed to it."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from browsed import visiting
from playwright.sync_api import expect
from room_over_tls import HOST, OpenRoom
from spoken_trainee import wav

from scripts.photograph_pages.album import ENGINES, Album, a_room, prepare
from voicesim.settings.schema import Settings
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.serving import listening, port_of


@contextmanager
def trust_page(room: OpenRoom) -> Iterator[str]:
    """The page for the first time on a machine."""
    with listening(0) as opened:
        port = port_of(opened)
        root = room.folder.kept("root")
        assert root is not None
        gate = RoomGate(room.house, hosts((HOST, "127.0.0.1"), port))
        with serving.handing_out(gate, root.certificate, opened, hosts((HOST, "127.0.0.1"), port)):
            yield f"http://{HOST}:{port}"


def room(album: Album, settings: Settings) -> None:
    """A desk of a room: the door, the trainer's word, a spoken call, its result; a room that is closed."""
    with tempfile.TemporaryDirectory() as folder:
        said = Path(folder) / "trainee.wav"
        wav(said)
        with a_room(settings, 3, ENGINES, said) as (open, browser), ExitStack() as stack:
            page, tablet, trainer = (stack.enter_context(visiting(browser)).page for _ in range(3))
            with trust_page(open) as address:
                for language in ("fr", "en"):
                    page.goto(f"{address}/?lang={language}")
                    page.wait_for_selector("h1")
                    album.take(page, f"room-trust-{language}")
            page.goto(f"{open.where}/enter")
            album.take(page, "room-enter")
            page.evaluate("[...document.querySelectorAll('details')].forEach((one) => one.open = true)")
            album.take(page, "room-enter-unfolded")
            page.reload()
            for number in range(6):
                page.fill("#code", f"AAAA-AAA{number}")
                page.keyboard.press("Enter")
                page.wait_for_selector("#refusal")
                if number == 0:
                    album.take(page, "room-enter-wrong")
            album.take(page, "room-enter-flood")
            open.house.tries = type(open.house.tries)()
            open.at_a_desk(page, 1)
            open.as_trainer(trainer)
            trainer.check("input[name=desk][value='1']")
            trainer.select_option("#caller", "FR07")
            trainer.click("text=Le donner aux postes cochés")
            trainer.fill("#message", "Dix minutes encore, puis nous écoutons un appel ensemble.")
            trainer.check("input[name=desk][value='1']")
            trainer.click("text=L'envoyer aux postes cochés")
            expect(page.locator("#news a")).to_be_visible()
            album.take(page, "room-seat")
            page.click("#news a")
            page.wait_for_url("**/callers/FR07")
            album.take(page, "room-caller")
            prepare(page, "spoken")
            album.take(page, "room-check")
            page.click("#listen")
            expect(page.locator("#levels")).to_be_visible()
            page.wait_for_timeout(1500)
            album.take(page, "room-check-opened")
            page.click("#begin")
            page.click("#pick-up")
            expect(page.locator("#said li.client").first).to_be_visible()
            page.click(".second-screen summary")
            album.take(page, "room-call-spoken", keys=False)
            tablet.goto(open.where + page.get_attribute(".second-screen img", "src").removesuffix("/qr.svg"))  # type: ignore[union-attr]
            album.take(tablet, "room-second-screen")
            page.click("#hang-up")
            page.wait_for_url(re.compile(r"/calls/"))
            if page.url.endswith("/marks"):  # asked for where something was said that could be marked
                page.click("a.plain")
            page.wait_for_selector(".result")
            page.click("#share button")
            page.wait_for_selector("#share .note")
            album.take(page, "room-result-shared")
            page.goto(f"{open.where}/consent")
            album.take(page, "room-consent")
            for name, address in (("refused", "/board"), ("nowhere", "/nowhere"), ("no-call", "/calls/x")):
                page.goto(open.where + address)
                album.take(page, f"room-{name}")
            tablet.reload()
            album.take(tablet, "room-second-screen-over")
            trainer.goto(f"{open.where}/board")
            trainer.check("input[name=desk][value='1']")
            trainer.click("button[formaction='/board/out']")
            page.goto(f"{open.where}/path")
            album.take(page, "room-put-out")
