"""A message with news stands in for one without: what was just told in its context is not told again in general."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from journeys.messages import MESSAGES, Message
from journeys.state import Order

if TYPE_CHECKING:
    from journeys.policies.case import Sent

ZERO = timedelta(0)

# Replies that tell the whole story of an order; others answer something else.
TELLING_REPLIES = frozenset({"order_status", "cod_delay_kept", "cod_delay_date"})


def is_covered(message: Message, order: Order | None, told: Iterable[Sent], now: datetime, within: timedelta) -> bool:
    """Whether a message about the same order that left no longer than `within` ago told what `message` would."""
    return order is not None and any(
        each.order_id == order.id and ZERO <= now - each.at <= within and covers(MESSAGES.get(each.name), message)
        for each in told
    )


def covers(one: Message | None, other: Message) -> bool:
    """Whether having said `one` makes `other` needless."""
    if one is None or one.name == other.name or not other.proactive:
        return False
    has_news = not one.generic and (one.proactive or one.name in TELLING_REPLIES)
    return other.name in one.covers or (other.generic and has_news)
