"""Nothing heavy is imported before it is needed."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {
    "argon2",
    "av",
    "cryptography",
    "ctranslate2",
    "faster_whisper",
    "huggingface_hub",
    "jinja2",
    "llama_cpp",
    "onnx",
    "onnxruntime",
    "parselmouth",
    "piper",
    "simplemma",
    "sounddevice",
    "soundfile",
    "soxr",
    "sqlalchemy",
    "starlette",
    "uvicorn",
    "tokenizers",
    "webrtcvad",
    "zeroconf",
}
"""Engines, and what takes a tenth of a second."""


def imported_by(statement: str) -> set[str]:
    """The modules that a fresh Python has after `statement`."""
    script = f"{statement}\nimport sys, json\nprint(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return {name.split(".")[0] for name in json.loads(done.stdout.splitlines()[-1])}


ROOMS = (
    "audio.frames",
    "text.words",
    "listening.endpointing",
    "client.state",
    "call.loop",
    "voice.speech",
)


@pytest.mark.parametrize("room", ["", *(f".{room}" for room in ROOMS)])
def test_no_engine_is_imported_before_it_is_needed(room: str) -> None:
    assert imported_by(f"import voicesim{room}") & HEAVY == set()


def test_the_command_line_starts_without_any_engine_and_without_numpy() -> None:
    every = "import typer\nfrom voicesim.cli.main import app\ndict(typer.main.get_command(app).commands)"
    assert imported_by(every) & (HEAVY | {"numpy", "pydantic", "rich", "yaml"}) == set()


def test_a_command_does_not_wait_for_the_others() -> None:
    one = "import typer\nfrom voicesim.cli.main import app\ntyper.main.get_command(app).commands['acts']"
    script = (
        f"{one}\nimport sys\nprint('voicesim.cli.acts' in sys.modules, 'voicesim.cli.sitting' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True", "False"]


def test_a_command_that_needs_no_engine_imports_none() -> None:
    run = (
        "import sys; sys.argv = ['voicesim', 'models', 'list', '--json']\n"
        "import io, contextlib\n"
        "from voicesim.cli.main import app\n"
        "with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):\n"
        "    try:\n        app()\n    except SystemExit:\n        pass"
    )
    assert imported_by(run) & (HEAVY | {"numpy"}) == set()
