from __future__ import annotations

import errno
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from voicesim.call import whole_files
from voicesim.call.directory import CallDirectory, EventWriter
from voicesim.call.event_reading import read_events
from voicesim.call.events import Announced, PickedUp, Rang
from voicesim.call.growing_files import growing_files
from voicesim.call.manifest import Manifest
from voicesim.call.whole_files import write_whole
from voicesim.errors import StorageError
from voicesim.modes import Mode

MANIFEST = Manifest(
    "FR03", "fr", "practice", 7, engines={"voice": "espeak-ng"}, held="2026-03-02T10:00:00+01:00"
)


def test_a_new_call_is_not_complete_until_it_is_closed(directory: CallDirectory) -> None:
    assert not directory.manifest().complete
    with EventWriter(directory) as log:
        log.write(Rang(0))
    directory.close()
    manifest = directory.manifest()
    assert manifest.complete
    assert set(manifest.files) == {"events.jsonl"}


def test_a_manifest_comes_back_as_it_went(tmp_path: Path) -> None:
    assert CallDirectory.create(tmp_path / "call", MANIFEST).manifest() == MANIFEST


@pytest.mark.parametrize("mode", ["practice", "certification"])
def test_a_call_is_never_overwritten(tmp_path: Path, mode: Mode) -> None:
    call = CallDirectory.create(tmp_path / "call", replace(MANIFEST, mode=mode))
    call.report.write_text("old", encoding="utf-8")
    with pytest.raises(StorageError, match="already holds a call, and nothing is ever overwritten; choose"):
        CallDirectory.create(tmp_path / "call", MANIFEST)
    assert call.report.read_text("utf-8") == "old"
    assert call.manifest().mode == mode


@pytest.mark.skipif(os.name != "posix", reason="permissions of this kind are POSIX")
def test_a_call_is_for_its_owners_eyes_whatever_the_umask_says(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        call = CallDirectory.create(tmp_path / "deep" / "call", MANIFEST)
        with growing_files(call):
            pass
        write_whole(call.report, "x")
    finally:
        os.umask(before)
    assert call.path.stat().st_mode & 0o777 == 0o700
    assert {path.name for path in call.path.iterdir()} >= {"call.flac", "events.jsonl", "manifest.json"}
    assert {path.stat().st_mode & 0o777 for path in call.path.iterdir()} == {0o600}


def test_a_folder_with_something_else_in_it_is_refused_and_left_alone(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(
        StorageError,
        match="already holds something that is not a call, and nothing is ever overwritten; choose",
    ):
        CallDirectory.create(tmp_path, MANIFEST)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "call").write_text("x", encoding="utf-8")
    with pytest.raises(StorageError, match="a file stands where a folder should be"):
        CallDirectory.create(tmp_path / "call", MANIFEST)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_one_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    with pytest.raises(StorageError, match="may not be written"):
        CallDirectory.create(tmp_path / "call", MANIFEST)


def test_a_folder_that_is_not_a_call_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="is not the folder of a call"):
        CallDirectory.open(tmp_path)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{", "is not JSON"),
        ("[]", "not a manifest"),
        ('{"format": 99}', "format 99"),
        ('{"format": 1}', "no scenario"),
    ],
)
def test_a_spoilt_manifest_is_one_sentence(directory: CallDirectory, text: str, sentence: str) -> None:
    directory.manifest_path.write_text(text, encoding="utf-8")
    with pytest.raises(StorageError, match=sentence):
        directory.manifest()


def test_a_full_disk_leaves_the_old_file_and_nothing_beside_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = tmp_path / "scorecard.json"
    old.write_text("old", encoding="utf-8")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(whole_files.os, "fsync", full)
    with pytest.raises(StorageError, match=r"scorecard\.json: the disk is full; free some space"):
        write_whole(old, "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("scorecard.json", "old")]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
def test_a_log_on_a_full_disk_says_so(directory: CallDirectory) -> None:
    directory.events.symlink_to("/dev/full")
    log = EventWriter(directory)
    with pytest.raises(StorageError, match="the disk is full"):
        log.write(Rang(0))
    log._file.close()


def test_a_refused_line_is_taken_back_and_the_next_one_is_whole(
    directory: CallDirectory, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = EventWriter(directory)
    log.write(Rang(0))
    whole = log._put

    def half(line: bytes) -> None:
        log._file.write(line[:7])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(log, "_put", half)
    with pytest.raises(StorageError):
        log.write(PickedUp(320))
    monkeypatch.setattr(log, "_put", whole)
    log.write(Announced(640, "Vous parlez à une IA."))
    log.close()
    assert read_events(directory.events) == (Rang(0), Announced(640, "Vous parlez à une IA."))


def test_a_killed_process_loses_no_line_it_has_logged(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys\n"
        "from pathlib import Path\n"
        "from voicesim.call.directory import CallDirectory, EventWriter\n"
        "from voicesim.call.events import Rang\n"
        "from voicesim.call.manifest import Manifest\n"
        "log = EventWriter(CallDirectory.create(Path(sys.argv[1]), Manifest('FR03', 'fr', 'practice', 1)))\n"
        "for at in range(500):\n"
        "    log.write(Rang(at))\n"
        "os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path / "call")], check=False)
    assert killed.returncode != 0
    directory = CallDirectory.open(tmp_path / "call")
    assert read_events(directory.events) == tuple(Rang(at) for at in range(500))
    assert not directory.manifest().complete
