"""What French recognisers and keyboards leave out: the accents of "où" and "coupé", the "il" of "y a"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from voicesim.text.grammar import listed
from voicesim.text.inflection import is_word
from voicesim.text.tokens import Token

_HAVING = frozenset(listed("ai as a avons avez ont avais avait aviez avaient aura aurez aurait auriez ayez"))
_INSIDE = frozenset(listed("pas bien déjà deja tout rien jamais donc vous tu il elle on nous ils elles"))
"""What may stand between "avez" and "coupé"."""
_SHORTEST = 4
"""Letters of a participle: "y a des témoins" has none."""
_ENDINGS = {"e": "é", "es": "és", "ee": "ée", "ees": "ées"}
_BEFORE_WHERE = frozenset(listed("et alors donc mais madame monsieur bon"))
_ONLY_WHERE = frozenset(listed("de par jusque"))
"""No alternative stands after these: "d'ou", "par ou"."""
_AFTER_WHERE = frozenset(listed("exactement précisément précisement"))
_BARELY_OPENED = 3  # tokens before a comma after which "ou" is still the first word that counts


def with_where(tokens: Sequence[Token]) -> list[Token]:
    """ "où" at the head of a clause, which recognisers and keyboards write "ou"."""
    done: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].form if place + 1 < len(tokens) else ""
        where = token.form == "ou" and (
            _asks_where(tokens, place, after)
            or (after not in ("alors", "bien") and _opens_with_where(tokens, place))
        )
        done.append(replace(token, form="où") if where else token)
    return done


def _asks_where(tokens: Sequence[Token], place: int, after: str) -> bool:
    """ "vous êtes ou exactement", "elle était garée ou ?": no alternative follows."""
    if not place or tokens[place - 1].mark:
        return False
    if tokens[place - 1].form in _ONLY_WHERE:
        return True
    return after in _AFTER_WHERE or tokens[place].mark == "?"


def _opens_with_where(tokens: Sequence[Token], place: int) -> bool:
    """No alternative: nothing stands before it in the sentence that it could be the other half of."""
    if place and not tokens[place - 1].mark:
        return tokens[place - 1].form in _BEFORE_WHERE
    before = 0
    while before < place and not tokens[place - before - 1].ends:
        before += 1
    if before:
        return before <= _BARELY_OPENED
    follows = tuple(token.form for token in tokens[place + 1 : place + 4])
    accents = any(not token.form.isascii() for token in tokens[place:])
    meant = accents and follows == ("est", "ce", "que")  # "Ou est-ce que vous préférez un mail ?"
    return not meant


def with_participles(tokens: Sequence[Token]) -> list[Token]:
    """ "vous avez coupe l'eau": after "avoir", what would be a participle but for its accent is one."""
    done: list[Token] = []
    having = False
    for token, after in zip(tokens, (*tokens[1:], None), strict=False):
        wanting = after is not None and after.form == "de"  # "j'ai envie de dire"
        meant = _accented(token.form) if having and not wanting else None
        having = token.form in _HAVING or (having and token.form in _INSIDE and not token.mark)
        done.append(token if meant is None else replace(token, form=meant))
    return done


def _accented(form: str) -> str | None:
    for bare, right in _ENDINGS.items():
        if (
            len(form) >= _SHORTEST
            and form.endswith(bare)
            and form.isascii()
            and is_word(form.removesuffix(bare) + right, "fr")
        ):
            return form.removesuffix(bare) + right
    return None


_THERE = frozenset(("y", "t", "te"))
"""Without one of these there is no "y a" and no "a-t-il"."""


def with_there_is(tokens: Sequence[Token]) -> list[Token]:
    """French "y a" said for "il y a", and the "t" of "y a-t-il" taken out."""
    if _THERE.isdisjoint(token.form for token in tokens):
        return list(tokens)
    done: list[Token] = []
    for place, token in enumerate(tokens):
        after = tokens[place + 1].form if place + 1 < len(tokens) else ""
        before = done[-1].form if done else ""
        if (
            token.form in ("t", "te")
            and after in ("il", "elle", "on", "ils", "elles")
            and before[-1:] in "aecd"
        ):
            continue
        inverted = any(later.form == "il" for later in tokens[place + 2 : place + 4])
        starts = (
            token.form == "y" and after in ("a", "avait", "aura", "aurait") and before not in ("il", "ils")
        )
        if starts and not inverted:
            done.append(replace(token, form="il", mark=""))
        done.append(token)
    return done
