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
NO_WEIGHTS = {"VOICESIM_MODELS": "no-weights"}
"""Whatever weights are here: with them the same is done more slowly (`scripts.watch_network` meets them)."""
IN_A_PROCESS_OF_THEIR_OWN = ("call FR03", "demo", "doctor")
"""How the lines begin that are not run with all the others."""
TOGETHER = [
    line
    for line in EVERY
    if not (line.serves or line.slow or line.line.startswith(IN_A_PROCESS_OF_THEIR_OWN))
]

TYPED = "Bonjour.\nAu revoir.\n"
HELD = ("call", "FR03", "--keyboard", "--read", "--out", CALL)
COMMANDS: dict[str, tuple[str, ...]] = {
    "demo": ("demo", "--scenario", "FR07", "--out", "demo"),
    "doctor": ("doctor",),
}
"""Commands that are watched in a process of their own, besides the call."""


ALL_THE_REST = """
import io, os, sys
from pathlib import Path
sys.path.append(sys.argv[1])
left_out = tuple(sys.argv[2:])
from scripts.every_command import EVERY, names_in, prepare
from voicesim.cli.main import app
prepare(Path())
before = dict(os.environ)
for line in EVERY:
    if line.serves or line.slow or line.line.startswith(left_out):
        continue
    os.environ.clear()
    os.environ.update(before | dict(line.settings))
    names = names_in(Path())
    sys.argv = ["voicesim", *line.words(names)]
    sys.stdin = io.TextIOWrapper(io.BytesIO(line.typed(names).encode()), "utf-8")
    status = 0
    try:
        app()
    except SystemExit as ended:
        status = ended.code
    print("DONE", status, line.line, flush=True)
"""
"""Every other command but those that serve pages or are slow, in a process that is started once."""

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
        env={"PATH": os.environ["PATH"], "HOME": str(home), "COLUMNS": "80", "LANG": "C.UTF-8", **NO_WEIGHTS},
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
        env=environment(home) | {"COLUMNS": "80"} | NO_WEIGHTS,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_no_other_command_tries_to_talk(home: Path, watch: tuple[str, ...], tmp_path: Path) -> None:
    """Each really runs, but those that ask a person at a terminal and those that are rightly refused."""
    printed = watched_script(
        home, watch, tmp_path / "trace", ALL_THE_REST, str(ROOT), *IN_A_PROCESS_OF_THEIR_OWN
    )
    ended = {
        text.split(maxsplit=2)[2]: text.split()[1] == "0"
        for text in printed.splitlines()
        if text.startswith("DONE ")
    }
    assert ended == {line.line: not (line.refused or line.asks_a_person) for line in TOGETHER}
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
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(home),
            "COLUMNS": "200",
            "LANG": "C.UTF-8",
            **NO_WEIGHTS,
        },
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
