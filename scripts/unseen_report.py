"""What understanding makes of sentences nobody has written patterns, examples or lessons from.

    python -m scripts.unseen_report

The files of `tests/understanding/unseen/`, by two people who knew only the labels and their meanings: faults
really committed, near misses of them (the second person's are those with a 2), and plain questions with the
topic they ask about. The engines are those that are configured. A fault is heard for certain, or only as
something a person should listen to; so is what an expression finds and the second ear doubts. A question is
answered when its topic is sure, asked back about when it is only likely or doubted: as the client takes it.
Who writes patterns reads the totals here, never the sentences.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent.parent / "tests" / "understanding" / "unseen"
COMMAND = [sys.executable, "-c", "from voicesim.cli.main import run; run()", "acts", "--json", "--file"]


def rows(name: str) -> list[list[str]]:
    """The lines of one file, split at their tabs."""
    return [line.split("\t") for line in (FOLDER / f"{name}.tsv").read_text("utf-8").splitlines() if line]


def heard(asked: Sequence[tuple[str, str, str]]) -> list[dict[str, Any]]:
    """What is heard of each (language, text, scenario or nothing), by the command that authors use."""
    with tempfile.TemporaryDirectory() as folder:
        sheet = Path(folder) / "sentences.tsv"
        sheet.write_text("".join("\t".join((*one, "")) + "\n" for one in asked), "utf-8")
        done = subprocess.run([*COMMAND, str(sheet)], capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


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
        heard_as = [
            {
                "doubted" if act in one["doubted"] else "certain" if act["sure"] else "listen"
                for act in (*one["acts"], *one["doubted"])
                if act["id"] == label.split(":")[-1]
            }
            for (language, _, label), one in zip(sentences, found, strict=True)
            if language == spoken
        ]
        counted = Counter(
            next((how for how in ("certain", "listen", "doubted") if how in one), "") for one in heard_as
        )
        print(
            f"{name:10} {spoken}: of {len(heard_as)}, {counted['certain']} heard as the fault, "
            f"{counted['listen']} more to verify, {counted['doubted']} found and doubted (to verify as well)"
        )


def asked() -> None:
    """How many questions are answered, asked back about, taken for something else only, not heard at all."""
    sentences = rows("questions")
    found = heard([(language, text, scenario) for language, text, scenario, _ in sentences])
    for spoken in ("fr", "en"):
        counted = Counter(
            _as_heard(label.split(":")[-1], one)
            for (language, _, _, label), one in zip(sentences, found, strict=True)
            if language == spoken
        )
        told = ", ".join(
            f"{counted[how]} {how}" for how in ("right", "asked back", "something else", "nothing")
        )
        print(f"questions  {spoken}: of {counted.total()}, {told}")


def _as_heard(label: str, one: dict[str, Any]) -> str:
    """What becomes of a question about `label`."""
    sure = {_topic(act) for act in one["acts"] if act["kind"] == "topic" and act["sure"]}
    may = {_topic(act) for act in (*one["acts"], *one["doubted"]) if act["kind"] == "topic"}
    if label in may:
        return "right" if label in sure else "asked back"
    return "something else" if may else "nothing"


def _topic(act: dict[str, Any]) -> str:
    return str(act["id"]).split("/")[-1]


if __name__ == "__main__":
    for name in ("faults", "faults_2", "traps", "traps_2"):
        said(name)
    asked()
