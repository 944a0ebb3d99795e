"""What is asked of Delhivery, and what is made of its answers."""

from typing import Any

import pytest

from integrations.contract import Outcome
from integrations.registry import vendor_of
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable, SettingsInvalid
from tests.integrations.couriers.replay import RECEIVED_AT, account_of
from tests.integrations.couriers.vendors import ADDRESS, IMPATIENT, Courier, ask, says, says_in_turn

TRACK = ("GET", "/api/v1/packages/json/")
UPDATE = ("POST", "/api/p/update")
EDIT = ("POST", "/api/p/edit")
QUEUED = says({"request_id": "UPL00017"})
OLDER = {"options": {"ndr_contract": "older"}}


def parcel(code: str, status: str = "Pending", kind: str = "UD") -> Any:
    """Delhivery's answer about the parcel of the commands."""
    state = {"Status": status, "StatusType": kind, "StatusCode": code, "StatusDateTime": "2026-03-13T15:42:10"}
    shipment = {"AWB": "12345000678901", "Status": state, "Scans": [], "Consignee": {"PinCode": 302020}}
    return says({"ShipmentData": [{"Shipment": shipment}]})


def delhivery(code: str = "EOD-11", **answers: Any) -> Courier:
    """A Delhivery that knows the parcel, queues actions and makes edits at once."""
    return Courier({TRACK: parcel(code), UPDATE: QUEUED, EDIT: says({"status": True, "remark": "edited"}), **answers})


async def test_a_reattempt_is_queued_after_a_look_at_the_present_code() -> None:
    """A-40, A-41: the UPL id is what can be asked about later."""
    courier = delhivery()
    async with courier.client("delhivery", api_key="k-1") as client:
        outcome = await client.carry_out(ask("request_reattempt"))
    assert outcome == Outcome("accepted", data={"upl": "UPL00017"})
    assert courier.asked.calls[0][2] == {"waybill": "12345000678901"}
    assert courier.asked.last[3] == {"data": [{"waybill": "12345000678901", "act": "RE-ATTEMPT"}]}
    assert set(courier.asked.tokens) == {"Token k-1"}


async def test_the_older_contract_defers_to_a_date() -> None:
    """A-41."""
    courier = delhivery("EOD-3")
    async with courier.client("delhivery", **OLDER) as client:
        await client.carry_out(ask("request_reattempt", date="2026-03-16"))
    (action,) = courier.asked.last[3]["data"]
    assert action == {"waybill": "12345000678901", "act": "DEFER_DLV", "action_data": {"deferred_date": "2026-03-16"}}


async def test_the_newer_contract_takes_no_date_and_says_so() -> None:
    """A-41: nobody may promise the customer the day she asked for."""
    async with delhivery().client("delhivery") as client:
        outcome = await client.carry_out(ask("request_reattempt", date="2026-03-16"))
    assert (outcome.state, outcome.code) == ("accepted", "without_date")
    assert outcome.data == {"upl": "UPL00017"}


async def test_a_new_phone_goes_along_with_the_reattempt() -> None:
    """A-41: one call in the older contract, an edit first in the newer one."""
    courier = delhivery()
    async with courier.client("delhivery", **OLDER) as client:
        await client.carry_out(ask("request_reattempt", phone="+91 99999 00021"))
    assert courier.asked.last[3]["data"][0]["action_data"] == {"phone": "9999900021"}
    courier = delhivery()
    async with courier.client("delhivery") as client:
        await client.carry_out(ask("request_reattempt", phone="+919999900021", address="14 Lake View", landmark="tank"))
    assert [path for _, path, _, _ in courier.asked.calls] == [TRACK[1], EDIT[1], UPDATE[1]]
    assert courier.asked.to(EDIT[1])[0]["add"] == "14 Lake View, tank"


REFUSALS = [
    # (present code, options, date, our code): why Delhivery would refuse, known before asking
    ("EOD-987", {}, "", "not_eligible"),
    ("EOD-16", {}, "", "not_eligible"),  # on the older list only
    ("X-DDD3FD", {}, "", "not_eligible"),  # out for delivery again since
    ("EOD-3", {"ndr_contract": "older"}, "", "date_needed"),
]


