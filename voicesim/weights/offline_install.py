"""Installs voicesim from the bundle this file came in, without a network. Needs nothing but Python.

python3 -m zipfile -e bundle.zip bundle
python3 bundle/install.py [FOLDER]      (FOLDER: where voicesim goes, ./voicesim when left out)
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

BUNDLE = Path(__file__).resolve().parent
CHUNK = 1 << 20


def stop(sentence: str) -> None:
    """End with one sentence."""
    print(f"install: {sentence}", file=sys.stderr)
    raise SystemExit(1)


def fits(description: dict[str, object]) -> None:
    """Stops when the wheels of the bundle are for another kind of machine."""
    here = f"{sysconfig.get_platform()}, Python {sys.version_info.major}.{sys.version_info.minor}"
    there = f"{description['platform']}, Python {description['python']}"
    if here != there:
        stop(
            f"this bundle is for {there} and this is {here}: make one on a machine like this one, "
            f"or run this with Python {description['python']}."
        )


def check(files: dict[str, dict[str, object]]) -> None:
    """Stops at the first file that is not what was packed."""
    for number, (name, known) in enumerate(files.items()):
        show(f"checking {number + 1}/{len(files)} {name}")
        digest = hashlib.sha256()
        try:
            with (BUNDLE / name).open("rb") as file:
                while piece := file.read(CHUNK):
                    digest.update(piece)
        except OSError as problem:
            stop(f"{name} cannot be read ({problem.strerror}): unpack the bundle again.")
        if digest.hexdigest() != known["sha256"]:
            stop(f"{name} is not what was packed: copy the bundle again.")
    show("")


def show(text: str) -> None:
    """One line that replaces itself on a terminal."""
    if sys.stdout.isatty():
        print(f"\r  {text:<76.76}", end="", flush=True)


def run(*command: str) -> None:
    """Run a command, or end with what it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout[-2000:], file=sys.stderr)
        stop("it could not be installed (see above).")


def main() -> None:
    """Install everything of the bundle."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "voicesim").resolve()
    description = json.loads((BUNDLE / "bundle.json").read_text(encoding="utf-8"))
    if not any((BUNDLE / "wheels").glob("*.whl")):
        stop("this bundle holds models only: type 'voicesim models import' where voicesim is installed.")
    fits(description)
    began = time.monotonic()
    print(f"Installing voicesim {description['voicesim']} in {folder}: about a minute.")
    check(description["files"])
    print("  making the environment", flush=True)
    try:
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        stop(
            f"an environment could not be made in {folder}: on Debian or Ubuntu install python3-venv, "
            "and choose a folder you may write to."
        )
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    print("  unpacking the wheels", flush=True)
    run(
        *pip,
        "--no-index",
        "--find-links",
        str(BUNDLE / "wheels"),
        *map(str, (BUNDLE / "wheels").glob("*.whl")),
    )
    if description["models"]:
        print("  putting the models in place", flush=True)
        run(str(programs / "voicesim"), "models", "import", str(BUNDLE))
    print(f"Installed in {time.monotonic() - began:.0f} s. Type: {programs / 'voicesim'} doctor")


if __name__ == "__main__":
    main()
