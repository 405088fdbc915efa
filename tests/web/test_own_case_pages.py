"""The form for a case of one's own: it keeps what is typed, says what is wrong, and makes the caller."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest
from page_played import Pages
from room_played import PlayedRoom

from tests.authoring.written_cases import BICYCLE, BOOKSHOP
from voicesim.authoring.case import Case
from voicesim.authoring.keeping import keep_new, place_here, read_case


@pytest.fixture(autouse=True)
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / "own"))
    return tmp_path / "own"


class Filled(HTMLParser):
    """The form of a page as a browser would send it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, list[str]] = {}
        self.action, self._area, self._select = "", "", ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and "case" in given.get("class", ""):
            self.action = given["action"]
        if tag == "input" and (given.get("type") != "checkbox" or "checked" in given):
            self.fields.setdefault(given["name"], []).append(given["value"])
        if tag == "textarea":
            self._area = given["name"]
            self.fields[self._area] = [""]
        if tag == "select":
            self._select = given["name"]
        if tag == "option" and "selected" in given:
            self.fields[self._select] = [given["value"]]

    def handle_data(self, data: str) -> None:
        if self._area:
            self.fields[self._area][0] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self._area = ""


def written(case: Case) -> Case:
    """A case without the rows that nobody wrote in."""
    facts = tuple(one for one in case.facts if one.sentence)
    return case.model_copy(update={"facts": facts, "points": tuple(one for one in case.points if one.right)})


@pytest.mark.parametrize("case", [BOOKSHOP, BICYCLE])
def test_what_a_page_shows_of_a_case_is_what_it_keeps(pages: Pages, case: Case) -> None:
    kept = keep_new(place_here(), case)
    shown = Filled(pages.client.get(f"/cases/{kept.id}").text)
    answer = pages.client.post(shown.action, data={**shown.fields, "then": ["check"]})
    assert (answer.status_code, answer.headers["location"]) == (303, f"/cases/{kept.id}#mend")
    assert written(read_case(place_here(), kept.id).case) == case


def test_a_case_of_ones_own_becomes_a_caller_who_calls(pages: Pages) -> None:
    begun = Filled(pages.text("/cases/new/en/theft"))
    first = pages.client.post(begun.action, data={**begun.fields, "then": ["publish"]})
    assert first.status_code == 422, "nothing is written yet"
    assert "choses à corriger" in first.text
    assert "rien n&#39;est écrit ici" in first.text
    assert "au moins 1 caractère" not in first.text, "an author is told what to do, not what a file lacks"
    assert 'aria-invalid="true"' in first.text
    assert "EN101" in pages.text("/cases?calls=en"), "and nothing is lost"
    kept = keep_new(place_here(), BICYCLE)
    shown = Filled(pages.client.get(f"/cases/{kept.id}").text)
    made = pages.client.post(shown.action, data={**shown.fields, "then": ["publish"]})
    assert made.status_code == 200, made.text
    assert "Chacun a obtenu ce qu&#39;il mérite." in made.text
    assert f'href="/callers/{kept.id}"' in pages.text("/?calls=en")
    with pages.call(kept.id, typed=True) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says("Good morning, Larkfield claims, how can I help?")
        page.says("Did anybody see anything, any witnesses?")
        page.do("hang_up")
        page.to_the_end()
        heard = " ".join(one["text"] for one in page.said if one["who"] == "client")
    assert "the bakery opposite has a camera" in heard


def test_the_trainer_of_a_room_writes_callers_and_a_desk_does_not(room: PlayedRoom) -> None:
    trainer = room.trainer()
    assert trainer.get("/cases").status_code == 200
    assert trainer.get("/authors/FR07").status_code == 200
    assert room.desk(1).client.get("/cases").status_code == 403
    assert room.desk(1).client.get("/authors/FR07").status_code == 403


@pytest.mark.parametrize("address", ["/cases/FR1", "/cases/..%2Fscenarios%2FFR101", "/cases/new/de/water"])
def test_no_address_of_a_case_leads_elsewhere(pages: Pages, address: str) -> None:
    assert pages.client.get(address).status_code in (404, 409)
