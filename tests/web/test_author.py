"""A caller as their author sees them."""

from __future__ import annotations

from pathlib import Path

import pytest
from page_played import Pages

from voicesim.client.scenario import find_scenario
from voicesim.sessions.authoring import draft_of


def test_an_author_sees_facts_topics_the_text_and_the_robots_scores(pages: Pages) -> None:
    page = pages.text("/authors/FR07")
    assert "Elle a roulé ce matin avec la fissure" in page, "what is told in trust"
    assert "dit si on le demande, et en confiance" in page
    assert "betrays: [devant moi" in page, "the text itself"
    assert "Rien à corriger" in page
    played = pages.client.post("/authors/FR07").text
    assert "Chacun a obtenu ce qu&#39;il mérite." in played
    assert played.count('<th scope="row">') >= 3


def test_what_the_linter_finds_stands_beside_its_line(pages: Pages, tmp_path: Path) -> None:
    written = find_scenario("FR07").read_text("utf-8")
    file = tmp_path / "FR07.yaml"
    file.write_text(written.replace("must_ask: [registration_plate", "must_ask: [treating_doctor"), "utf-8")
    draft = draft_of(file)
    (line,) = draft.findings
    assert draft.lines[line - 1].startswith("must_ask:")
    assert "treating_doctor" in str(draft.findings[line][0].message)
    file.write_text("nonsense: [", "utf-8")
    assert draft_of(file).scenario is None
    assert draft_of(file).to_mend


@pytest.mark.parametrize("name", ["..%2Fnotices%2Ffr", "FR99", "fr07"])
def test_no_address_of_an_author_leads_to_another_file(pages: Pages, name: str) -> None:
    assert pages.client.get(f"/authors/{name}").status_code in (404, 409)
