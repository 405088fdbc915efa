"""What an author still has to mend, beside the field of the form it is about; and what the robots prove."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from voicesim.authoring.case import Case
from voicesim.authoring.robots_of import good_robot, poor_robot
from voicesim.authoring.scenario_of import scenario_of
from voicesim.authoring.sheet import sheet_in
from voicesim.authoring.written import Written
from voicesim.client.finding import Finding, finding_of
from voicesim.client.lint.checking import check
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ContentError
from voicesim.line.trainee_script import TraineeScript, load_script, scripts_of
from voicesim.messages.message import CORRECT, Message
from voicesim.sessions.rehearsal import Report, findings, play
from voicesim.sessions.second_ears import second_ear_everywhere
from voicesim.text.words import Language

HEAD: Mapping[Language, str] = {
    "fr": "# Écrit par le formulaire « mon propre cas ». Tout est inventé : personnes, lieux, contrats.\n",
    "en": '# Written by the form "a case of my own". Everyone and everything here is invented.\n',
}


@dataclass(frozen=True, slots=True)
class Checked:
    """A case, as the linter and the robots find it."""

    files: Mapping[str, str]
    """Name -> text of what it comes to: the scenario's, then the robots'."""
    findings: Mapping[str, tuple[Finding, ...]]
    """By field of the form; under "" what is about none in particular."""
    scenario: Scenario | None
    """None while it is none."""
    proof: Report | None = None
    """What the robots got; None while there is something to mend."""

    @property
    def to_mend(self) -> int:
        """How many things the linter finds."""
        return sum(map(len, self.findings.values()))

    @property
    def holds(self) -> bool:
        """Nothing to mend, and every robot got what it deserves."""
        return not self.to_mend and self.proof is not None and not self.proof.findings


def checked(case: Case, id: str, version: int = 1, *, proved: bool = False) -> Checked:
    """Check a case as `voicesim scenarios check` does its file; `proved`: let the robots take it as well.

    Raises `ContentError` for a broken sheet, `StorageError`.
    """
    written = scenario_of(case, sheet_in(case.language), id, version)
    files = _files(case, written, id)
    with tempfile.TemporaryDirectory() as folder:
        for name, text in files.items():
            (Path(folder) / name).write_text(text, "utf-8")
        file = Path(folder) / f"{id}.yaml"
        found = (*_missing(case, file), *check(file))
        beside: dict[str, tuple[Finding, ...]] = {}
        for one in found:
            place = written.field_of(one.key)
            beside[place] = (*beside.get(place, ()), one)
        if found:
            return Checked(files, {place: _told(case, place, ones) for place, ones in beside.items()}, None)
        scenario = load_scenario(file)
        try:
            robots = [load_script(Path(folder) / name) for name in files if name != file.name]
        except ContentError as error:  # a sentence too long to be spoken, say
            return Checked(files, {"": (finding_of(error, file),)}, None)
    return Checked(files, beside, scenario, _proof(scenario, robots) if proved else None)


def _told(case: Case, place: str, found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """What is wrong in one field, each once; of one that was left empty no more than that."""
    if found and not getattr(case, place, True):
        own = tuple(one for one in found if one.remedy != CORRECT)
        what, mend = Message("nothing is written here"), Message("fill it in")
        return own or (Finding(found[0].file, 0, found[0].key, what, mend),)
    return tuple({(one.message, one.remedy): one for one in found}.values())


def _missing(case: Case, file: Path) -> tuple[Finding, ...]:
    """What no scenario needs, and a robot or whoever asks "and then?" does."""
    story = sheet_in(case.language).story
    found: list[Finding] = []
    if not case.recap.strip():
        what = Message("the sentence that sums the case up is missing")
        found.append(Finding(file, 0, "recap", what, Message("write it: 'you have ...'")))
    if len(case.answers.get(story, (1, 2))) == 1:
        what = Message("asked 'and then?', they would tell the same again")
        found.append(
            Finding(
                file, 0, f"answer.{story}", what, Message("tell it in a second way, on a line of its own")
            )
        )
    return tuple(found)


def _files(case: Case, written: Written, id: str) -> dict[str, str]:
    sheet = sheet_in(case.language)
    errors = [one["id"] for one in written.data.get("critical_errors", ())]
    bodies = {
        f"{id}.yaml": written.data,
        f"{id.lower()}.good.yaml": good_robot(case, sheet, id),
        f"{id.lower()}.poor.yaml": poor_robot(case, sheet, id, errors),
    }
    return {
        name: HEAD[case.language] + yaml.safe_dump(body, allow_unicode=True, sort_keys=False, width=110)
        for name, body in bodies.items()
    }


def _proof(scenario: Scenario, robots: list[TraineeScript]) -> Report:
    """Its own robots, and those that take any call."""
    own = {one.quality for one in robots}
    shared = [load_script(path) for quality, path in scripts_of(scenario.id).items() if quality not in own]
    ear = second_ear_everywhere()
    calls = tuple(play(scenario, script, 1, second_ear=ear) for script in (*robots, *shared))
    return Report(scenario.id, tuple(call.row() for call in calls), tuple(findings(calls)))
