"""The code that shows a customer that a chat is really ours: the chat names it, and so does the page of her order.

A pure function of our secret, the customer and the hour. A code is good from its hour to the end of the next.
"""

import hashlib
import hmac
from datetime import UTC, datetime, timedelta

HOUR = timedelta(hours=1)
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # none that looks like another; no digits alone, so that it is no OTP
LENGTH = 6  # 31 to the power of 6: 900 million codes, each good for two hours at most


def code_of(customer_id: int, at: datetime, secret: str) -> str:
    """The code of the hour: "7KM-2QP"."""
    hour = int(at.timestamp()) // int(HOUR.total_seconds())
    digest = hmac.new(secret.encode(), f"verify:{customer_id}:{hour}".encode(), hashlib.sha256).digest()
    number = int.from_bytes(digest[:8])
    signs = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        signs += LETTERS[place]
    return f"{signs[:3]}-{signs[3:]}"


def codes_shown(customer_id: int, at: datetime, secret: str) -> tuple[str, str]:
    """The codes that are good at `at`: of this hour, and of the one before."""
    return code_of(customer_id, at, secret), code_of(customer_id, at - HOUR, secret)


def good_until(at: datetime) -> datetime:
    """When the code of the hour of `at` ends."""
    begun = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    return begun + 2 * HOUR
