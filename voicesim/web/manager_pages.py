"""The managers' page: what practice came to, in sums of five people or more, and of nobody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from voicesim.programme.group_page import BEFORE, FIGURES, NOW, interval
from voicesim.programme.offering import labels_in, offer_in
from voicesim.programme.reporting import AT_ONCE, report
from voicesim.records.suppression import Count, Told
from voicesim.sessions.registry import Registry
from voicesim.web.pages import desk_of, language_of, shown


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many people."""

    having: int
    people: int
    low: int
    """In hundredths, as the other end: 95 % of the share."""
    high: int


def programme(request: Request) -> Response:
    """The page of the house in which this desk keeps its calls."""
    desk = desk_of(request)
    return house_page(request, desk.owner()[0], desk.clock())


def house_page(request: Request, registry: Registry, now: datetime) -> Response:
    """Of everybody, or of the group that the address names, as far as it may be told."""
    found, language = report(registry, now, AT_ONCE), language_of(request)
    figures, labels = found.page.figures, labels_in(language)
    groups = sorted({name for told in figures.values() for name in told.groups if name})
    group = request.query_params.get("group", "")
    chosen = group if group in groups else ""
    return shown(
        request,
        "programme.html.j2",
        groups=groups,
        group=chosen,
        figures=[(name, share) for name in FIGURES if (share := _share(figures.get(name), chosen))],
        skills=list(_skills(figures, labels, chosen)),
        bars=found.page.calls,
        to_work_on=[labels.get(skill, skill) for skill in found.page.to_work_on],
        hang_up=found.page.hang_up,
        titles={**offer_in("fr").titles, **offer_in("en").titles},
        agreement=found.agreement,
        open_contests=found.open_contests,
    )


def _skills(
    figures: Mapping[str, Told], labels: Mapping[str, str], group: str
) -> Iterator[tuple[str, Share | None, Share | None]]:
    """Each skill of which something may be told: at the entry, and today."""
    for skill, label in labels.items():
        before, now = (_share(figures.get(f"{when}{skill}"), group) for when in (BEFORE, NOW))
        if before or now:
            yield label, before, now


def _share(told: Told | None, group: str) -> Share | None:
    count: Count | None = None
    if told is not None:
        count = told.groups.get(group) if group else told.whole
    if count is None:
        return None
    low, high = interval(count)
    return Share(count.having, count.people, round(100 * low), round(100 * high))
