"""What there is to practise with, read from the content of a language."""

from __future__ import annotations

from functools import lru_cache

from voicesim.client.moment import moment_files, moments_in
from voicesim.client.scenario import Scenario, load_scenario, scenario_files
from voicesim.content.house import Written, as_written, files_of
from voicesim.programme.callers import caller_of
from voicesim.programme.coverage import Table, coverage
from voicesim.programme.path import Offer
from voicesim.programme.shown import SKILLS
from voicesim.programme.units import drills_for, units_for
from voicesim.scorecard.coaching.theme import load_themes
from voicesim.scorecard.rubric import Rubric, load_rubric
from voicesim.text.words import Language


def offer_in(language: Language) -> Offer:
    """All there is in a language. Raises `ContentError` for the first file that is broken."""
    return _offer(language, _shelf())


def table_of_all() -> Table:
    """The coverage table of every caller, whatever the language. Raises `ContentError`."""
    return _table(_shelf())


def scenarios_in(language: Language) -> tuple[Scenario, ...]:
    """Who may call in a language. Raises `ContentError` for the first file that is broken."""
    return _scenarios(language, _shelf())


def rubrics_in(language: Language) -> dict[str, Rubric]:
    """The rubrics that judge these calls, by id. Raises `ContentError`."""
    return _rubrics(language, _shelf())


def _shelf() -> Written:
    return as_written((*scenario_files(), *files_of("rubrics"), *moment_files()))


@lru_cache(maxsize=2)
def _offer(language: Language, on: Written) -> Offer:
    scenarios, rubrics = _scenarios(language, on), _rubrics(language, on)
    themes, moments = load_themes(language), [moment for _, moment in moments_in(language)]
    units = {
        skill: (
            *dict.fromkeys(one for rubric in rubrics.values() for one in units_for(skill, rubric, themes)),
            *drills_for(skill, moments),
        )
        for skill in SKILLS
    }
    return Offer(
        callers=tuple(map(caller_of, scenarios)),
        table=coverage(scenarios, lambda one: rubrics[one.rubric.id]),
        units=units,
        titles={one.id: one.title for one in scenarios},
    )


@lru_cache(maxsize=1)
def _table(on: Written) -> Table:
    return {**_offer("fr", on).table, **_offer("en", on).table}


@lru_cache(maxsize=2)
def _scenarios(language: Language, _on: Written) -> tuple[Scenario, ...]:
    ours = (path for path in scenario_files() if path.stem.lower().startswith(language))
    return tuple(map(load_scenario, ours))


@lru_cache(maxsize=2)
def _rubrics(language: Language, on: Written) -> dict[str, Rubric]:
    return {one.rubric.id: load_rubric(one.rubric.id, language) for one in _scenarios(language, on)}


def labels_in(language: Language) -> dict[str, str]:
    """Skill -> what people call it. Raises `ContentError`."""
    return {
        criterion.id: criterion.label.in_language(language)
        for rubric in reversed(rubrics_in(language).values())
        for criterion in rubric.criteria
    }


def level_labels(language: Language) -> tuple[str, ...]:
    """What people call the levels, the lowest first. Raises `ContentError`."""
    first = next(iter(rubrics_in(language).values()))
    return tuple(level.label.in_language(language) for level in first.levels)
