"""The commands of an examination, as an examiner types them, in both languages."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from conftest import MARCH
from robot_sitting import RobotExaminer, RobotSitting
from typer.testing import CliRunner, Result

from voicesim.cli.main import app
from voicesim.examination.book import Book
from voicesim.records.store import store_at
from voicesim.sessions.registry import Registry, registry_of
from voicesim.settings.schema import Records, Settings


class Desk:
    """A desk at which one types; each command is a new run of the program."""

    def __init__(self, language: str) -> None:
        self._runner = CliRunner(env={"VOICESIM_LANG": language, "COLUMNS": "200"})

    def types(self, *words: str, answers: str = "", fails: int = 0) -> str:
        done: Result = self._runner.invoke(app, ["sitting", *words], input=answers)
        assert done.exit_code == fails, done.output
        return done.output.replace("\u00a0", " ")

    def reads(self, *words: str) -> Any:
        return json.loads(self._runner.invoke(app, ["sitting", *words, "--json"]).stdout)


@pytest.fixture
def registry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Registry:
    """The registry that the commands find."""
    folder = tmp_path / "records"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("VOICESIM_RECORDS_FOLDER", str(folder))
    monkeypatch.setenv("VOICESIM_RECORDS_ORGANISATION", "Une maison")
    monkeypatch.setenv("VOICESIM_RECORDS_DPO", "dpo@maison.example")
    return registry_of(Settings(records=Records(folder=str(folder))), store_at(folder))


def test_a_sitting_is_prepared_opened_and_listed(registry: Registry) -> None:
    desk = Desk("fr")
    assert "mars est en préparation" in desk.types("new", "cqp_relation_clientele", "--name", "mars")
    assert "il n'y a pas de tel plan" in desk.types("new", "nope", fails=1)
    assert "n'a pas de candidats" in desk.types("open", "mars", "--typed", "--all-fit", fails=1)
    assert "Zoé Le Fèvre" in desk.types("candidates", "mars", "Zoé Le Fèvre", "Paul Girard")
    assert "y est déjà" in desk.types("candidates", "mars", "zoe le fevre", fails=1)
    assert "connaisse" in desk.types("assign", "mars", "--examiner", "Claire Morel", fails=1)
    for name in ("Claire Morel", "Jean Petit", "Lise Roux"):
        registry.enrol(name, "", MARCH)
    examiners = [word for name in ("claire morel", "JEAN PETIT") for word in ("--examiner", name)]
    shared = desk.types("assign", "mars", *examiners)
    assert re.search(r"Claire Morel +8", shared), "by the name that whoever organises it knows"
    assert "Jean Petit" in desk.types("status", "mars")
    not_asked = desk.types("open", "mars", "--typed", answers="n\n", fails=1)
    assert "personne n'a confirmé que tous sont majeurs" in not_asked
    opened = desk.types("open", "mars", "--typed", "--all-fit", "--seed", "5")
    assert "le scénario FR03" in opened
    assert "la graine de son tirage est 5" in opened
    assert "a été ouverte le" in desk.types("open", "mars", "--typed", "--all-fit", fails=1)
    status = desk.reads("status", "mars")
    assert (status["stage"], len(status["rows"])) == ("open", 8)
    assert {row["step"] for row in status["rows"]} == {"to_take"}
    assert desk.reads("list")["sittings"][0]["candidates"] == 2
    assert "à passer" in desk.types("status", "mars")
    assert "personne n'a décidé" in desk.types("close", "mars", fails=1)


def test_an_examination_needs_a_person_who_accepts_the_notice(registry: Registry) -> None:
    desk = Desk("en")
    desk.types("new", "cqp_relation_clientele", "--name", "mars")
    desk.types("candidates", "mars", "Zoé Le Fèvre")
    desk.types("open", "mars", "--typed", "--all-fit")
    said = desk.types("call", "mars", "--candidate", "1", "--keyboard", fails=1)
    assert "an examination needs a candidate who reads the notice" in said
    assert Book.open(registry.store, "mars").state.calls == {}
    assert "is no candidate of this sitting" in desk.types(
        "call", "mars", "--candidate", "9", "--keyboard", fails=1
    )


def test_two_mark_a_third_settles_a_jury_decides_and_a_candidate_contests(
    registry: Registry, tmp_path: Path, kept: Path
) -> None:
    examiners = {"Claire Morel": RobotExaminer(), "Jean Petit": RobotExaminer()}
    settings = Settings(records=Records(folder=str(registry.store.root), organisation="M", dpo="d"))
    run = RobotSitting(registry, settings, kept, MARCH, examiners).begin(tmp_path, 1)
    calls = [run.take_call(1) for _ in run.book.state.blueprint.stations]
    desk, name = Desk("fr"), calls[0]
    for other in calls[1:]:
        run.mark("Claire Morel", other)
        run.mark("Jean Petit", other)
    assert "n'est pas confié" in desk.types("mark", "robots", name, "--examiner", "Lise Roux", fails=1)
    scale = run.book.state.calls[name].scale
    assert scale is not None
    best = "".join("4\n" for _ in scale.weights)
    begun = desk.types("mark", "robots", name, "--examiner", "claire morel", answers="4\n4\n", fails=1)
    assert "propose" not in begun
    rest = best[2:] + "1\n2\nentendu à la fin\n\no\n"
    signed = desk.types("mark", "robots", name, "--examiner", "Claire Morel", answers=rest)
    assert signed.index("la machine propose") > signed.index("Numéro")
    assert "signé" in signed
    worst = "1\n" + "".join("1\n" for _ in scale.weights) + "\no\n"
    desk.types("mark", "robots", name, "--examiner", "Jean Petit", answers=worst)
    again = desk.types("mark", "robots", name, "--examiner", "JEAN PETIT", fails=1)
    assert "ne note aucun appel deux fois" in again
    assert desk.reads("conflicts", "robots", "--by", "Claire Morel")["conflicts"] == []
    (found,) = desk.reads("conflicts", "robots", "--by", "Lise Roux")["conflicts"]
    assert (found["call"], found["criterion"]) == (name, "")
    shown = desk.types("evidence", "robots", name, "--by", "Lise Roux")
    assert "la machine" in shown
    weighed = desk.reads("evidence", "robots", name, "--by", "Lise Roux")
    assert weighed["marks"][0]["total"] > 80
    assert weighed["marks"][1]["total"] == 0
    assert any(check["words"] for check in weighed["checks"])
    for one in ("Claire Morel", "Jean Petit"):
        assert "nommez une troisième personne" in desk.types("evidence", "robots", name, "--by", one, fails=1)
    settle = ("settle", "robots", name, "--points", "61", "--why", "réécouté")
    assert "nommez une troisième personne" in desk.types(*settle, "--by", "Jean Petit", fails=1)
    desk.types(*settle, "--by", "Lise Roux")
    assert "tel écart" in desk.types("evidence", "robots", name, "--by", "Lise Roux", fails=1)
    jury = ("--jury", "Lise Roux", "--jury", "Marc Vidal")
    unknown = desk.types("recall", "robots", "rien", *jury, "--why", "mal posé", fails=1)
    assert "n'est pas un critère de cette session" in unknown
    assert "61.0" in desk.types("decide", "robots", "--candidate", "1", *jury, answers="o\n")
    assert "contestable jusqu'au" in desk.types("communicate", "robots", "--candidate", "1")
    desk.types("close", "robots")
    assert "close le" in desk.types("close", "robots", fails=1)
    assert "contesté" in desk.types("contest", "robots", name, "--why", "on ne m'a pas laissé parler")
    for other in ("Ana Roy", "Ugo Blin"):
        registry.enrol(other, "", MARCH)
    desk.types("assign", "robots", "--examiner", "Ana Roy", "--examiner", "Ugo Blin")
    again_marks = "3\n" + "".join("3\n" for _ in scale.weights) + "\no\n"
    for other in ("Ana Roy", "Ugo Blin"):
        desk.types("mark", "robots", name, "--examiner", other, answers=again_marks)
    desk.types("decide", "robots", "--candidate", "1", *jury, "--passed")
    state = Book.open(registry.store, "robots").state
    assert [sheet.levels[next(iter(scale.weights))] for sheet in state.calls[name].rounds[0].signed] == [
        "in_progress", "to_rework"
    ]  # fmt: skip
    assert state.final(state.calls[name]) == pytest.approx(200 / 3)


def test_an_incident_is_noted_and_another_call_granted(
    registry: Registry, tmp_path: Path, kept: Path
) -> None:
    settings = Settings(records=Records(folder=str(registry.store.root), organisation="M", dpo="d"))
    examiners = {"Claire Morel": RobotExaminer(), "Jean Petit": RobotExaminer()}
    run = RobotSitting(registry, settings, kept, MARCH, examiners).begin(tmp_path, 1)
    name, desk = run.take_call(1), Desk("fr")
    grant = ("grant", "robots", name, "--by", "Claire Morel", "--why", "alerte")
    assert "il n'est rien arrivé" in desk.types(*grant, fails=1)
    desk.types("incident", "robots", name, "--kind", "alerte incendie")
    assert f"{name} est gardé" in desk.types(*grant)
    rows = [row for row in desk.reads("status", "robots")["rows"] if row["candidate"] == 1]
    assert [row["step"] for row in rows].count("again") == 1
    assert [row["step"] for row in rows].count("to_take") == 4
