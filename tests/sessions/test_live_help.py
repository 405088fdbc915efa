"""Help during a call: what it suggests, why, and how it fades as the person manages without."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.client.scenario import load_scenario
from voicesim.client.state import Mood
from voicesim.sessions.live_help import (
    ANSWERS,
    FADES_AFTER,
    LEVELS,
    MOST,
    Help,
    Level,
    Needs,
    begun,
    caller_spoke,
    fact_told,
    handler_spoke,
    mood_moved,
    needs_of,
)
from voicesim.understanding.acts import Act

CALM, UPSET = Mood(1, 1, 5), Mood(1, 8, 5)
NEEDS = Needs(
    ask={"place": "le lieu", "date": "la date", "injuries": "les blessés", "photos": "les photos"},
    phrases={"anger": ("Je vous écoute.",), "distress": ("C'est dur.", "Je comprends.")},
    hurting={"fell": "distress"},
)


def act(topic: str = "", **more: bool) -> Act:
    if topic:
        return Act("topic", topic, 0, 1, mode="asked", **more)
    return Act("family", "warmth", 0, 1, "good", roles=(ANSWERS,), **more)


def at(level: Level, mood: Mood = CALM) -> Help:
    return caller_spoke(begun(NEEDS, level, mood))


def needs(help: Help) -> list[str]:
    return [one.need for one in help.shown]


def test_a_cue_comes_first_then_what_is_still_to_be_asked_in_its_order() -> None:
    assert needs(at(3, UPSET)) == ["cue:distress", "ask:place", "ask:date"]
    assert needs(at(3)) == ["ask:place", "ask:date", "ask:injuries"]


def test_words_are_shown_at_the_highest_level_only_and_one_thing_at_the_lowest() -> None:
    assert at(3, UPSET).shown[0].words in NEEDS.phrases["distress"]
    assert all(one.words == "" for one in at(2, UPSET).shown)
    assert len(at(1, UPSET).shown) == 1
    assert at(0, UPSET).shown == ()


def test_a_fact_that_hurts_is_a_cue_also_in_a_calm_voice() -> None:
    told = caller_spoke(fact_told(begun(NEEDS, 3, CALM), "fell"))
    assert needs(told)[0] == "cue:distress"
    assert "cue:distress" not in needs(caller_spoke(handler_spoke(told, [act()])))


def test_a_cue_that_was_not_answered_waits_on() -> None:
    calmer = mood_moved(handler_spoke(at(3, UPSET), [act("place")]), CALM)
    assert needs(caller_spoke(calmer))[0] == "cue:distress"


def test_what_was_asked_in_other_words_is_not_suggested_again() -> None:
    """FR02 wants the date of discovery; its caller answers "when did it happen" with it."""
    help = begun(needs_of(load_scenario("FR02")), 3, CALM)
    assert "ask:discovery_date" in needs(caller_spoke(help))
    assert "ask:discovery_date" not in needs(caller_spoke(handler_spoke(help, [act("date")])))


def test_what_was_asked_is_not_suggested_again() -> None:
    assert needs(caller_spoke(handler_spoke(at(3), [act("date")]))) == [
        "ask:place",
        "ask:injuries",
        "ask:photos",
    ]


@pytest.mark.parametrize("unsure", ["faint", "denied"])
def test_what_is_not_sure_to_have_been_said_meets_no_need(unsure: str) -> None:
    after = handler_spoke(at(3, UPSET), [act(**{unsure: True}), act("place", **{unsure: True})])
    assert after.met == 0


def test_help_grows_less_when_needs_are_met_before_it_is_shown() -> None:
    help = begun(NEEDS, 3, CALM)
    for topic in ("place", "date")[:FADES_AFTER]:
        help = handler_spoke(help, [act(topic)])
    assert help.level == 2
    assert help.levels == (3, 2)


def test_help_that_is_followed_does_not_fade() -> None:
    help = at(3)
    for topic in ("place", "date", "injuries", "photos"):
        help = caller_spoke(handler_spoke(help, [act(topic)]))
    assert help.level == 3
    assert help.record() == {"levels": [3], "shown": 9, "used": 4, "met": 4, "met_alone": 0}


@given(
    st.sampled_from(LEVELS),
    st.lists(
        st.one_of(st.none(), st.lists(st.sampled_from(["", *NEEDS.ask, "other"]), max_size=3)), max_size=12
    ),
)
def test_it_never_rises_never_shows_more_than_three_and_counts_no_more_used_than_met(
    level: Level, said: list[list[str] | None]
) -> None:
    help = begun(NEEDS, level, UPSET)
    for topics in said:
        before = help.level
        help = caller_spoke(help) if topics is None else handler_spoke(help, [act(one) for one in topics])
        assert help.level <= before
        assert len(help.shown) <= MOST
        assert (help.level == 0) <= (help.shown == ())
        assert help.used <= min(help.met, help.given)


@pytest.mark.parametrize("scenario", ["FR03", "EN01"])
def test_every_need_of_a_scenario_has_a_name_and_every_feeling_a_phrase(scenario: str) -> None:
    found = needs_of(load_scenario(scenario))
    assert all(found.ask.values())
    assert all(found.phrases[feeling] for feeling in ("anger", "distress"))
