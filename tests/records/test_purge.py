from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.errors import ConfigurationError, StorageError
from voicesim.records.kept import list_records
from voicesim.records.purge import delete, purge
from voicesim.records.retention import Retention
from voicesim.records.store import Store
from voicesim.records.verify import verify

Keep = Callable[..., CallDirectory]
MARCH = datetime(2026, 3, 2, 10, 0, tzinfo=UTC)


def after(days: float) -> datetime:
    return MARCH + timedelta(days=days)


def test_nothing_goes_before_its_day(keep: Keep, store: Store) -> None:
    keep()
    assert purge(store, after(29.9)) == ()
    assert len(list_records(store)) == 1


def test_the_recording_goes_first_and_the_report_falls_silent(keep: Keep, store: Store) -> None:
    call = keep()
    (deletion,) = purge(store, after(31))
    assert (deletion.kind, deletion.name) == ("recording", call.path.name)
    assert deletion.size > 100_000
    assert not call.sound.exists()
    page = call.report.read_text(encoding="utf-8")
    assert "<audio" not in page
    assert "Camille" in page
    assert call.transcript.exists()
    assert purge(store, after(32)) == ()


def test_after_a_year_the_whole_call_is_gone(keep: Keep, store: Store) -> None:
    call = keep()
    purge(store, after(31))
    (deletion,) = purge(store, after(366))
    assert deletion.kind == "analysis"
    assert not call.path.exists()
    assert list_records(store) == ()


def test_every_deletion_is_in_the_journal_and_the_store_stays_sound(keep: Keep, store: Store) -> None:
    call = keep()
    digest = call.manifest().files["call.flac"]
    purge(store, after(31))
    assert verify(store).findings == ()
    purge(store, after(366))
    assert verify(store).findings == ()
    begun, muted, deleted = store.shelf("practice").journal.entries()
    assert (begun.deed, muted.deed, deleted.deed) == ("begun", "muted", "deleted")
    assert muted.files["call.flac"] == digest
    assert muted.at == after(31).isoformat()
    assert "older than 30 days" in muted.why


def test_a_rehearsal_deletes_nothing(keep: Keep, store: Store) -> None:
    keep()
    assert [deletion.kind for deletion in purge(store, after(31), rehearse=True)] == ["recording"]
    assert [deletion.kind for deletion in purge(store, after(400), rehearse=True)] == ["analysis"]
    assert list_records(store)[0].recording
    assert len(store.shelf("practice").journal.entries()) == 1


def test_certification_calls_fall_due_in_their_own_journal(keep: Keep, store: Store) -> None:
    keep("certification")
    purge(store, after(31))
    assert [e.deed for e in store.shelf("certification").journal.entries()] == ["begun", "muted"]
    assert verify(store).findings == ()


def test_an_organisation_may_keep_less(keep: Keep, store: Store) -> None:
    keep()
    assert [d.kind for d in purge(store, after(8), Retention(recording=7, analysis=60))] == ["recording"]
    assert [d.kind for d in purge(store, after(61), Retention(recording=7, analysis=60))] == ["analysis"]


@pytest.mark.parametrize(
    ("periods", "sentence"),
    [
        ({"recording": 181}, "181 days is outside 0 to 180"),
        ({"analysis": 366}, "366 days is outside 0 to 365"),
        ({"log": 179}, "179 days is outside 180 to 400"),
        ({"log": 401}, "401 days is outside 180 to 400"),
        ({"recording": 60, "analysis": 30}, "would outlive"),
    ],
)
def test_nobody_may_keep_more_than_the_law_allows(periods: dict[str, int], sentence: str) -> None:
    with pytest.raises(ConfigurationError, match=sentence):
        Retention(**periods)


def test_logs_are_kept_half_a_year_and_no_more_than_asked(store: Store) -> None:
    store.logs.mkdir(parents=True)
    for name, age in (("old.log", 181), ("young.log", 179)):
        (store.logs / name).write_text("start", encoding="utf-8")
        stamp = (MARCH - timedelta(days=age)).timestamp()
        os.utime(store.logs / name, (stamp, stamp))
    assert [(d.kind, d.name) for d in purge(store, MARCH)] == [("log", "old.log")]
    assert [path.name for path in store.logs.iterdir()] == ["young.log"]


def test_one_call_can_be_deleted_at_once_with_a_reason(keep: Keep, store: Store) -> None:
    call = keep()
    with pytest.raises(StorageError, match="without a reason"):
        delete(store, call.path.name, MARCH, " ")
    delete(store, call.path.name, MARCH, "asked for by the trainee")
    assert not call.path.exists()
    assert store.shelf("practice").journal.entries()[-1].why == "asked for by the trainee"
    assert verify(store).sound


def test_a_call_of_unknown_date_is_as_old_as_its_log(keep: Keep, store: Store) -> None:
    call = keep()
    text = call.manifest_path.read_text(encoding="utf-8").replace(MARCH.isoformat(), "")
    call.manifest_path.write_text(text, encoding="utf-8")
    stamp = MARCH.timestamp()
    os.utime(call.events, (stamp, stamp))
    assert purge(store, after(29)) == ()
    assert len(purge(store, after(31))) == 1


def test_a_practice_call_that_was_never_held_is_no_fault_and_goes_after_a_day(store: Store) -> None:
    path = store.shelf("practice").begin("FR03", 7, MARCH)
    assert verify(store).sound
    assert purge(store, after(0.9)) == ()
    assert [deletion.why for deletion in purge(store, after(1.1))] == ["begun and never held"]
    assert not path.exists()
    assert verify(store).sound


def test_an_examination_that_holds_nothing_is_found_until_somebody_gives_the_reason(store: Store) -> None:
    path = store.shelf("certification").begin("FR03", 7, MARCH)
    assert [f.sentence for f in verify(store).findings] == ["this examination was begun and holds nothing"]
    assert purge(store, after(2)) == ()
    delete(store, path.name, after(2), "the headset was missing")
    assert verify(store).sound
