"""What the tools assume of the repository's shape."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


def test_every_test_file_has_a_name_of_its_own() -> None:
    """The tests are no package: two files of one name would be one module, and one of them never run."""
    names = Counter(path.name for path in (ROOT / "tests").rglob("*.py") if path.name != "conftest.py")
    assert [name for name, count in names.items() if count > 1] == []


def test_the_readme_names_only_files_and_commands_that_are_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    for line in text.splitlines():
        for target in [part.split(")")[0] for part in line.split("](")[1:]]:
            assert target.startswith("http") or (ROOT / target).exists(), target


def test_every_make_target_of_the_readme_and_of_contributing_exists() -> None:
    targets = {
        line.split(":")[0]
        for line in (ROOT / "Makefile").read_text("utf-8").splitlines()
        if line[:1].isalpha() and ":" in line and "=" not in line.split(":")[0]
    }
    for page in ("README.md", "CONTRIBUTING.md"):
        words = (ROOT / page).read_text("utf-8").replace("`", " ").split()
        named = {after.rstrip(".,:;") for word, after in pairwise(words) if word == "make"}
        assert {name for name in named if name.isalpha()} - {"and", "from", "again"} <= targets, page
