"""Who may come in to examine, and how they are forgotten."""

from __future__ import annotations

from pathlib import Path

from voicesim.records.room_seats import leave_the_room, sat_in_the_room
from voicesim.room.definition import RoomFolder
from voicesim.room.examiners import Examiners


def test_an_examiner_who_is_deleted_comes_in_no_more(tmp_path: Path) -> None:
    keys, examiners = tmp_path / "keys", Examiners(RoomFolder(tmp_path / "room"))
    for person in ("P-1", "P-2"):
        examiners.give(person, f"quatre mots de {person}")
    assert sat_in_the_room(keys, "P-1"), "something of theirs is kept"
    leave_the_room(keys, "P-1")
    assert not sat_in_the_room(keys, "P-1")
    assert not examiners.is_right("P-1", "quatre mots de P-1")
    assert examiners.is_right("P-2", "quatre mots de P-2")
