"""What understanding makes of sentences nobody has written patterns, examples or lessons from.

    python -m scripts.unseen_report

Three files of `tests/understanding/unseen/`, by a person who knew only the labels and their meanings:
faults really committed, near misses of them, and plain questions with the topic they ask about. The engines
are those that are configured; a proposal counts whether it is sure or merely likely. Who writes patterns
reads the totals here, never the sentences.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "understanding" / "unseen"
COMMAND = [sys.executable, "-c", "from voicesim.cli.main import run; run()", "acts", "--json", "--file"]


def rows(name: str) -> list[list[str]]:
    """The lines of one file, split at their tabs."""
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if line]


def heard(asked: Sequence[tuple[str, str, str]]) -> list[list[dict[str, Any]]]:
    """The acts of each (language, text, scenario or nothing), by the command that authors use."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sentences.tsv"
        sheet.write_text("".join("\t".join((*one, "")) + "\n" for one in asked), "utf-8")
        done = subprocess.run([*COMMAND, str(sheet)], capture_output=True, text=True, check=True)
    return [json.loads(line)["acts"] for line in done.stdout.splitlines()]


def said(name: str) -> None:
    """How many lines of `name` are heard as the fault they are labelled with."""
    sentences = rows(name)
    scenarios = [re.match(r"[A-Z]{2}\d\d", label) for _, _, label in sentences]
    found = heard(
        [
            (language, text, match[0] if match else "")
            for (language, text, _), match in zip(sentences, scenarios, strict=True)
        ]
    )
    for spoken in ("fr", "en"):
        hits = [
            label.split(":")[-1] in {act["id"] for act in acts}
            for (language, _, label), acts in zip(sentences, found, strict=True)
            if language == spoken
        ]
        print(f"{name:10} {spoken}: {sum(hits)} of {len(hits)} heard as the fault")


def asked() -> None:
    """How many questions are heard as what they ask, as something else only, as nothing."""
    sentences = rows("questions")
    found = heard([(language, text, scenario) for language, text, scenario, _ in sentences])
    for spoken in ("fr", "en"):
        topics = [
            (label.split(":")[-1], {act["id"].split("/")[-1] for act in acts if act["kind"] == "topic"})
            for (language, _, _, label), acts in zip(sentences, found, strict=True)
            if language == spoken
        ]
        right = sum(label in names for label, names in topics)
        none = sum(not names for _, names in topics)
        print(
            f"questions  {spoken}: {right} right, {len(topics) - right - none} something else, {none} nothing"
        )


if __name__ == "__main__":
    said("faults")
    said("traps")
    asked()
