"""`voicesim models`, as people type it, against the stand-in of the hub."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from stand_in_hub import WEIGHTS, StandIn

FORTY_PERCENT = len(WEIGHTS) * 4 // 10
MAIN = "from voicesim.cli.main import run; run()"


@pytest.fixture
def whisper(stand_in: StandIn) -> StandIn:
    """A hub that has the recogniser of the manifest, very small."""
    stand_in.source = "Systran/faster-whisper-small"
    stand_in.files = {
        "config.json": b"{}",
        "model.bin": WEIGHTS,
        "tokenizer.json": b'{"t": 1}',
        "vocabulary.txt": b"a",
        "README.md": b"#",
    }
    return stand_in


def command(folder: Path, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", MAIN, "models", *arguments],
        env={**os.environ, "VOICESIM_MODELS": str(folder), "no_proxy": "*"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def done(folder: Path, *arguments: str) -> tuple[int, str, str]:
    process = command(folder, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out, err


def test_a_pull_that_is_killed_at_40_percent_goes_on_from_there(whisper: StandIn, tmp_path: Path) -> None:
    whisper.stalls_after = FORTY_PERCENT
    pulling = command(tmp_path, "pull", "whisper-small", "--mirror", whisper.address)
    assert whisper.stalled.wait(60)
    arriving = tmp_path / ".pulling" / "whisper-small" / "model.bin"
    while not arriving.exists() or arriving.stat().st_size < FORTY_PERCENT // 2:
        assert pulling.poll() is None
    pulling.kill()
    pulling.communicate()
    whisper.release.set()
    kept = arriving.stat().st_size
    whisper.stalls_after = None
    whisper.asked.clear()
    status, out, err = done(tmp_path, "pull", "whisper-small", "--mirror", whisper.address, "--json")
    assert status == 0, err
    assert ("model.bin", f"bytes={kept}-") in whisper.asked
    assert json.loads(out)["pulled"] == ["whisper-small"]
    assert (tmp_path / "whisper-small" / "model.bin").read_bytes() == WEIGHTS
    assert not (tmp_path / "whisper-small" / "README.md").exists()


def test_what_is_here_and_right_is_not_pulled_again(whisper: StandIn, tmp_path: Path) -> None:
    assert done(tmp_path, "pull", "whisper-small", "--mirror", whisper.address)[0] == 0
    whisper.asked.clear()
    status, _, err = done(tmp_path, "pull", "whisper-small", "--mirror", whisper.address)
    assert status == 0
    assert "already here" in err
    assert whisper.asked == []


def test_a_flipped_byte_is_found_refused_and_mended(whisper: StandIn, tmp_path: Path) -> None:
    assert done(tmp_path, "pull", "whisper-small", "--mirror", whisper.address)[0] == 0
    model = tmp_path / "whisper-small" / "model.bin"
    model.write_bytes(WEIGHTS[:500] + bytes([WEIGHTS[500] ^ 4]) + WEIGHTS[501:])
    status, out, _ = done(tmp_path, "verify", "--json")
    assert status == 1
    assert json.loads(out)["faults"][0]["file"] == "model.bin"
    assert done(tmp_path, "pull", "whisper-small", "--mirror", whisper.address)[0] == 0
    assert done(tmp_path, "verify")[0] == 0


def test_a_bundle_carries_it_to_another_shelf_without_the_hub(whisper: StandIn, tmp_path: Path) -> None:
    here, there, packed = tmp_path / "here", tmp_path / "there", str(tmp_path / "room.zip")
    assert done(here, "pull", "whisper-small", "--mirror", whisper.address)[0] == 0
    assert done(here, "bundle", packed, "--models-only")[0] == 0
    whisper.shutdown()
    status, out, err = done(there, "import", packed, "--json")
    assert status == 0, err
    assert json.loads(out)["models"] == ["whisper-small"]
    assert done(there, "verify")[0] == 0
