"""The journal of a desk outlives power cuts, clocks and several programs at once."""

from __future__ import annotations

import json
import multiprocessing
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.records import journal as module
from voicesim.records.journal import Journal
from voicesim.records.keys import Key, key_at
from voicesim.records.store import Store
from voicesim.records.verify import verify

MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)
KEY = Key(bytes(range(32)))


def filled(path: Path, lines: int) -> Journal:
    journal = Journal(path, KEY)
    for number in range(lines):
        journal.append(MARCH, "begun", f"call {number}", "practice call", {})
    return journal


@pytest.mark.parametrize("left", [1, 30, 120, -1])
def test_a_line_a_power_cut_broke_off_is_cut_and_noted_and_the_desk_goes_on(
    tmp_path: Path, left: int
) -> None:
    journal = filled(tmp_path / "journal.jsonl", 3)
    lines = journal.path.read_bytes().splitlines(keepends=True)
    journal.path.write_bytes(b"".join(lines[:2]) + lines[2][:left])
    assert len(journal.entries()) == (3 if left == -1 else 2)
    assert journal.faults() == ()
    journal.append(MARCH, "begun", "the next", "practice call", {})
    deeds = [(entry.number, entry.deed, entry.call) for entry in journal.entries()]
    if left == -1:  # only the end of the line was missing
        assert deeds[2:] == [(2, "begun", "call 2"), (3, "begun", "the next")]
    else:
        assert deeds[2:] == [(2, "mended", ""), (3, "begun", "the next")]
        assert f"broken off after {left} bytes was cut" in journal.checked().notes[0]
    assert journal.faults() == ()


def test_zeros_at_the_end_are_a_line_broken_off(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.jsonl", 2)
    with journal.path.open("ab") as file:
        file.write(bytes(700))
    journal.append(MARCH, "begun", "the next", "practice call", {})
    assert [entry.deed for entry in journal.entries()] == ["begun", "begun", "mended", "begun"]
    assert journal.faults() == ()


@given(tail=st.binary(max_size=200))
def test_whatever_stands_at_the_end_nothing_is_a_traceback(
    tmp_path_factory: pytest.TempPathFactory, tail: bytes
) -> None:
    journal = filled(tmp_path_factory.mktemp("journal") / "journal.jsonl", 2)
    with journal.path.open("ab") as file:
        file.write(tail)
    journal.append(MARCH, "begun", "the next", "practice call", {})
    assert [entry.call for entry in journal.entries() if entry.call][:2] == ["call 0", "call 1"]
    assert journal.entries()[-1].call == "the next"
    journal.checked()


def test_a_line_is_on_the_disk_before_append_returns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    synced: list[int] = []
    monkeypatch.setattr(os, "fsync", lambda handle: synced.append(os.fstat(handle).st_size))
    journal = filled(tmp_path / "journal.jsonl", 1)
    assert journal.path.stat().st_size in synced


def test_appending_to_a_long_journal_reads_no_more_than_to_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    parsed: list[bytes] = []
    real = module._entry
    short, long = filled(tmp_path / "short.jsonl", 3), filled(tmp_path / "long.jsonl", 400)
    monkeypatch.setattr(module, "_entry", lambda line: parsed.append(line) or real(line))
    short.append(MARCH, "begun", "one", "x", {})
    few = len(parsed)
    long.append(MARCH, "begun", "one", "x", {})
    assert len(parsed) - few == few == 1


def test_the_lines_come_backwards_as_they_come_forwards(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.jsonl", 120)  # several pieces
    assert journal.last(120) == journal.entries()
    assert journal.last(5) == journal.entries()[-5:]


def test_a_clock_that_was_set_back_is_told(tmp_path: Path) -> None:
    journal = filled(tmp_path / "journal.jsonl", 1)
    journal.append(MARCH + timedelta(days=500), "deleted", "call 0", "older than 365 days", {})
    journal.append(MARCH + timedelta(days=1), "begun", "call 1", "practice call", {})
    assert journal.checked().notes == ("line 3 is dated before the line above it: a clock was wrong",)
    assert journal.faults() == ()


def test_one_damaged_line_in_the_middle_is_a_fault_and_stops_nobody(store: Store) -> None:
    shelf = store.shelf("practice")
    for seed in range(3):
        shelf.begin("FR03", seed, MARCH)
    lines = shelf.journal.path.read_text("utf-8").splitlines(keepends=True)
    shelf.journal.path.write_text(lines[0] + "{]\n" + lines[2], encoding="utf-8")
    shelf.begin("FR03", 4, MARCH)
    found = [finding.sentence for finding in verify(store).findings]
    assert any("line 2 is not a line of a journal" in sentence for sentence in found)


def _at_once(argument: tuple[str, str]) -> str:
    path, name = argument
    key = key_at(Path(path).with_name("practice.key"))
    for number in range(5):
        Journal(Path(path), key).append(MARCH, "begun", f"{name} {number}", "x", {})
    return key.fingerprint


def test_the_first_use_by_several_programs_at_once_makes_one_key_and_one_journal(tmp_path: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(4) as pool:
        for turn in range(4):
            path = tmp_path / str(turn) / "journal.jsonl"
            made = pool.map(_at_once, [(str(path), f"desk {desk}") for desk in range(4)], chunksize=1)
            assert len(set(made)) == 1
            journal = Journal(path, key_at(path.with_name("practice.key")))
            assert (len(journal.entries()), journal.faults()) == (20, ())
            assert sorted(file.name for file in path.parent.iterdir()) == ["journal.jsonl", "practice.key"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_store_keys_and_journals_are_for_their_owner_alone(store: Store) -> None:
    before = os.umask(0)
    try:
        folder = store.shelf("practice").begin("FR03", 1, MARCH)
    finally:
        os.umask(before)
    for path in (store.root, folder.parent, folder, store.keys):
        assert path.stat().st_mode & 0o777 == 0o700, path
    for path in (*store.keys.iterdir(), store.shelf("practice").journal.path):
        assert path.stat().st_mode & 0o777 == 0o600, path


@pytest.mark.parametrize("change", [{"files": 3}, {"number": "0"}, {"at": None}, {"more": 1}])
def test_a_line_of_another_shape_is_no_line(tmp_path: Path, change: dict[str, Any]) -> None:
    journal = filled(tmp_path / "journal.jsonl", 1)
    body = json.loads(journal.path.read_text("utf-8"))
    journal.path.write_text(json.dumps({**body, **change}) + "\n", encoding="utf-8")
    assert journal.entries() == ()
    assert "line 1 is not a line" in journal.faults()[0]


def test_a_line_with_half_a_character_is_no_line_of_ours(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl", Key(b"k" * 32))
    journal.append(datetime(2026, 3, 2, tzinfo=UTC), "begun", "one", "held", {})
    text = journal.path.read_text(encoding="utf-8").replace("held", "\\ud800")
    journal.path.write_text(text, encoding="utf-8")
    assert [fault for fault in journal.faults() if "is not a line of a journal" in fault]


def test_a_reason_with_a_byte_that_is_no_character_is_kept_as_far_as_it_goes(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal.jsonl", Key(b"k" * 32))
    journal.append(datetime(2026, 3, 2, tzinfo=UTC), "deleted", "one", "demand\udce9", {})
    assert journal.entries()[0].why == "demand?"
    assert journal.faults() == ()
