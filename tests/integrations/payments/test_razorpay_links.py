"""Payment links over real HTTP: one per reference, found again after silence, cancelled with the order."""

import base64
from datetime import UTC, datetime
from typing import Any

import pytest
from aiohttp import web

from integrations.contract import Command, Outcome
from integrations.payments import razorpay
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable
from tests.integrations.shops.replays import account
from tests.integrations.shops.servers import Asked, VendorServer, hang_up, serving

EXPIRE_AT = datetime(2026, 10, 13, 6, 0, tzinfo=UTC)
PARAMS: dict[str, Any] = {
    "reference": "KH-20417",
    "amount_paise": 234_850,
    "description": "Order KH-20417",
    "phone": "+919999901021",
    "email": "",
    "name": "Ishita Rane",
    "order_number": "KH-20417",
    "expire_at": EXPIRE_AT.isoformat(),
}
CREATE = Command("payment.create_link", PARAMS, "ask-1")
CANCEL = Command("payment.cancel_link", {"link_id": "plink_1"}, "ask-2")


class Gateway:
    """Razorpay's payment links, refusing a second link with one reference as Razorpay does."""

    def __init__(self) -> None:
        self.links: list[dict[str, Any]] = []
        self.hangs_up = False
        self.write_status = 200

    def add(self, **link: Any) -> None:
        number = len(self.links) + 1
        self.links.append({"id": f"plink_{number}", "short_url": f"https://rzp.example/i/{number}"} | link)

    async def answer(self, asked: Asked) -> web.StreamResponse:
        if asked.method == "GET":
            return self._shown(asked)
        if self.write_status != 200:
            return web.Response(status=self.write_status)
        return self._cancelled(asked) if asked.path.endswith("/cancel") else await self._created(asked)

    def _shown(self, asked: Asked) -> web.Response:
        if asked.path == "/v1/payment_links":  # the filter may be ignored: the client must look itself
            return web.json_response({"payment_links": self.links})
        return web.json_response(self._link(asked.path.split("/")[3]))

    async def _created(self, asked: Asked) -> web.StreamResponse:
        if any(link["reference_id"] == asked.json["reference_id"] for link in self.links):
            return _bad_request(f"payment link with given reference_id ({asked.json['reference_id']}) already exists")
        self.add(reference_id=asked.json["reference_id"], status="created")
        return await hang_up(asked) if self.hangs_up else web.json_response(self.links[-1])

    def _cancelled(self, asked: Asked) -> web.Response:
        link = self._link(asked.path.split("/")[3])
        if link["status"] != "created":
            return _bad_request(f"Payment link cannot be cancelled in {link['status']} state")
        link["status"] = "cancelled"
        return web.json_response(link)

    def _link(self, link_id: str) -> dict[str, Any]:
        return next(link for link in self.links if link["id"] == link_id)


def _bad_request(description: str) -> web.Response:
    error = {"code": "BAD_REQUEST_ERROR", "description": description, "source": "business"}
    return web.json_response({"error": error}, status=400)


def client(server: VendorServer) -> Any:
    """The client as the service connects it."""
    return razorpay.connect(server.session, account("razorpay", api_url=server.url))


async def test_a_link_is_made_with_our_token_as_its_reference() -> None:
    """P-04."""
    async with serving(Gateway().answer) as server:
        outcome = await client(server).carry_out(CREATE)
    [asked] = server.asked
    url = "https://rzp.example/i/1"
    assert outcome == Outcome("confirmed", data={"link_id": "plink_1", "url": url, "status": "created"})
    assert asked.headers["Authorization"] == "Basic " + base64.b64encode(b"key-id:key-secret").decode()
    assert asked.json == {
        "amount": 234_850,
        "currency": "INR",
        "accept_partial": False,
        "reference_id": "ask-1",
        "description": "Order KH-20417",
        "customer": {"name": "Ishita Rane", "contact": "+919999901021"},
        "notify": {"sms": False, "email": False},
        "reminder_enable": False,
        "notes": {"shop_order": "KH-20417"},
        "expire_by": int(EXPIRE_AT.timestamp()),
    }


