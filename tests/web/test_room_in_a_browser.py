"""A room over TLS with its own root, in a real browser that trusts it: a desk, the board, a lost line."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest
import soundfile
from browsed import FLAGS, PATIENCE, found
from conftest import QUICK, kept_password
from playwright.sync_api import BrowserContext, Page, expect, sync_playwright
from room_played import PASSWORD
from spoken_trainee import AT, SAID, SaidInTurn, compared, wav
from test_in_a_browser import AXE

from voicesim.call.event_reading import read_events
from voicesim.call.events import Closed, TurnEnded, Yielded
from voicesim.call.setup import Models, Plan
from voicesim.line.browser import BrowserLine
from voicesim.room.definition import Room, RoomFolder
from voicesim.room.examiners import Examiners
from voicesim.room.opening import open_room, set_up
from voicesim.room.passkeys import Passkeys
from voicesim.sessions.chosen import models_for
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Settings
from voicesim.web.engines import Engines
from voicesim.web.room import serving
from voicesim.web.room.gate import RoomGate, hosts
from voicesim.web.room.house import RoomHouse
from voicesim.web.room.where import where_of
from voicesim.web.serving import listening, port_of

pytestmark = pytest.mark.skipif(
    found() is None or shutil.which("certutil") is None,
    reason="there is no Chromium, or no certutil (libnss3-tools) to make it trust a root",
)

HOST = "salle.local"
IN_REAL_TIME = replace(QUICK, line=BrowserLine)


@contextmanager
def open_over_tls(
    settings: Settings, engines: Engines = IN_REAL_TIME
) -> Iterator[tuple[RoomHouse, int, RoomFolder]]:
    """A room of three desks on this machine's loopback."""
    room = Room(name="Salle 2", host=HOST, desks=3, calls=3, password=kept_password())
    folder = set_up(settings, room, moment())
    began = threading.Event()
    with (
        open_room(settings, moment(), addresses=lambda: ("127.0.0.1",)) as opened,
        listening(0) as pages,
        listening(0) as trust,
    ):
        where = where_of(opened, port_of(pages), port_of(trust))
        house = RoomHouse(
            opened.room,
            opened.session,
            settings,
            opened.registry,
            where,
            engines=engines,
            examiners=Examiners(opened.folder),
            passkeys=Passkeys(opened.folder, opened.room.host, where.address, opened.room.name),
        )
        gate = RoomGate(house, hosts((HOST, "127.0.0.1"), port_of(pages)))
        server = serving.server(gate, *folder.files("server"), began=began.set)
        thread = threading.Thread(target=lambda: server.run(sockets=[pages]), name="server")
        thread.start()
        assert began.wait(60)
        try:
            yield house, port_of(pages), folder
        finally:
            server.should_exit = True
            thread.join(60)


@contextmanager
def browser(
    home: Path, *, trusts: Path | None, microphone: Path | None = None
) -> Iterator[list[BrowserContext]]:
    """Four browsers that trust that root; none of ours when it is None. A microphone plays its file once."""
    if trusts is not None:
        store = home / ".pki" / "nssdb"
        store.mkdir(parents=True)
        for words in (["-N", "--empty-password"], ["-A", "-t", "C,,", "-n", "room", "-i", str(trusts)]):
            subprocess.run(["certutil", *words, "-d", f"sql:{store}"], check=True, capture_output=True)
    flags = [*FLAGS, f"--host-resolver-rules=MAP {HOST} 127.0.0.1"]
    if microphone is not None:
        flags.append(f"--use-file-for-fake-audio-capture={microphone}%noloop")
    with sync_playwright() as play:
        own = {**os.environ, "HOME": str(home)}
        chromium = play.chromium.launch(executable_path=found(), args=flags, env=own)
        try:
            size = {"width": 1440, "height": 900}
            yield [chromium.new_context(viewport=size, locale="fr-FR") for _ in range(4)]
        finally:
            chromium.close()


def opened_page(context: BrowserContext, heard: list[str]) -> Page:
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.on("console", lambda one: heard.append(one.text) if one.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: heard.append(str(error)))
    return page


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    return [one["id"] for one in page.evaluate("axe.run()")["violations"]]


