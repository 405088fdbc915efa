"""Drills: one moment of a call, scored for one skill, passed when it was shown three times in a row.

A drill is held like any practice call and kept like one; it counts among no calls.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, NoReturn, TypeAlias

from voicesim.call.directory import CallDirectory
from voicesim.call.setup import Plan
from voicesim.catalogue.calls import each_call_of
from voicesim.client.moment import LASTS, Moment, load_moment, moments_in
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ContentError, StorageError
from voicesim.messages.message import Message
from voicesim.modes import PRACTICE
from voicesim.programme.beside import better_for, own_words
from voicesim.programme.effect.taking_part import part_of
from voicesim.programme.keeping import path_now
from voicesim.programme.offering import labels_in
from voicesim.programme.path_book import has_path
from voicesim.programme.shown import SKILLS, asked_for, steps_of
from voicesim.scorecard.card import Card, card_in
from voicesim.scorecard.card import Check as Judged
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.cataloguing import folder_of
from voicesim.sessions.registry import Registry
from voicesim.text.fold import folded
from voicesim.text.words import Language
from voicesim.understanding.bank import load_bank

IN_A_ROW = 3
"""Drills of a skill that have to be passed one after the other."""

MORE_THAN = 0.5
"""Share of a check's points to be exceeded: half is a hello without a name, a commitment without its time."""

KEPT_OUT = ("avoided", "own_words", "measured", "uninterrupted")
"""Rules of what is to be kept out of a call, or in bounds: one can leave out nothing of it."""

TYPED = 2.0
"""How much longer a drill may take when it is typed at a terminal: fingers are slower than a voice."""

