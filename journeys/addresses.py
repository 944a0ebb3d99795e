"""An address that she gave in the chat: how far it can still change, and how her order keeps it. Pure.

Hers counts from the moment she confirmed it. The shop goes on showing the former one until it has taken hers; what it
showed before is remembered by fingerprint (mark `address_before`), so that a late webhook does not bring it back.
Each leg, shop and courier, has a mark of its own: due, asked, saved or refused (A-14).
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import datetime
from enum import Enum
from typing import TYPE_CHECKING

import msgspec

from journeys.events import Address, Event
from journeys.expected import has_left
from journeys.marks import value_said, with_mark, without
from journeys.state import CustomerState, Order, Shipment
from journeys.status import RTO_STATUSES, TERMINAL, Leg

if TYPE_CHECKING:
    from journeys.turn import Turn

BEFORE, AT_SHOP, AT_COURIER = "address_before", "address_at_shop", "address_at_courier"
DUE, ASKED, SAVED, REFUSED = "due", "asked", "saved", "refused"
ADDRESS_GIVEN, PHONE_GIVEN = "order.address_given", "order.phone_given"
MOST_EDITS = 10
PIN_WORDS = "maps.google.com/?q="  # a link that opens on every rider's phone


class Reach(Enum):
    """Who can still change where an order goes."""

    SHOP = "shop"  # nothing is booked yet
    BOOKED = "booked"  # the parcel has its label, the courier has not picked it up
    COURIER = "courier"  # the courier has it
    NOBODY = "nobody"  # delivered, cancelled, lost, or on its way back


def reach_of(order: Order, parcels: Sequence[Shipment]) -> Reach:
    """How far the order's address can still be changed (P-03: the cut-off is the dispatch, then the courier's path)."""
    forward = [parcel for parcel in parcels if parcel.leg in {Leg.FORWARD, Leg.RTO}]
    is_over = order.status == "cancelled" or order.closed_at is not None
    if is_over or any(parcel.status in TERMINAL or parcel.status in RTO_STATUSES for parcel in forward):
        return Reach.NOBODY
    if any(has_left(parcel) for parcel in forward):
        return Reach.COURIER
    return Reach.BOOKED if forward else Reach.SHOP


def pincode_is_fixed(reach: Reach) -> bool:
    """Couriers route by the pincode and change none of a parcel that they have (per Delhivery's and Shiprocket's
    address update pages)."""
    return reach is Reach.COURIER


def given(order: Order, address: Address, at: datetime, parcels: Sequence[Shipment]) -> Order:
    """The order with the address that she gave, and both legs due."""
    seen = (_before(order) | {fingerprint(order.address)}) - {fingerprint(address)}
    edits = order.address_edits
    if not is_same_place(order.address, address):
        edits = (*edits, at)[-MOST_EDITS:]
    order = msgspec.structs.replace(
        order, address=address, pincode=address.pincode or order.pincode, address_edits=edits
    )
    order = with_mark(order, "address_changed")
    order = with_mark(order, f"{BEFORE}:{','.join(sorted(seen))}") if seen else without(order, BEFORE)
    order = with_mark(order, f"{AT_SHOP}:{DUE}")
    return with_mark(order, f"{AT_COURIER}:{DUE}") if parcels else order


def is_outdated(order: Order, shown: Address) -> bool:
    """Whether what the shop shows is the address from before she gave hers."""
    return fingerprint(shown) in _before(order)


def settled(order: Order) -> Order:
    """The order once the shop showed something newer than what it showed before."""
    return without(order, BEFORE)


def is_same_place(one: Address, other: Address) -> bool:
    """Whether both lead to one door, however the lines are cut."""
    return _words(one) == _words(other)


def fingerprint(address: Address) -> str:
    """Place and phone of an address, short and unreadable."""
    phone = "".join(filter(str.isdigit, address.phone))[-10:]
    return hashlib.blake2b(f"{_words(address)}|{phone}".encode(), digest_size=6).hexdigest()


def with_pin(address: Address, latitude: float, longitude: float) -> Address:
    """The address with a pin on the map in its landmark, in place of an earlier pin."""
    words = [part for part in address.landmark.split(", ") if part and not part.startswith(PIN_WORDS)]
    return msgspec.structs.replace(address, landmark=", ".join([*words, pin_words(latitude, longitude)]))


def pin_words(latitude: float, longitude: float) -> str:
    """A pin as text that couriers can keep; five digits are a metre."""
    return f"{PIN_WORDS}{latitude:.5f},{longitude:.5f}"


def _words(address: Address) -> str:
    lines = " ".join((address.line1, address.line2, address.landmark, address.city, address.pincode)).casefold()
    return " ".join("".join(sign if sign.isalnum() else " " for sign in lines).split())


def _before(order: Order) -> frozenset[str]:
    return frozenset(filter(None, value_said(order, BEFORE).split(",")))


# Journeys that have asked her for an address, or about it.
ASKING = frozenset({"address_change", "address_confirmation", "address_edited_twice", "ndr_address_fix"})


def waits_for_address(state: CustomerState, order: Order) -> bool:
    """Whether something about the address is open: we asked for it, or a failed attempt waits for an answer."""
    if any(parcel.ndr for parcel in state.shipments_of(order.id)):
        return True
    return any(run.order_id == order.id and run.journey in ASKING for run in state.runs.values() if not run.ended_at)


def give_address(turn: Turn, order: Order, address: Address, event: Event, kind: str = ADDRESS_GIVEN) -> Reach:
    """Keep what she gave and tell the journeys, which bring it to shop and courier. Returns who can still change it.

    `kind` is PHONE_GIVEN where only the number for the rider is another one.
    """
    parcels = turn.state.shipments_of(order.id)
    turn.put_order(given(order, address, turn.now, parcels))
    turn.happened(kind, event, order_id=order.id)
    return reach_of(order, parcels)
