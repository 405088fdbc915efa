"""Products of whole numbers are exact, on a processor that multiplies bytes with care and on one without."""

from __future__ import annotations

import numpy as np
import pytest

from voicesim.understanding import whole_products
from voicesim.understanding.whole_products import HEAVIEST, LARGEST, WholeProducts, digits


def _numbers(largest: int, shape: tuple[int, int]) -> np.ndarray:
    """Whole numbers, the largest ones among them."""
    drawn = np.random.default_rng(4).integers(-largest, largest + 1, shape)
    drawn[0], drawn[1] = largest, -largest
    return drawn


@pytest.mark.parametrize(
    ("largest", "inputs", "held_in"), [(300, 96, np.float32), (LARGEST, 400, np.float64)]
)
def test_a_product_is_the_exact_one(largest: int, inputs: int, held_in: type) -> None:
    rows, weights = _numbers(largest, (5, inputs)), _numbers(HEAVIEST, (inputs, 7))
    product = WholeProducts(weights.astype(np.int8), largest, held_in)(rows.astype(np.float32))
    assert product.dtype == held_in
    assert np.array_equal(product, rows @ weights)


def test_many_rows_are_multiplied_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole_products, "_AT_ONCE", 4)
    rows, weights = _numbers(90, (11, 16)), _numbers(HEAVIEST, (16, 3))
    product = WholeProducts(weights.astype(np.int8), 90, np.float32)
    assert np.array_equal(product(rows.astype(np.float32)), rows @ weights)
    assert product(np.zeros((0, 16), dtype=np.float32)).shape == (0, 3)


def test_a_processor_that_adds_pairs_in_sixteen_bits_cuts_nothing_off() -> None:
    rows = np.array([[LARGEST] * 8, [-LARGEST] * 8, [0, 63, 64, -64, -65, 127, 128, -128]], dtype=np.float32)
    weights = np.full((8, 1), -HEAVIEST)
    pairs = digits(rows).astype(np.int64)[:, :, np.newaxis] * weights
    added = pairs[:, ::2] + pairs[:, 1::2]
    assert np.abs(added).max() <= 2**15 - 1
    high, low = np.split(digits(rows).astype(np.int64) - 64, 2)
    assert np.array_equal(high * 128 + low, rows)


def test_what_would_not_be_exact_is_refused() -> None:
    weights = np.ones((4, 2), dtype=np.int8)
    with pytest.raises(ValueError, match="are not exact"):
        WholeProducts(weights, LARGEST + 1, np.float64)
    with pytest.raises(ValueError, match="are not exact"):
        WholeProducts(np.full((400, 2), HEAVIEST, dtype=np.int8), LARGEST, np.float32)
    weights[0, 0] = -128
    with pytest.raises(ValueError, match="are not exact"):
        WholeProducts(weights, 10, np.float32)
