"""The manifest says what decided; whoever looks later is told what has changed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest, Provenance, read_manifest
from voicesim.cli.main import app
from voicesim.client.scenario import load_scenario
from voicesim.content.notices import load_notice
from voicesim.records import deciding as module
from voicesim.records.deciding import NAMES, PARTS, changed, deciding
from voicesim.resources import content
from voicesim.sessions.chosen import own_weights
from voicesim.sessions.provenance import provenance_of
from voicesim.settings.schema import Settings


@pytest.fixture
def personas(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of all content, in whose files the digests look."""
    copy = tmp_path / "personas"
    shutil.copytree(content("personas"), copy)
    monkeypatch.setattr(module, "content", lambda *parts: tmp_path.joinpath(*parts))
    return copy


def test_everything_that_decides_has_a_digest_and_a_name() -> None:
    for scenario in ("FR03", "EN01"):
        found = deciding(load_scenario(scenario))
        assert found.keys() == NAMES.keys()
        assert all(re.fullmatch(r"[0-9a-f]{64}", digest) for digest in found.values())
        assert len(set(found.values())) == len(found)  # no part is empty, none stands for another


@pytest.mark.parametrize("part", sorted(PARTS.keys() - {"coaching"}))
def test_a_changed_part_is_named_and_no_other(personas: Path, part: str) -> None:
    scenario = load_scenario("FR03")
    before = deciding(scenario)
    pattern = PARTS[part][0].format(language="fr")
    path = sorted(personas.glob(pattern))[0]
    path.write_text(path.read_text("utf-8") + "\n# x\n", encoding="utf-8")
    assert changed(Manifest("FR03", "fr", "practice", 7, content=before), deciding(scenario)) == (
        NAMES[part],
    )


def test_a_file_that_lay_there_a_while_is_read_once_until_somebody_writes_to_it(
    personas: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SETTLED", 0)
    read: list[str] = []
    really = module._read
    monkeypatch.setattr(module, "_read", lambda path: read.append(path.name) or really(path))
    scenario = load_scenario("FR03")
    before = deciding(scenario)
    once = len(read)
    assert deciding(scenario) == before
    assert once
    assert len(read) == once
    mood = personas / "mood.yaml"
    mood.write_text(mood.read_text("utf-8") + "# x\n", encoding="utf-8")
    assert deciding(scenario)["mood"] != before["mood"]
    assert read[once:] == ["mood.yaml"]


def test_what_an_older_version_did_not_note_is_no_change() -> None:
    scenario = load_scenario("FR03")
    old = Manifest("FR03", "fr", "practice", 7, content={"scenario": scenario.digest})
    assert changed(old, deciding(scenario)) == ()


def test_a_manifest_of_an_older_version_keeps_its_digest(tmp_path: Path) -> None:
    old = Manifest("FR03", "fr", "practice", 7)
    assert "notice" not in json.loads(old.as_json())
    new = replace(old, notice={"version": "fr-practice-1"}, settings={"ears.threads": "0"})
    (tmp_path / "manifest.json").write_text(new.as_json(), encoding="utf-8")
    assert read_manifest(tmp_path / "manifest.json") == new
    assert old.facts != new.facts


def test_the_notice_is_kept_with_its_version_and_the_moment_it_was_accepted() -> None:
    notice, settings = load_notice("fr", "practice"), Settings()
    made = provenance_of(
        load_scenario("FR03"),
        "practice",
        settings,
        notice,
        spoken=False,
        accepted="2026-03-02T10:00:00+01:00",
    )
    assert made.notice["version"] == notice.version
    assert made.notice["accepted"] == "2026-03-02T10:00:00+01:00"
    unread = provenance_of(load_scenario("FR03"), "practice", settings, notice, spoken=False, accepted="")
    assert unread.notice.keys() == {"version", "sha256"}


def test_an_address_is_kept_without_its_password() -> None:
    settings = Settings.model_validate({"wording": {"endpoint": "http://me:secret@127.0.0.1:9/v1"}})
    notice = load_notice("fr", "practice")
    made = provenance_of(load_scenario("FR03"), "practice", settings, notice, spoken=False, accepted="")
    assert made.settings["wording.endpoint"] == "127.0.0.1:9"
    assert "secret" not in str(made)


def test_weights_of_ones_own_are_digested_in_one_place(
    tmp_path: Path, make_call: Callable[..., CallDirectory]
) -> None:
    turns, words = tmp_path / "own.onnx", tmp_path / "own-whisper"
    turns.write_bytes(b"weights")
    words.mkdir()
    (words / "model.bin").write_bytes(b"more weights")
    settings = Settings.model_validate({"ears": {"turn_model": str(turns), "model": str(words)}})
    scenario, notice = load_scenario("FR03"), load_notice("fr", "practice")
    made: Provenance = provenance_of(scenario, "practice", settings, notice, spoken=True, accepted="")
    assert not any("own" in name for name in made.models)
    own = own_weights(scenario, "certification", settings, heard=True)
    assert own == {"turns": turns, "words": words}
    assert own_weights(scenario, "practice", settings, heard=False) == {"turns": turns}

    call = make_call()
    call.note_models({}, {}, own)
    first = dict(call.manifest().models)
    assert {name: len(sha) for name, sha in first.items()} == {
        "turns: own.onnx": 64,
        "words: own-whisper": 64,
    }
    (words / "model.bin").write_bytes(b"other weights")
    call.note_models({}, {}, own)
    assert call.manifest().models["turns: own.onnx"] == first["turns: own.onnx"]
    assert call.manifest().models["words: own-whisper"] != first["words: own-whisper"]


def test_scoring_after_a_change_says_what_has_changed(
    make_call: Callable[..., CallDirectory], monkeypatch: pytest.MonkeyPatch
) -> None:
    call = make_call()
    now: dict[str, Any] = deciding(load_scenario("FR03"))
    manifest = replace(call.manifest(), content={**now, "phrases": "0" * 64})
    call.manifest_path.write_text(manifest.as_json(), encoding="utf-8")
    done = CliRunner().invoke(app, ["score", str(call.path)])
    assert done.exit_code == 0, done.output
    assert "Changé depuis cet appel\xa0: la banque de phrases. Il est jugé par" in done.output
