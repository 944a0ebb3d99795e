"""Striking personal data and secrets out of whatever is about to be logged."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from enum import Enum
from pathlib import PurePath
from typing import Any
from uuid import UUID

GONE = "[redacted]"

# A key that holds one of these words (`customer_name`, `to_phone`) says who or where somebody is, or is a secret.
_PRIVATE_WORDS = """
    phone phones mobile msisdn contact contacts email mail name username address addresses line1 line2 landmark
    pincode zip geo location latitude longitude text body caption note remark message content form payload token
    tokens secret secrets password cookie authorization otp signature apikey vpa upi wa bsuid recipient
"""
PRIVATE_WORDS = frozenset(_PRIVATE_WORDS.split())
PRIVATE_KEYS = frozenset({"api_key", "to", "from", "headers", "user_id"})
# Keys of ids and of our own words: shown, however private a digit run in them looks.
_PUBLIC_KEYS = """
    awb order_number shop_order_id outbox_id inbox_id run_id event_id event_key item_key phone_number_id waba_id
    template_name journey_name step_name level logger timestamp
"""
PUBLIC_KEYS = frozenset(_PUBLIC_KEYS.split())

# From the start of a word to its end; UPI ids, and passwords in URLs, look alike.
EMAIL = re.compile(r"(?<![^\s,;<>\"()\[\]@])[^\s,;<>\"()\[\]@]++@[^\s,;<>\"()\[\]]+")
WAMID = re.compile(r"wamid\.[\w+/=-]+")  # WhatsApp's message id; its head is the customer's number in base64
BEARER = re.compile(r"(?i)\b(bearer|basic)\s+\S+")
TOKEN = re.compile(r"(?<![\w-])(?=[\w-]*\d)(?=[\w-]*[A-Za-z])[\w-]{32,}")
# What databases add to an error: the statement's parameters, the row that failed.
PARAMETERS = re.compile(r"\[parameters: .*?(?:\](?=\n|\Z)|\Z)|DETAIL: [^\n]*", re.DOTALL)
# Ten digits or more, however grouped. A date with or without its time is matched first, and stays.
PHONE = re.compile(
    r"(?P<date>(?<!\d)(?:19|20)\d\d-[01]\d-[0-3]\d(?!\d)(?:[T ][0-2]\d:[0-5]\d(?::[0-5]\d(?:[.,]\d{1,9})?)?(?!\d))?)"
    r"|\+?\d(?:[ \t\u00a0().\-/\u2010-\u2015]{0,3}\d){9,}"
)
SHORTEST_SECRET = 4  # shorter ones would strike out ordinary words
LONGEST_TEXT = 16_000  # characters of one value
CUT_MARGIN = 100  # characters dropped where a long text was cut, perhaps through the middle of a number or an e-mail
WAMID_TAIL = 10  # characters that stay so that lines about one message can be found; they hold no number


class Redactor:
    """A structlog processor. `secrets` are struck out wherever they occur, beside what looks private."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        known = sorted((s for s in secrets if len(s) >= SHORTEST_SECRET), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, _logger: Any, _method: str, event_dict: Mapping[str, Any]) -> dict[str, Any]:
        return {self.text(key): self.value(value, key) for key, value in event_dict.items()}

    def value(self, value: Any, key: str = "") -> Any:
        """`value` as it may be logged under `key`; what has no safe form is only named by its type."""
        if value is None or isinstance(value, bool | float):
            return value
        if is_private(key):
            return GONE
        if isinstance(value, int):
            return GONE if abs(value) >= 10**9 and key not in PUBLIC_KEYS else value
        if isinstance(value, datetime | date | time):
            return value.isoformat()
        if isinstance(value, str | bytes | bytearray | timedelta | PurePath | UUID | Enum):
            return self.text(_written(value), public=key in PUBLIC_KEYS)
        return self._inside(value, key)

    def _inside(self, value: Any, key: str) -> Any:
        if isinstance(value, Mapping):
            return {self.text(str(inner)): self.value(entry, str(inner)) for inner, entry in value.items()}
        if isinstance(value, list | tuple | set | frozenset):
            return [self.value(entry, key) for entry in value]
        if isinstance(value, BaseException):
            return f"{type(value).__name__}: {self.text(str(value))}"
        return f"<{type(value).__qualname__}>"

    def text(self, text: str, *, public: bool = False) -> str:
        """`text` without secrets, e-mails, tokens and, unless `public`, phone numbers."""
        if len(text) > LONGEST_TEXT:
            return self.text(text[:LONGEST_TEXT], public=public)[:-CUT_MARGIN] + "…"
        if self._known:
            text = self._known.sub(GONE, text)
        text = PARAMETERS.sub(GONE, text)
        text = EMAIL.sub(GONE, text)
        text = WAMID.sub(_tail, text)
        text = BEARER.sub(rf"\1 {GONE}", text)
        if public:
            return text
        return PHONE.sub(lambda found: found["date"] or GONE, TOKEN.sub(GONE, text))


def is_private(key: str) -> bool:
    """Whether a key's value is never logged, whatever it looks like."""
    key = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", key).lower()  # customerName as customer_name
    if key in PUBLIC_KEYS:
        return False
    return key in PRIVATE_KEYS or not PRIVATE_WORDS.isdisjoint(re.split(r"[^a-z0-9]+", key))


def _written(value: Any) -> str:
    if isinstance(value, bytes | bytearray):
        return value.decode("utf-8", "replace")
    return str(value.value if isinstance(value, Enum) else value)


def _tail(found: re.Match[str]) -> str:
    whole = found[0]
    return f"wamid…{whole[-WAMID_TAIL:]}" if len(whole) >= 4 * WAMID_TAIL else f"wamid{GONE}"
