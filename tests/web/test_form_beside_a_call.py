"""The claim form beside a call: filled in while talking, on the record, then set beside what was said."""

from __future__ import annotations

import json

from page_played import Page, Pages

from voicesim.call.event_reading import read_events
from voicesim.call.events import FieldEntered
from voicesim.scorecard.card import card_in


def answered(page: Page, field: str, text: str) -> None:
    page.tell(do="fill", number=page.deed, field=field, text=text)
    page.deed += 1


def test_a_form_filled_in_while_talking_is_reconciled_in_the_report(page: Page, pages: Pages) -> None:
    shown = pages.text(f"/line/{page.call.id}")
    assert '<label for="claim-plate" lang="fr">Immatriculation</label>' in shown
    assert "<option>Devant le conducteur</option>" in shown
    page.do("pick_up")
    page.says("Assistance bonjour, je vous écoute.")
    page.says("Quelle est votre plaque d'immatriculation ?")
    answered(page, "plate", "IU 633 OA")
    answered(page, "when", "Hier")
    page.says("Quand est-ce que c'est arrivé, à quelle date ?")
    page.says("À quel numéro puis-je vous rappeler ?")
    page.until(lambda state: any("quatre-vingt-dix-huit" in one["text"] for one in page.said))
    answered(page, "callback", "06 39 98 61 70")
    answered(page, "quote", "640")
    page.do("hang_up")
    directory = pages.desk.filed(page.to_the_end().split("/")[2])
    lines = {one.id: one for one in card_in(directory.scorecard).form}
    assert lines["plate"].outcome == "noted"
    assert lines["plate"].said is not None
    assert "six cent trente-trois" in lines["plate"].said.words
    assert lines["when"].outcome == "differs", "it was this morning"
    assert lines["callback"].outcome == "differs", "two digits changed places"
    assert (lines["quote"].outcome, lines["quote"].asked) == ("not_said", None)
    assert lines["available"].outcome == "untouched"
    report = directory.report.read_text("utf-8")
    assert "La fiche et ce qui a été dit" in report
    assert "06 39 98 61 70" in report
    checks = json.loads(directory.scorecard.read_text("utf-8"))["criteria"]
    assert "06 39 98 61 70" not in json.dumps(checks), "it earns and costs no points"


def test_what_is_filled_in_is_kept_once_and_shown_to_a_page_that_comes_back(page: Page, pages: Pages) -> None:
    page.do("pick_up")
    answered(page, "nonsense", "x")
    answered(page, "plate", "  IU-633-OA\u200b ")
    answered(page, "plate", "IU-633-OA")
    page.tick(5)
    with pages.connected(page.call) as back:
        assert back.state["filled"] == {"plate": "IU-633-OA"}
        back.number, back.deed = page.number, page.deed
        back.do("stop")
        name = back.to_the_end().split("/")[2]
    entries = [one for one in read_events(pages.desk.filed(name).events) if isinstance(one, FieldEntered)]
    assert [(one.field, one.text) for one in entries] == [("plate", "IU-633-OA")], "no other, nor it twice"
