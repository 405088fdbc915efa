"""Every line a caller may say, by the key an intention names: "fact.ceiling_lamp", "move.insist.hot"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from voicesim.client.scenario import Scenario
from voicesim.client.variants import by_key
from voicesim.client.wording import Band, Bands, load_stock
from voicesim.content.model import Lines
from voicesim.text.fold import plain

SETTLED = 50
"""Age in years from which on nobody says "ouais" to a stranger unless their author has them say it."""
BANDS: tuple[Band, ...] = ("calm", "tense", "hot", "distressed")


@dataclass(frozen=True, slots=True)
class WrittenLine:
    """A line as written, with the id it has in the log: "fact.ceiling_lamp.2"."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Pools:
    """The lines of a scenario and of the shared stock."""

    by_key: Mapping[str, tuple[WrittenLine, ...]]

    def get(self, key: str) -> tuple[WrittenLine, ...]:
        """The lines of a key; empty when there is none."""
        return self.by_key.get(key, ())

    def for_move(self, move: str, band: Band) -> tuple[tuple[WrittenLine, ...], ...]:
        """Groups of lines for a move, best first: the scenario's, then the stock's; this band, then any."""
        keys = (f"move.{move}.{band}", f"move.{move}", f"stock.{move}.{band}", f"stock.{move}")
        return tuple(group for key in keys if (group := self.get(key)))


def pools_of(scenario: Scenario) -> Pools:
    """The pools of a scenario. Raises `ContentError` when the shared lines are broken."""
    named = {**dict(own_lines(scenario)), **dict(stock_lines(scenario))}
    return Pools({key: _numbered(key, lines) for key, lines in named.items() if lines})


def _numbered(key: str, lines: Lines) -> tuple[WrittenLine, ...]:
    return tuple(WrittenLine(f"{key}.{number}", text) for number, text in enumerate(lines, 1))


def own_lines(scenario: Scenario) -> Iterator[tuple[str, Lines]]:
    """The scenario's own lines by key: the author's, then the variants a person has accepted."""
    accepted = by_key(scenario.variants)
    for key, lines in author_lines(scenario):
        yield key, (*lines, *accepted.get(key, ()))


def author_lines(scenario: Scenario) -> Iterator[tuple[str, Lines]]:
    """The lines that the author wrote, by key."""
    yield "opening", scenario.opening
    for fact in scenario.facts:
        yield f"fact.{fact.id}", fact.lines
        yield f"fact.{fact.id}.past", fact.past
        yield f"fact.{fact.id}.evasive", fact.evasive
    for ask in scenario.asks:
        yield f"ask.{ask.id}", ask.lines
        yield f"ask.{ask.id}.again", ask.again
    for topic, lines in scenario.obeys.items():
        yield f"obeys.{topic}", lines
    for offer in scenario.offers:
        yield f"offer.{offer.id}", offer.lines
    for name, reaction in scenario.reactions.items():
        yield f"right.{name}", reaction.right
        yield f"wrong.{name}", reaction.wrong
    for name, lines in scenario.news.items():
        yield f"news.{name}", lines
    for objection in scenario.objections:
        yield f"objection.{objection.id}", objection.lines
        yield f"objection.{objection.id}.insist", objection.insist
        yield f"objection.{objection.id}.settled", objection.settled
        yield f"objection.{objection.id}.plainly", objection.plainly
    for promise in scenario.promises:
        yield f"promise.{promise.id}", promise.pleased
        yield f"promise.{promise.id}.returns", promise.returns
    if scenario.transfer is not None:
        yield "transfer.greets", scenario.transfer.greets
        yield "transfer.asks", scenario.transfer.asks
        yield "transfer.accepts", scenario.transfer.accepts
        yield "transfer.blind", scenario.transfer.blind
    for move, bands in scenario.lines.items():
        yield from _banded(f"move.{move}", bands)


def stock_lines(scenario: Scenario) -> Iterator[tuple[str, Lines]]:
    """The shared lines of the scenario's language by key."""
    stock = load_stock(scenario.language)
    casual = frozenset(stock.casual) if scenario.persona.age >= SETTLED else frozenset()
    for move, bands in stock.lines.items():
        for key, lines in _banded(f"stock.{move}", bands):
            yield key, _in_register(lines, casual) or lines


def _in_register(lines: Lines, casual: frozenset[str]) -> Lines:
    """The lines that hold none of the `casual` words."""
    return tuple(line for line in lines if casual.isdisjoint(plain(line).split()))


def _banded(key: str, bands: Bands) -> Iterator[tuple[str, Lines]]:
    yield key, bands.any
    for band in BANDS:
        yield f"{key}.{band}", bands.of(band)
