"""Records in every scenario who its caller is on Kokoro: `python -m scripts.cast_callers [ID...]`.

The casting itself is `voicesim.voice.kokoro_casting.cast`; this writes what it gives into `persona.voice`,
where an author may change it by hand. Callers that have a record keep it unless they are named. Who would be
taken for another is cast again from another seed.
"""

from __future__ import annotations

import re
import sys
from itertools import count
from pathlib import Path

from voicesim.client.scenario import Scenario, list_scenarios, load_scenario, scenario_files
from voicesim.voice.kokoro import Timbre
from voicesim.voice.kokoro_casting import alike, cast

VOICE = re.compile(r"^(  voice: \{)(.*?)(, kokoro: \{.*\})?\}$", re.MULTILINE)
"""The caller's line; a colleague's is indented otherwise."""


def recorded(path: Path, *, again: bool) -> bool:
    """Write the caller of one file; False when it had one and keeps it."""
    scenario = load_scenario(path)
    if scenario.persona.voice.kokoro is not None and not again:
        return False
    timbre = nobody_else(scenario)
    text = path.read_text("utf-8")
    changed = VOICE.sub(lambda line: f"{line[1]}{line[2]}, kokoro: {written(timbre)}}}", text, count=1)
    if not VOICE.search(text):
        raise SystemExit(f"{path}: no line 'voice: {{...}}' of the persona to write into")
    path.write_text(changed, "utf-8")
    return True


def nobody_else(scenario: Scenario) -> Timbre:
    """Who the caller is: the first seed's person that is none of the others."""
    who, voice = scenario.persona, scenario.persona.voice
    taken = [
        Timbre(spec.mix, spec.speed, spec.pitch)
        for other in list_scenarios()
        if other.id != scenario.id and (spec := other.persona.voice.kokoro) is not None
    ]
    for number in count(1):
        seed = scenario.id if number == 1 else f"{scenario.id} {number}"
        timbre = cast(seed, who.sex, who.age, voice.rate, voice.pitch, scenario.language)
        if not any(alike(timbre, other) for other in taken):
            return timbre
    raise AssertionError("there is always another seed")


def written(timbre: Timbre) -> str:
    """The record as YAML."""
    mix = ", ".join(f"{name}: {share:g}" for name, share in timbre.mix.items())
    return f"{{mix: {{{mix}}}, speed: {timbre.speed:g}, pitch: {timbre.pitch:g}}}"


if __name__ == "__main__":
    named = set(sys.argv[1:])
    for file in scenario_files():
        if (not named or file.stem in named) and recorded(file, again=file.stem in named):
            print(f"{file.stem}: recorded")
