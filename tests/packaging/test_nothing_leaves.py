"""Nothing even tries to resolve, connect or send, and no file appears outside voicesim's own folders."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from voicesim.no_telemetry import SWITCHES, switch_off

CALL = "call"
TALKING = re.compile(
    r"\b(connect|sendto|sendmsg|sendmmsg|bind|listen)\(|\bsocket\(AF_(INET|INET6|PACKET|NETLINK)\b"
)
"""System calls that a program which keeps to itself does not make; to resolve a name is to `connect`."""

SOUND_SERVER = re.compile(r"AF_UNIX, sun_path=\"[^\"]*(pulse|pipewire|jack)|ENOTSOCK")
"""Who lists the headsets asks the sound server of this machine, over a socket that is a file; its library
wakes its own thread through a pipe, with a call that a pipe refuses."""


def talks(line: str) -> bool:
    """Does this line of a trace show somebody talking, other than to the sound server of the machine?"""
    return bool(TALKING.search(line)) and not SOUND_SERVER.search(line)


COMMANDS: dict[str, tuple[tuple[str, ...], str]] = {
    "demo": (("demo", "--scenario", "FR07", "--out", "demo"), ""),
    "call": (("call", "FR03", "--keyboard", "--read", "--out", CALL), "Bonjour.\nAu revoir.\n"),
    "score": (("score", CALL), ""),
    "analyze": (("analyze", f"{CALL}/call.flac"), ""),
    "doctor": (("doctor",), ""),
    "acts": (("acts", "Je comprends votre inquiétude."), ""),
    "scenarios": (("scenarios", "list"), ""),
    "models": (("models", "list"), ""),
    "verify": (("records", "verify"), ""),
}
"""Command -> its words, and what is typed into it."""


ALL_THE_REST = """
import contextlib, io, os, sys
from pathlib import Path
from voicesim.cli.main import app

def done(*words, typed=""):
    sys.argv, sys.stdin = ["voicesim", *words], io.TextIOWrapper(io.BytesIO(typed.encode()), "utf-8")
    with contextlib.suppress(SystemExit):
        app()
    print("DONE", *words[:2], flush=True)

Path("words.txt").write_text("0.5 2.0 Bonjour, je vous écoute.", "utf-8")
for words in (
    "notice --print", "phrases refus", "scenarios show FR03", "scenarios check", "config show",
    "config write", "config schema", "models verify", "mirror call",
    "replay call/call.flac --scenario FR07 --words words.txt --out demo/1",
):
    done(*words.split())
done("call", "FR07", "--keyboard", "--read", typed="Bonjour.\\n")
kept = next(Path(".local/share/voicesim").rglob("scorecard.json")).parent.name
for words in (
    "records list", "records show NAME", "records agreement", "records mark NAME --examiner Claire",
    "records contest NAME accueil --why test", "records export NAME demo", "records purge",
    "records delete NAME --why test",
):
    done(*(kept if word == "NAME" else word for word in words.split()))
done("scenarios", "rehearse", "FR07")
"""
"""Every command that the list above lacks, in a process that is started once."""

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
sys.argv = ["voicesim", "replay", "call/call.flac", "--scenario", "FR07", "--out", "demo/2"]
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


def strangers(home: Path) -> list[str]:
    """Files of the home folder that lie neither in a folder of voicesim nor where they were asked for."""
    found = (path.relative_to(home) for path in home.rglob("*") if path.is_file())
    own = ("demo", CALL, ".config/voicesim", ".local/share/voicesim", ".cache/voicesim")
    return sorted(path.as_posix() for path in found if not path.as_posix().startswith(own))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home in which a call was held, and which holds nothing else."""
    folder = tmp_path_factory.mktemp("home")
    words, typed = COMMANDS["call"]
    done = held_by(folder, words=words, typed=typed)
    assert done.returncode == 0, done.stderr
    return folder


