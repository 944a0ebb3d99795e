"""Small builders for the domain's records: a customer, her order, its parcel, and what happens to them."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import strategies as st

from journeys.brand import Brand
from journeys.events import (
    Address,
    CommandResult,
    Correction,
    Event,
    Fulfilment,
    Item,
    Key,
    MessageIn,
    MessageStatus,
    Ndr,
    OrderFacts,
    Parcel,
    RefundFacts,
    ReturnFacts,
    Scan,
    TimerDue,
    awb_key,
    order_number_key,
    scan_key,
    scan_kind,
)
from journeys.state import Conversation, Customer, CustomerState, Order, Shipment
from journeys.status import Leg, NdrReason, Status

NOW = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)  # Monday 11:30 in India
AWB = "KHA200011"
NUMBER = "#KH-10234"
PHONE = "+919999900234"
BRAND = Brand(name="Khadi & Co")
MOMENTS = st.integers(0, 2 * 366 * 86_400).map(
    lambda seconds: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
)


def ids(start: int = 1000) -> Callable[[], int]:
    """A new row id at every call."""
    return count(start).__next__


def scan(status: Status, at: datetime = NOW, *, received_at: datetime | None = None, **facts: Any) -> Event:
    """A courier's scan, received a minute after it happened."""
    facts = {"awb": AWB, "courier": "delhivery", "leg": Leg.FORWARD, "raw_code": status.value} | facts
    reason = facts.pop("reason", None)
    if reason:
        facts["ndr"] = Ndr(reason, attempted=facts.pop("attempted", True), attempt_no=facts.pop("attempt_no", None))
    body = Scan(status=status, **facts)
    keys = (Key("awb", awb_key(body.awb)),) if body.awb else ()
    if body.order_number:
        keys += (Key("order_number", order_number_key(body.order_number)),)
    return Event(
        kind=scan_kind(status),
        key=scan_key(body, at),
        occurred_at=at,
        received_at=received_at or at + timedelta(minutes=1),
        source="delhivery-main",
        body=body,
        keys=keys,
    )


def failed(at: datetime = NOW, reason: NdrReason = NdrReason.CUSTOMER_UNAVAILABLE, **facts: Any) -> Event:
    """A failed delivery attempt."""
    return scan(Status.DELIVERY_ATTEMPT_FAILED, at, reason=reason, **facts)


def parcel(**facts: Any) -> Shipment:
    """A parcel of order 20 that has not moved yet."""
    known = {"id": 30, "customer_id": 10, "awb": AWB, "created_at": NOW - timedelta(days=2), "order_id": 20}
    return Shipment(**known | facts)


def order(**facts: Any) -> Order:
    """A confirmed cash-on-delivery order of ₹1,499, placed two days ago."""
    known = {
        "id": 20,
        "customer_id": 10,
        "account": "shop",
        "shop_order_id": "5001",
        "number": NUMBER,
        "number_key": order_number_key(NUMBER),
        "placed_at": NOW - timedelta(days=2),
        "version_at": NOW - timedelta(days=2),
        "received_at": NOW - timedelta(days=2),
        "status": "open",
        "payment": "cod",
        "total_paise": 149_900,
        "outstanding_paise": 149_900,
        "phone": PHONE,
        "pincode": "560001",
        "customer_name": "Meera Joshi",
    }
    return Order(**known | facts)


def placed(at: datetime = NOW, **facts: Any) -> Event:
    """The shop shows the order, as it was at `at`."""
    known = {
        "account": "shop",
        "shop_order_id": "5001",
        "number": NUMBER,
        "placed_at": NOW - timedelta(days=2),
        "version_at": at,
        "payment": "cod",
        "total_paise": 149_900,
        "outstanding_paise": 149_900,
        "customer_name": "Meera Joshi",
        "phone": PHONE,
        "address": Address(name="Meera Joshi", line1="7 Neem Lane", city="Bengaluru", pincode="560001"),
        "items": (Item("Indigo kurta", 1, "KU-7", 149_900),),
    }
    body = OrderFacts(**known | facts)
    return Event(
        kind="order.updated",
        key=f"order:{body.account}:{body.shop_order_id}:{at.isoformat()}",
        occurred_at=at,
        received_at=at + timedelta(seconds=20),
        source=body.account,
        body=body,
        keys=_keys_of_order(body),
    )


def _keys_of_order(body: OrderFacts) -> tuple[Key, ...]:
    named = (
        Key("order", f"{body.account}:{body.shop_order_id}"),
        Key("order_number", order_number_key(body.number)),
        Key("phone", body.phone),
        Key("email", body.email),
        Key("shop_customer", f"{body.account}:{body.shop_customer_id}" if body.shop_customer_id else ""),
    )
    return tuple(key for key in named if key.value) + tuple(Key("awb", awb_key(each.awb)) for each in body.parcels)


