"""How sure a contrast is when teams differ in what a programme does to them; nothing of it is assumed. Pure.

The sandwich of residuals, team by team, made right for few teams: Bell and McCaffrey's correction (2002,
"CR2") and their degrees of freedom, in the form of Pustejovsky and Tipton (2018). The model's own error is
too small, as it takes the programme to do the same to each team.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from voicesim.programme.effect.measured import Numbers

_NONE = 1e-9
"""Below it a direction of a team's rows is wholly taken up by the fit, and says nothing of scatter."""


@dataclass(frozen=True, slots=True)
class Error:
    """Of one contrast."""

    standard: float
    freedom: float
    """Degrees, for Student's t; no whole number."""


def robust_error(teams: Sequence[tuple[Numbers, Numbers]], contrast: Numbers) -> Error:
    """The error of `contrast`; of each team its design and its residuals, both whitened by the model."""
    bread = np.linalg.inv(sum((x.T @ x for x, _ in teams), np.zeros((len(contrast), len(contrast)))))
    weighed = bread @ contrast
    design = np.vstack([x for x, _ in teams])
    meat, spans, first = 0.0, [], 0
    for x, rest in teams:
        adjusted = _root_of_inverse(np.eye(len(x)) - x @ bread @ x.T) @ (x @ weighed)
        meat += float(adjusted @ rest) ** 2
        span = -design @ (bread @ (x.T @ adjusted))
        span[first : first + len(x)] += adjusted
        spans.append(span)
        first += len(x)
    inner = np.column_stack(spans).T @ np.column_stack(spans)
    freedom = float(np.trace(inner) ** 2 / np.sum(inner**2))
    return Error(meat**0.5, freedom)


def _root_of_inverse(matrix: Numbers) -> Numbers:
    values, vectors = np.linalg.eigh(matrix)
    found = np.zeros_like(values)
    found[values > _NONE] = values[values > _NONE] ** -0.5
    made: Numbers = vectors @ np.diag(found) @ vectors.T
    return made
