"""What we know about a customer: frozen records that deciding replaces and never changes in place."""

from datetime import datetime

import msgspec

from journeys.events import Address, Item, Key
from journeys.status import Fault, Leg, NdrReason, Status


class LegState(msgspec.Struct, frozen=True, omit_defaults=True):
    """How far a parcel is on one leg. After a correction only scans newer than `corrected_at` count.

    `status_at` is None while the leg has not begun, or was taken back. `outs` and `fails` are the times, in order,
    at which delivery attempts began and failed.
    """

    status: Status = Status.PENDING
    status_at: datetime | None = None
    corrected_at: datetime | None = None
    outs: tuple[datetime, ...] = ()
    fails: tuple[datetime, ...] = ()


class OpenNdr(msgspec.Struct, frozen=True, omit_defaults=True):
    """The failed attempt a parcel is standing in. `id` is its row in `ndrs`."""

    id: int
    attempt_no: int
    reason: NdrReason
    at_fault: Fault
    attempted: bool
    occurred_at: datetime
    received_at: datetime
    actions_allowed: tuple[str, ...] = ()
    asked: str = ""  # the courier action under way: "" | asked | accepted | refused | confirmed


class Shipment(msgspec.Struct, frozen=True):
    """One parcel. `leg`, `status`, `status_at` are those of the leg that counts now, see `journeys.shipment`."""

    id: int
    customer_id: int
    awb: str
    created_at: datetime
    order_id: int | None = None
    order_ref: str = ""  # the order number the courier gave, as compared; joins an orphan to its order
    fulfilment_id: str = ""  # the shop's own id, by which it tells of a parcel without naming the AWB
    courier: str = ""
    account: str = ""
    tracking_url: str = ""
    leg: Leg = Leg.FORWARD
    status: Status = Status.PENDING
    status_at: datetime | None = None
    legs: dict[str, LegState] = {}
    place: str = ""
    place_at: datetime | None = None  # when it was seen there
    attempts: int = 0
    ndr: OpenNdr | None = None
    edd_at: datetime | None = None
    edd_told_at: datetime | None = None  # the scan that promised it
    last_scan_at: datetime | None = None
    told: tuple[str, ...] = ()
    closed_at: datetime | None = None


class Order(msgspec.Struct, frozen=True):
    """One order as the shop last showed it, and what we told its customer (`told`: names of messages)."""

    id: int
    customer_id: int
    account: str
    shop_order_id: str
    number: str
    number_key: str
    placed_at: datetime
    version_at: datetime
    received_at: datetime
    status: str
    payment: str
    financial_status: str = ""
    total_paise: int = 0
    outstanding_paise: int = 0
    currency: str = "INR"
    customer_name: str = ""
    phone: str = ""
    email: str = ""
    pincode: str = ""
    address: Address = Address()
    items: tuple[Item, ...] = ()
    tags: tuple[str, ...] = ()
    note: str = ""
    cancelled_at: datetime | None = None
    cancel_reason: str = ""
    told: tuple[str, ...] = ()
    last_told_at: datetime | None = None
    promised_by_at: datetime | None = None
    closed_at: datetime | None = None


class Conversation(msgspec.Struct, frozen=True):
    """The chat with one customer. `awaiting` is what we asked for (`proof`, or empty)."""

    customer_id: int
    number_id: str = ""
    last_inbound_at: datetime | None = None
    last_wamid: str = ""
    awaiting: str = ""
    tries: int = 0
    handoff_at: datetime | None = None
    handoff_reason: str = ""
    held_by: str = ""
    held_until: datetime | None = None


class Customer(msgspec.Struct, frozen=True):
    """A person. Any identity may be missing; `language` is empty until we know it."""

    id: int
    created_at: datetime
    name: str = ""
    language: str = ""
    marketing: str = ""
    opted_out_at: datetime | None = None
    unreachable_at: datetime | None = None


class CustomerState(msgspec.Struct):
    """All that deciding needs about one customer. A private copy: replaced record by record, never shared.

    `visible` are orders of other customers that this one has proved to be hers too.
    `by_number` are orders of anybody whose number she named, to check a proof against.
    `taken_awbs` are parcels of others that an order of hers names too.
    """

    customer: Customer
    conversation: Conversation
    identities: dict[Key, str] = {}
    orders: dict[int, Order] = {}
    shipments: dict[int, Shipment] = {}
    visible: dict[int, Order] = {}
    visible_shipments: dict[int, Shipment] = {}
    by_number: dict[str, Order] = {}
    taken_awbs: set[str] = set()
    is_new: bool = False

    def shipments_of(self, order_id: int) -> list[Shipment]:
        """The order's parcels, oldest first."""
        parcels = [s for s in (*self.shipments.values(), *self.visible_shipments.values()) if s.order_id == order_id]
        return sorted(parcels, key=lambda s: (s.created_at, s.id))

    def value_of(self, kind: str) -> str:
        """The newest identity of that kind ("" when there is none)."""
        return next((key.value for key in reversed(self.identities) if key.kind == kind), "")
