"""Brings phone numbers as people and shops write them to E.164."""

from functools import lru_cache
from typing import Any

import phonenumbers

HOME_REGION = "IN"
MOBILES = frozenset({phonenumbers.PhoneNumberType.MOBILE, phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE})


def e164(raw: Any) -> str:
    """`raw` as E.164 ("099999 01234" -> "+919999901234"); "" when it is not a valid number.

    Numbers without a country code are Indian. Text and whole numbers are read; anything else is "".
    """
    if isinstance(raw, bool) or not isinstance(raw, (str, int)):
        return ""
    return _normalised(str(raw).strip()[:40])  # no phone is longer; a bound for what the cache may hold


def mobile_of(raw: Any) -> str:
    """`raw` as E.164 when it is an Indian mobile, which every rider can call; else ""."""
    phone = e164(raw)
    return phone if phone.startswith("+91") and _is_mobile(phone) else ""


def _is_mobile(phone: str) -> bool:
    return phonenumbers.number_type(phonenumbers.parse(phone, HOME_REGION)) in MOBILES


@lru_cache(maxsize=4096)
def _normalised(raw: str) -> str:
    try:
        number = phonenumbers.parse(raw, HOME_REGION)
    except phonenumbers.NumberParseException:
        return ""
    if not phonenumbers.is_valid_number(number):
        return ""
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
