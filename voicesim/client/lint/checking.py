"""The linter of scenarios: what the schema cannot say. Each finding names file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

from voicesim.client.finding import Finding, finding_of, key_of
from voicesim.client.lint import facts, form, leaks, lines, names
from voicesim.client.lint.complaint import Check
from voicesim.client.scenario import Scenario, load_scenario, scenario_files
from voicesim.content.yaml_file import problems, read_yaml
from voicesim.errors import ContentError

CHECKS: tuple[Check, ...] = (
    names.file_named_by_id,
    facts.must_ask_answered,
    facts.facts_reachable,
    facts.answers_live,
    names.references_known,
    names.slots_known,
    leaks.topics_sayable,
    lines.enough_lines,
    lines.variants_belong,
    lines.lines_short,
    lines.quotes_of_the_language,
    lines.prose_clean,
    leaks.nothing_leaks,
    facts.facts_needed_exist,
    lines.voice_fits,
    facts.errors_findable,
    form.form_fillable,
)
"""In the order in which an author is told."""


def check_all() -> list[Finding]:
    """Findings on every scenario there is, the house's own among them."""
    return [finding for path in scenario_files() for finding in check(path)]


def check(path: Path) -> list[Finding]:
    """Findings on one file; empty when it is fit to be called."""
    broken = problems(path, Scenario)
    if broken:
        return [finding_of(error, path) for error in broken]
    try:
        scenario = load_scenario(path)
    except ContentError as error:
        return [finding_of(error, path)]
    file = read_yaml(path)
    return [
        Finding(path, file.line(way), key_of(way), message, remedy)
        for run in CHECKS
        for way, message, remedy in run(scenario, file)
    ]
