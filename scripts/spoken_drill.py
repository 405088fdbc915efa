"""A drill held by voice with real engines and a trainee whose voice is made, and what the trainee reads then.

    python -m scripts.spoken_drill FR01 outburst "first turn" "second turn" [--out FOLDER]

The recogniser, the caller's voice and the ear of meaning are those of the settings; the trainee speaks with
the best voice here that a recogniser understands. In sample time: nobody waits for an answer.
"""

from __future__ import annotations

import argparse
import tempfile
from dataclasses import replace
from pathlib import Path

from voicesim.call.transcript import read_record
from voicesim.call.workers import InlineWorkers
from voicesim.cli.drill import show_remarks
from voicesim.cli.output import Output
from voicesim.client.moment import load_moment
from voicesim.client.scenario import load_scenario
from voicesim.line.robot import RobotTrainee
from voicesim.line.trainee_script import ScriptLine, script_of
from voicesim.modes import PRACTICE
from voicesim.programme.drilling import drill_plan, what_it_showed
from voicesim.sessions.chosen import models_for, recogniser_for
from voicesim.sessions.session import hold_call
from voicesim.sessions.voices import trainee_voice
from voicesim.settings.sources import read_settings
from voicesim.text.words import text_of


def held(name: str, moment: str, said: list[str], seed: int, path: Path) -> None:
    """Hold it, and print both sides, what was heard, and what the trainee is told."""
    scenario, settings = load_scenario(name), read_settings().settings
    chosen = load_moment(scenario, moment)
    lines = tuple(ScriptLine(says=one) for one in said)
    script = script_of(name, "good").model_copy(update={"lines": lines, "commits": None})
    ears = recogniser_for(scenario.language, settings)
    models = models_for(scenario, PRACTICE.mode, ears, settings, live=False, aloud="afterwards")
    voice, _ = trainee_voice(script, scenario.language)
    print(f"{name} {chosen.title}: {chosen.task}\nengines {models.names()}, the trainee {voice.name}\n")
    line = RobotTrainee(script, voice.synthesize, lambda words: None, seed=seed)
    plan = drill_plan(scenario, chosen, seed, typed=False)
    done = hold_call(plan, replace(models, ahead=0.0), line, path, workers=InlineWorkers())
    for turn in read_record(done.directory).turns:
        print(f"  {turn.speaker:8} {text_of(turn.words)}")
    shown = what_it_showed(done.scorecard.card, chosen)
    print(f"\n{shown.skill}: {shown.level} ({shown.share}), {'passed' if shown.passed else 'not passed'}")
    show_remarks(shown, Output(False, True))


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("caller")
    asked.add_argument("moment")
    asked.add_argument("said", nargs="+", help="what the trainee says, a turn each")
    asked.add_argument("--seed", type=int, default=3)
    asked.add_argument("--out", type=Path, help="a new folder for the call; kept")
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        held(chosen.caller, chosen.moment, chosen.said, chosen.seed, chosen.out or Path(folder) / "call")


if __name__ == "__main__":
    main()
