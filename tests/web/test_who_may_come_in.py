"""Who is let in, what is refused, and what every answer carries: the table of docs/security.md."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from page_played import HOST, Page, Pages
from starlette.testclient import TestClient
from starlette.websockets import WebSocketDisconnect

from voicesim.web import serving
from voicesim.web.app import application
from voicesim.web.desk import Desk
from voicesim.web.guard import HEADERS
from voicesim.web.socket import PROTOCOL, REFUSED, REPLACED

ORIGIN = f"http://{HOST}"
ADDRESSES = ("/", "/callers/FR07", "/line/x", "/calls/x", "/calls/x/report", "/calls/x/marks", "/nowhere")


def stranger(desk: Desk, **headers: str) -> TestClient:
    app = application(desk, frozenset((HOST,)))
    return TestClient(app, base_url=ORIGIN, headers=headers, follow_redirects=False)


@pytest.mark.parametrize("address", ADDRESSES)
def test_without_the_key_no_page_is_shown(desk: Desk, address: str) -> None:
    answer = stranger(desk).get(address)
    assert answer.status_code == 403
    assert "voicesim serve" in answer.text


def test_a_wrong_key_opens_nothing(desk: Desk) -> None:
    answer = stranger(desk).get("/enter?key=wrong")
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers


def test_the_key_opens_once_and_leaves_the_address_and_a_cookie_no_script_can_read(desk: Desk) -> None:
    answer = stranger(desk).get(f"/enter?key={desk.doors.key}")
    assert answer.headers["location"] == "/"
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert desk.doors.key.lower() not in cookie


def test_a_forged_cookie_opens_nothing(desk: Desk) -> None:
    assert stranger(desk, cookie="voicesim-desk=AAAAAAAAAAAAAAAAAAAAAAAA").get("/").status_code == 403


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8470", "127.0.0.1:1", ""])
def test_another_name_for_this_machine_is_refused(pages: Pages, host: str) -> None:
    """DNS rebinding: a stranger's name that points here."""
    assert pages.client.get("/", headers={"host": host}).status_code == 403


@pytest.mark.parametrize(
    "origin", ["http://evil.example", "null", "http://127.0.0.1:9999", f"https://{HOST}"]
)
def test_a_form_of_another_page_changes_nothing(pages: Pages, origin: str) -> None:
    form = {"accepted": "yes", "how": "typed"}
    answer = pages.client.post("/callers/FR07", data=form, headers={"origin": origin})
    assert answer.status_code == 403
    assert pages.desk.call is None


def refused(pages: Pages, address: str, protocols: list[str], **headers: str) -> bool:
    try:
        with pages.client.websocket_connect(address, subprotocols=protocols, headers=headers):
            return False
    except WebSocketDisconnect:
        return True


def test_a_socket_of_another_page_is_refused_before_it_is_accepted(pages: Pages) -> None:
    call = pages.prepare()
    address = f"ws://{HOST}/line/{call.id}/socket"
    assert refused(pages, address, [PROTOCOL, call.token], origin="http://evil.example")
    assert refused(pages, address, [PROTOCOL, call.token], cookie="voicesim-desk=forged")
    assert not refused(pages, address, [PROTOCOL, call.token])


@pytest.mark.parametrize("protocols", [[], [PROTOCOL], [PROTOCOL, "forged"], ["forged", PROTOCOL]])
def test_a_socket_without_the_token_of_its_call_is_refused(pages: Pages, protocols: list[str]) -> None:
    call = pages.prepare()
    assert refused(pages, f"ws://{HOST}/line/{call.id}/socket", protocols)


def test_the_token_of_one_call_opens_no_other_and_none_that_is_over(pages: Pages) -> None:
    first = pages.prepare()
    second = pages.prepare()
    assert refused(pages, f"ws://{HOST}/line/{second.id}/socket", [PROTOCOL, first.token])
    assert refused(pages, f"ws://{HOST}/line/{first.id}/socket", [PROTOCOL, first.token]), "replayed"


def test_a_second_page_takes_a_call_over_and_the_first_is_told(pages: Pages) -> None:
    call = pages.prepare()
    with pages.connected(call) as first, pages.connected(call) as second:
        assert first.closed() == REPLACED
        second.begin()


@pytest.mark.parametrize("message", [b"x" * 5000, b"", b"\x01\x00", b"\x03" + b"\0" * 647])
def test_what_no_page_of_ours_sends_harms_no_call(page: Page, message: bytes) -> None:
    page.socket.send_bytes(message)
    page.tick(5)
    assert page.state["line"] == "ringing"


