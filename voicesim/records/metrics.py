"""What a monitor watches of the calls of a machine, from the system's own log: counts, times, space."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import datetime

from voicesim.records.prometheus import family
from voicesim.records.store import Store

PREFIX = "voicesim_"


def metrics(store: Store) -> str:
    """The metrics of a desk or a room, as Prometheus reads them; a store without calls has some too."""
    begun, ended = Counter[str](), Counter[tuple[str, str]]()
    last = {"began": 0.0, "ended": 0.0}
    for line in _lines(store):
        mode, event = str(line.get("mode", "")), str(line.get("event", ""))
        if event == "call began":
            begun[mode] += 1
        elif event == "call ended":
            ended[mode, str(line.get("how", ""))] += 1
        what = event.removeprefix("call ")
        if what in last:
            last[what] = max(last[what], _moment(line.get("at")))
    where = store.root if store.root.is_dir() else store.root.parent
    free = shutil.disk_usage(where).free if where.is_dir() else 0
    return "\n".join(
        (
            *family(
                f"{PREFIX}calls_begun_total",
                "counter",
                "Calls that began, by mode.",
                [({"mode": mode}, count) for mode, count in sorted(begun.items())],
            ),
            *family(
                f"{PREFIX}calls_ended_total",
                "counter",
                "Calls that ended, by mode and how: in good order, or the code of what ended them.",
                [({"mode": mode, "how": how}, count) for (mode, how), count in sorted(ended.items())],
            ),
            *family(
                f"{PREFIX}last_call_timestamp_seconds",
                "gauge",
                "When a call last began and ended; 0: never.",
                [({"event": event}, at) for event, at in last.items()],
            ),
            *family(
                f"{PREFIX}disk_free_bytes", "gauge", "Space that is left where calls are kept.", [({}, free)]
            ),
            "",
        )
    )


def _lines(store: Store) -> Iterator[dict[str, object]]:
    """Every line of the log that can be read."""
    for path in sorted(store.logs.glob("*.log")):
        try:
            text = path.read_text(encoding="utf-8", errors="replace")
        except OSError:
            continue  # it was deleted meanwhile
        for line in text.splitlines():
            try:
                body = json.loads(line)
            except ValueError:
                continue  # broken off by a power cut
            if isinstance(body, dict):
                yield body


def _moment(at: object) -> float:
    try:
        return datetime.fromisoformat(str(at)).timestamp()
    except ValueError:
        return 0.0
