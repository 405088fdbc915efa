"""Packs of content: what one house signs another adds whole, or not at all and says why in one sentence."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.content.test_house import write_caller
from voicesim.call.whole_files import write_whole
from voicesim.client.moment import moments_in
from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.errors import ContentError, Mendable
from voicesim.records.deciding import deciding_always
from voicesim.records.organisation import organisation_key
from voicesim.resources import content
from voicesim.scorecard.rubric import load_rubric
from voicesim.sessions.packs.added import add_pack, packs_here, remove_pack
from voicesim.sessions.packs.archive import read_pack
from voicesim.sessions.packs.checking import refuse_findings
from voicesim.sessions.packs.listing import LIST, SIGNATURE, Listing, is_content
from voicesim.sessions.packs.making import Wanted, make_pack
from voicesim.text.words import typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.understanding import understand

DAY = date(2026, 11, 30)
MAKING = "voicesim.sessions.packs.making.refuse_findings"
SAID = "je vois bien ce que cela vous coûte"


class Houses:
    """An author's machine and a reader's, and the pack that goes from one to the other."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder, self._monkeypatch = folder, monkeypatch
        self.author, self.reader = folder / "author", folder / "reader"
        self.key = organisation_key(folder / "keys" / "organisation.pem")

    def at(self, house: Path) -> None:
        self._monkeypatch.setenv("VOICESIM_CONTENT", str(house))

    def made(self, name: str = "brest", *, after: Path | None = None, **changed: str) -> Path:
        self.at(self.author)
        said = {"title": "Brest", "author": "Maison Brest", "licence": "cc-by-sa-4.0", **changed}
        target = self.folder / f"{name}-{len(list(self.folder.glob('*.zip')))}.zip"
        before = read_pack(after) if after else None
        make_pack(Wanted(name, **said), target, self.key, DAY, after=before, uses={"FR100": 12, "FR03": 99})
        self.at(self.reader)
        return target

    def repacked(self, pack: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
        """The same archive with its files changed by somebody who has no key."""
        with zipfile.ZipFile(pack) as archive:
            files = {name: archive.read(name) for name in archive.namelist()}
        change(files)
        other = pack.with_name("other.pack")
        with zipfile.ZipFile(other, "w") as archive:
            for name, data in files.items():
                archive.writestr(name, data)
        return other


@pytest.fixture
def houses(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Houses:
    monkeypatch.setattr(MAKING, lambda *_: None)  # it costs seconds, and whoever adds a pack checks it again
    both = Houses(tmp_path, monkeypatch)
    write_caller(both.author, "FR100")
    return both


def refusal(pack: Path, key: str = "") -> Mendable:
    with pytest.raises(ContentError) as refused:
        add_pack(pack, key)
    assert not [one for one in packs_here() if one.listing.version > 1]
    assert "\n" not in str(refused.value)
    return refused.value


def heard_by(scenario: str, said: str) -> set[str]:
    """What the caller of a scenario hears in a sentence, by the families of the bank."""
    heard = understand(typed(said, 0), load_scenario(scenario).bank)
    return {act.id for act in heard.acts if act.kind == "family"}


def bank_file(house: Path, family: str = "empathy") -> None:
    phrase = {"say": SAID, "mood": "distress", "author": "A. Brest", "date": "2026-11-30"}
    path = house / "phrases" / "fr.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    body = {"language": "fr", "families": [{"id": family, "phrases": [phrase]}]}
    path.write_text(yaml.safe_dump(body, allow_unicode=True), encoding="utf-8")


def test_what_one_house_packs_another_finds_everywhere(houses: Houses) -> None:
    rubric = content("personas", "rubrics", "fnol.fr.yaml").read_text(encoding="utf-8")
    moments = yaml.safe_load(content("personas", "moments", "FR03.yaml").read_text(encoding="utf-8"))
    moments["scenario"] = "FR100"
    for name, text in (
        ("rubrics/maison.fr.yaml", rubric.replace("id: fnol", "id: maison", 1)),
        ("moments/FR100.yaml", yaml.safe_dump(moments, allow_unicode=True)),
    ):
        (houses.author / name).parent.mkdir(parents=True, exist_ok=True)
        (houses.author / name).write_text(text, encoding="utf-8")
    bank_file(houses.author)
    pack = houses.made(note="Premier lot.")
    before = deciding_always("fr")
    assert "empathy" not in heard_by("FR03", SAID)
    listing = add_pack(pack)
    assert (listing.version, listing.licence, listing.uses) == (1, "CC-BY-SA-4.0", {"FR100": 12})
    assert load_scenario("FR100").id == "FR100"
    assert load_rubric("maison", "fr").id == "maison"
    assert {of for of, _ in moments_in("fr")} >= {"FR100"}
    (found,) = [one for one in load_bank("fr").families["empathy"].phrases if one.say == SAID]
    assert (found.author, found.mood) == ("A. Brest", "distress")
    assert "empathy" in heard_by("FR03", SAID)
    assert {name for name, value in deciding_always("fr").items() if before[name] != value} == {"phrases"}
    (here,) = packs_here()
    assert here.unchanged
    remove_pack("brest")
    assert "FR100" not in {path.stem for path in scenario_files()}
    assert SAID not in {one.say for one in load_bank("fr").families["empathy"].phrases}
    assert "empathy" not in heard_by("FR03", SAID)


def test_a_later_version_takes_the_place_of_the_one_before_with_its_history(houses: Houses) -> None:
    first = houses.made(note="Premier lot.")
    add_pack(first)
    write_caller(houses.author, "FR101")
    second = houses.made(after=first, note="FR101.")
    assert [one.note for one in add_pack(second).history] == ["Premier lot.", "FR101."]
    assert load_scenario("FR101").id == "FR101"
    assert "version 1" in str(refusal_of_older(first))


def refusal_of_older(pack: Path) -> ContentError:
    with pytest.raises(ContentError) as refused:
        add_pack(pack)
    return refused.value


def test_a_pack_that_is_called_as_other_content_is_overrides_nothing(houses: Houses) -> None:
    pack = houses.made()
    write_caller(houses.reader, "FR100")
    error = refusal(pack)
    assert error.code == "content.called_alike"
    assert str(houses.reader / "scenarios" / "FR100.yaml") in str(error)
    assert packs_here() == ()


def test_a_pack_with_an_id_of_the_program_s_is_refused(houses: Houses) -> None:
    (houses.author / "scenarios" / "FR100.yaml").unlink()
    write_caller(houses.author, "FR03")
    with pytest.raises(ContentError) as refused:
        houses.made()
    assert refused.value.code == "content.called_alike"


def test_a_pack_without_a_signature_is_refused(houses: Houses) -> None:
    pack = houses.repacked(houses.made(), lambda files: files.pop(SIGNATURE) and None)
    assert refusal(pack).code == "pack.unsigned"


def _other_line(files: dict[str, bytes]) -> None:
    files["scenarios/FR100.yaml"] += b"\n# more\n"


def _other_author(files: dict[str, bytes]) -> None:
    files[LIST] = files[LIST].replace(b"Maison Brest", b"Maison Reims")


def _one_more(files: dict[str, bytes]) -> None:
    files["scenarios/FR105.yaml"] = files["scenarios/FR100.yaml"]


def _one_less(files: dict[str, bytes]) -> None:
    del files["scenarios/FR100.yaml"]


@pytest.mark.parametrize("change", [_other_line, _other_author, _one_more, _one_less])
def test_a_pack_that_was_changed_is_refused(
    houses: Houses, change: Callable[[dict[str, bytes]], None]
) -> None:
    assert refusal(houses.repacked(houses.made(), change)).code == "pack.changed"


@pytest.mark.parametrize(
    "name",
    ["../evil.yaml", "scenarios/../../evil.yaml", "/etc/evil.yaml", "scenarios/.hidden.yaml", "notes.txt",
     "scenarios\\..\\evil.yaml", "scenarios/deep/evil.yaml", "mood.yaml"],
)  # fmt: skip
def test_a_file_outside_the_folders_of_a_pack_is_refused_and_nothing_is_written(
    houses: Houses, tmp_path: Path, name: str
) -> None:
    before = sorted(tmp_path.rglob("*.yaml"))
    pack = houses.repacked(houses.made(), lambda files: files.update({name: b"evil: true\n"}))
    assert refusal(pack).code == "pack.outside"
    assert sorted(tmp_path.rglob("*.yaml")) == before


@given(st.text(max_size=40))
def test_only_names_inside_the_four_folders_are_content(text: str) -> None:
    for name in (text, f"scenarios/{text}", f"scenarios/{text}.yaml"):
        if is_content(name):
            path = Path("/house") / name
            assert path.resolve().parent == Path("/house/scenarios")
            assert not path.name.startswith(".")


def test_a_pack_of_a_later_format_is_refused_as_such(houses: Houses) -> None:
    def later(files: dict[str, bytes]) -> None:
        body = json.loads(files[LIST])
        files[LIST] = json.dumps({**body, "format": 2, "more": 1}).encode()

    assert refusal(houses.repacked(houses.made(), later)).code == "pack.later"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 nothing", b"a: 1\n"])
def test_what_is_no_archive_is_no_pack(houses: Houses, tmp_path: Path, data: bytes) -> None:
    houses.at(houses.reader)
    write_whole(tmp_path / "x.pack", data)
    assert refusal(tmp_path / "x.pack").code == "pack.none"


def test_another_s_pack_of_the_same_name_is_no_later_version(houses: Houses, tmp_path: Path) -> None:
    add_pack(houses.made())
    houses.key = organisation_key(tmp_path / "other" / "organisation.pem")
    assert refusal(houses.made()).code == "pack.stranger"


def test_a_published_key_has_to_be_the_pack_s(houses: Houses) -> None:
    pack = houses.made()
    assert refusal(pack, "0" * 64).code == "pack.stranger"
    assert add_pack(pack, read_pack(pack).listing.key.upper()).name == "brest"


def test_content_that_the_linter_refuses_is_neither_packed_nor_added(
    houses: Houses, monkeypatch: pytest.MonkeyPatch
) -> None:
    bank_file(houses.author, family="over_promising")
    monkeypatch.setattr(MAKING, refuse_findings)
    with pytest.raises(ContentError) as refused:
        houses.made()
    assert "over_promising" in str(refused.value)
    monkeypatch.setattr(MAKING, lambda *_: None)
    assert refusal(houses.made()).code == "pack.findings"
    assert packs_here() == ()


def test_a_licence_is_named_by_its_spdx_name(houses: Houses) -> None:
    with pytest.raises(ContentError) as refused:
        houses.made(licence="libre")
    assert "SPDX" in str(refused.value)


def test_a_pack_that_is_here_and_was_changed_is_said_to_be(houses: Houses) -> None:
    add_pack(houses.made())
    path = houses.reader / "packs" / "brest" / "scenarios" / "FR100.yaml"
    path.write_bytes(path.read_bytes() + b"\n")
    assert not packs_here()[0].unchanged


def test_a_pack_nobody_added_cannot_be_taken_away(houses: Houses) -> None:
    houses.at(houses.reader)
    for name in ("brest", "../author", "."):
        with pytest.raises(ContentError):
            remove_pack(name)
    assert houses.author.is_dir()


def test_the_list_says_the_same_before_and_after_it_was_written(houses: Houses) -> None:
    listing = read_pack(houses.made()).listing
    assert Listing.model_validate_json(listing.text()) == listing
