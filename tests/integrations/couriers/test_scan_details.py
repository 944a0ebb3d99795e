"""What a scan carries besides its status: keys, places, promises, evidence, deadlines, and what may be done."""

from datetime import UTC, datetime

import orjson
import pytest

from integrations.couriers.places import facility_of, place_of
from integrations.couriers.scans import EDIT, REATTEMPT
from integrations.registry import vendor_of
from journeys.events import Key
from journeys.status import NdrReason
from tests.integrations.couriers.replay import (
    RECEIVED_AT,
    events_of,
    events_of_body,
    items_of,
    recorded,
    scan_of,
)

PAIRS = [
    # Shiprocket: the newest webhook and a pull
    ("shiprocket/history", "shiprocket/pull"),
    # Delhivery: a push and a pull of the same failure, whose times differ in fractions of a second
    ("delhivery/push_unavailable", "delhivery/pull"),
    # ClickPost: "Z" in the push, no zone in the pull
    ("clickpost/push_out_for_delivery", "clickpost/pull"),
    ("clickpost/push_code_against_remark", "clickpost/pull"),
]


@pytest.mark.parametrize(("pushed", "pulled"), PAIRS)
def test_a_scan_has_the_same_key_pushed_and_pulled(pushed: str, pulled: str) -> None:
    """P-01, A-71."""
    assert {event.key for event in events_of(pushed)} <= {event.key for event in events_of(pulled)}


@pytest.mark.parametrize("name", ["shiprocket/history", "delhivery/push_in_array", "clickpost/pull", "generic/mapped"])
def test_no_two_scans_of_a_history_share_a_key(name: str) -> None:
    """P-01."""
    events = events_of(name)
    assert len({event.key for event in events}) == len(events)


def test_a_push_repeated_later_has_the_same_keys() -> None:
    """P-01: received again after an hour, with the scans in another order."""
    first = events_of("shiprocket/history")
    again = events_of("shiprocket/history", RECEIVED_AT.replace(hour=8))
    assert [event.key for event in first] == [event.key for event in again]
    assert {item.key for item in items_of("delhivery/push_in_array")} == {
        item.key for item in vendor_of("delhivery").split({}, b"[" + recorded("delhivery/push_in_array").strip()[1:])
    }


def test_scans_out_of_order_become_the_same_events() -> None:
    """P-01, A-71."""
    body = orjson.loads(recorded("shiprocket/history"))
    turned = body | {"scans": body["scans"][::-1]}
    keys = [event.key for event in events_of_body("shiprocket", turned)]
    assert keys == [event.key for event in events_of("shiprocket/history")]


def test_a_scan_leads_to_parcel_and_order() -> None:
    """A-13: the order number where the courier gives one, compared as orders are."""
    event = events_of("generic/event")[0]
    assert event.keys == (Key("awb", "PW100200"), Key("order_number", "HK-20420"))
    assert event.source == "generic-main"


def test_shiprockets_own_order_id_is_no_order_number() -> None:
    """A-13: `order_id` is the shop's in the webhook and Shiprocket's own in a pull."""
    assert scan_of(events_of("shiprocket/history")[0]).order_number == "HK-20417"
    assert scan_of(events_of("shiprocket/pull")[0]).order_number == ""


def test_a_return_also_leads_to_the_parcel_it_came_from() -> None:
    """A-13."""
    assert Key("awb", "CP7700000001") in events_of("clickpost/push_return_out_for_delivery")[0].keys


def test_a_pull_tells_promise_cash_and_evidence_of_the_attempt() -> None:
    """A-41: call duration 0 and the place of the attempt are evidence of a fake one."""
    called, failed = (scan_of(event) for event in events_of("delhivery/pull")[-2:])
    assert called.call_duration_seconds == 0
    assert failed.ndr is not None
    assert (failed.ndr.call_duration_seconds, failed.ndr.geo) == (0, (26.85, 75.77))
    assert failed.cod_paise == 149_950
    assert failed.edd_at == datetime(2026, 3, 15, 18, 29, 59, tzinfo=UTC)


