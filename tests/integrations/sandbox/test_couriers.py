"""Two emulated couriers over HTTP: scans in their own words, and asks that are accepted long before they are done."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import pytest

from .conftest import Listener
from .vendors import SHIPROCKET, Vendors, running_vendors

UPLOAD = "/api/cmu/get_bulk_upl/{}?verbose=true"


@pytest.fixture
async def vendors(listener: Listener) -> AsyncIterator[Vendors]:
    async with running_vendors(listener) as vendors:
        yield vendors


async def stages(vendors: Vendors, awb: str) -> list[str]:
    _, answer = await vendors.ask("GET", "/sandbox/api/parcels")
    [parcel] = [each for each in answer["parcels"] if each["awb"] == awb]
    return [scan["what"] for scan in parcel["scans"]]


async def ask_state(vendors: Vendors, awb: str) -> str:
    _, answer = await vendors.ask("GET", "/sandbox/api/parcels")
    [parcel] = [each for each in answer["parcels"] if each["awb"] == awb]
    return str(parcel["asks"][-1]["state"])


async def reattempt(vendors: Vendors, awb: str, act: str = "RE-ATTEMPT", **more: Any) -> dict[str, Any]:
    """One Delhivery NDR action, and the result behind its UPL id."""
    status, answer = await vendors.delhivery(
        "POST", "/api/p/update", {"data": [{"waybill": awb, "act": act, "action_data": more}]}
    )
    assert status == 200
    assert answer["request_id"].startswith("UPL")
    _, result = await vendors.delhivery("GET", UPLOAD.format(answer["request_id"]))
    [line] = result["results"]
    assert line["waybill"] == awb
    return dict(line)


@pytest.mark.parametrize(
    ("what", "reason", "words"),
    [
        ("manifested", "", ("UD", "Manifested", "X-UCI")),
        ("picked_up", "", ("UD", "In Transit", "X-PPOM")),
        ("at_destination_hub", "", ("UD", "Pending", "X-IBD3F")),
        ("out_for_delivery", "", ("UD", "Dispatched", "X-DDD3FD")),
        ("failed", "customer_unavailable", ("UD", "Pending", "EOD-11")),
        ("failed", "address_issue", ("UD", "Pending", "EOD-74")),
        ("failed", "refused", ("UD", "Pending", "EOD-6")),
        ("failed", "not_attempted", ("UD", "Pending", "EOD-86")),
        ("failed", "reschedule", ("UD", "Pending", "EOD-3")),
        ("delivered", "", ("DL", "Delivered", "EOD-38")),
    ],
)
async def test_delhivery_pushes_its_own_words(
    vendors: Vendors, what: str, reason: str, words: tuple[str, str, str]
) -> None:
    """A-71, P-01."""
    awb = await vendors.parcel("A")
    push = (await vendors.scan(awb, what, reason=reason))["Shipment"]
    assert (push["Status"]["StatusType"], push["Status"]["Status"], push["NSLCode"]) == words
    assert push["AWB"] == awb
    assert push["Status"]["StatusDateTime"] == "2026-11-21T11:30:00"  # Indian time, no zone
    assert vendors.listener.headers[-1]["x-harkara-token"] == vendors.settings.delhivery.header_token


async def test_shiprocket_pushes_both_number_spaces(vendors: Vendors) -> None:
    """A-71, P-01."""
    awb = await vendors.parcel("B")
    await vendors.scan(awb, "in_transit")
    push = await vendors.scan(awb, "out_for_delivery")
    assert (push["current_status_id"], push["shipment_status_id"]) == (19, 17)
    assert [scan["sr-status"] for scan in push["scans"]] == ["18", "17"]
    assert push["current_timestamp"] == "21 11 2026 11:30:00"
    assert push["scans"][0]["date"] == "2026-11-21 11:30:00"
    assert vendors.listener.headers[-1]["x-api-key"] == vendors.settings.shiprocket.header_token
    failed = await vendors.scan(awb, "failed", reason="not_attempted")
    assert failed["current_status"] == "UNDELIVERED-1ST ATTEMPT"
    assert (failed["current_status_id"], failed["shipment_status_id"]) == (36, 21)


@pytest.mark.parametrize("courier", ["A", "B"])
async def test_rider_and_code_are_in_the_raw_push_of_a_delivery_run(vendors: Vendors, courier: str) -> None:
    """A-71, G-8."""
    awb = await vendors.parcel(courier)
    await vendors.scan(awb, "out_for_delivery")
    raw = vendors.listener.bodies[-1].decode()
    assert "+919999908" in raw
    assert "OTP" in raw or "otp" in raw


async def test_a_late_scan_carries_the_older_time_and_changes_no_stage(vendors: Vendors) -> None:
    """R-4, A-20."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "delivered")
    push = (await vendors.scan(awb, "out_for_delivery", late_minutes=95))["Shipment"]
    assert push["Status"]["StatusDateTime"] == "2026-11-21T09:55:00"
    _, pulled = await vendors.delhivery("GET", f"/api/v1/packages/json/?waybill={awb}")
    assert pulled["ShipmentData"][0]["Shipment"]["Status"]["Status"] == "Delivered"


