"""What a monitor sees of a machine's calls: how many began, how they ended, since when; no words."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path

from voicesim.modes import PRACTICE
from voicesim.records.metrics import metrics
from voicesim.records.store import store_at
from voicesim.records.system_log import log

NOW = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
SAMPLE = re.compile(r'([a-z_]+)(?:\{([a-z]+="[^"\\]*"(?:,[a-z]+="[^"\\]*")*)\})? ([0-9.]+)')


def values(text: str) -> dict[str, float]:
    """Each sample by its name and labels; every line must be one that Prometheus reads."""
    found = {}
    assert text.endswith("\n")
    for line in text.splitlines():
        if not line.startswith(("# HELP ", "# TYPE ")):
            sample = SAMPLE.fullmatch(line)
            assert sample is not None, line
            found[f"{sample[1]} {sample[2] or ''}".strip()] = float(sample[3])
    return found


def test_calls_are_counted_by_how_they_ended_and_no_line_names_anybody(tmp_path: Path) -> None:
    store = store_at(tmp_path)
    for _ in range(3):
        log(store, NOW, "call began", mode=PRACTICE.mode, scenario="FR03")
    log(store, NOW, "call ended", mode=PRACTICE.mode, how="in good order")
    log(store, NOW, "call ended", mode=PRACTICE.mode, how="audio.lost")
    log(store, NOW, "call read", call="2026-11-20-FR03", by="trainer")
    (path,) = store.logs.glob("*.log")
    path.write_text(path.read_text() + '{"event": "call be')  # a power cut
    found = values(metrics(store))
    assert found['voicesim_calls_begun_total mode="practice"'] == 3
    assert found['voicesim_calls_ended_total mode="practice",how="in good order"'] == 1
    assert found['voicesim_calls_ended_total mode="practice",how="audio.lost"'] == 1
    assert found['voicesim_last_call_timestamp_seconds event="ended"'] == NOW.timestamp()
    assert found["voicesim_disk_free_bytes"] > 0
    assert "FR03" not in metrics(store)


def test_a_machine_on_which_nobody_has_called_has_metrics_too(tmp_path: Path) -> None:
    found = values(metrics(store_at(tmp_path / "none")))
    assert found['voicesim_last_call_timestamp_seconds event="began"'] == 0
    assert not [name for name in found if "total" in name]
