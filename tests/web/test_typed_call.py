"""A whole call in a page, typed: from the list of callers to the report."""

from __future__ import annotations

import json
import re
from pathlib import Path

from page_played import Page, Pages

from voicesim.call.directory import CallDirectory
from voicesim.records.trainee import read_trainee


def filed(pages: Pages, result: str) -> CallDirectory:
    return pages.desk.filed(result.split("/")[2])


def test_a_call_goes_from_the_list_of_callers_to_the_report(pages: Pages) -> None:
    assert "Bris de glace simple" in pages.text("/")
    before = pages.text("/callers/FR07")
    assert "Qui peut les voir" in before, "the notice"
    with pages.call("FR07") as page:
        assert "franchise" in pages.text(f"/line/{page.call.id}")
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says("Assistance bonjour, Camille à l'appareil. Je vous écoute, que s'est-il passé ?")
        page.says("Je comprends, c'est pénible. Pouvez-vous rouler sans danger ?")
        page.do("hang_up")
        result = page.to_the_end()
    assert result.endswith("/marks"), "one's own marks are asked for first"
    marks = pages.text(result)
    assert 'name="mark.' in marks
    assert "/ 100" not in marks, "nothing of the scorecard is seen yet"
    card = json.loads(filed(pages, result).scorecard.read_text("utf-8"))
    dimension = card["dimensions"][0]["id"]
    kept = pages.client.post(result, data={f"mark.{dimension}": "70"})
    assert kept.headers["location"] == result.removesuffix("/marks")
    after = pages.text(kept.headers["location"])
    assert "la vôtre : 70" in after
    report = pages.client.get(f"{kept.headers['location']}/report")
    assert "Bris de glace" in report.text
    assert report.headers["content-security-policy"].startswith("sandbox allow-scripts")
    assert kept.headers["location"] in pages.text("/"), "it is among the last calls"


def test_what_was_typed_and_heard_is_in_the_record(page: Page, pages: Pages) -> None:
    page.do("pick_up")
    page.says("Bonjour, je vous écoute.")
    page.do("hang_up")
    directory = filed(pages, page.to_the_end())
    turns = json.loads(directory.transcript.read_text("utf-8"))["turns"]
    assert [turn["text"] for turn in turns if turn["speaker"] == "trainee"] == ["Bonjour, je vous écoute."]
    shown = [one["text"] for one in page.said if one["who"] == "client"]
    assert [turn["text"] for turn in turns if turn["speaker"] == "client"] == shown
    manifest = directory.manifest()
    assert manifest.engines["line"] == "browser"
    assert manifest.notice["accepted"]
    assert manifest.owner["purpose"] == "practice"
    assert manifest.complete


def test_the_client_is_read_word_by_word_while_they_speak(page: Page) -> None:
    page.do("pick_up")
    page.says("Bonjour, je vous écoute.")
    whole = page.said[-1]["text"]
    begun = [text for text in page.saying if whole.startswith(text)]
    assert len(begun) > 3
    assert begun == sorted(begun, key=len)


def test_a_call_without_the_notice_accepted_is_not_prepared(pages: Pages) -> None:
    answer = pages.client.post("/callers/FR07", data={"how": "typed"})
    assert answer.status_code == 422
    assert "Cochez la case" in answer.text
    assert pages.desk.call is None


def test_a_second_call_is_refused_while_one_is_under_way(page: Page, pages: Pages) -> None:
    answer = pages.client.post("/callers/FR03", data={"how": "typed", "accepted": "yes"})
    assert answer.status_code == 409
    assert "un appel est en cours dans une autre page" in answer.text
    assert not page.call.over


def test_a_call_that_was_prepared_and_never_begun_gives_way(pages: Pages) -> None:
    first = pages.prepare("FR07")
    second = pages.prepare("FR03")
    assert first.ended(10)
    assert first.stage == "left"
    assert pages.desk.held(second.id) is second
    assert pages.client.get(f"/line/{first.id}").headers["location"] == "/"


def test_a_line_that_was_not_said_so_is_contested_in_the_page(page: Page, pages: Pages) -> None:
    page.do("pick_up")
    page.says("Calmez-vous, ce n'est qu'un pare-brise.")
    page.do("hang_up")
    name = page.to_the_end().split("/")[2]
    directory = pages.desk.filed(name)
    turns = json.loads(directory.transcript.read_text("utf-8"))["turns"]
    (line,) = [number for number, turn in enumerate(turns) if turn["speaker"] == "trainee"]
    assert f'name="line" value="{line}">' in pages.text(f"/calls/{name}")
    answer = pages.client.post(f"/calls/{name}/contest", data={"line": str(line)})
    assert answer.status_code == 303
    assert f'name="line" value="{line}" checked' in pages.text(f"/calls/{name}")
    assert (directory.path / "scorecard.contested.json").is_file()
    pages.client.post(f"/calls/{name}/contest", data={"why": "non"})
    assert not (directory.path / "scorecard.contested.json").exists(), "what is unticked is taken back"


def test_a_verdict_that_somebody_holds_to_be_wrong_is_contested_in_the_page(page: Page, pages: Pages) -> None:
    page.do("pick_up")
    page.says("Calmez-vous, ce n'est qu'un pare-brise.")
    page.do("hang_up")
    name = page.to_the_end().split("/")[2]
    (verdict, *_) = re.findall(r'name="verdict" value="([^"]+)">', pages.text(f"/calls/{name}"))
    pages.client.post(f"/calls/{name}/contest", data={"verdict": verdict, "why": "je l'ai dit"})
    (said,) = read_trainee(pages.desk.filed(name)).verdicts
    assert (said.id, said.comment) == (verdict, "je l'ai dit")
    assert "Sans ce que vous contestez" in pages.text(f"/calls/{name}")
    refused = pages.client.post(f"/calls/{name}/contest", data={"verdict": "no_such"})
    assert refused.status_code == 409


def test_the_pages_speak_the_language_that_was_chosen(pages: Pages) -> None:
    assert "Qui appelle" in pages.text("/")
    pages.client.get("/language/en?back=/")
    assert "Who is calling?" in pages.text("/")
    assert "Kitchen fire" in pages.text("/?calls=en")


def test_the_records_lie_on_the_shelf_of_practice(page: Page, pages: Pages, tmp_path: Path) -> None:
    page.do("stop")
    result = page.to_the_end()
    assert (tmp_path / "records" / "practice" / result.split("/")[2] / "report.html").is_file()
