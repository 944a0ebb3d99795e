"""The emulated shop over HTTP: signed webhooks for every lever, and an Admin API that says no when Shopify would."""

import base64
import hashlib
import hmac
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from .conftest import Listener
from .vendors import ORDER, Vendors, running_vendors

ADDRESS = {
    "address1": "7, Palm Grove",
    "address2": "Opp. the water tank",
    "city": "Pune",
    "province": "Maharashtra",
    "zip": "411045",
}


@pytest.fixture
async def vendors(listener: Listener) -> AsyncIterator[Vendors]:
    async with running_vendors(listener) as vendors:
        yield vendors


async def test_every_webhook_is_signed_over_its_raw_bytes_and_has_an_id_of_its_own(vendors: Vendors) -> None:
    """A-13, P-01."""
    await vendors.lever("shop/orders", ORDER)
    await vendors.lever("shop/orders", ORDER)
    secret = vendors.settings.shop.secret.encode()
    for headers, body in zip(vendors.listener.headers, vendors.listener.bodies, strict=True):
        digest = hmac.new(secret, body, hashlib.sha256).digest()
        assert headers["x-shopify-hmac-sha256"] == base64.b64encode(digest).decode()
        assert headers["x-shopify-shop-domain"] == vendors.settings.shop.domain
    assert len({headers["x-shopify-webhook-id"] for headers in vendors.listener.headers}) == 2


async def test_a_cod_order_carries_the_shops_label_and_is_pending(vendors: Vendors) -> None:
    """A-13, P-04."""
    await vendors.lever("shop/orders", ORDER)
    [(topic, order)] = vendors.told()
    assert topic == "orders/create"
    assert order["payment_gateway_names"] == ["Cash on Delivery (COD)"]
    assert order["financial_status"] == "pending"
    assert order["total_price"] == order["total_outstanding"] == "4497.00"
    assert order["phone"] == "99999 01234"
    assert order["name"] == f"#{order['order_number']}"
    assert [line["quantity"] for line in order["line_items"]] == [1, 2]


async def test_a_prepaid_order_is_paid_and_owes_nothing(vendors: Vendors) -> None:
    """A-13."""
    await vendors.lever("shop/orders", ORDER | {"payment": "prepaid"})
    [(_, order)] = vendors.told()
    assert (order["financial_status"], order["total_outstanding"]) == ("paid", "0.00")


@pytest.mark.parametrize(
    ("lever", "body", "topics"),
    [
        ("pay", {}, {"orders/paid", "orders/updated"}),
        ("cancel", {"reason": "customer"}, {"orders/cancelled", "orders/updated"}),
        ("edit", {"address": ADDRESS}, {"orders/updated"}),
        ("fulfil", {"courier": "A"}, {"fulfillments/create", "orders/fulfilled", "orders/updated"}),
    ],
)
async def test_each_lever_tells_its_topics_as_one_action(
    vendors: Vendors, lever: str, body: dict[str, Any], topics: set[str]
) -> None:
    """A-13, A-07."""
    order = await vendors.lever("shop/orders", ORDER)
    vendors.forget()
    await vendors.lever(f"shop/orders/{order['id']}/{lever}", body)
    assert {topic for topic, _ in vendors.told()} == topics
    assert len({headers["x-shopify-event-id"] for headers in vendors.listener.headers}) == 1


async def test_a_fulfilment_names_the_awb_that_the_courier_booked(vendors: Vendors) -> None:
    """A-13."""
    order = await vendors.lever("shop/orders", ORDER)
    await vendors.lever(f"shop/orders/{order['id']}/fulfil", {"courier": "B"})
    told = dict(vendors.told())
    sent = told["fulfillments/create"]
    _, parcels = await vendors.ask("GET", "/sandbox/api/parcels")
    assert [parcel["awb"] for parcel in parcels["parcels"]] == [sent["tracking_number"]]
    assert told["orders/fulfilled"]["fulfillments"][0]["tracking_number"] == sent["tracking_number"]
    assert parcels["parcels"][0]["cod_paise"] == 449_700


