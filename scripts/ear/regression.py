"""Kernel ridge regression, and what it says of examples that it was not shown, from one inverse.

With G = (K + a)^-1 and weights W = G Y, the answers for a block B of examples when B is left out of the
teaching are Y_B - G_BB^-1 W_B: exactly, without teaching again.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy import linalg

Matrix = NDArray[np.float32]

RIDGE = 0.5


class Regression:
    """Taught with a kernel [examples, examples] and targets [examples, labels]."""

    def __init__(self, kernel: Matrix, targets: Matrix) -> None:
        """Seconds of computing for five thousand examples, minutes and some eight gigabytes for twenty."""
        damped = kernel.astype(np.float64)
        del kernel
        damped[np.diag_indices_from(damped)] += RIDGE
        self._inverse: Matrix = _inverted(damped).astype(np.float32)
        self._targets = targets
        self.weights: Matrix = self._inverse @ targets
        """[examples, labels]"""

    def without(self, block: NDArray[np.intp]) -> Matrix:
        """[block, labels]: the answers for the examples of `block` had none of them been shown."""
        corner = self._inverse[np.ix_(block, block)]
        answers: Matrix = self._targets[block] - np.linalg.solve(corner, self.weights[block])
        return answers


def _inverted(symmetric: NDArray[np.float64]) -> NDArray[np.float64]:
    """The inverse, in the place of the matrix itself: a second one would be gigabytes more."""
    factors, pivots, failed = linalg.lapack.dgetrf(symmetric.T, overwrite_a=True)
    if failed:
        raise np.linalg.LinAlgError("the kernel has no inverse")
    room = int(linalg.lapack.dgetri_lwork(len(symmetric))[0].real)
    inverse, _ = linalg.lapack.dgetri(factors, pivots, lwork=room, overwrite_lu=True)
    return inverse
