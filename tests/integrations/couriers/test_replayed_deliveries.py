"""Every recorded delivery against the events it must become: the mapping tables, read as a page."""

import pytest

from tests.integrations.couriers.replay import FIXTURES, events_of, line

SHIPROCKET = [
    # the whole history becomes events, oldest first; the state on top repeats the newest scan and adds nothing
    (
        "shiprocket/history",
        [
            "pickup_scheduled | forward | 11 10:02:11 | X-UCI",
            "picked_up | forward | 11 18:20:05 | X-PPOM",
            "in_transit | forward | 12 02:11:40 | X-DLL2F",
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
        ],
    ),
    # a pull lists the newest first; the events are the same
    (
        "shiprocket/pull",
        [
            "pickup_scheduled | forward | 11 10:02:11 | X-UCI",
            "picked_up | forward | 11 18:20:05 | X-PPOM",
            "in_transit | forward | 12 02:11:40 | X-DLL2F",
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
        ],
    ),
    # one message carries order status 20 and shipment status 18: in transit in both, never mixed up
    ("shiprocket/two_spaces_in_transit", ["in_transit | forward | 12 02:11:40 | 18"]),
    # 17 in the order space is a return acknowledged by the seller ...
    ("shiprocket/order_17_alone", ["rto_delivered | rto | 18 12:00:00 | order:17"]),
    # ... and in the shipment space a parcel out for delivery
    ("shiprocket/shipment_17_alone", ["out_for_delivery | forward | 13 09:31:22 | 17"]),
    # the courier's code says unavailable, its rider typed refused: the code wins
    (
        "shiprocket/undelivered_code_against_remark",
        [
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
            "delivery_attempt_failed | forward | 13 15:44:09 | EOD-11 | because customer_unavailable | attempt 2",
        ],
    ),
    # only the text on top counts the attempts; it is no second failure
    (
        "shiprocket/undelivered_numbered_on_top",
        ["delivery_attempt_failed | forward | 13 15:44:09 | UD-CNA | because customer_unavailable | attempt 3"],
    ),
    # the newest scan has no status of its own ("NA"): the one on top is its meaning
    (
        "shiprocket/newest_scan_not_mapped",
        ["in_transit | forward | 12 02:11:40 | X-DLL2F", "at_destination_hub | forward | 13 07:05:00 | X-IBD3F"],
    ),
    # a call logged after a failure is no second failure
    (
        "shiprocket/unmapped_scan_after_failure",
        [
            "delivery_attempt_failed | forward | 13 15:44:09 | EOD-11 | because customer_unavailable",
            "unknown | forward | 13 16:10:00 | ST-114 | not understood",
        ],
    ),
    # the state on top is newer than every scan
    (
        "shiprocket/state_newer_than_scans",
        [
            "pickup_scheduled | forward | 11 10:02:11 | X-UCI",
            "picked_up | forward | 11 18:20:05 | X-PPOM",
            "in_transit | forward | 12 02:11:40 | X-DLL2F",
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
            "delivered | forward | 13 18:02:10 | 7",
        ],
    ),
    # the same code on a return is out for delivery to the seller
    ("shiprocket/return_out_for_delivery", ["out_for_delivery | reverse | 16 10:00:00 | X-DDD3FD"]),
    ("shiprocket/return_quality_check_failed", ["pickup_failed | reverse | 16 10:00:00 | 47"]),
    # on no list: kept, never guessed
    (
        "shiprocket/unknown_code",
        [
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
            "unknown | forward | 13 11:00:00 | QX-4 | not understood",
        ],
    ),
    # refused, and confirmed with a one-time code
    (
        "shiprocket/refused_with_otp",
        ["delivery_attempt_failed | forward | 13 15:44:09 | UD-OTPC | because refused_otp_verified"],
    ),
    # a wish to cancel changes nothing yet
    ("shiprocket/cancellation_requested", ["pending | forward | 12 10:00:00 | 16 | evidence only"]),
    (
        "shiprocket/rto_history",
        ["rto_initiated | rto | 16 11:00:00 | RT-1", "rto_in_transit | rto | 17 03:00:00 | RT-2"],
    ),
    # untraceable is not yet lost
    (
        "shiprocket/misrouted_and_untraceable",
        [
            "in_transit | forward | 12 22:00:00 | MR-1 | incident misrouted",
            "on_hold | forward | 15 10:00:00 | UT-1 | incident stuck",
        ],
    ),
    # 36 of an NDR record is in the order space
    (
        "shiprocket/ndr_record",
        ["delivery_attempt_failed | forward | 13 15:44:00 | order:36 | because payment_not_ready | attempt 2"],
    ),
]

