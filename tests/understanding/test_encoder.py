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
from voicesim.understanding.encoder import exact
from voicesim.understanding.encoder.encoder import UNIT, Encoder
from voicesim.understanding.encoder.exact import EXACT, Linear, attended, gelu, normalised
from voicesim.understanding.encoder.kept import Kept
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


class AddedOtherwise:
    """Another machine's products: fractions' type, another order, in three parts."""

    def __init__(self, weights: np.ndarray, largest: int, held: type) -> None:
        self.weights, self.largest = weights.astype(np.float32), largest

    def __call__(self, rows: np.ndarray) -> np.ndarray:
        order = np.random.default_rng(len(rows)).permutation(rows.shape[1])
        first, second, third = (
            rows[:, some].astype(np.float32) @ self.weights[some] for some in np.array_split(order, 3)
        )
        return np.asarray(third + (first + second), dtype=np.float32)


def test_a_machine_that_adds_in_another_order_gives_the_same_bits(folder: Path) -> None:
    with pytest.MonkeyPatch.context() as there:
        there.setattr(exact, "WholeProducts", AddedOtherwise)
        theirs = Encoder(folder).encode(["vous avez coupé le gaz ?", "le syndic"])
    assert np.array_equal(theirs, Encoder(folder).encode(["vous avez coupé le gaz ?", "le syndic"]))


def test_what_was_read_while_the_trainee_spoke_is_not_read_again_at_the_end_of_the_turn(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder, read = Encoder(folder), []
    through = Encoder._through
    monkeypatch.setattr(
        Encoder, "_through", lambda self, cut, spans: read.append(len(cut)) or through(self, cut, spans)
    )
    ahead = encoder.encode(["vous avez coupé le gaz ?"])
    whole = encoder.encode(["vous avez coupé le gaz ?", "le syndic", "le syndic"])
    assert read == [1, 1]
    assert np.array_equal(whole, Encoder(folder).encode(["vous avez coupé le gaz ?", *["le syndic"] * 2]))
    assert np.array_equal(whole[:1], ahead)


def test_the_texts_asked_for_the_longest_ago_are_forgotten() -> None:
    kept = Kept(2)
    vectors = {text: np.full(3, place, dtype=np.int16) for place, text in enumerate(["un", "deux", "trois"])}
    kept.keep({text: vectors[text] for text in ("un", "deux")})
    assert list(kept.found(["un", "quatre"])) == ["un"]
    kept.keep({"trois": vectors["trois"]})
    assert sorted(kept.found(["un", "deux", "trois"])) == ["trois", "un"]


def test_a_long_list_of_texts_is_read_in_parts_and_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = ["le gaz", "vous avez coupé le gaz ?", "le", "a b c"]
    monkeypatch.setattr(network, "_AT_ONCE", 12)
    assert np.array_equal(
        Encoder(folder).encode(texts), np.concatenate([_miniature().encode([text]) for text in texts])
    )


@settings(max_examples=10, deadline=None)
@given(st.lists(st.text("abc é?'.", min_size=1, max_size=60), min_size=1, max_size=5))
def test_a_sentence_gives_the_same_alone_and_among_others(texts: list[str]) -> None:
    encoder = _miniature()
    alone = [vector for text in texts for vector in encoder._read([text])]
    together = np.stack(list(encoder._read(texts)))
    assert np.array_equal(together, np.stack(alone))
    lengths = np.sqrt((together.astype(np.float64) ** 2).sum(axis=1))
    assert np.all(np.abs(lengths - UNIT) < UNIT / 100)


def test_no_sum_of_a_product_can_leave_what_float32_holds_exactly(monkeypatch: pytest.MonkeyPatch) -> None:
    random = np.random.default_rng(3)
    weights = random.normal(size=(7, 1536)).astype(np.float32)
    made: list[AddedOtherwise] = []
    monkeypatch.setattr(exact, "WholeProducts", lambda *given: made.append(AddedOtherwise(*given)) or made[0])
    linear = Linear(weights, np.zeros(7, dtype=np.float32))
    assert np.abs(made[0].weights).sum(axis=0).max() * made[0].largest <= EXACT
    x = random.normal(size=(5, 1536)).astype(np.float32)
    assert np.allclose(linear(x), x @ weights.T, atol=0.02 * np.abs(x @ weights.T).max())


def test_the_arithmetic_is_that_of_the_network() -> None:
    random = np.random.default_rng(5)
    x = random.normal(size=(6, 32)).astype(np.float32)
    ones, zeros = np.ones(32), np.zeros(32)
    plain = (x - x.mean(axis=1, keepdims=True)) / x.std(axis=1, keepdims=True)
    assert np.allclose(normalised(x, ones, zeros, 1e-12), plain, atol=1e-3)
    assert np.allclose(
        gelu(np.array([-9, -1, 0, 1, 9], dtype=np.float32)), [0, -0.1587, 0, 0.8413, 9], atol=1e-3
    )
    tripled = random.normal(size=(10, 3, 2, 8)).astype(np.float32)
    tripled[7, 0] = 0  # a token that asks for none of its neighbours in particular
    spans = [slice(0, 6), slice(6, 10)]
    mixed = attended(tripled.reshape(10, -1), 2, spans).reshape(10, 2, 8)
    for span in spans:
        q, k, v = tripled[span].transpose(1, 2, 0, 3)
        shares = np.exp(q @ k.transpose(0, 2, 1) / np.sqrt(8))
        plain = shares / shares.sum(-1, keepdims=True) @ v
        assert np.allclose(mixed[span].transpose(1, 0, 2), plain, atol=0.01)


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