def test_a_call_leaves_no_file_but_its_own(home: Path) -> None:
    assert (home / CALL / "report.html").is_file()
    assert strangers(home) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_tries_to_talk(home: Path, name: str, tmp_path: Path) -> None:
    watched = ("strace", "-f", "--seccomp-bpf", "-qqq", "-e", "signal=none", "-e", "trace=%network")
    trace = tmp_path / "trace"
    if not shutil.which("strace"):
        pytest.skip("there is no strace on this machine to watch the system calls with")
    if subprocess.run([*watched, "-o", str(trace), "true"], capture_output=True).returncode:
        pytest.skip("this machine does not let a test watch a program's system calls")
    words, typed = COMMANDS[name]
    if name == "call":
        words = (*words[:-1], "watched")
    done = held_by(home, *watched, "-o", str(trace), words=words, typed=typed)
    shutil.rmtree(home / "watched", ignore_errors=True)
    assert done.stdout, done.stderr
    assert "Traceback" not in done.stderr
    assert [line for line in trace.read_text().splitlines() if talks(line)] == []
    assert strangers(home) == []


WATCH = ("strace", "-f", "--seccomp-bpf", "-qqq", "-e", "signal=none", "-e", "trace=%network")


def watched_script(home: Path, trace: Path, script: str, *words: str) -> str:
    """What a script printed whose system calls were watched; skips where nothing can be watched."""
    if not shutil.which("strace") or subprocess.run([*WATCH, "-o", str(trace), "true"]).returncode:
        pytest.skip("this machine does not let a test watch a program's system calls")
    done = subprocess.run(
        [*WATCH, "-o", str(trace), sys.executable, "-c", script, *words],
        cwd=home,
        env={"PATH": os.environ["PATH"], "HOME": str(home), "COLUMNS": "80", "LANG": "C.UTF-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


def test_no_other_command_tries_to_talk(home: Path, tmp_path: Path) -> None:
    printed = watched_script(home, tmp_path / "trace", ALL_THE_REST)
    assert printed.count("DONE") == 20
    assert [line for line in (tmp_path / "trace").read_text().splitlines() if talks(line)] == []
    (home / "words.txt").unlink()
    assert strangers(home) == []


def test_no_engine_tries_to_talk(home: Path, tmp_path: Path) -> None:
    pytest.importorskip("llama_cpp")
    (home / "demo").mkdir(exist_ok=True)
    watched_script(home, tmp_path / "trace", WITH_ENGINES, str(Path(__file__).parents[2]))
    engines = json.loads((home / "demo" / "2" / "manifest.json").read_text("utf-8"))["engines"]
    assert all(name in str(engines) for name in ("Piper", "faster-whisper", "model.gguf", "turn")), engines
    assert [line for line in (tmp_path / "trace").read_text().splitlines() if talks(line)] == []
    assert strangers(home) == []


def test_the_watch_sees_somebody_who_talks(tmp_path: Path) -> None:
    """The test above could otherwise be passed by a watch that sees nothing."""
    assert TALKING.search('12 connect(5, {sa_family=AF_UNIX, sun_path="/var/run/nscd/socket"}, 110) = -1')
    assert TALKING.search("12 socket(AF_INET, SOCK_DGRAM|SOCK_CLOEXEC, IPPROTO_IP) = 3")
    if not shutil.which("strace"):
        pytest.skip("there is no strace on this machine")
    trace = tmp_path / "trace"
    ask = "import socket\ntry: socket.getaddrinfo('example.invalid', 80)\nexcept OSError: pass"
    watched = ("strace", "-f", "--seccomp-bpf", "-e", "trace=%network", "-o", str(trace))
    if subprocess.run([*watched, sys.executable, "-c", ask], capture_output=True).returncode:
        pytest.skip("this machine does not let a test watch a program's system calls")
    assert any(TALKING.search(line) for line in trace.read_text().splitlines())


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
