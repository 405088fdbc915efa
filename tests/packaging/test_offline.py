"""A bundle made here installs and works on a machine with no route to anywhere."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from voicesim.weights import wheels
from voicesim.weights.bundle import bundle
from voicesim.weights.shelf import Shelf

NO_NETWORK = ("unshare", "--net", "--map-root-user")


def cut_off(*command: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run in a network namespace that has no route, with an empty home and nothing of this environment."""
    return subprocess.run(
        [*NO_NETWORK, *command],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "COLUMNS": "80"},
        capture_output=True,
        text=True,
    )


@pytest.fixture(scope="module")
def offline(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with voicesim installed from a bundle, without a network; removed afterwards (1 GB)."""
    if not shutil.which("unshare") or subprocess.run([*NO_NETWORK, "true"], capture_output=True).returncode:
        pytest.skip("this machine does not let a test make a network namespace")
    folder = tmp_path_factory.mktemp("offline")
    patch = pytest.MonkeyPatch()
    patch.setattr(wheels, "COMPRESSION", zipfile.ZIP_STORED)
    made = bundle(folder / "room.zip", (), Shelf(folder / "none"))
    patch.undo()
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(folder / "bundle")
    made.path.unlink()
    done = cut_off(sys.executable, folder / "bundle" / "install.py", folder / "voicesim", folder=folder)
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder / "bundle")
    yield folder
    shutil.rmtree(folder)


def test_there_is_no_network_there(offline: Path) -> None:
    reached = cut_off(
        sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 80), 1)", folder=offline
    )
    assert "Network is unreachable" in reached.stderr or "Connection refused" in reached.stderr


def test_the_command_works_there_with_its_content(offline: Path) -> None:
    shown = cut_off(offline / "voicesim" / "bin" / "voicesim", "models", "list", "--plain", folder=offline)
    assert shown.returncode == 0, shown.stderr
    assert "whisper-small" in shown.stdout