DELHIVERY = [
    (
        "delhivery/push_unavailable",
        ["delivery_attempt_failed | forward | 13 15:42:10 | EOD-11 | because customer_unavailable"],
    ),
    # several shapes of one push
    (
        "delhivery/push_in_array",
        [
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
            "delivery_attempt_failed | forward | 13 15:42:10 | EOD-74 | because address_issue",
        ],
    ),
    (
        "delhivery/push_under_shipments",
        ["out_for_delivery | forward | 13 09:31:22 | X-DDD3FD", "delivered | forward | 13 17:05:00 | EOD-38"],
    ),
    ("delhivery/push_as_text", ["in_transit | forward | 11 20:00:00 | X-PIOM"]),
    ("delhivery/push_flat", ["out_for_delivery | forward | 13 09:31:22 | X-DDD3FD"]),
    ("delhivery/push_without_codes", ["out_for_delivery | forward | 13 09:31:22 | UD/Dispatched"]),
    # an unknown code falls back to (type, status); the sentence says that it is late
    (
        "delhivery/push_unknown_code",
        ["in_transit | forward | 12 11:00:00 | DLYRG-135 | not understood | incident delayed"],
    ),
    ("delhivery/push_unknown_pair", ["unknown | forward | 13 15:42:10 | QX-411 | not understood"]),
    # an unknown failure code: the reason is read from Delhivery's own sentence
    (
        "delhivery/push_unknown_failure",
        ["delivery_attempt_failed | forward | 13 15:42:10 | EOD-987 | not understood | because customer_unreachable"],
    ),
    (
        "delhivery/push_disputed_failure",
        ["delivery_attempt_failed | forward | 13 15:42:10 | EOD-16 | because payment_not_ready"],
    ),
    # Pending without an EOD code is the hub, not a failure
    ("delhivery/push_hub", ["at_destination_hub | forward | 13 05:00:00 | X-IBD3F"]),
    # the same codes on other legs
    ("delhivery/push_seller_unavailable", ["rto_in_transit | rto | 18 12:00:00 | EOD-11"]),
    ("delhivery/push_return_dispatched", ["out_for_delivery | reverse | 18 12:00:00 | X-DDD3FD"]),
    ("delhivery/push_return_pickup_dispatched", ["out_for_pickup | reverse | 18 12:00:00 | X-DDD3FD"]),
    ("delhivery/push_return_quality_check", ["cancelled | reverse | 18 12:00:00 | EOD-777"]),
    ("delhivery/push_return_delivered", ["delivered | reverse | 18 12:00:00 | RD-AC | not understood"]),
    ("delhivery/push_rto_delivered", ["rto_delivered | rto | 18 12:00:00 | RT-109 | not understood"]),
    ("delhivery/push_misrouted", ["in_transit | forward | 12 22:00:00 | DLYMR-118 | incident misrouted"]),
    ("delhivery/push_weighed", ["in_transit | forward | 11 21:00:00 | X-DWS | evidence only"]),
    # no new attempt, but the last chance to act
    (
        "delhivery/push_attempts_exhausted",
        ["at_destination_hub | forward | 13 15:42:10 | ST-108 | incident multiple_ndr | because address_issue"],
    ),
    (
        "delhivery/push_refused_with_otp",
        ["delivery_attempt_failed | forward | 13 15:42:10 | EOD-6 | because refused_otp_verified"],
    ),
    # the courier was never there, whatever the remark says
    (
        "delhivery/push_code_against_remark",
        ["delivery_attempt_failed | forward | 13 15:42:10 | EOD-86 | because not_attempted | not attempted"],
    ),
    (
        "delhivery/push_return_called_off",
        ["in_transit | forward | 17 12:00:00 | DTUP-R05 | not understood | revokes revoke_rto"],
    ),
    (
        "delhivery/pull",
        [
            "label_created | forward | 11 10:02:11 | X-UCI",
            "picked_up | forward | 11 18:20:05 | X-PPOM",
            "out_for_delivery | forward | 13 09:31:22 | X-DDD3FD",
            "out_for_delivery | forward | 13 14:00:00 | ST-114 | evidence only",
            "delivery_attempt_failed | forward | 13 15:42:10 | EOD-11 | because customer_unavailable | attempt 1",
        ],
    ),
    # in a full history the first scan on the way back is the one that began it
    (
        "delhivery/pull_turned_back",
        [
            "delivery_attempt_failed | forward | 15 15:00:00 | EOD-6 | because refused",
            "rto_initiated | rto | 16 11:00:00 | RT-101 | not understood",
            "rto_in_transit | rto | 17 03:00:00 | RT-102 | not understood",
        ],
    ),
]