async def test_a_repeat_gets_the_link_of_the_first_time() -> None:
    """P-04."""
    gateway = Gateway()
    gateway.add(reference_id="someone-elses", status="created")
    async with serving(gateway.answer) as server:
        first, second = [await client(server).carry_out(CREATE) for _ in range(2)]
    assert first == second
    assert len(gateway.links) == 2


async def test_no_answer_leaves_the_outcome_unknown_until_the_link_is_found() -> None:
    """P-04."""
    gateway = Gateway()
    gateway.hangs_up = True
    async with serving(gateway.answer) as server:
        assert await client(server).look_up(CREATE) is None
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(CREATE)
        found = await client(server).look_up(CREATE)
    assert found is not None
    assert found.data["link_id"] == "plink_1"
    assert server.asked[0].query == {"reference_id": "ask-1"}


async def test_a_long_token_is_shortened_to_what_razorpay_allows() -> None:
    """P-04."""
    long = Command(CREATE.name, PARAMS | {"expire_at": EXPIRE_AT}, "ask-" + "7" * 60)
    async with serving(Gateway().answer) as server:
        first, second = [await client(server).carry_out(long) for _ in range(2)]
    assert first == second
    assert len(server.asked[0].json["reference_id"]) <= 40


async def test_a_refusal_carries_razorpays_words() -> None:
    """P-04."""

    async def refuse(asked: Asked) -> web.StreamResponse:
        if asked.method == "GET":
            return web.json_response({"payment_links": []})
        return _bad_request("expire_by should be at least 15 minutes after current time")

    async with serving(refuse) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(CREATE)
    assert refusal.value.code == "BAD_REQUEST_ERROR"
    assert refusal.value.reason.startswith("expire_by")


async def test_a_link_is_cancelled_and_a_repeat_finds_it_so() -> None:
    """P-04."""
    gateway = Gateway()
    gateway.add(reference_id="ask-1", status="created")
    async with serving(gateway.answer) as server:
        assert await client(server).look_up(CANCEL) is None
        first, second = [await client(server).carry_out(CANCEL) for _ in range(2)]
        looked_up = await client(server).look_up(CANCEL)
    assert first == second == looked_up
    assert first.data["status"] == "cancelled"


async def test_a_paid_link_cannot_be_cancelled_any_more() -> None:
    """P-04."""
    gateway = Gateway()
    gateway.add(reference_id="ask-1", status="paid")
    async with serving(gateway.answer) as server:
        with pytest.raises(CommandRefused) as refusal:
            await client(server).carry_out(CANCEL)
        looked_up = await client(server).look_up(CANCEL)
    assert refusal.value.code == "ALREADY_PAID"
    assert looked_up == Outcome("refused", code="ALREADY_PAID", reason="the link is paid")


@pytest.mark.parametrize(("status", "error"), [(500, OutcomeUnknown), (429, ServiceUnavailable)])
async def test_a_failing_gateway_is_not_taken_for_a_refusal(status: int, error: type[Exception]) -> None:
    """P-04."""
    gateway = Gateway()
    gateway.write_status = status
    async with serving(gateway.answer) as server:
        with pytest.raises(error):
            await client(server).carry_out(CREATE)


async def test_an_answer_without_a_link_is_no_success() -> None:
    """P-04."""

    async def say_nothing(asked: Asked) -> web.StreamResponse:
        return web.json_response({})

    async with serving(say_nothing) as server:
        with pytest.raises(OutcomeUnknown):
            await client(server).carry_out(CREATE)


@pytest.mark.parametrize("other", [Command("shop.mark_paid", {}, "t"), Command(CANCEL.name, {"link_id": "../x"}, "t")])
async def test_what_razorpay_cannot_do_is_refused_unasked(other: Command) -> None:
    """A-13."""
    async with serving(Gateway().answer) as server:
        with pytest.raises(CommandRefused):
            await client(server).carry_out(other)
        assert await client(server).track(["1"]) == []
    assert server.asked == []
