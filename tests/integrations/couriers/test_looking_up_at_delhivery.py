"""What became of something we asked of Delhivery: its queue, and the parcel itself."""

from typing import Any

import pytest

from integrations.contract import Outcome
from tests.integrations.couriers.test_asking_delhivery import TRACK, parcel
from tests.integrations.couriers.vendors import Courier, ask, says, says_in_turn

QUEUE = [
    # (answer of the queue, command, what became of it)
    ({"results": [{"waybill": "12345000678901", "status": "Success"}]}, "request_reattempt", ("accepted", "success")),
    ({"results": [{"waybill": "12345000678901", "status": "Success"}]}, "update_address", ("confirmed", "success")),
    (
        {"results": [{"waybill": "1"}, {"waybill": "12345000678901", "status": "Failure"}]},
        "cancel",
        ("refused", "failure"),
    ),
    ({"12345000678901": {"status": "failed", "remark": "otp"}}, "request_reattempt", ("refused", "failed")),
    ([{"wbn": "12345000678901", "status": "error"}], "request_reattempt", ("refused", "error")),
    # an edit and a re-attempt in one ask: the failed half counts
    (
        {"results": [{"waybill": "12345000678901", "status": s} for s in ("Success", "Failure")]},
        "request_reattempt",
        ("refused", "failure"),
    ),
    ({"status": "In Progress"}, "request_reattempt", ("accepted", "in progress")),
    ({}, "request_reattempt", ("accepted", "queued")),
]


@pytest.mark.parametrize(("answer", "name", "became"), QUEUE)
async def test_the_queue_is_asked_what_became_of_an_action(answer: Any, name: str, became: tuple[str, str]) -> None:
    """A-40: a processed re-attempt is still only accepted; a new attempt scan confirms it."""
    courier = Courier({("GET", "/api/cmu/get_bulk_upl/UPL00017"): says(answer)})
    async with courier.client("delhivery") as client:
        outcome = await client.look_up(ask(name, upl="UPL00017"))
    assert outcome is not None
    assert (outcome.state, outcome.code) == became
    assert courier.asked.last[2] == {"verbose": "true"}


async def test_without_a_queue_number_only_the_parcel_can_tell() -> None:
    """A-40."""
    courier = Courier({TRACK: says_in_turn(parcel("X", "Canceled", "CN"), parcel("EOD-11"))})
    async with courier.client("delhivery") as client:
        assert await client.look_up(ask("cancel")) == Outcome("confirmed")
        assert await client.look_up(ask("cancel")) is None
        assert await client.look_up(ask("request_reattempt")) is None
