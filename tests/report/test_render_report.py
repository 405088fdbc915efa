from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from voicesim.audio.frames import samples
from voicesim.call.events import Closed
from voicesim.call.manifest import Manifest
from voicesim.call.record import CallRecord
from voicesim.call.transcript import record_of
from voicesim.errors import ContentError, RecordingError
from voicesim.scorecard.card import read_card
from voicesim.scorecard.report import render
from voicesim.scorecard.report.wording import wording

Page = Callable[..., str]


class Tags(HTMLParser):
    """Every tag with its attributes, and whether they close in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        if tag not in {"meta", "input", "br", "link"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def of(self, tag: str) -> list[dict[str, str | None]]:
        return [attrs for name, attrs in self.found if name == tag]


def text_of(page: str) -> str:
    body = re.sub(r"<(style|script|template)\b.*?</\1>", " ", page, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", body).split())


def test_the_page_is_well_formed_and_every_id_is_there_once(page: Page) -> None:
    tags = Tags(page())
    assert tags.open == []
    ids = [attrs["id"] for _, attrs in tags.found if "id" in attrs]
    assert len(ids) == len(set(ids))


def test_every_link_inside_the_page_leads_somewhere(page: Page) -> None:
    tags = Tags(page())
    ids = {attrs.get("id") for _, attrs in tags.found}
    links = [attrs["href"] for attrs in tags.of("a")]
    assert len(links) > 5
    assert all(link is not None and link[0] == "#" and link[1:] in ids for link in links)


def test_the_page_asks_nothing_of_any_network(page: Page) -> None:
    text = page()
    assert "http:" not in text
    assert "https:" not in text
    for tag, attrs in Tags(text).found:
        assert not {"src", "srcset", "data", "poster", "action"} & attrs.keys(), tag
        assert tag not in {"link", "iframe", "object", "embed", "img", "base"}
    assert "default-src 'none'" in text


def test_the_page_allows_its_own_script_and_no_other(page: Page) -> None:
    import base64
    import hashlib

    text = page()
    script = re.findall(r"<script>(.*?)</script>", text, flags=re.S)
    assert len(script) == 1
    digest = base64.b64encode(hashlib.sha256(script[0].encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in text


def test_critical_errors_come_before_the_score(page: Page) -> None:
    text = text_of(page())
    assert (
        text.index("Garantie promise avant toute vérification")
        < text.index("sur 100")
        < text.index("Transcription")
    )


def test_every_quote_of_the_scorecard_can_be_heard(page: Page, scorecard: dict[str, Any]) -> None:
    buttons = [a for a in Tags(page()).of("button") if "quote" in (a.get("class") or "")]
    quotes = [q for c in scorecard["criteria"] for k in c["checks"] for q in k["evidence"]]
    quotes += [q for cue in scorecard["cues"] for q in (cue["cue"], *cue["answers"])]
    quotes += [q for e in (*scorecard["critical_errors"], *scorecard["unjudged"]) for q in e["evidence"]]
    heard = sorted((float(b["data-from"] or -1), float(b["data-to"] or -1)) for b in buttons)
    assert heard == sorted((q["start"], q["end"]) for q in quotes)


def test_every_line_of_the_transcript_can_be_heard_by_keyboard(page: Page, record: CallRecord) -> None:
    text = page()
    rows = re.findall(r'<li class="line[^>]*data-from="([\d.]+)".*?<button type="button"', text, flags=re.S)
    assert len(rows) == len(record.turns)


def test_what_was_looked_for_in_vain_says_where(page: Page) -> None:
    assert "Cherché de 0:00 à 1:35" in text_of(page())


def test_words_recognised_poorly_are_marked(page: Page) -> None:
    assert re.findall(r'class="w doubtful"[^>]*>([^<]+)<', page()) == ["Valmireuil,"]


def test_what_a_trainee_says_cannot_become_markup(page: Page, scorecard: dict[str, Any]) -> None:
    evil = "</q><script>alert(1)</script><img src=x onerror=alert(1)>"
    scorecard["criteria"][0]["checks"][0]["sentence"] = evil
    scorecard["next_action"]["sentence"] = evil
    text = page()
    assert text.count("<script>") == 1
    assert "<img" not in text
    assert text.count("&lt;script&gt;") == 2


def test_a_call_without_sound_has_no_player_and_still_reads(page: Page) -> None:
    text = page(sound=None)
    assert "<audio" not in text
    assert "data-from" not in re.sub(
        r"<(style|script)\b.*?</\1>|<li [^>]*>|<span class=.dot[^>]*>", "", text, flags=re.S
    )
    assert "Le son de cet appel n’a pas été gardé." in text
    assert "Ah ben voilà" in text_of(text)


def test_an_english_call_has_an_english_report(page: Page, record: CallRecord) -> None:
    text = page(record=replace(record, language="en"))
    assert '<html lang="en">' in text
    assert "Simulated" not in text_of(text) or "What could not be judged" in text_of(text)
    assert "Erreurs critiques" not in text


def test_both_languages_say_the_same_things() -> None:
    assert wording("fr").keys() == wording("en").keys()
    assert [key for key in wording("fr") if not wording("fr")[key] or not wording("en")[key]] == [
        "unit_count"
    ]


def test_an_examination_names_the_candidate_and_says_who_marks(page: Page, record: CallRecord) -> None:
    text = text_of(page(record=replace(record, mode="certification")))
    assert "L’examinateur note chaque critère et signe." in text
    assert "Candidat" in text


def test_a_call_that_was_cut_off_says_so(page: Page, record: CallRecord) -> None:
    assert "L’appel a été coupé" in text_of(page(record=replace(record, complete=False)))
    assert "L’appel a été coupé" not in text_of(page())


def test_the_notice_says_that_the_client_is_an_ai_and_who_decides(page: Page) -> None:
    text = text_of(page())
    assert "simulé par une intelligence artificielle" in text
    assert "l’humain garantit" in text
    assert "Les émotions montrées sont celles du client simulé." in text


@pytest.mark.parametrize("length", [0.0, 0.02, 3.0])
def test_a_call_in_which_nobody_spoke_has_a_report(
    page: Page, scorecard: dict[str, Any], length: float
) -> None:
    empty = record_of([Closed(samples(length), 1, 1, 0)], Manifest("FR03", "fr", "practice", 7))
    scorecard.update(score=None, criteria=[], critical_errors=[], unjudged=[], next_action=None)
    text = page(record=empty, sound=None)
    assert "Personne n’a parlé pendant cet appel." in text
    assert Tags(text).open == []


def test_the_same_call_gives_the_same_page(
    record: CallRecord, scorecard: dict[str, Any], story: Any, recorded: Path
) -> None:
    card = read_card(scorecard)
    assert render(record, card, story, recorded) == render(record, card, story, recorded)


def test_a_scorecard_without_its_criteria_is_one_sentence(page: Page, scorecard: dict[str, Any]) -> None:
    del scorecard["criteria"]
    with pytest.raises(
        ContentError, match=r"scorecard\.json: criteria: field required; score the call again\."
    ):
        page()


def test_a_recording_that_is_not_sound_is_one_sentence(page: Page, tmp_path: Any) -> None:
    (tmp_path / "call.flac").write_text("no sound", encoding="utf-8")
    with pytest.raises(RecordingError, match=r"call\.flac"):
        page(sound=tmp_path / "call.flac")


def test_the_next_step_leads_to_a_drill_a_moment_and_a_path(page: Page) -> None:
    text = text_of(page())
    assert "Lisez la question à voix haute." in text
    assert "Reprenez juste avant la promesse." in text
    assert "Un parcours de 14 minutes" in text
    assert 'data-from="71.6"' in page()


def test_the_path_holds_what_there_is_to_read_to_hear_and_to_try(page: Page) -> None:
    text = text_of(page())
    assert "Nommez la situation, pas le sentiment supposé" in text.replace("\u00a0", " ")
    assert "Répondez à voix haute, puis comparez" in text
    assert "Une leçon d'une autre version" in text.replace("&#39;", "'")


def test_a_perfect_call_has_no_coaching_to_lead_to(page: Page, scorecard: dict[str, Any]) -> None:
    scorecard["next_action"] = None
    assert 'id="coaching"' not in page()
    assert "#coaching" not in page()


def test_the_clients_cues_stand_beside_the_answers(page: Page) -> None:
    assert "vous y répondez par des mots" in text_of(page())
    assert page().count('<li class="answered">') == 1


def test_practice_shows_what_was_learnt_and_what_stayed_hidden(page: Page) -> None:
    text = text_of(page())
    learnt, hidden = (
        text.index("un spot au plafond qui a grillé", text.index("Vous avez appris")),
        text.index("Un bébé dort dans cette chambre.", text.index("Resté caché")),
    )
    assert text.index("Vous avez appris") < learnt < text.index("Resté caché") < hidden
    assert "Est-ce que l&#39;eau touche des prises" in text[learnt:hidden]


def test_what_nobody_could_learn_is_not_told(page: Page) -> None:
    assert "prévenu il y a un an" not in page()


def test_an_examination_gives_no_secret_of_its_scenario_away(page: Page, record: CallRecord) -> None:
    text = text_of(page(record=replace(record, mode="certification")))
    assert "Un spot a grillé au plafond." not in text, (
        "what the sheet says was not learnt: the caller's words were"
    )
    assert "Un bébé dort" not in text


def test_each_point_says_who_gave_it(page: Page, scorecard: dict[str, Any]) -> None:
    scorecard["criteria"][0]["checks"][0]["judged_by"] = "model"
    scorecard["criteria"][1]["checks"][0]["judged_by"] = "human"
    text = text_of(page())
    checks = sum(len(criterion["checks"]) for criterion in scorecard["criteria"])
    assert text.count("par le modèle de langue") == 1
    assert text.count("par une personne") == 1
    assert text.count("par règle") == checks - 2


def test_the_threshold_of_doubt_is_published(page: Page) -> None:
    assert "moins de 60 % de certitude ne font jamais une faute" in text_of(page())


def test_each_criterion_says_its_error_rate_or_that_nobody_has_measured_it(
    page: Page, scorecard: dict[str, Any]
) -> None:
    text = text_of(page())
    none = "Taux d’erreur de la machine sur ce critère : non mesuré."
    assert text.count(none) == len(scorecard["criteria"])
    scorecard["criteria"][0]["error_rate"] = {
        "wrong": 31,
        "of": 212,
        "source": "quatre sessions",
        "date": "2026-11-29",
    }
    text = text_of(page())
    assert text.count(none) == len(scorecard["criteria"]) - 1
    assert "sur ce critère : 31 jugements sur 212 (quatre sessions, 2026-11-29)." in text


def test_the_same_reason_is_given_once_with_its_criterion(page: Page, scorecard: dict[str, Any]) -> None:
    reason = {"what": "check", "reason": "not_measured", "sentence": "Non mesuré.", "evidence": []}
    scorecard["unjudged"] = [{**reason, "id": id} for id in ("cue", "blame")]
    text = text_of(page())
    section = text[text.index("Ce qui n’a pas pu être jugé") :]
    assert section.count("Non mesuré.") == 1
    assert "Empathie Non mesuré. × 2" in section


def test_a_typed_call_says_why_nothing_was_timed(page: Page, record: CallRecord) -> None:
    typed = tuple(replace(turn, typed=turn.speaker == "trainee") for turn in record.turns)
    text = text_of(page(record=replace(record, turns=typed)))
    assert "ne sont pas mesurés quand on tape ses réponses" in text
    assert "Médiane de l’appel" not in text
