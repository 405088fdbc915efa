"""How much personal data gets through, and how much else is hidden.

`python -m scripts.leaks [seen|unseen|later|other|kept|all] [--rules]`; `--rules` leaves the entity model out.

Leak rate: the share of entities of which a word of weight stays readable (articles and prepositions at their
edges do not count). Over-masking: the share of words outside entities that are hidden. Both are printed with
what leaked. The unseen half was written before the rules and is judged once they stand; of two lots by
somebody who had seen neither, one (other) was mended on and one (kept) judged.
"""

from __future__ import annotations

import sys
from collections import Counter

from scripts.leaks.reading import HALVES, LATER, Text, read_half
from voicesim.privacy.entities import entity_model
from voicesim.privacy.finding import EntityModel, find
from voicesim.privacy.kinds import STRUCTURED, Hidden, Kind
from voicesim.text.fold import folded

_LIGHT = frozenset(
    [
        "le",
        "la",
        "les",
        "l",
        "un",
        "une",
        "des",
        "du",
        "de",
        "d",
        "a",
        "à",
        "au",
        "aux",
        "en",
        "et",
        "the",
        "an",
        "of",
        "in",
        "my",
        "her",
        "his",
        "numero",
        "number",
    ]
)
_GROUPS = {
    "structured identifiers": STRUCTURED,
    "names and addresses": frozenset({Kind.NAME, Kind.ADDRESS}),
    "health": frozenset({Kind.HEALTH}),
}


def main() -> None:
    wanted = sys.argv[1] if len(sys.argv) > 1 else "all"
    rules_only = "--rules" in sys.argv
    halves = (*HALVES, *LATER) if wanted == "all" else (wanted,)
    for half in halves:
        texts = read_half(half)
        models = {} if rules_only else {one: entity_model(one) for one in ("fr", "en")}  # type: ignore[arg-type]
        print(f"\n== {half}: {len(texts)} texts, entity model: {'yes' if any(models.values()) else 'no'}")
        report(texts, models)


def report(texts: list[Text], models: dict[str, EntityModel | None]) -> None:
    asked: Counter[Kind] = Counter()
    leaked: Counter[Kind] = Counter()
    plain = over = 0
    leaks: list[str] = []
    too_much: list[str] = []
    for text in texts:
        hidden = find(text.turns, text.language, models.get(text.language))
        covered = {(one.turn, place) for one in hidden for place in range(one.first, one.last + 1)}
        inside = {(one.turn, place) for one in text.entities for place in range(one.first, one.last + 1)}
        for entity in text.entities:
            asked[entity.kind] += 1
            bare = [place for place in _of_weight(text, entity) if (entity.turn, place) not in covered]
            if bare:
                leaked[entity.kind] += 1
                words = text.turns[entity.turn]
                whole = " ".join(word.text for word in words[entity.first : entity.last + 1])
                leaks.append(
                    f"{entity.kind:9}{whole!r}: {' '.join(words[place].text for place in bare)!r} readable"
                )
        for turn, words in enumerate(text.turns):
            outside = [place for place in range(len(words)) if (turn, place) not in inside]
            plain += len(outside)
            wrongly = [place for place in outside if (turn, place) in covered]
            over += len(wrongly)
            if wrongly:
                shown = " ".join(f"<{w.text}>" if n in wrongly else w.text for n, w in enumerate(words))
                too_much.append(shown)
    for name, kinds in _GROUPS.items():
        total, got = sum(asked[kind] for kind in kinds), sum(leaked[kind] for kind in kinds)
        print(f"{name:24} {got:3} of {total:3} leaked: {100 * got / max(1, total):.1f} %")
    print("  by kind: " + ", ".join(f"{kind} {leaked[kind]}/{asked[kind]}" for kind in Kind if asked[kind]))
    print(
        f"over-masking             {over:3} of {plain} words outside them: {100 * over / max(1, plain):.1f} %"
    )
    print("leaked:", *(leaks or ["nothing"]), sep="\n  ")
    print("hidden for nothing:", *(too_much or ["nothing"]), sep="\n  ")


def _of_weight(text: Text, entity: Hidden) -> list[int]:
    """The words of an entity but the small ones at its edges."""
    places = list(range(entity.first, entity.last + 1))
    words = text.turns[entity.turn]
    for end in (0, -1):
        while len(places) > 1 and folded(words[places[end]].text.strip(".,?!")) in _LIGHT:
            places.pop(end)
    return places


if __name__ == "__main__":
    main()
