"""What was made of the program's content is made once an installation, and nothing stale is ever taken."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from voicesim import kept as keeping
from voicesim.client.scenario import Scenario, load_scenario
from voicesim.content import yaml_file
from voicesim.kept import kept
from voicesim.resources import content
from voicesim.text.grammar import grammar_of
from voicesim.text.words import typed
from voicesim.understanding import bank as banks
from voicesim.understanding.understanding import understand


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where things are kept meanwhile, by a program that nobody is writing."""
    there = tmp_path / "__pycache__"
    monkeypatch.setattr(keeping, "_folder", lambda: there)
    monkeypatch.setattr(keeping, "_program", lambda: b"this program")
    return there


class Maker:
    """Counts how often it had to make something."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> list[str]:
        self.made += 1
        return [f"made {self.made}"]


@pytest.fixture
def make() -> Maker:
    return Maker()


def test_what_was_made_of_the_same_text_is_not_made_again(make: Maker) -> None:
    assert kept("words", ["un"], make) == kept("words", ["un"], make) == ["made 1"]


def test_what_was_made_of_another_text_or_by_another_program_is_made_anew(
    make: Maker, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept("words", ["un"], make)
    assert kept("words", ["deux"], make) == ["made 2"]
    assert kept("words", ["de", "ux"], make) == ["made 3"]
    monkeypatch.setattr(keeping, "_program", lambda: b"a later program")
    assert kept("words", ["de", "ux"], make) == ["made 4"]
    assert len(list(folder.iterdir())) == 1


@pytest.mark.parametrize("place", [0, 40, 70, -1])
def test_what_is_kept_and_spoilt_is_made_anew(make: Maker, folder: Path, place: int) -> None:
    kept("words", ["un"], make)
    (file,) = folder.iterdir()
    body = bytearray(file.read_bytes())
    body[place] ^= 1
    file.write_bytes(body)
    assert kept("words", ["un"], make) == ["made 2"]
    file.write_bytes(body[:50])
    assert kept("words", ["un"], make) == ["made 3"]


def test_where_nothing_can_be_kept_everything_is_made(
    make: Maker, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    kept("words", ["un"], make)
    assert not folder.exists()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    folder.write_text("a file where the folder should be", encoding="utf-8")
    assert kept("words", ["un"], make) == ["made 2"]
    assert callable(kept("words", ["un"], lambda: lambda: "not to be pickled"))  # nor was that tried


def test_a_program_that_is_being_written_keeps_nothing_and_takes_nothing(
    make: Maker, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(keeping, "_folder", lambda: folder)
    monkeypatch.setattr(keeping, "_PACKAGE", tmp_path)
    (tmp_path / "room").mkdir()
    source = tmp_path / "room" / "file.py"
    source.write_text("one = 1\n", encoding="utf-8")

    def asked_by_a_program_begun(seconds: float) -> list[str]:
        """So many seconds after the source was written."""
        keeping._program.cache_clear()
        monkeypatch.setattr(keeping, "_BEGUN", source.stat().st_mtime + seconds)
        return kept("words", ["un"], make)

    try:
        assert asked_by_a_program_begun(1) == ["made 1"]
        assert not folder.exists()
        assert asked_by_a_program_begun(60) == asked_by_a_program_begun(90) == ["made 2"]
        assert asked_by_a_program_begun(-60) == ["made 3"]
        os.utime(source, (1e9, 1e9))
        assert asked_by_a_program_begun(60) == ["made 4"]
    finally:
        keeping._program.cache_clear()


def test_a_caller_who_is_taken_up_again_is_the_same(folder: Path) -> None:
    path = content("personas", "scenarios") / "FR07.yaml"

    def read() -> Scenario:
        yaml_file._loaded.cache_clear()
        return load_scenario(path)

    one, two = read(), read()
    assert any("FR07" in file.name for file in folder.iterdir())
    assert one is not two
    assert (one, one.digest, one.bank.digest) == (two, two.digest, two.bank.digest)


def test_phrases_that_are_taken_up_again_are_heard_alike(folder: Path) -> None:
    made = banks._loaded.__wrapped__("en", ())
    (file,) = (one for one in folder.iterdir() if "Bank" in one.name)
    written = file.stat().st_mtime_ns
    again = banks._loaded.__wrapped__("en", ())
    assert file.stat().st_mtime_ns == written
    assert again is not made
    assert again.grammar is grammar_of("en")
    assert (again.digest, again.lexicon, again.unaccented) == (made.digest, made.lexicon, made.unaccented)
    for said in (
        "I'm so sorry, I understand how upsetting that is. When did it happen?",
        "I can't promise it's covered, but I'll call you back tomorrow at ten.",
        "That's not my problem, madam, you should have read your policy.",
    ):
        assert understand(typed(said, 0), again).acts == understand(typed(said, 0), made).acts != ()


def test_what_a_house_has_written_is_never_kept(folder: Path, tmp_path: Path) -> None:
    own = tmp_path / "FR07.yaml"
    own.write_text((content("personas", "scenarios") / "FR07.yaml").read_text("utf-8"), encoding="utf-8")
    yaml_file._loaded.cache_clear()
    load_scenario(own)
    assert not folder.exists() or not any("FR07" in file.name for file in folder.iterdir())
