"""Nothing even tries to resolve, connect or send, and no file appears outside voicesim's own folders."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from urllib.request import HTTPCookieProcessor, build_opener

import pytest
from watching import WATCH, why_not

from voicesim.no_telemetry import SWITCHES, switch_off

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT))
from scripts.every_command import EVERY, missing  # noqa: E402
from scripts.watch_network import TALKING, environment, strangers, talked  # noqa: E402

CALL = "call"

TYPED = "Bonjour.\nAu revoir.\n"
HELD = ("call", "FR03", "--keyboard", "--read", "--out", CALL)
COMMANDS: dict[str, tuple[str, ...]] = {
    "demo": ("demo", "--scenario", "FR07", "--out", "demo"),
    "doctor": ("doctor",),
}
"""Commands that are watched in a process of their own, besides the call."""


ALL_THE_REST = """
import contextlib, io, os, sys
from pathlib import Path
sys.path.append(sys.argv[1])
from scripts.every_command import EVERY, prepare
from scripts.killing.homes import store_in
from voicesim.cli.main import app
from voicesim.sessions import rehearsal

robots = rehearsal.scripts_of("FR07")
rehearsal.scripts_of = lambda scenario: {"poor": robots["poor"]}  # one of eight
prepare(Path())
for line in EVERY:
    if line.serves or line.line.startswith(("call FR03", "demo", "doctor")):
        continue
    names = (
        max((call.path.name for call in store_in(Path()).shelf(shelf).calls()), default="none")
        for shelf in ("practice", "certification")
    )
    sys.argv = ["voicesim", *line.words(*names)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(line.keys.encode()), "utf-8")
    with contextlib.suppress(SystemExit):
        app()
    print("DONE", line.line, flush=True)
"""
"""Every command that the list above lacks but those that serve pages, in a process that is started once."""

WITH_ENGINES = """
import os, sys
from pathlib import Path
sys.path.append(sys.argv[1])
from voicesim.cli.main import app
from scripts.miniatures import gguf_model, piper_voice, turn_model, whisper_model

