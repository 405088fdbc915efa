"""In the page, too, a person may refuse that the sound of a practice call is kept (L14)."""

from __future__ import annotations

from html import unescape

import pytest
from page_played import Pages

from voicesim.errors import ConfigurationError


def test_a_call_whose_sound_was_refused_leaves_none_and_is_scored(pages: Pages) -> None:
    before = unescape(pages.text("/callers/FR07"))
    assert 'name="unrecorded"' in before
    assert before.count('data-sound="forgotten"') == 2
    assert "Il n'y a pas d'enregistrement." in before
    form = {"accepted": "yes", "how": "typed", "unrecorded": "yes"}
    assert pages.client.post("/callers/FR07", data=form).status_code == 303
    call = pages.desk.call
    assert call is not None
    assert "aucun son n'est" in call.wish.notice.written
    with pages.connected(call) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.says("Bonjour, je vous écoute.")
        page.do("hang_up")
        name = page.to_the_end().split("/")[2]
    directory = pages.desk.filed(name)
    assert directory.manifest().complete
    assert directory.scorecard.is_file()
    assert not directory.sound.exists()
    assert "data:audio" not in directory.report.read_text("utf-8")


def test_an_examination_is_recorded(pages: Pages) -> None:
    settings = pages.desk.settings
    call = settings.call.model_copy(update={"mode": "certification"})
    kept = settings.records.model_copy(update={"organisation": "Une maison", "dpo": "dpo@maison.example"})
    pages.desk.settings = settings.model_copy(update={"call": call, "records": kept})
    assert 'name="unrecorded"' not in pages.text("/callers/FR07")
    scenario = pages.desk.caller("FR07")
    with pytest.raises(ConfigurationError, match="be recorded"):
        pages.desk.prepare(scenario, typed=True, captions=False, accepted=True, recorded=False)
