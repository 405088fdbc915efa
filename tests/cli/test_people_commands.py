"""`voicesim catalogue`, and what `records` does for one person, as they are typed."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest
from voicesim.cli.main import app
from voicesim.records.store import Store


class Desk:
    """A person's machine, without any call yet."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._machine = {
            "VOICESIM_RECORDS_FOLDER": str(folder / "store"),
            "XDG_CONFIG_HOME": str(folder),
            "HOME": str(folder),
        }

    def run(self, *arguments: str, typing: str = "", **more: str) -> Any:
        return CliRunner(env=self._machine | more).invoke(app, list(arguments), input=typing)

    def answer(self, *arguments: str) -> dict[str, Any]:
        shown = self.run(*arguments, "--json")
        assert shown.exit_code == 0, shown.stderr
        body = json.loads(shown.stdout)
        assert isinstance(body, dict)
        return body


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def test_a_person_is_enrolled_once_however_they_are_written(desk: Desk) -> None:
    zoe = desk.answer("catalogue", "enrol", "Zoé Le Fèvre", "--group", "promo 12")
    again = desk.answer("catalogue", "enrol", "ZOE LEFEVRE")
    assert zoe["new"]
    assert not again["new"]
    assert again["person"] == zoe["person"]
    (known,) = desk.answer("catalogue", "people")["people"]
    assert (known["person"], known["name"], known["group"]) == (zoe["person"], "Zoé Le Fèvre", "promo 12")


def test_somebody_unknown_is_refused_before_the_call_in_the_persons_language(desk: Desk) -> None:
    refused = desk.run("call", "FR07", "--keyboard", "--person", "Inconnue", VOICESIM_LANG="fr")
    assert refused.exit_code == 1
    assert "Inconnue\u00a0: n'est personne que le catalogue connaisse" in refused.stderr
    assert desk.answer("records", "list")["calls"] == []


def test_deleting_a_person_asks_first_and_gives_a_receipt(desk: Desk) -> None:
    zoe = desk.answer("catalogue", "enrol", "Zoé Le Fèvre")["person"]
    kept = desk.run("records", "delete", "--person", zoe, "--why", "asked", typing="n\n", VOICESIM_LANG="fr")
    assert f"Supprimer tous les appels de {zoe} (0), et son identité" in kept.stderr
    assert len(desk.answer("catalogue", "people")["people"]) == 1
    gone = desk.answer("records", "delete", "--person", "zoe le fevre", "--why", "asked", "--yes")
    assert Path(gone["file"]).is_file()
    assert desk.answer("catalogue", "people")["people"] == []
    assert desk.answer("records", "verify")["findings"] == []


def test_a_deletion_is_of_a_call_or_of_a_person(desk: Desk) -> None:
    for which in ((), ("20260302-1000-FR03", "--person", "robot")):
        refused = desk.run("records", "delete", *which, "--why", "asked")
        assert refused.exit_code == 1
        assert "name a call, or a person with --person" in refused.stderr


def test_access_of_somebody_who_never_called(desk: Desk) -> None:
    zoe = desk.answer("catalogue", "enrol", "Zoé Le Fèvre")["person"]
    given = desk.answer("records", "access", "--person", "Zoé Le Fèvre", str(desk.folder))
    with zipfile.ZipFile(given["file"]) as archive:
        you = json.loads(archive.read("vous_you.json"))
    assert (given["calls"], you["name"], you["pseudonym"]) == (0, "Zoé Le Fèvre", zoe)


def test_the_list_says_whose_each_call_is_once_they_are_of_several(desk: Desk) -> None:
    shelf, now = Store(desk.folder / "store", desk.folder / "keys").shelf("practice"), datetime.now(UTC)
    zoe = desk.answer("catalogue", "enrol", "Zoé Le Fèvre")["person"]

    def held_by(person: str, minutes: int) -> None:
        path = shelf.begin("FR03", 7, now - timedelta(minutes=minutes))
        owner = {"person": person, "purpose": "practice"}
        CallDirectory.create(path, Manifest("FR03", "fr", "practice", 7, held=now.isoformat(), owner=owner))

    held_by(zoe, 3)
    assert "Zoé" not in desk.run("records", "list", "--plain").stdout
    held_by("P-00000000", 2)
    shown = desk.run("records", "list", "--plain", VOICESIM_LANG="fr").stdout
    assert "personne\u00a0: Zoé Le Fèvre" in shown
    assert "personne\u00a0: P-00000000" in shown


def test_a_damaged_catalogue_says_what_mends_it_and_that_does(desk: Desk) -> None:
    desk.answer("catalogue", "enrol", "Zoé Le Fèvre", "--group", "promo 12")
    file = desk.folder / "store" / "catalogue.db"
    file.write_bytes(b"no database" * 500)
    refused = desk.run("catalogue", "people")
    assert refused.exit_code == 1
    assert "voicesim catalogue rebuild" in refused.stderr
    assert desk.answer("catalogue", "rebuild")["people"] == 1
    (known,) = desk.answer("catalogue", "people")["people"]
    assert known["group"] == "promo 12"
