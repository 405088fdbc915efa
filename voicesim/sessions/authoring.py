"""A scenario as its author sees it: the text with what the linter finds beside each line, facts, topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from voicesim.call.whole_files import refused
from voicesim.client.finding import Finding
from voicesim.client.lint.checking import check
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ContentError


@dataclass(frozen=True, slots=True)
class Asked:
    """A topic that a good call asks about."""

    id: str
    label: str
    answers: tuple[str, ...]
    """What the caller says to it, as written: facts first."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A scenario's file, good or not."""

    file: Path
    lines: tuple[str, ...]
    findings: Mapping[int, tuple[Finding, ...]]
    """Number of the line, from 1, -> what is to be mended there; 0: in the whole file."""
    scenario: Scenario | None
    """None while the file is not one."""
    asked: tuple[Asked, ...]
    topics: Mapping[str, str]
    """Id of each topic that earns a fact -> what people call it."""

    @property
    def title(self) -> str:
        """What people call it; its id while it is no scenario."""
        return self.scenario.title if self.scenario is not None else self.file.stem

    @property
    def errors(self) -> Mapping[str, str]:
        """Id of each critical error -> its sentence."""
        return {one.id: one.sentence for one in self.scenario.critical_errors} if self.scenario else {}

    @property
    def to_mend(self) -> int:
        """How many things."""
        return sum(map(len, self.findings.values()))


def draft_of(file: Path) -> Draft:
    """The file as it is now, checked as `voicesim scenarios check` does. Raises `StorageError`."""
    try:
        lines = tuple(file.read_text("utf-8", errors="replace").splitlines())
    except OSError as error:
        raise refused(file, error) from error
    findings: dict[int, tuple[Finding, ...]] = {}
    for one in check(file):
        at = one.line if 0 < one.line <= len(lines) else 0
        findings[at] = (*findings.get(at, ()), one)
    try:
        scenario = load_scenario(file)
    except ContentError:
        scenario = None
    if scenario is None:
        return Draft(file, lines, findings, None, (), {})
    labels = {id: topic.label for id, topic in scenario.bank.topics.items()}
    asked = tuple(Asked(topic, labels[topic], _answers(scenario, topic)) for topic in scenario.must_ask)
    earning = {topic: labels[topic] for fact in scenario.facts for topic in fact.topics}
    return Draft(file, lines, findings, scenario, asked, earning)


def _answers(scenario: Scenario, topic: str) -> tuple[str, ...]:
    facts = [line for fact in scenario.facts if topic in fact.topics for line in fact.lines]
    asks = [line for ask in scenario.asks if topic in ask.topics for line in ask.lines]
    return (*facts, *asks)
