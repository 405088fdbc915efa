"""A demonstration and a replay are kept as every call is: on a shelf, in the journal, until due."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import soundfile
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.records.purge import purge
from voicesim.records.store import Store
from voicesim.records.verify import verify

Answer = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def answer(home: Path) -> Answer:
    """Runs a command of a person who has a machine of their own, and gives its JSON."""
    there = {
        "VOICESIM_RECORDS_FOLDER": str(home / "store"),
        "XDG_CONFIG_HOME": str(home / "configuration"),
        "HOME": str(home),
    }

    def asked(*words: str) -> dict[str, Any]:
        shown = CliRunner(env=there).invoke(app, [*words, "--json"])
        assert shown.exit_code == 0, shown.stderr
        body = json.loads(shown.stdout)
        assert isinstance(body, dict)
        return body

    return asked


@pytest.fixture(scope="module")
def kept(home: Path, answer: Answer) -> dict[str, dict[str, Any]]:
    """A demonstration and a replay, as `records list` shows them, by the line they were held on."""
    time = np.arange(16_000 * 3) / 16_000
    buzz = sum(np.sin(2 * np.pi * 140 * k * time) / k for k in range(1, 12))
    soundfile.write(home / "voice.wav", 0.2 * buzz * (np.sin(2 * np.pi * 4 * time) > -0.5), 16_000)
    (home / "words.txt").write_text("0.1 2.9 Service sinistres bonjour\n", encoding="utf-8")
    answer("demo", "--scenario", "FR07", "--trainee", "poor")
    answer("replay", str(home / "voice.wav"), "--scenario", "FR07", "--words", str(home / "words.txt"))
    calls = answer("records", "list")["calls"]
    return {answer("records", "show", call["name"])["engines"]["line"]: call for call in calls}


def test_both_are_listed_with_the_days_they_fall_due(kept: dict[str, dict[str, Any]], home: Path) -> None:
    assert kept.keys() == {"robot fr07.poor", "recording"}
    for call in kept.values():
        assert Path(call["directory"]).parent == home / "store" / "practice"
        assert (call["mode"], call["complete"], call["recording"]) == ("practice", True, True)
        assert call["recording_until"] < call["analysis_until"]


def test_both_say_that_nobody_of_flesh_and_blood_took_them(
    kept: dict[str, dict[str, Any]], answer: Answer
) -> None:
    for line, whose in (("robot fr07.poor", "robot"), ("recording", "recording")):
        manifest = json.loads((Path(kept[line]["directory"]) / "manifest.json").read_text())
        assert manifest["owner"] == {"person": whose, "purpose": whose}
        (listed,) = answer("records", "list", "--person", whose)["calls"]
        assert (listed["name"], listed["person"]) == (kept[line]["name"], whose)


def test_both_are_in_the_journal_and_proved(kept: dict[str, dict[str, Any]], home: Path) -> None:
    store = Store(home / "store", home / "configuration" / "voicesim" / "keys")
    entries = store.shelf("practice").journal.entries()
    for call in kept.values():
        assert [entry.deed for entry in entries if entry.call == call["name"]] == ["begun", "filed"]
        manifest = json.loads((Path(call["directory"]) / "manifest.json").read_text("utf-8"))
        assert manifest["notice"].keys() == {"version", "sha256"}
        assert "ears.model" in manifest["settings"]
    assert verify(store).sound
    assert not verify(store).notes


def test_both_go_when_they_are_due_and_one_can_be_deleted_before(
    kept: dict[str, dict[str, Any]], home: Path, answer: Answer
) -> None:
    first, second = (call["name"] for call in kept.values())
    assert answer("records", "delete", first, "--why", "asked for")["name"] == first
    store = Store(home / "store", home / "configuration" / "voicesim" / "keys")
    now = datetime.now(UTC)
    assert [(one.kind, one.name) for one in purge(store, now + timedelta(days=31))] == [("recording", second)]
    assert ("analysis", second) in [(one.kind, one.name) for one in purge(store, now + timedelta(days=366))]
    assert answer("records", "list")["calls"] == []
    assert verify(store).sound
