"""`voicesim scenarios`: who may call."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from voicesim.cli.choices import SpokenLanguage
from voicesim.cli.options import Json, Plain
from voicesim.cli.output import Output
from voicesim.cli.rehearse import rehearse
from voicesim.cli.vary import vary
from voicesim.messages.lists import all_of
from voicesim.messages.message import Message
from voicesim.sessions.populations import POPULATIONS

if TYPE_CHECKING:
    from voicesim.client.scenario import Scenario

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Who may call: list them, read one, check, rehearse, vary.",
)
app.command("rehearse")(rehearse)
app.command("vary")(vary)


@app.command("list")
def list_(
    lang: Annotated[SpokenLanguage | None, typer.Option("--lang", help="Only this language.")] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """List the scenarios: who calls about what, and how hard it is."""
    from voicesim.client.scenario import list_scenarios

    out = Output(json, plain)
    chosen = [scenario for scenario in list_scenarios() if lang is None or scenario.language == lang.value]
    out.table(
        ("id", "level", "for", "what happens"),
        [(s.id, "*" * s.level, POPULATIONS[s.population], f"{s.title}. {s.summary}") for s in chosen],
    )
    out.result({"scenarios": [_brief(scenario) for scenario in chosen]})


@app.command()
def show(
    scenario: Annotated[str, typer.Argument(metavar="ID", help="FR03, or a file of your own.")],
    secrets: Annotated[
        bool, typer.Option("--secrets", help="Show what the caller hides too: for trainers.")
    ] = False,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Show the trainee's side of a scenario: who you are, what your screen says, the procedure."""
    from voicesim.cli.before_call import show_brief, shown
    from voicesim.client.scenario import load_scenario

    out, chosen = Output(json, plain), load_scenario(scenario)
    show_brief(chosen, "practice", out, as_result=True)
    if secrets:
        out.table(
            ("fact", "told", "when asked about", "what it is"),
            [
                (
                    fact.id,
                    Message("{one}", one=fact.told),
                    ", ".join(fact.topics),
                    shown(chosen, fact.sentence),
                )
                for fact in chosen.facts
            ],
        )
        for error in chosen.critical_errors:
            form = "Critical error ({kind}): {sentence}"
            out.line(Message(form, kind=error.kind, sentence=shown(chosen, error.sentence)))
        out.line(Message("A good call ends so: {end}", end=shown(chosen, chosen.expected)))
    body = {**_brief(chosen), "trainee": chosen.trainee.model_dump(), "screen": chosen.screen.model_dump()}
    if secrets:
        body["scenario"] = chosen.model_dump(mode="json")
    out.result(body)


@app.command()
def check(
    files: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE",
            help="Scenarios, moments, blueprints or examples (.tsv) of your own; all of ours when left out.",
        ),
    ] = None,
    json: Json = False,
    plain: Plain = False,
) -> None:
    """Check scenarios, moments, blueprints and examples; every fault is named with its file, line, key and
    remedy.
    """
    from voicesim.cli.outcome import MENDABLE
    from voicesim.client.example_check import check_examples
    from voicesim.client.lint.checking import check as findings_in
    from voicesim.client.moment import is_of_moments, moment_files
    from voicesim.client.scenario import find_scenario, scenario_files
    from voicesim.content.examples import example_files, fact_files, fault_files
    from voicesim.examination.blueprint import blueprint_files, is_blueprint
    from voicesim.examination.blueprint_check import check_blueprint
    from voicesim.scorecard.moment_check import check_moments

    out = Output(json, plain)
    sheets = (
        tuple(file for file in files if file.suffix == ".tsv")
        if files
        else (*example_files(), *fault_files(), *fact_files())
    )
    blueprints = tuple(file for file in files if is_blueprint(file)) if files else blueprint_files()
    moments = tuple(file for file in files if is_of_moments(file)) if files else moment_files()
    apart = {*sheets, *blueprints, *moments}
    others = [file for file in files or () if file not in apart]
    paths = tuple(map(find_scenario, others)) if files else scenario_files()
    findings = []
    with out.progress(Message("checking scenarios"), total=len(paths)) as progress:
        for number, path in enumerate(paths):
            progress.at(number, Message("checking {name}", name=path.stem))
            findings += findings_in(path)
    for path in moments:
        findings += check_moments(path)
    for path in blueprints:
        findings += check_blueprint(path)
    if sheets:
        findings += check_examples(sheets)
    for finding in findings:
        out.line(finding.sentence)
    checked = []
    if paths:
        checked.append(Message("{count} scenario{count!p}", count=len(paths)))
    if moments:
        checked.append(Message("{count} file{count!p} of moments", count=len(moments)))
    if blueprints:
        checked.append(Message("{count} blueprint{count!p}", count=len(blueprints)))
    if sheets:
        checked.append(Message("{count} file{count!p} of examples", count=len(sheets)))
    form = "Checked: {checked}; {count} thing{count!p} to mend."
    out.line(Message(form, checked=all_of(checked), count=len(findings)))
    out.result(
        {
            "checked": [str(path) for path in (*paths, *moments, *blueprints, *sheets)],
            "findings": [
                {
                    "file": str(finding.file),
                    "line": finding.line,
                    "key": finding.key,
                    "message": finding.message,
                    "remedy": finding.remedy,
                    "code": finding.code,
                }
                for finding in findings
            ],
        }
    )
    if findings:
        raise typer.Exit(MENDABLE)


def _brief(scenario: Scenario) -> dict[str, Any]:
    return {
        "id": scenario.id,
        "version": scenario.version,
        "language": scenario.language,
        "population": scenario.population,
        "title": scenario.title,
        "summary": scenario.summary,
        "level": scenario.level,
        "sensitive": scenario.sensitive is not None,
    }
