"""`voicesim records`: calls that people took, and what becomes of them."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app


class House:
    """A person's machine: its own store, settings and keys."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._runner = CliRunner(
            env={
                "VOICESIM_RECORDS_FOLDER": str(folder / "store"),
                "XDG_CONFIG_HOME": str(folder),
                "HOME": str(folder),
            }
        )

    def run(self, *arguments: str, typing: str | None = None) -> Any:
        return self._runner.invoke(app, list(arguments), input=typing)

    def answer(self, *arguments: str, typing: str | None = None) -> dict[str, Any]:
        shown = self.run(*arguments, "--json", typing=typing)
        assert shown.exit_code == 0, shown.stderr
        body = json.loads(shown.stdout)
        assert isinstance(body, dict)
        return body


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A house in which one call was taken, typing."""
    there = House(tmp_path_factory.mktemp("house"))
    there.answer("call", "FR07", "--keyboard", "--seed", "1", typing="Bonjour.\nAu revoir.\n")
    return there


def test_a_call_that_was_taken_is_kept_with_the_days_it_falls_due(house: House) -> None:
    (call,) = house.answer("records", "list")["calls"]
    assert (call["scenario"], call["mode"], call["complete"]) == ("FR07", "practice", True)
    assert call["recording_until"] < call["analysis_until"]
    shown = house.answer("records", "show", call["name"])
    assert shown["scorecard"]["scenario"] == "FR07"
    assert shown["engines"]["line"] == "keyboard"


def test_what_is_kept_verifies_until_a_byte_of_it_changes(house: House) -> None:
    assert house.answer("records", "verify")["findings"] == []
    (call,) = house.answer("records", "list")["calls"]
    events = Path(call["directory"]) / "events.jsonl"
    before = events.read_bytes()
    events.write_bytes(before.replace(b"announced", b"announcee", 1))
    shown = house.run("records", "verify", "--json")
    events.write_bytes(before)
    assert shown.exit_code == 1
    assert json.loads(shown.stdout)["findings"][0]["call"] == call["name"]


def test_nothing_is_due_on_the_day_of_the_call(house: House) -> None:
    assert house.answer("records", "purge", "--rehearse")["deleted"] == []


def test_a_call_is_exported_as_one_file_and_never_over_another(house: House) -> None:
    (call,) = house.answer("records", "list")["calls"]
    target = house.folder / "call.zip"
    assert house.answer("records", "export", call["name"], str(target))["marked"] is True
    assert any(name.endswith("call.flac") for name in zipfile.ZipFile(target).namelist())
    again = house.run("records", "export", call["name"], str(target))
    assert again.exit_code == 1
    assert "call.zip: is there already" in again.stderr


def test_a_call_that_is_not_kept_is_one_sentence(house: House) -> None:
    shown = house.run("records", "show", "1999")
    assert shown.exit_code == 1
    assert "is no call here" in shown.stderr


def test_a_call_is_deleted_with_its_reason_and_leaves_the_journal_whole(tmp_path: Path) -> None:
    house = House(tmp_path)
    house.answer("call", "FR07", "--keyboard", "--seed", "2", typing="Bonjour.\n")
    (call,) = house.answer("records", "list")["calls"]
    assert house.run("records", "delete", call["name"]).exit_code == 2
    house.answer("records", "delete", call["name"], "--why", "the trainee asks for it")
    assert house.answer("records", "list")["calls"] == []
    assert not Path(call["directory"]).exists()
    assert house.answer("records", "verify")["findings"] == []
