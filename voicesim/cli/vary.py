"""`voicesim scenarios vary`: a language model proposes other ways of saying lines, a person accepts them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.messages.message import Message

if TYPE_CHECKING:
    from voicesim.client.varying import Proposal
    from voicesim.sessions.varying import Chosen


def vary(
    scenario: Annotated[str, typer.Argument(metavar="ID", help="FR03, or a file of your own.")],
    key: Annotated[
        str,
        typer.Option(
            "--key", help="Only these lines, such as 'fact' or 'objection.cost'.", show_default=False
        ),
    ] = "",
    most: Annotated[
        int, typer.Option("--most", min=1, help="Stop once so many lines have passed the guards.")
    ] = 20,
    seed: Annotated[int, typer.Option("--seed", min=0, help="Another seed, other proposals.")] = 0,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who accepts, for the file.", show_default=False)
    ] = "",
    accept: Annotated[
        Path | None,
        typer.Option(
            "--accept",
            metavar="FILE",
            help="Accept what a file of --json says, once you have edited it.",
            show_default=False,
        ),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Let the language model of the settings propose other ways of saying a caller's lines.

    Guards refuse what is not fit; you accept the others one by one. What you accept is written into the
    scenario's file with its origin, and is said from then on as any other line, in examinations too.
    """
    from voicesim.client.scenario import load_scenario
    from voicesim.sessions.varying import asked_for, engine_for_variants, proposed, read_proposals
    from voicesim.settings.sources import read_settings

    out, chosen = Output(json, plain), load_scenario(scenario)
    if accept is not None:
        file = read_proposals(accept)
        _keep(out, scenario, file.proposals, file.model, by)
        return
    keys = asked_for(chosen, key)
    engine = engine_for_variants(read_settings().settings)
    with out.progress(Message("asking the model"), total=most) as progress:
        passed: list[Proposal] = []

        def told(proposal: Proposal) -> None:
            if not proposal.refused:
                passed.append(proposal)
                progress.at(len(passed))

        found = proposed(chosen, engine, keys, most, seed, told)
    refused = [one for one in found if one.refused]
    out.say(_sorted_out(len(passed), refused))
    if json:
        out.result(
            {
                "scenario": chosen.id,
                "model": engine.name,
                "proposals": [
                    {"key": one.key, "of": one.of, "line": one.line, "accept": False} for one in passed
                ],
                "refused": [
                    {"key": one.key, "of": one.of, "line": one.line, "why": one.refused} for one in refused
                ],
            }
        )
        return
    _keep(out, scenario, _asked(out, passed), engine.name, by)


def _sorted_out(passed: int, refused: Sequence[Proposal]) -> Message:
    why = Counter(one.refused.partition(":")[0] for one in refused)
    reasons = ", ".join(f"{guard} {count}" for guard, count in why.most_common()) or "-"
    return Message(
        "{passed} line{passed!p} to look at; the guards refused {count} ({reasons}).",
        passed=passed,
        count=len(refused),
        reasons=reasons,
    )


def _asked(out: Output, passed: Sequence[Proposal]) -> list[Chosen]:
    """Each proposal beside the author's line, and the person's word on it."""
    from voicesim.cli.asking import agreed
    from voicesim.sessions.varying import Chosen

    chosen = []
    for one in passed:
        out.line(Message("{key}: the author's: {line}", key=one.key, line=one.of))
        out.line(Message("{key}: proposed: {line}", key=one.key, line=one.line))
        accept = agreed(Message("Does the caller say it so?"))
        chosen.append(Chosen(key=one.key, of=one.of, line=one.line, accept=accept))
    return chosen


def _keep(out: Output, which: str, chosen: Sequence[Chosen], model: str, by: str) -> None:
    from voicesim.sessions.store_here import moment
    from voicesim.sessions.varying import keep

    kept = keep(which, chosen, model, moment().date(), by)
    out.line(Message("{count} line{count!p} written into {file}.", count=len(kept.variants), file=kept.file))
    out.result({"file": str(kept.file), "kept": [one.model_dump() for one in kept.variants]})
