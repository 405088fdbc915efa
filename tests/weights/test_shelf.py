"""What is on the shelf, and what is refused before an engine loads it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from stand_in_hub import WEIGHTS

from voicesim.errors import ConfigurationError, EngineMissing, ModelError
from voicesim.weights import shelf as shelves
from voicesim.weights.hub import Hub
from voicesim.weights.lock import LOCK
from voicesim.weights.manifest import Manifest
from voicesim.weights.place import weights_folder
from voicesim.weights.pull import pull
from voicesim.weights.shelf import Shelf


@pytest.fixture
def pulled(shelf: Shelf, manifest: Manifest, hub: Hub) -> Shelf:
    pull(manifest.entry("tiny-voice"), shelf, hub)
    return shelf


def test_weights_that_are_not_here_are_missed_with_the_command_that_brings_them(shelf: Shelf) -> None:
    with pytest.raises(EngineMissing, match="type 'voicesim models pull tiny-voice'"):
        shelf.take("tiny-voice")


def test_a_model_nobody_knows_is_wrong_and_the_names_are_given(shelf: Shelf) -> None:
    with pytest.raises(
        ConfigurationError, match="choose among the presets light; voices: tiny-voice; or write the path"
    ):
        shelf.take("whisper-gigantic")


@pytest.mark.parametrize("path", ["models/whisper-bse", "./voice", "~/voices/joe.onnx", "C:\\w", "q.gguf"])
def test_a_path_that_is_mistyped_is_said_to_be_no_file_and_only_ids_of_its_job_are_offered(
    shelf: Shelf, path: str
) -> None:
    with pytest.raises(ConfigurationError, match="there is no such file or folder") as caught:
        shelf.take(path, purpose="voice")
    assert caught.value.mend == "check the path, or name one of ours (voices: tiny-voice)"


def test_weights_of_ones_own_are_taken_by_their_path(shelf: Shelf, tmp_path: Path) -> None:
    (tmp_path / "mine.onnx").write_bytes(b"mine")
    assert shelf.take(str(tmp_path / "mine.onnx")) == tmp_path / "mine.onnx"


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(where=st.integers(0, len(WEIGHTS) - 1), bit=st.integers(0, 7))
def test_a_byte_flipped_anywhere_is_found_by_verify_and_refused_at_load(
    pulled: Shelf, where: int, bit: int
) -> None:
    path = pulled.path("tiny-voice") / "voice.onnx"
    pulled.take("tiny-voice")
    body = bytearray(WEIGHTS)
    body[where] ^= 1 << bit
    path.write_bytes(body)
    (fault,) = pulled.verify("tiny-voice")
    assert (fault.file, fault.what) == ("voice.onnx", "its checksum is not the one it was brought with")
    with pytest.raises(
        ModelError, match=r"voice\.onnx: .* not loaded; type 'voicesim models pull tiny-voice'"
    ):
        pulled.take("tiny-voice")
    path.write_bytes(WEIGHTS)
    assert pulled.verify("tiny-voice") == ()
    pulled.take("tiny-voice")


def test_a_byte_flipped_behind_an_unchanged_date_is_refused_too(pulled: Shelf) -> None:
    path = pulled.path("tiny-voice") / "voice.onnx"
    pulled.take("tiny-voice")
    before = path.stat()
    path.write_bytes(b"\xff" + WEIGHTS[1:])
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(ModelError):
        pulled.take("tiny-voice")


def test_a_truncated_file_and_a_missing_one_are_told_apart(pulled: Shelf) -> None:
    (pulled.path("tiny-voice") / "voice.onnx").write_bytes(WEIGHTS[:1000])
    (pulled.path("tiny-voice") / "voice.onnx.json").unlink()
    assert pulled.presence("tiny-voice") == "incomplete"
    assert [fault.what for fault in pulled.verify("tiny-voice")] == [
        f"it has 1000 bytes instead of {len(WEIGHTS)}",
        "the file is missing",
    ]


def test_a_file_checked_before_and_untouched_since_is_not_read_again(
    pulled: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    pulled.take("tiny-voice")
    read: list[Path] = []
    real = shelves.sha256
    monkeypatch.setattr(shelves, "sha256", lambda path: read.append(path) or real(path))
    pulled.take("tiny-voice")
    assert read == []
    pulled.verify("tiny-voice")
    assert len(read) == 2


def test_a_shelf_that_may_not_be_written_checks_every_time(
    pulled: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, text: str) -> None:
        raise PermissionError(13, "no", str(path))

    monkeypatch.setattr(shelves, "write_whole", refused)
    assert pulled.take("tiny-voice") == pulled.path("tiny-voice")


def test_a_lock_file_that_is_not_one_is_said(pulled: Shelf) -> None:
    (pulled.folder / LOCK).write_text("[]")
    with pytest.raises(ModelError, match="lock file cannot be read; remove it"):
        pulled.take("tiny-voice")


def test_the_folder_of_the_weights_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("VOICESIM_MODELS", str(tmp_path))
    assert weights_folder() == tmp_path


def test_a_model_of_another_kind_is_refused_with_those_that_would_do() -> None:
    with pytest.raises(ConfigurationError, match=r"no recogniser but a writer; .*whisper-small"):
        Shelf(Path("nowhere")).require("qwen3-4b", "recogniser")
    with pytest.raises(ConfigurationError, match="whisper-small: it is no writer"):
        Shelf(Path("nowhere")).take("whisper-small", purpose="writer")
