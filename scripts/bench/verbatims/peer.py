"""BERTopic beside ours, on the same sentences and the same points: its UMAP, its HDBSCAN, its topics."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from voicesim.verbatims.themes import Labels

MEGABYTE = 1_000_000
OURS = ("scikit-learn", "scipy", "joblib", "threadpoolctl", "narwhals", "numpy")
"""What `voicesim[verbatims]` installs, NumPy included, which everything else needs too."""


def found_by_bertopic(
    texts: Sequence[str], points: NDArray[np.float64], themes: int, seed: int, told: Callable[[str], object]
) -> tuple[Labels, Labels]:
    """The topic of each sentence at BERTopic's own defaults, then reduced to `themes`; -1: in none.

    UMAP is given a seed, without which each run differs. `told` hears when each is done.
    """
    from bertopic import BERTopic
    from umap import UMAP

    flat = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
    model = BERTopic(embedding_model=None, umap_model=flat, language="multilingual")
    own = np.array(model.fit_transform(list(texts), points)[0])
    told("BERTopic")
    model.reduce_topics(list(texts), nr_topics=themes + 1)
    told("BERTopic, its topics reduced")
    return own, np.array(model.topics_)


def installed(folder: Path) -> str:
    """How much of the disk both take, in megabytes: BERTopic without torch and sentence-transformers."""
    from importlib.metadata import files

    ours = sum(
        Path(str(one.locate())).stat().st_size
        for name in OURS
        for one in files(name) or ()
        if Path(str(one.locate())).is_file()
    )
    theirs = sum(one.stat().st_size for one in folder.rglob("*") if one.is_file())
    return f"on the disk: voicesim[verbatims] {ours / MEGABYTE:.0f} MB, BERTopic {theirs / MEGABYTE:.0f} MB"


def reach(folder: Path) -> None:
    """Let what is installed in that folder be imported, after what is installed here."""
    sys.path.append(str(folder))
