"""What is asked of Shiprocket, and what is made of its answers."""

import asyncio
from typing import Any

import orjson
import pytest
from aiohttp import web

from integrations.contract import Outcome
from integrations.registry import vendor_of
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable
from tests.integrations.couriers.replay import RECEIVED_AT, account_of, recorded
from tests.integrations.couriers.vendors import ADDRESS, IMPATIENT, Answer, Courier, ask, says, says_in_turn

LOGIN = ("POST", "/auth/login")
ACTION = ("POST", "/ndr/12345000678901/action")
ADDRESS_UPDATE = ("POST", "/orders/address/update")
CANCEL = ("POST", "/orders/cancel/shipment/awbs")
TRACK = ("GET", "/courier/track/awb/12345000678901")
BATCH = ("POST", "/courier/track/awbs")
ACCEPTED = says({"message": "Action taken"}, 202)


def shiprocket(answers: dict[tuple[str, str], Answer]) -> Courier:
    return Courier({LOGIN: says({"token": "jwt-1"}), **answers})


def tracking(code: int) -> Answer:
    return says({"tracking_data": {"shipment_status": code, "shipment_track": [{"order_id": 611000417}]}})


async def test_one_login_serves_many_calls() -> None:
    """A-40: the token lives ten days."""
    courier = shiprocket({ACTION: ACCEPTED})
    async with courier.client("shiprocket", api_user="api@brand.example", api_key="pass") as client:
        assert (await client.carry_out(ask("request_reattempt"))).state == "accepted"
        assert (await client.carry_out(ask("request_rto"))).state == "accepted"
    assert courier.asked.to("/auth/login") == [{"email": "api@brand.example", "password": "pass"}]
    assert [body["action"] for body in courier.asked.to(ACTION[1])] == ["re-attempt", "return"]
    assert courier.asked.tokens[1:] == ["Bearer jwt-1"] * 2


async def test_a_worn_token_is_renewed_once_for_all_callers() -> None:
    """A-40: ten calls at once find the token expired, one of them logs in."""

    async def action(request: web.Request) -> web.StreamResponse:
        worn = request.headers["Authorization"] == "Bearer jwt-1"
        return web.json_response({"message": "Unauthenticated" if worn else "ok"}, status=401 if worn else 202)

    logins = says_in_turn(says({"token": "jwt-1"}), says({"token": "jwt-2"}))
    courier = shiprocket({LOGIN: logins, ACTION: action})
    async with courier.client("shiprocket") as client:
        outcomes = await asyncio.gather(*(client.carry_out(ask("request_reattempt")) for _ in range(10)))
    assert {outcome.state for outcome in outcomes} == {"accepted"}
    assert len(courier.asked.to("/auth/login")) == 2


async def test_a_token_refused_twice_is_a_refusal() -> None:
    """A-40: no endless logging in."""
    courier = shiprocket({ACTION: says({"message": "Unauthenticated"}, 401)})
    async with courier.client("shiprocket") as client:
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("request_reattempt"))
    assert caught.value.code == "HTTP 401"
    assert len(courier.asked.to("/auth/login")) == 2


@pytest.mark.parametrize(
    "answer", [says({"message": "wrong"}, 403), says({"message": "wrong"}, 400), says({}), says("x")]
)
async def test_a_refused_login_is_told_as_such(answer: Answer) -> None:
    """A-13."""
    async with Courier({LOGIN: answer}).client("shiprocket") as client:
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("cancel"))
    assert caught.value.code == "login_refused"


async def test_a_login_that_does_not_answer_means_that_nothing_was_done() -> None:
    """A-40: not OutcomeUnknown, since the action itself was never asked."""
    courier = shiprocket({})
    courier.answers[LOGIN] = says({}, 503)
    async with courier.client("shiprocket") as client:
        with pytest.raises(ServiceUnavailable):
            await client.carry_out(ask("request_reattempt"))


async def test_day_and_phone_are_told_in_words_where_no_field_is_documented() -> None:
    """A-41."""
    courier = shiprocket({ACTION: ACCEPTED})
    async with courier.client("shiprocket") as client:
        await client.carry_out(ask("request_reattempt", date="2026-03-16", phone="+919999900021", landmark="tank"))
    (body,) = courier.asked.to(ACTION[1])
    assert set(body) == {"action", "comments"}
    assert "2026-03-16" in body["comments"]
    assert "9999900021" in body["comments"]


async def test_an_account_with_more_fields_gets_them_as_fields() -> None:
    """A-41."""
    courier = shiprocket({ACTION: ACCEPTED})
    async with courier.client("shiprocket", options={"ndr_extras": True}) as client:
        await client.carry_out(
            ask("request_reattempt", date="2026-03-16", phone="9999900021", address="14 Lake View", landmark="tank")
        )
    (body,) = courier.asked.to(ACTION[1])
    extras = {name: body[name] for name in ("phone", "deferred_date", "address1", "address2")}
    assert extras == {
        "phone": "9999900021",
        "deferred_date": "2026-03-16",
        "address1": "14 Lake View",
        "address2": "tank",
    }


