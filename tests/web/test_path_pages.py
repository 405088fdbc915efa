"""A path in the pages: what comes next, a unit, a drill, a call taken up again; a trainer gives one."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
from conftest import quick
from page_played import Page, Pages
from room_played import PlayedRoom, call_held
from spoken_trainee import SaidInTurn

from voicesim.audio.frames import FRAME, Frame
from voicesim.client.moment import load_moment, moments_in
from voicesim.client.scenario import load_scenario


def drilled(page: Page, answers: tuple[str, ...]) -> str:
    """A drill held with these answers; the address of what it showed."""
    page.begin()
    page.until(lambda state: state["line"] == "ringing")
    page.do("pick_up")
    for said in answers:
        if page.state["line"] == "over":
            break
        page.says(said)
    page.do("hang_up")
    return page.to_the_end()


def test_a_drill_is_held_in_the_page_and_shows_its_one_skill(pages: Pages) -> None:
    answer = pages.client.get("/drills?what=empathie&calls=fr")
    assert answer.status_code == 303
    address = answer.headers["location"]
    caller, moment = re.fullmatch(r"/drills/(\w+)/(\w+)", address).groups()  # type: ignore[union-attr]
    chosen = next(one for of, one in moments_in("fr") if (of, one.id) == (caller, moment))
    before = pages.text(address)
    assert chosen.task.split(".")[0][:40] in before.replace("\xa0", " ").replace("&#39;", "'")
    assert pages.client.post(address, data={"how": "typed"}).status_code == 422, "the notice was not accepted"
    ready = pages.client.post(address, data={"how": "typed", "accepted": "yes"})
    assert ready.status_code == 303
    assert pages.desk.call is not None
    with pages.connected(pages.desk.call) as page:
        result = drilled(page, tuple(one for one in chosen.model if one != "/hold"))
    assert result.endswith("/drill")
    showed = pages.text(result)
    assert "1 sur 3 de suite" in showed, "a good answer passes"
    assert "Une bonne réponse ici" in showed
    path = pages.text("/path?calls=fr")
    assert result in path, "it is in what was practised"
    assert result.removesuffix("/drill") not in pages.text("/"), "and no call"


VOICE: Frame = (8000 * np.sin(np.arange(FRAME) * 0.2)).astype(np.int16)
QUIET: Frame = np.zeros(FRAME, dtype=np.int16)


def test_a_drill_is_held_by_voice_and_the_next_one_says_how_many_were_passed(pages: Pages) -> None:
    chosen = load_moment(load_scenario("FR01"), "outburst")
    said = SaidInTurn(chosen.model)
    pages.desk.engines = replace(
        pages.desk.engines, open=lambda *call: replace(quick(*call), recogniser=said)
    )
    address = "/drills/FR01/outburst"
    assert "0 sur 3 de suite" in pages.text(address)
    ready = pages.client.post(address, data={"how": "spoken", "captions": "yes", "accepted": "yes"})
    call = pages.text(ready.headers["location"])
    assert chosen.task.split(".")[0][:30] in call.replace("\xa0", " ").replace("&#39;", "'")
    assert 'data-longest="90.0"' in call
    assert f'href="{address}"' in call, "who has no microphone after all types this drill, not a whole call"
    assert pages.desk.call is not None
    with pages.connected(pages.desk.call) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        for turn in range(len(chosen.model)):
            page.until(lambda state, n=turn: sum(one["who"] == "client" for one in page.said) > n)  # type: ignore[misc]
            page.tick(100, VOICE)
            page.tick(75, QUIET)
        result = page.to_the_end()
    heard = [one["text"] for one in page.said if one["who"] == "trainee"]
    assert heard == list(chosen.model)
    assert "1 sur 3 de suite" in pages.text(result)
    assert "1 sur 3 de suite" in pages.text(address)


def test_a_path_leads_to_its_steps_and_keeps_what_one_prefers(pages: Pages) -> None:
    first = pages.text("/path?calls=fr")
    assert "30 sur 30 ce mois-ci" in first
    assert re.search(r'<a href="/callers/FR\d+"', first), "who has no calls begins with calls"
    assert "pas encore assez" in first
    chosen = pages.client.post(
        "/path?calls=fr", data={"way": "do", "minutes": "45", "trade": "teleassistance"}
    )
    assert chosen.status_code == 303
    again = pages.text("/path?calls=fr")
    assert 'value="45"' in again
    assert '<option value="do" selected>' in again
    assert '<option value="teleassistance" selected>' in again
    assert "/callers/FR11" in again, "the first caller is of one's own trade"


def test_rounds_are_answered_in_the_page_beside_better_answers(pages: Pages) -> None:
    assert "<textarea" in pages.text("/path/empathy_try?calls=fr")
    answered = pages.client.post(
        "/path/empathy_try?calls=fr", data={"answer.0": "Ce n'est pas mon problème."}
    )
    assert answered.status_code == 200
    assert "Mieux\xa0:" in answered.text
    assert "n&#39;est pas mon problème." in answered.text
    assert pages.client.post("/path/empathy_read?calls=fr").headers["location"] == "/path?calls=fr"
    assert "30 sur 30 ce mois-ci" not in pages.text("/path?calls=fr"), "both took their minutes"
    assert pages.client.get("/path/nothing?calls=fr").status_code == 409


def test_a_call_is_taken_up_again_from_one_of_ones_own_turns(pages: Pages) -> None:
    with call_held(pages) as name:
        pass
    address = f"/calls/{name}/again/0"
    assert f'action="{address}"' in pages.text(address)
    assert pages.client.get(f"/calls/{name}/again/99").status_code == 409
    assert pages.client.get(f"/calls/{name}/again/..%2F1").status_code in (404, 409)
    data = {"how": "typed", "accepted": "yes"}
    assert pages.client.post(address, data=data).status_code == 303
    assert pages.desk.call is not None
    assert pages.desk.call.wish.plan.provenance.taken_up == {"call": name, "turn": "0"}


def test_a_trainer_gives_desks_their_own_path_and_sees_nothing_of_it(room: PlayedRoom) -> None:
    trainer, one = room.trainer(), room.desk(1)
    assert trainer.post("/board/give", data={"desk": ["1", "2"], "caller": "path"}).status_code == 303
    assert one.client.get("/seat/news").json()["way"] == "/path"
    assert one.client.get("/path").status_code == 200
    assert "leur propre parcours" in trainer.get("/board").text
    assert trainer.get("/path").status_code == 403
    trainer.post("/board/give", data={"desk": ["1"], "caller": ""})
    assert "way" not in one.client.get("/seat/news").json()
