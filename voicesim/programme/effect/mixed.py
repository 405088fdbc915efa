"""A linear mixed model of means: each row the mean of so many calls of a team at a wave (statsmodels)."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.programme.effect.measured import Numbers, Places
from voicesim.programme.effect.robust import Error, robust_error

_NOTHING = 1e-12
"""A variance, of shares, below which all calls are alike and there is nothing to fit."""


@dataclass(frozen=True, slots=True)
class Fitted:
    """What a model says of one contrast of its fixed effects."""

    value: float
    error: Error

    def interval(self, level: float) -> tuple[float, float]:
        """Of that confidence, 0..1."""
        return interval(self.value, self.error.standard, level, self.error.freedom)


def fit(mean: Numbers, calls: Numbers, design: Numbers, contrast: Numbers, team: Places) -> Fitted | None:
    """The contrast, by restricted maximum likelihood; None when the model cannot be fitted.

    `design` has a column a fixed effect, each team a level of its own, and a mean of more `calls` scatters
    less: all is multiplied by their root, which makes the scatter of all rows one. Raises `EngineMissing`
    without statsmodels.
    """
    if np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    root = np.sqrt(calls)
    share, rows = mean * root, design * root[:, None]
    model: Any = _models().MixedLM(share, rows, groups=team, exog_re=root[:, None])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # teams that are all alike, a variance of nothing, are an answer
        try:
            found: Any = model.fit(reml=True, method="powell")  # of gradients some start from infinity
        except np.linalg.LinAlgError:
            return None
    effects, level, noise = np.asarray(found.fe_params), float(found.cov_re[0, 0]), float(found.scale)
    if not np.all(np.isfinite([*effects, level, noise, found.llf])) or noise <= _NOTHING:
        return None
    white = [_whitened(rows[team == one], root[team == one], level, noise) for one in np.unique(team)]
    rest = share - rows @ effects
    parts = [
        (by @ rows[team == one], by @ rest[team == one])
        for one, by in zip(np.unique(team), white, strict=True)
    ]
    error = robust_error(parts, contrast)
    if not np.isfinite(error.standard) or not np.isfinite(error.freedom):
        return None
    return Fitted(float(contrast @ effects), error)


def _whitened(rows: Numbers, root: Numbers, level: float, noise: float) -> Numbers:
    """What makes a team's rows scatter alike and apart, by the model."""
    covariance = level * np.outer(root, root) + noise * np.eye(len(rows))
    made: Numbers = np.linalg.inv(np.linalg.cholesky(covariance))
    return made


def interval(value: float, error: float, level: float, freedom: float) -> tuple[float, float]:
    """By Student's t. Raises `EngineMissing` without statsmodels, which brings it."""
    _models()
    from scipy.stats import t

    half = float(t.ppf((1 + level) / 2, freedom)) * error
    return value - half, value + half


def columns(places: Places) -> Numbers:
    """One column for each value but the lowest, 1 where it is so."""
    values = np.unique(places)[1:]
    made: Numbers = (places[:, None] == values[None, :]).astype(float)
    return made


def _models() -> Any:
    try:
        from statsmodels.regression import mixed_linear_model
    except ModuleNotFoundError as error:
        raise EngineMissing(
            "effect.no_statistics",
            what=Message("is not on this machine, so nothing can be said of what a programme changed"),
            where="statsmodels",
            mend=Message("install it: pip install 'voicesim[effect]'"),
        ) from error
    return mixed_linear_model
