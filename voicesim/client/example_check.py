"""The linter of labelled examples: a bank or a scenario knows every label, and no sentence stands twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from voicesim.client.finding import Finding, finding_of
from voicesim.client.scenario import Scenario, list_scenarios
from voicesim.content.examples import (
    Example,
    ExampleFile,
    Label,
    example_files,
    fact_files,
    fault_files,
    read_examples,
    twins,
)
from voicesim.content.model import Content
from voicesim.content.yaml_file import load_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.text.words import Language
from voicesim.understanding.bank import Bank, load_bank


class Awaited(Content):
    """`personas/examples/awaited.yaml`: labels that are written for before the bank knows them."""

    fr: tuple[str, ...] = ()
    en: tuple[str, ...] = ()


def check_examples(paths: Sequence[Path] = ()) -> list[Finding]:
    """Findings on the authors' files, all that come with the package by default; empty when they are fit."""
    files: list[ExampleFile] = []
    findings: list[Finding] = []
    for path in paths or (*example_files(), *fault_files(), *fact_files()):
        try:
            files.append(read_examples(path))
        except ContentError as error:
            findings.append(finding_of(error, path))
    faults = [*twins(files), *(error for file in files for error in _unknown(file))]
    return findings + [finding_of(error, Path(error.where.rpartition(":")[0])) for error in faults]


def is_known(label: Label, language: Language) -> bool:
    """Does the bank of `language`, or the label's scenario, know it? Of facts those that are kept back."""
    if label.kind == "fact":
        owner = _scenarios().get(label.scenario)
        kept = owner.facts if owner is not None and owner.language == language else ()
        return any(fact.id == label.id and fact.told != "opening" for fact in kept)
    bank = _bank(language, label.scenario)
    if bank is None:
        return False
    known = {"family": bank.families, "topic": bank.topics, "statement": bank.statements}
    return label.id in known[label.kind]


def _unknown(file: ExampleFile) -> Iterator[ContentError]:
    """One fault for each label that nobody knows, at its first example."""
    awaited = _awaited(file.language)
    first: dict[Label, Example] = {}
    for example in file.examples:
        first.setdefault(example.label, example)
    for label, example in first.items():
        if not is_known(label, file.language) and str(label) not in awaited:
            what = Message("nothing is called {value!r}", value=str(label))
            mend = Message(
                "name a family or topic of the bank, or a topic, statement or fact kept back of a scenario"
            )
            yield file.error(example, code="examples.label", what=what, mend=mend)


def _bank(language: Language, scenario: str) -> Bank | None:
    if not scenario:
        return load_bank(language)
    known = _scenarios().get(scenario)
    return known.bank if known is not None and known.language == language else None


@lru_cache(maxsize=1)
def _scenarios() -> dict[str, Scenario]:
    return {scenario.id: scenario for scenario in list_scenarios()}


def _awaited(language: Language) -> frozenset[str]:
    listed = load_yaml(content("personas", "examples") / "awaited.yaml", Awaited)
    return frozenset(listed.fr if language == "fr" else listed.en)
