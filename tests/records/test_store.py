from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.errors import StorageError
from voicesim.records.journal import Journal
from voicesim.records.kept import list_records, show_record
from voicesim.records.keys import key_at
from voicesim.records.store import Store
from voicesim.records.verify import verify

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def test_the_list_shows_the_newest_call_first(keep: Keep, store: Store) -> None:
    keep()
    keep(held=MARCH + timedelta(days=3))
    names = [kept.name for kept in list_records(store)]
    assert names == ["20260305-100000-FR03", "20260302-100000-FR03"]


def test_the_list_says_what_is_kept_and_until_when(keep: Keep, store: Store) -> None:
    keep()
    (kept,) = list_records(store)
    assert (kept.mode, kept.scenario, kept.complete, kept.marked, kept.recording) == (
        "practice",
        "FR03",
        True,
        False,
        True,
    )
    assert kept.score is not None
    assert kept.recording_until.isoformat() == "2026-04-01"
    assert kept.analysis_until.isoformat() == "2027-03-02"
    assert kept.size > 10_000


def test_an_empty_store_lists_nothing_and_is_not_made_by_looking(store: Store) -> None:
    assert list_records(store) == ()
    assert verify(store).sound
    assert not store.root.exists()


def test_a_call_is_shown_by_the_beginning_of_its_name(keep: Keep, store: Store) -> None:
    keep()
    shown = show_record(store, "202603")
    assert shown.manifest.seed == 7
    assert shown.scorecard is not None
    assert shown.scorecard.scenario == "FR03"
    assert shown.marks is None


def test_a_name_that_fits_no_call_or_two_is_one_sentence(keep: Keep, store: Store) -> None:
    keep()
    keep(held=MARCH + timedelta(days=1))
    with pytest.raises(StorageError, match="is no call here; name one that 'voicesim records list' shows"):
        show_record(store, "2027")
    with pytest.raises(StorageError, match="could be any of 2 calls"):
        show_record(store, "2026")


def test_two_calls_of_one_second_get_two_folders(store: Store) -> None:
    shelf = store.shelf("practice")
    assert shelf.begin("FR03", 7, MARCH) != shelf.begin("FR03", 7, MARCH)


def test_practice_and_certification_of_one_second_are_told_apart_by_name(keep: Keep, store: Store) -> None:
    practised, examined = keep("practice"), keep("certification")
    assert practised.path.name != examined.path.name
    assert store.find(practised.path.name)[0].mode == "practice"
    assert store.find(examined.path.name)[0].mode == "certification"


def test_practice_and_certification_have_two_folders_journals_and_keys(store: Store) -> None:
    practice, certification = store.shelf("practice"), store.shelf("certification")
    practice.begin("FR03", 7, MARCH)
    certification.begin("FR03", 7, MARCH)
    assert practice.folder != certification.folder
    assert practice.journal.path != certification.journal.path
    keys = {path.name: path.read_text() for path in store.keys.iterdir()}
    assert set(keys) == {"practice.key", "certification.key"}
    assert keys["practice.key"] != keys["certification.key"]


def test_practice_moved_among_certifications_is_found(keep: Keep, store: Store) -> None:
    call = keep()
    manifest = json.loads(call.manifest_path.read_text(encoding="utf-8"))
    manifest["mode"] = "certification"
    call.manifest_path.write_text(json.dumps(manifest), encoding="utf-8")
    store.shelf("certification").folder.mkdir(parents=True)
    shutil.move(call.path, store.shelf("certification").folder / call.path.name)
    sentences = [finding.sentence for finding in verify(store).findings]
    assert "this certification call was never begun in this store" in sentences
    with pytest.raises(StorageError, match="was not begun as a certification call of this store"):
        store.shelf("certification").admit(
            CallDirectory(store.shelf("certification").folder / call.path.name)
        )


def test_a_store_nobody_touched_is_sound(keep: Keep, store: Store) -> None:
    keep()
    keep("certification", held=MARCH + timedelta(days=1))
    checked = verify(store)
    assert checked.findings == ()
    assert (checked.calls, checked.entries) == (2, 2)
    assert checked.files == 12


