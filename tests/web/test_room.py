"""A room: who comes in, what each sees, and what is refused."""

from __future__ import annotations

import re
from contextlib import ExitStack

import pytest
from room_played import PASSWORD, PlayedRoom, call_held
from starlette.routing import Route
from starlette.websockets import WebSocketDisconnect

from voicesim.room.access import Actor, Thing, may
from voicesim.web.guard import HEADERS
from voicesim.web.room.app import PAGES
from voicesim.web.room.gate import COOKIE
from voicesim.web.socket import PROTOCOL

pytestmark = pytest.mark.computes(20)

NAMES = {
    "caller": "FR07",
    "call": "x",
    "name": "20260101-000000-FR07",
    "language": "fr",
    "sitting": "mars",
    "held": "20260101-000000-EN01",
    "number": "1",
    "turn": "1",
    "unit": "cues",
    "case": "FR101",
    "kind": "water",
    "moment": "opening",
    "token": "x",
}


ASKS_WHO = ("/enter", "/enter/passkey", "/passkeys/ask")
"""They want a password or a passkey, whoever comes."""


@pytest.mark.parametrize("who", ["nobody", "trainee", "trainer", "examiner", "officer"])
def test_each_page_is_for_those_only_whom_the_one_table_lets_in(room: PlayedRoom, who: str) -> None:
    comes = {
        "nobody": room.stranger,
        "trainee": lambda: room.desk(1).client,
        "trainer": room.trainer,
        "examiner": lambda: room.examiner("Claire Morel"),
        "officer": room.officer,
    }
    person = room.house.session.seats[0].person
    actors = {
        "nobody": Actor("nobody"),
        "trainee": Actor("trainee", person, 1),
        "trainer": Actor("trainer"),
        "examiner": Actor("examiner", "P-1"),
        "officer": Actor("officer"),
    }
    client, actor = comes[who](), actors[who]
    for page in sorted(PAGES, key=lambda page: page.path == "/leave"):
        thing = Thing() if "{name}" in page.path or "{sitting}" in page.path else Thing(desk=actor.desk)
        answer = client.request(page.method, page.path.format_map(NAMES))
        allowed = may(actor, page.action, thing).allowed and not (
            who == "nobody" and page.path in ("/", "/leave")
        )
        door = page.method == "POST" and page.path in ASKS_WHO
        assert (answer.status_code == 403) == (door or not allowed), page
        assert answer.status_code < 500


def test_every_address_of_the_application_is_in_the_table(room: PlayedRoom) -> None:
    served = {route.path for route in room.app.routes if isinstance(route, Route)}  # type: ignore[attr-defined]
    assert served == {page.path for page in PAGES}


def test_the_cookie_is_bound_to_this_host_and_no_script_reads_it(room: PlayedRoom) -> None:
    for given in ({"code": room.house.session.seats[0].code}, {"password": PASSWORD}):
        answer = room.stranger().post("/enter", data=given)
        cookie = answer.headers["set-cookie"]
        assert cookie.startswith(f"{COOKIE}=")
        for part in ("HttpOnly", "Path=/", "SameSite=strict", "Secure"):
            assert part in cookie
        assert "Domain" not in cookie


@pytest.mark.parametrize("cookie", ["", "forged", "A" * 24])
def test_a_forged_cookie_opens_no_room(room: PlayedRoom, cookie: str) -> None:
    client = room.stranger()
    client.cookies.set(COOKIE, cookie)
    for address in ("/board", "/callers/FR07", "/seat/news"):
        answer = client.get(address)
        assert answer.status_code == 403
        assert 'name="code"' in answer.text, "the door"


def test_a_flood_of_codes_is_refused_and_of_passwords_too(room: PlayedRoom) -> None:
    stranger = room.stranger("192.168.1.66")
    codes = [stranger.post("/enter", data={"code": f"AAAA-AAA{n}"}).status_code for n in range(7)]
    assert codes == [403] * 5 + [429] * 2
    right = room.house.session.seats[0].code
    assert stranger.post("/enter", data={"code": right}).status_code == 429, "also with the right one"
    assert stranger.post("/enter", data={"password": PASSWORD}).status_code == 429
    assert room.stranger("192.168.1.67").post("/enter", data={"code": right}).status_code == 303


def test_who_leaves_is_out_and_so_is_whom_the_trainer_puts_out(room: PlayedRoom) -> None:
    one, two, trainer = room.desk(1).client, room.desk(2).client, room.trainer()
    one.post("/leave")
    trainer.post("/board/out", data={"desk": "2"})
    kept = trainer.cookies[COOKIE]
    assert one.get("/callers/FR07").status_code == 403
    assert two.get("/callers/FR07").status_code == 403
    trainer.post("/leave")
    trainer.cookies.set(COOKIE, kept)
    assert trainer.get("/board").status_code == 403, "a replayed cookie"


