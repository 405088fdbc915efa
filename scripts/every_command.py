"""Every command of the command line as somebody types it, one after the other in one home.

Who watches what commands do, such as `scripts.watch_network`, runs them all; a test fails when one is
missing.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.killing.homes import held, registry_in, store_in
from scripts.miniatures import whisper_model
from scripts.prepared_sitting import now, prepare_sitting, short_blueprint
from voicesim.examination.blueprint import load_blueprint
from voicesim.examination.book import Book
from voicesim.records.kept import read_scorecard
from voicesim.resources import content
from voicesim.settings.schema import Records, Settings

CALL, KEPT, EXAM = "call", "{kept}", "{exam}"
"""The folder of the first call, and what stands for the name of a practice call and of an examination."""
SAT, TAKEN = "{sat}", "{taken}"
"""What stands for a call of the sitting "mars", which is to be marked, and for one of "avril"."""
REVIEWED = "1\n" * 10 + "\no\n"
"""What is typed to mark a real call: its impression, the criteria that need no facts, no change, yes."""
BUCKET = "file://{home}/demo/bucket"
ARCHIVED = "{archived}"
"""What stands for the call of an archive."""

TYPED = "Bonjour.\nAu revoir.\n"
LOWEST, LOWEST_ALONE = "{lowest}", "{lowest-alone}"
"""What stands for the lowest level, typed for each criterion: of the sitting "mars", of the examination."""
TEAMS = tuple(f"team{number}" for number in range(10))
CALLERS = "--caller FR03 --caller FR07 --caller FR10"
ORGANISATION = {
    "VOICESIM_RECORDS_ORGANISATION": "Une maison",
    "VOICESIM_RECORDS_DPO": "dpo@maison.example",
}
"""Settings without which nobody can be examined."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A command, and what is typed while it runs."""

    line: str
    """The words behind `voicesim`; those that hold a space stand between two bars."""
    keys: str = ""
    serves: bool = False
    """Does it serve pages until it is ended?"""
    asks_a_person: bool = False
    """Does it go on only when somebody at a terminal presses a key?"""
    refused: bool = False
    """Is it right that it is refused here, with a sentence?"""
    slow: bool = False
    """Does it take seconds, so that only whoever runs all of this waits for it?"""
    among_itself: bool = False
    """Do its processes speak to one another, on this machine's loopback alone?"""
    needs: str = ""
    """A library of an extra without which it is not run."""
    settings: tuple[tuple[str, str], ...] = ()
    """Settings of the environment, besides those of all lines."""

    def words(self, names: Mapping[str, str]) -> tuple[str, ...]:
        """The words, with the names of the calls."""
        parts = self.line.split("|")
        words = [word for part, text in enumerate(parts) for word in ([text] if part % 2 else text.split())]
        return tuple(_named(word, names) for word in words)

    def typed(self, names: Mapping[str, str]) -> str:
        """What is typed while it runs."""
        return _named(self.keys, names)


def _named(text: str, names: Mapping[str, str]) -> str:
    for stands, name in names.items():
        text = text.replace(stands, name)
    return text


CALLS = (
    Typed(f"call FR03 --keyboard --read --out {CALL}", TYPED),
    Typed("call FR07 --keyboard --read", TYPED),
    Typed("demo --scenario FR07 --out demo/0"),
    Typed("replay call/call.flac --scenario FR07 --words words.txt --out demo/1", slow=True),
    Typed("score call"),
    Typed("analyze call/call.flac"),
    Typed("doctor"),
    Typed("mirror demo/0", "\r", asks_a_person=True),
    Typed("drill outburst --keyboard --read --lang fr --seed 2", TYPED, slow=True),
    Typed("path --lang fr", slow=True),
)
"""What holds a call, or listens to one."""

