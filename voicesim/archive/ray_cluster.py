"""Ray in place of a pool of processes: the same pieces of work, on this machine or on several.

Ray hands pieces to its workers, begins these and buries them. Who has done which call is decided by the
archive's folder alone, as with the pool: locks, and results that are put in place in one step. So each goes
on where the other was stopped.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from voicesim import __version__
from voicesim.archive.folder import ArchiveFolder
from voicesim.archive.pool import AHEAD, count, suspects_in
from voicesim.archive.progress import Counting
from voicesim.archive.ray_work import LOCAL, not_seen, with_one_thread, work_on_all
from voicesim.archive.sharing import Piece
from voicesim.archive.working import Work, work_on
from voicesim.errors import ConfigurationError, EngineMissing
from voicesim.messages.message import Message

LOOPBACK = "127.0.0.1"
_NOWHERE = "http://127.0.0.1:9"
"""Where nothing listens."""
_KEPT_HERE = {
    "RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0",
    "RAY_AUTH_MODE": "token",
    "RAY_USAGE_STATS_REPORT_URL": _NOWHERE,
    "RAY_grpc_enable_http_proxy": "0",
    **dict.fromkeys(("no_proxy", "NO_PROXY"), LOOPBACK),
    **{name: _NOWHERE for one in ("http_proxy", "https_proxy", "all_proxy") for name in (one, one.upper())},
}
"""Variables that keep Ray to this machine. The first has it listen on the loopback alone; by the second only
who has the token of this run is answered, and no other account of the machine has.

The rest: where its statistics are off, Ray 2.60 still tells its maker that they are, and before that asks the
metadata addresses of three clouds where it is (`dashboard/modules/usage_stats`). No switch stops either; an
address where nothing listens does.
"""
_SHARED = 80 * 1024 * 1024
"""Bytes of memory that workers share on this machine, the least Ray takes: only names of calls pass there."""
_HEAD_GONE = 5
"""Seconds after which a run whose head was killed ends; the next run goes on."""


@contextmanager
def joined(address: str, workers: int) -> Iterator[int]:
    """Be part of a cluster of Ray; gives how many tasks it can do at once: `workers` at most, unless 0.

    `address`: "local", or that of a head which somebody has begun. Raises `EngineMissing` without Ray,
    `ConfigurationError` where no cluster answers.
    """
    if address == LOCAL:
        os.environ.setdefault("RAY_AUTH_TOKEN", secrets.token_hex(32))
        os.environ.update(_KEPT_HERE)  # read when Ray is loaded
    ray = _ray()
    with TemporaryDirectory(prefix="ray-", ignore_cleanup_errors=True) as folder:
        how = _here(folder, workers) if address == LOCAL else {"address": address}
        try:
            ray.init(**how, log_to_driver=False, logging_level="CRITICAL", configure_logging=False)
        except BaseException as problem:
            known = (ConnectionError, ValueError, RuntimeError, OSError)
            if type(problem) is not Exception and not isinstance(problem, known):
                raise  # what Ray has against a start that took too long is a bare `Exception`
            raise ConfigurationError(
                "archive.cluster",
                what=Message("no cluster of Ray answers there ({name})", name=type(problem).__name__),
                where=f"archive.cluster = {address}",
                mend=Message("begin it with 'ray start --head' on that machine, or say local"),
            ) from None
        try:
            able = int(ray.cluster_resources().get("CPU", 1))
            yield min(workers, able) if workers else able
        finally:
            ray.shutdown()


def on_ray(work: Work, waiting: Iterable[Piece], workers: int, progress: Counting) -> list[str]:
    """Work on the calls in tasks, so many at once; gives those that were in one whose process died.

    Raises what concerns more than one call.
    """
    ray, archive = _ray(), ArchiveFolder(work.archive)
    died = (ray.exceptions.WorkerCrashedError, ray.exceptions.OutOfMemoryError)
    task = ray.remote(num_cpus=1, max_retries=0)(work_on_all)
    told, left = ray.put(with_one_thread(work)), iter(waiting)
    running, suspects = dict[Any, Piece](), list[str]()
    while True:
        for piece in islice(left, AHEAD * workers - len(running)):
            running[task.remote(told, piece, __version__)] = piece
        if not running:
            return suspects
        for one in ray.wait(list(running))[0]:
            piece = running.pop(one)
            try:
                became = zip(piece, ray.get(one), strict=True)
                count((_settled(work, id, done) for id, done in became), progress)
            except ray.exceptions.RayTaskError as problem:
                raise problem.cause from None
            except died:
                suspects += suspects_in(archive, piece, progress)
            except ray.exceptions.NodeDiedError:  # no fault of these calls: another machine takes them
                left = chain((piece,), left)


def _settled(work: Work, id: str, done: Any) -> Any:
    """What became of a call; a recording that its worker did not find is looked for here.

    Raises `ConfigurationError` where it is here; where it is not, the call is set aside.
    """
    if done != "absent":
        return done
    path = Path(ArchiveFolder(work.archive).entry(id).path)
    if path.exists():
        raise not_seen(path)
    return work_on(work, id)


def _here(folder: str, workers: int) -> dict[str, Any]:
    """A cluster that only this machine can reach."""
    return {
        "address": "local",
        "num_cpus": workers,
        "num_gpus": 0,
        "include_dashboard": False,
        "object_store_memory": _SHARED,
        "_node_ip_address": LOOPBACK,
        "_temp_dir": folder,
        "_system_config": {"gcs_rpc_server_reconnect_timeout_s": _HEAD_GONE, "worker_niceness": 0},
    }


def _ray() -> Any:
    """Ray, which says nothing of its own on the screen: standard output may be one JSON object."""
    os.environ["RAY_DEDUP_LOGS_SKIP_REGEX"] = "."
    try:
        import ray
        import ray.exceptions
    except ImportError:
        raise EngineMissing(
            "engine.missing",
            what=Message("the package ray is not installed"),
            where="Ray",
            mend=Message("install it: pip install 'voicesim[cluster]'"),
        ) from None
    return ray
