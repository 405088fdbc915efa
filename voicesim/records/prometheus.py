"""Figures in Prometheus' text form, 0.0.4: names, labels and numbers; never a word, a name or an id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, TypeAlias

Labels: TypeAlias = Mapping[str, str]
Kind: TypeAlias = Literal["gauge", "counter"]
"""A counter only rises, but for a file of it that was deleted."""


def family(
    name: str, kind: Kind, help: str, samples: Iterator[tuple[Labels, float]] | list[tuple[Labels, float]]
) -> Iterator[str]:
    """The lines of one metric; `name` in full, `samples` with their labels, none for the only one."""
    yield f"# HELP {name} {help}"
    yield f"# TYPE {name} {kind}"
    for labels, value in samples:
        inside = ",".join(f'{key}="{_escaped(said)}"' for key, said in labels.items())
        number = str(int(value)) if float(value).is_integer() and "seconds" not in name else f"{value:.3f}"
        yield f"{name}{{{inside}}} {number}" if inside else f"{name} {number}"


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ")
