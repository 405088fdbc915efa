"""The linter of blueprints: what the schema cannot say. Each finding names file, line, key and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from voicesim.client.finding import Finding, finding_of, key_of
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.content.yaml_file import Key, YamlFile, problems, read_yaml
from voicesim.errors import ContentError
from voicesim.examination.blueprint import Blueprint, Station, load_blueprint
from voicesim.messages.message import Message
from voicesim.scorecard.rubric import load_rubric

Complaint = tuple[tuple[Key, ...], Message, Message]


def checked_blueprint(path: Path) -> Blueprint:
    """The blueprint of a file, fit for a sitting. Raises the first `ContentError` there is."""
    found = check_blueprint(path)
    if found:
        first = found[0]
        where = f"{first.file}:{first.line}" + (f" ({first.key})" if first.key else "")
        raise ContentError(first.code, what=first.message, where=where, mend=first.remedy)
    return load_blueprint(path)


def check_blueprint(path: Path) -> list[Finding]:
    """Findings on one file; empty when a sitting can be made from it."""
    broken = problems(path, Blueprint)
    if broken:
        return [finding_of(error, path) for error in broken]
    file, blueprint = read_yaml(path), load_blueprint(path)
    return [
        Finding(path, file.line(way), key_of(way), message, remedy, "blueprint")
        for way, message, remedy in _complaints(blueprint, file)
    ]


def _complaints(blueprint: Blueprint, file: YamlFile) -> Iterator[Complaint]:
    if file.path.stem != blueprint.id:
        yield (
            ("id",),
            Message("the file is not called {id}.yaml", id=blueprint.id),
            Message("rename the file or the id"),
        )
    for number, station in enumerate(blueprint.stations):
        yield from _station(blueprint, station, ("stations", number))


def _station(blueprint: Blueprint, station: Station, way: tuple[Key, ...]) -> Iterator[Complaint]:
    try:
        load_rubric(station.rubric, blueprint.language)
    except ContentError as error:
        yield (*way, "rubric"), error.what, error.mend
    first: Scenario | None = None
    for index, name in enumerate(station.scenarios):
        place = (*way, "scenario") if index == 0 else (*way, "alternates", index - 1)
        try:
            scenario = load_scenario(name)
        except ContentError as error:
            yield place, error.what, error.mend
            continue
        yield from ((place, *one) for one in _caller(blueprint, station, scenario, first))
        first = first or scenario


def _caller(
    blueprint: Blueprint, station: Station, scenario: Scenario, first: Scenario | None
) -> Iterator[tuple[Message, Message]]:
    """What keeps a scenario from serving at a station."""
    if scenario.language != blueprint.language:
        yield (
            Message("{id} is not in {language!r}", id=scenario.id, language=blueprint.language),
            Message("name a scenario in the language of the blueprint"),
        )
    if scenario.rubric.id != station.rubric:
        yield (
            Message("{id} is judged by the rubric {rubric!r}", id=scenario.id, rubric=scenario.rubric.id),
            Message("name a scenario judged by {rubric!r}", rubric=station.rubric),
        )
    if first is not None and scenario.level != first.level:
        yield (
            Message(
                "{id} is of level {level}, and {first} of level {level2}: they are not equally difficult",
                id=scenario.id,
                level=scenario.level,
                first=first.id,
                level2=first.level,
            ),
            Message("name a scenario of the same level"),
        )
    if scenario.sensitive and not station.sensitive:
        yield (
            Message("{id} may move people, and candidates are not told beforehand", id=scenario.id),
            Message("write 'sensitive: true' at the station and tell them, or name another"),
        )
