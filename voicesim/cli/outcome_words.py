"""What is said when a command ends before its time, in the person's language."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from dataclasses import dataclass

from voicesim.text.words import Language


@dataclass(frozen=True, slots=True)
class Outcome:
    """A command that was stopped, and a disk that refuses."""

    stopped: str
    disk: str
    """Where the system names no file."""
    refused: Mapping[int, tuple[str, str]]
    """By the system's error number: what is wrong, and how to mend it."""


_FULL, _QUOTA = errno.ENOSPC, errno.EDQUOT

WORDS: Mapping[Language, Outcome] = {
    "fr": Outcome(
        stopped="Arrêté.",
        disk="le disque",
        refused={
            _FULL: ("le disque est plein", "libérez de la place, ou choisissez un autre dossier avec --out"),
            _QUOTA: ("le quota du disque est atteint", "libérez de la place, ou choisissez un autre dossier"),
            errno.EACCES: ("l'accès est refusé", "choisissez un dossier où vous pouvez écrire"),
            errno.EPERM: ("l'accès est refusé", "choisissez un dossier où vous pouvez écrire"),
            errno.EROFS: ("le disque est en lecture seule", "choisissez un dossier où vous pouvez écrire"),
            errno.ENOTDIR: ("c'est un fichier, pas un dossier", "choisissez un dossier"),
            errno.EISDIR: ("c'est un dossier, pas un fichier", "nommez un fichier"),
            errno.ENOENT: ("il n'y a ni fichier ni dossier de ce nom", "vérifiez le nom"),
        },
    ),
    "en": Outcome(
        stopped="Stopped.",
        disk="the disk",
        refused={
            _FULL: ("the disk is full", "make room, or choose another folder with --out"),
            _QUOTA: ("the disk quota is reached", "make room, or choose another folder"),
            errno.EACCES: ("permission is denied", "choose a folder you may write to"),
            errno.EPERM: ("permission is denied", "choose a folder you may write to"),
            errno.EROFS: ("the disk is read-only", "choose a folder you may write to"),
            errno.ENOTDIR: ("this is a file, not a folder", "choose a folder"),
            errno.EISDIR: ("this is a folder, not a file", "name a file"),
            errno.ENOENT: ("there is no such file or folder", "check the name"),
        },
    ),
}
