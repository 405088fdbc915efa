"""A session of a room: codes, seats, and what outlives a server that died."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.errors import Mendable, StorageError
from voicesim.records.store import Store
from voicesim.room.board import DeskFacts, standing
from voicesim.room.codes import new_code, plain, same
from voicesim.room.definition import RoomFolder
from voicesim.room.session import Session
from voicesim.room.slots import Slots
from voicesim.sessions.one_server import alone_on

NOW = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> RoomFolder:
    folder = RoomFolder(tmp_path / "room")
    folder.make()
    return folder


def test_a_desk_comes_in_with_its_code_however_it_is_typed(folder: RoomFolder) -> None:
    session = Session.open(folder, 3, NOW)
    code = session.seats[1].code
    found = session.come_in(code.lower().replace("-", " ").replace("0", "o").replace("1", "l"))
    assert found is not None
    seat, cookie = found
    assert seat.desk == 2
    assert session.sits(cookie, NOW) == seat


@given(st.text(max_size=20))
def test_no_other_text_is_a_code(typed: str) -> None:
    assert same("7QK3-M0XA", typed) == (plain(typed) == "7QK3M0XA")


def test_codes_differ_and_hold_signs_that_nobody_mistakes(folder: RoomFolder) -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert not set("".join(codes)) & set("OILU")


def test_the_browser_that_comes_later_puts_the_first_one_out(folder: RoomFolder) -> None:
    session = Session.open(folder, 1, NOW)
    first = session.come_in(session.seats[0].code)
    second = session.come_in(session.seats[0].code)
    assert first is not None
    assert second is not None
    assert session.sits(first[1], NOW) is None
    assert session.sits(second[1], NOW) is not None


def test_no_cookie_opens_an_empty_desk(folder: RoomFolder) -> None:
    session = Session.open(folder, 2, NOW)
    assert session.sits("", NOW) is None


def test_a_server_that_died_comes_back_with_the_same_desks_and_people(folder: RoomFolder) -> None:
    session = Session.open(folder, 3, NOW)
    found = session.come_in(session.seats[0].code)
    assert found is not None
    back = Session.open(folder, 3, NOW + timedelta(hours=1))
    assert back.seats == session.seats
    assert back.sits(found[1], NOW) is not None
    assert found[1] not in folder.session.read_text("utf-8"), "only a digest is kept"


def test_another_day_has_other_codes_and_other_people(folder: RoomFolder) -> None:
    monday = Session.open(folder, 3, NOW)
    tuesday = Session.open(folder, 3, NOW + timedelta(days=1))
    assert not {seat.code for seat in monday.seats} & {seat.code for seat in tuesday.seats}
    assert not {seat.person for seat in monday.seats} & {seat.person for seat in tuesday.seats}
    asked = Session.open(folder, 3, NOW + timedelta(days=1), new=True)
    assert not {seat.code for seat in asked.seats} & {seat.code for seat in tuesday.seats}


def test_whoever_came_in_is_out_when_the_session_is_over(folder: RoomFolder) -> None:
    session = Session.open(folder, 1, NOW)
    found = session.come_in(session.seats[0].code)
    assert found is not None
    assert session.sits(found[1], NOW + timedelta(hours=12)) is None


def test_the_call_too_many_is_refused_aloud() -> None:
    slots = Slots(2)
    slots.take()
    slots.take()
    with pytest.raises(Mendable, match="2 calls at once"):
        slots.take()
    slots.give_back()
    slots.take()


@pytest.mark.parametrize(
    ("facts", "where"),
    [
        (DeskFacts(False), "empty"),
        (DeskFacts(True), "seated"),
        (DeskFacts(True, "loading"), "preparing"),
        (DeskFacts(True, "waiting"), "ready"),
        (DeskFacts(True, "waiting", microphone="silent"), "incident"),
        (DeskFacts(True, "together"), "waiting"),
        (DeskFacts(True, "live", "ringing"), "ringing"),
        (DeskFacts(True, "live", "connected"), "in_call"),
        (DeskFacts(True, "live", "holding"), "on_hold"),
        (DeskFacts(True, "live", "connected", connected=False), "incident"),
        (DeskFacts(True, "live", "connected", trouble=True), "incident"),
        (DeskFacts(True, "scoring"), "scoring"),
        (DeskFacts(True, "done", "over"), "finished"),
        (DeskFacts(True, "failed"), "incident"),
    ],
)
def test_the_board_says_where_a_desk_stands(facts: DeskFacts, where: str) -> None:
    assert standing(facts) == where


def test_the_board_says_how_long_a_call_has_gone_on_and_not_how_long_one_was() -> None:
    assert DeskFacts(True, "live", "connected", seconds=185.0).minutes == 3
    assert DeskFacts(True, "live", "holding", seconds=59.0).minutes == 0, "its first minute"
    assert DeskFacts(True, "done", seconds=185.0).minutes == 0


def test_two_servers_never_hold_one_store(tmp_path: Path) -> None:
    store = Store(tmp_path / "records", tmp_path / "keys")
    with alone_on(store), pytest.raises(StorageError, match="another server"), alone_on(store):
        pass
    with alone_on(store):
        pass
