"""Where a room is reached: first what works on a network that knows no names."""

from __future__ import annotations

import pytest

from voicesim.room.definition import Room
from voicesim.room.opening import open_room, set_up
from voicesim.sessions.store_here import moment
from voicesim.settings.schema import Settings
from voicesim.web.room.where import where_of

BY_NAME, BY_NUMBER = "https://salle.local:8443", "https://192.168.1.20:8443"


@pytest.mark.parametrize(
    ("announced", "first", "others"), [(False, BY_NUMBER, ()), (True, BY_NAME, (BY_NUMBER,))]
)
def test_the_name_stands_first_only_where_the_network_is_told_it(
    settings: Settings, announced: bool, first: str, others: tuple[str, ...]
) -> None:
    set_up(settings, Room(name="Salle 2", host="salle.local", password="x", announced=announced), moment())
    with open_room(settings, moment(), addresses=lambda: ("192.168.1.20",)) as opened:
        where = where_of(opened, 8443, 8480)
    assert (where.address, where.others, where.named) == (first, others, BY_NAME)
    assert where.trust == "http://192.168.1.20:8480"
    assert where.unreached is None


@pytest.mark.parametrize(
    ("found", "says"),
    [((), "Connect it to the desks' network"), (("192.0.2.2",), "(192.0.2.2) are in no private network")],
)
def test_a_machine_without_a_private_network_is_there_for_itself_and_says_why(
    settings: Settings, found: tuple[str, ...], says: str
) -> None:
    set_up(settings, Room(name="Salle 2", host="salle.local", password="x", announced=True), moment())
    with open_room(settings, moment(), addresses=lambda: found) as opened:
        where = where_of(opened, 8443, 8480)
    assert (where.address, where.trust) == ("https://127.0.0.1:8443", "http://127.0.0.1:8480")
    assert where.unreached is not None
    assert says in where.unreached