@pytest.mark.parametrize(
    "file", ["call.flac", "events.jsonl", "transcript.json", "scorecard.json", "report.html"]
)
def test_one_changed_byte_is_found(keep: Keep, store: Store, file: str) -> None:
    path = keep().path / file
    body = bytearray(path.read_bytes())
    body[len(body) // 2] ^= 1
    path.write_bytes(body)
    assert [(f.fault, f.sentence) for f in verify(store).findings] == [
        ("changed", f"{file} is not what it was")
    ]
    assert not verify(store, "2026").sound


def test_a_file_or_a_call_taken_away_is_found(keep: Keep, store: Store) -> None:
    keep().transcript.unlink()
    shutil.rmtree(keep(held=MARCH + timedelta(days=1)).path)
    assert sorted(f.sentence for f in verify(store).findings) == [
        "the call is gone and no deletion was entered",
        "transcript.json is gone",
    ]


def _lines(journal: Journal) -> list[str]:
    return journal.path.read_text(encoding="utf-8").splitlines(keepends=True)


@pytest.mark.parametrize(
    ("tamper", "sentence"),
    [
        (lambda lines: [lines[0].replace("practice", "Practice"), *lines[1:]], "line 1 was changed"),
        (lambda lines: [lines[0], *lines[2:]], "missing or moved before line 2"),
        (lambda lines: [lines[1], lines[0], *lines[2:]], "missing or moved before line 1"),
    ],
)
def test_a_changed_lost_or_moved_line_of_the_journal_is_found(
    store: Store, tamper: Callable[[list[str]], list[str]], sentence: str
) -> None:
    shelf = store.shelf("practice")
    for seed in range(3):
        shelf.begin("FR03", seed, MARCH)
    assert shelf.journal.faults() == ()
    shelf.journal.path.write_text("".join(tamper(_lines(shelf.journal))), encoding="utf-8")
    assert any(sentence in fault for fault in shelf.journal.faults())


def test_a_journal_signed_with_another_key_is_found(store: Store) -> None:
    shelf = store.shelf("practice")
    shelf.begin("FR03", 1, MARCH)
    (store.keys / "practice.key").unlink()
    assert "signed with another key" in shelf.journal.faults()[0]


def test_a_journal_takes_lines_from_several_hands_at_once(store: Store) -> None:
    journal = store.shelf("practice").journal

    def write() -> None:
        for _ in range(10):
            journal.append(MARCH, "exported", "a", "b", {})

    hands = [threading.Thread(target=write) for _ in range(4)]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert len(journal.entries()) == 40
    assert journal.faults() == ()


def test_a_damaged_journal_or_key_is_one_sentence(store: Store) -> None:
    shelf = store.shelf("practice")
    shelf.begin("FR03", 1, MARCH)
    shelf.journal.path.write_text("x\n", encoding="utf-8")
    assert shelf.journal.faults() == ("line 1 is not a line of a journal; put the journal back from a copy",)
    shelf.begin("FR03", 2, MARCH)  # the desk goes on, and the fault stays to be seen
    assert "line 1 is not a line of a journal" in shelf.journal.faults()[0]
    (store.keys / "practice.key").write_text("short", encoding="utf-8")
    with pytest.raises(StorageError, match="is not a key"):
        _ = shelf.journal


def test_a_key_is_made_once_readable_by_its_owner_alone_and_never_shown(store: Store) -> None:
    key = key_at(store.keys / "one.key")
    assert key_at(store.keys / "one.key") == key
    assert (store.keys / "one.key").stat().st_mode & 0o077 == 0
    assert key.secret.hex() not in repr(key)


def test_the_name_of_a_call_is_short_however_long_that_of_its_scenario(store: Store) -> None:
    held = datetime(2026, 3, 5, 10, tzinfo=UTC)
    path = store.shelf("practice").begin("Mon scénario à moi, très long.yaml", 7, held)
    assert path.name == "20260305-100000-Mon-scenario"
    assert store.shelf("practice").begin("Mon scénario à moi", 8, held).name == f"{path.name}-2"
