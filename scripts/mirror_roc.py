"""Does the mirror's effort rise where people hear a raised voice? Measured on the Berlin database.

`python scripts/mirror_roc.py [FOLDER]`: acted utterances named as in EmoDB (Burkhardt et al. 2005), through
the telephone band. Anger, fear and joy (W, A, F) against boredom, sadness and neutral (L, T, N); the
reference of each speaker is their own neutral utterances. The level does not count: these recordings were
levelled one by one. The folder is read and nothing is written.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

import numpy as np

from voicesim.audio.frames import FRAME, Sound, samples
from voicesim.audio.reading import read
from voicesim.audio.telephone import Telephone
from voicesim.mirror.effort import effort, reference_of
from voicesim.mirror.passages import Passage, listen

EMODB = Path(__file__).resolve().parent.parent.parent / "shared" / "audio" / "emodb"
RAISED, CALM, NEUTRAL = "WAF", "NLT", "N"
LOW_VOICE = 145.0
"""Hz of a speaker's neutral low quartile that part low voices from high; sex is not known here."""
_BETWEEN = np.zeros(samples(0.5), dtype=np.int16)


@dataclass(frozen=True)
class Utterance:
    """One utterance, measured."""

    name: str
    passage: Passage | None
    """None when too little of it vibrates."""
    effort: float
    """0, the reference itself, when it could not be measured."""
    pitch: float
    """Semitones around the neutral low quartile."""
    low_voice: bool

    @property
    def speaker(self) -> str:
        return self.name[:2]

    @property
    def raised(self) -> bool:
        return self.name[5] in RAISED

    @property
    def judged(self) -> bool:
        return self.name[5] in RAISED + CALM


def utterances(folder: Path) -> list[Utterance]:
    """Every utterance of the folder."""
    files = sorted(folder.glob("*.flac"))
    return [
        one
        for _, group in groupby(files, key=lambda file: file.stem[:2])
        for one in _of_one_speaker(list(group))
    ]


def _of_one_speaker(files: Sequence[Path]) -> list[Utterance]:
    """One speaker's utterances, listened to like the turns of a call."""
    sounds = [np.concatenate((read(file).mono, _BETWEEN)) for file in files]
    ends = np.cumsum([len(sound) for sound in sounds]).tolist()
    turns = list(zip([0, *ends[:-1]], ends, strict=True))
    heard = listen(_on_the_telephone(np.concatenate(sounds)), turns).passages
    measured = {
        file.stem: next((one for one in heard if start <= one.start < end), None)
        for file, (start, end) in zip(files, turns, strict=True)
    }
    neutral = [one for name, one in measured.items() if one is not None and name[5] in NEUTRAL]
    own = reference_of(neutral, level_trusted=False)
    low = 27.5 * 2 ** (own.pitch / 12) < LOW_VOICE
    return [
        Utterance(
            name,
            one,
            effort(one, own) if one is not None else 0.0,
            one.pitch - own.pitch if one is not None else 0.0,
            low,
        )
        for name, one in measured.items()
    ]


def _on_the_telephone(sound: Sound) -> Sound:
    line = Telephone(seed=1)
    whole = np.concatenate((sound, np.zeros(-len(sound) % FRAME, dtype=np.int16)))
    return np.concatenate([line.process(whole[at : at + FRAME]) for at in range(0, len(whole), FRAME)])


def area(raised: Sequence[float], calm: Sequence[float]) -> float:
    """Area under the ROC curve: how often a raised value lies above a calm one; a tie is half a time."""
    if not len(raised) or not len(calm):
        return float("nan")
    difference = np.subtract.outer(np.asarray(raised), np.asarray(calm))
    return float(np.mean((difference > 0) + 0.5 * (difference == 0)))


def area_of(spoken: Iterable[Utterance], measure: str = "effort", *, unmeasured: bool = False) -> float:
    """The area for these utterances; with `unmeasured`, those count as if they were the reference."""
    judged = [one for one in spoken if one.judged and (unmeasured or one.passage is not None)]
    return area(
        [getattr(one, measure) for one in judged if one.raised],
        [getattr(one, measure) for one in judged if not one.raised],
    )


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else EMODB
    spoken = utterances(folder) if folder.is_dir() else []
    if not spoken:
        raise SystemExit(f"{folder}: there are no utterances; name the folder of the Berlin database.")
    judged = [one for one in spoken if one.judged]
    measured = [one for one in judged if one.passage is not None]
    missing = ", ".join(one.name for one in judged if one.passage is None) or "none"
    print(
        f"{len(spoken)} utterances, {len(judged)} judged, {len(measured)} measured; not measured: {missing}"
    )
    print(f"{'':28}effort   pitch alone   n raised / calm")
    groups = {"all": measured}
    groups |= {
        f"speaker {name}": [one for one in measured if one.speaker == name]
        for name in sorted({one.speaker for one in measured})
    }
    groups |= {
        "low voices": [one for one in measured if one.low_voice],
        "high voices": [one for one in measured if not one.low_voice],
    }
    for name, group in groups.items():
        raised = sum(one.raised for one in group)
        numbers = f"{area_of(group):.3f}    {area_of(group, 'pitch'):.3f}         "
        print(f"{name:28}{numbers}{raised} / {len(group) - raised}")
    print(f"{'all, unmeasured as 0':28}{area_of(judged, unmeasured=True):.3f}")


if __name__ == "__main__":
    main()
