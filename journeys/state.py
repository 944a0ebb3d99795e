"""What we know about a customer: frozen records that deciding replaces and never changes in place."""

from datetime import datetime, timedelta
from typing import Any

import msgspec

from journeys.events import Address, Item, Key
from journeys.status import REASONS_WITH_WORDS, Fault, Leg, NdrReason, Status

# Orders that ended longer ago are read only when an event names them: the cost of a customer stays flat.
REMEMBERED_FOR = timedelta(days=45)


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
    asked_for: str = ""  # the customer's choice that was passed on to the courier
    answered_at: datetime | None = None  # when she first answered, with a button or in words of her own
    deadline_at: datetime | None = None  # after it the courier decides for itself, where it says so

    @property
    def was_made(self) -> bool:
        """Whether the courier came at all (R-2)."""
        return self.attempted and self.reason is not NdrReason.NOT_ATTEMPTED

    @property
    def has_own_words(self) -> bool:
        """Whether a journey speaks about just this: not only that it failed."""
        return self.reason in REASONS_WITH_WORDS or not self.was_made


class Sighting(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a parcel was seen on its way to the customer: a new facility adds one; `key` is the event's, as evidence.
    `last_at` moves while it stays there; `place` is what may be shown ("Pune, Maharashtra")."""

    facility: str
    at: datetime
    key: str
    last_at: datetime | None = None
    place: str = ""


class Affected(msgspec.Struct, frozen=True, omit_defaults=True):
    """An incident that a parcel stands in."""

    incident_id: int
    cause: str
    since_at: datetime
    place: str = ""


class Incident(msgspec.Struct, frozen=True):
    """One cause that hits many parcels (`journeys.incidents`). `scope_kind` is hub, courier or pincode (a prefix).

    `spread` says how far its customers were told: "" not yet, "opened" of its beginning, "cleared" of its end too.
    """

    id: int
    cause: str
    scope_kind: str
    scope: str
    opened_at: datetime
    place: str = ""
    raised_by: str = ""
    note: str = ""
    evidence: dict[str, object] = {}
    cleared_at: datetime | None = None
    spread: str = ""


class Return(msgspec.Struct, frozen=True, omit_defaults=True):
    """One return or exchange of an order, or a refund without one. `state` is a name of `journeys.returns.STATES`.

    `what` is `return`, `exchange` or `refund`. `expected_by_at` is when its next step is due, as we told the customer.
    `seen` holds when each state was reached: from it `state` and `state_at` follow. `said` holds when each other fact
    was told, as the newest telling counts. `refunds` are ids of its refunds, as "<account>:<id>".
    """

    id: str
    state: str
    requested_at: datetime
    state_at: datetime
    what: str = "return"
    reason: str = ""
    qc_reason: str = ""
    pickup_from_at: datetime | None = None
    pickup_until_at: datetime | None = None
    expected_by_at: datetime | None = None
    amount_paise: int = 0
    reference: str = ""
    awb: str = ""
    seen: dict[str, datetime] = {}
    said: dict[str, datetime] = {}
    refund_by_at: datetime | None = None  # a date that shop or gateway stated
    refunds: tuple[str, ...] = ()
    is_put_off: bool = False  # its step was late once, and `expected_by_at` is the new date we gave


class Checkout(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a customer began to buy and has not ordered yet. `url` leads back to her cart."""

    id: str
    account: str
    began_at: datetime
    pincode: str = ""
    total_paise: int = 0
    items: tuple[Item, ...] = ()
    url: str = ""


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
    trail: tuple[Sighting, ...] = ()
    affected: tuple[Affected, ...] = ()
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
    marks: tuple[str, ...] = ()  # what the customer answered: names of `journeys.marks.MARKS`
    began: tuple[str, ...] = ()  # journeys that ran for it: "<journey>:<subject>"
    signals: tuple[str, ...] = ()  # friction seen: "<signal>:<subject>"
    returns: tuple[Return, ...] = ()
    page_opens: tuple[datetime, ...] = ()  # when her tracking page was opened, ten minutes apart, newest last
    address_edits: tuple[datetime, ...] = ()  # when its address became another one, newest last
    expected_by_at: datetime | None = None  # the end of the first range we told her
    watch_at: datetime | None = None  # when its watch timer is due
    touched_at: datetime | None = None  # when she last saw something new; written when messages leave


class Frame(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something we began to ask her and have not finished: a form with what is known (`slots`) and what was asked
    last. A frame outlives restarts and pauses; it belongs to its order, not to a session."""

    form: str
    began_at: datetime
    asked_at: datetime
    order_id: int | None = None
    subject: str = ""
    slots: dict[str, Any] = {}
    asked: str = ""
    misses: int = 0  # answers in a row that did not answer what was asked


class Conversation(msgspec.Struct, frozen=True):
    """The chat with one customer. `stack` are the forms under way, the one we are in last. `awaiting` is what else we
    asked for (`clarified`, a rating, or empty). `about` is the order that was last talked about. `heard` is the
    language of her last message, where it could be told. From `waiting_since_at` on it is what the agents' desk works
    by; people are named by the id of their user, `held_by` too (in words, since a paired phone may hold as well)."""

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
    asked: tuple[tuple[str, datetime], ...] = ()  # (intent, when) of her last questions, newest last
    stack: tuple[Frame, ...] = ()
    about: int | None = None
    about_at: datetime | None = None
    heard: str = ""
    waiting_since_at: datetime | None = None  # her oldest message that neither bot nor person answered
    opened_at: datetime | None = None  # since when it is work for people
    answered_at: datetime | None = None  # the newest reply of a person
    answered_by: int | None = None
    assigned_to: int | None = None
    assigned_at: datetime | None = None
    taken_from: int | None = None  # who had it and did not answer in time
    team: str = ""
    snoozed_until: datetime | None = None
    snoozed_for: str = ""  # "" | time | reply | courier
    awaits_courier_at: datetime | None = None  # asked a courier for something that is not answered yet
    resolved_at: datetime | None = None
    resolved_by: int | None = None
    labels: tuple[str, ...] = ()
    response_due_at: datetime | None = None  # when a person must have answered
    resolve_due_at: datetime | None = None
    introduced_at: datetime | None = None  # when she was told that a person has the chat; None once the bot is back
    away_told_at: datetime | None = None  # the automatic word outside working hours
    rating_asked_at: datetime | None = None


class Customer(msgspec.Struct, frozen=True):
    """A person. Any identity may be missing; `language` is empty until we know it."""

    id: int
    created_at: datetime
    name: str = ""
    language: str = ""
    marketing: str = ""
    opted_out_at: datetime | None = None
    unreachable_at: datetime | None = None
    began: tuple[str, ...] = ()  # journeys of the customer as a whole: "<journey>:<when it began>"
    checkout: Checkout | None = None
    stage: str = ""  # a macro-stage, see `journeys.macro_stages`; "" before the first
    stage_at: datetime | None = None  # when it began
    preferences: dict[str, Any] = {}  # what she told us she likes: `slot`, `call_before`, `channel`


class Run(msgspec.Struct, frozen=True):
    """One pass through a journey that is waiting somewhere: at `step`, since `step_at`, until `due_at`.

    `subject` is what there is one run per: an order, parcel, attempt, return or customer. `path` are the steps so
    far. `ended_as` is `finished`, `exit:<event>` or ""; an ended run is kept for explanation and never loaded.
    """

    id: int
    customer_id: int
    journey: str
    version: int
    subject: str
    step: str
    began_at: datetime
    began_by: str  # the key of the event that started it
    step_at: datetime
    order_id: int | None = None
    parcel_id: int | None = None
    due_at: datetime | None = None
    path: tuple[str, ...] = ()
    args: dict[str, object] = {}
    ended_at: datetime | None = None
    ended_as: str = ""


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
    runs: dict[int, Run] = {}
    incidents: tuple[Incident, ...] = ()  # those that are open now, whoever they hit
    is_new: bool = False

    def shipments_of(self, order_id: int) -> list[Shipment]:
        """The order's parcels, oldest first."""
        parcels = [s for s in (*self.shipments.values(), *self.visible_shipments.values()) if s.order_id == order_id]
        return sorted(parcels, key=lambda s: (s.created_at, s.id))

    def value_of(self, kind: str) -> str:
        """The newest identity of that kind ("" when there is none)."""
        return next((key.value for key in reversed(self.identities) if key.kind == kind), "")
