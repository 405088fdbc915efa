"""The help, and what is said of a command line that cannot be understood, in the person's language.

The help stands in English beside what it describes; `french_help` has the French of every paragraph, and a
test finds the one that has none. The words of the library that draws the help are here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import IO, Any

import typer
import typer.core

from voicesim.cli.commands import Commands
from voicesim.cli.french_help import HELP
from voicesim.messages.catalogue import bound, said
from voicesim.messages.message import Message
from voicesim.text.words import Language

_TEXTS: Mapping[str, str] = {
    "Arguments": "Arguments",
    "Options": "Options",
    "Commands": "Commandes",
    "required": "obligatoire",
    "default: {default}": "par défaut : {default}",
    "(dynamic)": "(selon le cas)",
    "Aborted!": "Arrêté.",
    "Missing command.": "Il manque la commande.",
    "No such command {name!r}.": "Il n'y a pas de commande {name!r}.",
}
"""What Typer asks gettext for -> French."""

_KINDS: Mapping[str, str] = {
    "<str>": "<texte>",
    "<int range>": "<entier>",
    "<int>": "<entier>",
    "<float>": "<nombre>",
    "<float range>": "<nombre>",
    "<dir>": "<dossier>",
    "<path>": "<chemin>",
    "<file>": "<fichier>",
}
"""Kinds of values as the help names them -> French."""


METAVARS: Mapping[str, str] = {
    "ID": "NOM",
    "PRESET": "ASSORTIMENT",
    "FILE": "FICHIER",
    "FOLDER": "DOSSIER",
    "NAME": "NOM",
    "PACK": "LOT",
    "AUDIO": "SON",
    "RECORDING": "ENREGISTREMENT",
    "WORDS": "MOTS",
    "TEXT": "TEXTE",
    "MODEL": "MODÈLE",
    "CRITERION": "CRITÈRE",
    "CALL_DIR": "DOSSIER",
    "TURN": "TOUR",
    "PERSON": "PERSONNE",
    "WHO": "QUI",
    "WHAT": "QUOI",
    "SKILL": "COMPÉTENCE",
    "SITTING": "SESSION",
    "BLUEPRINT": "PLAN",
    "POPULATION": "POPULATION",
    "WHERE": "OÙ",
    "ADDRESS": "ADRESSE",
}
"""Words that stand for a value on the command line -> French."""


def speak(command: Any, language: Language) -> None:
    """Let a command and all below it give their help in this language; `command` is Typer's, as built."""
    typer.core._ = _asked_for if language == "fr" else str  # type: ignore[attr-defined, assignment]
    if language == "fr":
        _translate(command)


def _asked_for(text: str) -> str:
    return _TEXTS.get(text, text)


def paragraphs(text: str) -> tuple[str, ...]:
    """The paragraphs of a help text, each on one line: the keys of the catalogue."""
    return tuple(" ".join(one.split()) for one in text.strip().split("\n\n") if one.strip())


def french(text: str) -> str:
    """A help text in French; a paragraph that nobody has translated stays as it is."""
    return "\n\n".join(bound(HELP.get(one, one)) for one in paragraphs(text))


def _translate(command: Any) -> None:
    command.context_class = _french_context(command.context_class)
    if command.help:
        command.help = french(command.help)
    if getattr(command, "subcommand_metavar", ""):
        command.subcommand_metavar = command.subcommand_metavar.replace("COMMAND", "COMMANDE")
    for parameter in command.params:
        if getattr(parameter, "help", None):
            parameter.help = french(parameter.help)
        if getattr(parameter, "metavar", None):
            parameter.metavar = re.sub(
                r"[A-Z_]+", lambda one: METAVARS.get(one[0], one[0]), parameter.metavar
            )
    below = getattr(command, "commands", {})
    if isinstance(below, Commands):
        below.change_each(_translate)
        return
    for one in below.values():
        _translate(one)


def _french_context(own: Any) -> Any:
    """A context like the command's own, whose help is drawn in French."""

    class Formatter(own.formatter_class):  # type: ignore[misc]
        def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
            super().write_usage(prog, args, prefix or bound("Utilisation : "))

        def write_heading(self, heading: str) -> None:
            self.write(f"{'':>{self.current_indent}}{heading} :\n")

        def write_dl(self, rows: Iterable[tuple[str, str]], *args: Any, **more: Any) -> None:
            super().write_dl([(_kinds(left), french(right)) for left, right in rows], *args, **more)

    class Context(own):  # type: ignore[misc]
        formatter_class = Formatter

    return Context


def _kinds(left: str) -> str:
    for one, other in _KINDS.items():
        left = left.replace(one, other)
    return left


def french_usage(problem: Any) -> Any:
    """A usage error that shows itself in French; its exit status stays. `problem` is Typer's."""
    problem.show = lambda file=None: _show(problem, file)
    return problem


def _show(problem: Any, file: IO[str] | None) -> None:
    if getattr(problem, "ctx", None) is not None:
        if type(problem).__name__ == "NoArgsIsHelpError":
            typer.echo(problem.format_message(), file=file, err=file is None)
            return
        typer.echo(problem.ctx.get_usage(), file=file, err=file is None)
        more = bound(f"« {problem.ctx.command_path} --help » en dit plus.\n")
        typer.echo(more, file=file, err=file is None)
    typer.echo(bound(f"Erreur : {_said(problem)}"), file=file, err=file is None)


def _said(problem: Any) -> str:
    """The problem by its kind: what the library says of it is English."""
    parameter = getattr(problem, "param", None)
    if isinstance(problem.message, Message):
        return f"{said(problem.message, 'fr')}."
    match type(problem).__name__:
        case "NoSuchOption":
            known = ", ".join(sorted(problem.possibilities or ()))
            near = f" (Proches : {known})" if known else ""
            return f"il n'y a pas d'option {problem.option_name}.{near}"
        case "MissingParameter" if parameter is not None:
            what = "l'argument" if parameter.param_type_name == "argument" else "l'option"
            return f"il manque {what} {parameter.get_error_hint()}."
        case "BadParameter" if parameter is not None:
            wanted = _kinds(parameter.display_type(problem.ctx) or "")
            bounds = _bounds(parameter.type_descriptor.parameter_info)
            needed = f" : il faut {wanted}{bounds}" if wanted else ""
            return f"la valeur de {parameter.get_error_hint()} ne convient pas{needed}."
        case "BadOptionUsage":
            return f"l'option {problem.option_name} veut une valeur, ou n'en prend pas."
        case "UsageError" if problem.message in (*_TEXTS.values(),) or "commande" in problem.message:
            return _near(str(problem.message))
        case _:
            named = re.search(r"\(([^()]+)\)$", str(problem.message))
            return f"« {named[1]} » est de trop." if named else "un argument n'est pas à sa place."


def _bounds(kind: Any) -> str:
    """From where to where a number may lie, where it has ends: " (de 5 à 300)"."""
    low, high = getattr(kind, "min", None), getattr(kind, "max", None)
    if low is None or high is None:
        return "" if low is high else f" ({low} ou plus)" if high is None else f" ({high} ou moins)"
    return f" (de {low} à {high})"


def _near(message: str) -> str:
    """The commands whose names come near, which Typer adds in English."""
    known, _, near = message.partition(". Did you mean ")
    return f"{known}. (Proches : {near.removesuffix('?')})" if near else message
