"""Help during a call, in its page: shown as asked for, noted in the record, and never in an examination."""

from __future__ import annotations

import json

from page_played import Page, Pages

from voicesim.modes import MODES, rules_of
from voicesim.web.held_call import HeldCall


def prepared(pages: Pages, help: str) -> HeldCall:
    form = {"accepted": "yes", "how": "typed", "help": help}
    assert pages.client.post("/callers/FR07", data=form).status_code == 303
    assert pages.desk.call is not None
    return pages.desk.call


def held(pages: Pages, call: HeldCall) -> tuple[Page, str]:
    with pages.connected(call) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says("Assistance bonjour, Camille à l'appareil, je vous écoute.")
        page.tick(25)
        page.do("hang_up")
        return page, page.to_the_end().split("/")[2]


def test_help_is_shown_after_the_caller_has_spoken_and_noted(pages: Pages) -> None:
    assert 'name="help"' in pages.text("/callers/FR07")
    call = prepared(pages, "3")
    assert 'id="suggestions"' in pages.text(f"/line/{call.id}")
    page, name = held(pages, call)
    assert 1 <= len(page.state["help"]) <= 3
    assert {one["kind"] for one in page.state["help"]} <= {"anger", "distress", "ask"}
    directory = pages.desk.filed(name)
    assert directory.manifest().aids == {"help": "3"}
    kept = json.loads((directory.path / "help.json").read_text("utf-8"))
    assert kept["levels"][0] == 3
    assert kept["shown"] >= 1
    assert "help.json" in directory.manifest().files
    assert "Aide :" in pages.text(f"/calls/{name}")


def test_whoever_asks_for_no_help_is_shown_none_and_nothing_is_noted(pages: Pages) -> None:
    call = prepared(pages, "0")
    assert 'id="suggestions"' not in pages.text(f"/line/{call.id}")
    page, name = held(pages, call)
    assert page.state["help"] == []
    directory = pages.desk.filed(name)
    assert directory.manifest().aids == {}
    assert not (directory.path / "help.json").exists()


def test_there_is_help_in_practice_alone() -> None:
    assert [mode for mode in MODES if rules_of(mode).helped] == ["practice"]
