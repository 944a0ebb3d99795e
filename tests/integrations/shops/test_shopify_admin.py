"""Commands to Shopify over real HTTP: what is asked, what answers mean, and that a repeat does nothing twice."""

from typing import Any

import pytest
from aiohttp import web

from integrations.contract import Command, Outcome
from integrations.shops import shopify
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable
from tests.integrations.shops.replays import account
from tests.integrations.shops.servers import Asked, VendorServer, hang_up, serving

ADDRESS = {
    "name": "Ishita Rane",
    "line1": "Flat 9, Sahyadri Heights",
    "line2": "Lane 4",
    "landmark": "Opposite Karve Putala",
    "city": "Pune",
    "state": "Maharashtra",
    "pincode": "411038",
}


class Shop:
    """One order in a shop that speaks GraphQL. `failure` is answered to the next mutation instead of its result."""

    def __init__(self, **order: Any) -> None:
        self.order: dict[str, Any] | None = {
            "id": "gid://shopify/Order/6120045550001",
            "note": "Ring twice",
            "tags": ["Diwali"],
            "cancelledAt": None,
            "displayFinancialStatus": "PENDING",
            "customAttributes": [{"key": "gift", "value": "yes"}, {"key": "Landmark", "value": "old"}],
            "shippingAddress": {"firstName": "Ishita", "lastName": "Rane", "phone": "+919999901021"},
        } | order
        self.failure: Any = None
        self.hangs_up = False

    async def answer(self, asked: Asked) -> web.StreamResponse:
        query, variables = asked.json["query"], asked.json["variables"]
        if query.startswith("query"):
            return web.json_response({"data": {"order": self.order}})
        if self.failure is not None:
            return self.failure if isinstance(self.failure, web.Response) else web.json_response(self.failure)
        self._carry_out(query, variables)
        return await hang_up(asked) if self.hangs_up else web.json_response({"data": self._result(query)})

    def _carry_out(self, query: str, variables: dict[str, Any]) -> None:
        assert self.order is not None
        if "tagsAdd" in query:
            self.order["tags"] = [*self.order["tags"], *variables["tags"]]
        elif "orderCancel(" in query:
            self.order["cancelledAt"] = "2026-10-12T12:30:01Z"
        elif "orderMarkAsPaid" in query:
            self.order["displayFinancialStatus"] = "PAID"
        else:
            self.order |= {name: value for name, value in variables["input"].items() if name != "id"}

    def _result(self, query: str) -> dict[str, Any]:
        names = ("tagsAdd", "orderCancel", "orderMarkAsPaid", "orderUpdate")
        [name] = [name for name in names if f"{name}(" in query]
        errors = {"orderCancelUserErrors": [], "job": {"id": "gid://shopify/Job/1"}} if name == "orderCancel" else {}
        return {name: {"userErrors": []} | errors}


def client(server: VendorServer) -> Any:
    """The client as the service connects it."""
    return shopify.connect(server.session, account("shopify", api_url=server.url, api_key="shpat-1"))


def command(name: str, **params: Any) -> Command:
    """A command about the shop's order."""
    return Command(f"shop.{name}", {"shop_order_id": "6120045550001"} | params, "ask-1")


def mutations(server: VendorServer) -> list[dict[str, Any]]:
    """The variables of every mutation asked for."""
    return [each.json["variables"] for each in server.asked if each.json["query"].startswith("mutation")]


async def test_tags_are_added_with_token_and_version() -> None:
    """P-04."""
    shop = Shop()
    async with serving(shop.answer) as server:
        outcome = await client(server).carry_out(command("tag_order", tags=["cod-confirmed"]))
        asked = server.asked[0]
    assert outcome == Outcome("confirmed")
    assert asked.path == "/admin/api/2025-10/graphql.json"
    assert asked.headers["X-Shopify-Access-Token"] == "shpat-1"
    assert mutations(server) == [{"id": "gid://shopify/Order/6120045550001", "tags": ["cod-confirmed"]}]


async def test_a_note_joins_what_stands_there_and_is_written_once() -> None:
    """P-04, A-14."""
    shop = Shop()
    async with serving(shop.answer) as server:
        for _ in range(2):
            await client(server).carry_out(command("note_order", note="COD confirmed on WhatsApp"))
    assert [each["input"]["note"] for each in mutations(server)] == ["Ring twice\nCOD confirmed on WhatsApp"]


async def test_an_address_replaces_the_old_one_and_keeps_phone_and_other_attributes() -> None:
    """A-14."""
    shop = Shop()
    async with serving(shop.answer) as server:
        await client(server).carry_out(command("update_address", address=ADDRESS))
        assert await client(server).look_up(command("update_address", address=ADDRESS)) == Outcome("confirmed")
    [asked] = mutations(server)
    change = asked["input"]
    assert change["shippingAddress"] == {
        "firstName": "Ishita",
        "lastName": "Rane",
        "phone": "+919999901021",
        "address1": "Flat 9, Sahyadri Heights",
        "address2": "Lane 4, Opposite Karve Putala",
        "city": "Pune",
        "zip": "411038",
        "countryCode": "IN",
        "provinceCode": "MH",
    }
    assert change["customAttributes"] == [
        {"key": "gift", "value": "yes"},
        {"key": "Landmark", "value": "Opposite Karve Putala"},
    ]


