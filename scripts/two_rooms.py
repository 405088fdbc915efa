"""Two rooms on two machines share one model server and one PostgreSQL; in the middle the server is killed.

    python -m scripts.two_rooms [--desks 12] [--seconds 20] [--database postgresql://...]

Each room is a process in a network namespace of its own (a cable to a switch, no way out), its desks another
process in the same; the model server (`scripts.model_server`, stubs that take a known time) and PostgreSQL
stand on a third machine. All desks pick up and speak; after `--seconds` the server is killed with SIGKILL, as
long again everybody goes on, then all hang up. Printed are the calls that came to their end, how late the
caller's frames were before and after, how long the caller took to answer, what was done by the server and
what in its place, as the calls' own logs, manifests, reports and the catalogue have it. Linux, as root, with
iproute2 and PostgreSQL. `--database` is for one that runs already, reached from 10.98.0.0/24.
"""

from __future__ import annotations

import argparse
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import numpy as np

from scripts.bench.bare_timer import machine_time
from voicesim.audio.frames import SAMPLE_RATE
from voicesim.call.directory import CallDirectory
from voicesim.call.event_reading import read_events
from voicesim.call.events import ClientStarted, Closed, ServerAsked, StageFailed, VoiceReplaced

HUB, NETWORK = "10.98.0.1", "10.98.0"
SWITCH = "vsswitch"
PORT, DATABASE_PORT = 8000, 54_329
ROOMS = ("voicesim-room-1", "voicesim-room-2")
LEAST, SPOKEN = 0.3, 0.15
"""Seconds that the stubs take to hear a pause, and to speak a clause."""


def ip(words: str) -> None:
    """One command of iproute2."""
    subprocess.run(["ip", *words.split()], check=True)


@contextmanager
def machines() -> Iterator[dict[str, list[str]]]:
    """A switch, and a machine for each room; the words that run a command on it."""
    try:
        ip(f"link add {SWITCH} type bridge")
        ip(f"addr add {HUB}/24 dev {SWITCH}")
        ip(f"link set {SWITCH} up")
        for number, name in enumerate(ROOMS, 1):
            ip(f"netns add {name}")
            ip(f"link add vsr{number} type veth peer name vse{number} netns {name}")
            ip(f"link set vsr{number} master {SWITCH} up")
            ip(f"-n {name} addr add {NETWORK}.{10 + number}/24 dev vse{number}")
            ip(f"-n {name} link set vse{number} up")
            ip(f"-n {name} link set lo up")
        yield {name: ["ip", "netns", "exec", name] for name in ROOMS}
    finally:
        for name in ROOMS:
            subprocess.run(["ip", "netns", "del", name], check=False, capture_output=True)
        subprocess.run(["ip", "link", "del", SWITCH], check=False, capture_output=True)


