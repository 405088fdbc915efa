"""What a monitor sees of an archive: how many calls wait, are done, were set aside, and since when."""

from __future__ import annotations

import re
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.archive.real_calls import write_call
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.metrics import metrics
from voicesim.errors import StorageError


def values(text: str) -> dict[str, float]:
    """Each sample by its name and labels; every line must be one that Prometheus reads."""
    found = {}
    for line in text.splitlines():
        if not line.startswith(("# HELP ", "# TYPE ")):
            sample = re.fullmatch(r'([a-z_]+(?:\{[a-z]+="[a-z]+"\})?) ([0-9.]+)', line)
            assert sample is not None, line
            found[sample[1]] = float(sample[2])
    return found


def test_the_counts_are_those_of_the_archive_and_name_nobody(tmp_path: Path) -> None:
    for number in range(3):
        write_call(tmp_path / "in", f"call{number}", seed=number)
    (tmp_path / "in" / "metadata.csv").write_text("file,agent\ncall0.wav,A77\n", encoding="utf-8")
    archive = ArchiveFolder(tmp_path / "archive")
    add(archive, tmp_path / "in", language="fr", now=datetime.now(UTC))
    ids = archive.waiting()
    assert values(metrics(archive))["voicesim_archive_last_result_timestamp_seconds"] == 0
    archive.result(ids[0]).write_text("{}", encoding="utf-8")
    archive.why_aside(ids[1]).write_text("{}", encoding="utf-8")
    text = metrics(archive)
    assert text.endswith("\n")
    found = values(text)
    states = [found[f'voicesim_archive_calls{{state="{one}"}}'] for one in ("waiting", "done", "aside")]
    assert states == [1, 1, 1]
    assert abs(found["voicesim_archive_last_result_timestamp_seconds"] - time.time()) < 3600
    assert not [word for word in (*ids, "A77", "call0", str(tmp_path)) if word in text]


def test_of_no_archive_nothing_is_counted(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="holds no archive"):
        metrics(ArchiveFolder(tmp_path / "none"))
