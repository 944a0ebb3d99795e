"""The emulated shop's returns and checkouts, and couriers that fetch: what their webhooks say, and what is refused."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest

from integrations.contract import Account, RawItem
from integrations.registry import vendor_of
from journeys.events import CheckoutFacts, Event, RefundFacts, ReturnFacts, Scan
from journeys.returns import state_of_scan
from tests.integrations.sandbox.conftest import Listener
from tests.integrations.sandbox.vendors import ORDER, Vendors, running_vendors

RECEIVED_AT = datetime(2026, 11, 23, 6, 0, tzinfo=UTC)


@pytest.fixture
async def vendors(listener: Listener) -> AsyncIterator[Vendors]:
    async with running_vendors(listener) as vendors:
        yield vendors


def read(provider: str, topic: str, body: Any) -> list[Event]:
    """What our own translation makes of it."""
    item = RawItem("k", json.dumps(body).encode(), topic)
    return list(vendor_of(provider).translate(item, Account(provider, provider, "p"), RECEIVED_AT))


async def sent_order(vendors: Vendors, payment: str = "prepaid") -> str:
    """The address of an order that was sent out; what was told until then is forgotten."""
    order = await vendors.lever("shop/orders", ORDER | {"payment": payment})
    await vendors.lever(f"shop/orders/{order['id']}/fulfil", {"courier": "A"})
    vendors.forget()
    return f"shop/orders/{order['id']}"


async def test_a_return_is_told_as_shopify_tells_it(vendors: Vendors) -> None:
    """A-50, A-89: and our own translation reads every step."""
    order = await sent_order(vendors)
    await vendors.lever(f"{order}/return", {"reason": "SIZE_TOO_SMALL", "note": "tight"})
    await vendors.lever(f"{order}/approve-return")
    booked = await vendors.lever(f"{order}/book-return", {"courier": "B"})
    await vendors.lever(f"{order}/receive-return")
    await vendors.lever(f"{order}/refund")
    told = [(topic, body) for topic, body in vendors.told() if not topic.startswith("orders/")]
    events = [event for topic, body in told for event in read("shopify", topic, body)]
    kinds = ["return.requested", "return.approved", "return.approved", "return.received", "refund.created"]
    assert [event.kind for event in events] == kinds
    first, parcel, refund = events[0].body, events[2].body, events[4].body
    assert isinstance(first, ReturnFacts)
    assert isinstance(parcel, ReturnFacts)
    assert isinstance(refund, RefundFacts)
    assert (first.reason, parcel.awb) == ("tight", booked["returns"][0]["awb"])
    assert {first.return_id, parcel.return_id, refund.return_id} == {first.return_id}


async def test_declined_and_cancelled_returns_name_no_order(vendors: Vendors) -> None:
    """A-50."""
    for lever, kind in (("decline-return", "return.declined"), ("cancel-return", "return.cancelled")):
        order = await sent_order(vendors)
        await vendors.lever(f"{order}/return", {"exchange": True})
        await vendors.lever(f"{order}/{lever}", {"note": "too late"})
        topic, body = vendors.told()[-1]
        (event,) = read("shopify", topic, body)
        assert (event.kind, "order" in body, [key.kind for key in event.keys]) == (kind, False, ["return"])


async def test_the_desk_refuses_what_cannot_be(vendors: Vendors) -> None:
    """A-89."""
    order = await vendors.lever("shop/orders", ORDER)
    address = f"/sandbox/api/shop/orders/{order['id']}"
    assert (await vendors.ask("POST", f"{address}/return", {}))[0] == 400  # nothing was sent yet
    await vendors.lever(f"shop/orders/{order['id']}/fulfil", {"courier": "A"})
    assert (await vendors.ask("POST", f"{address}/return", {"reason": "BORED"}))[0] == 400
    for lever in ("approve-return", "decline-return", "cancel-return", "book-return", "receive-return"):
        assert (await vendors.ask("POST", f"{address}/{lever}", {}))[0] == 400, lever
    assert (await vendors.ask("POST", "/sandbox/api/shop/orders/1/return", {}))[0] == 404
    assert (await vendors.ask("POST", "/sandbox/api/shop/checkouts/1/complete", {}))[0] == 404
    assert (await vendors.ask("POST", "/sandbox/api/shop/checkouts", {}))[0] == 400


@pytest.mark.parametrize(("courier", "provider"), [("A", "delhivery"), ("B", "shiprocket")])
async def test_a_courier_that_fetches_says_so_in_its_own_words(vendors: Vendors, courier: str, provider: str) -> None:
    """A-50, A-89: our own translation reads each scan as the return's state."""
    order = await sent_order(vendors)
    await vendors.lever(f"{order}/return")
    await vendors.lever(f"{order}/approve-return")
    awb = (await vendors.lever(f"{order}/book-return", {"courier": courier}))["returns"][0]["awb"]
    states = []
    for what in ("pickup_scheduled", "out_for_pickup", "qc_failed", "pickup_failed", "picked_up", "in_transit"):
        body = await vendors.scan(awb, what, reason="a button is missing")
        scan = read(provider, "", body)[-1].body
        assert isinstance(scan, Scan)
        states.append(state_of_scan(scan))
    body = await vendors.scan(awb, "delivered")
    last = read(provider, "", body)[-1].body
    assert isinstance(last, Scan)
    assert states == ["pickup_scheduled", "pickup_scheduled", "qc_failed", "pickup_failed", "picked_up", "picked_up"]
    assert state_of_scan(last) == "received"
    assert (await vendors.ask("POST", f"/sandbox/api/parcels/{awb}/scan", {"what": "rto_initiated"}))[0] == 400


async def test_a_checkout_begins_and_becomes_an_order_once(vendors: Vendors) -> None:
    """A-29, A-89."""
    begun = await vendors.lever("shop/checkouts", ORDER)
    order = await vendors.lever(f"shop/checkouts/{begun['id']}/complete", {"payment": "cod"})
    told = [(topic, body) for topic, body in vendors.told() if topic.startswith("checkouts/")]
    events = [event for topic, body in told for event in read("shopify", topic, body)]
    assert [event.kind for event in events] == ["checkout.started", "checkout.completed"]
    facts = events[0].body
    assert isinstance(facts, CheckoutFacts)
    assert facts.total_paise == order["total_paise"] == begun["total_paise"]
    again = await vendors.ask("POST", f"/sandbox/api/shop/checkouts/{begun['id']}/complete", {})
    assert again[0] == 400
    state = await vendors.ask("GET", "/sandbox/api/state")
    assert [each["id"] for each in state[1]["checkouts"]] == [begun["id"]]
