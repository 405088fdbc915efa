from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.call.directory import CallDirectory
from voicesim.cli.main import app
from voicesim.records.marks import read_marks
from voicesim.records.store import Store
from voicesim.scorecard.card import Unjudged, card_in
from voicesim.scorecard.card_part import Quote

Keep = Callable[..., CallDirectory]


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """The store the commands find."""
    import platformdirs

    monkeypatch.setattr(platformdirs, "user_data_path", lambda *a, **k: tmp_path / "data")
    monkeypatch.setattr(platformdirs, "user_config_path", lambda *a, **k: tmp_path / "config")
    return Store(tmp_path / "data" / "records", tmp_path / "config" / "keys")


def run(*words: str, typed: str = "") -> tuple[int, str]:
    done = CliRunner().invoke(app, ["records", *words], input=typed)
    return done.exit_code, done.output


LEVEL = "2\n\n"
"""The level of one criterion, and no comment."""


def judged(call: CallDirectory) -> int:
    return sum(one.share is not None for one in card_in(call.scorecard).criteria)


def leave_to_verify(call: CallDirectory, *names: str) -> CallDirectory:
    """The machine left these critical errors, and nothing else, to verify."""
    card = card_in(call.scorecard)
    quote = Quote(speaker="trainee", words="Je comprends que ce soit pénible.", start=8.0, end=9.5)
    doubted = tuple(
        Unjudged(id=name, what="critical_error", reason="low_confidence", sentence=name, evidence=(quote,))
        for name in names
    )
    call.scorecard.write_text(card.model_copy(update={"unjudged": doubted}).text(), encoding="utf-8")
    call.fingerprint(("scorecard.json",))
    return call


@pytest.fixture
def two_to_verify(keep: Keep, store: Store) -> CallDirectory:
    return leave_to_verify(keep("certification"), "first", "second")


def answers(call: CallDirectory, *, sign: bool) -> str:
    """A level for every criterion that could be judged, then the signature; nothing is to verify."""
    return LEVEL * judged(call) + "\n" + ("o\n" if sign else "n\n")


def test_what_is_to_verify_takes_one_key_each_and_one_goes_back(two_to_verify: CallDirectory) -> None:
    typed = "o\na\nn\nx\no\n" + LEVEL * judged(two_to_verify)
    status, said = run("mark", "2026", "--examiner", "A. Renard", typed=typed + "v\no\no\n\no\n")
    assert status == 0, said
    assert "À vérifier, 1 sur 2 : erreur critique" in said.replace("\u00a0", " ")
    assert "0:08-0:09 gestionnaire" in said
    marks = read_marks(two_to_verify)
    assert [(one.id, one.confirmed) for one in marks.confirmations] == [("first", True), ("second", True)]
    shown = run("show", "2026")[1]
    assert "second : confirmé, c'était à vérifier" in shown.replace("\u00a0", " ")
    assert run("verify")[0] == 0


def test_a_decision_may_be_no_and_nothing_is_signed_without_one(two_to_verify: CallDirectory) -> None:
    status, _ = run("mark", "2026", "--examiner", "A. Renard", typed="n\n")
    assert status != 0
    marks = read_marks(two_to_verify)
    assert [(one.id, one.confirmed) for one in marks.confirmations] == [("first", False)]


def test_an_examiner_marks_and_signs_at_the_terminal(keep: Keep, store: Store) -> None:
    call = leave_to_verify(keep("certification"))
    status, said = run("mark", "2026", "--examiner", "A. Renard", typed=answers(call, sign=True))
    assert status == 0
    assert "À noter avant de voir la proposition." in said
    assert "Signé par A. Renard" in said
    assert read_marks(call).closed
    assert run("verify")[0] == 0


def test_marking_goes_on_where_it_was_left(keep: Keep, store: Store) -> None:
    call = leave_to_verify(keep("certification"))
    status, said = run("mark", "2026", "--examiner", "A. Renard", typed="7\nx\n2\n\n")
    assert status != 0  # the terminal was closed after the first criterion
    assert said.count("Donnez un nombre de 1 à") == 2
    assert len(read_marks(call).marks) == 1
    left = "2\n\n" * len(read_marks(call).missing) + "\nn\n"
    status, said = run("mark", "2026", "--examiner", "A. Renard", typed=left)
    assert status == 0
    assert "Gardé, non signé." in said
    assert read_marks(call).missing == ()


def test_practice_is_not_examined(keep: Keep, store: Store) -> None:
    keep()
    status, said = run("mark", "2026", "--examiner", "A. Renard")
    assert status == 1
    assert "what was practised is never examined" in " ".join(said.split())


def test_a_signed_mark_is_contested_and_the_difference_counted(keep: Keep, store: Store) -> None:
    call = leave_to_verify(keep("certification", held=datetime(2026, 3, 2, 10, tzinfo=UTC)))
    run("mark", "2026", "--examiner", "A. Renard", typed=answers(call, sign=True))
    criterion = read_marks(call).criteria[0]
    status, said = run("contest", "2026", criterion, "--why", "Je n'ai pas dit cela.")
    assert status == 0
    assert "reste ouvert jusqu'à" in said
    assert "ouvert jusqu'à la signature" in run("show", "2026")[1]
    run("mark", "2026", "--examiner", "B. Morel", typed=answers(call, sign=True))
    shown = run("show", "2026")[1]
    assert "noté à nouveau par B. Morel" in shown
    assert "ouvert jusqu'à la signature" not in shown
    status, said = run("agreement", "--plain")
    assert status == 0
    assert "blind" in said
