"""Emulated payment links over HTTP: create, pay on the page, fail, cancel, expire; every webhook signed."""

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from .conftest import START, Listener
from .vendors import Vendors, running_vendors

LINK = {
    "amount": 189_900,
    "currency": "INR",
    "reference_id": "10001-1",
    "description": "Order #10001 <b>",
    "customer": {"name": "Meera Joshi", "contact": "+919999901234"},
    "notify": {"sms": False, "email": False},
    "notes": {"shop_order": "10001"},
}


@pytest.fixture
async def vendors(listener: Listener) -> AsyncIterator[Vendors]:
    async with running_vendors(listener) as vendors:
        yield vendors


async def razorpay(vendors: Vendors, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    settings = vendors.settings.razorpay
    login = base64.b64encode(f"{settings.key}:{settings.key_secret}".encode()).decode()
    answer = await vendors.ask(method, f"/v1/payment_links{path}", body, headers={"Authorization": f"Basic {login}"})
    await vendors.sandbox.world.webhooks.idle()
    return answer


async def press(vendors: Vendors, link: dict[str, Any], outcome: str) -> str:
    """What the customer sees after pressing a button on the page behind the short URL."""
    async with vendors.http.post(link["short_url"], data={"outcome": outcome}) as response:
        assert response.status == 200
        page = await response.text()
    await vendors.sandbox.world.webhooks.idle()
    return page


def events(vendors: Vendors) -> list[str]:
    return [body["event"] for _, body in vendors.told()]


async def test_paying_on_the_page_sends_a_signed_webhook(vendors: Vendors) -> None:
    """P-04, A-13."""
    _, link = await razorpay(vendors, "POST", "", LINK)
    assert (link["status"], link["short_url"].startswith("http://127.0.0.1:")) == ("created", True)
    assert "Paid" in await press(vendors, link, "pay")
    told = dict((body["event"], body) for _, body in vendors.told())
    paid = told["payment_link.paid"]
    assert paid["payload"]["payment_link"]["entity"]["status"] == "paid"
    assert paid["payload"]["payment"]["entity"]["status"] == "captured"
    assert paid["payload"]["order"]["entity"]["amount_paid"] == 189_900
    assert paid["payload"]["payment_link"]["entity"]["notes"] == {"shop_order": "10001"}
    secret = vendors.settings.razorpay.secret.encode()
    for headers, body in zip(vendors.listener.headers, vendors.listener.bodies, strict=True):
        assert headers["x-razorpay-signature"] == hmac.new(secret, body, hashlib.sha256).hexdigest()
    assert len({headers["x-razorpay-event-id"] for headers in vendors.listener.headers}) == 2


async def test_a_link_is_paid_once(vendors: Vendors) -> None:
    """G-1."""
    _, link = await razorpay(vendors, "POST", "", LINK)
    await press(vendors, link, "pay")
    vendors.forget()
    await press(vendors, link, "pay")
    assert (await vendors.ask("POST", f"/sandbox/api/payments/{link['id']}/pay"))[0] == 400
    assert events(vendors) == []


async def test_a_declined_payment_leaves_the_link_open(vendors: Vendors) -> None:
    """A-15."""
    _, link = await razorpay(vendors, "POST", "", LINK)
    assert "declined" in await press(vendors, link, "fail")
    assert events(vendors) == ["payment.failed"]
    [(_, body)] = vendors.told()
    assert body["payload"]["payment"]["entity"]["error_code"] == "BAD_REQUEST_ERROR"
    _, link = await razorpay(vendors, "GET", f"/{link['id']}")
    assert link["status"] == "created"


async def test_only_an_open_link_can_be_cancelled(vendors: Vendors) -> None:
    """P-04."""
    _, link = await razorpay(vendors, "POST", "", LINK)
    status, cancelled = await razorpay(vendors, "POST", f"/{link['id']}/cancel")
    assert (status, cancelled["status"]) == (200, "cancelled")
    assert events(vendors) == ["payment_link.cancelled"]
    status, refused = await razorpay(vendors, "POST", f"/{link['id']}/cancel")
    assert (status, refused["error"]["code"]) == (400, "BAD_REQUEST_ERROR")
    assert "cancelled" in await press(vendors, link, "pay")
    assert events(vendors) == ["payment_link.cancelled"]


async def test_a_link_expires_at_its_time(vendors: Vendors) -> None:
    """P-04."""
    expire_by = int((START + timedelta(hours=2)).timestamp())
    _, link = await razorpay(vendors, "POST", "", LINK | {"expire_by": expire_by})
    await vendors.move(timedelta(hours=1, minutes=59))
    assert events(vendors) == []
    await vendors.move(timedelta(minutes=2))
    assert events(vendors) == ["payment_link.expired"]
    assert (await razorpay(vendors, "GET", f"/{link['id']}"))[1]["status"] == "expired"


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"amount": 1899.0}, "amount"),  # rupees instead of paise
        ({"amount": 50}, "amount"),
        ({"currency": "USD"}, "Currency"),
        ({"expire_by": 1}, "expire_by"),
        ({"colour": "red"}, "colour"),
    ],
)
async def test_a_wrong_link_is_refused(vendors: Vendors, change: dict[str, Any], says: str) -> None:
    """A-13."""
    status, answer = await razorpay(vendors, "POST", "", LINK | change)
    assert status == 400
    assert says in answer["error"]["description"]


async def test_a_reference_is_used_once_and_finds_its_link(vendors: Vendors) -> None:
    """G-1."""
    _, link = await razorpay(vendors, "POST", "", LINK)
    status, answer = await razorpay(vendors, "POST", "", LINK)
    assert (status, "already exists" in answer["error"]["description"]) == (400, True)
    _, found = await razorpay(vendors, "GET", "?reference_id=10001-1")
    assert [each["id"] for each in found["payment_links"]] == [link["id"]]


async def test_strangers_get_nothing_and_the_page_escapes_what_it_shows(vendors: Vendors) -> None:
    """A-13."""
    assert (await vendors.ask("POST", "/v1/payment_links", LINK))[0] == 401
    _, link = await razorpay(vendors, "POST", "", LINK)
    async with vendors.http.get(link["short_url"]) as response:
        page = await response.text()
    assert "Order #10001 &lt;b&gt;" in page
    assert "₹1,899.00" in page
    async with vendors.http.get("/pay/plink_none") as response:
        assert response.status == 404
