"""The organisation's own key (Ed25519): what signs its badges and the packs of content it shares."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from voicesim.call.private import private_folder
from voicesim.call.whole_files import refused
from voicesim.errors import EngineMissing, StorageError
from voicesim.messages.message import Message

KEY = "organisation.pem"
"""Among the keys of the store."""


def organisation_key(path: Path) -> bytes:
    """The organisation's private key as PEM, made on first use; its owner alone may read it.

    Raises `StorageError`, and `EngineMissing` without the library of signatures.
    """
    try:
        if not path.exists():
            private_folder(path.parent)
            pem = _new_key()
            handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            with os.fdopen(handle, "wb") as file:
                file.write(pem)
                file.flush()
                os.fsync(file.fileno())
            with suppress(FileExistsError):  # whoever comes second keeps the key of the first
                os.link(name, path)
            Path(name).unlink()
        return path.read_bytes()
    except OSError as error:
        raise refused(path, error) from error


def _new_key() -> bytes:
    signing_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

    return Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def sign(pem: bytes, text: bytes) -> tuple[str, str]:
    """The signature of a text, and the public key that proves it, both in hexadecimal.

    Raises `StorageError` for what is no key, and `EngineMissing`.
    """
    signing_library()
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
    from cryptography.hazmat.primitives.serialization import load_pem_private_key

    try:
        key = load_pem_private_key(pem, password=None)
    except (ValueError, TypeError):
        key = None
    if not isinstance(key, Ed25519PrivateKey):
        raise StorageError(
            "organisation.key",
            what=Message("is not a key"),
            where=KEY,
            mend=Message("put the file back from a copy"),
        )
    return key.sign(text).hex(), key.public_key().public_bytes_raw().hex()


def signed(text: bytes, signature: str, public: str) -> bool:
    """Is this the signature of the text by the holder of this key? Raises `EngineMissing`."""
    signing_library()
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public)).verify(bytes.fromhex(signature), text)
    except (InvalidSignature, ValueError):
        return False
    return True


def signing_library() -> None:
    """Raises `EngineMissing` where signatures cannot be made nor checked."""
    try:
        import cryptography.hazmat.primitives.asymmetric.ed25519  # noqa: F401
    except ImportError as error:
        raise EngineMissing(
            "signing.library",
            what=Message("signs and checks signatures, and is not installed"),
            where="cryptography",
            mend=Message("install it: pip install 'voicesim[room]'"),
        ) from error
