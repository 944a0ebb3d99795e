"""What ended long ago is put aside until an event names it, as the store does: a customer costs no more with time."""

from collections.abc import Iterable
from datetime import datetime

from journeys.events import Event, Fulfilment, OrderFacts, Scan, awb_key
from journeys.state import REMEMBERED_FOR, CustomerState, Order, Shipment


class Memory:
    """Orders and parcels that are not in the state for now."""

    def __init__(self) -> None:
        self.orders: dict[int, Order] = {}
        self.parcels: dict[int, Shipment] = {}

    def forget(self, state: CustomerState, now: datetime) -> None:
        """Put aside what ended too long ago."""
        since = now - REMEMBERED_FOR
        for order in [each for each in state.orders.values() if each.closed_at and each.closed_at <= since]:
            self.orders[order.id] = state.orders.pop(order.id)
        for parcel in [each for each in state.shipments.values() if each.closed_at and each.closed_at <= since]:
            self.parcels[parcel.id] = state.shipments.pop(parcel.id)

    def recall(self, state: CustomerState, events: Iterable[Event], now: datetime) -> None:
        """Before deciding: forget, but bring back what these events name."""
        self.forget(state, now)
        if not self.orders and not self.parcels:
            return
        awbs, shop_orders = _named(events)
        for order in [each for each in self.orders.values() if each.shop_order_id in shop_orders]:
            state.orders[order.id] = self.orders.pop(order.id)
        for parcel in [each for each in self.parcels.values() if each.awb in awbs]:
            state.shipments[parcel.id] = self.parcels.pop(parcel.id)


def _named(events: Iterable[Event]) -> tuple[set[str], set[str]]:
    """The AWBs and shop orders that events name, as a load would read them."""
    awbs: set[str] = set()
    shop_orders: set[str] = set()
    for event in events:
        body = event.body
        if isinstance(body, Scan):
            awbs.add(awb_key(body.awb))
        elif isinstance(body, OrderFacts | Fulfilment):
            shop_orders.add(body.shop_order_id)
            awbs.update(awb_key(parcel.awb) for parcel in body.parcels)
    return awbs, shop_orders