async def test_a_duplicate_is_the_same_push_byte_for_byte(vendors: Vendors) -> None:
    """A-23, G-1."""
    awb = await vendors.parcel("B")
    await vendors.scan(awb, "picked_up", copies=3)
    await vendors.lever(f"parcels/{awb}/again")
    assert len(vendors.listener.bodies) == 4
    assert len(set(vendors.listener.bodies)) == 1


async def test_a_return_can_be_called_off(vendors: Vendors) -> None:
    """G-3, A-95."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "rto_initiated")
    push = (await vendors.scan(awb, "rto_revoked"))["Shipment"]
    assert (push["Status"]["StatusType"], push["Status"]["Status"]) == ("UD", "In Transit")


async def test_levers_refuse_what_no_courier_says(vendors: Vendors) -> None:
    """A-71."""
    awb = await vendors.parcel("A")
    for body in ({"what": "teleported"}, {"what": "failed"}, {"what": "delivered", "late_minutes": -1}, {}):
        assert (await vendors.ask("POST", f"/sandbox/api/parcels/{awb}/scan", body))[0] == 400
    assert (await vendors.ask("POST", "/sandbox/api/parcels/none/scan", {"what": "delivered"}))[0] == 404
    assert (await vendors.ask("POST", f"/sandbox/api/parcels/{awb}/again"))[0] == 400
    assert vendors.listener.bodies == []


async def test_delhivery_tracking_counts_dispatches_and_leaves_strangers_out(vendors: Vendors) -> None:
    """A-71."""
    awb = await vendors.parcel("A")
    for what, reason in (("out_for_delivery", ""), ("failed", "customer_unavailable"), ("out_for_delivery", "")):
        await vendors.scan(awb, what, reason=reason)
    _, answer = await vendors.delhivery("GET", f"/api/v1/packages/json/?waybill={awb},999")
    [entry] = answer["ShipmentData"]
    assert entry["Shipment"]["DispatchCount"] == 2
    assert entry["Shipment"]["OrderType"] == "COD"
    assert [scan["ScanDetail"]["StatusCode"] for scan in entry["Shipment"]["Scans"]] == [
        "X-DDD3FD",
        "EOD-11",
        "X-DDD3FD",
    ]
    status, nothing = await vendors.delhivery("GET", "/api/v1/packages/json/?waybill=999")
    assert (status, nothing["ShipmentData"]) == (200, [])


async def test_delhivery_throttles_with_403(vendors: Vendors) -> None:
    """A-71."""
    statuses = [(await vendors.delhivery("GET", "/api/v1/packages/json/?waybill=9"))[0] for _ in range(751)]
    assert statuses.count(200) == 750
    assert statuses[-1] == 403
    await vendors.move(timedelta(minutes=6))
    assert (await vendors.delhivery("GET", "/api/v1/packages/json/?waybill=9"))[0] == 200


async def test_both_couriers_turn_strangers_away(vendors: Vendors) -> None:
    """A-13."""
    assert (await vendors.ask("GET", "/api/v1/packages/json/?waybill=1"))[0] == 401
    assert (await vendors.ask("GET", f"{SHIPROCKET}/courier/track/awb/1"))[0] == 401
    wrong = {"email": vendors.settings.shiprocket.user, "password": "guess"}
    assert (await vendors.ask("POST", f"{SHIPROCKET}/auth/login", wrong))[0] == 403


async def test_a_shiprocket_token_lives_ten_days(vendors: Vendors) -> None:
    """A-13."""
    login = {"email": vendors.settings.shiprocket.user, "password": vendors.settings.shiprocket.password}
    _, answer = await vendors.ask("POST", f"{SHIPROCKET}/auth/login", login)
    headers = {"Authorization": f"Bearer {answer['token']}"}
    await vendors.move(timedelta(days=9, hours=23))
    assert (await vendors.ask("GET", f"{SHIPROCKET}/ndr/all", headers=headers))[0] == 200
    await vendors.move(timedelta(hours=2))
    assert (await vendors.ask("GET", f"{SHIPROCKET}/ndr/all", headers=headers))[0] == 401
    forged = {"Authorization": f"Bearer {answer['token'][:-2]}xx"}
    assert (await vendors.ask("GET", f"{SHIPROCKET}/ndr/all", headers=forged))[0] == 401


async def test_an_accepted_reattempt_becomes_a_delivery_run_the_next_morning(vendors: Vendors) -> None:
    """A-40, G-5."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "out_for_delivery")
    await vendors.scan(awb, "failed", reason="customer_unavailable")
    assert (await reattempt(vendors, awb))["status"] == "Success"
    assert await ask_state(vendors, awb) == "accepted"
    await vendors.move(timedelta(hours=21, minutes=50))  # 09:20 in India
    assert (await stages(vendors, awb))[-1] == "failed"
    await vendors.move(timedelta(minutes=15))
    assert (await stages(vendors, awb))[-1] == "out_for_delivery"
    assert await ask_state(vendors, awb) == "done"
    _, push = vendors.told()[-1]
    assert push["Shipment"]["Status"]["StatusDateTime"] == "2026-11-22T09:30:00"


