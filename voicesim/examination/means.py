"""A candidate's mean over their calls, and how far it could move with other calls of the same kind.

An additive model: a final mark is what the candidate is worth plus how hard the station is; what is left is
the luck of one call, and of its examiners in it. Its size is taken from all candidates together (person x
station, Student's t), for a few calls of one person say nothing of it. It compares those who took the same
stations before the same examiners: it does not say how severe these examiners are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from voicesim.blind_marking.estimate import Figure, NotEnough, figure, student
from voicesim.messages.message import Message

WIDEST_MEAN = 100.0
"""A mean is a fact of the papers, and is shown however far it could move."""


def means(finals: Mapping[str, Sequence[float]]) -> Mapping[str, Figure]:
    """Candidate -> the mean of their final marks, 0..100, with its interval.

    `finals`: candidate -> a mark for each station, in one order of stations, none missing. `NotEnough` below
    three candidates or two stations. Raises `ValueError` when the numbers of stations differ.
    """
    names = list(finals)
    marks = np.array([finals[name] for name in names], dtype=np.float64)
    if marks.ndim != 2 or marks.shape[0] < 3 or marks.shape[1] < 2:
        return dict.fromkeys(names, NotEnough(Message("it takes three candidates and two stations")))
    people, stations = marks.shape
    each = marks.mean(axis=1)
    rest = marks - each[:, None] - marks.mean(axis=0)[None, :] + marks.mean()
    freedom = (people - 1) * (stations - 1)
    half = student(freedom) * float(np.sqrt(np.sum(rest**2) / freedom / stations))
    return {
        name: figure(float(mean), (float(mean) - half, float(mean) + half), WIDEST_MEAN)
        for name, mean in zip(names, each, strict=True)
    }
