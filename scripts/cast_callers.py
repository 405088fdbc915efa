"""Records in every scenario who its caller is on Kokoro: `python -m scripts.cast_callers [ID...]`.

The casting itself is `voicesim.voice.kokoro_casting.cast`; this writes what it gives into `persona.voice`,
where an author may change it by hand. Callers that have a record keep it unless they are named.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.voice.kokoro import Timbre
from voicesim.voice.kokoro_casting import cast

VOICE = re.compile(r"^(  voice: \{)(.*?)(, kokoro: \{.*\})?\}$", re.MULTILINE)
"""The caller's line; a colleague's is indented otherwise."""


def recorded(path: Path, *, again: bool) -> bool:
    """Write the caller of one file; False when it had one and keeps it."""
    scenario = load_scenario(path)
    persona = scenario.persona
    if persona.voice.kokoro is not None and not again:
        return False
    timbre = cast(scenario.id, persona.sex, persona.age, persona.voice.rate, persona.voice.pitch)
    text = path.read_text("utf-8")
    changed = VOICE.sub(lambda line: f"{line[1]}{line[2]}, kokoro: {written(timbre)}}}", text, count=1)
    if not VOICE.search(text):
        raise SystemExit(f"{path}: no line 'voice: {{...}}' of the persona to write into")
    path.write_text(changed, "utf-8")
    return True


def written(timbre: Timbre) -> str:
    """The record as YAML."""
    mix = ", ".join(f"{name}: {share:g}" for name, share in timbre.mix.items())
    return f"{{mix: {{{mix}}}, speed: {timbre.speed:g}, pitch: {timbre.pitch:g}}}"


if __name__ == "__main__":
    named = set(sys.argv[1:])
    for file in scenario_files():
        if (not named or file.stem in named) and recorded(file, again=file.stem in named):
            print(f"{file.stem}: recorded")
