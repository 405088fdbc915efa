"""The encoder gives the same whole numbers whatever a machine adds first, and refuses other files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scripts.miniatures.e5_encoder import LONGEST, write_encoder
from voicesim.errors import EngineMissing, ModelError
from voicesim.resources import content
from voicesim.understanding.encoder import encoder as network
from voicesim.understanding.encoder.encoder import UNIT, Encoder
from voicesim.understanding.encoder.exact import EXACT, Linear, attended, gelu, normalised
from voicesim.understanding.encoder.pieces import Pieces
from voicesim.understanding.encoder.weights_file import FILE, WeightsFile

REAL = content("models") / "e5-small"
needs_weights = pytest.mark.skipif(
    not (REAL / FILE).is_file(), reason="e5-small is not here: voicesim models pull e5-small"
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("e5")
    write_encoder(made / FILE)
    return made


@pytest.fixture
def upside_down(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another machine: every product of matrices is summed in another order, in three parts."""

    class Elsewhere(Linear):
        def __call__(self, x: np.ndarray) -> np.ndarray:
            order = np.random.default_rng(len(x)).permutation(x.shape[-1])
            turned = Linear.__new__(Linear)
            turned.__dict__ = self.__dict__ | {"_weights": Thirds(self._weights[order])}
            return Linear.__call__(turned, x[:, order])

    class Thirds:
        def __init__(self, weights: np.ndarray) -> None:
            self.parts = np.array_split(weights, 3)

        def __rmatmul__(self, rows: np.ndarray) -> np.ndarray:
            bounds = np.cumsum([0, *[len(part) for part in self.parts]])
            sums = [rows[:, a:b] @ part for a, b, part in zip(bounds, bounds[1:], self.parts, strict=False)]
            return np.asarray(sums[2] + (sums[0] + sums[1]), dtype=np.float32)

        __array_ufunc__ = None

    monkeypatch.setattr(network, "Linear", Elsewhere)


def test_a_machine_that_adds_in_another_order_gives_the_same_bits(folder: Path, upside_down: None) -> None:
    there = Encoder(folder).encode(["vous avez coupé le gaz ?", "le syndic"])
    with pytest.MonkeyPatch.context() as here:
        here.setattr(network, "Linear", Linear)
        ours = Encoder(folder).encode(["vous avez coupé le gaz ?", "le syndic"])
    assert np.array_equal(there, ours)


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text("abc é?'.", min_size=1, max_size=60), min_size=1, max_size=5))
def test_a_sentence_gives_the_same_alone_and_among_others(texts: list[str]) -> None:
    encoder = _miniature()
    together = encoder.encode(texts)
    assert np.array_equal(together, np.concatenate([encoder.encode([text]) for text in texts]))
    lengths = np.sqrt((together.astype(np.float64) ** 2).sum(axis=1))
    assert np.all(np.abs(lengths - UNIT) < UNIT / 100)


def test_no_sum_of_a_product_can_leave_what_float32_holds_exactly() -> None:
    random = np.random.default_rng(3)
    weights = random.normal(size=(7, 1536)).astype(np.float32)
    linear = Linear(weights, np.zeros(7, dtype=np.float32))
    assert np.abs(linear._weights).sum(axis=0).max() * linear._largest <= EXACT
    x = random.normal(size=(5, 1536)).astype(np.float32)
    assert np.allclose(linear(x), x @ weights.T, atol=0.02 * np.abs(x @ weights.T).max())


def test_the_arithmetic_is_that_of_the_network() -> None:
    random = np.random.default_rng(5)
    x = random.normal(size=(6, 32)).astype(np.float32)
    ones, zeros = np.ones(32, dtype=np.float32), np.zeros(32, dtype=np.float32)
    plain = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
    assert np.allclose(normalised(x, ones, zeros, 1e-12), plain, atol=1e-3)
    assert np.allclose(
        gelu(np.array([-9, -1, 0, 1, 9], dtype=np.float32)), [0, -0.1587, 0, 0.8413, 9], atol=1e-3
    )
    q, k, v = random.normal(size=(3, 2, 6, 8)).astype(np.float32)
    shares = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(8))
    assert np.allclose(attended(q, k, v), shares / shares.sum(-1, keepdims=True) @ v, atol=0.01)


def test_text_is_cut_into_the_likeliest_pieces_and_what_is_too_long_is_dropped(folder: Path) -> None:
    vocabulary = WeightsFile(folder / FILE).vocabulary
    pieces = Pieces(vocabulary, LONGEST)
    names = {number: piece.decode() for piece, number in vocabulary.ids.items()}
    assert [names[number] for number in pieces.cut("le  gaz’x")] == [
        "<s>",
        "\u2581le",
        "\u2581gaz",
        "'",
        "x",
        "</s>",
    ]
    assert pieces.cut("ж")[-2] == vocabulary.unknown
    assert len(pieces.cut("abc " * 100)) == LONGEST


def test_another_file_and_a_cut_one_are_refused_in_one_sentence(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(EngineMissing, match="voicesim models pull e5-small"):
        Encoder(tmp_path)
    (tmp_path / FILE).write_bytes(b"GGUF" + bytes(100))
    with pytest.raises(ModelError, match="no encoder of that kind"):
        Encoder(tmp_path)
    whole = (folder / FILE).read_bytes()
    for size in (60, 900, len(whole) - 10):
        (tmp_path / FILE).write_bytes(whole[:size])
        with pytest.raises(ModelError, match="bring it again"):
            Encoder(tmp_path)


@needs_weights
def test_the_real_weights_find_the_near_in_meaning_and_always_give_these_very_numbers() -> None:
    encoder = Encoder(REAL)
    asked, near, far = encoder.encode(
        ["Y a des gens qui ont vu la scène ?", "Avez-vous des témoins ?", "Votre numéro de contrat ?"]
    ).astype(np.int64)
    assert asked @ near > asked @ far
    assert asked[:6].tolist() == GOLDEN


GOLDEN = [1000, -385, -973, -1305, 819, -1020]
"""The first numbers of a sentence, as a machine with AVX2 gave them: every other must give the same."""


def _miniature() -> Encoder:
    if not _MADE:
        import tempfile

        with tempfile.TemporaryDirectory() as folder:
            write_encoder(Path(folder) / FILE)
            _MADE.append(Encoder(Path(folder)))
    return _MADE[0]


_MADE: list[Encoder] = []
