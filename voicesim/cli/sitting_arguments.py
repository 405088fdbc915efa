"""What the commands of `voicesim sitting` ask for on the command line, each written once."""

from __future__ import annotations

from typing import Annotated

import typer

Sitting = Annotated[str, typer.Argument(metavar="SITTING", help="Name of a sitting, or the beginning of it.")]
CallName = Annotated[str, typer.Argument(metavar="NAME", help="Name of a call, or the beginning of it.")]
By = Annotated[str, typer.Option("--by", metavar="WHO", help="Who does it: an examiner of the sitting.")]
Why = Annotated[str, typer.Option("--why", help="The reason; it is entered in the journal.")]
Candidate = Annotated[int, typer.Option("--candidate", min=1, help="The candidate's number.")]
Jury = Annotated[
    list[str], typer.Option("--jury", metavar="WHO", help="A member of the jury; given once for each.")
]
