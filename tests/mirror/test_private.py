"""The mirror is private: at one's own terminal, in practice, and nothing of it is ever kept or passed on."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from said_aloud import RAISED, Spoken, call_of, channel
from typer.testing import CliRunner

from voicesim.call.directory import CallDirectory
from voicesim.cli import mirror
from voicesim.cli.main import app
from voicesim.cli.output import Output
from voicesim.errors import ConfigurationError, RecordingError
from voicesim.voice.speech import NEUTRAL

ROOT = Path(__file__).resolve().parent.parent.parent
TITLE = "Effort vocal, en écarts à votre propre référence"
OWN = "Est-ce votre propre appel"

WATCHED = """
import os, sys
def watch(event, arguments):
    if event == "open" and isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR):
        if not str(arguments[0]).startswith(("/dev/", "1", "2")):
            print("WRITTEN", arguments[0], file=sys.stderr)
    if event in ("os.mkdir", "os.rename", "os.link", "os.symlink", "socket.connect", "subprocess.Popen"):
        print("WRITTEN", event, arguments[0], file=sys.stderr)
sys.dont_write_bytecode = True
sys.addaudithook(watch)
from voicesim.cli.main import run
run()
"""
"""The program, telling of everything that is opened for writing."""


@pytest.fixture(scope="module")
def spoken() -> Spoken:
    return channel([NEUTRAL] * 5 + [RAISED] + [NEUTRAL] * 2)


@pytest.fixture
def at_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mirror, "_at_a_terminal", lambda: True)


def run(*arguments: str, typing: str = "") -> Any:
    return CliRunner(env={"COLUMNS": "80"}).invoke(app, list(arguments), input=typing)


def everything_under(*folders: Path) -> dict[str, tuple[int, str]]:
    """Every file and folder with its time of change and fingerprint."""
    found = {}
    for folder in folders:
        for path in [folder, *sorted(folder.rglob("*"))]:
            digest = hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
            found[str(path)] = (path.stat().st_mtime_ns, digest)
    return found


@pytest.mark.usefixtures("at_a_terminal")
def test_an_examination_has_no_mirror(spoken: Spoken, tmp_path: Path) -> None:
    directory = call_of(spoken, tmp_path / "call", mode="certification")
    shown = run("mirror", str(directory.path), typing="o\n")
    assert shown.exit_code == 1
    assert shown.stdout == ""
    assert shown.stderr.count("\n") == 1
    assert "there is no voice mirror in an examination" in shown.stderr
    with pytest.raises(ConfigurationError):
        mirror.show_mirror(directory, Output())


@pytest.mark.usefixtures("at_a_terminal")
def test_an_examination_asked_for_with_a_mirror_does_not_begin(tmp_path: Path) -> None:
    out = tmp_path / "call"
    shown = run("call", "FR03", "--mode", "certification", "--mirror", "--out", str(out))
    assert shown.exit_code == 1
    assert shown.stderr.strip() == (
        "--mirror\xa0: il n'y a pas de miroir de la voix dans une épreuve\xa0; "
        "prenez un appel d'entraînement."
    )
    assert not out.exists()


@pytest.mark.usefixtures("at_a_terminal")
def test_a_typed_call_has_no_mirror(spoken: Spoken, tmp_path: Path) -> None:
    shown = run("call", "FR03", "--keyboard", "--mirror", "--out", str(tmp_path / "never"))
    assert (shown.exit_code, (tmp_path / "never").exists()) == (1, False)
    directory = call_of(spoken, tmp_path / "call", typing=True)
    shown = run("mirror", str(directory.path), typing="o\n")
    assert shown.exit_code == 1
    assert "holds too little of your voice" in shown.stderr


@pytest.mark.parametrize("extra", [(), ("--json",)])
def test_a_mirror_goes_into_no_pipe_and_no_file(extra: tuple[str, ...], tmp_path: Path) -> None:
    shown = run("call", "FR03", "--mirror", "--out", str(tmp_path / "call"), *extra)
    assert shown.exit_code == 1
    assert "se montre à un terminal et ne se transmet jamais" in shown.stderr
    assert not (tmp_path / "call").exists()


def test_a_kept_call_is_not_mirrored_into_a_pipe(spoken: Spoken, tmp_path: Path) -> None:
    directory = call_of(spoken, tmp_path / "call")
    shown = run("mirror", str(directory.path), typing="o\n")
    assert shown.exit_code == 1
    assert TITLE not in shown.stdout + shown.stderr


@pytest.mark.usefixtures("at_a_terminal")
def test_where_the_mirror_was_removed_one_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "voicesim.mirror", None)
    shown = run("call", "FR03", "--mirror", "--out", str(tmp_path / "call"))
    assert shown.exit_code == 1
    assert "a été retiré de cette machine" in shown.stderr
    assert not (tmp_path / "call").exists()


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("answer", ["\n", "n\n", ""])
def test_nothing_is_computed_unless_the_person_says_so(answer: str, spoken: Spoken, tmp_path: Path) -> None:
    directory = call_of(spoken, tmp_path / "call")
    shown = run("mirror", str(directory.path), typing=answer)
    assert shown.exit_code == 0
    assert shown.stdout == ""
    assert "Rien n'a été calculé." in shown.stderr


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.skipif(sys.platform == "win32", reason="accounts are numbered on POSIX only")
def test_nobody_looks_into_a_call_of_another_account(
    spoken: Spoken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    directory = call_of(spoken, tmp_path / "call")
    other = os.getuid() + 1
    monkeypatch.setattr(os, "getuid", lambda: other)
    shown = run("mirror", str(directory.path), typing="o\n")
    assert shown.exit_code == 1
    assert "taken under another account" in shown.stderr
    assert shown.stdout == ""


@pytest.mark.usefixtures("at_a_terminal")
def test_one_s_own_practice_call_is_shown_as_a_curve(spoken: Spoken, tmp_path: Path) -> None:
    directory = call_of(spoken, tmp_path / "call")
    shown = run("mirror", str(directory.path), typing="oui\n")
    assert shown.exit_code == 0, shown.stderr
    rows = [line for line in shown.stdout.splitlines() if "●" in line]
    assert len(rows) == 8
    assert shown.stdout.startswith(TITLE)
    furthest = max(rows, key=lambda row: row.index("●"))
    assert rows.index(furthest) == 5
    assert all(len(row) <= 80 for row in rows)


def test_the_mirror_leaves_no_trace_on_the_disk(spoken: Spoken, tmp_path: Path) -> None:
    """At a real terminal, with a home, a store, a folder for temporary files and a working folder."""
    sys.path.append(str(ROOT / "tests" / "cli"))
    terminal = pytest.importorskip("terminal")
    homes = {name: tmp_path / name for name in ("home", "tmp", "work", "config", "data", "cache", "state")}
    for folder in homes.values():
        folder.mkdir()
    directory = call_of(spoken, tmp_path / "store" / "practice" / "call")
    before = everything_under(tmp_path)
    program = terminal.Terminal(
        "-c", f"import os; os.chdir({str(homes['work'])!r})\n{WATCHED}", "mirror", str(directory.path),
        HOME=str(homes["home"]), TMPDIR=str(homes["tmp"]), VOICESIM_RECORDS_FOLDER=str(tmp_path / "store"),
        **{f"XDG_{name.upper()}_HOME": str(homes[name]) for name in ("config", "data", "cache", "state")},
    )  # fmt: skip
    program.wait_for(OWN)
    program.type("o\n")
    assert program.end() == 0, program.shown
    assert TITLE in program.shown
    assert program.shown.count("●") == 8
    assert "WRITTEN" not in program.shown
    assert everything_under(tmp_path) == before


def test_the_watch_on_the_disk_sees_what_is_written(tmp_path: Path) -> None:
    watched = WATCHED.split("from voicesim")[0] + f"open({str(tmp_path / 'x')!r}, 'w').close()"
    done = subprocess.run([sys.executable, "-c", watched], capture_output=True, text=True, check=True)
    assert done.stderr.startswith("WRITTEN")
    assert str(tmp_path / "x") in everything_under(tmp_path)


def test_a_call_cut_short_is_not_mended_by_being_looked_at(
    spoken: Spoken, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "_at_a_terminal", lambda: True)
    directory = call_of(spoken, tmp_path / "call")
    log = directory.events.read_bytes().splitlines(keepends=True)
    directory.events.write_bytes(b"".join(log[:-1]))  # the call never closed
    before = everything_under(tmp_path)
    mirror.show_mirror(directory, Output(plain=True))
    assert TITLE in capsys.readouterr().out
    assert everything_under(tmp_path) == before


def test_no_score_and_no_record_knows_the_mirror() -> None:
    rooms = "analysis scorecard records sessions call line listening client voice understanding content"
    rooms += " text audio"
    script = (
        "import importlib, json, pkgutil, sys\n"
        f"for room in {rooms.split()!r}:\n"
        "    top = importlib.import_module('voicesim.' + room)\n"
        "    for one in pkgutil.walk_packages(top.__path__, top.__name__ + '.'):\n"
        "        importlib.import_module(one.name)\n"
        "print(json.dumps([name for name in sys.modules if name.startswith('voicesim')]))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    loaded = json.loads(done.stdout)
    assert "voicesim.scorecard.marking" in loaded
    assert "voicesim.sessions.session" in loaded
    assert [name for name in loaded if name.startswith("voicesim.mirror")] == []


def test_nothing_a_call_leaves_behind_speaks_of_it(spoken: Spoken, tmp_path: Path) -> None:
    directory = call_of(spoken, tmp_path / "call")
    for name in ("manifest.json", "scorecard.json", "report.html", "transcript.json", "events.jsonl"):
        text = (directory.path / name).read_text("utf-8").lower()
        assert text
        for word in ("effort vocal", "vocal effort", "voice mirror", "mirror.", "miroir"):
            assert word not in text, (name, word)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_shown_names_no_feeling(language: Any, lexicon: Callable[[str, str], list[str]]) -> None:
    from voicesim.mirror.effort import Point, Reference

    points = [Point(0, 16000, -0.04), Point(16000, 32000, 9.26)]
    for level in (None, -20.0):
        text = "\n".join(mirror.lines(points, Reference(30.0, level, 5.0, 1.5, 42.0), language))
        assert lexicon(text, language) == []
        assert ("9,3" if language == "fr" else "9.3") in text
        assert "-0" not in text


def test_plain_lines_hold_the_numbers_and_no_drawing() -> None:
    from voicesim.mirror.effort import Point, Reference

    own = Reference(30.0, None, 5.0, 1.5, 42.0)
    rows = mirror.lines([Point(61 * 16000, 62 * 16000, 2.25)], own, "fr", plain=True)
    assert rows[-1] == "01:01 : +2,2"


def test_after_a_call_too_short_for_a_curve_one_sentence_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mirror, "_at_a_terminal", lambda: True)
    directory: CallDirectory = call_of(channel([NEUTRAL] * 2), tmp_path / "call")
    with pytest.raises(RecordingError):
        mirror.show_mirror(directory, Output())
    mirror.show_after_call(directory, Output())
    shown = capsys.readouterr()
    assert TITLE not in shown.out
    assert "parlez au moins 20 s" in shown.err


@pytest.mark.usefixtures("at_a_terminal")
@pytest.mark.parametrize("asked", [True, False])
def test_after_a_spoken_call_it_is_shown_to_whoever_asked_for_it_and_to_nobody_else(
    asked: bool, spoken: Spoken, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from voicesim.cli import spoken_call
    from voicesim.client.scenario import load_scenario
    from voicesim.mirror import passages
    from voicesim.sessions.filing import file_call
    from voicesim.sessions.session import Held

    listened: list[int] = []
    listen = passages.listen
    monkeypatch.setattr(passages, "listen", lambda *given: listened.append(1) or listen(*given))
    monkeypatch.setattr(spoken_call, "ready", lambda settings: None)

    def held(plan: Any, settings: Any, folder: Callable[[], Path], told: Output) -> Held:
        directory = call_of(spoken, folder())
        return Held(directory, file_call(directory, load_scenario("FR03")))

    monkeypatch.setattr(spoken_call, "spoken_call", held)
    flag = ("--mirror",) if asked else ()
    shown = run("call", "FR03", "--out", str(tmp_path / "call"), *flag, typing="\n")
    assert shown.exit_code == 0, shown.stderr
    assert (TITLE in shown.stdout, len(listened)) == ((True, 1) if asked else (False, 0))
    assert "Rapport :" in shown.stdout
