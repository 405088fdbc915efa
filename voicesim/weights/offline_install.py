"""Installs voicesim from the bundle this file came in, without a network. Needs nothing but Python.

python3 -m zipfile -e bundle.zip bundle
python3 bundle/install.py [FOLDER]      (FOLDER: where voicesim goes, ./voicesim when left out)
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import sysconfig
import time
import venv
from pathlib import Path

BUNDLE = Path(__file__).resolve().parent
CHUNK = 1 << 20


FRENCH = {
    "install: {sentence}": "installation : {sentence}",
    "this bundle is for {there} and this is {here}: make one on a machine like this one, or run this with "
    "Python {python}.": "cette archive est pour {there}, et cette machine est {here} : faites-en une sur une "
    "machine comme celle-ci, ou lancez ceci avec Python {python}.",
    "checking {number}/{count} {name}": "vérification {number}/{count} {name}",
    "{name} cannot be read ({problem}): unpack the bundle again.": "{name} ne peut pas être lu ({problem}) : "
    "ouvrez l'archive de nouveau.",
    "{name} is not what was packed: copy the bundle again.": "{name} n'est pas ce qui fut mis en archive : "
    "recopiez l'archive.",
    "it could not be installed (see above).": "l'installation a échoué (voir au-dessus).",
    "this bundle holds models only: type 'voicesim models import' where voicesim is installed.": "cette "
    "archive ne contient que des modèles : tapez « voicesim models import » là où voicesim est installé.",
    "Installing voicesim {version} in {folder}: about a minute.": "Installation de voicesim {version} dans "
    "{folder} : environ une minute.",
    "  making the environment": "  création de l'environnement",
    "an environment could not be made in {folder}: on Debian or Ubuntu install python3-venv, and choose a "
    "folder you may write to.": "un environnement n'a pas pu être créé dans {folder} : sous Debian ou Ubuntu "
    "installez python3-venv, et choisissez un dossier où vous pouvez écrire.",
    "  unpacking the wheels": "  installation des paquets",
    "  putting the models in place": "  mise en place des modèles",
    "Installed in {seconds:.0f} s. Type: {command} doctor": "Installé en {seconds:.0f} s. Tapez : {command} "
    "doctor",
}
"""Voicesim's own catalogue is not there yet."""


def told(form: str, **values: object) -> str:
    """A sentence in the person's language, as voicesim will choose it."""
    named = next(filter(None, map(os.environ.get, ("VOICESIM_LANG", "LC_ALL", "LC_MESSAGES", "LANG"))), "")
    return (FRENCH[form] if named.lower().startswith("fr") else form).format(**values)


def stop(sentence: str) -> None:
    """End with one sentence."""
    print(told("install: {sentence}", sentence=sentence), file=sys.stderr)
    raise SystemExit(1)


def fits(description: dict[str, object]) -> None:
    """Stops when the wheels of the bundle are for another kind of machine."""
    here = f"{sysconfig.get_platform()}, Python {sys.version_info.major}.{sys.version_info.minor}"
    there = f"{description['platform']}, Python {description['python']}"
    if here != there:
        form = (
            "this bundle is for {there} and this is {here}: make one on a machine like this one, or run this "
            "with Python {python}."
        )
        stop(told(form, there=there, here=here, python=description["python"]))


def check(files: dict[str, dict[str, object]]) -> None:
    """Stops at the first file that is not what was packed."""
    for number, (name, known) in enumerate(files.items()):
        show(told("checking {number}/{count} {name}", number=number + 1, count=len(files), name=name))
        digest = hashlib.sha256()
        try:
            with (BUNDLE / name).open("rb") as file:
                while piece := file.read(CHUNK):
                    digest.update(piece)
        except OSError as problem:
            form = "{name} cannot be read ({problem}): unpack the bundle again."
            stop(told(form, name=name, problem=problem.strerror))
        if digest.hexdigest() != known["sha256"]:
            stop(told("{name} is not what was packed: copy the bundle again.", name=name))
    show("")


def show(text: str) -> None:
    """One line that replaces itself on a terminal."""
    if sys.stdout.isatty():
        print(f"\r  {text:<76.76}", end="", flush=True)


def run(*command: str) -> None:
    """Run a command, or end with what it said."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode:
        print(done.stdout[-2000:], file=sys.stderr)
        stop(told("it could not be installed (see above)."))


def main() -> None:
    """Install everything of the bundle."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "voicesim").resolve()
    description = json.loads((BUNDLE / "bundle.json").read_text(encoding="utf-8"))
    if not any((BUNDLE / "wheels").glob("*.whl")):
        form = "this bundle holds models only: type 'voicesim models import' where voicesim is installed."
        stop(told(form))
    fits(description)
    began = time.monotonic()
    form = "Installing voicesim {version} in {folder}: about a minute."
    print(told(form, version=description["voicesim"], folder=folder))
    check(description["files"])
    print(told("  making the environment"), flush=True)
    try:
        venv.create(folder, with_pip=True)
    except (OSError, subprocess.CalledProcessError):
        form = (
            "an environment could not be made in {folder}: on Debian or Ubuntu install python3-venv, and "
            "choose a folder you may write to."
        )
        stop(told(form, folder=folder))
    programs = folder / ("Scripts" if os.name == "nt" else "bin")
    pip = (str(programs / "python"), "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    print(told("  unpacking the wheels"), flush=True)
    run(
        *pip,
        "--no-index",
        "--find-links",
        str(BUNDLE / "wheels"),
        *map(str, (BUNDLE / "wheels").glob("*.whl")),
    )
    if description["models"]:
        print(told("  putting the models in place"), flush=True)
        run(str(programs / "voicesim"), "models", "import", str(BUNDLE))
    form = "Installed in {seconds:.0f} s. Type: {command} doctor"
    print(told(form, seconds=time.monotonic() - began, command=programs / "voicesim"))


if __name__ == "__main__":
    main()
