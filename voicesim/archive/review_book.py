"""The book of a review: its sample, its signed journal, and apart from it who reviews."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex
from shutil import rmtree
from typing import Any

from voicesim.archive import review_deeds as deeds
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.judging import without_facts
from voicesim.archive.metadata import refuse_name
from voicesim.archive.result import Result
from voicesim.archive.review_state import ReviewState, after, drawn_already, no_reviewer, refusal
from voicesim.call.whole_files import refused
from voicesim.errors import StorageError
from voicesim.messages.message import Message
from voicesim.records.book import SignedBook
from voicesim.records.sittings import JOURNAL, SittingFolder
from voicesim.scorecard.rubric import load_rubric
from voicesim.text.words import Language

REVIEWERS = 2


class ReviewBook(SignedBook[deeds.Deed, ReviewState]):
    """One review, open. Seats are kept as those of a sitting: a person's file goes, a digest stays."""

    kind = "review"

    def __init__(self, folder: SittingFolder) -> None:
        super().__init__(folder.path, folder.journal)
        self.folder = folder

    def read_deed(self, told: Mapping[str, Any]) -> deeds.Deed | None:
        """The deed that a line tells of."""
        return deeds.read_deed(told)

    def written(self, deed: deeds.Deed) -> dict[str, Any]:
        """What a line tells of a deed."""
        return deed.model_dump(mode="json")

    def after(self, state: ReviewState | None, deed: deeds.Deed, at: datetime) -> ReviewState:
        """The state once it is done. Raises `MarkingError`."""
        return after(state, deed, at)

    @property
    def state(self) -> ReviewState:
        """As read last."""
        assert self._state is not None, "a review is drawn before it is shown"
        return self._state

    def seat_of(self, pseudonym: str) -> str:
        """Where somebody sits. Raises `MarkingError` for somebody who does not review these calls."""
        for seat, who in self.folder.sitters().items():
            if who.person == pseudonym and self.state.plan.reviewers.get(seat) == who.digest:
                return seat
        raise no_reviewer(pseudonym)


def open_review(archive: ArchiveFolder, keys: Path, name: str) -> ReviewBook:
    """The review of that name. Raises `StorageError`."""
    folder = _folder(archive, keys, name)
    if not (folder.path / JOURNAL).is_file():
        raise StorageError(
            "review.unknown",
            what=Message("is no review here"),
            where=name,
            mend=Message("draw one: voicesim archive review draw"),
        )
    book = ReviewBook(folder)
    book.refresh()
    return book


def draw(
    archive: ArchiveFolder,
    keys: Path,
    name: str,
    reviewers: Sequence[str],
    *,
    count: int,
    seed: int,
    rubric: str,
    language: Language,
    now: datetime,
    queue: str = "",
    agent: str = "",
) -> ReviewBook:
    """Draw `count` calls that are done, for two people: of everybody, or of one queue or agent.

    No call of an agent who reviews is among them. Raises `MarkingError`, `ContentError` and `StorageError`.
    """
    people = tuple(dict.fromkeys(one.strip() for one in reviewers if one.strip()))
    if len(people) != REVIEWERS:
        raise refusal("two", name, Message("is for two people"), Message("name two, each with --reviewer"))
    for one in people:
        refuse_name(one, "--reviewer")
    folder = _folder(archive, keys, name)
    if folder.path.exists():
        raise drawn_already(name)
    known = load_rubric(rubric, language)
    tag = f"{known.id} {known.version} {known.digest[:12]}"
    among, drawn = sorted(archive.done()), list[str]()
    order = random.Random(f"{seed}:review").sample(among, len(among))
    for id in order:
        result = read_result(archive, id)
        wanted = result is not None and result.rubric == tag and result.agent not in people
        if wanted and result is not None and queue in ("", result.queue) and agent in ("", result.agent):
            drawn.append(id)
            if len(drawn) == count:
                break
    else:
        raise refusal(
            "too_few",
            name,
            Message("asks for {count} call{count!p}, and there are {found}", count=count, found=len(drawn)),
            Message("ask for fewer, or look at more with this rubric: voicesim archive run"),
        )
    book, salts = ReviewBook(folder), [token_hex(16) for _ in people]
    seats = {f"R{number}": who for number, who in enumerate(people, 1)}
    digests = [folder.digest_of(who, salt) for who, salt in zip(people, salts, strict=True)]
    deed = deeds.Drawn(
        seed=seed,
        among=len(among),
        digest=hashlib.sha256("\n".join(among).encode()).hexdigest(),
        calls=tuple(drawn),
        rubric=rubric,
        language=language,
        criteria=tuple(one.id for one in without_facts(known).criteria),
        levels=tuple(level.id for level in known.levels),
        reviewers=dict(zip(seats, digests, strict=True)),
    )
    archive.make()
    for (seat, who), salt in zip(seats.items(), salts, strict=True):
        folder.seat(seat, who, salt)
    book.enter(deed, now)
    return book


def read_result(archive: ArchiveFolder, id: str) -> Result | None:
    """What is kept of a call; None when it was deleted, or is being judged anew."""
    try:
        return Result.model_validate_json(archive.result(id).read_bytes())
    except FileNotFoundError:
        return None


def opened(archive: ArchiveFolder, book: ReviewBook, call: str, seat: str, now: datetime) -> Result:
    """A call before somebody who marks it; that they open it is in the journal first.

    Raises `MarkingError` for a call that is not theirs, or was deleted.
    """
    book.enter(deeds.Read(call=call, by=seat), now)
    result = read_result(archive, call)
    if result is None:
        raise refusal(
            "gone",
            call[:10],
            Message("was deleted, or is being judged anew"),
            Message("go on with the other calls"),
        )
    return result


def forget_reviews(archive: ArchiveFolder) -> int:
    """Delete every review of whose calls none is left; gives how many. Raises `StorageError`.

    One whose journal cannot be read is left to a person.
    """
    count, left = 0, archive.ids()
    for path in list(_places(archive)):
        drawn = _calls_in(path / JOURNAL)
        if drawn and not left & drawn:
            try:
                rmtree(path)
            except OSError as error:
                raise refused(path, error) from error
            count += 1
    return count


def _calls_in(journal: Path) -> frozenset[str]:
    """What the first line of a journal says was drawn; nothing where it cannot be read."""
    try:
        with journal.open("rb") as file:
            return frozenset(map(str, json.loads(file.readline())["told"]["calls"]))
    except (OSError, ValueError, LookupError, TypeError):
        return frozenset()


def _places(archive: ArchiveFolder) -> Iterator[Path]:
    return (path.parent for path in archive.reviews.glob(f"*/{JOURNAL}"))


def _folder(archive: ArchiveFolder, keys: Path, name: str) -> SittingFolder:
    if not name or not name.replace("-", "").replace("_", "").isalnum():
        raise refusal(
            "name",
            name or "NAME",
            Message("is no name for a review"),
            Message("use letters, digits, '-' and '_'"),
        )
    return SittingFolder(archive.reviews / name, keys)
