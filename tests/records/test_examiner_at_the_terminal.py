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


def answers(call: CallDirectory, *, sign: bool) -> str:
    """A level and no comment for every criterion that could be judged, then the signature."""
    import json

    card = json.loads(call.scorecard.read_text(encoding="utf-8"))
    criteria = [one for one in card["criteria"] if one["share"] is not None]
    return "2\n\n" * len(criteria) + "\n" + ("o\n" if sign else "n\n")


def test_an_examiner_marks_and_signs_at_the_terminal(keep: Keep, store: Store) -> None:
    call = keep("certification")
    status, said = run("mark", "2026", "--examiner", "A. Renard", typed=answers(call, sign=True))
    assert status == 0
    assert "À noter avant de voir la proposition." in said
    assert "Signé par A. Renard" in said
    assert read_marks(call).closed
    assert run("verify")[0] == 0


def test_marking_goes_on_where_it_was_left(keep: Keep, store: Store) -> None:
    call = keep("certification")
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
    call = keep("certification", held=datetime(2026, 3, 2, 10, tzinfo=UTC))
    run("mark", "2026", "--examiner", "A. Renard", typed=answers(call, sign=True))
    criterion = read_marks(call).criteria[0]
    status, said = run("contest", "2026", criterion, "--why", "Je n'ai pas dit cela.")
    assert status == 0
    assert "reste ouvert jusqu'à" in said
    status, said = run("agreement", "--plain")
    assert status == 0
    assert "blind" in said
