"""What the second ear learnt about faults: where a person should listen, and nothing more."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scripts.ear.fault_sheets import HELD_BACK, fault_sheets
from scripts.ear.vectors import WEIGHTS
from voicesim.content.examples import fault_files, read_examples, twins
from voicesim.errors import ContentError
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear import fault_ear, fault_lesson
from voicesim.understanding.ear.fault_ear import possible_faults
from voicesim.understanding.ear.fault_lesson import STEPS, FaultLesson, Weighing, load_fault_lesson
from voicesim.understanding.ear.grams import GRAMS
from voicesim.understanding.ear.meaning_lesson import small
from voicesim.understanding.ear.shared_words import postings
from voicesim.understanding.ear.stretches import Stretches
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.encoder.weights_file import FILE
from voicesim.understanding.understanding import understand

needs_weights = pytest.mark.skipif(
    not (WEIGHTS / FILE).is_file(), reason="e5-small is not here: voicesim models pull e5-small"
)
TEXTS = ["rentrez tranquillement avec", "si elle roule attendez le dépanneur", "quelle est la plaque"]


def lesson(weights: list[int]) -> FaultLesson:
    """Three examples, one fault, each example in a direction of its own."""
    vectors = np.zeros((3, 384), dtype=np.int8)
    vectors[[0, 1, 2], [0, 1, 2]] = 127
    rarity = np.full(GRAMS, 64, dtype=np.int32)
    starts, places, values = postings(TEXTS, rarity)
    weighing = Weighing((500,), -300, np.array(weights, dtype=np.int16).reshape(3, 1), np.array([1.0]))
    return FaultLesson(
        faults=("driving_advice",), encoder="", examples="", marks=("I4", "I5", "I6"),
        commits=np.array([0, -1, -1], dtype=np.int16),
        misses=np.array([-1, 0, -1], dtype=np.int16), mean=np.zeros(384), vectors=vectors, rarity=rarity,
        starts=starts, places=places, values=values, by_meaning=weighing, by_words=weighing,
    )  # fmt: skip


def test_an_example_counts_by_the_square_of_its_nearness_in_meaning_and_words() -> None:
    taught = lesson([1, 0, 0])
    meaning = np.zeros((1, 384), dtype=np.int16)
    meaning[0, 0] = 1000
    own = taught.nearness([TEXTS[0]], meaning)[0]
    others_words = taught.nearness([TEXTS[2]], meaning)[0]
    assert own[0] > others_words[0] > own[1]
    assert taught.by_meaning.scores(own)[0] == np.rint(own[0] ** 2 * STEPS) / STEPS
    assert taught.nearest(0, others_words) == "I4"
    assert taught.nearest_miss(0, own) == "I5"


def test_without_an_encoder_the_words_alone_are_near() -> None:
    near = lesson([1, 0, 0]).nearness([TEXTS[0]], None)[0]
    assert near[0] == pytest.approx(1, abs=0.01)
    assert near.max() == near[0]


def test_texts_are_compared_together_as_they_are_alone() -> None:
    taught = load_fault_lesson("fr", meaning=True)[0]
    meanings = np.random.default_rng(3).integers(-900, 900, (3, 384)).astype(np.int16)
    for encoded in (meanings, None):
        together = taught.nearness(TEXTS, encoded)
        alone = [
            taught.nearness([text], None if encoded is None else encoded[place : place + 1])[0]
            for place, text in enumerate(TEXTS)
        ]
        assert np.array_equal(together, np.stack(alone))
        weighing = taught.by_words if encoded is None else taught.by_meaning
        assert np.array_equal(weighing.scores(together), [weighing.scores(near) for near in alone])


def test_a_near_miss_counts_against() -> None:
    near = lesson([1, -1, 0]).nearness([TEXTS[1]], np.eye(384, dtype=np.int16)[:1] * 1000)[0]
    assert lesson([1, -1, 0]).by_meaning.scores(near)[0] < lesson([1, 0, 0]).by_meaning.scores(near)[0]


@pytest.fixture
def one_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a lesson that knows "rentrez tranquillement avec" alone, and asks for 500 points."""
    monkeypatch.setattr(fault_ear, "load_fault_lesson", lambda language, *, meaning: (lesson([1, 0, 0]), ""))


