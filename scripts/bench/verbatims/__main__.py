"""How well, how fast and how steadily themes are found in comments of which the theme is known.

    python -m scripts.bench.verbatims [--comments N] [--themes N] [--meaning] [--peer FOLDER]

Quality: adjusted Rand index and normalised mutual information between the theme a comment was made from and
the one most of its sentences were put in, over comments that have both. Steadiness: the adjusted Rand index
between three seeds, and between the comments and the same in another order. With `--meaning` the sentence
encoder reads. `--peer` is a folder into which BERTopic was installed; it is given the same sentences and the
encoder's own vectors, so it needs no torch.
"""

from __future__ import annotations

import argparse
import random
import resource
import sys
import time
from collections.abc import Sequence
from itertools import combinations

import numpy as np
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from scripts.bench.verbatims.reviews import NOTHING, Review, reviews
from voicesim.sessions.second_ears import encoder_here
from voicesim.verbatims.comments import Comment, freed
from voicesim.verbatims.cutting import Sentence, sentences
from voicesim.verbatims.reporting import themes_in
from voicesim.verbatims.themes import NONE, Labels, Meaning, part


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--comments", type=int, default=3000)
    asked.add_argument("--themes", type=int, default=14)
    asked.add_argument("--meaning", action="store_true")
    asked.add_argument("--peer")
    options = asked.parse_args()
    made = reviews(options.comments)
    began = time.process_time()
    comments = freed([Comment(one.text, one.day) for one in made], "fr", lambda done: None)
    told("personal data taken out", began)
    cut = sentences([one.text for one in comments], "fr")
    texts = [one.text for one in cut]
    print(f"{len(comments)} comments, {len(texts)} sentences, {len(set(texts))} distinct")
    meaning = Kept(encoder_here()) if options.meaning or options.peer else None
    if options.peer:
        sys.path.append(options.peer)
        peer(made, cut, meaning)
    began = time.process_time()
    kept = [part(texts, "fr", options.themes, seed, meaning).labels for seed in (0, 1, 2)]
    told("three times parted", began)
    quality("voicesim by meaning" if meaning else "voicesim by words", made, cut, kept[0])
    pairs = [adjusted_rand_score(a, b) for a, b in combinations(kept, 2)]
    print(f"seeds: adjusted Rand {min(pairs):.3f} to {max(pairs):.3f}")
    order = random.Random(7).sample(range(len(texts)), len(texts))
    other = part([texts[n] for n in order], "fr", options.themes, 0, meaning).labels
    print(f"other order: adjusted Rand {adjusted_rand_score(kept[0][order], other):.3f}")
    began = time.process_time()
    found = themes_in(comments, "fr", count=options.themes, meaning=meaning)
    told(f"reported: {len(found.themes)} themes, {found.unassigned} comments in none", began)


class Kept:
    """The encoder, which reads no sentence twice: the seeds share most of theirs."""

    def __init__(self, encoder: Meaning | None) -> None:
        assert encoder is not None, "the encoder is not here: voicesim models pull e5-small"
        self._encoder, self._known = encoder, dict[str, np.ndarray]()

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in texts if text not in self._known]
        self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def peer(made: Sequence[Review], cut: Sequence[Sentence], meaning: Meaning) -> None:
    """BERTopic, with the same vectors, at its own defaults and at topics of fifty."""
    from bertopic import BERTopic
    from umap import UMAP

    texts = sorted({one.text for one in cut})[:1500]
    points = np.concatenate([meaning.encode(texts[at : at + 32]) for at in range(0, len(texts), 32)])
    place = {text: number for number, text in enumerate(texts)}
    among = [one for one in cut if one.text in place]
    kept = []
    for seed in (0, 1):
        began = time.process_time()
        flat = UMAP(n_neighbors=15, n_components=5, min_dist=0.0, metric="cosine", random_state=seed)
        model = BERTopic(embedding_model=None, umap_model=flat, language="multilingual")
        labels = np.array(model.fit_transform(texts, points.astype(np.float64))[0])
        told("BERTopic", began)
        kept.append(labels)
        quality(f"BERTopic, seed {seed}", made, among, labels[[place[one.text] for one in among]])
    print(f"BERTopic, seeds: adjusted Rand {adjusted_rand_score(*kept):.3f}")


def quality(name: str, made: Sequence[Review], cut: Sequence[Sentence], labels: Labels) -> None:
    """Print how the themes found agree with those the comments were made from."""
    votes: dict[int, list[int]] = {}
    for one, label in zip(cut, labels.tolist(), strict=True):
        if label != NONE:
            votes.setdefault(one.comment, []).append(label)
    both = [n for n in votes if made[n].theme != NOTHING]
    true = [made[n].theme for n in both]
    got = [max(votes[n], key=votes[n].count) for n in both]
    themed = len({one.comment for one in cut if made[one.comment].theme != NOTHING})
    print(
        f"{name}: {len(set(got))} themes, adjusted Rand {adjusted_rand_score(true, got):.3f}, "
        f"mutual information {normalized_mutual_info_score(true, got):.3f}, "
        f"unassigned {1 - len(both) / themed:.0%} of those that have one"
    )


def told(what: str, began: float) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.process_time() - began:.1f} s of processor; at most {most:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
