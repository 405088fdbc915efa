"""Whether two things are said in the same terms: by how their words begin."""

from __future__ import annotations

from collections.abc import Sequence

from voicesim.text.fold import folded
from voicesim.text.words import Word

ALIKE = 5
"""Letters by which two forms of a word are known for one: "rappelle", "rappellerai"."""


def terms(words: Sequence[Word], least: int = ALIKE) -> set[str]:
    """How the words of so many letters at least begin, folded."""
    forms = (folded(word.text).strip(".,;:!?…") for word in words)
    return {form[:ALIKE] for form in forms if len(form) >= least}
