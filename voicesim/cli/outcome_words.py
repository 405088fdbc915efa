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
    sentence: str
    """Where, what and mend, between the stops of the language."""
    disk: str
    """Where the system names no file."""
    output: str
    """Standard output."""
    elsewhere: str
    """How to mend a standard output that takes no more."""
    refused: Mapping[int, tuple[str, str]]
    """By the system's error number: what is wrong, and how to mend it."""


_FULL, _QUOTA = errno.ENOSPC, errno.EDQUOT

WORDS: Mapping[Language, Outcome] = {
    "fr": Outcome(
        stopped="Arrêté.",
        sentence="{where} : {what} ; {mend}.",
        disk="le disque",
        output="la sortie standard",
        elsewhere="libérez de la place là où elle est écrite, ou écrivez-la ailleurs",
        refused={
            _FULL: ("le disque est plein", "libérez de la place, ou choisissez un autre dossier avec --out"),
            _QUOTA: ("le quota du disque est atteint", "libérez de la place, ou choisissez un autre dossier"),
            errno.EACCES: ("l'accès est refusé", "choisissez un dossier où vous pouvez écrire"),
            errno.EPERM: ("l'accès est refusé", "choisissez un dossier où vous pouvez écrire"),
            errno.EROFS: ("le disque est en lecture seule", "choisissez un dossier où vous pouvez écrire"),
            errno.ENOTDIR: ("c'est un fichier, pas un dossier", "choisissez un dossier"),
            errno.EISDIR: ("c'est un dossier, pas un fichier", "nommez un fichier"),
            errno.ENOENT: ("il n'y a ni fichier ni dossier de ce nom", "vérifiez le nom"),
            errno.EIO: ("le disque ne répond pas bien", "vérifiez-le, ou choisissez un autre dossier"),
            errno.ELOOP: ("des liens y renvoient à eux-mêmes", "vérifiez le nom"),
            errno.ENAMETOOLONG: ("ce nom est trop long", "choisissez un nom plus court"),
            errno.EBUSY: ("il est utilisé par un autre programme", "fermez ce programme"),
        },
    ),
    "en": Outcome(
        stopped="Stopped.",
        sentence="{where}: {what}; {mend}.",
        disk="the disk",
        output="standard output",
        elsewhere="make room where it is written, or write it elsewhere",
        refused={
            _FULL: ("the disk is full", "make room, or choose another folder with --out"),
            _QUOTA: ("the disk quota is reached", "make room, or choose another folder"),
            errno.EACCES: ("permission is denied", "choose a folder you may write to"),
            errno.EPERM: ("permission is denied", "choose a folder you may write to"),
            errno.EROFS: ("the disk is read-only", "choose a folder you may write to"),
            errno.ENOTDIR: ("this is a file, not a folder", "choose a folder"),
            errno.EISDIR: ("this is a folder, not a file", "name a file"),
            errno.ENOENT: ("there is no such file or folder", "check the name"),
            errno.EIO: ("the disk does not answer well", "check it, or choose another folder"),
            errno.ELOOP: ("links in it lead back to themselves", "check the name"),
            errno.ENAMETOOLONG: ("this name is too long", "choose a shorter one"),
            errno.EBUSY: ("another program is using it", "close that program"),
        },
    ),
}
