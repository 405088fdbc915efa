"""Bringing weights from the hub, over a network that fails."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from stand_in_hub import COMMIT, CONFIG, WEIGHTS, StandIn

from voicesim.errors import EngineMissing, ModelError, StorageError
from voicesim.weights.hub import Hub
from voicesim.weights.manifest import Manifest
from voicesim.weights.pull import ATTEMPTS, pull
from voicesim.weights.shelf import Shelf

FORTY_PERCENT = len(WEIGHTS) * 4 // 10


def on_the_shelf(shelf: Shelf) -> set[str]:
    """The models a person sees: not what is still arriving."""
    return {path.name for path in shelf.folder.iterdir() if path.is_dir() and not path.name.startswith(".")}


def test_a_model_arrives_whole_with_its_checksums_locked(shelf: Shelf, manifest: Manifest, hub: Hub) -> None:
    heard: list[tuple[int, int]] = []
    locked = pull(
        manifest.entry("tiny-voice"), shelf, hub, lambda done, total, doing: heard.append((done, total))
    )
    folder = shelf.take("tiny-voice")
    assert (folder / "voice.onnx").read_bytes() == WEIGHTS
    assert (folder / "voice.onnx.json").read_bytes() == CONFIG
    assert not (folder / "README.md").exists()
    assert locked.revision == COMMIT
    assert shelf.locked("tiny-voice") == locked
    assert shelf.presence("tiny-voice") == "here"
    assert heard == sorted(heard)
    assert heard[-1] == (len(WEIGHTS) + len(CONFIG), len(WEIGHTS) + len(CONFIG))


def test_a_pull_cut_at_40_percent_is_resumed_by_the_next(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.drops = [FORTY_PERCENT] + [0] * (ATTEMPTS - 1)
    with pytest.raises(
        EngineMissing, match=r"stopped at 3\d %; type 'voicesim models pull tiny-voice' again"
    ):
        pull(manifest.entry("tiny-voice"), shelf, hub)
    assert on_the_shelf(shelf) == set()
    assert shelf.presence("tiny-voice") == "missing"
    stand_in.asked.clear()
    pull(manifest.entry("tiny-voice"), shelf, hub)
    assert ("voice.onnx", f"bytes={FORTY_PERCENT}-") in stand_in.asked
    assert (shelf.take("tiny-voice") / "voice.onnx").read_bytes() == WEIGHTS


def test_a_connection_that_drops_once_is_taken_up_again_without_asking(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.drops = [FORTY_PERCENT]
    pull(manifest.entry("tiny-voice"), shelf, hub)
    assert [asked for name, asked in stand_in.asked if name == "voice.onnx"] == [
        None,
        f"bytes={FORTY_PERCENT}-",
    ]
    assert shelf.verify("tiny-voice") == ()


def test_a_server_that_cannot_resume_sends_the_file_again_from_the_start(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.can_resume = False
    stand_in.drops = [FORTY_PERCENT]
    pull(manifest.entry("tiny-voice"), shelf, hub)
    assert (shelf.take("tiny-voice") / "voice.onnx").read_bytes() == WEIGHTS


def test_a_byte_changed_on_the_way_is_thrown_away_and_said(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.flipped = True
    with pytest.raises(ModelError, match="not what the hub published"):
        pull(manifest.entry("tiny-voice"), shelf, hub)
    assert on_the_shelf(shelf) == set()
    stand_in.flipped = False
    pull(manifest.entry("tiny-voice"), shelf, hub)
    assert shelf.verify("tiny-voice") == ()


def test_a_small_file_changed_on_the_way_is_found_too(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = hub.files

    def published_before_the_change(*arguments: Any) -> Any:
        listed = real(*arguments)
        stand_in.files["voice.onnx.json"] = CONFIG.replace(b"16000", b"22050")
        return listed

    monkeypatch.setattr(hub, "files", published_before_the_change)
    with pytest.raises(ModelError, match=r"voice\.onnx\.json: what came is not what the hub published"):
        pull(manifest.entry("tiny-voice"), shelf, hub)


def test_a_new_commit_on_the_hub_discards_half_of_the_old_one(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.drops = [FORTY_PERCENT] + [0] * (ATTEMPTS - 1)
    with pytest.raises(EngineMissing):
        pull(manifest.entry("tiny-voice"), shelf, hub)
    stand_in.commit = "beef" * 10
    stand_in.files["voice.onnx"] = WEIGHTS[::-1]
    assert pull(manifest.entry("tiny-voice"), shelf, hub).revision == "beef" * 10
    assert (shelf.take("tiny-voice") / "voice.onnx").read_bytes() == WEIGHTS[::-1]


def test_pulling_again_replaces_the_old_files_in_one_step(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    pull(manifest.entry("tiny-voice"), shelf, hub)
    (shelf.path("tiny-voice") / "left-over").write_text("old")
    stand_in.files["voice.onnx"] = WEIGHTS[::-1]
    pull(manifest.entry("tiny-voice"), shelf, hub)
    assert not (shelf.path("tiny-voice") / "left-over").exists()
    assert shelf.verify("tiny-voice") == ()


class Usage(NamedTuple):
    total: int
    used: int
    free: int


def test_a_disk_too_small_is_said_before_anything_is_fetched(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: Usage(10**9, 10**9, 1_000_000))
    with pytest.raises(StorageError, match="needs 2 MB more and 1 are free; make room"):
        pull(manifest.entry("tiny-voice"), shelf, hub)
    assert stand_in.asked == []


def test_a_disk_that_fills_up_on_the_way_leaves_what_came_and_installs_nothing(
    shelf: Shelf, manifest: Manifest, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fills_up(self: Hub, *arguments: Any) -> Any:
        yield 0, WEIGHTS[:FORTY_PERCENT]
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Hub, "read", fills_up)
    with pytest.raises(StorageError, match="tiny-voice needs"):
        pull(manifest.entry("tiny-voice"), shelf, hub)
    assert on_the_shelf(shelf) == set()


@pytest.mark.parametrize(
    ("status", "says"),
    [(404, "does not have it"), (403, "without an account"), (429, "asks for patience"), (503, "error 503")],
)
def test_what_the_hub_refuses_is_one_sentence(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn, status: int, says: str
) -> None:
    stand_in.status = status
    with pytest.raises(EngineMissing, match=says):
        pull(manifest.entry("tiny-voice"), shelf, hub)


def test_without_a_network_the_way_out_is_named(shelf: Shelf, manifest: Manifest) -> None:
    nobody_there = Hub("http://127.0.0.1:9", patience=1.0)
    with pytest.raises(EngineMissing, match=r"cannot be reached .*--mirror"):
        pull(manifest.entry("tiny-voice"), shelf, nobody_there)


def test_a_login_page_in_between_is_not_taken_for_the_hub(
    shelf: Shelf, manifest: Manifest, hub: Hub, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Hub, "_json", lambda self, url, source: "<html>Sign in</html>")
    with pytest.raises(EngineMissing, match="not the hub's"):
        pull(manifest.entry("tiny-voice"), shelf, hub)


def test_a_repository_without_the_files_wanted_is_said(
    shelf: Shelf, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    stand_in.files = {"README.md": b"#"}
    with pytest.raises(ModelError, match=r"none of the files voice\.onnx"):
        pull(manifest.entry("tiny-voice"), shelf, hub)


def test_every_request_goes_through_the_proxy_that_was_named(
    shelf: Shelf, manifest: Manifest, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("no_proxy", "")
    through = Hub("http://hub.invalid", proxy=stand_in.address, patience=5.0)
    pull(manifest.entry("tiny-voice"), shelf, through)
    assert shelf.verify("tiny-voice") == ()


@pytest.mark.parametrize("variable", ["VOICESIM_MIRROR", "HF_ENDPOINT"])
def test_a_mirror_may_be_named_in_the_environment(
    shelf: Shelf, manifest: Manifest, stand_in: StandIn, monkeypatch: pytest.MonkeyPatch, variable: str
) -> None:
    monkeypatch.setenv(variable, stand_in.address + "/")
    pull(manifest.entry("tiny-voice"), shelf, Hub())
    assert shelf.presence("tiny-voice") == "here"


def test_a_file_under_a_folder_of_the_repository_lands_without_it(
    tmp_path: Path, manifest: Manifest, hub: Hub, stand_in: StandIn
) -> None:
    voice = manifest.entry("tiny-voice").model_copy(update={"folder": "fr/fr_FR"})
    stand_in.files = {f"fr/fr_FR/{name}": body for name, body in stand_in.files.items()}
    stand_in.files["en/voice.onnx"] = b"another"
    shelf = Shelf(tmp_path / "models", Manifest(model=(voice,)))
    pull(voice, shelf, hub)
    assert (shelf.take("tiny-voice") / "voice.onnx").read_bytes() == WEIGHTS
