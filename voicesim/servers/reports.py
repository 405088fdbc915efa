"""What became of each question to a server: kept by whoever asked, until the call writes it down."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from voicesim.errors import StageFailed, StageLate, StageRefused

Attempt: TypeAlias = Literal["answered", "late", "failed", "refused", "resting"]
"""It answered; had no answer in its time; broke; answered what cannot be used; was not asked."""
Stage: TypeAlias = Literal["recognition", "voice"]

RESTING = "late or failing too often"
"""The reason when a server is not asked."""


@dataclass(frozen=True, slots=True)
class Report:
    """One question to a server."""

    stage: Stage
    server: str
    """Model and host: "whisper-large-v3 at 10.0.0.5:8000"."""
    attempt: Attempt
    reason: str = ""
    """What was wrong; empty when it answered."""
    instead: str = ""
    """Engine of this machine that did the job; empty when the server did, or nobody."""


@runtime_checkable
class Reporting(Protocol):
    """An engine that asks a server."""

    def reports(self) -> tuple[Report, ...]:
        """What became of the questions since the last time; each is given once."""
        ...


class Reports:
    """Written on the workers' threads, taken on the call's; the oldest are forgotten beyond `MOST`."""

    MOST = 1000

    def __init__(self) -> None:
        self._kept: deque[Report] = deque(maxlen=self.MOST)

    def note(self, report: Report) -> None:
        """Keep it."""
        self._kept.append(report)

    def taken(self) -> tuple[Report, ...]:
        """All that is kept, and no more is."""
        found = []
        while self._kept:
            found.append(self._kept.popleft())
        return tuple(found)


def reports_of(engine: object) -> tuple[Report, ...]:
    """What an engine has to report; nothing where it asks no server."""
    return engine.reports() if isinstance(engine, Reporting) else ()


def attempt_of(failure: StageFailed) -> Attempt:
    """What became of the question that ended with this error."""
    if isinstance(failure, StageLate):
        return "late"
    return "refused" if isinstance(failure, StageRefused) else "failed"
