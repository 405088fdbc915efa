"""Where a line is cut so that its first words sound at once."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicesim.voice.clauses import ClauseSplitter, split


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("Bonjour, je vous appelle pour une fuite, c'est urgent.",
         ["Bonjour, je vous appelle pour une fuite,", "c'est urgent."]),
        ("Vous comprenez ? Je n'en peux plus !", ["Vous comprenez ?", "Je n'en peux plus !"]),
        ("M. Le Goff est passé à 18 h 20, hier.", ["M. Le Goff est passé à 18 h 20, hier."]),
        ("Il me faut 1 600,50 euros, pas moins de ça.", ["Il me faut 1 600,50 euros,", "pas moins de ça."]),
        ("Mme Diaz, J. Roux et le Dr. Petit. Voilà.", ["Mme Diaz,", "J. Roux et le Dr. Petit. Voilà."]),
        ("At 9 a.m. I called Mr. Hale: no answer.", ["At 9 a.m. I called Mr. Hale:", "no answer."]),
        ("Non.", ["Non."]),
        ("« Oui, d'accord », m'avez-vous dit… et rien !",
         ["« Oui, d'accord »,", "m'avez-vous dit…", "et rien !"]),
        ("Je voulais — enfin, non.", ["Je voulais —", "enfin, non."]),
        ("", []),
    ],
)  # fmt: skip
def test_a_line_is_cut_at_its_breaths(text: str, clauses: list[str]) -> None:
    assert split(text) == clauses


def test_one_word_may_stand_before_the_first_pause_where_a_voice_wants_it() -> None:
    assert split("Ben, j'en ai quatre, des photos.", first=1) == ["Ben,", "j'en ai quatre,", "des photos."]
    assert split("Oui. Non, deux.", first=1) == ["Oui.", "Non, deux."]
    assert split("Ben, oui.", first=1) == ["Ben, oui."]
    assert split("Non.", first=1) == ["Non."]


TEXT = st.text(alphabet=st.sampled_from("aé1M .,;:!?…—'’ \n»"), max_size=60)


@given(TEXT)
def test_no_word_is_lost_and_no_clause_is_a_lone_word(text: str) -> None:
    clauses = split(text)
    assert " ".join(clauses) == " ".join(text.split())
    if len(clauses) > 1:
        assert all(sum(any(c.isalnum() for c in w) for w in clause.split()) >= 2 for clause in clauses)


@given(TEXT, st.lists(st.integers(0, 60), max_size=8))
def test_a_text_that_arrives_in_pieces_is_cut_the_same(text: str, cuts: list[int]) -> None:
    whole, pieces = ClauseSplitter(), ClauseSplitter()
    expected = whole.push(text) + whole.flush()
    edges = [0, *sorted(min(cut, len(text)) for cut in cuts), len(text)]
    got = [c for a, b in pairwise(edges) for c in pieces.push(text[a:b])] + pieces.flush()
    assert got == expected


def test_a_clause_is_given_as_soon_as_it_is_certain() -> None:
    splitter = ClauseSplitter()
    assert splitter.push("Écoutez, ça fait trois") == []
    assert splitter.push(" semaines,") == []
    assert splitter.push(" et") == ["Écoutez, ça fait trois semaines,"]
    assert splitter.flush() == ["et"]
    assert splitter.flush() == []
