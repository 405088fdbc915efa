from __future__ import annotations

from pathlib import Path

import pytest

from voicesim.call.directory import CallDirectory
from voicesim.call.manifest import Manifest

MANIFEST = Manifest("FR03", "fr", "practice", 7, versions={"voicesim": "0.1.0"})


@pytest.fixture
def directory(tmp_path: Path) -> CallDirectory:
    return CallDirectory.create(tmp_path / "call", MANIFEST)
