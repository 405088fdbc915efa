"""A house's own callers, rubrics and moments: found where the program's are, and never mistaken for them."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from voicesim.client.lint.checking import check
from voicesim.client.moment import moment_files, moments_in
from voicesim.client.scenario import find_scenario, list_scenarios, load_scenario, scenario_files
from voicesim.content.house import beside, files_of, house_folder
from voicesim.content.rubric_statements import rubric_statements
from voicesim.errors import ContentError
from voicesim.examination.seal import scenario_here
from voicesim.programme.offering import scenarios_in
from voicesim.resources import content
from voicesim.scorecard.rubric import load_rubric


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("VOICESIM_CONTENT", str(tmp_path / "house"))
    return tmp_path / "house"


def write_caller(folder: Path, id: str, of: str = "FR03", **changed: object) -> Path:
    """A caller of the house's own: one of the program's under another id."""
    text = content("personas", "scenarios", f"{of}.yaml").read_text(encoding="utf-8")
    text = text.replace(f"id: {of}", f"id: {id}", 1)
    for key, value in changed.items():
        text = text.replace(f"{key}: ", f"{key}: {value}  # ", 1)
    path = folder / "scenarios" / f"{id}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_house_there_is_the_program_s_content_alone(house: Path) -> None:
    assert house_folder() == house
    assert {path.parent for path in scenario_files()} == {content("personas", "scenarios")}
    assert not house.exists()


def test_a_caller_of_the_house_is_found_where_callers_are(house: Path) -> None:
    path = write_caller(house, "FR100")
    assert check(path) == []
    assert find_scenario("fr100") == path
    assert "FR100" in {one.id for one in list_scenarios()}
    assert "FR100" in {one.id for one in scenarios_in("fr")}
    assert scenario_here("FR100").digest == load_scenario(path).digest


def test_a_caller_in_a_pack_is_found_and_one_that_is_being_unpacked_is_not(house: Path) -> None:
    write_caller(house / "packs" / "brest", "FR200")
    write_caller(house / "packs" / ".brest-2", "FR201")
    found = {path.stem for path in scenario_files()}
    assert "FR200" in found
    assert "FR201" not in found


def test_content_that_is_looked_at_is_found_only_meanwhile(house: Path, tmp_path: Path) -> None:
    write_caller(tmp_path / "looked_at", "FR300")
    with beside(tmp_path / "looked_at"):
        assert load_scenario("FR300").id == "FR300"
    with pytest.raises(ContentError):
        load_scenario("FR300")


def test_two_of_one_name_are_refused_and_both_are_named(house: Path) -> None:
    path = write_caller(house, "FR03")
    with pytest.raises(ContentError) as refused:
        scenario_files()
    assert str(path) in str(refused.value)
    assert str(content("personas", "scenarios", "FR03.yaml")) in str(refused.value)


def test_a_rubric_of_the_house_judges_and_its_statements_are_understood(house: Path) -> None:
    written = content("personas", "rubrics", "fnol.fr.yaml").read_text(encoding="utf-8")
    path = house / "rubrics" / "maison.fr.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(written.replace("id: fnol", "id: maison", 1), encoding="utf-8")
    assert load_rubric("maison", "fr").id == "maison"
    assert rubric_statements("maison", "fr") == rubric_statements("fnol", "fr")
    with pytest.raises(ContentError, match="fnol, maison"):
        load_rubric("nowhere", "fr")


def test_moments_of_the_house_are_drilled_and_a_changed_file_is_read_again(house: Path) -> None:
    write_caller(house, "FR100")
    body = yaml.safe_load(content("personas", "moments", "FR03.yaml").read_text(encoding="utf-8"))
    path = house / "moments" / "FR100.yaml"
    path.parent.mkdir(parents=True)
    for moments in (body["moments"], body["moments"][:1]):
        path.write_text(yaml.safe_dump({"scenario": "FR100", "moments": moments}, allow_unicode=True))
        assert path in moment_files("fr")
        assert len([one for of, one in moments_in("fr") if of == "FR100"]) == len(moments)


@pytest.mark.parametrize("id", ["FR1", "FR10000", "DE100", "FR1A0"])
def test_a_caller_s_id_says_its_language_and_a_number(house: Path, id: str) -> None:
    path = write_caller(house, id)
    assert any("id" in finding.sentence for finding in check(path))


def test_what_is_no_content_of_ours_is_left_alone(house: Path) -> None:
    (house / "scenarios").mkdir(parents=True)
    for name in (".FR100.yaml", "FR100.yaml~", "notes.txt"):
        (house / "scenarios" / name).write_text("nothing")
    assert not [path for path in files_of("scenarios") if path.is_relative_to(house)]