async def test_an_address_that_the_shop_does_not_show_is_not_confirmed() -> None:
    """A-14."""
    async with serving(Shop().answer) as server:
        assert await client(server).look_up(command("update_address", address=ADDRESS)) is None


async def test_a_cancellation_is_accepted_as_a_job_and_asked_once() -> None:
    """P-04."""
    shop = Shop()
    async with serving(shop.answer) as server:
        cancel = command("cancel_order", reason="customer", refund=True)
        first, second = [await client(server).carry_out(cancel) for _ in range(2)]
    assert first == Outcome("accepted", data={"job": "gid://shopify/Job/1"})
    assert second == Outcome("confirmed")
    [asked] = mutations(server)
    assert asked["reason"] == "CUSTOMER"
    assert asked["refundMethod"] == {"originalPaymentMethodsRefund": True}
    assert asked["notifyCustomer"] is False


async def test_a_reason_that_shopify_does_not_know_is_other() -> None:
    """P-04."""
    async with serving(Shop().answer) as server:
        await client(server).carry_out(command("cancel_order", reason="changed her mind", refund=False))
    assert mutations(server)[0]["reason"] == "OTHER"


async def test_a_paid_order_is_marked_once() -> None:
    """P-04."""
    async with serving(Shop().answer) as server:
        outcomes = [await client(server).carry_out(command("mark_paid")) for _ in range(2)]
    assert outcomes == [Outcome("confirmed"), Outcome("confirmed")]
    assert len(mutations(server)) == 1


async def test_a_user_error_is_a_refusal_in_the_shops_words() -> None:
    """A-14."""
    shop = Shop()
    shop.failure = {"data": {"orderUpdate": {"userErrors": [{"field": ["zip"], "message": "Zip is not valid"}]}}}
    async with serving(shop.answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command("update_address", address=ADDRESS))
    assert (refusal.value.code, refusal.value.reason) == ("USER_ERROR", "Zip is not valid")


async def test_a_refused_cancellation_carries_shopifys_code() -> None:
    """P-04."""
    shop = Shop()
    errors = [{"field": None, "message": "Cannot cancel an order with fulfillments", "code": "INVALID"}]
    shop.failure = {"data": {"orderCancel": {"job": None, "orderCancelUserErrors": errors}}}
    async with serving(shop.answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command("cancel_order", reason="customer", refund=False))
    assert refusal.value.code == "INVALID"


async def test_throttling_did_nothing_and_says_when_to_come_back() -> None:
    """A-14."""
    shop = Shop()
    bucket = {"maximumAvailable": 1000, "currentlyAvailable": 10, "restoreRate": 50}
    shop.failure = {
        "errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}],
        "extensions": {"cost": {"requestedQueryCost": 110, "throttleStatus": bucket}},
    }
    async with serving(shop.answer) as server:
        with pytest.raises(ServiceUnavailable) as error:
            await client(server).carry_out(command("mark_paid"))
    assert error.value.retry_after_seconds == 2.0


@pytest.mark.parametrize(
    "failure",
    [
        web.Response(status=503),
        {"errors": [{"message": "Internal error", "extensions": {"code": "INTERNAL_SERVER_ERROR"}}]},
        {"data": {"orderMarkAsPaid": None}},
        {},
    ],
)
async def test_a_failing_shop_may_or_may_not_have_done_it(failure: Any) -> None:
    """A-14."""
    shop = Shop()
    shop.failure = failure
    async with serving(shop.answer) as server:
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(command("mark_paid"))


async def test_no_answer_leaves_the_outcome_unknown_until_it_is_looked_up() -> None:
    """A-14."""
    shop = Shop()
    shop.hangs_up = True
    cancel = command("cancel_order", reason="customer", refund=False)
    async with serving(shop.answer) as server:
        assert await client(server).look_up(cancel) is None
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(cancel)
        assert await client(server).look_up(cancel) == Outcome("confirmed")
    assert len(mutations(server)) == 1


async def test_an_order_that_is_not_there_is_refused() -> None:
    """A-14."""
    shop = Shop()
    shop.order = None
    async with serving(shop.answer) as server:
        with pytest.raises(CommandRefused):
            await client(server).carry_out(command("mark_paid"))
        looked_up = await client(server).look_up(command("mark_paid"))
    assert looked_up is not None
    assert (looked_up.state, looked_up.code) == ("refused", "NOT_FOUND")


@pytest.mark.parametrize("code", ["ACCESS_DENIED", "SHOP_INACTIVE"])
async def test_a_graphql_error_is_a_refusal(code: str) -> None:
    """A-14."""
    shop = Shop()
    shop.failure = {"errors": [{"message": "No", "extensions": {"code": code}}]}
    async with serving(shop.answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command("tag_order", tags=["x"]))
    assert refusal.value.code == code


async def test_a_command_shopify_does_not_know_is_refused_unasked() -> None:
    """A-13."""
    async with serving(Shop().answer) as server:
        with pytest.raises(CommandRefused):
            await client(server).carry_out(Command("courier.cancel", {"awb": "1"}, "ask-1"))
        assert await client(server).track(["1"]) == []
    assert server.asked == []