def fulfilled(at: datetime = NOW, awb: str = AWB, **facts: Any) -> Event:
    """The shop announces a parcel of the order."""
    named = Parcel(awb, courier="delhivery", fulfilment_id="F-1", tracking_url="https://track.example/1")
    body = Fulfilment(**{"account": "shop", "shop_order_id": "5001", "number": NUMBER, "parcels": (named,)} | facts)
    named_by = [Key("order", f"shop:{body.shop_order_id}"), Key("order_number", order_number_key(body.number))]
    keys = (*named_by, *(Key("awb", awb_key(each.awb)) for each in body.parcels))
    return Event("order.fulfilled", f"fulfilled:{at.isoformat()}", at, at + timedelta(seconds=5), "shop", body, keys)


def said(text: str = "where is my order?", at: datetime = NOW, **facts: Any) -> Event:
    """A WhatsApp message from the customer."""
    body = MessageIn(
        **{"wamid": f"wamid.{at.timestamp()}", "number_id": "8801", "content": "text", "text": text} | facts
    )
    named = (Key("phone", body.wa_id and f"+{body.wa_id}"), Key("bsuid", body.bsuid))
    keys = tuple(key for key in named if key.value)
    return Event("message.received", f"message:{body.wamid}", at, at + timedelta(seconds=1), "whatsapp", body, keys)


def told(status: str, at: datetime = NOW, **facts: Any) -> Event:
    """WhatsApp tells what became of a message of ours."""
    body = MessageStatus(**{"wamid": "wamid.OUT1", "status": status} | facts)
    key = f"status:{body.wamid}:{body.token}:{status}:{at.isoformat()}"
    return Event(f"message.{status}", key, at, at + timedelta(seconds=1), "whatsapp", body)


def due(name: str, subject: str, at: datetime = NOW, **body: Any) -> Event:
    """A timer that came due, noticed a second later."""
    key = f"timer:{name}:{subject}:{at.isoformat()}"
    owner = (Key("customer", "10"),)
    return Event("timer.due", key, at, at + timedelta(seconds=1), "harkara", TimerDue(name, subject, at, body), owner)


def result(command: str, state: str, at: datetime = NOW, **facts: Any) -> Event:
    """What came of a command of ours about order 20 and parcel 30."""
    body = CommandResult(7, command, state, data={"order_id": 20, "shipment_id": 30}, **facts)
    return Event(f"command.{state}", f"command:7:{state}", at, at, "harkara", body, (Key("customer", "10"),))


def corrected(status: Status, at: datetime = NOW, leg: Leg = Leg.FORWARD, awb: str = AWB) -> Event:
    """A person sets a parcel's status by hand."""
    body = Correction(awb, leg, status, by="asha", reason="the hub says so")
    return Event("shipment.corrected", f"corrected:{at.isoformat()}", at, at, "desk", body, (Key("awb", awb),))


def returned(state: str, at: datetime = NOW, **facts: Any) -> Event:
    """A shop tells that a return of order 20 reached a state."""
    body = ReturnFacts(**{"account": "shop", "return_id": "R-1", "shop_order_id": "5001"} | facts)
    key = f"return:shop:{body.return_id}:{state}:{at.isoformat()}"
    keys = (Key("order", f"shop:{body.shop_order_id}"), Key("return", f"shop:{body.return_id}"))
    return Event(f"return.{state}", key, at, at + timedelta(seconds=20), "shop", body, keys)


def refunded(meaning: str, at: datetime = NOW, **facts: Any) -> Event:
    """A refund on order 20 was created, processed or failed."""
    known = {"account": "shop", "refund_id": "rf-1", "shop_order_id": "5001", "amount_paise": 149_900}
    body = RefundFacts(**known | facts)
    key = f"refund:{body.account}:{body.refund_id}:{meaning}"
    keys = (Key("order", f"shop:{body.shop_order_id}"),)
    return Event(f"refund.{meaning}", key, at, at + timedelta(seconds=20), body.account, body, keys)


def customer(**facts: Any) -> Customer:
    return Customer(**{"id": 10, "created_at": NOW - timedelta(days=30)} | facts)


def state(*records: Order | Shipment | Customer | Conversation, **facts: Any) -> CustomerState:
    """Customer 10 with these orders and parcels."""
    known = CustomerState(customer(), Conversation(10), **facts)
    for record in records:
        if isinstance(record, Order):
            known.orders[record.id] = record
        elif isinstance(record, Shipment):
            known.shipments[record.id] = record
        elif isinstance(record, Customer):
            known.customer = record
        else:
            known.conversation = record
    return known
