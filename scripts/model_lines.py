"""What a small language model really says in whole calls, past the guards, for a person to label.

    python -m scripts.model_lines MODEL.gguf SCENARIO:QUALITY... > lines.yaml

A robot trainee's script on one side, the client on the other, no sound and no clock: the model has all the
time it wants, so what is printed is what the guards let through. Each line of the model's has an empty
`label` to be filled by whoever reads it: `tests/client/spoken_by_a_model.yaml` holds those that were.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast

import yaml

from scripts.bench.written_call import written_call
from voicesim.client.llm_llama import LlamaEngine
from voicesim.client.llm_writer import Budget, LlmWriter
from voicesim.client.scenario import load_scenario
from voicesim.client.state import Line, NotYet
from voicesim.client.writer import Assignment
from voicesim.line.trainee_script import Quality

SEED = 1


class Noting(LlmWriter):
    """A writer that keeps, of each answer, what it was about and what was said."""

    def __init__(self, engine: LlamaEngine) -> None:
        super().__init__(engine, Budget(seconds=math.inf))
        self.answers: list[dict[str, Any]] = []

    def write(self, assignment: Assignment) -> Iterator[Line | NotYet]:
        """As always."""
        decision = assignment.decision
        history = decision.state.history
        heard = []
        for said in reversed(history):
            if said.speaker == "client":
                break
            heard.insert(0, said.text)
        answer: dict[str, Any] = {
            "trainee": heard,
            "intentions": [
                {"move": one.move, "line": one.line, "facts": list(one.facts)} for one in decision.intentions
            ],
            "said": [],
        }
        self.answers.append(answer)
        for line in super().write(assignment):
            if isinstance(line, Line):
                answer["said"].append(_row(line))
            yield line


def _row(line: Line) -> dict[str, str]:
    if line.attempt == "spoken":
        return {"model": line.text, "label": ""}
    row = {"author": line.text}
    return row if line.attempt == "unasked" else {**row, "instead": f"{line.note}"}


def main(model: str, *calls: str) -> None:
    engine = LlamaEngine.load(Path(model), threads=1)
    for call in calls:
        scenario, _, quality = call.partition(":")
        writer = Noting(engine)
        written_call(load_scenario(scenario), cast(Quality, quality), SEED, writer)
        row = {"model": Path(model).stem, "scenario": scenario, "robot": quality, "answers": writer.answers}
        yaml.safe_dump([row], sys.stdout, allow_unicode=True, sort_keys=False, width=1000)
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