@pytest.mark.parametrize(("code", "options", "date", "refusal"), REFUSALS)
async def test_an_action_that_may_not_follow_the_present_code_is_not_asked(
    code: str, options: dict[str, str], date: str, refusal: str
) -> None:
    """A-40."""
    courier = delhivery(code)
    async with courier.client("delhivery", options=options) as client:
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("request_reattempt", date=date))
    assert caught.value.code == refusal
    assert courier.asked.to(UPDATE[1]) == []


async def test_a_return_pickup_that_was_cancelled_is_scheduled_again() -> None:
    """A-40."""
    courier = delhivery("EOD-777")
    async with courier.client("delhivery") as client:
        await client.carry_out(ask("request_reattempt"))
    assert courier.asked.last[3]["data"][0]["act"] == "PICKUP_RESCHEDULE"


async def test_an_address_is_edited_and_a_new_pincode_declined() -> None:
    """A-14: a booked parcel keeps its pincode; silence about it would be a lie."""
    courier = delhivery()
    async with courier.client("delhivery") as client:
        outcome = await client.carry_out(ask("update_address", address=ADDRESS))
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("update_address", address=ADDRESS | {"pincode": "400001"}))
    assert outcome.state == "confirmed"
    assert courier.asked.to(EDIT[1]) == [
        {
            "waybill": "12345000678901",
            "name": "Ira Menon",
            "phone": "9999900021",
            "add": "14 Lake View, Mansarovar, opp. water tank",
        }
    ]
    assert caught.value.code == "pincode_change"


async def test_the_older_contract_edits_through_the_queue() -> None:
    """A-14."""
    courier = delhivery()
    async with courier.client("delhivery", **OLDER) as client:
        outcome = await client.carry_out(ask("update_address", phone="9999900021"))
    assert outcome.data == {"upl": "UPL00017"}
    assert courier.asked.last[3]["data"][0]["act"] == "EDIT_DETAILS"


async def test_an_edit_of_nothing_is_refused() -> None:
    """A-14."""
    async with delhivery().client("delhivery") as client:
        with pytest.raises(CommandRefused, match="nothing to change"):
            await client.carry_out(ask("update_address"))


async def test_a_cancellation_is_done_at_once() -> None:
    """A-13."""
    courier = delhivery()
    async with courier.client("delhivery") as client:
        assert (await client.carry_out(ask("cancel"))).state == "confirmed"
    assert courier.asked.last[3] == {"waybill": "12345000678901", "cancellation": "true"}


@pytest.mark.parametrize(
    "answer",
    [
        {"status": False, "remark": "Not allowed"},
        {"status": "Failure", "error": "Not allowed"},
        {"error": "Not allowed"},
    ],
)
async def test_a_refusal_with_status_200_is_a_refusal(answer: dict[str, Any]) -> None:
    """A-14."""
    courier = Courier({TRACK: parcel("EOD-11"), EDIT: says(answer)})
    async with courier.client("delhivery") as client:
        with pytest.raises(CommandRefused, match="Not allowed"):
            await client.carry_out(ask("cancel"))


async def test_a_queue_that_gives_no_number_has_refused() -> None:
    """A-40."""
    courier = Courier({TRACK: parcel("EOD-11"), UPDATE: says({"error": "waybill not in pending"})})
    async with courier.client("delhivery") as client:
        with pytest.raises(CommandRefused, match="not in pending"):
            await client.carry_out(ask("request_reattempt"))


async def test_throttling_comes_as_403_and_means_wait() -> None:
    """A-71: 750 calls in five minutes."""
    courier = Courier({TRACK: says({"detail": "slow down"}, 403)})
    async with courier.client("delhivery") as client:
        with pytest.raises(ServiceUnavailable) as caught:
            await client.track(["1"])
    assert caught.value.retry_after_seconds == 300


