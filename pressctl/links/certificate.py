"""What is wrong with a certificate that nobody vouches for; the only door to cryptography.

OpenSSL stops at the first fault, and that nobody vouches for it comes before that it has ended: so we look ourselves.
"""

from __future__ import annotations

import asyncio
import datetime
import ssl
from enum import Enum, auto

from cryptography import x509

from ..model.reach import literal


class Fault(Enum):
    """A fault that tells for certain: readers' browsers refuse the page."""

    EXPIRED = auto()
    OTHER_HOST = auto()


async def fault_of(ip: str, port: int, host: str, patience: float) -> Fault | None:
    """Fetch the certificate that `host` shows at the judged address `ip`, and nothing else; look at it.

    `patience` is in seconds.
    """
    try:
        shown = await asyncio.wait_for(_shown(ip, port, host), patience)
        certificate = x509.load_der_x509_certificate(shown)
    except (OSError, TimeoutError, ValueError):
        return None
    if certificate.not_valid_after_utc < datetime.datetime.now(datetime.UTC):
        return Fault.EXPIRED
    return None if _is_for(certificate, host) else Fault.OTHER_HOST


async def _shown(ip: str, port: int, host: str) -> bytes:
    unchecked = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    unchecked.check_hostname = False
    unchecked.verify_mode = ssl.CERT_NONE
    name = None if literal(host) else host
    _, writer = await asyncio.open_connection(ip, port, ssl=unchecked, server_hostname=name or "")
    try:
        return bytes(writer.get_extra_info("ssl_object").getpeercert(binary_form=True) or b"")
    finally:
        writer.close()


def _is_for(certificate: x509.Certificate, host: str) -> bool:
    try:
        names = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    except x509.ExtensionNotFound:
        return False
    ip = literal(host)
    if ip:
        return ip in names.get_values_for_type(x509.IPAddress)
    rest = host.partition(".")[2]
    return any(name.lower() in (host, f"*.{rest}") for name in names.get_values_for_type(x509.DNSName))
