"""A model that does not fit is said not to, before the system ends the program."""

from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.errors import ModelError
from voicesim.weights import memory


@pytest.fixture
def two_megabytes(tmp_path: Path) -> Path:
    (tmp_path / "inner").mkdir()
    for name in ("model.bin", "inner/more.bin"):
        (tmp_path / name).write_bytes(bytes(1_000_000))
    return tmp_path


def test_weights_larger_than_the_free_memory_are_not_loaded(
    two_megabytes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(memory, "free_mb", lambda: 1)
    loaded = False
    with (
        pytest.raises(ModelError, match=r"it needs 2 MB of memory and 1 MB are free; close .* take that one"),
        memory.room_for(two_megabytes, "take that one"),
    ):
        loaded = True
    assert not loaded


@pytest.mark.parametrize("free", [None, 2, 64_000])
def test_weights_that_fit_are_loaded(
    two_megabytes: Path, monkeypatch: pytest.MonkeyPatch, free: int | None
) -> None:
    monkeypatch.setattr(memory, "free_mb", lambda: free)
    with memory.room_for(two_megabytes, "take that one"):
        loaded = True
    assert loaded


def test_an_engine_that_runs_out_of_memory_is_one_sentence(two_megabytes: Path) -> None:
    with (
        pytest.raises(ModelError, match="does not fit into this machine's memory"),
        memory.room_for(two_megabytes, "take that one"),
    ):
        raise MemoryError


def test_the_free_memory_is_what_the_system_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    says = tmp_path / "meminfo"
    monkeypatch.setattr(memory, "_MEMINFO", says)
    assert memory.free_mb() is None
    says.write_text("MemTotal:       24000000 kB\nMemAvailable:    2000000 kB\n")
    assert memory.free_mb() == 2048