@contextmanager
def postgresql() -> Iterator[str]:
    """A PostgreSQL of this run's own that both rooms reach; its address."""
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1]
    with tempfile.TemporaryDirectory(prefix="voicesim-pg-") as folder:
        subprocess.run(["chown", "postgres", folder], check=True)
        quiet: dict[str, Any] = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder}
        data = f"{folder}/data"
        made = ["initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run([programs / made[0], *made[1:]], check=True, user="postgres", **quiet)
        with open(f"{data}/pg_hba.conf", "a", encoding="utf-8") as rules:
            rules.write(f"host all all {NETWORK}.0/24 trust\n")
        options = ["-D", data, "-h", HUB, "-p", str(DATABASE_PORT), "-k", folder]
        server = subprocess.Popen([programs / "postgres", *options], user="postgres", **quiet)
        try:
            asked = [programs / "pg_isready", "-q", "-h", HUB, "-p", str(DATABASE_PORT)]
            while subprocess.run(asked).returncode:
                time.sleep(0.2)
            yield f"postgresql://postgres@{HUB}:{DATABASE_PORT}/postgres"
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(60)


class Part:
    """A process that says lines of JSON, and is told words."""

    def __init__(self, before: Sequence[str], module: str, *words: str, home: Path | None = None) -> None:
        own = {} if home is None else {"XDG_DATA_HOME": f"{home}/d", "XDG_CONFIG_HOME": f"{home}/c"}
        self.process = subprocess.Popen(
            [*before, sys.executable, "-m", module, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **own, "OMP_NUM_THREADS": "1"},
        )

    def hear(self) -> Any:
        """Its next line."""
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError(f"{self.process.args} ended with {self.process.wait()}")
        return json.loads(line) if line.startswith("{") else line.strip()

    def tell(self, words: str) -> None:
        """A line to it."""
        assert self.process.stdin is not None
        self.process.stdin.write(words + "\n")
        self.process.stdin.flush()

    def close(self) -> None:
        """Its standard input ends, and so does it."""
        assert self.process.stdin is not None
        self.process.stdin.close()
        try:
            self.process.wait(120)
        except subprocess.TimeoutExpired:
            self.process.kill()


def together(parts: Sequence[Part], words: str) -> list[Any]:
    """What each answers to the same words, said to all at once."""
    for part in parts:
        part.tell(words)
    return [part.hear() for part in parts]


def busy(seconds_before: float | None) -> float | None:
    """Seconds of processors' time the whole machine has used since."""
    now = machine_time()
    return None if now is None or seconds_before is None else round(now - seconds_before, 1)


def held(homes: Sequence[Path]) -> dict[str, Any]:
    """What the calls' own folders say."""
    counts, late = Counter[str](), {"answers_by_server_s": list[float](), "answers_after_s": list[float]()}
    for folder in sorted(path.parent for home in homes for path in (home / "records").rglob("events.jsonl")):
        call = CallDirectory(folder)
        log, manifest = read_events(call.events), call.manifest()
        gone = next((e.at for e in log if isinstance(e, ServerAsked) and e.attempt != "answered"), None)
        counts["calls"] += 1
        counts["closed in good order"] += isinstance(log[-1], Closed) and manifest.complete
        counts["manifest says what servers did"] += bool(manifest.servers)
        counts["report says it"] += "Serveur de reconnaissance" in call.report.read_text(encoding="utf-8")
        counts["scored"] += (folder / "scorecard.json").is_file()
        counts["stages that failed"] += sum(isinstance(e, StageFailed) for e in log)
        counts["voices replaced by the call"] += sum(isinstance(e, VoiceReplaced) for e in log)
        counts.update(f"manifest: {name}" for name, n in manifest.servers.items() for _ in range(n))
        for event in log:
            if isinstance(event, ClientStarted) and event.latency is not None:
                which = "answers_after_s" if gone is not None and event.at > gone else "answers_by_server_s"
                late[which].append(event.latency.answer / SAMPLE_RATE)
    return dict(counts) | {name: spread(found) for name, found in late.items()}


def spread(found: Sequence[float]) -> dict[str, float]:
    """How many, the middle one, the 95th in a hundred, the most."""
    if not found:
        return {"count": 0}
    p50, p95 = (round(float(np.percentile(found, share)), 3) for share in (50, 95))
    return {"count": len(found), "p50": p50, "p95": p95, "most": round(max(found), 3)}


def filed(database: str) -> dict[str, int]:
    """Calls in the shared catalogue."""
    import psycopg

    with psycopg.connect(database) as connection:
        rows = connection.execute("SELECT count(*), count(DISTINCT person) FROM calls").fetchone()
    assert rows is not None
    return {"calls": rows[0], "people": rows[1]}


def main() -> None:
    """Print what happened, a line of JSON for each step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--desks", type=int, default=12, help="of each room")
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--database", default="")
    asked = parser.parse_args()
    with ExitStack() as until:
        inside = until.enter_context(machines())
        database = asked.database or until.enter_context(postgresql())
        homes = [Path(until.enter_context(tempfile.TemporaryDirectory(prefix=f"{name}-"))) for name in ROOMS]
        models = Part(
            (), "scripts.model_server", "--address", HUB, "--port", str(PORT), "--seconds", str(LEAST)
        )
        until.callback(models.process.kill)
        url, rooms, desks = str(models.hear()), list[Part](), list[Part]()
        for number, (name, home) in enumerate(zip(ROOMS, homes, strict=True), 1):
            address = f"{NETWORK}.{10 + number}"
            words = ("room", str(home), address, str(asked.desks), url, database)
            rooms.append(Part(inside[name], "scripts.two_rooms_parts", *words, home=home))
            until.callback(rooms[-1].close)
            room = rooms[-1].hear()
            where = f"https://{address}:{room['port']}"
            words = ("desks", where, room["root"], json.dumps(room["codes"]))
            desks.append(Part(inside[name], "scripts.two_rooms_parts", *words))
            until.callback(desks[-1].close)
        print(json.dumps({"picked_up": [part.hear()["picked_up"] for part in desks]}), flush=True)
        before = machine_time()
        print(json.dumps({"by_the_server": together(desks, f"measure {asked.seconds}")}), flush=True)
        models.process.send_signal(signal.SIGKILL)
        models.process.wait()
        print(json.dumps({"server_killed": together(desks, f"measure {asked.seconds}")}), flush=True)
        print(json.dumps({"processors_used_s": busy(before), "load": os.getloadavg()}), flush=True)
        print(json.dumps({"hung_up": together(desks, "leave")}), flush=True)
        for room in rooms:
            room.close()
        print(json.dumps({"folders": held(homes)}, ensure_ascii=False), flush=True)
        print(json.dumps({"catalogue": filed(database)}), flush=True)


if __name__ == "__main__":
    main()
