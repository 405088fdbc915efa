"""A drill is scored like a call, by the checks of its one skill alone: same rules, same evidence."""

from __future__ import annotations

from voicesim.client.moment import Moment
from voicesim.client.mood_rules import MoodSpec
from voicesim.client.scenario import Scenario
from voicesim.errors import ContentError
from voicesim.messages.message import Message
from voicesim.scorecard.rubric import Check, Rubric
from voicesim.scorecard.rules.said import Said


def for_moment(moment: Moment, scenario: Scenario, rubric: Rubric) -> tuple[Scenario, Rubric]:
    """Scenario and rubric narrowed to a moment, for the scorecard of a drill; nothing else may use them.

    A moment gives the occasion for each check once, so that once is enough. Critical errors that are heard
    still count; what a whole call would have had to ask does not. Raises `ContentError` when the rubric does
    not have the skill, or none of the checks.
    """
    criterion = next((one for one in rubric.criteria if one.id == moment.skill), None)
    checks = tuple(_once(one) for one in criterion.checks if one.id in moment.checks) if criterion else ()
    if criterion is None or not checks:
        raise ContentError(
            "moment.no_check",
            what=Message("has none of the checks that the moment {id!r} is scored by", id=moment.id),
            where=Message("rubric {id}", id=rubric.id),
            mend=Message("score it by the rubric of its caller"),
        )
    own = {name: getattr(rubric, name) for name in Rubric.model_fields}
    narrow = Rubric(**{**own, "criteria": (criterion.model_copy(update={"checks": checks}),)})
    mood = scenario.mood if moment.mood is None else MoodSpec(start=moment.mood, rules=scenario.mood.rules)
    judged = scenario.model_copy(
        update={
            "mood": mood,
            "must_ask": (),
            "critical_errors": tuple(one for one in scenario.critical_errors if not one.missed),
            "rubric": scenario.rubric.model_copy(update={"weights": {moment.skill: 100}}),
        }
    )
    return judged, narrow


def _once(check: Check) -> Check:
    """The check as one moment can meet it: a call wants some things said more than once."""
    if not isinstance(check.rule, Said):
        return check
    return check.model_copy(update={"rule": check.rule.model_copy(update={"at_least": 1})})