def heard_as_fault(text: str, near: float, others: int = 0) -> bool:
    """Is a stretch a fault that is `near` its example, and has so many points for another thing said?"""
    heard = Stretches(
        spans=((0, len(text.split()) - 1),),
        texts=(text,),
        points=np.array([[others]]),
        near_faults=np.array([[near, 0.0, 0.0]]),
        near=np.zeros((1, 1), dtype=np.float32),
        vectors=np.zeros((1, 384), dtype=np.int8),
    )
    return bool(list(possible_faults(heard, "fr", [0])))


@pytest.mark.usefixtures("one_fault")
def test_what_is_heard_much_better_as_something_else_is_no_fault() -> None:
    said = "rentrez donc tranquillement avec elle ce soir"
    assert heard_as_fault(said, near=1.0, others=600)
    assert not heard_as_fault(said, near=1.0, others=800)
    assert not heard_as_fault(said, near=0.7), "too few points"


@pytest.mark.usefixtures("one_fault")
def test_of_a_few_words_the_example_has_to_be_very_near() -> None:
    assert heard_as_fault("rentrez donc tranquillement avec elle", near=0.8)
    assert not heard_as_fault("rentrez tranquillement", near=0.8)
    assert heard_as_fault("rentrez tranquillement", near=1.0)


@pytest.mark.usefixtures("one_fault")
@pytest.mark.parametrize("text", ["quarante-deux, zéro quatre", "K, E, R, V, deux L, A", "320 euros"])
def test_figures_read_back_and_names_spelled_are_no_fault(text: str) -> None:
    assert not heard_as_fault(text, near=1.5)
    assert heard_as_fault("rentrez avec à deux", near=1.5)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_was_learnt_is_what_the_examples_beside_it_say(language: Language) -> None:
    taught, _ = load_fault_lesson(language)
    known = fault_sheets(language)
    assert taught.examples == known.digest, "run 'python -m scripts.teach_faults'"
    assert taught.marks == tuple(f"{example.author}{example.line}" for example in known.examples)
    assert not any(mark.startswith(HELD_BACK[language]) for mark in taught.marks)
    assert set(taught.faults) <= set(load_bank(language).families)


def test_the_sheets_of_faults_hold_no_sentence_twice_and_none_on_both_sides() -> None:
    files = [read_examples(path) for path in fault_files()]
    assert len(files) > 12
    assert list(twins(files)) == []


def test_damaged_lessons_are_refused_in_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    damaged = tmp_path / "lesson.fr.npz"
    damaged.write_bytes(b"PK\x03\x04 and no more")
    monkeypatch.setattr(fault_lesson, "faults_file", lambda language: damaged)
    fault_lesson._loaded.cache_clear()
    with pytest.raises(ContentError, match="what the second ear learnt about faults cannot be read"):
        load_fault_lesson("fr")


@needs_weights
@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_fault_of_an_example_is_something_to_listen_to_and_no_fault(language: Language) -> None:
    bank, ear, encoder = load_bank(language), TaughtEar(Encoder(WEIGHTS)), Encoder(WEIGHTS)
    known, taught = fault_sheets(language), load_fault_lesson(language, meaning=True)[0]
    assert taught.vectors is not None
    chosen = [place for place, fault in enumerate(taught.commits) if fault >= 0][::150]
    vectors = encoder.encode([known.examples[place].text for place in chosen])
    assert np.array_equal(small(vectors, taught.mean), taught.vectors[chosen])
    heard = [understand(typed(known.examples[place].text, 0), bank, None, ear) for place in chosen]
    faint = [act for one in heard for act in one.faint if act.by_example]
    assert len(faint) > len(chosen) / 4
    assert all(act.like for act in faint)
    bad = {f.id for f in bank.families.values() if f.critical or f.polarity == "bad"}
    assert not any(act.by_example for one in heard for act in one.acts if act.id in bad)
