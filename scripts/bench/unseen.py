"""U1 to U3: what understanding makes of sentences of people who taught nothing (`scripts.unseen_report`).

Where the encoder's weights are here meaning is heard, else words alone: the figure says which.
"""

from __future__ import annotations

from collections import Counter

from scripts.bench.figures import Figure
from scripts.unseen_report import asked, said
from voicesim.sessions.second_ears import encoder_here

FOUND, FALLEN, ANSWERED = 0.88, 0.01, 0.92
"""Of faults, of near misses, of plain questions."""
TOLD = {"fr": "French", "en": "English"}


def found() -> list[Figure]:
    """U1: faults, ways of speaking, questions; for certain, or asked back about and to be verified."""
    return [
        _found_of(("faults", "faults_2"), "faults of two people found, for certain or to be verified"),
        _found_of(("families",), "ways of speaking of one more person a language found"),
        _found_of(("topics",), "questions of that person found"),
    ]


def _found_of(names: tuple[str, ...], what: str) -> Figure:
    """Of all lines of these files, how many are found; and how many for certain."""
    counts = _sum(names)
    shares = {spoken: 1 - counted[""] / counted.total() for spoken, counted in counts.items()}
    certain = {spoken: counted["certain"] / counted.total() for spoken, counted in counts.items()}
    return Figure(
        "U1",
        f"{what}, {_ear()}",
        f"{_by_language(shares)}; for certain {_by_language(certain)}",
        f">= {FOUND:.0%}",
        min(shares.values()) >= FOUND,
        _total(counts),
    )


def traps() -> list[Figure]:
    """U2: near misses taken for the fault for certain; what is to be verified costs nobody anything."""
    each = {name: said(name) for name in ("traps", "traps_2")}
    both = _sum(tuple(each))
    fallen = sum(counted["certain"] for counted in both.values()) / _total(both)
    first, second = (
        sum(counted["certain"] for counted in one.values()) / _total(one) for one in each.values()
    )
    listened = sum(counted["listen"] + counted["doubted"] for counted in both.values()) / _total(both)
    value = f"{fallen:.1%} ({first:.1%} and {second:.1%} of two people's); {listened:.1%} to be verified"
    what = f"near misses of a fault taken for it, {_ear()}"
    return [Figure("U2", what, value, f"<= {FALLEN:.0%}", fallen <= FALLEN, _total(both))]


def questions() -> list[Figure]:
    """U3: plain questions that get the right fact, or are asked back about by a topic that gets it."""
    counted = asked()
    shares = {spoken: _right(of) for spoken, of in counted.items()}
    whole = sum(of["right"] + of["asked back"] for of in counted.values()) / _total(counted)
    return [
        Figure(
            "U3",
            f"plain questions that get the right fact, or a right guess, {_ear()}",
            f"{whole:.1%} ({_by_language(shares)})",
            f">= {ANSWERED:.0%}",
            min(shares.values()) >= ANSWERED,
            _total(counted),
            "" if min(shares.values()) >= ANSWERED else "of one language fewer; one person's questions",
        )
    ]


def _right(counted: Counter[str]) -> float:
    return (counted["right"] + counted["asked back"]) / counted.total()


def _sum(names: tuple[str, ...]) -> dict[str, Counter[str]]:
    return {spoken: sum((said(name)[spoken] for name in names), Counter()) for spoken in TOLD}


def _total(counted: dict[str, Counter[str]]) -> int:
    return sum(of.total() for of in counted.values())


def _by_language(shares: dict[str, float]) -> str:
    return ", ".join(f"{TOLD[spoken]} {share:.1%}" for spoken, share in shares.items())


def _ear() -> str:
    return "by words alone" if encoder_here() is None else "by meaning"
