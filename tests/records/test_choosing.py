"""Who calls, and with which seed."""

from __future__ import annotations

import pytest

from voicesim.client.scenario import list_scenarios
from voicesim.errors import Mendable
from voicesim.sessions.choosing import seed_for, who_calls
from voicesim.sessions.telling import refuse_unaccepted
from voicesim.settings.schema import Settings


def test_somebody_easy_calls_in_the_language_of_the_settings_and_nobody_sensitive() -> None:
    settings = Settings()
    easiest = min(
        one.level for one in list_scenarios() if one.language == settings.call.language and not one.sensitive
    )
    for _ in range(20):
        caller = who_calls("", settings)
        assert (caller.language, caller.level, caller.sensitive) == (settings.call.language, easiest, None)
    assert who_calls("EN01", settings).id == "EN01"


def test_all_candidates_meet_the_same_caller_and_in_practice_a_new_one_comes() -> None:
    assert {seed_for("certification") for _ in range(20)} == {1}
    assert len({seed_for("practice") for _ in range(20)}) > 1
    assert seed_for("practice", 7) == seed_for("certification", 7) == 7


def test_an_examination_is_refused_unless_somebody_accepted_the_notice() -> None:
    refuse_unaccepted("practice", accepted=False)
    refuse_unaccepted("certification", accepted=True)
    with pytest.raises(Mendable, match="accepts it with a key"):
        refuse_unaccepted("certification", accepted=False)
