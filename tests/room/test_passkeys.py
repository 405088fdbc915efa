"""A question is good for one answer, soon, from the one it was put to, for what it was put for."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.room.definition import RoomFolder
from voicesim.room.passkeys import LASTS, MOST_OPEN, Passkeys

NOW = datetime(2026, 11, 30, 9, tzinfo=UTC)


class Clock:
    at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def passkeys(tmp_path: Path, clock: Clock) -> Passkeys:
    return Passkeys(RoomFolder(tmp_path / "room"), "salle.local", "https://salle.local:8443", "Salle", clock)


def test_the_question_asks_for_a_key_of_this_room_that_knows_its_holder(passkeys: Passkeys) -> None:
    options = passkeys.ask_to_add("P-1", "P-1").options
    assert options["rp"] == {"name": "Salle", "id": "salle.local"}
    assert options["authenticatorSelection"]["userVerification"] == "required"
    assert options["authenticatorSelection"]["residentKey"] == "required"
    assert options["challenge"] != passkeys.ask_to_add("P-1", "P-1").options["challenge"]
    assert passkeys.ask("sign").options["rpId"] == "salle.local"


@pytest.mark.parametrize(
    "answer", ["", "null", "[]", "{}", '{"id": "AQ"}', json.dumps({"id": 1, "response": {}})]
)
def test_what_is_no_answer_is_nobody_and_adds_nothing(passkeys: Passkeys, answer: str) -> None:
    assert passkeys.who("come in", passkeys.ask("come in").ticket, answer) is None
    assert not passkeys.add("P-1", passkeys.ask_to_add("P-1", "P-1").ticket, answer, NOW)
    assert passkeys.of("P-1") == ()


def test_a_ticket_is_good_once_and_soon_and_for_its_purpose(passkeys: Passkeys, clock: Clock) -> None:
    used = passkeys.ask("sign").ticket
    assert passkeys._answered(used, "come in") is None, "put for signing"
    assert passkeys._answered(used, "sign") is None, "and gone"
    late = passkeys.ask("sign").ticket
    clock.at += LASTS
    assert passkeys._answered(late, "sign") is None
    tickets = [passkeys.ask("sign").ticket for _ in range(MOST_OPEN + 1)]
    assert passkeys._answered(tickets[0], "sign") is None, "the oldest gives way"
    assert passkeys._answered(tickets[-1], "sign") is not None
