"""A question to a server over real HTTP: answered in its seconds, or an error that says why."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest

from scripts.model_server import ModelServer, Sent, in_json
from voicesim.client.llm_endpoint import EndpointEngine
from voicesim.errors import StageFailed, StageLate
from voicesim.servers import asking
from voicesim.servers.asking import GivenUp, Server, Wanted


def asked(
    sent: Callable[[], Sent], *, seconds: float = 20, key: str = "", wanted: Wanted | None = None
) -> object:
    """What becomes of a question to a server that sends this; the error, where there is one."""
    with ModelServer(lambda sound, fields: sent(), lambda body: sent()) as server:
        try:
            answered = Server.at(server.url, "m", key).post(
                "voice", "/audio/speech", b"{}", "application/json", seconds, wanted
            )
        except (StageFailed, GivenUp) as failure:
            return failure
        if key:
            assert server.keys == [f"Bearer {key}"]
        return answered


def test_an_answer_comes_with_its_kind_and_the_key_is_sent() -> None:
    answered = asked(lambda: in_json({"a": 1}), key="secret")
    assert isinstance(answered, asking.Answered)
    assert (answered.kind, answered.body) == ("application/json", b'{"a": 1}')


@pytest.mark.parametrize(
    ("sent", "why"),
    [
        (Sent(b"", status=500), "answered 500"),
        (Sent(b"", status=429), "answered 429"),
        (Sent(b"", status=302, headers={"Location": "http://127.0.0.1:9/v1"}), "answered 302"),
        (Sent(b"half", headers={"Content-Length": "400"}), "cannot be reached|broke off"),
    ],
)
def test_what_is_no_answer_says_why(sent: Sent, why: str) -> None:
    failure = asked(lambda: sent)
    assert isinstance(failure, StageFailed)
    assert not isinstance(failure, StageLate)
    assert any(one in failure.reason for one in why.split("|"))


def test_an_answer_without_end_is_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "MOST", 1000)
    failure = asked(lambda: Sent(bytes(5000)))
    assert isinstance(failure, StageFailed)
    assert "does not stop" in failure.reason


def test_a_server_that_is_silent_is_late_and_keeps_nobody_waiting() -> None:
    let_go = threading.Event()

    def silent() -> Sent:
        let_go.wait(20)
        return in_json({})

    failure = asked(silent, seconds=0.05)
    let_go.set()
    assert isinstance(failure, StageLate)
    assert "no answer within 0.05 s" in failure.reason


def test_who_wants_the_answer_no_more_goes_on_at_once() -> None:
    wanted, let_go = Wanted(), threading.Event()

    def silent() -> Sent:
        wanted.give_up()
        let_go.wait(20)
        return in_json({})

    found = asked(silent, wanted=wanted)
    let_go.set()
    assert isinstance(found, GivenUp)


def test_a_server_that_is_not_there_fails_at_once() -> None:
    with pytest.raises(StageFailed, match=r"m at 127\.0\.0\.1:9 cannot be reached"):
        Server.at("http://127.0.0.1:9/v1", "m").post("voice", "/x", b"", "text/plain", 20)


def test_a_name_that_has_moved_outside_is_not_connected_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(asking, "reached", lambda url: iter([("93.184.216.34", 80)]))
    with pytest.raises(StageFailed, match="outside of your own network"):
        Server.at("http://inside.example/v1", "m").post("voice", "/x", b"", "text/plain", 20)


def test_a_server_is_named_without_key_and_password() -> None:
    server = Server.at("http://me:secret@10.0.0.5:8000/v1/", "whisper", "token")
    assert server.name == "whisper at 10.0.0.5:8000"
    assert "token" not in repr(server)


def test_so_is_the_endpoint_of_a_language_model() -> None:
    endpoint = EndpointEngine.at("http://me:secret@10.0.0.5:8000/v1/", "small", "token")
    assert endpoint.name == "small at 10.0.0.5:8000"
    assert "token" not in repr(endpoint)


def test_a_name_of_two_addresses_is_asked_at_the_one_that_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    with ModelServer(lambda sound, fields: in_json({}), lambda body: in_json({})) as server:
        port = int(server.url.removesuffix("/v1").rpartition(":")[2])
        monkeypatch.setattr(asking, "reached", lambda url: iter([("::1", port), ("127.0.0.1", port)]))
        answered = Server.at("http://localhost/v1").post("voice", "/audio/speech", b"{}", "text/plain", 20)
    assert answered.body == b"{}"
