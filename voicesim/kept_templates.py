"""The templates of pages, compiled once an installation and not once a process: a second of every call.

What is compiled lies in `__pycache__` beside the templates, as Python's own does, and is made anew when a
template has changed. Where that folder may not be written to, nothing is kept.
"""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from jinja2 import FileSystemBytecodeCache
from jinja2.bccache import Bucket


class KeptTemplates(FileSystemBytecodeCache):
    """Keeps the compiled templates of one folder."""

    def __init__(self, templates: Path) -> None:
        """`templates` is the folder in which they lie."""
        super().__init__(str(templates / "__pycache__"), "%s.jinja")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take one that was kept, if it can be read."""
        with suppress(OSError):
            super().load_bytecode(bucket)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep one, if that can be done and Python was not told to keep nothing."""
        if not sys.dont_write_bytecode:
            with suppress(OSError):
                Path(self.directory).mkdir(exist_ok=True)
                super().dump_bytecode(bucket)