def test_the_older_contract_has_a_last_day_and_the_newer_an_hour_from_which_it_listens() -> None:
    """A-40: six days after the first attempt; from nine in the evening, Indian time."""
    older = scan_of(events_of("delhivery/pull", ndr_contract="older")[-1]).ndr
    newer = scan_of(events_of("delhivery/pull")[-1]).ndr
    assert older is not None
    assert newer is not None
    assert older.action_deadline_at == datetime(2026, 3, 19, 10, 12, 10, tzinfo=UTC)
    assert older.actions_open_at is None
    assert newer.actions_open_at == datetime(2026, 3, 13, 15, 30, tzinfo=UTC)


ELIGIBLE = [
    # (code, contract, what may be asked)
    ("EOD-11", "portal", (REATTEMPT, EDIT)),
    ("EOD-16", "portal", (EDIT,)),  # on the older list only
    ("EOD-16", "older", (REATTEMPT, EDIT)),
    ("EOD-3", "older", (REATTEMPT, EDIT)),  # with a date
    ("EOD-3", "portal", (EDIT,)),
    ("EOD-987", "older", (EDIT,)),  # on no list
]


@pytest.mark.parametrize(("code", "contract", "allowed"), ELIGIBLE)
def test_what_may_be_asked_follows_code_and_contract(code: str, contract: str, allowed: tuple[str, ...]) -> None:
    """A-40, A-14."""
    body = {"Shipment": {"AWB": "1", "NSLCode": code, "Status": {"Status": "Pending", "StatusType": "UD"}}}
    ndr = scan_of(events_of_body("delhivery", body, ndr_contract=contract)[0]).ndr
    assert ndr is not None
    assert ndr.actions_allowed == allowed


def test_after_a_refusal_confirmed_with_a_code_nothing_may_be_asked() -> None:
    """R-3."""
    for name in ("shiprocket/refused_with_otp", "delhivery/push_refused_with_otp", "clickpost/push_refused_with_otp"):
        ndr = scan_of(events_of(name)[-1]).ndr
        assert ndr is not None
        assert ndr.reason is NdrReason.REFUSED_OTP_VERIFIED
        assert ndr.actions_allowed == ()


SURENESS = [
    ("delhivery/push_unavailable", 1.0),  # Delhivery's own code
    ("shiprocket/undelivered_code_against_remark", 0.9),  # Delhivery's code, passed on by Shiprocket
    ("delhivery/push_disputed_failure", 0.7),  # words
    ("clickpost/push_code_against_remark", 1.0),
    ("clickpost/push_other_reason", 0.7),
]


@pytest.mark.parametrize(("name", "confidence"), SURENESS)
def test_a_reason_says_how_sure_it_is(name: str, confidence: float) -> None:
    """A-41."""
    ndr = scan_of(events_of(name)[-1]).ndr
    assert ndr is not None
    assert ndr.confidence == confidence


def test_an_aggregators_courier_is_named_without_touching_the_key() -> None:
    """A-13."""
    assert scan_of(events_of("shiprocket/history")[0]).carrier == "Delhivery Air"
    assert scan_of(events_of("clickpost/pull")[0]).carrier == "Delhivery"
    assert scan_of(events_of("clickpost/pull")[0]).courier == "clickpost"


PLACES = [
    # (as the courier writes it, facility, as a customer reads it)
    ("Pune_Kothrud_D (Maharashtra)", "Pune_Kothrud_D", "Pune, Maharashtra"),
    ("Pune_Chakan_GW (Maharashtra)", "Pune_Chakan_GW", "Pune, Maharashtra"),  # same town, another facility
    ("KOTHRUD, PUNE", "KOTHRUD, PUNE", "Kothrud, Pune"),
    ("  Jaipur   Hub ", "Jaipur Hub", "Jaipur Hub"),
    ("NA", "", ""),
    ("", "", ""),
    ("(Kerala)", "", "Kerala"),
]


@pytest.mark.parametrize(("location", "facility", "place"), PLACES)
def test_a_location_is_split_into_facility_and_place(location: str, facility: str, place: str) -> None:
    """A-42: facilities stay apart, the state in brackets is no part of their names."""
    assert (facility_of(location), place_of(location)) == (facility, place)


