"""Properties are tested without a stopwatch, and the same way every time where it must pass every time."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "voicesim",
    deadline=None,
    derandomize="CI" in os.environ,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("voicesim")


@pytest.fixture(autouse=True)
def nobodys_language(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is printed after a call is in the call's language, whatever the machine at hand speaks."""
    for name in ("VOICESIM_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")


@pytest.fixture(autouse=True)
def no_weights(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests meet a machine without weights, whatever `make real` left in models/, unless they are `real`."""
    if "real" not in request.keywords and "VOICESIM_MODELS" not in os.environ:
        monkeypatch.setenv("VOICESIM_MODELS", str(Path(__file__).parent / "no-weights-here"))
