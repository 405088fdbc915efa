"""A call judged again is neither heard nor understood again, unless what that rests on has changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.archive.real_calls import write_call
from voicesim.archive import judging, vocabulary
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.running import run
from voicesim.archive.working import Work, let_wait_again
from voicesim.errors import ContentError
from voicesim.scorecard.rubric import Rubric
from voicesim.settings.schema import Settings
from voicesim.text.words import Word, text_of
from voicesim.understanding.bank import Bank
from voicesim.understanding.understanding import understand


@pytest.fixture
def work(tmp_path: Path) -> Work:
    """An archive of one call that is done."""
    write_call(tmp_path / "in", "call")
    archive = ArchiveFolder(tmp_path / "archive")
    add(archive, tmp_path / "in", language="fr", now=datetime(2026, 11, 20, tzinfo=UTC))
    done = Work(archive.path, "fnol", Settings())
    assert run(done, 1, lambda now: None).done == 1
    return done


@pytest.fixture
def understood(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is understood from now on."""
    said: list[str] = []

    def listening(words: Sequence[Word], *rest: Any) -> Any:
        said.append(text_of(words))
        return understand(words, *rest)

    for room in (judging, vocabulary):
        monkeypatch.setattr(room, "understand", listening)
    return said


def judged_again(work: Work) -> bytes:
    assert let_wait_again(work) == 1
    assert run(work, 1, lambda now: None).done == 1
    archive = ArchiveFolder(work.archive)
    (id,) = archive.done()
    return archive.result(id).read_bytes()


def test_the_same_content_gives_the_same_result_without_the_recording_and_understands_nothing_again(
    work: Work, understood: list[str], tmp_path: Path
) -> None:
    (before,) = (path.read_bytes() for path in ArchiveFolder(work.archive).results.iterdir())
    (tmp_path / "in" / "call.wav").unlink()
    assert judged_again(work) == before
    assert understood == []


def test_other_lists_of_what_clients_say_understand_the_client_again_and_the_agent_not(
    work: Work, understood: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    known = vocabulary.vocabulary("fr")
    fewer = known.written.model_copy(update={"requests": known.written.requests[1:]})
    monkeypatch.setattr("voicesim.archive.one_call.vocabulary", lambda language: vocabulary.Known(fewer))
    judged_again(work)
    assert len(understood) == 3
    assert "Depuis hier soir." in " ".join(understood)
    judged_again(work)
    assert len(understood) == 3


def test_other_phrases_understand_the_agent_again_and_the_client_not(
    work: Work, understood: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    as_written = judging.bank_for

    def without_a_family(rubric: Rubric) -> Bank:
        bank = as_written(rubric)
        return replace(bank, families=dict(list(bank.families.items())[:-1]))

    monkeypatch.setattr("voicesim.archive.one_call.bank_for", without_a_family)
    monkeypatch.setattr(judging, "bank_for", without_a_family)
    judged_again(work)
    assert [said for said in understood if "Je vous rappelle demain" in said]
    assert not [said for said in understood if "Depuis hier soir" in said]


def test_other_words_beside_the_recording_are_heard_again(work: Work, tmp_path: Path) -> None:
    path = tmp_path / "in" / "call.words.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("fuite", "panne"), encoding="utf-8")
    assert b"panne" in judged_again(work)


def test_a_rubric_that_is_not_there_leaves_what_is_done(work: Work) -> None:
    with pytest.raises(ContentError):
        let_wait_again(Work(work.archive, "nothing", Settings()))
    assert len(ArchiveFolder(work.archive).done()) == 1


def test_what_was_kept_and_is_broken_is_heard_again(work: Work) -> None:
    archive = ArchiveFolder(work.archive)
    (kept,) = archive.heard.iterdir()
    (before,) = (path.read_bytes() for path in archive.results.iterdir())
    kept.write_bytes(kept.read_bytes()[:-40])
    assert judged_again(work) == before
    assert kept.read_bytes().endswith(b"}\n")
