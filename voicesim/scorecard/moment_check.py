"""The linter of moments: what the schema cannot say. Each finding names file, line, key and remedy."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from voicesim.client.finding import Finding, finding_of, key_of
from voicesim.client.known import Known
from voicesim.client.lint.complaint import Complaint, Way
from voicesim.client.moment import Moment, Moments
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.client.spoken import is_day, plainest, slots_in
from voicesim.content.yaml_file import YamlFile, load_yaml, problems, read_yaml
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.text.fold import plain

VARIATIONS = 3
"""Lines of a moment below which the third drill is the first again."""


def check_moments(path: Path) -> list[Finding]:
    """Findings on one file; empty when its moments can be drilled."""
    broken = problems(path, Moments)
    if broken:
        return [finding_of(error, path) for error in broken]
    file, moments = read_yaml(path), load_yaml(path, Moments)
    try:
        scenario = load_scenario(moments.scenario)
        rubric = load_rubric(scenario.rubric.id, scenario.language)
    except ContentError as error:
        way: Way = ("scenario",)
        return [Finding(path, file.line(way), key_of(way), error.what, error.mend, error.code)]
    return [
        Finding(path, file.line(way), key_of(way), message, remedy, "moment")
        for way, message, remedy in _complaints(moments, scenario, rubric, file)
    ]


def _complaints(moments: Moments, scenario: Scenario, rubric: Rubric, file: YamlFile) -> Iterator[Complaint]:
    if file.path.stem != moments.scenario:
        message = Message("the file is not called {id}.yaml", id=moments.scenario)
        yield ("scenario",), message, Message("rename the file or the id")
    known = Known(scenario)
    for number, moment in enumerate(moments.moments):
        way: Way = ("moments", number)
        yield from _names(moment, scenario, rubric, way)
        yield from _lines(moment, scenario, known, way)


def _names(moment: Moment, scenario: Scenario, rubric: Rubric, way: Way) -> Iterator[Complaint]:
    checks = {check.id for criterion, check in rubric.checks() if criterion.id == moment.skill}
    kinds = (
        ("checks", "check", moment.checks, checks),
        ("told", "fact", moment.told, {one.id for one in scenario.facts}),
    )
    for key, kind, named, known in kinds:
        for index, name in enumerate(named):
            if name not in known:
                message = Message("there is no {kind} {name!r}", kind=kind, name=name)
                remedy = Message("choose among {value}", value=", ".join(sorted(known)) or "none")
                yield (*way, key, index), message, remedy
    objections = [one.id for one in scenario.objections]
    if moment.objects is not None and moment.objects not in objections:
        message = Message("there is no {kind} {name!r}", kind="objection", name=moment.objects)
        yield (*way, "objects"), message, Message("choose among {value}", value=", ".join(objections))


def _lines(moment: Moment, scenario: Scenario, known: Known, way: Way) -> Iterator[Complaint]:
    if 0 < len(moment.lines) < VARIATIONS:
        message = Message(
            "the moment {id!r} can be said in {count} way{count!p}", id=moment.id, count=len(moment.lines)
        )
        yield (*way, "lines"), message, Message("write {count} or more", count=VARIATIONS)
    for index, line in enumerate(moment.lines):
        for slot in slots_in(line):
            if not is_day(slot) and slot not in scenario.values:
                message = Message("nothing fills {{{slot}}}", slot=slot)
                yield (
                    (*way, "lines", index),
                    message,
                    Message("give {slot!r} a value under 'slots'", slot=slot),
                )
        for fact, words in known.betraying(plain(plainest(line))):
            if fact not in moment.told:
                form = "{words!r} gives the fact {fact!r} away, which is not told yet"
                message = Message(form, words=words, fact=fact)
                yield (*way, "lines", index), message, Message("name it under 'told', or say it otherwise")
