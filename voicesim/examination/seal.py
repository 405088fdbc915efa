"""The seal of a sitting: the digest of everything that decides what a call is and what it is worth.

Taken when the sitting is opened, compared at each call and each mark: what has changed is named, and refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

from voicesim.call.directory import digest
from voicesim.client.scenario import Scenario, find_scenario, load_scenario
from voicesim.content.notices import Notice
from voicesim.errors import MarkingError
from voicesim.examination.blueprint import Blueprint
from voicesim.messages.lists import each_of
from voicesim.messages.message import Message
from voicesim.modes import CERTIFICATION
from voicesim.records.deciding import NAMES, deciding_always
from voicesim.scorecard.rubric import Rubric, load_rubric, rubric_files
from voicesim.sessions.chosen import own_weights
from voicesim.sessions.provenance import provenance_of
from voicesim.settings.schema import Settings
from voicesim.text.words import Language
from voicesim.weights.shelf import Shelf, Told, nobody

WEIGHTS, SETTINGS = "weights ", "settings"


def content_seal(blueprint: Blueprint) -> dict[str, str]:
    """What decides -> sha256, of content and program as they are here now. Raises `ContentError`."""
    found = {"blueprint": blueprint.digest, **deciding_always(blueprint.language)}
    for name in blueprint.scenarios:
        found[f"scenario {name}"] = _scenario_seal(name)
    for station in blueprint.stations:
        found[f"rubric {station.rubric}"] = _rubric_seal(station.rubric, blueprint.language)
    return dict(sorted(found.items()))


def _scenario_seal(name: str) -> str:
    """Every byte of its file, comments and all, and what it is read as, with the program's defaults."""
    return _both(find_scenario(name), scenario_here(name).digest)


def _rubric_seal(name: str, language: Language) -> str:
    path, rubric = rubric_file(name, language), rubric_here(name, language)
    return rubric.digest if path is None else _both(path, rubric.digest)


def _both(path: Path, read_as: str) -> str:
    return hashlib.sha256(f"{digest(path)} {read_as}".encode()).hexdigest()


def scenario_here(name: str) -> Scenario:
    """The scenario as its file is now; one that has not changed is not read again. Raises `ContentError`."""
    path = find_scenario(name)
    return _read(path, path.read_bytes())


def rubric_here(name: str, language: Language) -> Rubric:
    """The rubric as its file is now; one that has not changed is not read again. Raises `ContentError`."""
    path = rubric_file(name, language)
    return load_rubric(name, language) if path is None else _rubric(path, path.read_bytes(), language)


def rubric_file(name: str, language: Language) -> Path | None:
    """Where a rubric is written; None when there is none of that name."""
    return next((one for one in rubric_files(language) if one.name == f"{name}.{language}.yaml"), None)


@lru_cache(maxsize=64)
def _read(path: Path, _content: bytes) -> Scenario:
    return load_scenario(path)


@lru_cache(maxsize=16)
def _rubric(path: Path, _content: bytes, language: Language) -> Rubric:
    return load_rubric(path, language)


def engine_seal(
    blueprint: Blueprint, settings: Settings, notice: Notice, *, spoken: bool, told: Told = nobody
) -> dict[str, str]:
    """The weights that hear and speak, every byte read again, and the engines' settings.

    `spoken`: do candidates speak? Raises `ModelError` for weights that are not what was brought, and what
    `provenance_of` raises.
    """
    shelf, found = Shelf(), {}
    for name in blueprint.scenarios:
        scenario = scenario_here(name)
        made_of = provenance_of(scenario, CERTIFICATION.mode, settings, notice, spoken=spoken, accepted="")
        for model, sums in made_of.models.items():
            if f"{WEIGHTS}{model}" not in found:
                _read_again(shelf, model, told)
                found[f"{WEIGHTS}{model}"] = sums
        own = own_weights(scenario, CERTIFICATION.mode, settings, heard=spoken)
        for job, place in own.items():
            found.setdefault(f"{WEIGHTS}{job} {place.name}", digest(place))
        settings_text = "".join(f"{key}={value}\n" for key, value in sorted(made_of.settings.items()))
        found[SETTINGS] = hashlib.sha256(settings_text.encode("utf-8")).hexdigest()
    return dict(sorted(found.items()))


def refuse_changed(sealed: Mapping[str, str], now: Mapping[str, str], where: str) -> None:
    """Raises `MarkingError` naming everything that is not what was sealed, of what `now` speaks."""
    other = [name for name in now if sealed.get(name) != now[name]]
    if other:
        raise MarkingError(
            "sitting.seal",
            what=Message(
                "changed since the sitting was opened: {things}",
                things=each_of([called(one) for one in other]),
            ),
            where=where,
            mend=Message("put back what was sealed, or hold another sitting; nothing is judged anew unseen"),
        )


def refuse_other_content(sealed: Mapping[str, str], scenario: Scenario, content: Mapping[str, str]) -> None:
    """Raises `MarkingError` when a call was not held with what was sealed; `content` is its manifest's."""
    rubric = scenario.rubric.id
    kinds = {"scenario": f"scenario {scenario.id}", "rubric": f"rubric {rubric}"}
    here = {
        kinds["scenario"]: _scenario_seal(scenario.id),
        kinds["rubric"]: _rubric_seal(rubric, scenario.language),
    }
    refuse_changed(sealed, here, scenario.id)
    refuse_changed(sealed, {one: value for one, value in content.items() if one not in kinds}, scenario.id)
    read_as = {"scenario": scenario.digest, "rubric": rubric_here(rubric, scenario.language).digest}
    held_with = {kinds[one]: value for one, value in content.items() if one in kinds}
    refuse_changed({kinds[one]: value for one, value in read_as.items()}, held_with, scenario.id)


def called(name: str) -> Message:
    """What people call a part of the seal."""
    kind, _, which = name.partition(" ")
    if kind == "scenario" and which:
        return Message("the scenario {which}", which=which)
    if kind == "rubric" and which:
        return Message("the rubric {which}", which=which)
    if kind == WEIGHTS.strip() and which:
        return Message("the weights {which}", which=which)
    if name == SETTINGS:
        return Message("the engines' settings")
    if name == "blueprint":
        return Message("the blueprint")
    return NAMES.get(name, Message(name))


def _read_again(shelf: Shelf, model: str, told: Told) -> None:
    """Raises `ModelError` when a file of these weights is not what was brought."""
    from voicesim.weights.shelf import refused

    faults = shelf.verify(model, told)
    if faults:
        raise refused(faults[0], shelf.path(model))
