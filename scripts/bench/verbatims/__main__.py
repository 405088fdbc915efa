"""How well, how fast and how steadily themes are found in comments of which the theme is known.

    python -m scripts.bench.verbatims [--comments N] [--themes N] [--seeds N] [--meaning] [--peer FOLDER]
                                      [--of reviews|tuning] [--as-written]

Quality: adjusted Rand index and normalised mutual information between the theme a comment was made from and
the one most of its sentences were put in, over comments that have both. Steadiness: the adjusted Rand index
between seeds, and between the comments and the same in another order. With `--meaning` the sentence
encoder reads. `--peer` is a folder into which BERTopic was installed (`pip install --no-deps bertopic`, then
umap-learn, hdbscan, pandas, plotly, tqdm); it is given the same sentences and the same points, so it needs
no torch: the points by words of all of them, and the encoder's of the sample that the encoder reads. `--of
tuning` takes the comments that methods are chosen on; `--as-written` leaves personal data where they are.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import time
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn import decomposition
from sklearn.metrics import adjusted_rand_score, normalized_mutual_info_score

from scripts.bench.verbatims.peer import found_by_bertopic, installed, reach
from scripts.bench.verbatims.reviews import NOTHING, Review, reviews
from voicesim.sessions.second_ears import encoder_here
from voicesim.verbatims.comments import Comment, freed
from voicesim.verbatims.cutting import Sentence, sentences
from voicesim.verbatims.reporting import themes_in
from voicesim.verbatims.themes import NONE, Labels, Meaning, part, sample_of, weighed
from voicesim.verbatims.word_vectors import points_of


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--comments", type=int, default=3000)
    asked.add_argument("--themes", type=int, default=14)
    asked.add_argument("--seeds", type=int, default=3)
    asked.add_argument("--meaning", action="store_true")
    asked.add_argument("--peer", type=Path)
    asked.add_argument("--of", choices=("reviews", "tuning"), default="reviews")
    asked.add_argument("--as-written", action="store_true")
    options = asked.parse_args()
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    made = reviews(options.comments, of=options.of)
    comments = tuple(Comment(one.text, one.day) for one in made)
    if not options.as_written:
        began = time.process_time()
        comments = freed(comments, "fr", lambda done: None)
        told("personal data taken out", began)
    cut = sentences([one.text for one in comments], "fr")
    print(f"{len(comments)} comments, {len(cut)} sentences, {len({one.text for one in cut})} distinct")
    ours(made, comments, cut, options.themes, options.seeds, None)
    meaning = Kept(encoder_here()) if options.meaning else None
    if meaning is not None:
        ours(made, comments, cut, options.themes, options.seeds, meaning)
    if options.peer:
        reach(options.peer)
        print(installed(options.peer))
        theirs(made, cut, options.themes, meaning)


def ours(
    made: Sequence[Review],
    comments: Sequence[Comment],
    cut: Sequence[Sentence],
    themes: int,
    seeds: int,
    meaning: Kept | None,
) -> None:
    """What voicesim finds, with other seeds and in another order."""
    name, texts = f"voicesim {'by meaning' if meaning else 'by words'}", [one.text for one in cut]
    kept: list[Labels] = []
    for seed in range(seeds):
        began = time.process_time()
        kept.append(part(texts, "fr", themes, seed, meaning).labels)
        told(f"{name}, seed {seed}: parted", began)
        quality(f"{name}, seed {seed}", made, cut, kept[-1])
    if meaning is not None:
        read = set(sample_of(sorted(set(texts)), 0))
        among = [n for n, text in enumerate(texts) if text in read]
        quality(f"{name}, of what was read", made, [cut[n] for n in among], kept[0][among])
    if pairs := [adjusted_rand_score(a, b) for a, b in combinations(kept, 2)]:
        print(f"seeds: adjusted Rand {min(pairs):.3f} to {max(pairs):.3f}")
    order = random.Random(7).sample(range(len(texts)), len(texts))
    other = part([texts[n] for n in order], "fr", themes, 0, meaning).labels
    print(f"other order: adjusted Rand {adjusted_rand_score(kept[0][order], other):.3f}")
    began = time.process_time()
    found = themes_in(comments, "fr", count=themes, meaning=meaning)
    told(f"reported: {len(found.themes)} themes, {found.unassigned} comments in none", began)


class Kept:
    """The encoder, which reads no sentence twice: the seeds share some of theirs."""

    def __init__(self, encoder: Meaning | None) -> None:
        assert encoder is not None, "the encoder is not here: voicesim models pull e5-small"
        self._encoder, self._known = encoder, dict[str, NDArray[np.int16]]()

    def encode(self, texts: Sequence[str]) -> NDArray[np.int16]:
        new = [text for text in texts if text not in self._known]
        if new:
            self._known |= dict(zip(new, self._encoder.encode(new), strict=True))
        return np.stack([self._known[text] for text in texts])


def theirs(made: Sequence[Review], cut: Sequence[Sentence], themes: int, meaning: Kept | None) -> None:
    """What BERTopic finds: by our points of words, and by the encoder's of the same sample."""
    distinct = sorted({one.text for one in cut})
    weights, _ = weighed(distinct, "fr")
    beside("by words", made, cut, distinct, points_of(weights, 0, decomposition), themes)
    if meaning is not None:
        read = sample_of(distinct, 0)
        known = set(read)
        points = meaning.encode(read).astype(np.float64)
        beside("by meaning", made, [one for one in cut if one.text in known], read, points, themes)


def beside(
    how: str,
    made: Sequence[Review],
    cut: Sequence[Sentence],
    texts: Sequence[str],
    points: NDArray[np.float64],
    themes: int,
) -> None:
    place = {text: number for number, text in enumerate(texts)}
    where = [place[one.text] for one in cut]
    began = time.process_time()
    own, reduced = found_by_bertopic(texts, points, themes, 0, lambda what: told(f"{what} {how}", began))
    quality(f"BERTopic {how}", made, cut, own[where])
    quality(f"BERTopic {how}, reduced", made, cut, reduced[where])


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
        f"unassigned {1 - len(both) / themed:.0%} of those that have one",
        flush=True,
    )


def told(what: str, began: float) -> None:
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{what}: {time.process_time() - began:.1f} s of processor; at most {most:.0f} MB", flush=True)


if __name__ == "__main__":
    main()