async def test_cancelling_a_paid_order_gives_the_money_back(vendors: Vendors) -> None:
    """A-50."""
    order = await vendors.lever("shop/orders", ORDER | {"payment": "prepaid"})
    vendors.forget()
    await vendors.lever(f"shop/orders/{order['id']}/cancel")
    told = dict(vendors.told())
    assert told["refunds/create"]["transactions"][0]["amount"] == "4497.00"
    assert told["orders/cancelled"]["financial_status"] == "refunded"


async def test_a_refused_lever_changes_and_tells_nothing(vendors: Vendors) -> None:
    """A-13."""
    order = await vendors.lever("shop/orders", ORDER)
    await vendors.lever(f"shop/orders/{order['id']}/cancel")
    vendors.forget()
    for lever, body in (("cancel", {}), ("pay", {}), ("refund", {}), ("fulfil", {"courier": "A"})):
        status, answer = await vendors.ask("POST", f"/sandbox/api/shop/orders/{order['id']}/{lever}", body)
        assert (status, list(answer)) == (400, ["error"])
    assert (await vendors.ask("POST", "/sandbox/api/shop/orders", {"name": "A", "items": {"NONE": 1}}))[0] == 400
    assert (await vendors.ask("POST", "/sandbox/api/shop/orders/1/pay"))[0] == 404
    assert vendors.told() == []


async def test_shopify_retries_eight_times_in_four_hours_and_then_gives_up(vendors: Vendors) -> None:
    """P-01."""
    vendors.listener.status = 500
    await vendors.lever("shop/orders", ORDER)
    for _ in range(5):
        await vendors.move(timedelta(hours=1))
    await vendors.move(timedelta(days=2))
    counts = vendors.sandbox.world.webhooks.senders["shop"].counts
    assert counts.dropped == 1
    assert 2 < len(vendors.listener.bodies) <= 9
    assert len(set(vendors.listener.bodies)) == 1


async def test_the_admin_api_wants_the_shops_token(vendors: Vendors) -> None:
    """A-13."""
    path = "/admin/api/2025-10/graphql.json"
    status, answer = await vendors.ask("POST", path, {"query": "{ shop { name } }"})
    assert status == 401
    assert "Invalid API key" in answer["errors"]


async def test_tags_and_address_written_by_api_come_back_by_webhook(vendors: Vendors) -> None:
    """A-14, P-03, P-04."""
    order = await vendors.lever("shop/orders", ORDER)
    vendors.forget()
    answer = await vendors.graphql(
        """mutation T($id: ID!, $tags: [String!]!) {
          tagsAdd(id: $id, tags: $tags) { node { ... on Order { id tags } } userErrors { field message } } }""",
        {"id": order["gid"], "tags": ["cod-confirmed", "COD-confirmed-by-chat"]},
    )
    assert answer["data"]["tagsAdd"]["node"]["tags"] == ["cod-confirmed", "COD-confirmed-by-chat"]
    answer = await vendors.graphql(
        """mutation U($input: OrderInput!) { orderUpdate(input: $input) {
          order { shippingAddress { address1 zip city } note } userErrors { field message } } }""",
        {"input": {"id": order["gid"], "note": "gate 2", "shippingAddress": ADDRESS}},
    )
    assert answer["data"]["orderUpdate"]["userErrors"] == []
    assert answer["data"]["orderUpdate"]["order"]["shippingAddress"]["zip"] == "411045"
    (first_topic, first), (second_topic, second) = vendors.told()
    assert (first_topic, second_topic) == ("orders/updated", "orders/updated")
    assert first["tags"] == "cod-confirmed, COD-confirmed-by-chat"
    assert second["shipping_address"]["address1"] == "7, Palm Grove"
    assert second["note"] == "gate 2"


