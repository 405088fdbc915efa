"""Breaking lines on a terminal: between words, and never at a space that binds.

Rich breaks at any space, at the ones before a French colon as well; `textwrap` does not.
"""

from __future__ import annotations

import shutil
import sys
from textwrap import wrap

NO_BREAK = "\u00a0"
_STANDS_IN = "\ue000"  # one column wide, of nobody's alphabet, and no space


def folded(text: str, width: int) -> str:
    """The text with each of its lines in pieces of at most `width` characters, set in as the line is.

    A word is never broken: a path stays whole, to be copied.
    """
    return "\n".join(_pieces(line, width) for line in text.split("\n"))


def on_screen(text: str) -> str:
    """Words for standard error: folded on a terminal, as they are elsewhere."""
    return folded(text, shutil.get_terminal_size().columns) if sys.stderr.isatty() else text


def bound(cell: str) -> str:
    """A cell of a table whose binding spaces Rich does not see as spaces; `unbound` brings them back."""
    return cell.replace(NO_BREAK, _STANDS_IN)


def unbound(drawn: str) -> str:
    """What Rich drew of cells that were `bound`."""
    return drawn.replace(_STANDS_IN, NO_BREAK)


def _pieces(line: str, width: int) -> str:
    inset = " " * (len(line) - len(line.lstrip(" ")))
    return "\n".join(
        wrap(line, width, subsequent_indent=inset, break_long_words=False, break_on_hyphens=False)
    )
