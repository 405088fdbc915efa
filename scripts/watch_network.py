"""Watch the system calls of every command: whether it tries to talk to anybody, and what it leaves in a home.

    python -m scripts.watch_network [COMMAND ...] [--write]

Needs Linux and strace. Each command is a process of its own in one home that holds examinations which were
prepared, with nothing of this environment: variables of a CI would silence what is looked for. The weights
that are here are found. A table says how each ended, which calls of the network it made, and which files
lie outside voicesim's folders and where they were asked for. Asking the sound server of the machine for
headsets, over a socket that is a file, is not talking. Commands that serve pages may listen; they are ended
after a page was asked for. The exit status is 1 when anything was tried, or when a command did not do what
it is there for. `--write` keeps the figure in docs/benchmarks.json.
"""

from __future__ import annotations

import argparse
import os
import re
import select
import signal
import ssl
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path
from urllib.error import URLError
from urllib.request import HTTPCookieProcessor, HTTPSHandler, ProxyHandler, build_opener

from scripts.bench.figures import Figure
from scripts.bench.keeping import keep, may_be_kept
from scripts.every_command import CALL, EVERY, ORGANISATION, Typed, names_in, prepare

WATCH = ("strace", "-f", "--seccomp-bpf", "-qqq", "-e", "signal=none", "-e", "trace=%network")
"""What a command is begun with, `-o FILE` behind it, to have its calls of the network written down."""
TALKING = re.compile(
    r"\b(connect|sendto|sendmsg|sendmmsg|bind|listen)\(|\bsocket\(AF_(INET|INET6|PACKET|NETLINK)\b"
)
"""System calls that a program which keeps to itself does not make; to resolve a name is to `connect`."""
REACHING_OUT = re.compile(r"\bconnect\(\d+, \{sa_family=AF_INET|\bsend(to|msg|mmsg)\(.*sin6?_addr")
"""The same of a program that serves pages."""
ELSEWHERE = re.compile(
    r"\b(connect|bind|sendto|sendmsg|sendmmsg)\("
    r"(?!.*(\"127\.0\.0\.1\"|\"::1\"|\"::ffff:127\.0\.0\.1\")).*sin6?_addr"
)
"""The same of a program whose processes speak to one another: any other address than the loopback's."""
SOUND_SERVER = re.compile(r"AF_UNIX, sun_path=\"[^\"]*(pulse|pipewire|jack)|ENOTSOCK")
"""Who lists the headsets asks the sound server of this machine; its library wakes its own thread through a
pipe, with a call that a pipe refuses."""
OWN = (
    "demo",
    CALL,
    "calls",
    "words.txt",
    "comments.csv",
    "judges.csv",
    "short",
    "house",
    "ears",
    "no-weights",
    ".config/voicesim",
    ".local/share/voicesim",
    ".cache/voicesim",
)
"""Where files of a home may lie: voicesim's folders, and where these commands were asked to put them."""
RUN = (sys.executable, "-u", "-c", "from voicesim.cli.main import run; run()")
PATIENCE = 600
STILL = 3.0
"""Seconds after which a person types the next line to a terminal that shows nothing new."""


def talked(trace: str, *, serves: bool = False, among_itself: bool = False) -> list[str]:
    """The lines of a trace that show somebody talking, other than to the sound server of the machine."""
    wanted = ELSEWHERE if among_itself else REACHING_OUT if serves else TALKING
    return [line for line in trace.splitlines() if wanted.search(line) and not SOUND_SERVER.search(line)]


def strangers(home: Path) -> list[str]:
    """Files of a home that lie neither in a folder of voicesim nor where they were asked for."""
    found = (path.relative_to(home).as_posix() for path in home.rglob("*") if path.is_file())
    return sorted(path for path in found if not path.startswith(OWN))


def environment(home: Path) -> dict[str, str]:
    """Nothing but a home, and what a room and an examination ask for."""
    return {
        "PATH": os.defpath,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "VOICESIM_ROOM_PASSWORD": "quatre mots pris au hasard",
        **ORGANISATION,
    }


