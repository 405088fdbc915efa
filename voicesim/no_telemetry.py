"""The switches of libraries that would report home, turned off before any of them is imported.

onnxruntime, for one, reads its switch when it is loaded; later is too late. What each library would say, and
what else stops it, is in `docs/privacy.md`.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping

SWITCHES: dict[str, str] = {
    "ORT_DISABLE_TELEMETRY": "1",  # onnxruntime: a device id on disk, machine and account sent to Microsoft
    "HF_HUB_DISABLE_TELEMETRY": "1",  # huggingface_hub, which faster-whisper brings: names of libraries
    "HF_HUB_OFFLINE": "1",  # the same: weights are brought by `voicesim models` and by nothing else
    "HF_HUB_DISABLE_XET": "1",  # hf-xet, its transport: writes logs and a cache into the home folder
    "DISABLE_TELEMETRY": "1",  # the older name that the same libraries still read
    "RAY_USAGE_STATS_ENABLED": "0",  # Ray, of `archive run --cluster`: what a cluster is made of and runs
    "DO_NOT_TRACK": "1",  # the name several tools agreed upon (consoledonottrack.com)
}
"""Variable of the environment -> the value that means silence."""


def switch_off(environment: MutableMapping[str, str] = os.environ) -> None:
    """Set every switch, whatever it was: no setting of the machine makes this program talk.

    Programs started from here inherit them.
    """
    environment.update(SWITCHES)
