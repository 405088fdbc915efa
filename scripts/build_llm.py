"""Builds llama-cpp-python, the optional language model engine, from source: there is no wheel of it.

The wheel is built once and kept in `.build/wheels`, then installed in the environment that runs this.
`--optional` makes a failure a sentence instead of an exit status: everything else works without it.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WHEELS = ROOT / ".build" / "wheels"
FLAGS = (
    "-DLLAVA_BUILD=OFF",  # no images here
    "-DLLAMA_OPENSSL=OFF",  # nor network
    "-DGGML_NATIVE=OFF",  # the wheel may be carried to a machine with an older processor
    f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={ROOT / 'scripts' / 'llama' / 'without_common.cmake'}",
)


def importable() -> bool:
    return subprocess.run([sys.executable, "-c", "import llama_cpp"], capture_output=True).returncode == 0


def pip(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )


def built() -> str | None:
    """Build the wheel; what pip said when it failed."""
    if not shutil.which("cc") and not shutil.which("gcc") and not shutil.which("clang"):
        return "no C compiler was found: on Debian or Ubuntu type 'sudo apt install build-essential'"
    WHEELS.mkdir(parents=True, exist_ok=True)
    wheel = ("wheel", "llama-cpp-python", "--no-deps", "--constraint", "constraints.txt", "-w", str(WHEELS))
    done = pip(*wheel, CMAKE_ARGS=" ".join(FLAGS))
    return None if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-15:])


def install() -> str | None:
    """Install the wheel that was built; what pip said when it failed."""
    found = (
        "--find-links",
        str(WHEELS),
        "--constraint",
        "constraints.txt",
        "--only-binary",
        "llama-cpp-python",
    )
    done = pip("install", *found, "llama-cpp-python")
    return None if done.returncode == 0 else "\n".join(done.stdout.splitlines()[-15:])


def main() -> int:
    if importable():
        return 0
    if not any(WHEELS.glob("llama_cpp_python-*.whl")):
        print("Building the language model engine: two to five minutes, once.", flush=True)
        began = time.monotonic()
        if failure := built():
            return gave_up(failure)
        print(f"Built in {time.monotonic() - began:.0f} s.")
    if (failure := install()) or not importable():
        return gave_up(failure or "it was installed and cannot be imported")
    print("The language model engine is ready.")
    return 0


def gave_up(failure: str) -> int:
    print(failure, file=sys.stderr)
    print(
        "The language model engine could not be built (see above): the scenario's own lines word the "
        "replies and everything else works. 'make llm' tries again.",
        file=sys.stderr,
    )
    return 0 if "--optional" in sys.argv else 1


if __name__ == "__main__":
    sys.exit(main())
