"""Who may come in to examine, and how they are forgotten."""

from __future__ import annotations

import json
from pathlib import Path

from voicesim.records.room_seats import PASSKEYS, leave_the_room, sat_in_the_room
from voicesim.room.definition import RoomFolder
from voicesim.room.examiners import Examiners
from voicesim.room.passkeys import Passkeys
from voicesim.room.passwords import hashed, is_right


def test_an_examiner_who_is_deleted_comes_in_no_more(tmp_path: Path) -> None:
    keys, examiners = tmp_path / "keys", Examiners(RoomFolder(tmp_path / "room"))
    for person in ("P-1", "P-2"):
        examiners.give(person, f"quatre mots de {person}")
    assert sat_in_the_room(keys, "P-1"), "something of theirs is kept"
    leave_the_room(keys, "P-1")
    assert not sat_in_the_room(keys, "P-1")
    assert not examiners.is_right("P-1", "quatre mots de P-1")
    assert examiners.is_right("P-2", "quatre mots de P-2")


def test_the_passkeys_of_somebody_who_is_deleted_go_with_them(tmp_path: Path) -> None:
    folder = RoomFolder(tmp_path / "room")
    folder.make()
    one = {"id": "AQ", "person": "P-1", "key": "AQ", "count": 0, "added": "2026-11-30T08:00:00+00:00"}
    others = [{**one, "id": "Ag", "person": "P-2"}, {**one, "id": "Aw", "person": ""}]
    (folder.path / PASSKEYS).write_text(json.dumps([one, *others]), "utf-8")
    assert sat_in_the_room(tmp_path / "keys", "P-1")
    leave_the_room(tmp_path / "keys", "P-1")
    assert not sat_in_the_room(tmp_path / "keys", "P-1")
    kept = Passkeys(folder, "salle.local", "https://salle.local:8443", "Salle")
    assert [len(kept.of(person)) for person in ("P-1", "P-2", "")] == [0, 1, 1]


def test_a_password_is_kept_as_the_recommendation_says() -> None:
    """RFC 9106, the second choice: Argon2id over 64 MiB, three times, on four lanes."""
    kept = hashed("quatre mots que personne ne devine")
    assert kept.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
    assert is_right(kept, "quatre mots que personne ne devine")
    assert not is_right(kept, "quatre mots que personne ne devina")
