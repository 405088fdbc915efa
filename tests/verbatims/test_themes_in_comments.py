"""Comments of clients become themes, the same ones whatever the order of the lines; nobody is named."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta
from importlib import import_module
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from voicesim.client.moment import moments_in
from voicesim.client.scenario import load_scenario
from voicesim.errors import ContentError
from voicesim.text.words import Language
from voicesim.verbatims.areas import areas
from voicesim.verbatims.comments import Comment, freed, read_comments
from voicesim.verbatims.cutting import sentences
from voicesim.verbatims.reporting import Found, themes_in
from voicesim.verbatims.themes import NONE, part, weighed
from voicesim.verbatims.word_vectors import points_of

_WHO = ("ma femme", "mon voisin", "notre famille", "le syndic", "ma mère", "un collègue", "ma fille")
_HOW = ("hier", "mardi", "au printemps", "en août", "cet hiver", "lundi", "avant Noël")
WAITED = [f"Attente au téléphone interminable pour {who} {how}." for who in _WHO for how in _HOW]
PRAISED = [f"Conseillère adorable et souriante avec {who} {how}." for who in _WHO for how in _HOW]


def comments(start: date = date(2026, 1, 1)) -> list[Comment]:
    """Waiting first, praise later; and one word that says nothing."""
    return [
        *(Comment(text, start + timedelta(days=n)) for n, text in enumerate(WAITED)),
        *(Comment(text, start + timedelta(days=200 + n)) for n, text in enumerate(PRAISED)),
        Comment("Bof.", start),
    ]


def found(kept: Sequence[Comment], seed: int = 0) -> Found:
    return themes_in(kept, "fr", count=2, seed=seed)


def test_themes_have_their_share_examples_trend_and_what_answers_them() -> None:
    result = found(comments())
    about = {theme.area.id: theme for theme in result.themes if theme.area}
    assert set(about) == {"reach", "praise"}
    assert about["reach"].comments == len(WAITED)
    assert about["reach"].share == pytest.approx(len(WAITED) / len(comments()))
    assert (about["reach"].trend, about["praise"].trend) == ("less", "more")
    assert set(about["praise"].examples) <= set(PRAISED)
    assert about["reach"].area is not None
    assert about["reach"].area.advice
    assert result.unassigned == 1
    assert not result.by_meaning


def test_lines_in_another_order_give_the_same_themes() -> None:
    kept = comments()
    other = random.Random(5).sample(kept, len(kept))
    assert found(kept).themes == found(other).themes


def test_other_seeds_part_plain_themes_alike() -> None:
    texts = [one.text for one in comments()]
    kinds = [part(texts[:-1], "fr", 2, seed).labels.tolist() for seed in (0, 1, 2)]
    assert kinds[0] == kinds[1] == kinds[2]
    assert set(kinds[0]) == {0, 1}


class Meaning:
    """An encoder that knows what is about waiting."""

    def __init__(self) -> None:
        self.read: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.int16]:
        self.read += texts
        return np.array([[len(text), 9000 * ("Attente" in text)] for text in texts], dtype=np.int16)


def test_by_meaning_the_encoder_reads_each_sentence_once_and_its_parts_are_the_themes() -> None:
    meaning = Meaning()
    texts = [*WAITED, *PRAISED, *WAITED]
    parted = part(texts, "fr", 2, 0, meaning)
    assert sorted(meaning.read) == sorted({*texts})
    waiting = {int(label) for label, text in zip(parted.labels, texts, strict=True) if "Attente" in text}
    praise = {int(label) for label, text in zip(parted.labels, texts, strict=True) if "Attente" not in text}
    assert len(waiting) == len(praise) == 1
    assert waiting != praise
    assert NONE not in waiting | praise


def test_a_trend_needs_days_and_enough_comments_of_them() -> None:
    assert {theme.trend for theme in found([Comment(one.text) for one in comments()]).themes} == {"unknown"}


def test_a_handful_of_comments_has_no_themes_and_all_of_them_are_unassigned() -> None:
    result = found([Comment("Attente interminable au téléphone."), Comment("Bof.")])
    assert (result.themes, result.unassigned) == ((), 2)


def test_personal_data_are_taken_out_of_what_was_typed_even_without_accents() -> None:
    kept = freed(
        [Comment("rappelez moi au 06 39 98 70 21 apres midi, on ma repondu mechamment")], "fr", print
    )
    assert "39" not in kept[0].text
    assert kept[0].text.endswith("apres midi, on ma repondu mechamment")


def test_a_sentence_of_few_words_belongs_to_no_theme() -> None:
    cut = sentences(["Bonjour. Attente interminable au téléphone. Merci beaucoup !"], "fr")
    assert [one.text for one in cut] == ["Attente interminable au téléphone."]


@pytest.mark.parametrize("language", ["fr", "en"])
def test_each_drill_that_is_named_can_be_drilled(language: Language) -> None:
    named = {one.skill for one in areas(language).written.areas if one.skill is not None}
    drilled = {moment.skill for id, moment in moments_in(language) if load_scenario(id).sensitive is None}
    assert len(named) >= 3
    assert named <= drilled


def test_a_table_is_read_in_french_with_semicolons_and_empty_comments_are_left_out(tmp_path: Path) -> None:
    table = tmp_path / "avis.csv"
    table.write_text('Date;Commentaire\n20/11/2026;"Long ; très long"\n21/11/2026;\n', encoding="utf-8-sig")
    assert read_comments(table) == (Comment("Long ; très long", date(2026, 11, 20)),)


@pytest.mark.parametrize(
    ("written", "code", "where"),
    [
        ("a,b\n1,2\n", "no column says what the comments are", ":1"),
        ("commentaire,date\nx,hier\n", "'hier' is no date", ":2"),
        ('commentaire\n"sans fin\n', "its quotation marks do not pair", "avis.csv"),
    ],
)
def test_what_is_wrong_with_a_table_is_said_with_its_line(
    written: str, code: str, where: str, tmp_path: Path
) -> None:
    table = tmp_path / "avis.csv"
    table.write_text(written, encoding="utf-8")
    with pytest.raises(ContentError) as refused:
        read_comments(table)
    assert str(refused.value.what) == code
    assert where in refused.value.where


def test_sentences_that_share_no_word_are_near_when_their_words_keep_the_same_company() -> None:
    linked = ["facture virement", "virement prélèvement", "facture relevé", "prélèvement relevé"]
    other = ["plombier fuite", "fuite carrelage", "plombier robinet", "carrelage robinet"]
    texts = [*linked, *other]
    weights, _ = weighed(texts, "fr")
    points = points_of(weights, 0, import_module("sklearn.decomposition"))
    bank, apart = points[0] @ points[3], points[0] @ points[7]
    assert not set(linked[0].split()) & set(linked[3].split())
    assert bank > 0.5 > apart
