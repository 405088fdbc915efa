"""`records verify` says what decides otherwise now than when the calls were held, of one call and of all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from voicesim.call.directory import CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.records.deciding import deciding
from voicesim.records.store import Store
from voicesim.records.verify import verify

Keep = Callable[..., CallDirectory]


def held_with(call: CallDirectory, **otherwise: str) -> CallDirectory:
    """Let the call have been held with other content."""
    manifest = call.manifest()
    content = {**deciding(load_scenario(manifest.scenario)), **otherwise}
    call.manifest_path.write_text(replace(manifest, content=content).as_json(), encoding="utf-8")
    return call


def test_the_whole_store_is_told_what_has_changed_as_a_single_call_is(keep: Keep, store: Store) -> None:
    call = held_with(keep(), phrases="0" * 64, mood="0" * 64)
    said = f"{call.path.name}: changed since it was held: the phrase bank, the mood rules"
    assert said in map(str, verify(store, call.path.name).notes)
    assert said in map(str, verify(store).notes)


def test_what_changed_for_many_calls_is_said_once(keep: Keep, store: Store) -> None:
    calls = [held_with(keep(), program="0" * 64) for _ in range(3)]
    held_with(keep("certification"), rubric="0" * 64)
    notes = [str(note) for note in verify(store).notes if "changed since" in str(note)]
    last = max(call.path.name for call in calls)
    assert f"3 calls, the last of them {last}: changed since they were held: the program" in notes
    assert len(notes) == 2


def test_nothing_is_said_of_calls_that_are_judged_as_they_were(keep: Keep, store: Store) -> None:
    held_with(keep())
    assert not any("changed since" in str(note) for note in verify(store).notes)
