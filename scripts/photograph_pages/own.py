"""A desk of one's own: from the list to what was practised."""

from __future__ import annotations

from browsed import chromium, served, visiting
from playwright.sync_api import Page, expect

from scripts.photograph_pages.album import ENGINES, GREETS, Album, practised, prepare, say
from tests.authoring.written_cases import BICYCLE, BOOKSHOP
from voicesim.authoring.checking import checked
from voicesim.authoring.keeping import keep_new, place_here, publish
from voicesim.settings.schema import Settings
from voicesim.web.desk import Desk

CONSOLES = "Je comprends que ce soit pénible pour vous. À quelle date avez-vous vu la fuite ?"
TOOK = (("FR02", "good"), ("FR01", "poor"), ("FR03", "average"), ("FR07", "average"), ("FR04", "good"))
"""What somebody has practised, the latest last."""


def own(album: Album, settings: Settings) -> None:
    """A desk of one's own, from the list to what was practised."""
    desk = Desk(settings, engines=ENGINES)
    kept = keep_new(place_here(), BOOKSHOP)
    publish(place_here(), kept, checked(BOOKSHOP, kept.id, proved=True))
    keep_new(place_here(), BICYCLE)
    with served(desk) as where, chromium() as browser, visiting(browser) as visit:
        page, at = visit.page, where.split("/enter")[0]

        def look(name: str, address: str) -> None:
            page.goto(at + address)
            album.take(page, f"own-{name}")

        look("closed", "/")
        page.goto(where)
        album.take(page, "own-home-first")
        look("path-first", "/path?calls=fr")
        names = practised(settings, "", "", TOOK)
        for name, address in (
            ("home", "/"),
            ("home-english-calls", "/?calls=en"),
            ("nowhere", "/nowhere"),
            ("no-such-caller", "/callers/FR99"),
            ("path", "/path?calls=fr"),
            ("unit-read", "/path/empathy_read?calls=fr"),
            ("consent", "/consent"),
            ("programme-few", "/programme"),
            ("result", f"/calls/{names[1]}"),
            ("report", f"/calls/{names[1]}/report"),
            ("again", f"/calls/{names[1]}/again/4"),
            ("cases", "/cases?calls=fr"),
            ("case", f"/cases/{kept.id}"),
            ("author", "/authors/FR01"),
            ("caller-sensitive", "/callers/FR06"),
            ("caller", "/callers/FR01"),
        ):
            look(name, address)
        page.evaluate("document.querySelector('input[name=accepted]').required = false")
        page.click("button.main")
        album.take(page, "own-caller-refused")
        called(album, page, at)
        drilled(album, page, at)
        page.goto(f"{at}/path/empathy_try?calls=fr")
        page.fill("textarea >> nth=0", "Ce n'est pas mon problème.")
        page.click("button.main")
        album.take(page, "own-unit-answered")
        written(album, page, at, kept.id)
        page.goto(f"{at}/language/en?back=/")
        for name, address in (
            ("home", "/"),
            ("caller", "/callers/EN01"),
            ("path", "/path?calls=en"),
            ("result", f"/calls/{names[0]}"),
            ("consent", "/consent"),
            ("case", "/cases/new/en/theft"),
        ):
            look(f"{name}-in-english", address)
        album.found += [f"own, the browser: {one}" for one in visit.complaints]


def called(album: Album, page: Page, at: str) -> None:
    """A typed call in all its states, and what comes after it."""
    page.goto(f"{at}/callers/FR01")
    prepare(page, "typed")
    album.take(page, "own-check-typed")
    page.click("#begin")
    expect(page.locator("#pick-up")).to_be_visible()
    album.take(page, "own-ringing")
    page.click("#pick-up")
    say(page, GREETS)
    say(page, CONSOLES)
    page.fill("#claim >> input >> nth=0", "Mme Martin")
    album.take(page, "own-call-helped")
    page.click("#transfer")
    page.click("#pause")
    album.take(page, "own-call-paused")
    page.click("#pause")
    page.click("#hold")
    expect(page.locator("#state")).to_contain_text("attente")
    album.take(page, "own-call-on-hold")
    page.goto(f"{at}/")
    album.take(page, "own-home-under-way")
    page.goto(f"{at}/callers/FR03")
    page.check("input[value=typed]")
    page.check("input[name=accepted]")
    page.click("button.main")
    album.take(page, "own-second-call-refused")
    page.goto(f"{at}/")
    page.click(".note a")
    page.click("#begin")
    page.click("#hang-up")
    page.wait_for_url("**/marks")
    album.take(page, "own-marks")
    page.get_by_label("Humanité").fill("60")
    page.click("button.main")
    page.wait_for_selector(".result")
    page.check("input[name=line] >> nth=0")
    page.check("input[name=verdict] >> nth=0")
    page.fill("#why", "je n'ai pas dit cela")
    page.click("text=Réévaluer")
    page.wait_for_selector(".result")
    album.take(page, "own-contested")


def drilled(album: Album, page: Page, at: str) -> None:
    """A drill, and what it showed."""
    page.goto(f"{at}/drills?what=empathie&calls=fr")
    album.take(page, "own-drill")
    prepare(page, "typed")
    page.click("#begin")
    page.click("#pick-up")
    expect(page.locator("#timer")).to_contain_text("/")
    page.fill("#words-typed", "Je suis désolé, je comprends que ce soit pénible pour vous.")
    page.keyboard.press("Enter")
    page.wait_for_selector("#said li.trainee")
    album.take(page, "own-drilling")
    page.click("#hang-up")
    page.wait_for_url("**/drill")
    album.take(page, "own-drilled")


def written(album: Album, page: Page, at: str, case: str) -> None:
    """A case with what is to be mended, and a caller of one's own that the robots take."""
    page.goto(f"{at}/cases/new/fr/water")
    page.click("button[value=publish]")
    page.wait_for_selector("#mend")
    album.take(page, "own-case-to-mend")
    page.goto(f"{at}/authors/{case}")
    page.click("form[action^='/authors/'] button")
    page.wait_for_selector("section[aria-labelledby=robots]")
    album.take(page, "own-author-rehearsed")
    broken = place_here().scenario(case)
    text = broken.read_text("utf-8")
    misspelt = text.replace("level:", "levl:", 1).replace("told: asked", "told: sometimes", 1)
    broken.write_text(misspelt, "utf-8")
    page.goto(f"{at}/authors/{case}")
    album.take(page, "own-author-to-mend")
    broken.write_text(text, "utf-8")
