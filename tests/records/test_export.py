from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
import soundfile

from voicesim.call.directory import CallDirectory
from voicesim.errors import RecordingError, StorageError
from voicesim.records.export import export
from voicesim.records.keys import key_at
from voicesim.records.marking import is_marked, marked, read_tags, tags
from voicesim.records.store import Store
from voicesim.records.verify import verify

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as archive:
        return {name.split("/", 1)[1]: archive.read(name) for name in archive.namelist()}


def test_an_export_holds_the_call_a_label_and_a_signed_list(keep: Keep, store: Store, tmp_path: Path) -> None:
    call = keep()
    exported = export(store, "2026", tmp_path, MARCH)
    files = unzipped(exported.path)
    assert exported.path.name == f"{call.path.name}.zip"
    assert exported.marked
    assert {
        "call.flac",
        "report.html",
        "scorecard.json",
        "export.json",
        "LISEZ-MOI_READ-ME.txt",
    } <= files.keys()
    label = files["LISEZ-MOI_READ-ME.txt"].decode()
    assert "voix (canal droit" in label
    assert "synthetic" in label
    listed = json.loads(files["export.json"])
    assert all(hashlib.sha256(files[name]).hexdigest() == digest for name, digest in listed["files"].items())
    signature = {key: listed.pop(key) for key in ("signature", "signed_with")}
    key = key_at(store.keys / "export.key")
    assert key.signed(json.dumps(listed, ensure_ascii=False, sort_keys=True), signature["signature"])


def test_exported_sound_says_that_its_right_channel_is_synthetic(
    keep: Keep, store: Store, tmp_path: Path
) -> None:
    call = keep()
    sound = unzipped(export(store, "2026", tmp_path, MARCH).path)["call.flac"]
    found = read_tags(sound, "call.flac")
    assert found["SYNTHETIC_CHANNEL"] == "right"
    assert found["DIGITALSOURCETYPE"] == "compositeWithTrainedAlgorithmicMedia"
    assert is_marked(sound, key_at(store.keys / "export.key"), "call.flac")
    assert not is_marked(call.sound.read_bytes(), key_at(store.keys / "export.key"), "call.flac")


def test_marking_changes_no_sample(keep: Keep, store: Store, tmp_path: Path) -> None:
    call = keep()
    sound = unzipped(export(store, "2026", tmp_path, MARCH).path)["call.flac"]
    before, _ = soundfile.read(call.sound, dtype="int16")
    after, _ = soundfile.read(io.BytesIO(sound), dtype="int16")
    assert np.array_equal(before, after)


def test_a_marking_moved_to_another_sound_does_not_hold(tmp_path: Path) -> None:
    key = key_at(tmp_path / "a.key")
    sounds = []
    for level in (100, 200):
        target = io.BytesIO()
        soundfile.write(target, np.full((3000, 2), level, np.int16), 16_000, format="FLAC")
        sounds.append(target.getvalue())
    good = marked(sounds[0], tags("FR03", "fr", "1"), key, "x")
    assert is_marked(good, key, "x")
    assert not is_marked(good, key_at(tmp_path / "b.key"), "x")
    forged = good.replace(sounds[0][26:42], sounds[1][26:42])
    assert forged != good
    assert not is_marked(forged, key, "x")
    assert not is_marked(good.replace(b"FR03", b"FR04"), key, "x")


def test_marking_twice_is_marking_once(keep: Keep, tmp_path: Path) -> None:
    key = key_at(tmp_path / "a.key")
    sound = keep().sound.read_bytes()
    once = marked(sound, tags("FR03", "fr", "1"), key, "x")
    assert marked(once, tags("FR03", "fr", "1"), key, "x") == once


@pytest.mark.parametrize(
    "damage", [lambda b: b"RIFF" + b[4:], lambda b: b[:20], lambda b: b[:42], lambda b: b""]
)
def test_sound_that_cannot_be_marked_is_not_exported(
    keep: Keep, store: Store, tmp_path: Path, damage: Callable[[bytes], bytes]
) -> None:
    call = keep()
    call.sound.write_bytes(damage(call.sound.read_bytes()))
    with pytest.raises(RecordingError, match="cannot be marked"):
        export(store, "2026", tmp_path, MARCH)
    assert not list(tmp_path.glob("*.zip"))


def test_an_export_never_overwrites_and_is_entered_in_the_journal(
    keep: Keep, store: Store, tmp_path: Path
) -> None:
    keep()
    export(store, "2026", tmp_path, MARCH)
    with pytest.raises(StorageError, match="is there already"):
        export(store, "2026", tmp_path, MARCH)
    assert [entry.deed for entry in store.shelf("practice").journal.entries()] == ["begun", "exported"]


def test_a_call_without_sound_is_exported_with_its_label(keep: Keep, store: Store, tmp_path: Path) -> None:
    keep().sound.unlink()
    exported = export(store, "2026", tmp_path / "call.zip", MARCH)
    assert not exported.marked
    assert "LISEZ-MOI_READ-ME.txt" in exported.files


def rewritten(path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    with zipfile.ZipFile(path) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    folder = next(iter(files)).split("/")[0]
    inner = {name.split("/", 1)[1]: body for name, body in files.items()}
    change(inner)
    with zipfile.ZipFile(path, "w") as archive:
        for name, body in inner.items():
            archive.writestr(f"{folder}/{name}", body)


def test_an_export_nobody_touched_is_sound(keep: Keep, store: Store, tmp_path: Path) -> None:
    keep()
    assert verify(store, str(export(store, "2026", tmp_path, MARCH).path)).sound


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda f: f.update({"scorecard.json": b"{}"}), "scorecard.json is not what was exported"),
        (lambda f: f.pop("transcript.vtt"), "transcript.vtt is gone"),
        (lambda f: f.update({"more.txt": b"x"}), "more.txt was added"),
        (
            lambda f: f.update({"export.json": f["export.json"].replace(b"2026-03-02T10", b"2026-03-03T10")}),
            "the list of files was changed, or signed on another machine",
        ),
    ],
)
def test_an_export_that_was_changed_is_found(
    keep: Keep, store: Store, tmp_path: Path, change: Callable[[dict[str, bytes]], None], sentence: str
) -> None:
    keep()
    path = export(store, "2026", tmp_path, MARCH).path
    rewritten(path, change)
    assert sentence in [finding.sentence for finding in verify(store, str(path)).findings]


def test_sound_put_back_without_its_marking_is_found(keep: Keep, store: Store, tmp_path: Path) -> None:
    call = keep()
    path = export(store, "2026", tmp_path, MARCH).path
    rewritten(path, lambda files: files.update({"call.flac": call.sound.read_bytes()}))
    sentences = [finding.sentence for finding in verify(store, str(path)).findings]
    assert "call.flac does not carry its marking" in sentences


def test_a_zip_that_is_no_export_is_one_sentence(store: Store, tmp_path: Path) -> None:
    (tmp_path / "a.zip").write_bytes(b"PK")
    with pytest.raises(StorageError, match=r"a\.zip: is not an exported call"):
        verify(store, str(tmp_path / "a.zip"))
