"""A candidate's pages, and the examiners' from the first impression to the record."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack
from pathlib import Path

from browsed import visiting
from playwright.sync_api import Page
from room_over_tls import OpenRoom
from room_played import PASSWORD
from sitting_played import sitting

from scripts.photograph_pages.album import ENGINES, Album, a_room, say
from scripts.prepared_sitting import EXAMINERS, JURY, prepare_sitting, short_blueprint
from voicesim.examination.book import Book
from voicesim.settings.schema import Settings


def examination(album: Album, settings: Settings) -> None:
    """A candidate's pages, and the examiners' from the first impression to the record."""
    with a_room(settings, 3, ENGINES) as (open, browser), ExitStack() as stack:
        page = stack.enter_context(visiting(browser)).page
        taken(album, open, page, stack.enter_context(visiting(browser)).page)
        house = open.house
        with tempfile.TemporaryDirectory() as folder:
            prepare_sitting(house.registry, settings, short_blueprint(Path(folder)), "avril")
        for name in (*EXAMINERS, *JURY):
            assert house.examiners is not None
            house.examiners.give(house.registry.find(name), f"{PASSWORD} de {name}")
        people = {name: stack.enter_context(visiting(browser)).page for name in (EXAMINERS[0], *JURY)}
        for name, own in people.items():
            own.goto(f"{open.where}/enter")
            own.click("details:has(#examiner) summary")
            own.fill("#examiner", name)
            own.fill("#examiner-password", f"{PASSWORD} de {name}")
            own.keyboard.press("Enter")
            own.wait_for_url("**/examine")
        marked(album, people[EXAMINERS[0]], f"{PASSWORD} de {EXAMINERS[0]}")
        judged(album, open, people[JURY[0]], f"{PASSWORD} de {JURY[0]}")


def taken(album: Album, open: OpenRoom, page: Page, trainer: Page) -> None:
    """A candidate, before their call and behind it."""
    sitting(open.house)
    open.at_a_desk(page, 1)
    open.as_trainer(trainer)
    trainer.check("input[name=desk][value='1']")
    trainer.select_option("#sitting", "mars")
    trainer.click("button[formaction='/board/examine']")
    trainer.wait_for_url("**/board")
    trainer.fill("#candidate", "7")
    trainer.check("input[name=desk][value='2']")
    trainer.select_option("#sitting", "mars")
    trainer.click("button[formaction='/board/examine']")
    trainer.wait_for_selector(".refusal")
    album.take(trainer, "board-no-such-candidate")
    page.click("#news a")
    page.wait_for_url("**/examination")
    album.take(page, "candidate")
    page.check("input[value=typed]")
    page.check("input[name=accepted]")
    page.click("button.main")
    page.wait_for_selector("#begin")
    album.take(page, "candidate-check")
    page.click("#begin")
    page.click("#pick-up", timeout=180_000)
    say(page, "Good afternoon, Camille speaking, is anybody hurt?")
    album.take(page, "candidate-call")
    page.click("#hang-up")
    page.wait_for_url("**/examination")
    album.take(page, "candidate-done")


def marked(album: Album, page: Page, password: str) -> None:
    """Blind marks, unlike the other's, and the signature."""
    album.take(page, "examine")
    page.click(".waiting a")
    album.take(page, "mark-whole")
    page.check("input[name=rating] >> nth=0")
    page.click("button.main")
    page.wait_for_selector("form.blind")
    album.take(page, "mark-blind")
    for field_set in page.locator("form.blind fieldset").all():
        field_set.locator("input").first.check()
    page.click("button[value=see]")
    page.click("details.criterion summary >> nth=1")
    page.select_option("#level", index=1)
    page.fill("#why", "réécouté à 1:12, la reformulation y est")
    page.click("text=La changer")
    page.click("details.criterion summary >> nth=1")
    album.take(page, "mark-evidence")
    page.fill("#password", "un autre mot")
    page.keyboard.press("Enter")
    page.wait_for_selector("#refusal")
    album.take(page, "mark-wrong-password")
    page.fill("#password", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/examine")
    album.take(page, "examine-nothing")


def judged(album: Album, open: OpenRoom, page: Page, password: str) -> None:
    """What differs is settled; the jury decides, tells and closes; the record."""
    page.reload()
    album.take(page, "examine-to-settle")
    page.click(".waiting a")
    album.take(page, "settle")
    while page.url.endswith("/differences"):
        page.fill("input[name=points] >> nth=0", "70")
        page.fill("textarea[name=why] >> nth=0", "réécouté en entier")
        page.fill("input[name=password] >> nth=0", password)
        with page.expect_navigation():
            page.click("button.main >> nth=0")
    page.goto(f"{open.where}/examine/avril")
    album.take(page, "sitting")
    page.goto(f"{open.where}/examine/avril/candidates/1")
    album.take(page, "jury")
    page.check("input[name=passed][value=yes]")
    book = Book.open(open.house.registry.store, "avril")
    for name in JURY:
        seat = book.seat_of(open.house.registry.find(name))
        page.fill(f"#password-{seat}", f"{PASSWORD} de {name}")
    page.fill("#why", "toutes les épreuves sont passées")
    with page.expect_navigation():
        page.click("button.main")
    page.goto(f"{open.where}/examine/avril/candidates/1")
    album.take(page, "jury-decided")
    page.fill("#password-told", password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{open.where}/examine/avril")
    album.take(page, "sitting-told")
    page.fill("#password", password)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.goto(f"{open.where}/examine/avril/record")
    album.take(page, "record")
