"""All that a caller may say that is written: each line in each of its choices, the likeliest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from voicesim.client.foreseen import MOVES
from voicesim.client.pools import BANDS, Pools, pools_of
from voicesim.client.scenario import Scenario
from voicesim.client.spoken import every_choice, fill, slots_in
from voicesim.client.wording import Band, load_stock

FIRST = ("opening", "ask.", "fact.")
"""Keys of what is said first and oftenest: why one calls, and what the procedure asks for."""


@dataclass(frozen=True, slots=True)
class Written:
    """One way of saying one line."""

    text: str
    band: Band | None
    """The only mood it is said in; None: any."""
    opener: bool = False
    """Does an answer begin with it, whatever the answer is?"""


def written_lines(scenario: Scenario) -> Iterator[Written]:
    """Each line of the scenario and of its language's stock, and each opener; none that waits for words of
    the trainee's."""
    pools = pools_of(scenario)
    keys = tuple(pools.by_key)
    first = tuple(key for start in FIRST for key in keys if key.startswith(start))
    usual = (key for move in MOVES for key in keys if key.split(".")[1:2] == [move])
    yield from _of_key(scenario, pools, "opening")
    yield from _openers(scenario)
    for key in dict.fromkeys(chain(first, usual, keys)):
        if key != "opening":
            yield from _of_key(scenario, pools, key)


def _of_key(scenario: Scenario, pools: Pools, key: str) -> Iterator[Written]:
    for line in pools.get(key):
        for text in every_choice(line.text):
            filled = fill(text, scenario.values, scenario.language)
            if not slots_in(filled):
                yield Written(filled, _band(key))


def _openers(scenario: Scenario) -> Iterator[Written]:
    """What an answer may begin with: "Ben,", "Je redis :"."""
    stock = load_stock(scenario.language)
    leads = scenario.leads or stock.leads
    yield from (Written(lead, None, opener=True) for lead in (*leads.any, *stock.retold))
    for band in BANDS:
        yield from (Written(lead, band, opener=True) for lead in leads.of(band))


def _band(key: str) -> Band | None:
    last = key.rpartition(".")[2]
    return next((band for band in BANDS if band == last), None)