def test_a_trainer_who_does_nothing_for_two_hours_gives_the_password_again(room: PlayedRoom) -> None:
    now = [0.0]
    room.house.staff.seconds = lambda: now[0]
    trainer = room.trainer()
    now[0] = 7000
    assert trainer.get("/board").status_code == 200
    now[0] = 15000
    assert trainer.get("/board").status_code == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://salle.local:8443"])
def test_a_form_of_another_page_changes_nothing_in_the_room(room: PlayedRoom, origin: str) -> None:
    trainer = room.trainer()
    form = {"desk": "1", "message": "Bonjour"}
    assert trainer.post("/board/tell", data=form, headers={"origin": origin}).status_code == 403
    assert room.house.session.seats[0].message == ""


def test_another_desks_socket_is_refused_and_so_are_forged_tokens_and_origins(room: PlayedRoom) -> None:
    one, two = room.desk(1), room.desk(2)
    call = one.prepare()
    address = f"wss://{room.host}/line/{call.id}/socket"

    def refused(client: object, shown: list[str], **headers: str) -> bool:
        try:
            with client.websocket_connect(address, subprotocols=shown, headers=headers):  # type: ignore[attr-defined]
                return False
        except WebSocketDisconnect:
            return True

    assert refused(two.client, [PROTOCOL, call.token])
    assert refused(room.trainer(), [PROTOCOL, call.token])
    assert refused(room.stranger(), [PROTOCOL, call.token])
    assert refused(one.client, [PROTOCOL, "forged"])
    assert refused(one.client, [PROTOCOL, call.token], origin="https://evil.example")
    assert not refused(one.client, [PROTOCOL, call.token])


def test_the_call_too_many_is_refused_in_the_page_and_goes_through_later(room: PlayedRoom) -> None:
    first = room.desk(1).prepare()
    room.desk(2).prepare()
    third = room.desk(3)
    answer = third.client.post("/callers/FR07", data={"accepted": "yes", "how": "typed"})
    assert answer.status_code == 409
    assert "toutes ses lignes sont prises (2 appels à la fois)" in answer.text
    first.leave()
    assert first.ended(30)
    third.prepare()


def test_every_answer_of_a_room_carries_the_headers_that_protect_it(room: PlayedRoom) -> None:
    trainer = room.trainer()
    for client, address in ((trainer, "/board"), (trainer, "/nowhere"), (room.stranger(), "/enter")):
        answer = client.get(address)
        for name, value in HEADERS.items():
            assert answer.headers[name] == value, (address, name)


def test_no_page_of_a_room_has_a_script_in_it_nor_asks_another_server(room: PlayedRoom) -> None:
    trainer = room.trainer()
    for client, address in (
        (room.stranger(), "/enter"),
        (room.desk(1).client, "/"),
        (trainer, "/board"),
        (trainer, "/sheet"),
        (trainer, "/group"),
    ):
        text = client.get(address).text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
        assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text)
        assert not re.findall(r'(?:src|action)="(?:https?:)?//', text)


def test_a_script_in_a_name_or_a_message_is_text(room: PlayedRoom) -> None:
    trainer, evil = room.trainer(), "<script>alert(1)</script>"
    trainer.post("/board/tell", data={"desk": "1", "message": evil})
    room.house.room = room.house.room.model_copy(update={"name": evil})
    for client, address in ((trainer, "/board"), (trainer, "/sheet"), (room.stranger(), "/enter")):
        assert "<script>alert" not in client.get(address).text
    news = room.desk(1).client.get("/seat/news")
    assert news.headers["content-type"] == "application/json"
    assert news.json()["message"] == evil, "the page writes it as text"


def test_the_board_shows_where_each_desk_stands_and_nothing_of_what_is_said(room: PlayedRoom) -> None:
    trainer, secret = room.trainer(), "Mon secret est la couleur mauve."
    one = room.desk(1)
    one.client.post("/seat/microphone", data={"state": "heard"})
    with one.call("FR07", typed=True) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        rows = trainer.get("/board/state").json()["rows"]
        assert [row["standing"] for row in rows] == ["ringing", "empty", "empty"]
        page.do("pick_up")
        page.says(secret)
        assert trainer.get("/board/state").json()["rows"][0]["standing"] == "in_call"
        page.do("hang_up")
        name = page.to_the_end().split("/")[2]
    row = trainer.get("/board/state").json()["rows"][0]
    assert (row["standing"], row["calls"]) == ("finished", 1)
    for address in ("/board", "/board/state", "/group", "/sheet"):
        answer = trainer.get(address).text
        assert "mauve" not in answer
        assert name not in answer
    for address in (f"/calls/{name}", f"/calls/{name}/report", f"/debrief/{name}", f"/debrief/{name}/report"):
        assert trainer.get(address).status_code == 403


