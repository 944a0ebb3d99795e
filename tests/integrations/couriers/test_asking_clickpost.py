"""What is asked of ClickPost, and what is made of its answers."""

from typing import Any

import orjson
import pytest

from integrations.contract import Outcome
from integrations.registry import vendor_of
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable
from tests.integrations.couriers.replay import RECEIVED_AT, account_of, recorded
from tests.integrations.couriers.vendors import ADDRESS, IMPATIENT, Answer, Courier, ask, says, says_in_turn

NDR = ("POST", "/api/v2/ndr/update/")
TRACK = ("GET", "/api/v2/track-order/")
DONE = says({"meta": {"success": True, "status": 200, "message": "SUCCESS"}})
OPTIONS = {"cp_id": 4, "account_code": "Delhivery-Air"}


async def test_a_reattempt_sends_everything_again() -> None:
    """A-41: address, landmark, pincode, phone and date are all mandatory."""
    courier = Courier({NDR: DONE})
    async with courier.client("clickpost", api_user="brand", api_key="k", options=OPTIONS) as client:
        outcome = await client.carry_out(ask("request_reattempt", date="2026-03-16", address=ADDRESS))
    assert outcome == Outcome("accepted", reason="SUCCESS")
    _, _, query, body = courier.asked.last
    assert query == {"username": "brand", "key": "k"}
    assert body == {
        "action": "REATTEMPT",
        "waybill": "12345000678901",
        "cp_id": 4,
        "account_code": "Delhivery-Air",
        "address": "14 Lake View, Mansarovar, opp. water tank",
        "landmark": "opp. water tank",
        "drop_pincode": "302020",
        "phone_number": "9999900021",
        "preferred_date": "2026-03-16",
        "source": "whatsapp",
    }


async def test_a_return_needs_no_address() -> None:
    """A-41."""
    courier = Courier({NDR: DONE})
    async with courier.client("clickpost", options=OPTIONS) as client:
        await client.carry_out(ask("request_rto"))
    assert courier.asked.last[3]["action"] == "INITIATE_RTO"
    assert "address" not in courier.asked.last[3]


@pytest.mark.parametrize(
    ("params", "options", "missing"),
    [
        ({"address": ADDRESS}, OPTIONS, "preferred_date"),
        ({"date": "2026-03-16", "address": ADDRESS | {"pincode": ""}}, OPTIONS, "drop_pincode"),
        ({"date": "2026-03-16", "address": ADDRESS | {"phone": ""}}, OPTIONS, "phone_number"),
        ({"date": "2026-03-16", "address": ADDRESS}, {"account_code": "x"}, "cp_id"),
    ],
)
async def test_a_missing_mandatory_field_is_named_before_asking(
    params: dict[str, Any], options: dict[str, Any], missing: str
) -> None:
    """A-14."""
    courier = Courier({NDR: DONE})
    async with courier.client("clickpost", options=options) as client:
        with pytest.raises(CommandRefused, match=missing):
            await client.carry_out(ask("request_reattempt", **params))
    assert courier.asked.calls == []


async def test_an_address_change_or_a_cancellation_is_not_offered() -> None:
    """A-14."""
    async with Courier({}).client("clickpost", options=OPTIONS) as client:
        for name in ("update_address", "cancel"):
            with pytest.raises(CommandRefused) as caught:
                await client.carry_out(ask(name))
            assert caught.value.code == "not_offered"


FAILURES = [
    (says({"meta": {"success": False, "status": 400, "message": "AWB not in NDR"}}), CommandRefused),
    (says({"meta": {"success": False, "status": 200, "message": "AWB not in NDR"}}), CommandRefused),
    (says({"meta": {"success": False, "status": 503}}), ServiceUnavailable),
    (says({}, 429), ServiceUnavailable),
    (says({}, 500), OutcomeUnknown),
    (says("<html>"), OutcomeUnknown),
]


@pytest.mark.parametrize(("answer", "error"), FAILURES)
async def test_an_action_that_fails_says_what_is_known_of_it(answer: Answer, error: type[Exception]) -> None:
    """A-40."""
    courier = Courier({NDR: answer})
    async with courier.client("clickpost", options=OPTIONS) as client:
        with pytest.raises(error):
            await client.carry_out(ask("request_rto"))
    assert len(courier.asked.calls) == 1


async def test_an_action_without_an_answer_has_an_unknown_outcome() -> None:
    """A-40."""
    courier = Courier({})
    courier.answers[NDR] = courier.hang
    async with courier.client("clickpost", IMPATIENT, options=OPTIONS) as client:
        with pytest.raises(OutcomeUnknown):
            await client.carry_out(ask("request_rto"))
        assert client.idempotent == frozenset()


def tracked(awb: str, code: int) -> Answer:
    latest = {"clickpost_status_code": code, "timestamp": "2026-03-13 15:42:10"}
    return says({"meta": {"success": True, "status": 200}, "result": {awb: {"valid": True, "latest_status": latest}}})


async def test_a_return_shows_in_the_parcels_state() -> None:
    """A-40."""
    courier = Courier({TRACK: says_in_turn(tracked("12345000678901", 9), tracked("12345000678901", 11))})
    async with courier.client("clickpost", options=OPTIONS) as client:
        assert await client.look_up(ask("request_rto")) is None
        assert await client.look_up(ask("request_rto")) == Outcome("confirmed")
        assert await client.look_up(ask("request_reattempt")) is None


async def test_parcels_are_pulled_singly_and_read_like_pushed_ones() -> None:
    """A-71: what is not registered with ClickPost is absent."""
    known = orjson.loads(recorded("clickpost/pull"))
    answers = says_in_turn(
        says({"result": {"CP7700045678": known}}),
        says({"result": {"A": {"valid": False}}}),
        says({"result": {"B": None}}),
        says({"result": None}),
    )
    courier = Courier({TRACK: answers})
    async with courier.client("clickpost", options=OPTIONS) as client:
        items = await client.track(["CP7700045678", "A", "B", "C"])
    assert [query["waybill"] for _, _, query, _ in courier.asked.calls] == ["CP7700045678", "A", "B", "C"]
    assert {query["cp_id"] for _, _, query, _ in courier.asked.calls} == {"4"}
    (item,) = items
    events = vendor_of("clickpost").translate(item, account_of("clickpost"), RECEIVED_AT)
    assert [event.kind for event in events][-1] == "shipment.delivery_attempt_failed"