CLICKPOST = [
    ("clickpost/push_out_for_delivery", ["out_for_delivery | forward | 13 09:31:22 | 6"]),
    # "cancelled by customer" with code "no attempt": ClickPost says to map on the code
    (
        "clickpost/push_code_against_remark",
        ["delivery_attempt_failed | forward | 13 15:42:10 | 9 | because not_attempted | not attempted"],
    ),
    (
        "clickpost/push_refused_with_otp",
        ["delivery_attempt_failed | forward | 13 15:42:10 | 9 | because refused_otp_verified"],
    ),
    # code 0 is "other": the remark is all there is
    (
        "clickpost/push_other_reason",
        ["delivery_attempt_failed | forward | 13 15:42:10 | 9 | because customer_unavailable"],
    ),
    # an older scan caused the push; the true latest one is told too
    (
        "clickpost/push_older_trigger",
        [
            "out_for_delivery | forward | 13 09:31:22 | 6",
            "delivery_attempt_failed | forward | 13 15:42:10 | 9 | because customer_unavailable",
        ],
    ),
    # code 6 on a reverse pickup
    ("clickpost/push_return_out_for_delivery", ["out_for_delivery | reverse | 13 09:31:22 | 6"]),
    ("clickpost/push_returned", ["rto_delivered | rto | 18 12:00:00 | 14"]),
    ("clickpost/push_misrouted", ["in_transit | forward | 12 22:00:00 | 18 | incident misrouted"]),
    ("clickpost/push_stuck", ["in_transit | forward | 12 22:00:00 | 5 | incident stuck"]),
    ("clickpost/push_expired", ["unknown | forward | 19 12:00:00 | 23"]),
    ("clickpost/push_exchange", ["delivered | exchange | 18 12:00:00 | 32"]),
    ("clickpost/push_unknown", ["unknown | forward | 12 22:00:00 | 777 | not understood"]),
    (
        "clickpost/push_not_serviceable",
        ["delivery_attempt_failed | forward | 12 22:00:00 | 7 | because out_of_delivery_area"],
    ),
    (
        "clickpost/pull",
        [
            "at_destination_hub | forward | 13 05:00:00 | 1004",
            "out_for_delivery | forward | 13 09:31:22 | 6",
            "delivery_attempt_failed | forward | 13 15:42:10 | 9 | because refused",
        ],
    ),
]

GENERIC = [
    (
        "generic/event",
        ["delivery_attempt_failed | forward | 13 15:42:10 | ND7 | because payment_not_ready | attempt 1"],
    ),
    (
        "generic/batch",
        [
            "out_for_delivery | forward | 13 09:31:22 | out_for_delivery",
            "unknown | forward | 13 09:31:22 | held_by_moon | not understood",
        ],
    ),
    # explicit corrections by the courier
    (
        "generic/revoked",
        [
            "out_for_delivery | forward | 17 10:00:00 | out_for_delivery | revokes revoke_rto",
            "in_transit | forward | 17 11:00:00 | revert_from_delivered | revokes revert_from_delivered",
        ],
    ),
    ("generic/return", ["out_for_delivery | reverse | 18 17:30:00 | out_for_delivery"]),
    ("generic/return_check_failed", ["pickup_failed | reverse | 18 17:30:00 | pickup_failed"]),
    # the courier's own JSON through a brand's mapping
    (
        "generic/mapped",
        [
            "out_for_delivery | forward | 13 09:31:00 | OFD",
            "delivery_attempt_failed | forward | 13 15:42:00 | UD/101 | because customer_unavailable",
            "unknown | forward | 13 16:00:00 | ZZ/9 | not understood",
        ],
    ),
    ("generic/mapped_return", ["out_for_delivery | reverse | 18 12:00:00 | OFD"]),
]

ALL = SHIPROCKET + DELHIVERY + CLICKPOST + GENERIC


@pytest.mark.parametrize(("name", "expected"), ALL, ids=[name for name, _ in ALL])
def test_a_recorded_delivery_becomes_exactly_these_events(name: str, expected: list[str]) -> None:
    """A-13, A-71, A-40, P-01, R-2, R-3, A-46."""
    assert [line(event) for event in events_of(name)] == expected


def test_every_recorded_delivery_has_a_row() -> None:
    """A-13."""
    recorded = {f"{path.parent.name}/{path.stem}" for path in FIXTURES.glob("*/*.json")}
    assert recorded == {name for name, _ in ALL}
