"""Really held calls of robots at several levels of skill: the real client, analysis and scorecard.

A robot of skill 0.75 says three of four things that the caller's good robot says, and for the others what the
poor one says. A call takes most of a second of a processor, so a pool of them is held once for each caller
and level, and the calls of three hundred people in twelve weeks are drawn from it.
"""

from __future__ import annotations

import json
import random
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.client.scenario import load_scenario, scenario_files
from voicesim.line.trainee_script import ScriptLine, TraineeScript, script_of
from voicesim.programme.shown import shares_of
from voicesim.sessions.rehearsal import play

LEVELS = (0.0, 0.25, 0.5, 0.75, 1.0)
"""Of skill."""
CALLS = 4
"""Held at each level with each caller."""


def robot(scenario: str, skill: float, seed: int) -> TraineeScript:
    """A robot that says so large a share of what the good one says, and else what the poor one says."""
    good, poor = script_of(scenario, "good"), script_of(scenario, "poor")
    drawn = random.Random(f"{scenario}:{skill}:{seed}")
    kept = [line for line in good.lines if drawn.random() < skill]
    ids = {line.id for line in kept}
    lines = [_alone(line, ids) for line in kept]
    instead = [line for line in poor.lines if drawn.random() >= skill]
    return TraineeScript(
        id=f"{scenario.lower()}.average",
        language=good.language,
        quality="average",
        voice=good.voice,
        temperament=good.temperament,
        lines=tuple(_mixed(lines, [_alone(line, set()) for line in instead])),
        commits=None,
    )


def _alone(line: ScriptLine, ids: set[str]) -> ScriptLine:
    """The line, whatever it comes after or covers being there or not."""
    after = line.after if line.after in ids else ""
    covers = tuple(one for one in line.covers if one in ids)
    return line.model_copy(update={"after": after, "covers": covers, "id": line.id if ids else ""})


def _mixed(good: Sequence[ScriptLine], poor: Sequence[ScriptLine]) -> Iterator[ScriptLine]:
    """Both, each in its order, evenly mixed; answers to what is heard come last."""
    told = [((n + 0.5) / len(some), line) for some in (good, poor) for n, line in enumerate(some)]
    for _, line in sorted(told, key=lambda one: (bool(one[1].hears), one[0])):
        yield line


def hold(
    callers: Sequence[str], calls: int = CALLS, known: Collection[tuple[str, float, int]] = ()
) -> Iterator[dict[str, object]]:
    """Every call of the pool but those `known`: caller, level, and the share of each skill it showed."""
    scenarios = {path.stem: path for path in scenario_files()}
    for caller in callers:
        scenario = load_scenario(scenarios[caller])
        for level in LEVELS:
            for seed in range(calls):
                if (caller, level, seed) in known:
                    continue
                shown = play(scenario, robot(caller, level, seed), seed)
                shares = shares_of(shown.scorecard.card)
                yield {"caller": caller, "level": level, "seed": seed, "shares": shares}


@dataclass(frozen=True)
class Pool:
    """What these calls showed."""

    callers: tuple[str, ...]
    skills: tuple[str, ...]
    shares: NDArray[np.float64]
    """Caller x level x call x skill; NaN where the skill could not be judged."""

    @property
    def means(self) -> NDArray[np.float64]:
        """Caller x level x skill."""
        means: NDArray[np.float64] = np.nanmean(self.shares, axis=2)
        return means

    def expected(self, skill: int, levels: NDArray[np.float64]) -> NDArray[np.float64]:
        """The mean share that people of these levels show over all callers."""
        found: NDArray[np.float64] = np.interp(levels, LEVELS, self.means[:, :, skill].mean(axis=0))
        return found

    def drawn(
        self,
        chance: np.random.Generator,
        callers: NDArray[np.int64],
        skill: int,
        levels: NDArray[np.float64],
    ) -> NDArray[np.float64]:
        """One call each, of the two nearest levels in proportion, so that its mean is `expected`."""
        place = np.clip(levels, 0, 1) * (len(LEVELS) - 1)
        low = np.minimum(place.astype(int), len(LEVELS) - 2)
        level = low + (chance.random(len(levels)) < place - low)
        call = chance.integers(self.shares.shape[2], size=len(levels))
        found: NDArray[np.float64] = self.shares[callers, level, call, skill]
        return found


def read(file: Path, callers: Sequence[str], wanted: Sequence[str]) -> Pool:
    """The pool of a file that `hold` filled, of these callers and skills, which every call has to show."""
    every = (json.loads(line) for line in file.read_text(encoding="utf-8").splitlines())
    rows = [row for row in every if row["caller"] in callers]
    calls = max(row["seed"] for row in rows) + 1
    skills = tuple(skill for skill in wanted if all(skill in row["shares"] for row in rows))
    shares = np.full((len(callers), len(LEVELS), calls, len(skills)), np.nan)
    for row in rows:
        where = callers.index(row["caller"]), LEVELS.index(row["level"]), row["seed"]
        shares[where] = [row["shares"][skill] for skill in skills]
    return Pool(tuple(callers), skills, shares)


def main(file: Path, callers: Sequence[str], calls: int = CALLS) -> None:
    """Hold what of the pool is not held yet, and write it, a call a line; it may be broken off."""
    known = set()
    if file.is_file():
        every = file.read_text(encoding="utf-8").splitlines(keepends=True)
        whole = [line for line in every if line.endswith("}\n")]
        file.write_text("".join(whole), encoding="utf-8")
        known = {(row["caller"], row["level"], row["seed"]) for row in map(json.loads, whole)}
    with file.open("a", encoding="utf-8") as lines:
        for row in hold(callers, calls, known):
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")
            lines.flush()
