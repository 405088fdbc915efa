"""Whether a sentence names somebody."""

from __future__ import annotations

import pytest

from voicesim.text.names import is_named


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Zoé Le Fèvre", "demandé par Zoé Le Fèvre"),
        ("Zoé Le Fèvre", "LEFEVRE, le 3 mars"),
        ("Zoé Le Fèvre", "mme Lefèvre a toussé"),
        ("Zoé Le Fèvre", "dossier de zoe le fevre"),
        ("Zoé Le Fèvre", "dossier de le fèvre zoé"),
        ("Zoé Le Fèvre", "Zoe\u0301 était malade"),
        ("Jean-Pierre Roux", "l'examinateur, Jean-Pierre, l'a vu"),
        ("Paul", "Paul s'est trompé"),
        ("Ana Li", "ana li a raccroché"),
    ],
)
def test_somebody_is_named(name: str, text: str) -> None:
    assert is_named(name, text)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Claire Morel", "la consigne n'était pas claire"),
        ("Zoé Le Fèvre", "Le casque a lâché"),
        ("Ana Li", "l'analyse a été refaite, Li n'est pas un nom assez long pour le dire"),
        ("Marc Hand", "marchander n'est pas noté"),
        ("Paul", "l'épaule, le paulownia et paul"),
        ("Jean Petit", "un petit retard"),
        ("", "personne"),
        ("Zoé Le Fèvre", ""),
    ],
)
def test_nobody_is_named(name: str, text: str) -> None:
    assert not is_named(name, text)
