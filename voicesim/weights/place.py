"""Where the weights live on this machine."""

from __future__ import annotations

import os
from pathlib import Path

from voicesim.resources import content

VARIABLE = "VOICESIM_MODELS"


def weights_folder() -> Path:
    """The folder of the weights; it may not exist yet.

    `VOICESIM_MODELS` first; then `models/` of the checkout voicesim runs from; then the person's
    own data folder, when voicesim was installed from a wheel.
    """
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named).expanduser()
    beside = content("models")
    if (beside.parent / "pyproject.toml").exists():
        return beside
    import platformdirs

    return platformdirs.user_data_path("voicesim", appauthor=False) / "models"