gguf_model.build(Path("demo/model.gguf"), "Oui, bien sûr.")
piper_voice.build(Path("demo/voice.onnx"), speakers=1, language="fr")
turn_model.build(Path("demo/turn.onnx"))
whisper_model.build(Path("demo/ears"), "bonjour madame")
os.environ |= {
    "VOICESIM_EARS_MODEL": "demo/ears", "VOICESIM_EARS_TURN_MODEL": "demo/turn.onnx",
    "VOICESIM_WORDING_MODEL": "demo/model.gguf", "VOICESIM_VOICE_ENGINE": "piper",
    "VOICESIM_VOICE_MODEL": "demo/voice.onnx",
}
sys.argv = ["voicesim", "replay", "call/call.flac", "--scenario", "FR07", "--out", "demo/heard"]
app()
"""
"""A call with every engine that networks or weights can be given to."""


def held_by(home: Path, *before: str, words: tuple[str, ...], typed: str) -> subprocess.CompletedProcess[str]:
    """Run the command with nothing of this environment: a CI's own variables would silence what they test."""
    return subprocess.run(
        [*before, sys.executable, "-c", "from voicesim.cli.main import run; run()", *words],
        cwd=home,
        input=typed,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "COLUMNS": "80", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def watch() -> tuple[str, ...]:
    """What a command is begun with whose system calls are watched; skips where nothing can be watched."""
    if why_not():
        pytest.skip(why_not())
    return WATCH


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a call was held, watched where that can be, and which holds nothing else."""
    folder, trace = tmp_path_factory.mktemp("home"), tmp_path_factory.mktemp("trace") / "call"
    watched = () if why_not() else (*WATCH, "-o", str(trace))
    done = held_by(folder, *watched, words=HELD, typed=TYPED)
    assert done.returncode == 0, done.stderr
    assert not watched or said_to_others(trace) == []
    return folder


def said_to_others(trace: Path) -> list[str]:
    """The lines of a trace that show somebody talking."""
    return talked(trace.read_text())


def test_a_call_leaves_no_file_but_its_own_and_tries_to_talk_to_nobody(home: Path) -> None:
    assert (home / CALL / "report.html").is_file()
    assert strangers(home) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_tries_to_talk(home: Path, watch: tuple[str, ...], name: str, tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    done = held_by(home, *watch, "-o", str(trace), words=COMMANDS[name], typed="")
    assert done.stdout, done.stderr
    assert "Traceback" not in done.stderr
    assert said_to_others(trace) == []
    assert strangers(home) == []


def watched_script(home: Path, watch: tuple[str, ...], trace: Path, script: str, *words: str) -> str:
    """What a script printed whose system calls were watched."""
    done = subprocess.run(
        [*watch, "-o", str(trace), sys.executable, "-c", script, *words],
        cwd=home,
        env=environment(home) | {"COLUMNS": "80"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_no_other_command_tries_to_talk(home: Path, watch: tuple[str, ...], tmp_path: Path) -> None:
    printed = watched_script(home, watch, tmp_path / "trace", ALL_THE_REST, str(ROOT))
    assert printed.count("DONE") == len(EVERY) - 5
    assert said_to_others(tmp_path / "trace") == []
    assert strangers(home) == []


def test_no_engine_tries_to_talk(home: Path, watch: tuple[str, ...], tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp")
    (home / "demo").mkdir(exist_ok=True)
    watched_script(home, watch, tmp_path / "trace", WITH_ENGINES, str(ROOT))
    engines = json.loads((home / "demo" / "heard" / "manifest.json").read_text("utf-8"))["engines"]
    assert all(name in str(engines) for name in ("Piper", "faster-whisper", "model.gguf", "turn")), engines
    assert said_to_others(tmp_path / "trace") == []
    assert strangers(home) == []


LISTENS = re.compile(r"\bbind\(\d+, \{sa_family=AF_INET6?, .*inet_addr\(\"([^\"]+)\"\)")


def test_the_pages_are_served_to_this_machine_and_reach_out_to_nobody(
    home: Path, watch: tuple[str, ...], tmp_path: Path
) -> None:
    trace, run = tmp_path / "trace", "from voicesim.cli.main import run; run()"
    served = subprocess.Popen(
        [*watch, "-o", str(trace), sys.executable, "-c", run, "serve", "--no-browser", "--port", "0"],
        cwd=home,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "COLUMNS": "200", "LANG": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert served.stdout is not None
    try:
        address = next(line for line in served.stdout if "http://" in line)
        url = re.search(r"http://\S+", address)
        assert url is not None
        with build_opener(HTTPCookieProcessor()).open(url[0].rstrip(".")) as page:
            assert b"voicesim" in page.read()
    finally:
        os.killpg(served.pid, signal.SIGTERM)
        served.communicate(timeout=60)
    lines = trace.read_text().splitlines()
    assert {found[1] for line in lines if (found := LISTENS.search(line))} == {"127.0.0.1"}
    assert talked(trace.read_text(), serves=True) == []
    assert strangers(home) == []


def test_the_watch_sees_somebody_who_talks(tmp_path: Path) -> None:
    """The test above could otherwise be passed by a watch that sees nothing."""
    assert TALKING.search('12 connect(5, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1')
    assert TALKING.search("12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3")
    if why_not():
        pytest.skip(why_not())
    trace = tmp_path / "trace"
    ask = "import socket\ntry: socket.getaddrinfo('example.invalid', 80)\nexcept OSError: pass"
    subprocess.run([*WATCH, "-o", str(trace), sys.executable, "-c", ask], check=True)
    assert any(TALKING.search(line) for line in trace.read_text().splitlines())


def test_every_command_of_the_command_line_is_watched() -> None:
    assert missing() == set()


def test_a_machine_that_asks_for_telemetry_does_not_get_it() -> None:
    environment = {"ORT_DISABLE_TELEMETRY": "0", "OTHER": "left"}
    switch_off(environment)
    assert environment == {**SWITCHES, "OTHER": "left"}


@pytest.mark.parametrize("library", ["onnxruntime", "huggingface_hub", "faster_whisper"])
def test_the_switches_are_set_before_a_library_that_reads_them_is_loaded(library: str) -> None:
    """Importing any room of voicesim is importing voicesim first."""
    script = (
        "import sys, os, importlib.abc\n"
        "class Watch(importlib.abc.MetaPathFinder):\n"
        "    def find_spec(self, name, path, target=None):\n"
        f"        if name == {library!r}: print(os.environ.get('ORT_DISABLE_TELEMETRY'))\n"
        "sys.meta_path.insert(0, Watch())\n"
        f"import voicesim.audio.frames\nimport {library}\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env={"PATH": os.environ["PATH"]}, capture_output=True, text=True
    )
    assert done.stdout.splitlines()[:1] == ["1"], done.stderr