def test_a_scan_without_a_readable_time_is_kept_at_its_receipt() -> None:
    """P-01: no scan is dropped."""
    body = {"Shipment": {"AWB": "1", "NSLCode": "X-PIOM", "Status": {"Status": "In Transit", "StatusType": "UD"}}}
    assert events_of_body("delhivery", body)[0].occurred_at == RECEIVED_AT


def test_numbers_as_text_and_text_as_numbers_are_the_same_parcel() -> None:
    """P-01."""
    as_number, as_text = ({"awb": awb, "shipment_status_id": code} for awb, code in ((8001, 17), (" 8001 ", "17")))
    first, second = (events_of_body("shiprocket", body)[0] for body in (as_number, as_text))
    assert scan_of(first).awb == scan_of(second).awb == "8001"
    assert first.kind == second.kind == "shipment.out_for_delivery"


def test_clickposts_z_is_indian_time_when_it_would_lie_in_the_future() -> None:
    """A-71: received ten minutes after the scan, in which case UTC would be five hours ahead."""
    soon_after = datetime(2026, 3, 13, 4, 11, tzinfo=UTC)
    event = events_of("clickpost/push_out_for_delivery", soon_after, z_means="auto")[0]
    assert event.occurred_at == datetime(2026, 3, 13, 4, 1, 22, tzinfo=UTC)


def test_clickposts_z_is_utc_when_that_is_possible_or_when_the_account_says_so() -> None:
    """A-71."""
    much_later = events_of("clickpost/push_out_for_delivery", z_means="auto")[0]
    told_so = events_of("clickpost/push_out_for_delivery", datetime(2026, 3, 13, 4, 11, tzinfo=UTC), z_means="utc")[0]
    assert much_later.occurred_at == told_so.occurred_at == datetime(2026, 3, 13, 9, 31, 22, tzinfo=UTC)


def test_one_impossible_time_convicts_the_others_of_the_same_delivery() -> None:
    """A-71: trigger and latest scan come from one clock."""
    soon_after = datetime(2026, 3, 13, 10, 30, tzinfo=UTC)  # ten minutes after the later scan, Indian time
    events = events_of("clickpost/push_older_trigger", soon_after, z_means="auto")
    assert [event.occurred_at.hour for event in events] == [4, 10]


def test_a_mapping_may_name_time_zone_and_epoch() -> None:
    """A-13."""
    mapping = {"awb": "n", "time": "t", "code": "c", "codes": {"1": "delivered"}, "time_format": "epoch_milliseconds"}
    event = events_of_body("generic", {"n": "A1", "t": 1773396682000, "c": 1}, mapping=mapping)[0]
    assert event.occurred_at == datetime(2026, 3, 13, 10, 11, 22, tzinfo=UTC)
    dubai = mapping | {"time_format": "iso", "zone": "Asia/Dubai"}
    event = events_of_body("generic", {"n": "A1", "t": "2026-03-13 14:11:22", "c": 1}, mapping=dubai)[0]
    assert event.occurred_at == datetime(2026, 3, 13, 10, 11, 22, tzinfo=UTC)


def test_a_generic_courier_offers_only_the_actions_its_sender_names() -> None:
    """A-14: and of those only the ones we know."""
    ndr = scan_of(events_of("generic/event")[0]).ndr
    assert ndr is not None
    assert ndr.actions_allowed == (REATTEMPT,)


@pytest.mark.parametrize(
    ("name", "failed", "reason"),
    [
        ("delhivery/push_return_quality_check", True, ""),  # "QC failed" is no reason that helps a customer
        ("shiprocket/return_quality_check_failed", True, "Wrong colour"),
        ("generic/return_check_failed", True, "A button is missing"),
        ("generic/return", False, ""),
        ("delhivery/push_return_pickup_dispatched", False, ""),
    ],
)
def test_a_check_that_failed_at_the_door_is_told_with_its_reason(name: str, failed: bool, reason: str) -> None:
    """A-50."""
    (event,) = events_of(name)
    scan = scan_of(event)
    assert (scan.qc_failed, scan.qc_reason) == (failed, reason)
