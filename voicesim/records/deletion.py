"""One thing that is deleted because its time is over, or that would be."""

from __future__ import annotations

from dataclasses import dataclass

from voicesim.records.retention import Kind


@dataclass(frozen=True, slots=True)
class Deletion:
    """One thing that was deleted, or would be."""

    kind: Kind
    name: str
    """Name of the call, of the log file, or of the sitting and its record."""
    why: str
    size: int
    """Bytes given back."""
