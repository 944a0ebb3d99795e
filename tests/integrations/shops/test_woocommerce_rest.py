"""Commands to WooCommerce over real HTTP: what is asked, what answers mean, and that a repeat does nothing twice."""

import base64
from typing import Any

import pytest
from aiohttp import web

from integrations.contract import Command, Outcome
from integrations.shops import woocommerce
from journeys.errors import CommandRefused, OutcomeUnknown
from tests.integrations.shops.replays import account
from tests.integrations.shops.servers import Asked, VendorServer, hang_up, serving

ADDRESS = {
    "line1": "4 Ferry Lane",
    "landmark": "Near the jetty",
    "city": "Kochi",
    "state": "Kerala",
    "pincode": "682001",
}
NOT_FOUND = {"code": "woocommerce_rest_shop_order_invalid_id", "message": "Invalid ID.", "data": {"status": 404}}


class Shop:
    """One order and its notes behind Woo's REST API. `status` other than 200 refuses or breaks writes."""

    def __init__(self, **order: Any) -> None:
        self.order: dict[str, Any] = {
            "id": 8841,
            "status": "processing",
            "payment_method": "cod",
            "shipping": {"first_name": "Farhan", "address_1": "12 Bell Tower Road"},
            "meta_data": [{"id": 4, "key": "harkara_tags", "value": "vip"}],
        } | order
        self.notes: list[dict[str, Any]] = []
        self.write_status = 200
        self.hangs_up = False

    async def answer(self, asked: Asked) -> web.StreamResponse:
        if not asked.path.startswith("/wp-json/wc/v3/orders/8841"):
            return web.json_response(NOT_FOUND, status=404)
        if asked.method == "GET":
            return web.json_response(self.notes if asked.path.endswith("/notes") else self.order)
        if self.write_status != 200:
            return web.json_response({"code": "rest_denied", "message": "Not today"}, status=self.write_status)
        if asked.path.endswith("/notes"):
            self.notes.append(asked.json)
        else:
            self._change(asked.json)
        return await hang_up(asked) if self.hangs_up else web.json_response(self.order)

    def _change(self, change: dict[str, Any]) -> None:
        merged = self.order["shipping"] | change.get("shipping", {})
        self.order |= change | {"shipping": merged}


def client(server: VendorServer) -> Any:
    """The client as the service connects it."""
    return woocommerce.connect(server.session, account("woocommerce", api_url=server.url))


def command(name: str, order_id: str = "8841", **params: Any) -> Command:
    """A command about the shop's order."""
    return Command(f"shop.{name}", {"shop_order_id": order_id} | params, "ask-1")


async def test_tags_join_those_in_the_meta_data() -> None:
    """P-04."""
    shop = Shop()
    async with serving(shop.answer) as server:
        tag = command("tag_order", tags=["cod-confirmed", "vip"])
        outcomes = [await client(server).carry_out(tag) for _ in range(2)]
    assert outcomes == [Outcome("confirmed"), Outcome("confirmed")]
    [asked] = server.writes
    assert (asked.method, asked.path) == ("PUT", "/wp-json/wc/v3/orders/8841")
    assert asked.json == {"meta_data": [{"key": "harkara_tags", "value": "vip, cod-confirmed"}]}
    assert asked.headers["Authorization"] == "Basic " + base64.b64encode(b"key-id:key-secret").decode()


async def test_a_note_is_for_the_staff_and_written_once() -> None:
    """P-04, A-14."""
    shop = Shop()
    async with serving(shop.answer) as server:
        for _ in range(2):
            await client(server).carry_out(command("note_order", note="COD confirmed"))
    assert shop.notes == [{"note": "COD confirmed [ask-1]", "customer_note": False}]


async def test_an_address_keeps_the_name_that_was_not_given() -> None:
    """A-14."""
    shop = Shop()
    update = command("update_address", address=ADDRESS)
    async with serving(shop.answer) as server:
        assert await client(server).look_up(update) is None
        await client(server).carry_out(update)
        assert await client(server).look_up(update) == Outcome("confirmed")
    assert shop.order["shipping"] == {
        "first_name": "Farhan",
        "address_1": "4 Ferry Lane",
        "address_2": "Near the jetty",
        "city": "Kochi",
        "state": "KL",
        "postcode": "682001",
        "country": "IN",
    }


async def test_a_cancellation_says_that_no_money_went_back() -> None:
    """P-04."""
    shop = Shop()
    async with serving(shop.answer) as server:
        cancel = command("cancel_order", reason="customer", refund=True)
        first, second = [await client(server).carry_out(cancel) for _ in range(2)]
    assert first == Outcome("confirmed", data={"refunded": False})
    assert second == Outcome("confirmed")
    assert len(server.writes) == 1


@pytest.mark.parametrize(
    ("name", "status", "code"),
    [
        ("cancel_order", "completed", "ORDER_COMPLETED"),
        ("cancel_order", "refunded", "ORDER_COMPLETED"),
        ("mark_paid", "cancelled", "ORDER_CANCELLED"),  # paying would bring it back to life
    ],
)
async def test_what_the_order_no_longer_allows_is_refused_unasked(name: str, status: str, code: str) -> None:
    """P-04."""
    async with serving(Shop(status=status).answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command(name, reason="customer", refund=False))
    assert refusal.value.code == code
    assert server.writes == []


async def test_a_paid_cod_order_is_no_longer_cod() -> None:
    """P-04."""
    shop = Shop()
    async with serving(shop.answer) as server:
        for _ in range(2):
            await client(server).carry_out(command("mark_paid"))
    [asked] = server.writes
    assert asked.json == {"set_paid": True, "payment_method": "harkara_link", "payment_method_title": "Paid online"}


@pytest.mark.parametrize("order_id", ["9999", "../users", ""])
async def test_an_order_that_is_not_there_is_refused(order_id: str) -> None:
    """A-14."""
    async with serving(Shop().answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command("mark_paid", order_id))
        looked_up = await client(server).look_up(command("mark_paid", order_id))
    assert refusal.value.code in {"woocommerce_rest_shop_order_invalid_id", "INVALID_ID"}
    assert looked_up is not None
    assert looked_up.state == "refused"


async def test_a_refusal_carries_the_shops_words() -> None:
    """A-14."""
    shop = Shop()
    shop.write_status = 400
    async with serving(shop.answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(command("tag_order", tags=["x"]))
    assert (refusal.value.code, refusal.value.reason) == ("rest_denied", "Not today")


async def test_a_failing_shop_may_or_may_not_have_done_it() -> None:
    """A-14."""
    shop = Shop()
    shop.write_status = 500
    async with serving(shop.answer) as server:
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(command("tag_order", tags=["x"]))


async def test_no_answer_leaves_the_outcome_unknown_until_it_is_looked_up() -> None:
    """A-14."""
    shop = Shop()
    shop.hangs_up = True
    note = command("note_order", note="COD confirmed")
    async with serving(shop.answer) as server:
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(note)
        assert await client(server).look_up(note) == Outcome("confirmed")
        assert await client(server).carry_out(note) == Outcome("confirmed")
    assert len(shop.notes) == 1


async def test_a_command_woo_does_not_know_is_refused_unasked() -> None:
    """A-13."""
    async with serving(Shop().answer) as server:
        with pytest.raises(CommandRefused):
            await client(server).carry_out(Command("courier.cancel", {"awb": "1"}, "ask-1"))
        assert await client(server).track(["1"]) == []
    assert server.asked == []
