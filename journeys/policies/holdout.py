"""Who does not get a journey's messages, so that its effect can be measured: always the same customers."""

import hashlib

from journeys.brand import Brand
from journeys.messages import Message

HELD_OUT, TREATED = "held_out", "treated"


def is_held_out(message: Message, journey: str, customer_id: int, brand: Brand) -> bool:
    """Whether this message is kept from her. Replies never are, vital ones only where the brand says so."""
    if not message.proactive or (message.is_vital and not brand.holds_out_vital):
        return False
    return arm_of(journey, customer_id, brand) == HELD_OUT


def arm_of(journey: str, customer_id: int, brand: Brand) -> str:
    """`held_out` or `treated`; "" when the journey has no holdout. One customer's arm never changes."""
    share = brand.holdouts.get(journey)
    if share is None:
        return ""
    return HELD_OUT if _place(journey, customer_id) < share else TREATED


def _place(journey: str, customer_id: int) -> float:
    """A number from 0 to 1, the same for the same customer and journey."""
    digest = hashlib.blake2b(f"{journey}:{customer_id}".encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
