"""Where the weights live on this machine."""

from __future__ import annotations

from pathlib import Path

from voicesim.resources import content
from voicesim.settings.sources import read_settings


def weights_folder() -> Path:
    """The folder of the weights; it may not exist yet.

    The setting `models.folder` (or `VOICESIM_MODELS`) first; then `models/` of the checkout voicesim
    runs from; then the person's own data folder, when voicesim was installed from a wheel.
    Raises `ConfigurationError` when the settings cannot be read.
    """
    named = read_settings().settings.models.folder
    if named:
        return Path(named).expanduser()
    beside = content("models")
    if (beside.parent / "pyproject.toml").exists():
        return beside
    import platformdirs

    return platformdirs.user_data_path("voicesim", appauthor=False) / "models"