def test_a_call_goes_from_the_code_to_the_report_over_tls_while_the_board_follows(
    settings: Settings, tmp_path: Path
) -> None:
    heard: list[str] = []
    with (
        open_over_tls(settings) as (house, port, folder),
        browser(tmp_path / "home", trusts=folder.files("root")[0]) as contexts,
    ):
        where = f"https://{HOST}:{port}"
        desk, trainer = opened_page(contexts[0], heard), opened_page(contexts[1], heard)
        desk.add_init_script(SOCKETS)
        trainer.goto(f"{where}/enter")
        assert trainer.evaluate("isSecureContext"), "the browser trusts the room"
        assert violations(trainer) == []
        trainer.click("summary")
        trainer.fill("#password", PASSWORD)
        trainer.keyboard.press("Enter")
        trainer.wait_for_url("**/board")
        assert violations(trainer) == []
        says = trainer.locator("#desk-1 [data-cell=says]")
        expect(says).to_have_text("personne encore")
        desk.goto(f"{where}/enter")
        desk.fill("#code", house.session.seats[0].code)
        desk.keyboard.press("Enter")
        expect(desk.locator(".place")).to_contain_text("Poste 1")
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
        two_more_begin_together(house, where, trainer, [opened_page(one, heard) for one in contexts[2:]])
        for address in ("/sheet", "/group"):
            trainer.goto(where + address)
            assert violations(trainer) == []
        assert heard == []
    call = house.desk(house.session.seats[0]).call
    assert call is not None
    assert call.line.health.counts.dropped == 0, "nothing was lost with the connection"


def two_more_begin_together(house: RoomHouse, where: str, trainer: Page, desks: list[Page]) -> None:
    """Desks 2 and 3 are given a caller, wait, begin when the trainer starts all, and hang up."""
    says = [trainer.locator(f"#desk-{number} [data-cell=says]") for number in (2, 3)]
    for number, desk in enumerate(desks, 1):
        desk.goto(f"{where}/enter")
        desk.fill("#code", house.session.seats[number].code)
        desk.keyboard.press("Enter")
        desk.wait_for_selector(".callers")
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
    globalThis.sockets = [];
    globalThis.WebSocket = class extends WebSocket {
      constructor(...words) { super(...words); sockets.push(this); }
    };