@pytest.mark.parametrize(
    "text", ["", "{}", "[" * 3000, '{"do": "say", "number": -1}', '{"do": "fly"}', "\ud83d\ude00"]
)
def test_nor_does_any_text(page: Page, text: str) -> None:
    page.socket.send_text(text)
    page.tick(5)
    assert page.state["line"] == "ringing"


def test_a_page_that_goes_on_breaking_the_rules_is_sent_away_and_its_call_waits(
    page: Page, pages: Pages
) -> None:
    for _ in range(30):
        page.socket.send_bytes(b"nonsense")
    assert page.closed() == REFUSED
    with pages.connected(page.call) as again:
        assert again.state["goes_on"]["frame"] == page.number


def test_a_flood_is_sent_away(pages: Pages) -> None:
    call = pages.prepare()
    call.bucket._rate = call.bucket._burst = call.bucket._left = 10
    with pages.connected(call) as page:
        for _ in range(40):
            page.tell(do="played", starved=0, late=0)
        assert page.closed() == REFUSED


NAMES = (
    "../../../etc/passwd",
    "..%2f..%2fetc%2fpasswd",
    "%2e%2e",
    "20260101-000000-FR07",
    "practice",
    "x" * 500,
    "%00",
    "<script>alert(1)</script>",
)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "form", ["/calls/{}", "/calls/{}/report", "/calls/{}/marks", "/callers/{}", "/static/{}"]
)
def test_no_address_leads_out_of_the_persons_own_calls(pages: Pages, form: str, name: str) -> None:
    answer = pages.client.get(form.format(name))
    assert answer.status_code in (403, 404, 409)
    assert "<script>alert" not in answer.text
    assert "root:" not in answer.text


def test_a_call_of_somebody_else_is_not_shown(page: Page, pages: Pages) -> None:
    page.do("stop")
    name = page.to_the_end().split("/")[2]
    assert pages.client.get(f"/calls/{name}").status_code == 200
    catalogue = pages.desk.settings.catalogue.model_copy(update={"person": "SOMEBODY"})
    pages.desk.settings = pages.desk.settings.model_copy(update={"catalogue": catalogue})
    assert pages.client.get(f"/calls/{name}").status_code == 409
    assert pages.client.get(f"/calls/{name}/report").status_code == 409


def test_a_form_that_is_too_large_is_refused(pages: Pages) -> None:
    assert pages.client.post("/callers/FR07", content=b"a=" + b"x" * 70_000).status_code == 413
    assert pages.client.post("/callers/FR07", content="&".join("a=1" for _ in range(200))).status_code == 400


@pytest.mark.parametrize("address", ["/", "/callers/FR07", "/static/call.js", "/nowhere", "/enter?key=x"])
def test_every_answer_carries_the_headers_that_protect_it(pages: Pages, address: str) -> None:
    answer = pages.client.get(address)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value, name


def test_no_page_has_a_script_or_a_style_in_it_nor_asks_another_server(pages: Pages) -> None:
    call = pages.prepare()
    for address in ("/", "/callers/FR07", f"/line/{call.id}"):
        text = pages.client.get(address).text
        assert not re.search(r"<script(?![^>]*(src=|application/json))", text)
        assert not re.search(r"\son\w+=|\sstyle=|<style|javascript:", text)
        assert not re.findall(r'(?:src|href|action)="(?:https?:)?//', text)


def test_going_back_leads_to_a_page_of_ours(pages: Pages) -> None:
    for back in ("https://evil.example", "//evil.example", "/\\evil.example", "evil"):
        assert pages.client.get("/language/en", params={"back": back}).headers["location"] == "/"
    assert pages.client.get("/language/en?back=/callers/FR07").headers["location"] == "/callers/FR07"


def test_only_this_machine_is_listened_to() -> None:
    with serving.listening(0) as opened:
        assert opened.getsockname()[0] == "127.0.0.1"
        assert serving.hosts(opened) == {f"{n}:{opened.getsockname()[1]}" for n in ("127.0.0.1", "localhost")}


def test_a_port_that_is_taken_is_one_sentence() -> None:
    from voicesim.errors import ConfigurationError

    with serving.listening(0) as opened, pytest.raises(ConfigurationError, match="another program uses"):
        serving.listening(opened.getsockname()[1])


def test_each_line_of_the_security_page_names_a_test_that_is_there() -> None:
    root = Path(__file__).resolve().parents[2]
    named = re.findall(r"`(test_\w+)`", (root / "docs" / "security.md").read_text("utf-8"))
    written = "".join(file.read_text("utf-8") for file in (root / "tests").rglob("test_*.py"))
    assert named
    assert [name for name in named if f"def {name}(" not in written] == []