KEPT_CALLS = (
    Typed("records list"),
    Typed("records metrics"),
    Typed(f"records show {KEPT}"),
    Typed(f"records export {KEPT} demo/2"),
    Typed("records access --person Claire demo/3"),
    Typed("records agreement"),
    Typed("records verify"),
    Typed(f"records bucket put --bucket {BUCKET}", slow=True, needs="obstore"),
    Typed(f"records bucket fetch --bucket {BUCKET}", slow=True, needs="obstore"),
    Typed(f"records bucket check --bucket {BUCKET}", slow=True, needs="obstore"),
    Typed(f"records mark {EXAM} --examiner Claire", f"{LOWEST_ALONE}\no\n"),
    Typed(f"records contest {EXAM} accueil --why test"),
    Typed("records purge --date-is-right"),
    Typed(f"records delete {KEPT} --why test", "o\n"),
    Typed("catalogue enrol Claire --group mars"),
    Typed("catalogue people"),
    Typed("catalogue due"),
    Typed("catalogue rebuild"),
    Typed("programme report"),
    Typed(f"programme cohorts new spring {' '.join(f'--team {team}' for team in TEAMS)} {CALLERS}"),
    Typed("programme cohorts list"),
    Typed("programme absent"),
)

SITTING = (
    Typed("sitting new short/cqp_relation_clientele.yaml --name juin"),
    Typed("sitting candidates juin |Ana Roy|"),
    Typed("sitting assign juin --examiner Claire --examiner Paul"),
    Typed("sitting open juin --typed --all-fit --seed 5"),
    Typed("sitting call juin --candidate 1 --keyboard --read", "\rBonjour.\r/hangup\r", asks_a_person=True),
    Typed("sitting list"),
    Typed("sitting status mars"),
    Typed(f"sitting incident avril {TAKEN} --kind line"),
    Typed(f"sitting grant avril {TAKEN} --by Claire --why alarm"),
    Typed(f"sitting mark mars {SAT} --examiner Claire", f"1\n{LOWEST}\no\n"),
    Typed("sitting conflicts mars --by Lise"),
    Typed(f"sitting evidence mars {SAT} --by Lise"),
    Typed(f"sitting settle mars {SAT} --by Lise --points 70 --why test"),
    Typed("sitting standard mars --angoff judges.csv"),
    Typed("sitting recall mars accueil --jury Lise --jury Marc --why test"),
    Typed("sitting decide mars --candidate 1 --jury Lise --jury Marc --passed"),
    Typed("sitting communicate mars --candidate 1"),
    Typed("sitting report mars"),
    Typed("sitting proposals mars"),
    Typed("sitting papers mars --out demo/4"),
    Typed("sitting badge mars --candidate 1 --out demo/5", refused=True),  # it can be contested still
    Typed("sitting export mars --out demo/6"),
    Typed("sitting close mars"),
    Typed(f"sitting contest mars {SAT} --why test"),
)

CONTENT = (
    Typed("acts Bonjour"),
    Typed("phrases refus"),
    Typed("notice --print"),
    Typed("scenarios list"),
    Typed("scenarios show FR03"),
    Typed("scenarios check calls/FR07.yaml"),
    Typed("scenarios rehearse FR07", slow=True),
    Typed("scenarios vary FR07", refused=True),  # no language model is set
    Typed(
        "content pack demo/8.pack --name brest --title Brest --author Brest --licence CC0-1.0",
        settings=(("VOICESIM_CONTENT", "house"),),
    ),
    Typed("content add demo/8.pack"),
    Typed("content list"),
    Typed("content proposals"),
    Typed("content accept P1 --author Claire", refused=True),  # nobody has agreed to lend their words
    Typed("content refuse P1", refused=True),
    Typed("content remove brest"),
    Typed("models list"),
    Typed("models verify"),
    Typed("models add ears --id mine"),
    Typed("models bundle demo/7.zip --models-only"),
    Typed("models import demo/7.zip --models-only"),
    Typed("voices list"),
    Typed("voices prepare FR07", refused=True, settings=(("VOICESIM_VOICE_ENGINE", "espeak-ng"),)),
    Typed("voices forget FR07"),
    Typed("config show"),
    Typed("config write"),
    Typed("config schema"),
)

