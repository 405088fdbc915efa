"""What decides on this machine now and did not when calls were held, said once for all calls it concerns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from voicesim.call.directory import CallDirectory
from voicesim.client.scenario import load_scenario
from voicesim.errors import Mendable
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.records.deciding import changed, deciding


def changes_of(calls: Iterable[CallDirectory]) -> Iterator[Message]:
    """One note for all calls since which the same has changed; of a call that cannot be read none."""
    now: dict[str, dict[str, str] | None] = {}
    concerned: dict[tuple[str, ...], tuple[tuple[Message, ...], list[str]]] = {}
    for call in calls:
        try:
            manifest = call.manifest()
        except Mendable:
            continue
        if manifest.scenario not in now:
            now[manifest.scenario] = _deciding(manifest.scenario)
        found = changed(manifest, now[manifest.scenario] or {})
        if found:
            concerned.setdefault(tuple(map(str, found)), (found, []))[1].append(call.path.name)
    for found, names in concerned.values():
        if len(names) == 1:
            yield Message("{name}: changed since it was held: {names}", name=names[0], names=each_of(found))
        else:
            yield Message(
                "{count} calls, the last of them {name}: changed since they were held: {names}",
                count=len(names),
                name=max(names),
                names=each_of(found),
            )


def _deciding(scenario: str) -> dict[str, str] | None:
    """Of this scenario; None when it is not there any more."""
    try:
        return deciding(load_scenario(scenario))
    except Mendable:
        return None