"""
"""Lets a test take the line away under the page."""


def lost_and_back(desk: Page) -> None:
    """The line goes: the page says so, and the call goes on over another."""
    desk.evaluate("sockets.at(-1).close()")
    expect(desk.locator("#connection")).to_be_visible()
    expect(desk.locator("#connection")).to_be_hidden()
    assert desk.evaluate("sockets.length") == 2
    expect(desk.locator("#hang-up")).to_be_visible()


def spoken(plan: Plan, settings: Settings, typed: bool) -> Models:
    return models_for(plan.scenario, plan.mode, SaidInTurn(SAID), settings)


def test_a_spoken_call_over_tls_is_recorded_as_it_was_said_through_a_barge_in_and_a_lost_line(
    settings: Settings, tmp_path: Path
) -> None:
    said, heard = wav(tmp_path / "trainee.wav"), list[str]()
    engines = Engines(open=spoken, deaf=lambda settings: None)
    with (
        open_over_tls(settings, engines) as (house, port, folder),
        browser(
            tmp_path / "home", trusts=folder.files("root")[0], microphone=tmp_path / "trainee.wav"
        ) as contexts,
    ):
        where = f"https://{HOST}:{port}"
        contexts[0].grant_permissions(["microphone"])
        desk = opened_page(contexts[0], heard)
        desk.add_init_script(SOCKETS)
        desk.goto(f"{where}/enter")
        desk.fill("#code", house.session.seats[0].code)
        desk.keyboard.press("Enter")
        desk.wait_for_selector(".callers")
        desk.goto(f"{where}/callers/FR07")
        desk.check("input[name=captions]")
        desk.check("input[name=accepted]")
        desk.click("button.main")
        desk.click("#listen")
        expect(desk.locator("#levels")).to_be_visible()
        assert violations(desk) == []
        desk.click("#begin")
        desk.click("#pick-up")
        expect(desk.locator("#said li.client").first).to_be_visible()
        lost_and_back(desk)
        held = house.desk(house.session.seats[0]).call
        assert held is not None
        desk.wait_for_function("seconds => Number(timer.textContent.slice(3)) >= seconds", arg=52)
        desk.click("#hang-up")
        desk.wait_for_url("**/marks")
        desk.goto(where + held.result.removesuffix("/marks"))
        assert violations(desk) == []
        assert heard == []
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
    found = [compared(said, left, at) for at in AT]
    whole = [one for one in found if one[0] > 0.9]
    assert len(whole) >= 4, found
    assert all(likeness > 0.99 and abs(level) < 0.5 for likeness, level in whole), found


def test_a_browser_that_does_not_trust_the_root_goes_no_further(settings: Settings, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    with open_over_tls(settings) as (_, port, _), browser(tmp_path / "home", trusts=None) as contexts:
        page = contexts[0].new_page()
        with pytest.raises(Exception, match="ERR_CERT_AUTHORITY_INVALID"):
            page.goto(f"https://{HOST}:{port}")


SIGNS = "import('/static/passkey.js').then(async (keys) => keys.shown(await keys.post('/passkeys/again')))"


def with_an_authenticator(page: Page) -> None:
    """A device that knows its holder, inside the browser."""
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True}
    holder = {"hasUserVerification": True, "isUserVerified": True, "automaticPresenceSimulation": True}
    device.send("WebAuthn.addVirtualAuthenticator", {"options": {**options, **holder}})


def test_a_trainer_adds_a_passkey_and_comes_in_by_it_and_by_password_still(
    settings: Settings, tmp_path: Path
) -> None:
    with (
        open_over_tls(settings) as (house, port, folder),
        browser(tmp_path / "home", trusts=folder.files("root")[0]) as (one, *_),
    ):
        page = one.new_page()
        with_an_authenticator(page)
        page.goto(f"https://{HOST}:{port}/enter")
        page.get_by_role("button", name="Entrer par clé d'accès").click()
        expect(page.get_by_text("Aucune clé d'accès n'a été donnée")).to_be_visible()
        page.get_by_text("Je suis le formateur").click()
        page.locator("#password").fill(PASSWORD)
        page.locator("#password").press("Enter")
        page.get_by_role("link", name="Clés d'accès").click()
        assert violations(page) == []
        page.locator("#password").fill("pas le bon mot de passe")
        page.get_by_role("button", name="Ajouter").click()
        expect(page.get_by_text("Ce n'est pas le mot de passe.")).to_be_visible()
        page.locator("#password").fill(PASSWORD)
        page.get_by_role("button", name="Ajouter").click()
        expect(page.get_by_text("Clé d'accès 1, ajoutée le")).to_be_visible()
        page.get_by_role("button", name="Quitter").click()
        page.get_by_role("button", name="Entrer par clé d'accès").click()
        expect(page).to_have_url(f"https://{HOST}:{port}/board")
        assert house.passkeys is not None
        assert [one.count > 0 for one in house.passkeys.of("")] == [True], "it has signed"
        signed = json.loads(page.evaluate(SIGNS))
        answer = json.dumps(signed["answer"])
        assert house.passkeys.who("sign", signed["ticket"], answer) == "", "asked again who one is"
        assert house.passkeys.who("sign", signed["ticket"], answer) is None, "good once"
        assert house.passkeys.who("sign", house.passkeys.ask("sign").ticket, answer) is None, (
            "another question"
        )
        house.passkeys.remove("", house.passkeys.of("")[0].id)
        page.get_by_role("button", name="Quitter").click()
        page.get_by_role("button", name="Entrer par clé d'accès").click()
        expect(page.get_by_text("Cette salle ne connaît pas cette clé d'accès")).to_be_visible()
        page.goto(f"https://127.0.0.1:{port}/enter")
        expect(page.get_by_text("ne fonctionnent qu'à")).to_be_visible()
