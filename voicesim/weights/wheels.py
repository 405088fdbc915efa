"""What is installed here, as wheels: so that a machine without network gets exactly what was tested here.

A wheel is the installed files with a record of their checksums (the binary distribution format of the
Python packaging guide), so it can be made again from what pip put in place, without a network.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from voicesim.errors import EngineMissing
from voicesim.messages.message import Message
from voicesim.resources import content
from voicesim.weights.shelf import Told, nobody

LEFT_BEHIND = {"RECORD", "INSTALLER", "REQUESTED", "direct_url.json"}
"""Files of an installation that are not the wheel's own."""

COMPRESSION = zipfile.ZIP_DEFLATED

OPTIONAL = ("llama-cpp-python",)
"""Packages that voicesim uses when they are here."""


def gather(folder: Path, told: Told = nobody) -> tuple[Path, ...]:
    """Write the wheels of voicesim and of all it needs into `folder`. Raises `EngineMissing`."""
    folder.mkdir(parents=True, exist_ok=True)
    own = metadata.distribution("voicesim")
    told(0, 0, Message("wheel of {name}", name="voicesim"))
    wheels = [from_checkout(folder) if is_editable(own) else as_wheel(own, folder)]
    asked = metadata.PathDistribution(_information(wheels[0])).requires or []
    distributions = needed([*asked, *(name for name in OPTIONAL if _installed(name))])
    for done, distribution in enumerate(distributions):
        told(done, len(distributions), Message("wheel of {name}", name=distribution.metadata["Name"]))
        wheels.append(as_wheel(distribution, folder))
    return tuple(wheels)


def needed(requirements: Iterable[str]) -> tuple[metadata.Distribution, ...]:
    """What is installed here of `requirements` and of all they need in turn. Raises `EngineMissing`."""
    found: dict[str, metadata.Distribution] = {}
    waiting = _asked_for(requirements, ())
    while waiting:
        name, extras = waiting.pop()
        key = canonicalize_name(name)
        if key not in found:
            found[key] = _distribution(name)
        elif not extras:
            continue
        waiting += _asked_for(found[key].requires or (), extras)
    return tuple(found.values())


def as_wheel(distribution: metadata.Distribution, folder: Path) -> Path:
    """Write the wheel of an installed distribution into `folder`. Raises `EngineMissing`."""
    name = distribution.metadata["Name"].replace("-", "_").replace(".", "_")
    stem = f"{name}-{distribution.version}"
    path = folder / f"{stem}-{_tags(distribution)}.whl"
    record: list[tuple[str, str, str]] = []
    with zipfile.ZipFile(path, "w", COMPRESSION, compresslevel=1) as wheel:
        own_info = ""
        for inside, file in _files(distribution, stem):
            if PurePosixPath(inside).name == "WHEEL" and inside.count("/") == 1:
                own_info = inside.split("/")[0]
            body = file.read_bytes()
            wheel.writestr(inside, body)
            digest = base64.urlsafe_b64encode(hashlib.sha256(body).digest()).rstrip(b"=").decode()
            record.append((inside, f"sha256={digest}", str(len(body))))
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows([*record, (f"{own_info}/RECORD", "", "")])
        wheel.writestr(f"{own_info}/RECORD", text.getvalue())
    return path


def from_checkout(folder: Path) -> Path:
    """Build the wheel of voicesim where it runs from its checkout. Raises `EngineMissing`."""
    checkout = content("pyproject.toml").parent
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder.resolve())]
    done = subprocess.run(build, cwd=checkout, capture_output=True, text=True)
    made = list(folder.glob("voicesim-*.whl"))
    if done.returncode or not made:
        raise EngineMissing(
            "bundle.not_built",
            what=Message("the wheel of voicesim could not be built"),
            where=str(checkout),
            mend=Message("type 'python -m hatchling build' there and mend what it says"),
        )
    return made[0]


def is_editable(distribution: metadata.Distribution) -> bool:
    """Was it installed from a checkout, so that its files are not where a wheel would put them?"""
    return '"editable": true' in (distribution.read_text("direct_url.json") or "")


def _files(distribution: metadata.Distribution, stem: str) -> Iterator[tuple[str, Path]]:
    """Each file's name in the wheel, and where it is here."""
    scripts = {point.name for point in distribution.entry_points if point.group.endswith("_scripts")}
    base = Path(str(distribution.locate_file(""))).resolve()
    for listed in distribution.files or ():
        path = Path(str(listed.locate())).resolve()
        if listed.suffix == ".pyc" or not path.is_file():
            continue
        if path.is_relative_to(base):
            inside = path.relative_to(base).as_posix()
            if not (path.parent.name.endswith(".dist-info") and path.name in LEFT_BEHIND):
                yield inside, path
        elif path.stem not in scripts and path.name not in scripts:
            prefix = Path(sys.prefix).resolve()
            if path.is_relative_to(prefix):
                yield f"{stem}.data/data/{path.relative_to(prefix).as_posix()}", path


def _tags(distribution: metadata.Distribution) -> str:
    """The wheel's tags, compressed: "cp311-cp311-manylinux_2_28_x86_64"."""
    lines = (distribution.read_text("WHEEL") or "").splitlines()
    tags = [line.removeprefix("Tag: ").split("-") for line in lines if line.startswith("Tag: ")]
    if not tags:
        raise EngineMissing(
            "bundle.not_a_wheel",
            what=Message("it was not installed from a wheel, so it cannot be carried to another machine"),
            where=distribution.metadata["Name"],
            mend=Message("install it again with pip"),
        )
    return "-".join(".".join(dict.fromkeys(tag[place] for tag in tags)) for place in range(3))


def _asked_for(requirements: Iterable[str], extras: Iterable[str]) -> list[tuple[str, frozenset[str]]]:
    """Names and extras of the requirements that count on this machine."""
    wanted = []
    for line in requirements:
        requirement = Requirement(line)
        marker = requirement.marker
        if marker is None or any(marker.evaluate({"extra": extra}) for extra in ("", *extras)):
            wanted.append((requirement.name, frozenset(requirement.extras)))
    return wanted


def _information(wheel: Path) -> zipfile.Path:
    """The wheel's `.dist-info` folder."""
    return next(part for part in zipfile.Path(wheel).iterdir() if part.name.endswith(".dist-info"))


def _installed(name: str) -> bool:
    try:
        metadata.distribution(name)
    except metadata.PackageNotFoundError:
        return False
    return True


def _distribution(name: str) -> metadata.Distribution:
    try:
        return metadata.distribution(name)
    except metadata.PackageNotFoundError:
        raise EngineMissing(
            "bundle.not_installed",
            what=Message("voicesim needs this package and it is not installed"),
            where=name,
            mend=Message("type 'pip install {name}'", name=name),
        ) from None