async def test_an_accepted_reattempt_lapses_when_the_parcel_turns_back(vendors: Vendors) -> None:
    """G-5."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "failed", reason="customer_unavailable")
    await reattempt(vendors, awb)
    await vendors.scan(awb, "rto_initiated")
    await vendors.move(timedelta(days=2))
    assert (await stages(vendors, awb))[-1] == "rto_initiated"
    assert await ask_state(vendors, awb) == "lapsed"


@pytest.mark.parametrize(
    ("reason", "act", "more"),
    [
        ("reschedule", "RE-ATTEMPT", {}),  # EOD-3 is not on the re-attempt list
        ("unknown", "RE-ATTEMPT", {}),  # a code nobody lists
        ("refused_otp", "RE-ATTEMPT", {}),  # the customer said no with a code
        ("customer_unavailable", "DEFER_DLV", {"deferred_date": "2026-11-30"}),  # past six days
        ("customer_unavailable", "DEFER_DLV", {"deferred_date": "tomorrow"}),  # no date
        ("customer_unavailable", "TELEPORT", {}),
    ],
)
async def test_delhivery_refuses_behind_the_upl_id_what_its_rules_forbid(
    vendors: Vendors, reason: str, act: str, more: dict[str, str]
) -> None:
    """A-40."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "failed", reason=reason)
    result = await reattempt(vendors, awb, act, **more)
    assert result["status"] == "Failure"
    assert result["remark"]
    await vendors.move(timedelta(days=9))
    assert (await stages(vendors, awb)) == ["failed"]


async def test_a_deferred_delivery_goes_out_on_the_day_asked_for(vendors: Vendors) -> None:
    """A-41."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "failed", reason="reschedule")
    assert (await reattempt(vendors, awb, "DEFER_DLV", deferred_date="2026-11-24"))["status"] == "Success"
    await vendors.move(timedelta(days=2, hours=21))
    assert await stages(vendors, awb) == ["failed"]
    await vendors.move(timedelta(hours=2))
    assert await stages(vendors, awb) == ["failed", "out_for_delivery"]


@pytest.mark.parametrize(("accept", "word", "state"), [(True, "Success", "accepted"), (False, "Failure", "refused")])
async def test_an_ask_can_wait_for_a_person_at_the_courier(
    vendors: Vendors, accept: bool, word: str, state: str
) -> None:
    """A-40."""
    await vendors.lever("parcels/answer", {"answer": "wait"})
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "failed", reason="customer_unavailable")
    _, answer = await vendors.delhivery("POST", "/api/p/update", {"data": [{"waybill": awb, "act": "RE-ATTEMPT"}]})
    upload = UPLOAD.format(answer["request_id"])
    _, result = await vendors.delhivery("GET", upload)
    assert result["status"] == "In Progress"
    await vendors.lever(f"parcels/{awb}/decide", {"accept": accept})
    _, result = await vendors.delhivery("GET", upload)
    assert (result["status"], result["results"][0]["status"]) == ("Complete", word)
    assert await ask_state(vendors, awb) == state
    assert (await vendors.ask("POST", f"/sandbox/api/parcels/{awb}/decide", {"accept": True}))[0] == 400


async def test_delhivery_edits_a_moving_parcel_and_not_a_delivered_one(vendors: Vendors) -> None:
    """A-14."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "in_transit")
    edit = {"waybill": awb, "add": "7, Palm Grove", "phone": "9999901235"}
    _, answer = await vendors.delhivery("POST", "/api/p/edit", edit)
    assert answer["status"] is True
    _, state = await vendors.ask("GET", "/sandbox/api/parcels")
    assert state["parcels"][0]["to"]["address"] == "7, Palm Grove"
    await vendors.scan(awb, "delivered")
    _, answer = await vendors.delhivery("POST", "/api/p/edit", edit)
    assert answer["status"] is False
    assert (await vendors.delhivery("POST", "/api/p/edit", {"waybill": "1"}))[0] == 404


