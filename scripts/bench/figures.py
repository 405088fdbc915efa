"""A figure beside its goal: what was measured, on how many, and whether it is enough."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import numpy as np

BUSY = 0.35
"""Load average a processor, over the last minute, from which the machine is called busy."""

ARITHMETIC = {
    "amx_int8": "AMX",
    "avx512_vnni": "AVX-512 with VNNI",
    "avx_vnni": "AVX2 with VNNI",
    "avx512f": "AVX-512",
    "avx2": "AVX2, no VNNI",
}
"""Flag of a processor -> the widest instructions it has for whole numbers, the fastest first."""

VERSIONS = (
    "numpy",
    "onnxruntime",
    "faster-whisper",
    "webrtcvad-wheels",
    "piper-tts",
    "llama-cpp-python",
    "pipecat-ai",
    "livekit-agents",
)
"""The packages whose versions a table names."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table."""

    goal: str
    """"G7"."""
    what: str
    """What was measured."""
    value: str
    """What was found, with its unit; empty when it was not measured."""
    target: str
    met: bool | None
    """None: not measured, or a figure that only stands beside another."""
    n: int = 0
    """How many times it was measured; 0 when not at all."""
    reason: str = ""
    """Why it is not met or not measured, and what was tried."""
    timed: bool = False
    """True when it depends on how quiet the machine is."""
    taken: str = ""
    """The day, once it is kept: "2026-01-31"; "(quoted)" behind it says that a person copied the figure."""
    by: str = ""
    """The module that took it, "scripts.bench.room"; empty for those that `make bench` takes itself."""

    @property
    def verdict(self) -> str:
        """ "met", "not met" or "-"."""
        return "-" if self.met is None else "met" if self.met else "not met"


def unmeasured(goal: str, what: str, target: str, reason: str) -> Figure:
    """A goal of which nothing can be said here."""
    return Figure(goal, what, "", target, None, reason=reason)


def place(goal: str) -> tuple[str, int]:
    """Where the goal stands among others: "G7" after "G6" and before "R1"."""
    return goal[:1], int(goal[1:])


def in_order(figures: Sequence[Figure]) -> list[Figure]:
    """Those not met first, then those not measured, then the rest, each by goal."""
    rank = {False: 0, None: 1, True: 2}
    return sorted(figures, key=lambda one: (rank[one.met], place(one.goal)))


def middle(values: Sequence[float]) -> float:
    """The median."""
    return float(np.median(values))


def late(values: Sequence[float], share: float = 95) -> float:
    """The percentile at `share`, 0..100."""
    return float(np.percentile(values, share))


@dataclass(frozen=True, slots=True)
class Machine:
    """Where the figures were taken."""

    processors: int
    name: str
    python: str
    load: float | None
    """Runnable processes over the last minute; None where the system does not say."""

    @property
    def busy(self) -> bool:
        """True when others were at work: what is timed then says little."""
        return self.load is not None and self.load > BUSY * self.processors

    @property
    def line(self) -> str:
        """For people."""
        load = "load unknown" if self.load is None else f"load {self.load:.1f}"
        state = "busy" if self.busy else "quiet"
        return f"{self.processors} processors, {self.name}, Python {self.python}, {load} ({state})"


def this_machine() -> Machine:
    """The machine at this moment; look at it before measuring, for measuring is load as well."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else None
    name = f"{platform.system()} {platform.machine()}{_widest_arithmetic()}"
    return Machine(os.cpu_count() or 1, name, platform.python_version(), load)


def _widest_arithmetic() -> str:
    """What an int8 network runs on, where the system says: without VNNI a recognition takes far longer."""
    try:
        known = Path("/proc/cpuinfo").read_text("utf-8").partition("flags")[2].partition("\n")[0].split()
    except OSError:
        return ""
    widest = next((sets for flag, sets in ARITHMETIC.items() if flag in known), "")
    return f" ({widest})" if widest else ""


def versions() -> dict[str, str]:
    """Package -> version, of those that are installed."""
    found = {}
    for package in VERSIONS:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found