def test_a_caller_is_given_to_desks_and_all_are_started_together(room: PlayedRoom) -> None:
    trainer = room.trainer()
    one, two = room.desk(1), room.desk(2)
    trainer.post("/board/give", data={"desk": ["1", "2"], "caller": "FR07", "together": "yes"})
    assert one.client.get("/seat/news").json()["caller"] == "FR07"
    with ExitStack() as stack:
        pages = [stack.enter_context(desk.call("FR07", typed=True)) for desk in (one, two)]
        for page in pages:
            page.tell(do="begin", facts={})
            while page.state.get("stage") != "together":
                page.receive()
        stands = [row["standing"] for row in trainer.get("/board/state").json()["rows"]]
        assert stands[:2] == ["waiting", "waiting"]
        trainer.post("/board/start")
        for page in pages:
            while page.state.get("stage") != "live":
                page.receive()
    assert not any(seat.together for seat in room.house.session.seats)


def test_a_call_that_was_given_is_asked_for_until_it_is_held_and_again_when_it_is_given_again(
    room: PlayedRoom,
) -> None:
    trainer, one = room.trainer(), room.desk(1)

    def asked() -> str:
        return str(one.client.get("/seat/news").json()["caller"])

    trainer.post("/board/give", data={"desk": ["1"], "caller": "FR07"})
    assert asked() == "FR07"
    with call_held(one):
        assert asked() == ""
        assert "FR07" in trainer.get("/board/state").text, "the board still says what was given"
        trainer.post("/board/give", data={"desk": ["1"], "caller": "FR07"})
        assert asked() == "FR07"


def test_the_trainer_gives_no_caller_that_is_none(room: PlayedRoom) -> None:
    trainer = room.trainer()
    assert trainer.post("/board/give", data={"desk": "1", "caller": "../FR07"}).status_code == 409
    assert room.house.session.seats[0].caller == ""


def test_the_trainer_hangs_a_desk_up_and_the_call_is_scored(room: PlayedRoom) -> None:
    with room.desk(1).call("FR07", typed=True) as page:
        page.begin()
        page.until(lambda state: state["line"] == "ringing")
        page.do("pick_up")
        page.tick(5)
        room.trainer().post("/board/stop", data={"desk": "1"})
        assert page.to_the_end().startswith("/calls/")


def test_a_call_is_debriefed_only_while_its_trainee_shares_it_and_each_reading_is_logged(
    room: PlayedRoom,
) -> None:
    one, trainer = room.desk(1), room.trainer()
    with call_held(one) as name:
        assert trainer.get(f"/debrief/{name}").status_code == 403
        one.client.post(f"/calls/{name}/share", data={"shared": "yes"})
        assert "Vous avez partagé" in one.text(f"/calls/{name}")
        assert name in trainer.get("/group").text
        assert trainer.get(f"/debrief/{name}").status_code == 200
        assert "Bris de glace" in trainer.get(f"/debrief/{name}/report").text
        logged = "".join(path.read_text() for path in room.house.registry.store.logs.glob("*.log"))
        assert logged.count(f'"call read","version":"{_version()}","call":"{name}","by":"trainer"') == 2
        assert room.officer().get("/reads").text.count(f">{name}</td>") == 2
        turn = re.search(r'<option value="(\d+)"', trainer.get(f"/debrief/{name}").text)
        assert turn is not None
        trainer.post(f"/debrief/{name}/again", data={"desk": "2", "turn": turn[1]})
        assert room.house.session.seats[1].taken_up == f"{name}@{turn[1]}"
        again = room.desk(2).prepare("FR07")
        assert again.wish.plan.resumed is not None
        one.client.post(f"/calls/{name}/share", data={"shared": "no"})
        assert trainer.get(f"/debrief/{name}/report").status_code == 403


def _version() -> str:
    from voicesim import __version__

    return __version__


def test_another_persons_report_is_refused(room: PlayedRoom) -> None:
    with call_held(room.desk(1)) as name:
        other = room.desk(2).client
        for address in (f"/calls/{name}", f"/calls/{name}/report", f"/calls/{name}/marks"):
            assert other.get(address).status_code == 403
        assert other.post(f"/calls/{name}/share", data={"shared": "yes"}).status_code == 403
        assert room.house.session.seats[0].shared == ()


@pytest.mark.parametrize("name", ["../../etc/passwd", "..%2f..%2fetc%2fpasswd", "%2e%2e", "practice", "%00"])
@pytest.mark.parametrize("form", ["/calls/{}/report", "/debrief/{}/report", "/callers/{}"])
def test_no_address_of_a_room_leads_out_of_its_calls(room: PlayedRoom, form: str, name: str) -> None:
    for client in (room.desk(1).client, room.trainer()):
        answer = client.get(form.format(name))
        assert answer.status_code in (403, 404, 409)
        assert "root:" not in answer.text