async def test_an_address_needs_shiprockets_own_order_and_finds_it() -> None:
    """A-14."""
    courier = shiprocket({TRACK: tracking(18), ADDRESS_UPDATE: says({"message": "updated"})})
    async with courier.client("shiprocket") as client:
        outcome = await client.carry_out(ask("update_address", address=ADDRESS))
    assert outcome == Outcome("confirmed", reason="updated")
    (body,) = courier.asked.to(ADDRESS_UPDATE[1])
    assert (body["order_id"], body["shipping_pincode"], body["shipping_phone"]) == ("611000417", "302020", "9999900021")
    assert body["shipping_address_2"] == "Mansarovar, opp. water tank"


async def test_an_incomplete_address_is_refused_before_asking() -> None:
    """A-14."""
    courier = shiprocket({})
    async with courier.client("shiprocket") as client:
        with pytest.raises(CommandRefused, match="shipping_pincode"):
            await client.carry_out(ask("update_address", order_id="7", address=ADDRESS | {"pincode": ""}))
    assert courier.asked.calls == []


REFUSALS_WITH_200 = [
    {"status_code": 422, "message": "The awb is not in NDR"},
    {"status": 404, "message": "The awb is not in NDR"},
    {"success": False, "message": "The awb is not in NDR"},
    {"status": False, "message": "The awb is not in NDR"},
    {"errors": {"awb": ["not found"]}, "message": "The awb is not in NDR"},
]


@pytest.mark.parametrize("answer", REFUSALS_WITH_200)
async def test_a_refusal_with_status_200_is_a_refusal(answer: dict[str, Any]) -> None:
    """A-40."""
    async with shiprocket({ACTION: says(answer)}).client("shiprocket") as client:
        with pytest.raises(CommandRefused, match="not in NDR"):
            await client.carry_out(ask("request_reattempt"))


FAILURES = [
    (says({}, 500), OutcomeUnknown),
    (says("<html>"), OutcomeUnknown),
    (says({"status_code": 429, "message": "slow"}), ServiceUnavailable),
    (says({}, 429), ServiceUnavailable),
    (says({"message": "no"}, 422), CommandRefused),
]


@pytest.mark.parametrize(("answer", "error"), FAILURES)
async def test_a_write_that_fails_says_what_is_known_of_it(answer: Answer, error: type[Exception]) -> None:
    """A-40."""
    courier = shiprocket({CANCEL: answer})
    async with courier.client("shiprocket") as client:
        with pytest.raises(error):
            await client.carry_out(ask("cancel"))
    assert len(courier.asked.to(CANCEL[1])) == 1


async def test_a_write_without_an_answer_has_an_unknown_outcome() -> None:
    """A-40."""
    courier = shiprocket({})
    courier.answers[ACTION] = courier.hang
    async with courier.client("shiprocket", IMPATIENT) as client:
        with pytest.raises(OutcomeUnknown):
            await client.carry_out(ask("request_rto"))


async def test_what_became_of_it_is_read_from_the_parcel() -> None:
    """A-40: shipment space; 9 is a return begun, and no cancellation."""
    courier = shiprocket({TRACK: says_in_turn(tracking(21), tracking(9), tracking(9), tracking(8))})
    async with courier.client("shiprocket") as client:
        assert await client.look_up(ask("request_rto")) is None
        assert await client.look_up(ask("request_rto")) == Outcome("confirmed")
        assert await client.look_up(ask("cancel")) is None
        assert await client.look_up(ask("cancel")) == Outcome("confirmed")
        assert await client.look_up(ask("request_reattempt")) is None


async def test_parcels_are_pulled_fifty_at_a_time_and_read_like_pushed_ones() -> None:
    """A-71: by AWB or as a list, and nothing for those without a history."""
    found = orjson.loads(recorded("shiprocket/pull"))["tracking_data"]
    by_awb = {
        "88001122334455": {"tracking_data": found},
        "404": {"tracking_data": {"track_status": 0, "error": "none"}},
    }
    courier = shiprocket(
        {BATCH: says_in_turn(says(by_awb), says([{"88001122334455": {"tracking_data": found}}]), says([]))}
    )
    async with courier.client("shiprocket") as client:
        items = await client.track([str(n) for n in range(101)])
    assert [len(body["awbs"]) for body in courier.asked.to(BATCH[1])] == [50, 50, 1]
    assert [item.kind for item in items] == ["pull", "pull"]
    assert items[0].key == items[1].key
    assert b"Sunil" not in items[0].body
    events = vendor_of("shiprocket").translate(items[0], account_of("shiprocket"), RECEIVED_AT)
    assert [event.kind for event in events][-1] == "shipment.out_for_delivery"
