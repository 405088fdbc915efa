"""What a monitor watches of an archive, in Prometheus' text form: counts and times, no word and no name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from voicesim.archive.folder import ArchiveFolder

PREFIX = "voicesim_archive_"


def metrics(archive: ArchiveFolder) -> str:
    """The metrics as lines of the text exposition format 0.0.4. Raises `StorageError` for no archive."""
    archive.require()
    done = archive.done()
    calls = {"waiting": len(archive.waiting()), "done": len(done), "aside": len(archive.set_aside())}
    latest = max((_written(archive, id) for id in done), default=0.0)
    return "\n".join(
        (
            *_gauge("calls", "Calls of the archive by what became of them.", calls),
            *_gauge("last_result_timestamp_seconds", "When a call was last done; 0: never.", latest),
            "",
        )
    )


def _written(archive: ArchiveFolder, id: str) -> float:
    try:
        return archive.result(id).stat().st_mtime
    except OSError:
        return 0.0  # it was purged meanwhile


def _gauge(name: str, help: str, value: float | Mapping[str, int]) -> Iterator[str]:
    yield f"# HELP {PREFIX}{name} {help}"
    yield f"# TYPE {PREFIX}{name} gauge"
    if isinstance(value, Mapping):
        yield from (f'{PREFIX}{name}{{state="{state}"}} {count}' for state, count in value.items())
    else:
        yield f"{PREFIX}{name} {value:.3f}"