def run(line: Typed, home: Path, trace: Path) -> tuple[int, str]:
    """Run a command to its end, or until it has given a page; its exit status, and what it printed."""
    names = names_in(home)
    command = [*WATCH, "-o", str(trace), *RUN, *line.words(names)]
    if line.serves:
        return _served(command, home)
    if line.asks_a_person:
        return _at_a_terminal(command, home, line.typed(names))
    done = subprocess.run(
        command,
        cwd=home,
        env=environment(home) | dict(line.settings),
        input=line.typed(names),
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout + done.stderr


def _at_a_terminal(command: list[str], home: Path, keys: str) -> tuple[int, str]:
    """Run it at a terminal, where somebody types one line whenever the screen has been still."""
    ours, theirs = os.openpty()
    with subprocess.Popen(
        command,
        cwd=home,
        env=environment(home) | {"TERM": "dumb"},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        said, lines = b"", keys.splitlines(keepends=True)
        while True:
            if select.select([ours], [], [], STILL)[0]:
                try:
                    said += os.read(ours, 1 << 16)
                except OSError:  # the other end is closed
                    break
            elif lines and said:
                os.write(ours, lines.pop(0).encode())
        os.close(ours)
        return process.wait(PATIENCE), said.decode("utf-8", "replace")


def _served(command: list[str], home: Path) -> tuple[int, str]:
    with subprocess.Popen(
        command,
        cwd=home,
        env=environment(home) | {"COLUMNS": "200"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        assert process.stdout is not None
        said: list[str] = []
        try:
            for text in process.stdout:
                said.append(text)
                if url := re.search(r"https?://127\.0\.0\.1:\d+\S*", text):
                    said.append(_page(url[0].rstrip(".")))
                    break
        finally:
            os.killpg(process.pid, signal.SIGTERM)
            rest, _ = process.communicate(timeout=PATIENCE)
    return process.returncode, "".join([*said, rest])


def _page(url: str) -> str:
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    try:
        opener = build_opener(ProxyHandler({}), HTTPCookieProcessor(), HTTPSHandler(context=context))
        with opener.open(url, timeout=60) as page:
            return f"a page: {page.status}\n"
    except URLError as error:
        return f"a page: {error}\n"


def main() -> int:
    """Print the table; 1 when a command tried to talk, left a stranger or fell over."""
    asked = argparse.ArgumentParser(prog="python -m scripts.watch_network")
    asked.add_argument("wanted", nargs="*", metavar="COMMAND")
    may_be_kept(asked)
    chosen = asked.parse_args()
    wanted, bad, watched, talking = chosen.wanted, 0, 0, 0
    with tempfile.TemporaryDirectory() as folder:
        home, trace = Path(folder) / "home", Path(folder) / "trace"
        home.mkdir()
        prepare(home)
        for line in EVERY:
            if wanted and not any(line.line.startswith(words) for words in wanted):
                continue
            if line.needs and find_spec(line.needs) is None:
                print(f"{line.line:75} not run: {line.needs} is not installed", flush=True)
                continue
            status, said = run(line, home, trace)
            tried, left = (
                talked(trace.read_text(), serves=line.serves, among_itself=line.among_itself),
                strangers(home),
            )
            fell = "Traceback" in said
            undone = bool(status) is not line.refused and not line.serves
            bad += bool(tried or left or fell or undone)
            watched, talking = watched + 1, talking + bool(tried)
            told = next((text for text in reversed(said.splitlines()) if text.strip()), "")
            found = f"{len(tried)} calls, {len(left)} strangers{', a traceback' if fell else ''}"
            found += ", NOT AS IT SHOULD END" if undone else ""
            said_last = told[:90] if status else ""
            print(f"{line.line.replace('|', ''):75} status {status:3}  {found}  {said_last}", flush=True)
            for text in (*tried[:3], *left[:3]):
                print(f"    {text}", flush=True)
        print(f"{watched} commands, {bad} that did what they should not")
        print("the home holds: " + ", ".join(sorted(str(p.relative_to(home)) for p in _top(home))))
    if chosen.write:
        keep([figure(watched, talking)])
    return 1 if bad else 0


def figure(watched: int, talking: int) -> Figure:
    """S1."""
    what = f"commands that tried to resolve, connect or send; of {watched}, each under strace"
    met = watched >= len(EVERY) and not talking
    reason = "" if watched >= len(EVERY) else f"there are {len(EVERY)} commands"
    return Figure("S1", what, str(talking), "0", met, watched, reason, by="scripts.watch_network")


def _top(home: Path) -> list[Path]:
    """What lies in a home, as far as one has to look."""
    folders = (".config", ".local/share", ".cache")
    shown = [path for path in home.iterdir() if path.name not in (".config", ".local", ".cache")]
    return shown + [
        path for folder in folders if (home / folder).is_dir() for path in (home / folder).iterdir()
    ]


if __name__ == "__main__":
    raise SystemExit(main())
