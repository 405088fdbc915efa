"""What was made of the program's own content, kept from one start of the program to the next.

To read a caller's file takes a tenth of a second, to compile the phrases of a language most of one, at every
command. What was made lies in `__pycache__`, beside what Python keeps of this module, and is trusted as that
is: who may write there may change the program. It is taken only when it was made of the same text by the
same program, and is whole; where it cannot be kept, everything is made anew.
"""

from __future__ import annotations

import gc
import hashlib
import os
import pickle
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import Any, TypeVar, cast

T = TypeVar("T")

SETTLED = 5.0
"""Seconds that the program's files must have lain unchanged before it starts: else other ones may run."""

_BEGUN = time.time()
_PACKAGE = Path(__file__).resolve().parent


def kept(name: str, made_of: Iterable[str], make: Callable[[], T]) -> T:
    """What `make` makes, or what it made before of the same `made_of`: texts, versions, whatever decides.

    `name` is that of the file, in which the last one is kept: letters, digits, dots. It must be possible to
    pickle the value, and nobody changes it.
    """
    program = _program()
    if program is None:
        return make()
    digest = hashlib.sha256(program)
    for part in made_of:
        digest.update(hashlib.sha256(part.encode("utf-8", "surrogatepass")).digest())
    file = _folder() / f"{name}.{sys.implementation.cache_tag}.kept"
    found = _read(file, digest.digest())
    if found is not None:
        return cast(T, found[0])
    made = make()
    _keep(file, digest.digest(), made)
    return made


def _read(file: Path, key: bytes) -> tuple[Any] | None:
    """What is kept there under that key; None when there is nothing, or nothing that can be read."""
    try:
        body = file.read_bytes()
    except OSError:
        return None
    size = len(key)
    if body[:size] != key or body[size : 2 * size] != hashlib.sha256(body[2 * size :]).digest():
        return None
    collects = gc.isenabled()
    gc.disable()  # all of it is needed: to look through it for what is not takes as long as to read it
    try:
        return (pickle.loads(memoryview(body)[2 * size :]),)
    except (
        pickle.UnpicklingError,
        AttributeError,
        ImportError,
        LookupError,
        TypeError,
        ValueError,
        EOFError,
    ):
        return None
    finally:
        if collects:
            gc.enable()


def _keep(file: Path, key: bytes, made: object) -> None:
    """Write it there, all at once, if that can be done and Python was not told to keep nothing."""
    if sys.dont_write_bytecode:
        return
    beside = file.with_name(f"{file.name}.{os.getpid()}")
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            with beside.open("wb") as written:  # first, for to pickle takes long, and may be for nothing
                body = pickle.dumps(made, protocol=pickle.HIGHEST_PROTOCOL)
                written.write(key + hashlib.sha256(body).digest() + body)
            os.replace(beside, file)
        finally:
            beside.unlink(missing_ok=True)


def _folder() -> Path:
    return Path(cache_from_source(__file__)).parent


@lru_cache(maxsize=1)
def _program() -> bytes | None:
    """Fingerprint of Python and of every file of the program, as Python tells its own from stale ones: by the
    time and size of each. None when one of them was written since the program started, or shortly before."""
    digest = hashlib.sha256(f"{sys.version} {sys.implementation.cache_tag}".encode())
    newest = 0.0
    try:
        for entry in sorted(_sources(_PACKAGE), key=lambda entry: entry.path):
            state = entry.stat()
            newest = max(newest, state.st_mtime)
            digest.update(
                f"{entry.path}\0{state.st_mtime_ns}\0{state.st_size}\0".encode("utf-8", "surrogateescape")
            )
    except OSError:
        return None
    return None if newest > _BEGUN - SETTLED else digest.digest()


def _sources(folder: Path | str) -> Iterator[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                yield entry
            elif entry.is_dir() and entry.name != "__pycache__":
                yield from _sources(entry.path)
