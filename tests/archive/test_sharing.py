"""How an archive's calls are shared among processes: a second one only where it is worth its start."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from voicesim.archive.entry import Entry
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.progress import Counting, Progress
from voicesim.archive.sharing import pieces, processes_for
from voicesim.archive.working import what_became

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> ArchiveFolder:
    there = ArchiveFolder(tmp_path)
    there.make()
    return there


def waiting(
    archive: ArchiveFolder, count: int, *, heard: bool = False, words: str = "words.txt"
) -> list[str]:
    """So many calls that wait."""
    ids = [f"{number:020x}" for number in range(count)]
    for id in ids:
        archive.put(Entry(id=id, source="recording", path="/calls/a.wav", words=words, added=NOW))
        if heard:
            archive.what_was_heard(id).write_text("{}", encoding="utf-8")
    return ids


def test_few_calls_are_not_worth_a_second_process(archive: ArchiveFolder) -> None:
    assert processes_for(archive, waiting(archive, 40), 8) == 1


def test_more_calls_are_worth_more_processes_and_never_more_than_were_asked_for(
    archive: ArchiveFolder,
) -> None:
    ids = waiting(archive, 200)
    assert processes_for(archive, ids, 8) == 4
    assert processes_for(archive, ids, 2) == 2


def test_calls_that_need_only_be_judged_again_are_worth_less(archive: ArchiveFolder) -> None:
    assert processes_for(archive, waiting(archive, 200, heard=True), 8) == 1


def test_two_recordings_that_a_recogniser_has_to_hear_are_worth_two_processes(archive: ArchiveFolder) -> None:
    assert processes_for(archive, waiting(archive, 2, words=""), 2) == 2


def test_calls_that_are_little_work_are_handed_over_in_pieces_and_the_last_ones_by_themselves(
    archive: ArchiveFolder,
) -> None:
    ids = waiting(archive, 36, heard=True)
    archive.what_was_heard(ids[9]).unlink()
    handed = list(pieces(archive, ids))
    assert [one for piece in handed for one in piece] == ids
    assert [len(piece) for piece in handed] == [8, 8, 4, *[1] * 16]


def test_first_looks_go_four_at_once_and_what_is_to_be_heard_call_by_call(archive: ArchiveFolder) -> None:
    first_looks = waiting(archive, 28)
    assert [len(piece) for piece in pieces(archive, first_looks)] == [4, 4, 4, *[1] * 16]
    for id in first_looks[:2]:
        archive.forget(id)
        archive.put(Entry(id=id, source="recording", path="/calls/a.wav", added=NOW))
    assert [len(piece) for piece in pieces(archive, first_looks)][:4] == [1, 1, 4, 4]


def test_the_process_that_hands_calls_out_loads_nothing_that_looks_at_them() -> None:
    """It would wait half a second for that before the first worker begins."""
    asked = "import sys, voicesim.archive.running, voicesim.archive.upkeep; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout
    assert "voicesim.archive.pool" in loaded.split()
    assert not {"voicesim.archive.one_call", "voicesim.archive.judging"} & set(loaded.split())


def test_what_a_process_that_died_has_written_is_known(archive: ArchiveFolder) -> None:
    first, second, third = waiting(archive, 3)
    archive.result(first).write_text("{}", encoding="utf-8")
    archive.why_aside(second).write_text("{}", encoding="utf-8")
    assert [what_became(archive, id) for id in (first, second, third)] == ["done", "aside", None]


def test_the_time_that_is_left_follows_from_the_pace_so_far() -> None:
    told: list[Progress] = []
    counting = Counting(4, told.append)
    counting.add("done")
    counting.add("aside")
    assert (told[-1].done, told[-1].aside, told[-1].seen) == (1, 1, 2)
    assert told[-1].seconds_left is not None
