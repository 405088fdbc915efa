"""Files as no program writes them: what reads them reads them, or says one sentence.

`python -m scripts.fuzz` tries ten thousand of each kind, watched for hangs and memory.
"""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.append(str(Path(__file__).resolve().parent.parent.parent))
from scripts.fuzz.readers import READERS, Reader
from voicesim.errors import Mendable

reader_of = cache(lambda kind: READERS[kind]())


@pytest.mark.parametrize("kind", READERS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 1 << 32))
def test_a_spoiled_file_is_read_or_refused_in_a_sentence(kind: str, seed: int, tmp_path: Path) -> None:
    reader: Reader = reader_of(kind)
    path = tmp_path / f"file{reader.suffix}"
    path.write_bytes(reader.spoil(reader.seeds, Random(seed)))
    refusals: list[Mendable] = []
    try:
        reader.read(path)
    except Mendable as refusal:
        refusals.append(refusal)
    assert all(refusal.what and refusal.mend for refusal in refusals)


@pytest.mark.parametrize("kind", READERS)
def test_the_good_files_are_read(kind: str, tmp_path: Path) -> None:
    """Else nothing would be tried but the first refusal."""
    reader: Reader = reader_of(kind)
    for number, seed in enumerate(reader.seeds):
        path = tmp_path / f"{number}{reader.suffix}"
        path.write_bytes(seed)
        reader.read(path)


@pytest.mark.parametrize(
    "line",
    [
        *(b"null", b"[]", b"1", b'{"event":"announced","at":"1","text":"a"}', b'{"event":"rang","at":true}'),
        *(b'{"event":"announced","at":1,"text":"\\ud800"}', b"[" * 100_000),
    ],
)
def test_a_line_of_the_log_that_is_no_event_is_named(line: bytes, tmp_path: Path) -> None:
    from voicesim.call.event_reading import read_events

    log = tmp_path / "events.jsonl"
    log.write_bytes(line + b"\n")
    with pytest.raises(Mendable, match="line 1 is not an event"):
        read_events(log)
    log.write_bytes(line)  # torn: left out
    assert read_events(log) == ()