HEARING = (("VOICESIM_EARS_MODEL", "ears"),)
ARCHIVE = (
    Typed("archive add call --archive demo/archive", slow=True),
    Typed("archive run --archive demo/archive --workers 1", settings=HEARING, slow=True),
    Typed("archive run --archive demo/archive --workers 1 --again", settings=HEARING, slow=True),
    Typed(
        "archive run --archive demo/archive --cluster local --again",
        settings=HEARING,
        slow=True,
        among_itself=True,
        needs="ray",
    ),
    Typed("archive status --archive demo/archive", slow=True),
    Typed("archive status --archive demo/archive --metrics", slow=True),
    Typed("archive report --archive demo/archive", slow=True),
    Typed("archive search --archive demo/archive", slow=True),
    Typed(
        "archive review draw first --archive demo/archive --calls 1 --reviewer M01 --reviewer M02", slow=True
    ),
    Typed("archive review mark first --archive demo/archive --reviewer M01", REVIEWED, slow=True),
    Typed("archive review status first --archive demo/archive", slow=True),
    Typed("archive review report first --archive demo/archive", slow=True),
    Typed(f"archive purge --archive demo/archive --call {ARCHIVED} --yes", slow=True),
    Typed("verbatims comments.csv --words --themes 2", slow=True),
)

PAGES = (
    Typed("serve --no-browser --port 0", serves=True),
    Typed("room init --desks 2 --port 0 --trust-port 0 --address 127.0.0.1"),
    Typed("room examiner Claire", "quatre mots pris au hasard\n" * 2),
    Typed("room officer", "quatre mots pris au hasard\n" * 2),
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
    (home / "demo").mkdir(exist_ok=True)
    (scenario,) = content("personas", "scenarios").glob("FR07*.yaml")
    shutil.copy(scenario, home / "calls" / "FR07.yaml")
    shutil.copytree(home / "calls", home / "house" / "scenarios")
    own = home / "house" / "scenarios" / "FR07.yaml"
    own.write_text(own.read_text("utf-8").replace("id: FR07\n", "id: FR707\n", 1), "utf-8")
    own.rename(own.with_name("FR707.yaml"))
    whisper_model.build(home / "ears", "bonjour madame")
    (home / "short").mkdir()
    blueprint = short_blueprint(home / "short")
    stations = [station.id for station in load_blueprint(blueprint).stations]
    rows = [["judge", *stations], *([f"J{number}", *["55"] * len(stations)] for number in range(3))]
    (home / "judges.csv").write_text("\n".join(map(",".join, rows)), "utf-8")
    settings = Settings(records=Records(organisation="Une maison", dpo="dpo@maison.example"))
    for team in TEAMS:
        registry_in(home).enrol(f"Somebody of {team}", team, now())
    prepare_sitting(registry_in(home), settings, blueprint, "mars")
    prepare_sitting(registry_in(home), settings, blueprint, "avril", calls=1)
    held(home, "certification", now())


def names_in(home: Path) -> dict[str, str]:
    """What the names of calls in the lines above stand for in a home; "none" where there is no such call."""
    store = store_in(home)
    newest = max((call.path.name for call in store.shelf("practice").calls()), default="none")
    alone = [
        call for call in store.shelf("certification").calls() if not call.manifest().owner.get("sitting")
    ]
    exam = max(alone, key=lambda call: call.path.name)
    card = read_scorecard(exam)
    names = {KEPT: newest, EXAM: exam.path.name}
    judged = sum(one.share is not None for one in card.criteria) if card else 0
    names[LOWEST_ALONE] = "1\n\n" * judged  # a level, and no comment
    names["{home}"] = str(home)
    names[ARCHIVED] = next((path.stem for path in home.glob("demo/archive/queue/*.json")), "none")
    for stands, sitting in ((SAT, "mars"), (TAKEN, "avril")):
        names[stands], call = next(iter(Book.open(store, sitting).state.calls.items()))
        if stands == SAT and call.scale is not None:
            names[LOWEST] = "1\n" * len(call.scale.weights)
    return names


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
