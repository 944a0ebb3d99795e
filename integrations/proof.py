"""Proving where a delivery came from: HMAC over the raw bytes or a static header, in constant time."""

import base64
import hashlib
import hmac
from collections.abc import Iterable

from journeys.errors import SignatureInvalid


def hmac_hex(secret: str, body: bytes) -> str:
    """HMAC-SHA256 as lower-case hex."""
    return hmac.new(secret.encode(), body, hashlib.sha256).hexdigest()


def hmac_base64(secret: str, body: bytes) -> str:
    """HMAC-SHA256 as base64."""
    return base64.b64encode(hmac.new(secret.encode(), body, hashlib.sha256).digest()).decode()


def require_match(given: str, expected: Iterable[str]) -> None:
    """Raise SignatureInvalid unless `given` equals one of `expected` (several while a secret is rotated)."""
    if not given:
        raise SignatureInvalid("no signature")
    proof = given.encode("utf-8", "surrogateescape")  # headers are bytes; odd ones come as surrogates
    matches = [hmac.compare_digest(proof, wanted.encode()) for wanted in expected if wanted]
    if not any(matches):
        raise SignatureInvalid("wrong signature")


def content_key(body: bytes) -> str:
    """A delivery key for senders that give none: 32 hex digits of the content's hash."""
    return hashlib.blake2b(body, digest_size=16).hexdigest()
