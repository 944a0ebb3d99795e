"""Takes out what nobody needs to keep of a delivery: one-time codes, riders' names and phones, links to proof photos.

Runs before a raw item is stored. The same input always gives the same output, so that a repeated push stays equal.
Words stay ("OTP verified", "proof not available"), because they carry the reason of a failed delivery.
"""

import re
from functools import lru_cache
from typing import Any

from journeys.errors import PayloadMalformed

REMOVED = "[removed]"
MAX_DEPTH = 40  # no courier nests deeper than six; the rest is an attack or an accident

_WORDS = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_OTP_KEY = re.compile(r"(?<!n)(?<!fo)otp")  # not "notpicked", not "footprint"
_RIDER_KEY = re.compile(
    r"(^|_)(rider|driver|biker|fe|field_executive|executive|agent"
    r"|(delivery|courier|pickup)_?(boy|man|agent|person|executive|associate|guy|partner_(name|phone|contact)))(_|$)"
)
_PROOF_KEY = re.compile(
    r"(^|_)(pod|epod|proof|image|images|img|photo|photos|signature|sign|recording|audio|selfie)(_|$)"
)
_REFERENCE_KEY = re.compile(
    r"(^|_)(awb|waybill|order|reference|ref|shipment|sr|channel|tracking)(_(id|no|number|code))?$"
)
_REMARK_KEY = re.compile(
    r"(^|_)(remark|remarks|comment|comments|instructions|activity|note|notes|message|reason|description)$"
)
_LINK = re.compile(r"(?i)\b(https?|s3|gs)://|^//|^/\S+\.\w{2,5}$|\.(jpe?g|png|pdf|webp|mp[34])\b")
_WORD = re.compile(r"[^\W\d_]{2,}")
_SPACE = re.compile(r"\s")

_SOME_DIGITS = re.compile(r"\d[\d -]{2}")  # every pattern below needs as many
_CODE_AFTER = re.compile(r"(?i)((?<![a-z])(?:otp|one[ -]time (?:password|code|pin))(?![a-z])\D{0,20}?)\d[\d -]{2,8}\d")
_CODE_BEFORE = re.compile(r"(?i)(?<!\d)\d{4,8}(?!\d)(?=\D{0,12}(?<![a-z])otp(?![a-z]))")
# Indian mobile numbers begin with 6 to 9 and have ten digits; prefixes +91, 91 and 0 are common.
_NUMBER = r"(?<![\dA-Za-z])(?:\+?91[\s-]?|0)?(?:[6-9]\d{4}[\s-]?\d{5}|[6-9]\d{2}[\s-]\d{3}[\s-]\d{4})(?!\d)"
_PHONE = re.compile(_NUMBER)
# "FE Sunil Y 99999 01777": up to four capitalised words between a rider's title and a number are a name.
_NAME = re.compile(
    r"((?i:\b(?:fe|rider|driver|agent|executive|associate|delivery (?:boy|man|partner)))\b[\s:,.-]{0,3})"
    rf"(?:[A-Z][A-Za-z.]*[\s:,.(-]{{1,3}}){{1,4}}(?={_NUMBER})"
)
_HARMLESS = frozenset({"", "true", "false", "yes", "no", "y", "n", "na", "null", "verified", "not verified"})


def redacted(value: Any, *, depth: int = 0) -> Any:
    """A copy of parsed JSON without codes, rider data and proof links. Raises PayloadMalformed beyond 40 levels."""
    if depth > MAX_DEPTH:
        raise PayloadMalformed("nested too deeply")
    if isinstance(value, dict):
        return {key: _kept(_kind_of(key), each, depth + 1) for key, each in value.items()}
    if isinstance(value, list):
        return [redacted(each, depth=depth + 1) for each in value]
    if isinstance(value, str) and _is_prose(value):
        return redacted_text(value)
    return value


def redacted_text(text: str) -> str:
    """Free text without the digits of a one-time code, phone numbers and the rider's name before one."""
    if not _SOME_DIGITS.search(text):
        return text
    text = _CODE_AFTER.sub(rf"\1{REMOVED}", text)
    text = _CODE_BEFORE.sub(REMOVED, text)
    text = _NAME.sub(rf"\1{REMOVED} ", text)
    return _PHONE.sub(REMOVED, text)


@lru_cache(maxsize=4096)
def _kind_of(key: str) -> str:
    """What a field of this name may hold: secret | proof | remark | reference | other."""
    name = _snake(key[:200])
    if _OTP_KEY.search(name) or _RIDER_KEY.search(name):
        return "secret"
    if _PROOF_KEY.search(name):
        return "proof"
    if _REMARK_KEY.search(name):
        return "remark"
    return "reference" if _REFERENCE_KEY.search(name) else "other"


def _kept(kind: str, value: Any, depth: int) -> Any:
    if kind == "secret":
        return _without_secret(value)
    if isinstance(value, str):
        return _kept_text(kind, value)
    if isinstance(value, list) and kind == "proof":
        return [
            _kept(kind, each, depth + 1) if isinstance(each, str) else redacted(each, depth=depth + 1) for each in value
        ]
    return redacted(value, depth=depth)


def _kept_text(kind: str, value: str) -> str:
    if kind == "reference":
        return value
    if kind == "proof" and _LINK.search(value):
        return REMOVED
    return redacted_text(value) if kind == "remark" or _is_prose(value) else value


def _is_prose(text: str) -> bool:
    return bool(_SPACE.search(text) and _WORD.search(text))


def _without_secret(value: Any) -> Any:
    """Flags such as `otp_verified: true` tell something and hide nothing; all else goes."""
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str) and value.strip().lower() in _HARMLESS:
        return value
    return REMOVED


def _snake(key: str) -> str:
    """`DeliveryOTP`, `delivery-otp` and `delivery_otp` alike."""
    return "_".join(word.lower() for word in _WORDS.findall(key))
