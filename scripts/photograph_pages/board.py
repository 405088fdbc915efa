"""The trainer's pages with desks of all kinds, and the data protection officer's."""

from __future__ import annotations

from contextlib import ExitStack

from browsed import visiting, with_an_authenticator
from conftest import QUICK
from playwright.sync_api import expect
from room_over_tls import OpenRoom
from room_played import PASSWORD
from sitting_played import sitting
from test_programme_pages import house

from scripts.photograph_pages.album import GREETS, Album, a_room, practised
from scripts.room_desk import RoomDesk
from voicesim.settings.schema import Settings


def paper_desk(room: OpenRoom, number: int) -> RoomDesk:
    """A desk without a browser, which has come in."""
    port = room.where.rsplit(":", 1)[1]
    desk = RoomDesk(f"https://127.0.0.1:{port}", room.folder.files("root")[0])
    desk.come_in(code=room.house.session.seats[number - 1].code)
    return desk


def ticks(desk: RoomDesk, frames: int) -> None:
    """So many frames, as fast as they are answered."""
    for begun in range(0, frames, 50):
        for _ in range(min(50, frames - begun)):
            desk.send()
        while desk.unanswered:
            desk.receive()


def to_the_line(desk: RoomDesk, caller: str, until: str, minutes: float = 0) -> None:
    """Take a call and leave it there: "ready", "ringing", "connected" or "holding"."""
    desk.prepare(caller, "typed")
    while desk.state.get("stage") != "waiting":
        desk.receive()
    if until == "ready":
        return
    desk.tell(do="begin", facts={})
    while desk.state.get("stage") not in ("live", "together"):
        desk.receive()
    if desk.state["stage"] == "together":
        return
    while desk.state.get("line") != "ringing":
        ticks(desk, 25)
    if until == "ringing":
        return
    desk.do("pick_up")
    ticks(desk, 50)
    desk.do("say", GREETS)
    ticks(desk, 50 + round(minutes * 3000))
    if until == "holding":
        desk.do("say", "Je vous mets en attente une minute pour consulter votre dossier, d'accord ?")
        ticks(desk, 400)
        desk.do("hold")
        ticks(desk, 50)


def board(album: Album, settings: Settings) -> None:
    """The trainer's pages, with twelve desks of all kinds; the data protection officer's."""
    with a_room(settings, 12, QUICK) as (open, browser), ExitStack() as stack:
        page, officer = (stack.enter_context(visiting(browser)).page for _ in range(2))
        officer.goto(f"{open.where}/enter")
        officer.click("details:has(#officer-password) summary")
        officer.fill("#officer-password", PASSWORD)
        officer.keyboard.press("Enter")
        officer.wait_for_url("**/reads")
        album.take(officer, "officer-none")
        open.as_trainer(page)
        album.take(page, "board-empty")
        page.goto(f"{open.where}/group")
        album.take(page, "group-few")
        seats = open.house.session.seats
        sitting(open.house)
        desks = {number: paper_desk(open, number) for number in range(1, 12)}
        shared = ""
        for number in range(1, 7):
            quality = ("good", "average", "poor")[number % 3]
            shared = practised(settings, seats[number - 1].person, "Salle 2", (("FR01", quality),))[0]
        desks[6].ask("POST", f"/calls/{shared}/share", shared="yes")
        page.goto(f"{open.where}/board")
        for number, caller in ((5, "FR03"), (6, "FR07"), (2, "FR01")):
            page.check(f"input[name=desk][value='{number}']")
            page.select_option("#caller", caller)
            if number == 6:
                page.check("input[name=together]")
            page.click("text=Le donner aux postes cochés")
            page.wait_for_url("**/board")
        page.check("input[name=desk][value='11']")
        page.select_option("#sitting", index=1)
        page.click("button[formaction='/board/examine']")
        page.wait_for_url("**/board")
        page.check("input[name=desk][value='10']")
        page.select_option("#caller", "path")
        page.click("text=Le donner aux postes cochés")
        page.wait_for_url("**/board")
        desks[1].ask("POST", "/seat/microphone", state="heard")
        to_the_line(desks[1], "FR07", "connected", 2.2)
        to_the_line(desks[2], "FR01", "holding", 1.1)
        to_the_line(desks[3], "FR07", "ringing")
        to_the_line(desks[4], "FR04", "ready")
        to_the_line(desks[6], "FR07", "waiting")
        to_the_line(desks[7], "FR07", "connected", 0.3)
        desks[7].close()
        desks[8].prepare("FR03", "spoken")
        desks[8].ask("POST", "/seat/microphone", state="refused")
        to_the_line(desks[9], "FR07", "ringing")
        desks[9].do("stop")
        ticks(desks[9], 5)
        page.goto(f"{open.where}/board")
        expect(page.locator("#desk-9 [data-cell=says]")).to_have_text("terminé")
        album.take(page, "board")
        for name, address in (
            ("sheet", "/sheet"),
            ("group", "/group"),
            ("programme-room", "/programme"),
            ("debrief", f"/debrief/{shared}"),
            ("debrief-report", f"/debrief/{shared}/report"),
            ("cases-room", "/cases?calls=fr"),
            ("author-room", "/authors/FR01"),
            ("board-refused", "/debrief/nothing"),
        ):
            page.goto(open.where + address)
            album.take(page, name)
        page.goto(f"{open.where}/passkeys")
        album.take(page, "passkeys-none")
        with_an_authenticator(page)
        page.reload()
        page.fill("#password", PASSWORD)
        page.click("[data-passkey=add]")
        page.wait_for_selector(".passkeys li")
        album.take(page, "passkeys")
        for team, size, finished in (("nord", 30, 12), ("sud", 14, 9)):
            house(open.house.registry, team, size, finished)
        page.goto(f"{open.where}/programme")
        album.take(page, "programme-many")
        officer.reload()
        album.take(officer, "officer")
        for desk in desks.values():
            desk.close()
