"""A caller from a case of one's own, in a real browser over a room's TLS: written, proved, given, called."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from browsed import found
from looked_at import look_at
from playwright.sync_api import Page, expect
from test_room_in_a_browser import TYPED, browsed

from tests.authoring.written_cases import BICYCLE
from voicesim.authoring.case import Case
from voicesim.settings.schema import Settings

pytestmark = [
    pytest.mark.waits(20),
    pytest.mark.skipif(
        found() is None or shutil.which("certutil") is None,
        reason="there is no Chromium, or no certutil (libnss3-tools) to make it trust a root",
    ),
]


def fields(case: Case) -> dict[str, str]:
    """What an author fills in, by the name of its field."""
    texts: dict[str, Any] = case.model_dump(exclude={"language", "kind", "facts", "points", "answers"})
    rows = {"fact": case.facts, "point": case.points}
    for kind, written in rows.items():
        texts |= {f"{kind}.{n}.{name}": said for n, row in enumerate(written) for name, said in row}
    texts |= {f"answer.{topic}": said for topic, said in case.answers.items()}
    ticked = ("must_ask", "settled_by")
    return {name: _text(said) for name, said in texts.items() if said and name not in ticked}


def _text(said: str | tuple[str, ...]) -> str:
    return said if isinstance(said, str) else "\n".join(said)


def fill_in(page: Page, written: Mapping[str, str]) -> None:
    for name, text in written.items():
        field = page.locator(f"[name='{name}']")
        fact = page.locator("details.fact").filter(has=field)
        if fact.count() and fact.get_attribute("open") is None:
            fact.locator("summary").click()
        if field.evaluate("one => one.tagName") == "SELECT":
            field.select_option(text)
        else:
            field.fill(text)


def test_a_trainer_writes_a_caller_the_robots_prove_it_and_a_desk_is_called_by_it(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / "own"))
    with browsed(settings, TYPED, tmp_path / "home", people=2) as open:
        room, (trainer, desk) = open.room, [one.page for one in open.visits]
        room.as_trainer(trainer)
        trainer.click("a[href='/cases']")
        trainer.goto(f"{room.where}/cases?calls={BICYCLE.language}")
        trainer.click(f"a[href='/cases/new/{BICYCLE.language}/{BICYCLE.kind}']")
        trainer.click("button[value=publish]")
        expect(trainer.locator("#mend")).to_contain_text("choses à corriger")
        fill_in(trainer, fields(BICYCLE))
        for name, ticked in (("must_ask", BICYCLE.must_ask), ("settled_by", BICYCLE.settled_by)):
            for box in trainer.locator(f"[name={name}]").all():
                box.set_checked(box.get_attribute("value") in ticked)
        trainer.click("button[value=publish]")
        expect(trainer.locator("section[aria-labelledby=robots]")).to_contain_text("ce qu'il mérite")
        assert trainer.locator("section[aria-labelledby=robots] tbody tr").count() >= 3
        look_at(trainer, "author-over-tls")
        name = trainer.url.rsplit("/", 1)[-1]
        trainer.goto(f"{room.where}/board")
        room.at_a_desk(desk, 1)
        trainer.check("input[name=desk][value='1']")
        trainer.select_option("#caller", name)
        trainer.click("text=Le donner aux postes cochés")
        desk.click("#news a")
        desk.check("input[value=typed]")
        desk.check("input[name=accepted]")
        desk.click("button.main")
        desk.click("#begin")
        desk.click("#pick-up")
        desk.fill("#words-typed", "Larkfield claims, good morning, how can I help?")
        desk.keyboard.press("Enter")
        expect(desk.locator("#said li.client").first).to_contain_text("station")
        desk.click("#hang-up")
        expect(trainer.locator("#desk-1 [data-cell=says]")).to_have_text("terminé")
        assert [one for one in open.complaints if "422" not in one] == [], "but what was to be mended"
