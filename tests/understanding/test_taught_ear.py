"""The second ear that ships: what it proposes, what it never does, and that it fits its examples."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from scripts.ear.regression import RIDGE, Regression
from scripts.ear.sheets import sheets
from scripts.ear.vectors import WEIGHTS
from scripts.miniatures.e5_encoder import write_encoder
from voicesim.errors import ContentError, ModelError
from voicesim.text.words import Language, typed
from voicesim.understanding.bank import load_bank
from voicesim.understanding.ear.lessons import lessons_file, load_lessons, read_lessons
from voicesim.understanding.ear.meaning_lesson import small
from voicesim.understanding.ear.sentences import sentences
from voicesim.understanding.ear.taught_ear import TaughtEar
from voicesim.understanding.ear.windows import LONGEST, windows
from voicesim.understanding.encoder.encoder import Encoder
from voicesim.understanding.encoder.weights_file import FILE
from voicesim.understanding.second_ear import Clause
from voicesim.understanding.understanding import understand

needs_weights = pytest.mark.skipif(
    not (WEIGHTS / FILE).is_file(), reason="e5-small is not here: voicesim models pull e5-small"
)


def found(ear: TaughtEar, text: str, language: Language = "fr", scenario: str = "") -> set[str]:
    words = typed(text, 0)
    proposals = ear.listen([Clause(0, len(words) - 1)], words, language, scenario).proposals
    return {f"{proposal.kind}:{proposal.id}" for proposal in proposals}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_lessons_are_those_of_the_examples_beside_them(language: Language) -> None:
    lessons, known = load_lessons(language), sheets(language)
    assert lessons.examples == known.digest, "run 'python -m scripts.teach_ear'"
    assert len(lessons.marks) == len(known.examples)
    assert [(t.kind, t.id, t.scenario) for t in lessons.taught] == [
        (label.kind, label.id, label.scenario) for label in known.labels
    ]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_nothing_that_speaks_against_the_speaker_is_taught(language: Language) -> None:
    bad = {family.id for family in load_bank(language).families.values() if family.polarity == "bad"}
    assert bad
    assert not bad & {taught.id for taught in load_lessons(language).taught if taught.kind == "family"}


def test_without_weights_it_hears_by_words_and_names_the_example_it_heard_by() -> None:
    words = typed("y a des gens qui ont vu ce qui s'est passé", 0)
    proposals = TaughtEar().listen([Clause(0, len(words) - 1)], words, "fr", "").proposals
    best = proposals[0]
    assert (best.kind, best.id) == ("topic", "witnesses")
    assert 0 < best.similarity <= 1
    assert best.example in load_lessons("fr").marks


def test_a_scenarios_own_topic_is_proposed_in_that_scenario_alone() -> None:
    said = "vous rouliez à combien à peu près"
    assert "topic:speed" in found(TaughtEar(), said, scenario="FR01")
    assert "topic:speed" not in found(TaughtEar(), said)
    assert "topic:speed" not in found(TaughtEar(), said, scenario="FR02")


def test_silence_and_words_of_no_language_propose_nothing() -> None:
    assert TaughtEar().listen([], [], "fr", "").proposals == ()
    assert found(TaughtEar(), "zzkq wvvx") == set()


def test_the_same_words_give_the_same_proposals_however_often() -> None:
    said = "vous avez quelqu'un chez qui dormir ce soir"
    words = typed(said, 0)
    ears = [TaughtEar(), TaughtEar()]
    first, second = (ear.listen([Clause(0, len(words) - 1)], words, "fr", "").proposals for ear in ears)
    assert first == second
    assert ears[0].digest == ears[1].digest


def test_what_the_ear_adds_is_marked_as_found_by_an_example() -> None:
    known = [example for example in sheets("fr").examples if example.side == "yes"][::200]
    heard = [understand(typed(each.text, 0), load_bank("fr"), None, TaughtEar()) for each in known]
    added = [act for one in heard for act in (*one.acts, *one.guesses) if act.by_example]
    assert added
    assert all(act.found_by.removeprefix("example:") in sentences("fr") for act in added)
    assert {one.ear for one in heard} == {TaughtEar().digest}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_example_named_is_the_nearest_of_its_label(language: Language) -> None:
    known = sheets(language)
    own = [e for e in known.examples if e.side == "yes" and e.label.kind == "topic"][
        :: len(known.examples) // 9
    ]
    for example in own:
        words = typed(example.text, 0)
        label = known.own(example)
        heard = TaughtEar().listen([Clause(0, len(words) - 1)], words, language, label.scenario)
        for proposal in heard.proposals:
            if (proposal.kind, proposal.id) == (label.kind, label.id) and proposal.last == len(words) - 1:
                assert proposal.first or sentences(language)[proposal.example] == example.text


def test_no_word_is_compared_twice_and_no_stretch_is_longer_than_an_example() -> None:
    words = typed("Bonjour. " + "et puis voilà " * 20 + "ça va ? Oui, non, peut-être, enfin si.", 0)
    marks = [index for index, word in enumerate(words) if word.text[-1] in ".,?"]
    starts = [0, *(mark + 1 for mark in marks[:-1])]
    clauses = [Clause(first, last) for first, last in zip(starts, marks, strict=True)]
    spans = windows(clauses, words)
    assert [place for first, last in spans for place in range(first, last + 1)] == list(range(len(words)))
    assert max(last - first + 1 for first, last in spans) <= LONGEST
    assert spans[0] == (0, 0)


def test_answers_without_a_block_are_those_of_a_teaching_without_it() -> None:
    random = np.random.default_rng(2)
    x = random.normal(size=(30, 6)).astype(np.float32)
    targets = random.normal(size=(30, 3)).astype(np.float32)
    kernel = x @ x.T
    block, rest = np.arange(10), np.arange(10, 30)
    weights = np.linalg.solve(kernel[np.ix_(rest, rest)] + RIDGE * np.eye(20), targets[rest])
    again = kernel[np.ix_(block, rest)] @ weights
    assert np.allclose(Regression(kernel, targets).without(block), again, atol=1e-3)


def test_a_damaged_file_of_lessons_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "lessons.fr.npz"
    path.write_bytes(lessons_file("fr").read_bytes()[:5000])
    with pytest.raises(ContentError, match="the second ear's lessons cannot be read"):
        read_lessons(path, "fr")


def test_other_weights_than_those_taught_with_are_refused(tmp_path: Path) -> None:
    write_encoder(tmp_path / FILE)
    with pytest.raises(ModelError, match="not those that the examples were compared with"):
        TaughtEar(Encoder(tmp_path))


@needs_weights
def test_the_vectors_that_ship_are_the_encoders_to_the_last_bit() -> None:
    encoder = Encoder(WEIGHTS)
    for language in ("fr", "en"):
        lessons, examples = load_lessons(language, meaning=True), sheets(language).examples
        chosen = list(range(7, len(examples), len(examples) // 6))
        encoded = encoder.encode([examples[place].text for place in chosen])
        assert lessons.meaning is not None
        assert np.array_equal(small(encoded, lessons.meaning.mean), lessons.meaning.vectors[chosen])
        assert lessons.encoder == encoder.digest


@needs_weights
def test_with_weights_it_hears_what_shares_no_word_with_any_example() -> None:
    ear = TaughtEar(Encoder(WEIGHTS))
    assert "topic:witnesses" in found(ear, "quelqu'un aurait assisté à la scène par hasard")
    assert ear.digest != TaughtEar().digest
