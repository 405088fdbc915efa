"""Student's t: how wide an interval about a mean of few observations has to be."""

from __future__ import annotations

from statistics import NormalDist

CONFIDENCE = 0.95
"""Of every interval the program gives."""


def student(freedom: int) -> float:
    """Half the width of a 95 % interval, in standard errors, for a mean with so many degrees of freedom.

    Student's t: the table to six degrees, the expansion of Abramowitz and Stegun 26.7.5 beyond; right to
    .001. Raises `ValueError` below one degree.
    """
    if freedom < 1:
        raise ValueError("no degree of freedom")
    if freedom <= len(_TABLE):
        return _TABLE[freedom - 1]
    z = NormalDist().inv_cdf((1 + CONFIDENCE) / 2)
    terms = (
        z,
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return float(sum(term / freedom**power for power, term in enumerate(terms)))


_TABLE = (12.7062, 4.3027, 3.1824, 2.7764, 2.5706, 2.4469)
