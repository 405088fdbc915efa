"""A paper as PDF/UA: tagged, in its language, with its own fonts, the same bytes every time.

Typst sets it, and refuses a document that a screen reader could not read. Its packages are never fetched: the
templates beside this file import nothing else.
"""

from __future__ import annotations

import json
from importlib.resources import as_file, files

from voicesim.errors import EngineMissing
from voicesim.examination.papers.paper import Paper
from voicesim.messages.message import Message

TEMPLATE = "paper.typ"


def pdf(paper: Paper) -> bytes:
    """The paper, set. Raises `EngineMissing` when Typst is not installed."""
    try:
        import typst
    except ImportError as error:
        raise EngineMissing(
            "papers.typst",
            what=Message("sets the papers, and is not installed"),
            where="typst",
            mend=Message("install it: pip install 'voicesim[examination]'"),
        ) from error
    with as_file(files("voicesim.examination.papers")) as folder:
        compiler = typst.Compiler(
            folder / TEMPLATE,
            root=folder,
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(paper.as_json(), ensure_ascii=False)},
        )
        done = compiler.compile(
            format="pdf", pdf_standards=["ua-1"], timestamp=paper.at.replace(microsecond=0)
        )
    if not isinstance(done, bytes):
        raise TypeError("Typst gave more than one document")
    return done
