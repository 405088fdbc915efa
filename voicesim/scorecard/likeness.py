"""Would a person, shown an example beside what was said, agree that it says the same?

What hears by meaning may be right for reasons that nobody sees. An example is shown only where its words are
much the same; where they are not, the sentence stands for itself.
"""

from __future__ import annotations

from voicesim.text.fold import plain

CONVINCING = 0.5
"""Share of words in common, 0..1, from which an example is shown. Of 18 credits that rested on an example in
sixteen calls, those of 0.5 and more read as the same to a person, those of less did not."""
_STEM = 5
"""Letters by which two forms of a word are known for one: "appelle", "appellerai"."""


def convinces(said: str, example: str) -> bool:
    """Has the example enough of its words in common with what was said, and what was said with it?"""
    return alike(said, example) >= CONVINCING


def alike(said: str, example: str) -> float:
    """Twice the words in common over the words of both, each counted once: 0..1."""
    ours, theirs = _stems(said), _stems(example)
    both = len(ours) + len(theirs)
    return 2 * len(ours & theirs) / both if both else 0.0


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in plain(text).replace("'", " ").split()}
