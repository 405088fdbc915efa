"""Makes `.venv` with voicesim and its tools in it. Needs nothing but Python; `make` calls it.

It says what it does, how far it is and how long it took. The exact versions are those of
`constraints.txt`, so two machines set up on two days run the same code. A second run finds the
stamp and does nothing.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / ".voicesim-set-up"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED_MB = 1500  # the environment itself takes about 700; pip unpacks beside it
NEWEST_LINES = 12  # of pip's own words, shown when it fails


def wanted() -> str:
    """What the stamp must hold for the environment to be up to date."""
    files = (ROOT / "pyproject.toml", ROOT / "constraints.txt", Path(__file__))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def up_to_date() -> bool:
    return PYTHON.exists() and STAMP.exists() and STAMP.read_text().strip() == wanted()


def stop(sentence: str) -> None:
    print(f"set-up: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def pinned() -> int:
    """How many packages the constraints name: the whole of the progress shown."""
    lines = (ROOT / "constraints.txt").read_text().splitlines()
    return len({line.split("==")[0] for line in lines if "==" in line and "win32" not in line})


def show(text: str) -> None:
    """One line that replaces itself on a terminal; nothing elsewhere, so logs stay short."""
    if sys.stdout.isatty():
        print(f"\r  {text:<76.76}", end="", flush=True)


def pip(*arguments: str) -> None:
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", *arguments]
    total, seen = pinned(), 0
    heard: list[str] = []
    with subprocess.Popen(
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            heard.append(line.rstrip())
            if line.startswith("Collecting "):
                seen += 1
                show(f"{min(seen, total)}/{total} {line.split()[1]}")
            elif line.startswith("Installing collected"):
                show(f"unpacking {seen} packages")
    show("")
    if process.returncode:
        print("\n".join(heard[-NEWEST_LINES:]), file=sys.stderr)
        stop("the packages could not be installed (see above): check the network, then type make again.")


def main() -> None:
    if up_to_date():
        return
    free = shutil.disk_usage(ROOT).free // 1_000_000
    if free < NEEDED_MB:
        stop(f"the disk of {ROOT} has {free} MB free and {NEEDED_MB} are needed: make room, then try again.")
    began = time.monotonic()
    print("Setting voicesim up in .venv: about a minute, more on a slow network (200 MB are fetched).")
    if not PYTHON.exists():
        print("  making the environment", flush=True)
        venv.create(VENV, with_pip=True)
    print("  fetching pip", flush=True)
    pip("--quiet", "pip>=25.1")  # the first that reads dependency groups
    print(f"  fetching and unpacking {pinned()} packages", flush=True)
    pip("--constraint", "constraints.txt", "--editable", ".", "--group", "dev")
    STAMP.write_text(wanted() + "\n")
    print(f"Set up in {time.monotonic() - began:.0f} s.")


if __name__ == "__main__":
    main()
