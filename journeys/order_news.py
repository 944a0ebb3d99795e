"""Whether anything about an order has changed since a moment, as far as anybody told us. Pure."""

from collections.abc import Sequence
from datetime import datetime

from journeys.state import Order, Shipment


def has_news_since(order: Order, parcels: Sequence[Shipment], since: datetime) -> bool:
    """Whether the shop, the courier or a return moved after `since`."""
    moments = [order.version_at, *(each.state_at for each in order.returns)]
    for parcel in parcels:
        attempt_at = parcel.ndr.received_at if parcel.ndr else None
        moments += [at for at in (parcel.last_scan_at, parcel.status_at, attempt_at) if at]
    return any(at > since for at in moments)
