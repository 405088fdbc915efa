"""What a monitor watches of an archive, in Prometheus' text form: counts and times, no word and no name."""

from __future__ import annotations

from voicesim.archive.folder import ArchiveFolder
from voicesim.records.prometheus import family

PREFIX = "voicesim_archive_"


def metrics(archive: ArchiveFolder) -> str:
    """The metrics as lines of the text exposition format. Raises `StorageError` for no archive."""
    archive.require()
    done = archive.done()
    calls = {"waiting": len(archive.waiting()), "done": len(done), "aside": len(archive.set_aside())}
    latest = max((_written(archive, id) for id in done), default=0.0)
    return "\n".join(
        (
            *family(
                f"{PREFIX}calls",
                "gauge",
                "Calls of the archive by what became of them.",
                [({"state": state}, count) for state, count in calls.items()],
            ),
            *family(
                f"{PREFIX}last_result_timestamp_seconds",
                "gauge",
                "When a call was last done; 0: never.",
                [({}, latest)],
            ),
            "",
        )
    )


def _written(archive: ArchiveFolder, id: str) -> float:
    try:
        return archive.result(id).stat().st_mtime
    except OSError:
        return 0.0  # it was purged meanwhile
