"""Ray in place of a pool: one setting, the same results, and a sentence where it is not there."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from pathlib import Path

import pytest

from tests.archive.real_calls import write_call
from voicesim import __version__
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.ray_work import with_one_thread, work_on_all
from voicesim.archive.running import run
from voicesim.archive.upkeep import cluster_of, processes
from voicesim.archive.working import Work, work_on
from voicesim.errors import ConfigurationError, EngineMissing
from voicesim.settings.schema import Archive, Settings

NOW = datetime(2026, 11, 20, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> ArchiveFolder:
    for number in range(3):
        write_call(tmp_path / "in", f"call{number}", seed=number)
    there = ArchiveFolder(tmp_path / "archive")
    add(there, tmp_path / "in", language="fr", now=NOW)
    return there


def work(archive: ArchiveFolder) -> Work:
    return Work(archive.path, "fnol", Settings())


def test_without_ray_one_sentence_says_how_to_have_it_and_every_call_waits(
    archive: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    for name in ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"):
        monkeypatch.setenv(name, "")
    with pytest.raises(EngineMissing, match=r"pip install 'voicesim\[cluster\]'"):
        run(work(archive), 2, lambda now: None, "local")
    assert len(archive.waiting()) == 3


def test_the_command_says_where_ray_is_else_the_setting_does() -> None:
    settings = Settings(archive=Archive(cluster="head:6379"))
    assert cluster_of(settings, None) == "head:6379"
    assert cluster_of(settings, "") == ""
    assert cluster_of(settings, "local") == "local"


def test_a_cluster_of_several_machines_has_more_cores_than_this_one() -> None:
    assert processes(0, "head:6379") == 0
    assert processes(200, "head:6379") == 200
    assert processes(0, "local") == processes(0)


def test_a_machine_with_another_version_judges_nothing(archive: ArchiveFolder) -> None:
    with pytest.raises(ConfigurationError, match="install the same version"):
        work_on_all(work(archive), tuple(archive.waiting()), "0.0.1")
    assert len(archive.waiting()) == 3


def test_a_machine_that_does_not_see_the_archive_or_a_recording_sets_nothing_aside(
    archive: ArchiveFolder, tmp_path: Path
) -> None:
    nowhere = Work(tmp_path / "elsewhere", "fnol", Settings())
    with pytest.raises(ConfigurationError, match="does not see it"):
        work_on_all(nowhere, ("a",), __version__)
    first = archive.waiting()[0]
    Path(archive.entry(first).path).rename(tmp_path / "moved.wav")
    assert work_on_all(work(archive), (first,), __version__) == ["absent"]
    assert not archive.set_aside()


def test_a_worker_has_one_core() -> None:
    there = with_one_thread(Work(Path("a"), "fnol", Settings()))
    assert there.settings.ears.threads == 1


def test_ray_goes_on_where_the_pool_was_stopped_and_does_no_call_twice(
    archive: ArchiveFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    if find_spec("ray") is None:  # it must not be loaded here: it reads its switches when it is
        pytest.skip("Ray is an extra, and not installed")
    for name in ("RAY_AUTH_MODE", "RAY_AUTH_TOKEN", "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER"):
        monkeypatch.delenv(name, raising=False)
    first, *rest = archive.waiting()
    work_on(work(archive), first)
    before = archive.result(first).stat().st_mtime_ns
    now = run(work(archive), 2, lambda progress: None, "local")
    assert (now.done, now.total) == (2, 2)
    assert archive.result(first).stat().st_mtime_ns == before
    assert archive.done() == {first, *rest}
    by_ray = archive.result(rest[0]).read_bytes()
    archive.result(rest[0]).unlink()
    work_on(work(archive), rest[0])
    assert archive.result(rest[0]).read_bytes() == by_ray
