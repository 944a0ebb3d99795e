"""An urgent message that failed, or that WhatsApp took and did not bring to her phone."""

from collections.abc import Iterable, Iterator
from datetime import datetime

import msgspec

from journeys.brand import Brand
from journeys.events import Signal

NAME = "message_undelivered"


class Undelivered(msgspec.Struct, frozen=True):
    """An urgent message without a delivery: when WhatsApp took it, or when it failed for good."""

    outbox_id: int
    customer_id: int
    order_id: int
    message: str
    causes: tuple[str, ...]
    accepted_at: datetime | None = None
    failed_at: datetime | None = None


def signals_of(found: Iterable[Undelivered], now: datetime, brand: Brand) -> Iterator[tuple[int, Signal]]:
    """(customer, signal) for each that failed, or is under way for `friction.undelivered_after`; once a message."""
    for each in found:
        is_late = each.accepted_at is not None and now - each.accepted_at >= brand.friction.undelivered_after
        if each.failed_at or is_late:
            why = "failed" if each.failed_at else "not_delivered"
            facts = {"message": each.message, "why": why}
            yield each.customer_id, Signal(NAME, str(each.outbox_id), each.causes, facts, each.order_id)
