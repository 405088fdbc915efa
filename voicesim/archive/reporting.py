"""What an archive tells: why people call, how calls are handled; sums of five agents or more, of nobody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from statistics import fmean

from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.tables import asked
from voicesim.records.suppression import LEAST

MEASURES = ("talk_share", "response_gap", "words_per_minute", "interruptions", "silences", "longest_turn")
"""Numbers of how agents speak that a report gives, as means over agents of each one's mean."""


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion or measure of a group."""

    id: str
    name: str
    mean: float
    agents: int


@dataclass(frozen=True, slots=True)
class Group:
    """Agents of one queue, or all that may be told of together."""

    agents: int
    calls: int
    criteria: tuple[Line, ...]
    measures: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why people called."""

    id: str
    name: str
    calls: int


@dataclass(frozen=True, slots=True)
class Report:
    """An archive in sums."""

    calls: int
    hours: float
    first: date | None
    last: date | None
    reasons: tuple[Reason, ...]
    """The commonest first; without those that were not recognised."""
    anger: int
    distress: int
    """Calls in which the client said so in words."""
    to_verify: int
    """Calls in which a person has something to hear."""
    left_open: int
    """Calls that left something to do."""
    queues: Mapping[str, int]
    """Calls of each queue."""
    groups: Mapping[str, Group]
    """Queues of at least `LEAST` agents."""
    whole: Group | None
    """Those groups, and the other queues together where they are `LEAST` agents or more; None for too few."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One agent's mean of one thing in one queue: what sums are made of, never shown."""

    queue: str
    agent: str
    id: str
    name: str
    mean: float
    calls: int


def report(archive: ArchiveFolder) -> Report:
    """The report of everything that is done. Raises `EngineMissing` without DuckDB."""
    totals = asked(
        archive,
        "SELECT count(*), coalesce(sum(duration), 0), min(held), max(held), count_if(anger > 0), "
        "count_if(distress > 0), count_if(to_verify > 0), count_if(left_open > 0) FROM calls",
    )
    calls, length, first, last, anger, distress, verify, left = (
        totals[0] if totals else (0, 0, None, None, 0, 0, 0, 0)
    )
    reasons = asked(
        archive,
        "SELECT reason, reason_name, count(*) AS n FROM calls WHERE reason <> '' "
        "GROUP BY ALL ORDER BY n DESC, reason",
    )
    queues = asked(archive, "SELECT queue, count(*) FROM calls GROUP BY queue ORDER BY queue")
    groups, whole = told(_criteria(archive), _measures(archive))
    return Report(
        calls=calls,
        hours=round(length / 3600, 2),
        first=first,
        last=last,
        reasons=tuple(Reason(*row) for row in reasons),
        anger=anger,
        distress=distress,
        to_verify=verify,
        left_open=left,
        queues=dict(queues),
        groups=groups,
        whole=whole,
    )


def told(criteria: Sequence[Figure], measures: Sequence[Figure]) -> tuple[Mapping[str, Group], Group | None]:
    """What may be told of groups and of all: nothing of fewer than `LEAST` agents, nor what would tell it.

    Queues of too few agents are told of together, where they are enough; else they are left out of the whole.
    """
    agents: dict[str, set[str]] = defaultdict(set)
    for one in (*criteria, *measures):
        agents[one.queue].add(one.agent)
    shown = [queue for queue, names in agents.items() if len(names) >= LEAST]
    rest = [queue for queue in agents if queue not in shown]
    pooled = set().union(*(agents[queue] for queue in rest)) if rest else set()
    of_whole = frozenset([*shown, *(rest if len(pooled) >= LEAST else ())])
    groups = {
        queue: group for queue in sorted(shown) if (group := _group(criteria, measures, frozenset({queue})))
    }
    return groups, _group(criteria, measures, of_whole)


def _group(criteria: Sequence[Figure], measures: Sequence[Figure], queues: frozenset[str]) -> Group | None:
    own = [[one for one in figures if one.queue in queues] for figures in (criteria, measures)]
    names = {one.agent for figures in own for one in figures}
    if len(names) < LEAST:
        return None
    calls: dict[tuple[str, str], int] = {}
    for one in (*own[0], *own[1]):
        key = one.queue, one.agent
        calls[key] = max(calls.get(key, 0), one.calls)
    return Group(len(names), sum(calls.values()), _lines(own[0]), _lines(own[1]))


def _lines(figures: Sequence[Figure]) -> tuple[Line, ...]:
    """Each thing that enough agents were looked at for: the mean over agents of each one's mean."""
    means: dict[str, dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    names: dict[str, str] = {}
    for one in figures:
        means[one.id][one.agent].append(one.mean)
        names[one.id] = one.name
    return tuple(
        Line(id, names[id], fmean(fmean(own) for own in agents.values()), len(agents))
        for id, agents in means.items()
        if len(agents) >= LEAST
    )


def _criteria(archive: ArchiveFolder) -> list[Figure]:
    rows = asked(
        archive,
        "SELECT calls.queue, calls.agent, criteria.criterion, criteria.name, avg(criteria.share), count(*) "
        "FROM criteria JOIN calls USING (id) WHERE calls.agent <> '' AND criteria.share IS NOT NULL "
        "GROUP BY ALL ORDER BY ALL",
    )
    return [Figure(*row) for row in rows]


def _measures(archive: ArchiveFolder) -> list[Figure]:
    found = []
    for name in MEASURES:
        rows = asked(
            archive,
            f"SELECT queue, agent, avg({name}), count(*) FROM calls WHERE agent <> '' AND {name} IS NOT NULL "
            "GROUP BY ALL ORDER BY ALL",
        )
        found += [Figure(queue, agent, name, name, float(mean), calls) for queue, agent, mean, calls in rows]
    return found
