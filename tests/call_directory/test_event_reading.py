from __future__ import annotations

import json
from dataclasses import fields
from pathlib import Path
from typing import Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.call.event_reading import EVENT_CLASSES, ended_in_order, event_from_json, read_events
from voicesim.call.events import Closed, Event, HungUp, Rang, as_json, kind
from voicesim.errors import StorageError

st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))

EVENTS: st.SearchStrategy[Event] = st.sampled_from(sorted(EVENT_CLASSES)).flatmap(
    lambda name: st.from_type(EVENT_CLASSES[name])
)


@given(EVENTS)
def test_every_event_comes_back_from_its_line_as_it_went(event: Event) -> None:
    assert event_from_json(json.loads(json.dumps(as_json(event)))) == event


@pytest.mark.parametrize("name", sorted(EVENT_CLASSES))
def test_the_log_name_of_every_event_finds_its_class(name: str) -> None:
    cls = EVENT_CLASSES[name]
    hints = get_type_hints(cls)
    empty: dict[str, Any] = {
        field.name: () if "tuple" in str(hints[field.name]) else 0 for field in fields(cls)
    }
    assert kind(cls(**empty)) == name


def test_a_line_torn_by_a_crash_is_left_out(tmp_path: Path) -> None:
    log = tmp_path / "events.jsonl"
    lines = [json.dumps(as_json(event)) for event in (Rang(0), HungUp(320, "client", "fed up"))]
    log.write_text("\n".join([lines[0], lines[1][:-9]]), encoding="utf-8")
    assert read_events(log) == (Rang(0),)
    assert not ended_in_order(read_events(log))


def test_a_log_closed_in_order_says_so(tmp_path: Path) -> None:
    log = tmp_path / "events.jsonl"
    log.write_text(json.dumps(as_json(Closed(640, 640, 640, 0))) + "\n", encoding="utf-8")
    assert ended_in_order(read_events(log))


@pytest.mark.parametrize(
    "line", ['{"event":"rang"}', '{"event":"sang","at":1}', "[1]", "no json", '{"event":"closed","at":1}']
)
def test_damage_inside_a_log_is_named_with_its_line(tmp_path: Path, line: str) -> None:
    log = tmp_path / "events.jsonl"
    log.write_text(json.dumps(as_json(Rang(0))) + f"\n{line}\n", encoding="utf-8")
    with pytest.raises(StorageError, match="line 2"):
        read_events(log)


def test_fields_of_a_later_version_are_ignored() -> None:
    assert event_from_json({"event": "rang", "at": 5, "second": 0.0, "volume": 3}) == Rang(5)


def test_a_missing_log_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(
        StorageError, match=r"events\.jsonl: cannot be read \(No such file or directory\); name the folder"
    ):
        read_events(tmp_path / "events.jsonl")
