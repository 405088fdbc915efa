"""Arrays in a file: the same arrays make the same file, byte for byte."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

_WHEN = (2026, 1, 1, 0, 0, 0)


def write_arrays(arrays: dict[str, NDArray[np.generic]], path: Path) -> None:
    """Writes what `numpy.load` reads, packed, without the time of day."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name in sorted(arrays):
            member = io.BytesIO()
            np.lib.format.write_array(member, np.asarray(arrays[name]), allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", _WHEN), member.getvalue(), zipfile.ZIP_DEFLATED, 9)
