"""What a detector looks at, and the small questions that several of them ask."""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any

import msgspec

from journeys.brand import Brand, Friction
from journeys.delays import is_delayed
from journeys.events import Event, Signal
from journeys.state import Conversation, Customer, Order, Shipment
from journeys.status import Leg, Status

STAMP = "%Y%m%dT%H%M"  # of a moment in the subject of a signal that comes again

TRAVELLING = frozenset({Status.PICKED_UP, Status.IN_TRANSIT, Status.AT_DESTINATION_HUB})


class Look(msgspec.Struct, frozen=True):
    """One look at an order. `parcel` is the one that the event is about, or the one being looked at; `event` what
    has just happened, None when only time has passed."""

    order: Order
    parcel: Shipment | None
    parcels: Sequence[Shipment]
    now: datetime
    brand: Brand
    event: Event | None = None
    conversation: Conversation | None = None
    customer: Customer | None = None

    @property
    def friction(self) -> Friction:
        return self.brand.friction

    @property
    def is_delayed(self) -> bool:
        return is_delayed(self.order, self.parcels, self.now, self.brand)

    @property
    def stamp(self) -> str:
        return self.now.astimezone(UTC).strftime(STAMP)

    def signal(self, name: str, subject: str, *evidence: str, **facts: Any) -> Signal:
        """A signal about this order and parcel."""
        seen = tuple(key for key in evidence if key)
        return Signal(name, subject, seen, facts, self.order.id, self.parcel.id if self.parcel else None)


def is_open(order: Order) -> bool:
    """Whether the customer still waits for the order, which has been paid or needs not be."""
    return order.closed_at is None and order.status not in {"cancelled", "pending_payment"}


def is_travelling(parcel: Shipment | None) -> bool:
    """Whether the courier carries it to her and no attempt waits for an answer."""
    return (
        parcel is not None
        and parcel.status in TRAVELLING
        and parcel.ndr is None
        and parcel.leg in {Leg.FORWARD, Leg.EXCHANGE}
    )


def has_mark(order: Order, name: str, subject: str) -> bool:
    """Whether the signal was raised before."""
    return bool(order.signals) and f"{name}:{subject}" in order.signals


def last_raised_at(order: Order, name: str, subject: str) -> datetime | None:
    """When a signal that comes again was last raised: its marks end in the moment."""
    start = f"{name}:{subject}:"
    stamps = [mark[len(start) :] for mark in order.signals if mark.startswith(start)]
    return datetime.strptime(max(stamps), STAMP).replace(tzinfo=UTC) if stamps else None


def newest_key(look: Look) -> str:
    """The event that shows best where the parcel stands: what has just happened, else where it was last seen."""
    if look.event is not None:
        return look.event.key
    return look.parcel.trail[-1].key if look.parcel and look.parcel.trail else ""


See = Callable[[Look], Iterator[Signal]]
DueAt = Callable[[Look], datetime | None]