FAILURES = [
    # (answer, error): a write whose fate is unknown is never repeated by the client itself
    (says({}, 500), OutcomeUnknown),
    (says({}, 504), OutcomeUnknown),
    (says("<html>", 200), OutcomeUnknown),
    (says({}, 429), ServiceUnavailable),
    (says({"error": "bad waybill"}, 400), CommandRefused),
]


@pytest.mark.parametrize(("answer", "error"), FAILURES)
async def test_a_write_that_fails_says_what_is_known_of_it(answer: Any, error: type[Exception]) -> None:
    """A-40, A-14."""
    courier = Courier({TRACK: parcel("EOD-11"), UPDATE: answer})
    async with courier.client("delhivery") as client:
        with pytest.raises(error):
            await client.carry_out(ask("request_reattempt"))
    assert len(courier.asked.to(UPDATE[1])) == 1


async def test_a_write_without_an_answer_has_an_unknown_outcome() -> None:
    """A-40."""
    courier = delhivery()
    courier.answers[UPDATE] = courier.hang
    async with courier.client("delhivery", IMPATIENT) as client:
        with pytest.raises(OutcomeUnknown):
            await client.carry_out(ask("request_reattempt"))


async def test_a_read_is_repeated() -> None:
    """A-71."""
    courier = Courier({TRACK: says_in_turn(says({}, 502), parcel("EOD-11"))})
    async with courier.client("delhivery") as client:
        assert len(await client.track(["12345000678901"])) == 1
    assert len(courier.asked.calls) == 2


async def test_parcels_are_pulled_fifty_at_a_time_and_read_like_pushed_ones() -> None:
    """A-71."""
    courier = Courier({TRACK: parcel("EOD-11")})
    async with courier.client("delhivery") as client:
        items = await client.track([str(n) for n in range(120)] + ["0"])
    assert [len(query["waybill"].split(",")) for _, _, query, _ in courier.asked.calls] == [50, 50, 20]
    assert {item.kind for item in items} == {"pull"}
    events = vendor_of("delhivery").translate(items[0], account_of("delhivery"), RECEIVED_AT)
    assert [event.kind for event in events] == ["shipment.delivery_attempt_failed"]


async def test_an_unknown_awb_is_told_from_no_news() -> None:
    """A-71."""
    courier = Courier({TRACK: says({"ShipmentData": []}), UPDATE: QUEUED})
    async with courier.client("delhivery") as client:
        assert await client.track(["1"]) == []
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("request_reattempt"))
    assert caught.value.code == "unknown_awb"


async def test_a_page_instead_of_tracking_means_try_again() -> None:
    """A-71."""
    courier = Courier({TRACK: says("<html>maintenance")})
    async with courier.client("delhivery") as client:
        with pytest.raises(ServiceUnavailable):
            await client.track(["1"])


async def test_what_the_contract_does_not_hold_is_refused_without_a_call() -> None:
    """A-14."""
    courier = delhivery()
    async with courier.client("delhivery", options={"capabilities": ["courier.cancel"]}) as client:
        assert client.capabilities == client.idempotent == {"courier.cancel"}
        for name in ("request_reattempt", "update_address", "request_rto"):
            with pytest.raises(CommandRefused) as caught:
                await client.carry_out(ask(name))
            assert caught.value.code == "not_offered"
    assert courier.asked.calls == []


@pytest.mark.parametrize("options", [{"capabilities": ["fly"]}, {"capabilities": "all"}, {"ndr_contract": "newest"}])
async def test_a_mistake_in_the_options_is_named_to_the_deployer(options: dict[str, Any]) -> None:
    """A-13."""
    with pytest.raises(SettingsInvalid):
        async with delhivery().client("delhivery", options=options):
            pass


async def test_a_command_without_an_awb_is_refused() -> None:
    """A-13."""
    async with delhivery().client("delhivery") as client:
        with pytest.raises(CommandRefused) as caught:
            await client.carry_out(ask("cancel", awb=""))
    assert caught.value.code == "missing_fields"
