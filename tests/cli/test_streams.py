"""Standard streams as they come: bytes that are no characters, code pages, closed and full ones."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from voicesim.cli.main import app

pytestmark = pytest.mark.computes(45)

MAIN = "from voicesim.cli.main import run; run()"


def voicesim(
    *arguments: str, stdin: bytes | None = b"", **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        input=stdin,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
    )


@pytest.mark.parametrize("encoding", ["cp1252", "ascii", "latin-1", "utf-16", "idna"])
def test_json_is_utf_8_whatever_the_console(encoding: str) -> None:
    done = voicesim("acts", "d\u00e9sol\u00e9 \U0001f600", "--json", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["text"] == "d\u00e9sol\u00e9 \U0001f600"


@pytest.mark.parametrize("encoding", ["cp1252:strict", "ascii:strict", "idna", "undefined"])
def test_people_are_told_what_the_console_can_show(encoding: str) -> None:
    done = voicesim("scenarios", "list", PYTHONIOENCODING=encoding)
    assert done.returncode == 0, done.stderr
    assert b"FR03" in done.stdout


@pytest.mark.parametrize(
    "encoding", ["utf-8:strict", "utf-8:surrogateescape", "ascii:strict", "cp1252:strict"]
)
def test_a_byte_that_is_no_character_does_not_end_a_call(tmp_path: Path, encoding: str) -> None:
    typed = b"Bonjour, je suis d\xe9sol\xe9.\nVous \xeates l\xe0 ? \x81\n"
    done = voicesim(
        "call", "FR07", "--keyboard", "--read", "--seed", "1", "--out", str(tmp_path / "call"),
        stdin=typed, PYTHONIOENCODING=encoding,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    turns = json.loads((tmp_path / "call" / "transcript.json").read_text(encoding="utf-8"))["turns"]
    first = next(turn for turn in turns if turn["speaker"] == "trainee")["text"]
    wanted = "d\u00e9sol\u00e9" if encoding.startswith("cp1252") else "d\ufffdsol\ufffd"
    assert first == f"Bonjour, je suis {wanted}."
    assert [turn["speaker"] for turn in turns][:2] != ["client", "trainee"] or turns[1]["start"] > turns[0][
        "start"
    ]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [("scenarios", "list", "--json"), ("scenarios", "list"), ("--help",)])
@pytest.mark.parametrize("stream", ["stdout", "both"])
def test_a_full_stream_is_one_sentence(arguments: tuple[str, ...], stream: str) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, *arguments],
            stdout=full,
            stderr=subprocess.PIPE if stream == "stdout" else full,
            check=False,
        )
    assert done.returncode == 1
    if stream == "stdout":
        assert b"Traceback" not in done.stderr
        assert b"standard output: the disk is full" in done.stderr.splitlines()[-1]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("arguments", [("scenarios", "list", "--json"), ("acts", "bonjour", "--json")])
def test_a_full_standard_error_costs_no_result(arguments: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", MAIN, *arguments], stdout=subprocess.PIPE, stderr=full, check=False
        )
    assert done.returncode == 0
    assert json.loads(done.stdout)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full device")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_call_is_held_and_scored_whatever_its_streams_take(tmp_path: Path, stream: str) -> None:
    command = ["call", "FR07", "--keyboard", "--read", "--out", str(tmp_path / "call")]
    with open("/dev/full", "wb") as full:
        subprocess.run(
            [sys.executable, "-c", MAIN, *command],
            input=b"Bonjour.\n" + b"Vous avez le contrat ?\n" * 9,
            check=False,
            **{"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL} | {stream: full},
        )
    turns = json.loads((tmp_path / "call" / "transcript.json").read_text(encoding="utf-8"))["turns"]
    assert len([turn for turn in turns if turn["speaker"] == "trainee"]) >= 5
    assert (tmp_path / "call" / "scorecard.json").is_file()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such names")
@pytest.mark.parametrize("where", ["--out", "store"])
def test_a_call_is_kept_in_a_folder_whose_name_is_not_utf_8(tmp_path: Path, where: str) -> None:
    folder = os.fsencode(tmp_path) + b"/d\xe9j\xe0"
    out = [b"--out", folder + b"/call"] if where == "--out" else []
    os.mkdir(folder)
    environment = os.environ | {"VOICESIM_RECORDS_FOLDER": os.fsdecode(folder)}
    command = [
        sys.executable.encode(),
        b"-c",
        MAIN.encode(),
        b"call",
        b"FR07",
        b"--keyboard",
        b"--read",
        *out,
    ]
    done = subprocess.run(command, input=b"Bonjour.\n", env=environment, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    (call,) = Path(os.fsdecode(folder)).rglob("scorecard.json")
    scored = CliRunner().invoke(app, ("score", str(call.parent), "--json"), prog_name="voicesim")
    assert json.loads(scored.stdout)["scenario"] == "FR07"


@pytest.mark.parametrize("name", ["d\x1b[31mrouge", "d\x07", "d\u202eevas", "n" * 300])
def test_a_strange_name_is_one_sentence_and_nothing_the_terminal_obeys(name: str) -> None:
    """What is printed does not depend on the process: these are run in this one."""
    for command in (("analyze", f"{name}.flac"), ("score", name), ("call", name, "--keyboard")):
        done = CliRunner().invoke(app, command, prog_name="voicesim")
        assert done.exit_code == 1, (command, done.exception)
        assert len(done.stderr.splitlines()) == 1
        assert not set(done.output) & set("\x1b\x07\u202e")


@pytest.mark.skipif(sys.platform == "win32", reason="streams are closed another way on Windows")
def test_closed_streams_are_no_reason_to_fail(tmp_path: Path) -> None:
    command = (
        f'"{sys.executable}" -c "{MAIN}" call FR07 --keyboard --read --out "{tmp_path}/call" <&- >&- 2>&-'
    )
    assert subprocess.run(command, shell=True, check=False).returncode == 0
    assert (tmp_path / "call" / "scorecard.json").is_file()
