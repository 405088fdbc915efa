"""Words at the head of a clause that look like a question's, and whether they open one."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.text.grammar import Grammar, listed

_DONE = frozenset(listed("said told been gone come left got had seen given sent made found taken heard put"))
_HAVING = frozenset(listed("you they we i he she it any anyone anybody either"))


def has_no_subject(forms: Sequence[str], mark: str) -> bool:
    """English "have a seat", "have the photos ready": an order, unless a question mark says otherwise.

    "have the doctors said you can fly" has a subject: what is said of it shows.
    """
    if forms[0] != "have" or mark == "?" or (len(forms) > 1 and forms[1] in _HAVING):
        return False
    return not any(form in _DONE or form.endswith("ed") for form in forms[3:])


def wonders(forms: Sequence[str], grammar: Grammar) -> bool:
    """A question word at the head of a clause, before a question mark: "Quand ont lieu les obsèques ?"."""
    return forms[0] in grammar.question_words and len(forms) > 1 and forms[1] not in grammar.subjects


def is_answer(forms: Sequence[str], grammar: Grammar) -> bool:
    """English "what I can do is", "when you have ...": a clause, not a question."""
    if grammar.language == "fr":
        return False
    if forms[:2] == ("do", "not"):
        return len(forms) > 2 and forms[2] not in grammar.subjects  # "don't worry" is an order
    if forms[0] not in grammar.question_words:
        return False
    return (
        len(forms) > 1
        and forms[1] in grammar.subjects
        and forms[0] in ("what", "when", "where", "how", "why")
    )
