"""What authors write is refused in one sentence that names file, place and remedy."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest

from voicesim.client.lint.checking import check, check_all
from voicesim.client.scenario import find_scenario, list_scenarios, load_scenario
from voicesim.client.schema_export import scenario_schema_text
from voicesim.client.spoken import choose, fill, spoken_day
from voicesim.content.yaml_file import read_yaml
from voicesim.errors import ContentError

pytestmark = pytest.mark.computes(8)


def changed(tmp_path: Path, **keys: object) -> Path:
    """FR03 with some keys changed, in a file of its own."""
    path = tmp_path / "FR03.yaml"
    path.write_text(json.dumps({**read_yaml(find_scenario("FR03")).data, **keys}, indent=1), encoding="utf-8")
    return path


def part(key: str) -> Any:
    """What FR03 has under a key."""
    return read_yaml(find_scenario("FR03")).data[key]


def test_the_linter_finds_nothing_in_the_scenarios_that_ship() -> None:
    assert [str(finding) for finding in check_all()] == []


def test_every_scenario_says_what_it_is() -> None:
    for scenario in list_scenarios():
        assert scenario.title
        assert scenario.id[:2].lower() == scenario.language
        assert len(scenario.digest) == 64


def test_a_scenario_is_found_by_id_in_any_case() -> None:
    assert load_scenario("fr03").id == "FR03"


def test_the_schema_for_editors_is_the_one_that_is_checked() -> None:
    path = Path(__file__).parents[2] / "docs" / "scenario.schema.json"
    mend = "python -m voicesim.client.schema_export > docs/scenario.schema.json"
    assert path.read_text(encoding="utf-8") == scenario_schema_text(), mend


def test_an_unknown_scenario_names_those_there_are() -> None:
    with pytest.raises(ContentError, match="FR03"):
        load_scenario("FR99")


def test_an_unknown_key_is_refused_with_its_line(tmp_path: Path) -> None:
    path = changed(tmp_path, titel="x")
    with pytest.raises(
        ContentError, match=r"FR03\.yaml:\d+ \(titel\): unknown key 'titel'; did you mean 'title'"
    ):
        load_scenario(path)


def test_weights_that_sum_to_99_are_refused_with_the_sum(tmp_path: Path) -> None:
    rubric = part("rubric")
    rubric["weights"]["cloture"] = 4
    with pytest.raises(ContentError, match="the weights sum to 99, not 100; add 1"):
        load_scenario(changed(tmp_path, rubric=rubric))


def test_a_fact_revealed_by_an_unknown_topic_is_refused_with_its_place(tmp_path: Path) -> None:
    facts = part("facts")
    facts[1]["topics"] = ["electrisity"]
    with pytest.raises(
        ContentError, match=r"facts\[1\]\.topics\[0\]\): there is no topic 'electrisity'; use one of"
    ):
        load_scenario(changed(tmp_path, facts=facts))


def test_what_an_opening_tells_is_told_of_each_and_would_have_to_be_asked() -> None:
    for scenario in list_scenarios():
        assert len(scenario.opening_tells) in (0, len(scenario.opening)), scenario.id
        assert {topic for told in scenario.opening_tells for topic in told} <= {*scenario.must_ask}


def test_an_opening_that_tells_an_unknown_topic_is_refused_with_its_place(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"opening_tells\[0\]\[0\]\): there is no topic 'dait'"):
        load_scenario(changed(tmp_path, opening_tells=[["dait"]]))


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"must_ask": ["flight_details"]}, "no answer to 'flight_details'"),
        ({"title": "Un sinistre chez Groupama"}, "real company"),
        ({"expected": "Rappel avant le 12 mars."}, "goes stale"),
        ({"expected": "Rappel mardi."}, "goes stale"),
        ({"expected": "Le degat est deja note."}, "lost its accents"),
        ({"opening": ["Bonjour, {nobody}.", "Bonjour."]}, "nothing fills"),
        ({"critical_errors": [{"id": "vague", "kind": "business", "sentence": "Rien."}]}, "nothing shows"),
        ({"news": {"bedroom": ["Ah bon."]}}, "nothing that the caller can be told"),
        ({"id": "FR98"}, "not called FR98.yaml"),
        ({"language": "en"}, "not in 'en'"),
        (
            {"topics": [{"id": "moon", "label": "Lune", "patterns": ["lune"]}] * 2},
            "the topic 'moon' is written twice",
        ),
        ({"opening": ["Bonjour tout le monde.", "Bonjour tout le monde."]}, "written twice"),
        ({"opening": ["Bonjour.", "blabla " * 45]}, "45 words"),
        (
            {"objections": [], "promises": [], "lines": {}, "reactions": {}, "obeys": {}, "asks": []},
            "lines of its own",
        ),
    ],
)
def test_the_linter_names_line_and_remedy(tmp_path: Path, change: dict[str, object], complaint: str) -> None:
    findings = check(changed(tmp_path, **change))
    found = [finding for finding in findings if complaint in finding.message]
    assert found, [str(finding) for finding in findings]
    assert found[0].remedy
    assert found[0].file.name == "FR03.yaml"


def test_guillemets_in_an_english_line_are_found(tmp_path: Path) -> None:
    data = read_yaml(find_scenario("EN05")).data
    data["opening"][0] += " An « excess »?"
    path = tmp_path / "EN05.yaml"
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")
    assert ["French quotation marks" in finding.message for finding in check(path)] == [True]


def test_a_dead_answer_and_an_unreachable_fact_are_found(tmp_path: Path) -> None:
    asks, facts = part("asks"), part("facts")
    asks.append({"topics": ["damage", "kept_goods"], "lines": ["Des photos, oui."]})
    topics = [{"id": "moon", "label": "Lune"}]
    facts[1]["topics"] = ["moon"]
    messages = [
        finding.message for finding in check(changed(tmp_path, asks=asks, facts=facts, topics=topics))
    ]
    assert any("never given" in message for message in messages)
    assert any("no words ask moon" in message for message in messages)


def test_a_trigger_that_names_nothing_is_found(tmp_path: Path) -> None:
    promises = part("promises")
    promises[0]["on"] = ["family:over_promissing"]
    messages = [finding.message for finding in check(changed(tmp_path, promises=promises))]
    assert "there is no family 'over_promissing'" in messages


@pytest.mark.parametrize(
    ("offset", "language", "weekday", "spoken"),
    [
        (-1, "fr", None, "hier"),
        (-2, "fr", None, "avant-hier"),
        (-3, "fr", None, "il y a trois jours"),
        (-3, "fr", 4, "mardi dernier"),
        (3, "fr", 4, "lundi"),
        (-21, "fr", 2, "il y a trois semaines"),
        (-9, "en", None, "nine days ago"),
        (-420, "en", None, "fourteen months ago"),
    ],
)
def test_days_are_said_as_people_say_them(
    offset: int, language: str, weekday: int | None, spoken: str
) -> None:
    assert spoken_day(offset, "fr" if language == "fr" else "en", weekday) == spoken


def test_slots_are_filled_and_elided() -> None:
    assert fill("moins fort que {j-1}, {name}", {"name": "Ana"}, "fr") == "Moins fort qu'hier, Ana"


def test_a_day_that_begins_a_sentence_has_a_capital() -> None:
    assert fill("C'est arrivé quand ? {j-1}, je crois.", {}, "fr") == "C'est arrivé quand ? Hier, je crois."
    assert (
        fill("Ça coule. {j} encore... {j-1} aussi.", {}, "fr")
        == "Ça coule. Aujourd'hui encore... hier aussi."
    )


def test_a_choice_is_made_by_the_dice_alone() -> None:
    texts = {choose("[Ben|Euh|], c'est [ici|là].", Random(seed)) for seed in range(30)}
    assert texts == {
        f"{lead}{place}" for lead in ("Ben, c'est ", "Euh, c'est ", "C'est ") for place in ("ici.", "là.")
    }
