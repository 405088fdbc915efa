"""A caller's likely clauses, spoken before anybody calls: kept, found by the call, deleted when asked."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from voicesim.client.scenario import Scenario, load_scenario
from voicesim.errors import ConfigurationError
from voicesim.sessions import speaking_ahead
from voicesim.sessions.speaking_ahead import likely_clauses, speak_before
from voicesim.sessions.spoken_folder import folder_of, forget, prepared_here
from voicesim.sessions.voices import voice_for
from voicesim.settings.schema import Settings, Voice
from voicesim.voice.ahead import Stop
from voicesim.voice.colours import spoken_colour_of
from voicesim.voice.kokoro import KokoroVoice

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.append(str(ROOT))
from scripts.miniatures import kokoro_voice  # noqa: E402

OPENERS = {"Ben,", "Euh,", "Alors,", "Bah,", "Écoutez,", "Bon,", "Non mais,", "Enfin bon,", "Mais enfin,"} | {
    "Euh...", "Ben...", "Oh,", "Je redis :", "Pareil que tout à l'heure :", "Je répète :"
}  # fmt: skip


@pytest.fixture(scope="module")
def scenario() -> Scenario:
    return load_scenario("FR07")


@pytest.fixture
def kokoro(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    """A miniature speaks, and the cache folder is an empty one."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setattr("platformdirs.user_cache_path", lambda name, appauthor: tmp_path / "cache" / name)
    return Settings(voice=Voice(engine="kokoro", model=str(kokoro_voice.build(tmp_path / "kokoro"))))


def test_what_was_prepared_is_found_by_the_call_and_not_made_again(
    kokoro: Settings, scenario: Scenario, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = likely_clauses(scenario, 1)[:6]
    monkeypatch.setattr(speaking_ahead, "likely_clauses", lambda scenario, moods: few)
    spoken = speak_before(scenario, kokoro)
    assert (spoken.new, spoken.clauses) == (6, 6)
    assert speak_before(scenario, kokoro).new == 0
    (here,) = prepared_here()
    assert (here.caller, here.clauses) == ("FR07", 6)
    voice = voice_for(scenario, "practice", kokoro)
    assert isinstance(voice, KokoroVoice)
    made = voice.stock.made
    next(voice.synthesize(few[0].text, few[0].colour))
    assert voice.stock.made == made
    forget("FR07")
    assert prepared_here() == ()


def test_the_opening_comes_first_in_the_mood_the_call_begins_in(scenario: Scenario) -> None:
    found = [each for each in likely_clauses(scenario, 3) if each.text not in OPENERS]
    mood = scenario.mood.first()
    assert found[0].colour == spoken_colour_of(mood.anger, mood.distress, mood.trust)
    assert scenario.opening[0].replace("[", "").startswith(found[0].text[:5])
    assert len(set(found)) == len(found)
    assert len({(each.colour.rate, each.colour.pitch) for each in found}) == 3


def test_an_opener_is_spoken_in_every_mood_that_a_call_may_come_to(scenario: Scenario) -> None:
    found = likely_clauses(scenario, 1)
    assert len({each.colour for each in found if each.text == "Bah,"}) > 4


def test_no_beginning_waits_for_words_of_the_trainees(scenario: Scenario) -> None:
    assert not any("{" in each.text or "[" in each.text for each in likely_clauses(scenario, 1))


def test_a_voice_that_speaks_at_once_has_nothing_prepared(scenario: Scenario) -> None:
    with pytest.raises(ConfigurationError, match="speaks at once"):
        speak_before(scenario, Settings(voice=Voice(engine="espeak-ng")))


def test_a_call_writes_nothing_into_the_folder(kokoro: Settings, scenario: Scenario) -> None:
    voice = voice_for(scenario, "practice", kokoro)
    assert isinstance(voice, KokoroVoice)
    list(voice.synthesize("Vous avez dit vétusté ?", spoken_colour_of(4, 3, 5)))
    assert voice.speak_ahead("Oui, bonjour.", spoken_colour_of(4, 3, 5), Stop())
    assert not folder_of("FR07").path.exists()
