"""The room's own certificate authority: a root that desks trust once, and the server's certificate.

The root may vouch for the room's name and for addresses of private networks, and for nothing else (RFC
5280, 4.2.1.10): whoever steals its key cannot stand for a bank. The server's certificate is short-lived (397
days at most, as browsers ask) and made anew from the same root, so that no desk has to be visited again.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

ROOT_DAYS = 3650
"""Days for which desks trust the room."""

LEAF_DAYS = 397
"""Days of the server's certificate: what Chromium and Apple accept at most."""

RENEWED_BEFORE = timedelta(days=30)
"""So long before its end the server's certificate is made anew."""

EARLIER = timedelta(days=1)
"""Certificates begin so long before they are made: the clock of a desk may be slow."""

PRIVATE = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "169.254.0.0/16", "127.0.0.0/8", "fc00::/7")
"""Networks that no address of the internet is in: a room that moves to another keeps its root."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A certificate and its secret key, both as PEM."""

    certificate: bytes
    key: bytes

    @property
    def read(self) -> x509.Certificate:
        """The certificate. Raises `ValueError` for what is none."""
        return x509.load_pem_x509_certificate(self.certificate)


def make_root(room: str, host: str, addresses: Sequence[str], now: datetime) -> Pair:
    """A root for a room of that name, whose server is called `host`.

    `addresses` are of the room's own besides those of private networks: some closed networks have others.
    """
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"voicesim, {room}"[:64])])
    permitted: list[x509.GeneralName] = [x509.DNSName(host)]
    permitted += [x509.IPAddress(ipaddress.ip_network(one)) for one in (*PRIVATE, *addresses)]
    usage = _usage(key_cert_sign=True, crl_sign=True)
    built = (
        _begun(name, name, key.public_key(), now, timedelta(days=ROOT_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(x509.NameConstraints(permitted, None), critical=True)
        .add_extension(usage, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return _pair(built, key)


def make_leaf(root: Pair, host: str, addresses: Sequence[str], now: datetime) -> Pair:
    """The server's certificate, for its name and its addresses. Raises `ValueError` for a bad root."""
    signing = serialization.load_pem_private_key(root.key, None)
    if not isinstance(signing, ec.EllipticCurvePrivateKey):
        raise ValueError("the root's key is of another kind")
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host[:64])])
    names: list[x509.GeneralName] = [x509.DNSName(host)]
    names += [x509.IPAddress(ipaddress.ip_address(one)) for one in addresses]
    issuer = root.read
    lasting = min(timedelta(days=LEAF_DAYS) - EARLIER, issuer.not_valid_after_utc - now)
    built = (
        _begun(name, issuer.subject, key.public_key(), now, lasting)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(_usage(digital_signature=True), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False
        )
        .sign(signing, hashes.SHA256())
    )
    return _pair(built, key)


def is_stale(leaf: Pair, root: Pair, host: str, addresses: Sequence[str], now: datetime) -> bool:
    """Must the server's certificate be made anew: near its end, for other addresses, or by another root?"""
    try:
        certificate = leaf.read
        certificate.verify_directly_issued_by(root.read)
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except (ValueError, TypeError, x509.ExtensionNotFound, InvalidSignature):
        return True
    known = set(names.get_values_for_type(x509.DNSName))
    known |= {str(one) for one in names.get_values_for_type(x509.IPAddress)}
    return certificate.not_valid_after_utc - now < RENEWED_BEFORE or not {host, *addresses} <= known


def is_over(root: Pair, now: datetime) -> bool:
    """Has the root itself come near its end, so that every desk must trust another?"""
    return root.read.not_valid_after_utc - now < RENEWED_BEFORE


def vouches_for(root: Pair, name: str) -> bool:
    """May the root vouch for a server of that name, or at that address? Raises `ValueError` for no root."""
    try:
        bounds = root.read.extensions.get_extension_for_class(x509.NameConstraints).value
    except x509.ExtensionNotFound:
        raise ValueError("a root without constraints") from None
    permitted = bounds.permitted_subtrees or ()
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return any(isinstance(one, x509.DNSName) and one.value == name for one in permitted)
    return any(address in network for network in _networks(permitted))


def _networks(names: Iterable[x509.GeneralName]) -> Iterator[ipaddress.IPv4Network | ipaddress.IPv6Network]:
    for one in names:
        if isinstance(one, x509.IPAddress) and isinstance(
            one.value, ipaddress.IPv4Network | ipaddress.IPv6Network
        ):
            yield one.value


def fingerprint(pair: Pair) -> str:
    """SHA-256 of the certificate as people compare it: "AB:CD:..."."""
    return pair.read.fingerprint(hashes.SHA256()).hex(":").upper()


def _begun(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, now: datetime, lasting: timedelta
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(key)
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - EARLIER)
        .not_valid_after(now + lasting)
    )


def _usage(
    *, digital_signature: bool = False, key_cert_sign: bool = False, crl_sign: bool = False
) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=digital_signature,
        key_cert_sign=key_cert_sign,
        crl_sign=crl_sign,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _pair(certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Pair:
    encoding = serialization.Encoding.PEM
    secret = key.private_bytes(encoding, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    return Pair(certificate.public_bytes(encoding), secret)
