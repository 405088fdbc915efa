"""Every command of the command line as somebody types it, one after the other in one home.

Who watches what commands do, such as `scripts.watch_network`, runs them all; a test fails when one is
missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from voicesim.resources import content

CALL, KEPT, EXAM = "call", "{kept}", "{exam}"
"""The folder of the first call, and what stands for the name of a practice call and of an examination."""

TYPED = "Bonjour.\nAu revoir.\n"


@dataclass(frozen=True, slots=True)
class Typed:
    """A command, and what is typed while it runs."""

    line: str
    """The words behind `voicesim`; those that hold a space stand between two bars."""
    keys: str = ""
    serves: bool = False
    """Does it serve pages until it is ended?"""

    def words(self, kept: str, exam: str) -> tuple[str, ...]:
        """The words, with the names of the calls."""
        parts = self.line.split("|")
        words = [word for part, text in enumerate(parts) for word in ([text] if part % 2 else text.split())]
        return tuple(word.replace(KEPT, kept).replace(EXAM, exam) for word in words)


CALLS = (
    Typed(f"call FR03 --keyboard --read --out {CALL}", TYPED),
    Typed("call FR07 --keyboard --read", TYPED),
    Typed("demo --scenario FR07 --out demo/0"),
    Typed("replay call/call.flac --scenario FR07 --words words.txt --out demo/1"),
    Typed("score call"),
    Typed("analyze call/call.flac"),
    Typed("doctor"),
    Typed("mirror call"),
    Typed("drill outburst --keyboard --read --lang fr --seed 2", TYPED),
    Typed("path --lang fr"),
)
"""What holds a call, or listens to one."""

KEPT_CALLS = (
    Typed("records list"),
    Typed(f"records show {KEPT}"),
    Typed(f"records export {KEPT} demo/2"),
    Typed("records access --person Claire demo/3"),
    Typed("records agreement"),
    Typed("records verify"),
    Typed(f"records mark {EXAM} --examiner Claire", "1\n" * 60 + "o\n" * 9),
    Typed(f"records contest {EXAM} accueil --why test"),
    Typed("records purge --date-is-right"),
    Typed(f"records delete {KEPT} --why test", "o\n"),
    Typed("catalogue enrol Claire --group mars"),
    Typed("catalogue people"),
    Typed("catalogue due"),
    Typed("catalogue rebuild"),
    Typed("programme report"),
    Typed("programme cohorts new spring --team mars"),
    Typed("programme cohorts list"),
    Typed("programme absent"),
)

SITTING = (
    Typed("sitting new cqp_relation_clientele --name mars"),
    Typed("sitting candidates mars |Zoé Le Fèvre|"),
    Typed("sitting assign mars --examiner Claire"),
    Typed("sitting open mars --typed --all-fit --seed 5"),
    Typed("sitting list"),
    Typed("sitting status mars"),
    Typed("sitting call mars --candidate 1 --keyboard --read", TYPED),
    Typed("sitting incident mars X --kind line"),
    Typed("sitting grant mars X --by Claire --why test"),
    Typed("sitting mark mars X --examiner Claire", "1\n" * 40),
    Typed("sitting conflicts mars --by Claire"),
    Typed("sitting settle mars X --by Claire --points 50 --why test"),
    Typed("sitting evidence mars X --by Claire"),
    Typed("sitting recall mars accueil --jury Claire --jury Paul --why test"),
    Typed("sitting decide mars --candidate 1 --jury Claire --jury Paul"),
    Typed("sitting communicate mars --candidate 1"),
    Typed("sitting contest mars X --why test"),
    Typed("sitting standard mars"),
    Typed("sitting report mars"),
    Typed("sitting proposals mars"),
    Typed("sitting papers mars --out demo/4"),
    Typed("sitting badge mars --candidate 1 --out demo/5"),
    Typed("sitting export mars --out demo/6"),
    Typed("sitting close mars"),
)

CONTENT = (
    Typed("acts Bonjour"),
    Typed("phrases refus"),
    Typed("notice --print"),
    Typed("scenarios list"),
    Typed("scenarios show FR03"),
    Typed("scenarios check calls/FR07.yaml"),
    Typed("scenarios rehearse FR07"),
    Typed("scenarios vary FR07"),
    Typed("content pack demo/8.pack --name brest --title Brest --author Brest --licence CC0-1.0"),
    Typed("content add demo/8.pack"),
    Typed("content list"),
    Typed("content proposals"),
    Typed("content remove brest"),
    Typed("models list"),
    Typed("models verify"),
    Typed("models add nowhere --id mine"),
    Typed("models bundle demo/7.zip --models-only"),
    Typed("models import demo/7.zip --models-only"),
    Typed("config show"),
    Typed("config write"),
    Typed("config schema"),
)

ARCHIVE = (
    Typed("archive add calls --archive demo/archive"),
    Typed("archive run --archive demo/archive --workers 1"),
    Typed("archive run --archive demo/archive --workers 1 --again"),
    Typed("archive status --archive demo/archive"),
    Typed("archive status --archive demo/archive --metrics"),
    Typed("archive report --archive demo/archive"),
    Typed("archive search --archive demo/archive"),
    Typed("archive purge --archive demo/archive --call call --yes"),
    Typed("verbatims comments.csv --words --themes 2"),
)

PAGES = (
    Typed("serve --no-browser --port 0", serves=True),
    Typed("room init --desks 2 --port 0 --trust-port 0 --address 127.0.0.1"),
    Typed("room examiner Claire", "quatre mots pris au hasard\n" * 2),
    Typed("room open --plain", serves=True),
)
"""They serve pages, to this machine or to a closed network, so they listen; they reach out to nobody."""

REACHES_OUT = ("models pull",)
"""The one command that is there to bring something from elsewhere."""

EVERY = (*CALLS, *CONTENT, *KEPT_CALLS, *SITTING, *ARCHIVE, *PAGES)


def prepare(home: Path) -> None:
    """Put into a home what the commands are given."""
    (home / "words.txt").write_text("0.5 2.0 Bonjour, je vous écoute.", "utf-8")
    said = ("attente interminable au téléphone", "conseillère adorable et souriante")
    lines = [f"{said[number % 2]}, dossier de mon voisin numéro {number}" for number in range(60)]
    (home / "comments.csv").write_text("\n".join(("commentaire", *lines)), "utf-8")
    (home / "calls").mkdir()
    (scenario,) = content("personas", "scenarios").glob("FR07*.yaml")
    shutil.copy(scenario, home / "calls" / "FR07.yaml")


def leaves() -> Iterator[str]:
    """Each command that the command line has, such as "records list"."""
    import typer

    from voicesim.cli.main import app

    def under(command: object, way: tuple[str, ...]) -> Iterator[str]:
        commands: dict[str, object] = getattr(command, "commands", {})
        if not commands:
            yield " ".join(way)
        for name, inner in commands.items():
            yield from under(inner, (*way, name))

    return under(typer.main.get_command(app), ())


def missing() -> set[str]:
    """Commands that no line above types."""
    typed = [line.line.split() for line in EVERY]
    return {
        leaf
        for leaf in leaves()
        if leaf not in REACHES_OUT and not any(words[: len(leaf.split())] == leaf.split() for words in typed)
    }
