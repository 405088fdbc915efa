"""An examination in a room: taken at a desk, marked blind, settled, decided, recorded."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from room_played import PlayedRoom
from sitting_played import DECIDE, MARKS, NAME, again, password, sitting
from starlette.testclient import TestClient

from voicesim.scorecard.card import card_in
from voicesim.settings.schema import Records, Settings

pytestmark = pytest.mark.computes(10)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    kept = Records(folder=str(tmp_path / "records"), organisation="Une maison", dpo="dpo@maison.example")
    return Settings(records=kept)


HIS = {"password": password("Marc Vidal")}


def text(client: TestClient, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, (address, answer.status_code, answer.text[-600:])
    return re.sub(r"\s+", " ", answer.text)


def taken_at_a_desk(room: PlayedRoom) -> str:
    """Candidate 1 takes their call at desk 1; gives its name."""
    trainer, desk = room.trainer(), room.desk(1)
    assert desk.client.get("/examination").status_code == 403, "nothing was given to this desk yet"
    form = {"desk": "1", "sitting": NAME, "candidate": "2"}
    assert trainer.post("/board/examine", data=form).status_code == 409, "there is no candidate 2"
    trainer.post("/board/examine", data={**form, "candidate": "1"})
    assert desk.client.get("/seat/news").json()["way"] == "/examination"
    assert desk.client.get("/").headers["location"] == "/examination"
    assert desk.client.get("/callers/EN01").status_code == 403, "nobody practises what they are examined on"
    before = text(desk.client, "/examination")
    assert 'data-how="spoken" data-sound="kept"' in before, "the notice, which the page's script shows"
    assert "candidat 1" in before
    assert "minutes" in before
    given = {"how": "typed"}
    assert desk.client.post("/examination", data=given).status_code == 422, "the notice comes first"
    ready = desk.client.post("/examination", data={**given, "accepted": "yes"})
    held = desk.desk.call
    assert held is not None
    assert ready.headers["location"] == f"/line/{held.id}", ready.text
    shown = text(desk.client, f"/line/{held.id}")
    assert 'class="mode certification"' in shown
    assert 'id="pause"' not in shown
    with desk.connected(held) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing", longest=180)
        page.do("pick_up")
        page.says("Good afternoon, Camille speaking, is anybody hurt?")
        page.do("hang_up")
        assert page.to_the_end() == "/examination"
    assert text(desk.client, "/examination") != before, "the next call of the draw"
    (call,) = again(room.house).state.calls.values()
    assert call.held
    for address in (f"/calls/{call.name}", f"/calls/{call.name}/report", f"/debrief/{call.name}"):
        assert desk.client.get(address).status_code == 403, "nothing of it is shown to the candidate"
        assert trainer.get(address).status_code == 403
    return call.name


def come_in(room: PlayedRoom, name: str) -> TestClient:
    client = room.stranger("192.168.1.30")
    assert client.post("/enter", data={"examiner": name, "password": password(name)}).status_code == 303
    return client


def mark(room: PlayedRoom, client: TestClient, call: str, name: str, top: bool) -> None:
    """From the impression to the signature."""
    at = f"/examine/{NAME}/calls/{call}"
    early = {"level.questionnement": "x"}
    assert client.post(f"{at}/level", data=early).status_code == 409, "the whole call comes first"
    first = text(client, at)
    assert 'name="rating"' in first
    sound = client.get(f"{at}/sound")
    assert (sound.status_code, sound.headers["content-type"]) == (200, "audio/flac")
    client.post(f"{at}/rate", data={"rating": "2"})
    blind = text(client, at)
    folder = room.house.registry.store.shelf("certification").folder / call
    for criterion in card_in(folder / "scorecard.json").criteria:
        for check in criterion.checks:
            assert check.sentence not in blind, "nothing of the machine's is shown yet"
    assert " required checked" not in blind, "nor what anybody else marked"
    found = again(room.house).state.calls[call].scale
    assert found is not None
    best, least = found.levels[-1], found.levels[0]
    marks = {f"level.{one}": best if top else least for one in found.weights}
    some = dict(list(marks.items())[:1])
    client.post(f"{at}/level", data={**some, "then": "keep"})
    assert client.post(f"{at}/level", data={"then": "see"}).status_code == 409, "each criterion first"
    client.post(f"{at}/level", data={**marks, "then": "see"})
    assert "data-from=" in text(client, at), "the evidence, to be heard"
    assert client.post(f"{at}/level", data=marks).status_code == 409, "blind no more"
    changed = {"criterion": next(iter(found.weights)), "level": found.levels[1], "why": "réécouté"}
    client.post(f"{at}/change", data=changed)
    assert "réécouté" in text(client, at)
    for wrong in ("", password("Marc Vidal")):
        assert client.post(f"{at}/sign", data={"password": wrong}).status_code == 403
    assert not again(room.house).state.calls[call].round.signed or name != MARKS[0]
    answer = client.post(f"{at}/sign", data={"password": password(name)})
    assert answer.headers["location"] == "/examine"
    assert client.get(at).status_code == 403, "signed: it is not theirs to mark any more"


def test_an_examination_goes_from_the_desk_to_the_record(room: PlayedRoom) -> None:
    book = sitting(room.house)
    call = taken_at_a_desk(room)
    at = f"/examine/{NAME}/calls/{call}"
    claire, jean, lise, marc = (come_in(room, name) for name in (*MARKS, *DECIDE))
    assert call in text(claire, "/examine")
    assert lise.get(at).status_code == 403, "not assigned to her"
    assert lise.get(f"{at}/differences").status_code == 403, "nothing differs yet"
    assert lise.get(f"/examine/{NAME}/candidates/1").status_code == 409, "its marks are open"
    mark(room, claire, call, "Claire Morel", top=True)
    mark(room, jean, call, "Jean Petit", top=False)
    assert claire.get(f"{at}/differences").status_code == 403, "she has marked it"
    differing = text(lise, f"{at}/differences")
    assert "data-from=" in differing
    assert lise.get(f"{at}/differences/sound").status_code == 200
    settled = {"criterion": "", "points": "70", "why": "réécouté en entier"}
    hers = {"password": password("Lise Roux")}
    assert lise.post(f"{at}/differences", data={**settled, **HIS}).status_code == 403
    assert lise.get(f"{at}/differences").status_code == 200, "nothing is settled yet"
    assert lise.post(f"{at}/differences", data={**settled, **hers}).status_code == 303
    jury = f"/examine/{NAME}/candidates/1"
    assert "70,0" in text(marc, jury)
    seats = {name: again(room.house).seat_of(room.house.registry.find(name)) for name in DECIDE}
    given = {f"password.{seat}": password(name) for name, seat in seats.items()}
    verdict = {"passed": "no", "why": "deux épreuves manquent"}
    stolen = {**given, f"password.{seats['Lise Roux']}": password("Marc Vidal")}
    assert marc.post(jury, data={**verdict, **stolen}).status_code == 403
    assert not again(room.house).state.candidates["C1"].decisions
    assert marc.post(jury, data={**verdict, **given}).status_code == 303
    assert again(room.house).state.candidates["C1"].decisions[0].by == tuple(seats.values())
    forged = {"passkey": json.dumps({"ticket": "x", "answer": {}})}
    for told, closed in (({}, hers), (hers, forged)):
        assert marc.post(f"{jury}/told", data=told).status_code == 403
        assert marc.post(f"/examine/{NAME}/close", data=closed).status_code == 403
    now = again(room.house).state
    assert (now.candidates["C1"].communicated, now.stage) == ((), "open"), "neither told nor closed"
    assert "data-passkey" in text(marc, jury)
    assert "data-passkey" in text(lise, f"/examine/{NAME}")
    assert marc.post(f"{jury}/told", data=HIS).status_code == 303
    assert marc.post(f"/examine/{NAME}/close", data=HIS).headers["location"] == f"/examine/{NAME}/record"
    record = text(marc, f"/examine/{NAME}/record")
    assert "réécouté en entier" in record
    assert "Candidat Un" not in record
    printed = marc.get(f"/examine/{NAME}/record.pdf")
    assert printed.content.startswith(b"%PDF")
    store = room.house.registry.store
    lines = [
        json.loads(line) for file in store.logs.glob("*.log") for line in file.read_text("utf-8").splitlines()
    ]
    read = [one for one in lines if one["event"] == "call read"]
    assert {one["by"] for one in read} == {"examiner"}
    assert {one["seat"] for one in read} == {
        book.seat_of(room.house.registry.find(n)) for n in (*MARKS, "Lise Roux")
    }
    assert not [one for one in read if "person" in one]


def test_an_examiner_comes_in_by_their_own_name_and_password(room: PlayedRoom) -> None:
    sitting(room.house)
    stranger = room.stranger("192.168.1.77")
    for name, given in (
        ("Claire Morel", password("Jean Petit")),
        ("Nobody At All", password("Claire Morel")),
        ("Candidat Un", ""),
        ("Claire Morel", ""),
    ):
        assert stranger.post("/enter", data={"examiner": name, "password": given}).status_code == 403
    right = {"examiner": "Claire Morel", "password": password("Claire Morel")}
    assert stranger.post("/enter", data=right).status_code == 303
    assert stranger.get("/board").status_code == 403, "the board is the trainer's"
    assert stranger.post("/leave").status_code == 303
    assert stranger.get("/examine").status_code == 403


def test_signing_is_tried_five_times_a_minute_and_no_more(room: PlayedRoom) -> None:
    sitting(room.house)
    stranger = room.stranger("192.168.1.78")
    wrong = {"examiner": "Claire Morel", "password": "not hers at all"}
    tried = [stranger.post("/enter", data=wrong).status_code for _ in range(6)]
    assert tried == [403] * 5 + [429]
