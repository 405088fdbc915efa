"""What the tests do lies in folders of theirs; what would not is seen."""

from __future__ import annotations

import os
from pathlib import Path

import home_guard
import platformdirs
import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app
from voicesim.records.store import default_store


@pytest.mark.skipif(os.name == "nt", reason="Windows asks no environment for a person's folders")
def test_a_call_of_a_test_lies_in_no_persons_store() -> None:
    store = default_store()
    assert not str(store.root).startswith(home_guard.HOME)
    assert not str(store.keys).startswith(home_guard.HOME)
    assert not str(platformdirs.user_config_path("voicesim", appauthor=False)).startswith(home_guard.HOME)
    shown = CliRunner().invoke(app, ["records", "list", "--plain"])
    assert (shown.exit_code, home_guard.touched) == (0, [])


def test_whoever_writes_into_a_home_is_seen() -> None:
    """Told to the watch as Python would, for nothing is to be written there."""
    mine = Path(home_guard.HOME[0])
    home_guard.watch("open", (str(mine / "records" / "a"), "wb", os.O_WRONLY | os.O_CREAT))
    home_guard.watch("os.mkdir", (mine / "records", 0o700, -1))
    home_guard.watch("os.rename", ("elsewhere", str(mine / "b"), -1, -1))
    home_guard.watch("open", (str(mine / "read-only"), "rb", os.O_RDONLY))
    home_guard.watch("open", (f"{mine}-of-another", "wb", os.O_WRONLY))
    seen, home_guard.touched[:] = tuple(home_guard.touched), []
    assert seen == (str(mine / "records" / "a"), str(mine / "records"), str(mine / "b"))


def test_the_watch_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home_guard, "HOME", (str(tmp_path),))
    (tmp_path / "written").write_text("", encoding="utf-8")
    assert str(tmp_path / "written") in home_guard.touched
    home_guard.touched.clear()
