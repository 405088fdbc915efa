"""A wheel built from the repository works where it is installed, content and all."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent
CONTENT = ("personas", "models/manifest.toml")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = folder.glob("voicesim-*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Another environment with the wheel in it; returns its Python."""
    folder = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(folder, with_pip=False)
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(python),
            "install",
            "-q",
            "--no-deps",
            "--no-index",
            wheel,
        ],
        check=True,
        capture_output=True,
    )
    return python


def installed(python: Path, *command: str) -> subprocess.CompletedProcess[str]:
    """Run there, away from the checkout. What voicesim depends on is borrowed from this environment."""
    return subprocess.run(
        [str(python), *command],
        cwd=python.parent,
        env={**os.environ, "PYTHONPATH": sysconfig.get_paths()["purelib"], "COLUMNS": "80"},
        capture_output=True,
        text=True,
        check=False,
    )


def files_people_write() -> set[str]:
    """The content of the checkout that git would give to anyone."""
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard", *CONTENT], cwd=ROOT, capture_output=True, text=True
    )
    if listed.returncode:
        pytest.skip("this is not a git checkout")
    return {line for line in listed.stdout.splitlines() if (ROOT / line).is_file()}


def test_every_content_file_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    expected = {f"voicesim/{name}" for name in files_people_write()}
    assert expected
    assert expected <= inside


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    package = ROOT / "voicesim"
    own = {
        path.relative_to(ROOT).as_posix()
        for path in package.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert own <= inside


def test_the_installed_package_is_the_wheels_and_not_the_checkout(elsewhere: Path) -> None:
    shown = installed(elsewhere, "-c", "import voicesim; print(voicesim.__file__)")
    assert Path(shown.stdout.strip()).is_relative_to(elsewhere.parent.parent)


def test_the_installed_command_finds_its_content(elsewhere: Path) -> None:
    shown = installed(elsewhere, str(elsewhere.parent / "voicesim"), "models", "list", "--json")
    assert shown.returncode == 0, shown.stderr
    assert '"whisper-small"' in shown.stdout
    scenarios = installed(elsewhere, str(elsewhere.parent / "voicesim"), "scenarios", "list", "--json")
    assert '"FR03"' in scenarios.stdout, scenarios.stderr
