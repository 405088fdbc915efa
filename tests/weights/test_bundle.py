"""Carrying weights to a machine that never sees the internet."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from stand_in_hub import WEIGHTS

from voicesim.errors import ConfigurationError, EngineMissing, ModelError, StorageError
from voicesim.weights import bundle as bundles
from voicesim.weights.bundle import bundle
from voicesim.weights.hub import Hub
from voicesim.weights.manifest import Manifest
from voicesim.weights.pull import pull
from voicesim.weights.shelf import Shelf
from voicesim.weights.unbundle import take_in


@pytest.fixture
def packed(shelf: Shelf, manifest: Manifest, hub: Hub, tmp_path: Path) -> Path:
    pull(manifest.entry("tiny-voice"), shelf, hub)
    return bundle(tmp_path / "room.zip", manifest.model, shelf, wheels=False).path


@pytest.fixture
def elsewhere(tmp_path: Path, manifest: Manifest) -> Shelf:
    return Shelf(tmp_path / "elsewhere", manifest)


def rewritten(path: Path, name: str, change: Callable[[bytes], bytes]) -> Path:
    """The same archive with one file changed."""
    copy = path.with_name("changed.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(copy, "w") as new:
        for item in old.namelist():
            new.writestr(item, change(old.read(item)) if item == name else old.read(item))
    return copy


def test_a_model_travels_in_a_bundle_and_is_the_same_on_arrival(
    packed: Path, shelf: Shelf, elsewhere: Shelf
) -> None:
    taken = take_in(packed, elsewhere)
    assert taken.models == ("tiny-voice",)
    assert elsewhere.verify("tiny-voice") == ()
    assert elsewhere.locked("tiny-voice") == shelf.locked("tiny-voice")
    assert (elsewhere.take("tiny-voice") / "voice.onnx").read_bytes() == WEIGHTS


def test_a_bundle_unpacked_by_hand_is_taken_as_well(packed: Path, elsewhere: Shelf, tmp_path: Path) -> None:
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(tmp_path / "unpacked")
    take_in(tmp_path / "unpacked", elsewhere)
    assert elsewhere.verify("tiny-voice") == ()


@pytest.mark.parametrize("name", ["models/tiny-voice/voice.onnx", "models/tiny-voice/voice.onnx.json"])
def test_a_byte_changed_in_a_bundle_is_refused_and_nothing_is_installed(
    packed: Path, elsewhere: Shelf, name: str
) -> None:
    changed = rewritten(packed, name, lambda body: bytes([body[0] ^ 1]) + body[1:])
    with pytest.raises(ModelError, match="is not what was packed; copy the bundle again"):
        take_in(changed, elsewhere)
    assert elsewhere.presence("tiny-voice") == "missing"
    assert not any(path.is_dir() and not path.name.startswith(".") for path in elsewhere.folder.iterdir())


@pytest.mark.parametrize("kept", [0, 100, 500_000])
def test_a_bundle_cut_short_is_refused(packed: Path, elsewhere: Shelf, kept: int) -> None:
    short = packed.with_name("short.zip")
    short.write_bytes(packed.read_bytes()[:kept])
    with pytest.raises(ModelError, match=r"short\.zip: this is not a whole bundle; copy it again"):
        take_in(short, elsewhere)


def test_a_bundle_that_is_not_there_is_said(elsewhere: Shelf, tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="there is no bundle here"):
        take_in(tmp_path / "none.zip", elsewhere)


def of_windows(body: bytes) -> bytes:
    return json.dumps({**json.loads(body), "platform": "win-amd64"}).encode()


def test_a_bundle_for_another_platform_is_refused_but_its_models_may_be_taken(
    packed: Path, elsewhere: Shelf
) -> None:
    foreign = rewritten(packed, "bundle.json", of_windows)
    with pytest.raises(ModelError, match=r"is for win-amd64 .* --models-only"):
        take_in(foreign, elsewhere)
    take_in(foreign, elsewhere, any_platform=True)
    assert elsewhere.verify("tiny-voice") == ()


def test_a_file_that_would_land_outside_its_folder_is_refused(
    packed: Path, elsewhere: Shelf, tmp_path: Path
) -> None:
    def escaping(body: bytes) -> bytes:
        lock = json.loads(body)
        files = lock["models"]["tiny-voice"]["files"]
        files["../../escaped"] = files.pop("voice.onnx")
        return json.dumps(lock).encode()

    with pytest.raises(ModelError, match="outside its folder"):
        take_in(rewritten(packed, "models.lock.json", escaping), elsewhere)
    assert not list(tmp_path.rglob("escaped"))


def test_a_model_this_version_does_not_know_is_refused(
    packed: Path, tmp_path: Path, manifest: Manifest
) -> None:
    other = manifest.model[0].model_copy(update={"id": "other-voice"})
    with pytest.raises(ConfigurationError, match="tiny-voice: no model of ours has this name"):
        take_in(packed, Shelf(tmp_path / "elsewhere", Manifest(model=(other,))))


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_too_small_is_said_on_either_side(
    packed: Path, shelf: Shelf, elsewhere: Shelf, manifest: Manifest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 1_000_000))
    with pytest.raises(StorageError, match="its models need 2 MB and 1 are free"):
        take_in(packed, elsewhere)
    with pytest.raises(StorageError, match="the bundle needs 2 MB and 1 are free"):
        bundle(packed.with_name("again.zip"), manifest.model, shelf, wheels=False)
    assert not packed.with_name("again.zip").exists()


def test_a_model_that_is_not_here_or_not_right_is_never_packed(
    packed: Path, shelf: Shelf, elsewhere: Shelf, manifest: Manifest
) -> None:
    with pytest.raises(EngineMissing, match="models pull tiny-voice"):
        bundle(packed.with_name("again.zip"), manifest.model, elsewhere, wheels=False)
    (shelf.path("tiny-voice") / "voice.onnx").write_bytes(WEIGHTS[::-1])
    with pytest.raises(ModelError, match="not loaded"):
        bundle(packed.with_name("again.zip"), manifest.model, shelf, wheels=False)
    assert [path.name for path in packed.parent.glob("*.zip")] == ["room.zip"]


def installed_from(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(folder / "install.py"), str(folder / "here")], capture_output=True, text=True
    )


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("bundle.json", of_windows, "this bundle is for win-amd64"),
        ("wheels/voicesim-0-py3-none-any.whl", lambda body: b"changed", "is not what was packed"),
    ],
)
def test_the_installer_of_a_bundle_refuses_what_it_cannot_install_in_one_sentence(
    shelf: Shelf,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    change: Callable[[bytes], bytes],
    says: str,
) -> None:
    def one_wheel(folder: Path, told: object) -> tuple[Path, ...]:
        path = folder / "voicesim-0-py3-none-any.whl"
        path.write_bytes(b"wheel")
        return (path,)

    monkeypatch.setattr(bundles, "gather", one_wheel)
    made = bundle(tmp_path / "room.zip", (), shelf)
    with zipfile.ZipFile(rewritten(made.path, name, change)) as archive:
        archive.extractall(tmp_path / "bundle")
    done = installed_from(tmp_path / "bundle")
    assert done.returncode == 1
    assert done.stderr.startswith("install: ")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (tmp_path / "bundle" / "here").exists()