@pytest.mark.parametrize(
    ("query", "variables", "says"),
    [
        # an order nobody placed
        (
            "mutation { tagsAdd(id: $id, tags: $t) { userErrors { message } } }",
            {"id": "gid://shopify/Order/1", "t": []},
            "exist",
        ),
        # five digits are no pincode
        (
            "mutation { orderUpdate(input: $i) { userErrors { message } } }",
            {"i": {"shippingAddress": {"zip": "41104"}}},
            "Zip",
        ),
    ],
)
async def test_what_the_shop_cannot_do_is_a_user_error(
    vendors: Vendors, query: str, variables: dict[str, Any], says: str
) -> None:
    """A-14."""
    order = await vendors.lever("shop/orders", ORDER)
    vendors.forget()
    if "i" in variables:
        variables = {"i": variables["i"] | {"id": order["gid"]}}
    answer = await vendors.graphql(query, variables)
    [result] = answer["data"].values()
    assert says in result["userErrors"][0]["message"]
    assert vendors.told() == []


@pytest.mark.parametrize(
    "query",
    [
        "mutation { orderShip(id: 1) { userErrors { message } } }",  # no such mutation
        "{ order(id: $missing) { id } }",  # a variable nobody gave
        "{ shop { colour } }",  # no such field
        "{ shop { name }",  # cut off
        'mutation { orderUpdate(input: {id: "x", pincode: 1}) { userErrors { message } } }',  # no such input field
    ],
)
async def test_a_query_that_does_not_fit_the_schema_is_an_error(vendors: Vendors, query: str) -> None:
    """A-13."""
    answer = await vendors.graphql(query)
    assert answer["errors"][0]["message"]
    assert "data" not in answer


async def test_a_cancellation_by_api_is_a_job_that_ends_later(vendors: Vendors) -> None:
    """P-04."""
    order = await vendors.lever("shop/orders", ORDER)
    vendors.forget()
    answer = await vendors.graphql(
        """mutation { orderCancel(orderId: $id, reason: CUSTOMER, restock: true, notifyCustomer: false,
          refundMethod: {originalPaymentMethodsRefund: true}) {
            job { id done } orderCancelUserErrors { message } } }""",
        {"id": order["gid"]},
    )
    job = answer["data"]["orderCancel"]["job"]
    assert job["done"] is False
    assert vendors.told() == []
    await vendors.move(timedelta(seconds=2))
    assert [topic for topic, _ in vendors.told()] == ["orders/cancelled", "orders/updated"]
    answer = await vendors.graphql("query J($id: ID!) { job(id: $id) { done } }", {"id": job["id"]})
    assert answer["data"]["job"]["done"] is True


async def test_a_shipped_order_cannot_be_cancelled_by_api(vendors: Vendors) -> None:
    """P-04."""
    order = await vendors.lever("shop/orders", ORDER)
    await vendors.lever(f"shop/orders/{order['id']}/fulfil", {"courier": "A"})
    answer = await vendors.graphql(
        """mutation { orderCancel(orderId: $id, reason: CUSTOMER, restock: false) {
          job { id } orderCancelUserErrors { message } } }""",
        {"id": order["gid"]},
    )
    assert answer["data"]["orderCancel"]["job"] is None
    assert "fulfilled" in answer["data"]["orderCancel"]["orderCancelUserErrors"][0]["message"]


async def test_an_order_is_marked_as_paid_once(vendors: Vendors) -> None:
    """P-04."""
    order = await vendors.lever("shop/orders", ORDER)
    vendors.forget()
    query = "mutation { orderMarkAsPaid(input: {id: $id}) { order { fullyPaid } userErrors { message } } }"
    first = await vendors.graphql(query, {"id": order["gid"]})
    second = await vendors.graphql(query, {"id": order["gid"]})
    assert first["data"]["orderMarkAsPaid"] == {"order": {"fullyPaid": True}, "userErrors": []}
    assert second["data"]["orderMarkAsPaid"]["userErrors"]
    assert [topic for topic, _ in vendors.told()] == ["orders/paid", "orders/updated"]


async def test_a_broken_api_answers_with_html_or_not_at_all_as_told(vendors: Vendors) -> None:
    """A-13."""
    await vendors.lever("faults", {"api_5xx": 1.0, "api_targets": ["shop"]})
    async with vendors.http.post("/admin/api/2025-10/graphql.json", json={}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert (await vendors.delhivery("GET", "/api/v1/packages/json/?waybill=1"))[0] == 200
