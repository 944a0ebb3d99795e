"""The shop and payment files against the emulators: what one side says, the other understands, both ways."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import aiohttp
import pytest

from integrations.contract import Account, Command, Outcome
from integrations.http import new_session
from integrations.payments import razorpay
from integrations.shops import shopify
from journeys.errors import CommandRefused
from journeys.events import Event, OrderFacts, PaymentFacts, ReturnFacts
from tests.integrations.sandbox.conftest import listener as listener
from tests.integrations.sandbox.graph_client import Listener
from tests.integrations.sandbox.vendors import ORDER, Vendors, running_vendors
from tests.integrations.shops.replays import RECEIVED_AT


@pytest.fixture
async def vendors(listener: Listener) -> AsyncIterator[Vendors]:
    async with running_vendors(listener) as vendors:
        yield vendors


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with new_session() as session:
        yield session


def shop_account(vendors: Vendors) -> Account:
    """The emulated shop, as a deployer would configure it."""
    shop, url = vendors.settings.shop, vendors.sandbox.base_url
    return Account("shop", "shopify", "p", secrets=(shop.secret,), api_url=str(url), api_key=shop.api_token)


def payment_account(vendors: Vendors) -> Account:
    """The emulated payment gateway."""
    gateway, url = vendors.settings.razorpay, str(vendors.sandbox.base_url)
    keys: dict[str, Any] = {"api_user": gateway.key, "api_key": gateway.key_secret}
    return Account("pay", "razorpay", "p", secrets=(gateway.secret,), api_url=url, **keys)


def received(vendors: Vendors, vendor: Any, account: Account) -> list[Event]:
    """Every webhook so far, proven, split and translated."""
    events: list[Event] = []
    for headers, body in zip(vendors.listener.headers, vendors.listener.bodies, strict=True):
        vendor.prove(headers, body, account)
        for item in vendor.split(headers, body):
            events += vendor.translate(item, account, RECEIVED_AT)
    vendors.forget()
    return events


async def order_of(vendors: Vendors, **changes: Any) -> OrderFacts:
    """A new order in the emulated shop, as its webhook told it."""
    await vendors.lever("shop/orders", ORDER | changes)
    [event] = received(vendors, shopify, shop_account(vendors))
    assert event.kind == "order.placed"
    assert isinstance(event.body, OrderFacts)
    return event.body


async def test_an_order_goes_out_in_a_parcel_and_every_webhook_is_read(vendors: Vendors) -> None:
    """A-13, P-01, P-04."""
    order = await order_of(vendors)
    assert (order.payment, order.outstanding_paise, order.phone) == ("cod", 449_700, "+919999901234")
    await vendors.lever(f"shop/orders/{order.shop_order_id}/fulfil", {"courier": "A"})
    told = received(vendors, shopify, shop_account(vendors))
    assert {event.kind for event in told} == {"order.fulfilled", "order.updated"}
    awbs = {key.value for event in told for key in event.keys if key.kind == "awb"}
    assert len(awbs) == 1


async def test_what_is_asked_of_the_shop_comes_back_by_webhook(
    vendors: Vendors, session: aiohttp.ClientSession
) -> None:
    """A-14, P-04."""
    account = shop_account(vendors)
    client = shopify.connect(session, account)
    order = await order_of(vendors)
    about = {"shop_order_id": order.shop_order_id}
    address = {"line1": "Flat 9", "landmark": "Temple", "city": "Pune", "state": "Maharashtra", "pincode": "411045"}
    asks = [
        Command("shop.tag_order", about | {"tags": ["cod-confirmed"]}, "t-1"),
        Command("shop.note_order", about | {"note": "Confirmed on WhatsApp"}, "t-2"),
        Command("shop.update_address", about | {"address": address}, "t-3"),
        Command("shop.mark_paid", about, "t-4"),
    ]
    for ask in asks:
        assert await client.carry_out(ask) == Outcome("confirmed")
        assert await client.look_up(ask) == Outcome("confirmed")
    await vendors.sandbox.world.webhooks.idle()
    last = received(vendors, shopify, account)[-1].body
    assert isinstance(last, OrderFacts)
    assert "cod-confirmed" in last.tags
    assert last.note.endswith("Confirmed on WhatsApp")
    assert (last.address.pincode, last.address.line2, last.phone) == ("411045", "Temple", order.phone)
    assert (last.payment, last.outstanding_paise) == ("prepaid", 0)


async def test_a_cancellation_is_confirmed_once_the_shop_has_done_it(
    vendors: Vendors, session: aiohttp.ClientSession
) -> None:
    """P-04."""
    account = shop_account(vendors)
    client = shopify.connect(session, account)
    order = await order_of(vendors)
    cancel = Command(
        "shop.cancel_order", {"shop_order_id": order.shop_order_id, "reason": "customer", "refund": False}, "t"
    )
    assert (await client.carry_out(cancel)).state == "accepted"
    for _ in range(60):
        if await client.look_up(cancel):
            break
        await vendors.move(timedelta(seconds=1))
    assert await client.look_up(cancel) == Outcome("confirmed")
    assert "order.cancelled" in {event.kind for event in received(vendors, shopify, account)}


async def test_a_payment_link_is_made_paid_and_told(vendors: Vendors, session: aiohttp.ClientSession) -> None:
    """P-04."""
    account = payment_account(vendors)
    client = razorpay.connect(session, account)
    create = Command(
        "payment.create_link", {"amount_paise": 449_700, "order_number": "10001", "name": "Meera"}, "ask-1"
    )
    first, again = [await client.carry_out(create) for _ in range(2)]
    assert first == again == await client.look_up(create)
    await vendors.lever(f"payments/{first.data['link_id']}/pay")
    told = {event.kind: event for event in received(vendors, razorpay, account)}
    paid = told["payment_link.paid"].body
    assert isinstance(paid, PaymentFacts)
    assert (paid.link_id, paid.order_number, paid.amount_paise) == (first.data["link_id"], "10001", 449_700)
    with pytest.raises(CommandRefused, match="ALREADY_PAID"):
        await client.carry_out(Command("payment.cancel_link", {"link_id": paid.link_id}, "ask-2"))


async def delivered_order(vendors: Vendors, **changes: Any) -> OrderFacts:
    order = await order_of(vendors, **changes)
    await vendors.lever(f"shop/orders/{order.shop_order_id}/fulfil", {"courier": "A"})
    vendors.forget()
    return order


def return_of(order: OrderFacts, **params: Any) -> Command:
    item = order.items[0]
    known = {"shop_order_id": order.shop_order_id, "sku": item.sku, "title": item.title, "quantity": 1}
    return Command("shop.create_return", known | {"reason": "too_small", "what": "refund"} | params, "t-return")


@pytest.mark.parametrize(("approve", "kind"), [(True, "return.approved"), (False, "return.requested")])
async def test_a_return_that_is_asked_for_comes_back_by_webhook(
    vendors: Vendors, session: aiohttp.ClientSession, approve: bool, kind: str
) -> None:
    """P-05: approved at once where the rules suffice, else for the shop to decide; a repeat opens no second one."""
    order = await delivered_order(vendors)
    client = shopify.connect(session, shop_account(vendors))
    command = return_of(order, approve=approve, note="tight at the shoulders")
    assert await client.look_up(command) is None
    assert (await client.carry_out(command)).state == "confirmed"
    await vendors.sandbox.world.webhooks.idle()
    [event] = received(vendors, shopify, shop_account(vendors))
    assert event.kind == kind
    assert isinstance(event.body, ReturnFacts)
    assert (event.body.reason, event.body.what) == ("tight at the shoulders", "return")
    assert await client.carry_out(command) == Outcome("confirmed")
    assert await client.look_up(command) == Outcome("confirmed")
    await vendors.sandbox.world.webhooks.idle()
    assert received(vendors, shopify, shop_account(vendors)) == []


@pytest.mark.parametrize(
    ("name", "other", "kind"),
    [
        ("shop.approve_return", "shop.decline_return", "return.approved"),
        ("shop.decline_return", "shop.approve_return", "return.declined"),
    ],
)
async def test_a_return_that_waits_is_decided_once(
    vendors: Vendors, session: aiohttp.ClientSession, name: str, other: str, kind: str
) -> None:
    """A-50: a repeat changes nothing; the other answer comes too late, and a return that is not there is told."""
    order = await delivered_order(vendors)
    client = shopify.connect(session, shop_account(vendors))
    opened = await client.carry_out(return_of(order, approve=False))
    return_id = opened.data["return_id"].rpartition("/")[2]
    await vendors.sandbox.world.webhooks.idle()
    vendors.forget()
    params = {"shop_order_id": order.shop_order_id, "return_id": return_id, "note": "worn"}
    command = Command(name, params, "t-decide")
    assert await client.look_up(command) is None
    assert await client.carry_out(command) == await client.carry_out(command) == Outcome("confirmed")
    assert await client.look_up(command) == Outcome("confirmed")
    await vendors.sandbox.world.webhooks.idle()
    [event] = received(vendors, shopify, shop_account(vendors))
    assert (event.kind, event.body.return_id) == (kind, return_id)  # type: ignore[union-attr]
    with pytest.raises(CommandRefused, match="in the shop"):
        await client.carry_out(Command(other, params, "t-late"))
    missing = Command(name, params | {"return_id": "1"}, "t-missing")
    with pytest.raises(CommandRefused, match="no such return"):
        await client.carry_out(missing)
    assert await client.look_up(missing) == Outcome("refused", code="NOT_FOUND", reason="the shop has no such return")


async def test_what_was_not_sent_out_cannot_come_back(vendors: Vendors, session: aiohttp.ClientSession) -> None:
    """P-05."""
    order = await order_of(vendors)
    with pytest.raises(CommandRefused, match="nothing of it to take back"):
        await shopify.connect(session, shop_account(vendors)).carry_out(return_of(order))


@pytest.mark.parametrize(("wanted", "code"), [("L please", ""), ("XL", "out_of_stock"), ("velvet", "not_found")])
async def test_stock_is_checked_before_an_exchange(
    vendors: Vendors, session: aiohttp.ClientSession, wanted: str, code: str
) -> None:
    """P-05: and what is there is exchanged for that very variant."""
    order = await delivered_order(vendors, items={"KURTA-IND-M": 1})
    client = shopify.connect(session, shop_account(vendors))
    params = {"shop_order_id": order.shop_order_id, "sku": "KURTA-IND-M", "title": "", "wanted": wanted}
    command = Command("shop.check_stock", params, "t-stock")
    if code:
        with pytest.raises(CommandRefused) as refused:
            await client.carry_out(command)
        assert refused.value.code == code
        return
    variant = (await client.carry_out(command)).data["variant_id"]
    await client.carry_out(return_of(order, approve=True, what="exchange", variant_id=variant))
    await vendors.sandbox.world.webhooks.idle()
    [event] = received(vendors, shopify, shop_account(vendors))
    assert isinstance(event.body, ReturnFacts)
    assert (event.kind, event.body.what) == ("return.approved", "exchange")
