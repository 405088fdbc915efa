"""An archive of real calls: added once, looked at once, freed of what is personal, told in sums."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from stat import S_ISDIR

import pytest
import soundfile

from tests.archive.real_calls import LEAK, write_call
from voicesim.archive import vocabulary
from voicesim.archive.adding import add
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.progress import Progress
from voicesim.archive.purging import purge_agent, purge_due
from voicesim.archive.reporting import report
from voicesim.archive.result import Result
from voicesim.archive.running import run
from voicesim.archive.searching import search, to_hear
from voicesim.archive.upkeep import sentences_aside
from voicesim.archive.working import Work, work_on
from voicesim.errors import ContentError
from voicesim.records.retention import Retention
from voicesim.settings.schema import Settings

NOW = datetime(2026, 11, 20, tzinfo=UTC)


def filled(folder: Path, calls: int = 1, metadata: str = "") -> ArchiveFolder:
    """An archive to which so many calls were added."""
    for number in range(calls):
        write_call(folder / "in", f"call{number}", seed=number)
    if metadata:
        (folder / "in" / "metadata.csv").write_text(metadata, encoding="utf-8")
    archive = ArchiveFolder(folder / "archive")
    add(archive, folder / "in", language="fr", now=NOW)
    return archive


def looked_at(archive: ArchiveFolder, *, sound: bool = False) -> Progress:
    return run(Work(archive.path, "fnol", Settings(), sound), 1, lambda now: None)


def result_of(archive: ArchiveFolder) -> Result:
    (id,) = archive.done()
    return Result.model_validate_json(archive.result(id).read_bytes())


def test_the_same_call_added_twice_is_one_call(tmp_path: Path) -> None:
    archive = filled(tmp_path, 2)
    again = add(archive, tmp_path / "in", language="fr", now=NOW)
    assert (again.new, again.known) == (0, 2)
    assert len(archive.waiting()) == 2


def test_nothing_personal_is_left_in_a_result_and_every_line_of_the_resume_has_its_quote(
    tmp_path: Path,
) -> None:
    archive = filled(tmp_path)
    assert looked_at(archive).done == 1
    kept = result_of(archive)
    whole = kept.model_dump_json()
    for personal in ("Vallet", "Tardieu", "98 12", "06 39", "in/call0"):
        assert personal not in whole
    assert kept.hidden >= 3
    spoken = " ".join(line.text for line in kept.lines)
    assert 3 <= len(kept.summary) <= 5
    assert all(line.quote.words and line.quote.words in spoken for line in kept.summary)
    assert [reason.id for reason in kept.reasons] == ["water"]
    assert {finding.id for finding in kept.feelings} == {"anger", "distress"}
    assert any(finding.id == "unanswered" for finding in kept.left_open)
    assert kept.agent == ""
    assert kept.given_reason == ""


def test_what_needs_the_facts_of_a_scenario_is_not_judged_and_the_rest_is(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    looked_at(archive)
    checks = {check.id: check for check in result_of(archive).checks}
    assert checks["must_ask"].verdict == "not_applicable"
    assert checks["hidden_facts"].verdict == "not_applicable"
    assert checks["greeting"].verdict == "met"
    assert checks["greeting"].quotes
    credited = [check for check in checks.values() if check.verdict in ("met", "fault")]
    assert not [check for check in credited if not (check.quotes or check.read)]


def test_a_call_that_is_done_is_not_done_again_and_one_that_another_has_is_left_to_it(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    (id,) = archive.waiting()
    work = Work(archive.path, "fnol", Settings())
    with archive.lease(id) as mine:
        assert mine
        assert work_on(work, id) == "elsewhere"
    assert not archive.done()
    assert work_on(work, id) == "done"
    before = archive.result(id).stat().st_mtime_ns
    assert work_on(work, id) == "done"
    assert archive.result(id).stat().st_mtime_ns == before


@pytest.mark.skipif(sys.platform == "win32", reason="a folder cannot be brought to the disk there")
def test_a_run_waits_for_the_disk_once_for_each_result_and_once_for_their_names(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive, waited = filled(tmp_path, calls=2), list[str]()

    def noted(handle: int) -> None:
        waited.append("names" if S_ISDIR(os.fstat(handle).st_mode) else "a file")

    monkeypatch.setattr(os, "fsync", noted)
    looked_at(archive)
    assert waited == ["a file", "a file", "names"]


def test_a_bad_file_is_set_aside_with_its_sentence_and_the_others_are_done(tmp_path: Path) -> None:
    write_call(tmp_path / "in", "good")
    (tmp_path / "in" / "bad.wav").write_bytes(b"RIFF no sound at all")
    archive = ArchiveFolder(tmp_path / "archive")
    add(archive, tmp_path / "in", language="fr", now=NOW)
    now = looked_at(archive)
    assert (now.done, now.aside) == (1, 1)
    (sentence,) = sentences_aside(archive)
    assert "bad.wav" in sentence
    assert "is not a sound file" in sentence
    assert not archive.waiting()


def test_broken_content_of_the_program_stops_the_run_and_sets_no_call_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = filled(tmp_path, 2)
    broken = tmp_path / "fr.yaml"
    broken.write_text("reasons: [", encoding="utf-8")
    monkeypatch.setattr(vocabulary, "content", lambda *parts: broken)
    vocabulary.vocabulary.cache_clear()
    with pytest.raises(ContentError, match=r"fr\.yaml"):
        looked_at(archive)
    assert not sentences_aside(archive)
    assert len(archive.waiting()) == 2


def test_one_channel_without_who_is_who_is_set_aside_and_with_it_is_understood(tmp_path: Path) -> None:
    path = write_call(tmp_path / "in", "call")
    stereo, rate = soundfile.read(path, dtype="int16")
    soundfile.write(path, stereo.max(axis=1), rate)
    text = "\n".join(f"{start} {end} {said}" for start, end, _, said in LEAK)
    (tmp_path / "in" / "call.words.txt").write_text(text, encoding="utf-8")
    archive = ArchiveFolder(tmp_path / "archive")
    add(archive, tmp_path / "in", language="fr", now=NOW)
    assert looked_at(archive).aside == 1
    assert "nothing says who speaks when" in sentences_aside(archive)[0]
    who = "\n".join(f"{start} {end} {speaker}" for start, end, speaker, _ in LEAK)
    (tmp_path / "in" / "call.who.txt").write_text(who, encoding="utf-8")
    other = ArchiveFolder(tmp_path / "other")
    add(other, tmp_path / "in", language="fr", now=NOW)
    looked_at(other)
    assert [line.speaker for line in result_of(other).lines] == ["trainee", "client"] * 3


def metadata(agents: int, queue: str = "auto") -> str:
    rows = [
        f"call{number}.wav;A{number:02};{queue};20/11/2026;fuite chez Mme Tardieu" for number in range(agents)
    ]
    return "\n".join(["fichier;conseiller;queue;date;motif", *rows]) + "\n"


def test_nothing_is_said_of_fewer_than_five_agents(tmp_path: Path) -> None:
    archive = filled(tmp_path, 4, metadata(4))
    looked_at(archive)
    found = report(archive)
    assert found.calls == 4
    assert found.queues == {"auto": 4}
    assert found.whole is None
    assert not found.groups


def test_five_agents_are_told_of_together_and_none_alone(tmp_path: Path) -> None:
    archive = filled(tmp_path, 5, metadata(5))
    looked_at(archive)
    found = report(archive)
    assert found.whole is not None
    assert found.whole.agents == 5
    assert all(line.agents == 5 for line in (*found.whole.criteria, *found.whole.measures))
    assert [(reason.id, reason.calls) for reason in found.reasons] == [("water", 5)]
    assert "A01" not in repr(found)
    assert found.first == date(2026, 11, 20)
    kept = [archive.result(id).read_text(encoding="utf-8") for id in archive.done()]
    assert all("fuite chez ‹nom›" in text and "Tardieu" not in text for text in kept)


def test_words_are_found_whatever_their_accents_and_what_was_personal_is_not(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    looked_at(archive)
    found, total = search(archive, "PENIBLE", 5)
    assert total == 1
    assert "pénible" in found[0].text
    assert search(archive, "tardieu", 5) == ((), 0)


def test_what_may_be_a_critical_error_waits_for_a_person(tmp_path: Path) -> None:
    lines = (
        *LEAK,
        (
            28.0,
            33.0,
            "conseiller",
            "Ne vous inquiétez pas, vous serez remboursée intégralement, je vous le garantis.",
        ),
    )
    write_call(tmp_path / "in", "call", lines)
    archive = ArchiveFolder(tmp_path / "archive")
    add(archive, tmp_path / "in", language="fr", now=NOW)
    looked_at(archive)
    assert any("garantis" in found.text for found, _ in to_hear(archive, 10))


def test_what_was_kept_long_enough_goes_sound_first(tmp_path: Path) -> None:
    archive = filled(tmp_path, 2, metadata(2))
    looked_at(archive, sound=True)
    assert len(list(archive.sound.glob("*.flac"))) == 2
    periods, held = Retention(), date(2026, 11, 20)
    assert purge_due(archive, periods, held + timedelta(days=periods.recording)).sounds == 0
    assert purge_due(archive, periods, held + timedelta(days=periods.recording + 1)).sounds == 2
    assert len(archive.done()) == 2
    assert purge_due(archive, periods, held + timedelta(days=periods.analysis + 1)).calls == 2
    assert report(archive).calls == 0
    assert not [*archive.queue.iterdir(), *archive.heard.iterdir()]


def test_the_copy_of_the_sound_has_a_tone_where_the_number_was(tmp_path: Path) -> None:
    archive = filled(tmp_path)
    looked_at(archive, sound=True)
    (copy,) = archive.sound.glob("*.flac")
    before, _ = soundfile.read(tmp_path / "in" / "call0.wav", dtype="int16")
    after, rate = soundfile.read(copy, dtype="int16")
    assert (after[: rate // 4] == before[: rate // 4]).all()
    number = slice(round(19.0 * rate), round(19.9 * rate))
    assert (after[number, 1] != before[number, 1]).mean() > 0.9
    assert abs(after[number, 1]).max() < 1800


def test_an_agents_calls_go_when_they_are_asked_for(tmp_path: Path) -> None:
    archive = filled(tmp_path, 3, metadata(3))
    looked_at(archive)
    assert purge_agent(archive, "A01").calls == 1
    assert report(archive).calls == 2


def test_a_name_in_place_of_a_pseudonym_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="looks like a person's name"):
        filled(tmp_path, 1, "file,agent\ncall0.wav,Claire Vallet\n")


def test_two_processes_do_every_call_once(tmp_path: Path) -> None:
    archive = filled(tmp_path, 3)
    seen: list[Progress] = []
    now = run(Work(archive.path, "fnol", Settings()), 2, seen.append)
    assert (now.done, now.total) == (3, 3)
    assert [one.seen for one in seen] == [1, 2, 3]
    assert seen[-1].seconds_left == 0
    assert all(json.loads(archive.result(id).read_bytes())["id"] == id for id in archive.done())