async def test_delhivery_cancels_before_the_first_delivery_run(vendors: Vendors) -> None:
    """P-04."""
    awb = await vendors.parcel("A")
    await vendors.scan(awb, "manifested")
    await vendors.delhivery("POST", "/api/p/edit", {"waybill": awb, "cancellation": "true"})
    assert (await stages(vendors, awb))[-1] == "cancelled"


async def test_shiprocket_queues_an_action_with_202_and_acts_later(vendors: Vendors) -> None:
    """A-40, G-5."""
    awb = await vendors.parcel("B")
    action = {"action": "re-attempt", "comments": "customer is home after six"}
    assert (await vendors.shiprocket("POST", f"/ndr/{awb}/action", action))[0] == 400  # nothing has failed yet
    await vendors.scan(awb, "out_for_delivery")
    await vendors.scan(awb, "failed", reason="payment_not_ready")
    _, record = await vendors.shiprocket("GET", f"/ndr/{awb}")
    assert record["data"][0]["status_code"] == 36
    assert record["data"][0]["attempts"] == 1
    assert record["data"][0]["ndr_raised_at"] == "21 Nov 2026, 11:30 AM"
    assert (await vendors.shiprocket("POST", f"/ndr/{awb}/action", {"action": "retry"}))[0] == 422
    assert (await vendors.shiprocket("POST", f"/ndr/{awb}/action", action))[0] == 202
    assert (await stages(vendors, awb))[-1] == "failed"
    await vendors.move(timedelta(days=1))
    assert (await stages(vendors, awb))[-1] == "out_for_delivery"


async def test_shiprocket_turns_a_parcel_back_when_asked(vendors: Vendors) -> None:
    """A-95."""
    awb = await vendors.parcel("B")
    await vendors.scan(awb, "failed", reason="refused")
    await vendors.shiprocket("POST", f"/ndr/{awb}/action", {"action": "return", "comments": ""})
    await vendors.move(timedelta(hours=3))
    assert (await stages(vendors, awb))[-1] == "rto_initiated"


async def test_shiprocket_tracks_in_the_shipment_space_newest_first(vendors: Vendors) -> None:
    """A-71."""
    awb = await vendors.parcel("B")
    _, nothing = await vendors.shiprocket("GET", f"/courier/track/awb/{awb}")
    assert nothing["tracking_data"]["track_status"] == 0
    await vendors.scan(awb, "picked_up")
    await vendors.move(timedelta(hours=5))
    await vendors.scan(awb, "in_transit")
    status, tracked = await vendors.shiprocket("GET", f"/courier/track/awb/{awb}")
    assert (status, tracked["tracking_data"]["shipment_status"]) == (200, 18)
    activities = tracked["tracking_data"]["shipment_track_activities"]
    assert [each["sr-status"] for each in activities] == ["18", "42"]
    _, many = await vendors.shiprocket("POST", "/courier/track/awbs", {"awbs": [awb]})
    assert many[awb] == tracked
    assert (await vendors.shiprocket("POST", "/courier/track/awbs", {"awbs": ["1"] * 51}))[0] == 422


async def test_shiprocket_changes_an_address_only_before_dispatch(vendors: Vendors) -> None:
    """A-14."""
    awb = await vendors.parcel("B")
    await vendors.scan(awb, "manifested")
    _, state = await vendors.ask("GET", "/sandbox/api/parcels")
    change = {"order_id": state["parcels"][0]["order_name"].lstrip("#"), "shipping_address": "7, Palm Grove"}
    assert (await vendors.shiprocket("POST", "/orders/address/update", change))[0] == 200
    _, state = await vendors.ask("GET", "/sandbox/api/parcels")
    assert state["parcels"][0]["to"]["address"] == "7, Palm Grove"
    await vendors.scan(awb, "in_transit")
    assert (await vendors.shiprocket("POST", "/orders/address/update", change))[0] == 400


async def test_shiprocket_cancels_before_pickup_only(vendors: Vendors) -> None:
    """P-04."""
    early, late = await vendors.parcel("B"), await vendors.parcel("B")
    await vendors.scan(late, "picked_up")
    assert (await vendors.shiprocket("POST", "/orders/cancel/shipment/awbs", {"awbs": [early, late]}))[0] == 400
    assert (await vendors.shiprocket("POST", "/orders/cancel/shipment/awbs", {"awbs": [early]}))[0] == 200
    assert await stages(vendors, early) == ["cancelled"]
    assert await stages(vendors, late) == ["picked_up"]
