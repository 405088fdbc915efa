"""Everything held of one person in one file, readable without any program: their right of access."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from voicesim.call.directory import REPORT, SOUND, CallDirectory
from voicesim.call.whole_files import refused
from voicesim.catalogue import people
from voicesim.catalogue.calls import CallEntry
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.modes import MODES
from voicesim.records.export import EXPORT_KEY, contents_of
from voicesim.records.keys import key_at
from voicesim.records.programme import lines_of_path
from voicesim.records.retention import Retention
from voicesim.records.sitting_access import lines_about
from voicesim.sessions.cataloguing import calls_in, entry_of
from voicesim.sessions.registry import Registry

READ_ME = "LISEZ-MOI_READ-ME.txt"
YOU = "vous_you.json"
CALLS = "appels_calls.csv"
SITTINGS = "sessions_sittings.json"
PRACTICE = "parcours_path.json"

_COLUMNS = (
    *("call", "shelf", "purpose", "group", "scenario", "held", "state", "sound_until", "all_until"),
    *("notice_version", "notice_accepted"),
)

_READ_ME = """\
FR
Voici tout ce que cette installation de voicesim conserve sur {who}, le {day}.
  {you} : votre pseudonyme, votre nom s'il est connu, votre groupe, depuis quand.
  {calls} : vos appels, un par ligne : quand, pourquoi, jusqu'à quand le son et le reste sont gardés, et la
    notice que vous avez acceptée. Un tableur l'ouvre.
  {sittings} : votre part dans des sessions d'examen, telle que leurs journaux la disent.
  {practice} : votre parcours : ce que chaque appel a montré, ce que vous avez lu ou écouté.
  appels_calls/ : un dossier par appel. {report} s'ouvre dans un navigateur ; {sound} est le son (à gauche
    votre voix, à droite le client simulé) ; transcript.json est ce qui a été dit ; journal.json est ce que le
    journal en dit (commencé, noté, supprimé, et quand).
Vous pouvez demander qu'une erreur soit corrigée, contester une note, ou demander la suppression.
Les fichiers que vous ou d'autres avez exportés ailleurs ne sont pas ici : ce programme ne les connaît pas.

EN
This is everything this installation of voicesim keeps about {who}, on {day}.
  {you}: your pseudonym, your name if it is known, your group, and since when.
  {calls}: your calls, one a line: when, what for, until when the sound and the rest are kept, and the notice
    you accepted. A spreadsheet opens it.
  {sittings}: your part in examinations, as their journals say it.
  {practice}: your path: what each call showed, what you read or listened to.
  appels_calls/: a folder a call. {report} opens in a browser; {sound} is the sound (left your voice, right
    the simulated client); transcript.json is what was said; journal.json is what the journal says of it
    (begun, marked, deleted, and when).
You may ask for a mistake to be corrected, contest a mark, or ask for deletion.
Files that you or others exported elsewhere are not here: this program does not know of them.
"""


@dataclass(frozen=True, slots=True)
class Given:
    """What was written where."""

    path: Path
    calls: int
    size: int
    """Bytes."""
    unreadable: tuple[str, ...]
    """Names of calls, anybody's, whose manifest cannot be read: nobody knows whose they are."""


def give_access(registry: Registry, person: str, target: Path, now: datetime, periods: Retention) -> Given:
    """Write everything held of a person as a zip to `target`, a file or a folder.

    Read from the folders themselves, whatever the catalogue says. Raises `StorageError` and `RecordingError`.
    """
    path = target / f"{person}-{now:%Y%m%d}.zip" if target.is_dir() else target
    if path.exists():
        raise StorageError(
            "access.exists",
            what=Message("is there already"),
            where=str(path),
            mend=Message("choose another name or delete it"),
        )
    theirs: list[tuple[CallEntry, CallDirectory]] = []
    unreadable: list[str] = []
    for shelf, call in calls_in(registry.store):
        try:
            entry = entry_of(shelf, call, now)
        except StorageError:
            unreadable.append(call.path.name)
            continue
        if entry.person == person:
            theirs.append((entry, call))
    beside = path.with_name(f".{path.name}.part")
    try:
        with zipfile.ZipFile(beside, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, text in _pages(registry, person, [entry for entry, _ in theirs], now, periods).items():
                archive.writestr(name, text)
            for entry, call in theirs:
                _put(archive, registry, entry, call)
        beside.replace(path)
    except OSError as error:
        raise refused(path, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return Given(path, len(theirs), path.stat().st_size, tuple(unreadable))


def _pages(
    registry: Registry, person: str, theirs: list[CallEntry], now: datetime, periods: Retention
) -> Mapping[str, str]:
    known, name = people.person(registry.database, person), registry.names.all().get(person, "")
    who = f"{name} ({person})" if name else person
    sittings = lines_about(registry.store.root, registry.store.keys, person)
    practice = lines_of_path(registry.store.root, registry.store.keys, person)
    names = {
        "you": YOU,
        "calls": CALLS,
        "sittings": SITTINGS,
        "practice": PRACTICE,
        "report": REPORT,
        "sound": SOUND,
    }
    you = {
        "pseudonym": person,
        "name": name,
        "group": known.group if known else "",
        "since": known.since.isoformat() if known else "",
    }
    return {
        READ_ME: _READ_ME.format(who=who, day=f"{now:%Y-%m-%d}", **names),
        YOU: json.dumps(you, ensure_ascii=False, indent=2) + "\n",
        CALLS: _table(theirs, periods),
        SITTINGS: json.dumps(sittings, ensure_ascii=False, indent=2) + "\n",
        PRACTICE: json.dumps(practice, ensure_ascii=False, indent=2) + "\n",
    }


def _table(theirs: list[CallEntry], periods: Retention) -> str:
    target = io.StringIO()
    rows = csv.writer(target, lineterminator="\r\n")
    rows.writerow(_COLUMNS)
    for one in theirs:
        until = (one.held + periods.period("recording")).date() if one.sound else ""
        notice = (one.accepted.version, one.accepted.at.isoformat()) if one.accepted else ("", "")
        what = (one.name, one.shelf, one.purpose, one.group, one.scenario, one.held.isoformat(), one.state)
        rows.writerow((*what, until, (one.held + periods.period("analysis")).date(), *notice))
    return "\ufeff" + target.getvalue()  # so that a spreadsheet reads accents


def _put(archive: zipfile.ZipFile, registry: Registry, entry: CallEntry, call: CallDirectory) -> None:
    mode = next((mode for mode in MODES if mode == entry.shelf), None)
    folder = f"appels_calls/{entry.shelf}/{entry.name}"
    for name, body in contents_of(call, key_at(registry.store.keys / EXPORT_KEY)).items():
        archive.writestr(f"{folder}/{name}", body)
    lines = registry.store.shelf(mode).journal.entries() if mode else ()
    own = [{"at": e.at, "deed": e.deed, "why": e.why} for e in lines if e.call == entry.name]
    archive.writestr(f"{folder}/journal.json", json.dumps(own, ensure_ascii=False, indent=2) + "\n")