Draw: TypeAlias = Callable[[Sequence[tuple[str, Moment]]], tuple[str, Moment]]
"""Chooses one of several."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What a drill showed of one check."""

    check: str
    how: Literal["met", "in_part", "missed"]
    """Missed is what was blamed, or not heard."""
    sentence: str
    own: str
    """The trainee's words that it is about; empty where nothing of the kind was said."""
    better: tuple[str, ...]
    """From the phrase bank, for what was not met."""
    advice: str


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill came to."""

    skill: str
    share: float | None
    """Of the points of its checks, 0..1; None when nothing could be judged."""
    level: str
    """What people call the level; empty when nothing could be judged."""
    passed: bool
    remarks: tuple[Remark, ...]
    errors: tuple[str, ...]
    """Sentences of the critical errors that were heard: with one nothing is passed."""
    model: tuple[str, ...]
    """A good answer, turn by turn."""


def longest(*, typed: bool) -> float:
    """Seconds of conversation that a drill may take."""
    return LASTS * TYPED if typed else LASTS


def moment_for(
    registry: Registry,
    person: str,
    asked: str,
    language: Language,
    now: datetime,
    draw: Draw = secrets.choice,
) -> tuple[Scenario, Moment]:
    """The caller and the moment that somebody drills next.

    `asked` is a skill or a moment; when it is empty, the weakest skill of the person's path that can be
    drilled. What was drilled longest ago comes first, of what never was `draw` chooses. Raises
    `ContentError` when nothing of the kind can be drilled, and `StorageError`.
    """
    part = part_of(registry, person, now)
    kept_back = part.reserved if part else frozenset()
    there = [one for one in _offered(language) if one[0] not in kept_back]
    wanted = asked or _weakest(registry, person, language, now, {one.skill for _, one in there})
    fit = _fitting(wanted, there, language) or _refused(asked, there)
    manifests = (call.manifest() for call in _drills(registry, person))
    done = [(manifest.scenario, manifest.drill) for manifest in manifests]
    last = {one: len(done) - number for number, one in reversed(list(enumerate(done)))}
    ages = {one: last.get((one[0], one[1].id), 0) for one in fit}
    scenario, moment = draw([one for one in fit if ages[one] == min(ages.values())])
    return load_scenario(scenario), moment


def refuse_unknown_drill(asked: str, language: Language) -> None:
    """Raise `ContentError` when there is no drill of a skill or moment by that name."""
    there = _offered(language)
    if not _fitting(asked, there, language):
        _refused(asked, there)


def is_of_moment(asked: str, moment: Moment) -> bool:
    """Does somebody ask for this moment, by its id or its title?"""
    return folded(asked.strip()) in {folded(moment.id), folded(moment.title)}


def _offered(language: Language) -> list[tuple[str, Moment]]:
    return [one for one in moments_in(language) if load_scenario(one[0]).sensitive is None]


def _fitting(asked: str, there: Sequence[tuple[str, Moment]], language: Language) -> list[tuple[str, Moment]]:
    """Those of a skill, by its id or what people call it, or of a moment; accents and capitals aside."""
    name, labels = folded(asked.strip()), labels_in(language)
    return [
        one
        for one in there
        if name in ("", folded(one[1].skill), folded(labels[one[1].skill])) or is_of_moment(asked, one[1])
    ]


def _refused(asked: str, there: Sequence[tuple[str, Moment]]) -> NoReturn:
    skills = list(dict.fromkeys(one.skill for _, one in there))
    titles: dict[str, str] = {}
    for _, one in there:
        titles.setdefault(one.id, one.title)
    known = [*skills, *(f"{name} ({title})" for name, title in titles.items())]
    raise ContentError(
        "drill.unknown",
        what=Message("there is no drill of it"),
        where=asked,
        mend=Message("name a skill or a moment: {known}", known=", ".join(known)),
    )


def skills_drilled(language: Language) -> tuple[str, ...]:
    """The skills for which there is a drill, in the order of `SKILLS`. Raises `ContentError`."""
    there = {one.skill for _, one in moments_in(language)}
    return tuple(skill for skill in SKILLS if skill in there)


def drill_plan(scenario: Scenario, moment: Moment, seed: int, *, typed: bool) -> Plan:
    """The plan of a drill: practice, cut after its turns or its seconds."""
    return Plan(scenario, seed, PRACTICE.mode, moment=moment, longest=longest(typed=typed))


def _weakest(registry: Registry, person: str, language: Language, now: datetime, drilled: set[str]) -> str:
    if not has_path(registry, person):
        return ""
    weak = path_now(registry, person, language, now).path.weak
    return next((skill for skill in weak if skill in drilled), "")


def what_it_showed(card: Card, moment: Moment) -> Drilled:
    """The one skill of a drill's scorecard, with better words beside one's own. Raises `ContentError`."""
    criterion = card.criterion(moment.skill)
    share = None if criterion is None or criterion.share is None else float(criterion.share)
    rubric, bank = load_rubric(card.rubric.id, card.language), load_bank(card.language)
    checks = {check.id: check for _, check in rubric.checks()}

    def remark(one: Judged) -> Remark:
        check, own = checks[one.id], own_words(one)
        how: Literal["met", "in_part", "missed"] = "met" if one.verdict == "met" else "missed"
        if one.verdict == "to_verify" or (how == "met" and (one.points or 0) < (one.possible or 0)):
            how = "in_part"
        better = () if how == "met" else better_for(check, bank, own)
        return Remark(one.id, how, one.sentence, own, better, check.advice)

    every = criterion.checks if criterion else ()
    judged = [one for one in every if not _says_nothing(one)] or every
    return Drilled(
        skill=moment.skill,
        share=share,
        level=(criterion.level_label or "") if criterion else "",
        passed=passes(card, moment.skill),
        remarks=tuple(map(remark, judged)),
        errors=tuple(one.sentence for one in card.critical_errors),
        model=moment.model,
    )


def _says_nothing(check: Judged) -> bool:
    """Had it no occasion, or was too little said to show that something was kept out?"""
    return check.verdict == "not_applicable" or (check.verdict == "missed" and check.rule in KEPT_OUT)


def passes(card: Card, skill: str) -> bool:
    """Was the skill shown at the level asked for, all of it, without a critical error? Raises `ContentError`.

    A moment asks for few things: who leaves one of them out, or half of it, has not passed, however well the
    others went. What nobody could judge stands in nobody's way.
    """
    criterion = card.criterion(skill)
    if criterion is None or criterion.share is None or card.critical_errors:
        return False
    if any(_left_out(check) for check in criterion.checks):
        return False
    return criterion.share >= asked_for(steps_of(load_rubric(card.rubric.id, card.language)))


def _left_out(check: Judged) -> bool:
    """Was it blamed or not heard, or heard by half at most?"""
    if check.verdict in ("missed", "fault"):
        return not _says_nothing(check)
    return check.verdict == "met" and (check.points or 0) <= MORE_THAN * (check.possible or 0)


def in_a_row(registry: Registry, person: str, skill: str) -> int:
    """How many of the person's latest drills of a skill were passed in a row. Raises `StorageError`."""
    count = 0
    for call in _drills(registry, person):
        try:
            manifest = call.manifest()
            if load_moment(load_scenario(manifest.scenario), manifest.drill).skill != skill:
                continue
            if not passes(card_in(call.scorecard), skill):
                break
        except (ContentError, StorageError):  # spoilt, or of content that is no longer here: it shows nothing
            continue
        count += 1
    return count


def _drills(registry: Registry, person: str) -> Iterator[CallDirectory]:
    """The person's drills that were scored, the newest first."""
    for entry in each_call_of(registry.database, person):
        call = folder_of(registry.store, entry.shelf, entry.name)
        if entry.is_drill and call.scorecard.is_file() and call.manifest_path.is_file():
            yield call
