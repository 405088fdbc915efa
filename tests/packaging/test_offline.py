"""A bundle made here installs and works on a machine with no route to anywhere."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from watching import why_not

from voicesim.weights import wheels
from voicesim.weights.bundle import bundle
from voicesim.weights.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures.shelved import shelve_voice  # noqa: E402

pytestmark = pytest.mark.waits(80)

VOICE = "fr_FR-upmc-medium"
NO_NETWORK = ("unshare", "--net", "--map-root-user")


def cut_off(
    *command: str | Path, folder: Path, typing: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """Run in a network namespace that has no route, with an empty home and nothing of this environment."""
    return subprocess.run(
        [*NO_NETWORK, *command],
        cwd=folder,
        input=typing,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "COLUMNS": "80", **settings},
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
    shelf = Shelf(folder / "shelf")
    shelve_voice(shelf, VOICE)
    made = bundle(folder / "room.zip", shelf.manifest.choose((VOICE,)), shelf)
    patch.undo()
    with zipfile.ZipFile(made.path) as archive:
        archive.extractall(folder / "bundle")
    made.path.unlink()
    # What pip would compile beforehand is compiled when it is first imported: a tenth of it.
    install = (sys.executable, folder / "bundle" / "install.py", folder / "voicesim")
    done = cut_off(*install, folder=folder, PIP_NO_COMPILE="1")
    assert done.returncode == 0, done.stderr
    shutil.rmtree(folder / "bundle")
    yield folder
    shutil.rmtree(folder)


def test_there_is_no_network_there(offline: Path) -> None:
    reached = cut_off(
        sys.executable, "-c", "import socket; socket.create_connection(('127.0.0.1', 80), 1)", folder=offline
    )
    assert "Network is unreachable" in reached.stderr or "Connection refused" in reached.stderr


def voicesim(
    folder: Path, *arguments: str, typing: str = "", **settings: str
) -> subprocess.CompletedProcess[str]:
    """The command there."""
    command = folder / "voicesim" / "bin" / "voicesim"
    return cut_off(command, *arguments, folder=folder, typing=typing, **settings)


def test_a_call_is_held_typed_and_scored_again_there(offline: Path) -> None:
    listed = voicesim(offline, "scenarios", "list", "--plain")
    assert "FR03" in listed.stdout, listed.stderr
    demo = voicesim(offline, "demo", "--scenario", "FR07", "--seed", "7", "--json", "--out", "demo")
    assert json.loads(demo.stdout)["score"] > 0, demo.stderr
    typed = voicesim(offline, "call", "FR03", "--keyboard", "--out", "typed", typing="Bonjour.\nAu revoir.\n")
    assert typed.returncode == 0, typed.stderr
    assert json.loads(voicesim(offline, "score", "demo", "--json").stdout) == json.loads(
        (offline / "demo" / "scorecard.json").read_text("utf-8")
    )


def test_the_voice_of_the_bundle_was_imported_and_speaks_there(offline: Path) -> None:
    listed = json.loads(voicesim(offline, "models", "list", "--json").stdout)["models"]
    assert [model["id"] for model in listed if model["presence"] == "here"] == [VOICE]
    assert voicesim(offline, "models", "verify", VOICE).returncode == 0
    words = ("call", "FR03", "--keyboard", "--out", "spoken")
    spoken = voicesim(offline, *words, typing="Bonjour.\n", VOICESIM_VOICE_ENGINE="piper")
    assert spoken.returncode == 0, spoken.stderr
    engines = json.loads((offline / "spoken" / "manifest.json").read_text("utf-8"))["engines"]
    assert engines["voice"].startswith(f"Piper {VOICE} speaker 1")


NO_SOCKET = """
import sys
from voicesim.cli.main import app

def refuse(event, arguments):
    if event.startswith("socket."):
        raise SystemExit(f"a socket was opened: {event} {arguments}")

sys.addaudithook(refuse)
sys.argv[0] = "voicesim"
app()
"""


@pytest.mark.skipif(not why_not(), reason="test_nothing_leaves watches the same commands' system calls here")
@pytest.mark.parametrize("command", [("demo", "--scenario", "FR07"), ("call", "FR03", "--keyboard")])
def test_no_socket_is_opened_from_the_ring_to_the_report(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NO_SOCKET, *command, "--out", str(tmp_path / "call")],
        input="Bonjour.\nAu revoir.\n",
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert "a socket was opened" not in done.stderr
    assert (tmp_path / "call" / "report.html").is_file()
