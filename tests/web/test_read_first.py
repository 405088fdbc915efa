"""What calls of a language have in common is read once, however many begin together."""

from __future__ import annotations

import gc
import threading
import time

import pytest

from voicesim.call.setup import Plan
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.listening.recogniser import ScriptedRecogniser
from voicesim.sessions.engines import embedded
from voicesim.web import readiness


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The languages that were read; nothing has been before."""
    languages: list[str] = []

    def reading(scenario: Scenario, *more: object, **others: object) -> None:
        time.sleep(0.02)  # the others come meanwhile
        languages.append(scenario.language)

    monkeypatch.setattr(readiness, "Client", reading)
    monkeypatch.setattr(readiness, "_read", set())
    return languages


def test_a_dozen_calls_that_begin_together_read_their_language_once(read: list[str]) -> None:
    scenario = load_scenario("FR07")
    models = embedded(scenario, ScriptedRecogniser())
    calls = [
        threading.Thread(target=readiness.read_first, args=(Plan(scenario, n), models)) for n in range(12)
    ]
    for call in calls:
        call.start()
    for call in calls:
        call.join()
    assert read == ["fr"]
    assert gc.get_freeze_count() > 0, "no search for rubbish goes through it again"
    readiness.read_first(Plan(load_scenario("EN03")), models)
    assert read == ["fr", "en"]
