"""Shiprocket's two number spaces, as two tables, and its texts.

`shipment_status_id` and `scans[].sr-status` are shipment statuses; `current_status_id` and an NDR's `status_code` are
order statuses. The same number means different things: 17 is "out for delivery" in the first and "RTO acknowledged"
in the second. 5, 6, 7, 9, 10, 17, 18, 19, 21, 38 and 42 are confirmed by Shiprocket's own pages, the others by
public integrations.
"""

import re
from typing import NamedTuple

from journeys.status import Leg, Status


class Meaning(NamedTuple):
    """What a code says. `leg` is the leg it implies; forward codes recur on returns, where the shipment decides."""

    status: Status
    leg: Leg = Leg.FORWARD
    incident: str = ""
    moves: bool = True  # False: a wish or a note, the parcel's state stays
    qc_failed: bool = False


_LABEL = Meaning(Status.LABEL_CREATED)
_PICKUP = Meaning(Status.PICKUP_SCHEDULED)
_NO_PICKUP = Meaning(Status.PICKUP_FAILED)
_TRANSIT = Meaning(Status.IN_TRANSIT)
_FAILED = Meaning(Status.DELIVERY_ATTEMPT_FAILED)
_DELIVERED = Meaning(Status.DELIVERED)
_PENDING = Meaning(Status.PENDING)
_CANCELLED = Meaning(Status.CANCELLED)
_DAMAGED = Meaning(Status.DAMAGED)
_WISH = Meaning(Status.PENDING, moves=False)  # cancellation requested: nothing changes on the parcel's way
_MISROUTED = Meaning(Status.IN_TRANSIT, incident="misrouted")
_DELAYED = Meaning(Status.IN_TRANSIT, incident="delayed")
_STUCK = Meaning(Status.ON_HOLD, incident="stuck")  # untraceable: not lost until the courier says so

SHIPMENT_MEANING: dict[int, Meaning] = {
    **dict.fromkeys((1, 2), _LABEL),  # AWB assigned, label generated
    **dict.fromkeys((3, 4, 5, 27, 52), _PICKUP),  # scheduled, queued, manifested, booked
    **dict.fromkeys((13, 15, 20), _NO_PICKUP),  # error, rescheduled, exception
    19: Meaning(Status.OUT_FOR_PICKUP),
    **dict.fromkeys((6, 42), Meaning(Status.PICKED_UP)),
    **dict.fromkeys((18, 48, 49, 50, 51, 54, 55, 56, 57), _TRANSIT),
    39: _MISROUTED,
    22: _DELAYED,
    38: Meaning(Status.AT_DESTINATION_HUB),
    17: Meaning(Status.OUT_FOR_DELIVERY),
    **dict.fromkeys((21, 77), _FAILED),  # undelivered, recipient issue
    **dict.fromkeys((7, 23, 26, 43), _DELIVERED),  # 26, 43: fulfilled by the seller, no proof of delivery
    **dict.fromkeys((8, 45), _CANCELLED),
    16: _WISH,
    **dict.fromkeys((9, 75), Meaning(Status.RTO_INITIATED, Leg.RTO)),
    **dict.fromkeys((46, 78), Meaning(Status.RTO_IN_TRANSIT, Leg.RTO)),
    41: Meaning(Status.RTO_OUT_FOR_DELIVERY, Leg.RTO),
    40: Meaning(Status.RTO_ATTEMPT_FAILED, Leg.RTO),
    **dict.fromkeys((10, 14), Meaning(Status.RTO_DELIVERED, Leg.RTO)),
    12: Meaning(Status.LOST),
    76: _STUCK,
    **dict.fromkeys((24, 25), _DAMAGED),
    44: Meaning(Status.DISPOSED),
    47: Meaning(Status.PICKUP_FAILED, Leg.REVERSE, qc_failed=True),  # quality check failed at the customer's door
    **dict.fromkeys((59, 60, 61, 62, 63, 67, 68, 71, 72), _PENDING),  # steps inside a fulfilment centre
}

ORDER_MEANING: dict[int, Meaning] = {
    **dict.fromkeys((1, 2, 3), _PENDING),  # new, invoiced, ready to ship
    **dict.fromkeys((4, 12), _PICKUP),
    **dict.fromkeys((13, 14, 35), _NO_PICKUP),
    **dict.fromkeys((5, 54), _CANCELLED),
    34: Meaning(Status.OUT_FOR_PICKUP),
    **dict.fromkeys((6, 51), Meaning(Status.PICKED_UP)),
    **dict.fromkeys((7, 38, 41, 52), _DELIVERED),
    9: Meaning(Status.RTO_DELIVERED, Leg.RTO),
    15: Meaning(Status.RTO_INITIATED, Leg.RTO),
    16: Meaning(Status.RTO_DELIVERED, Leg.RTO),
    17: Meaning(Status.RTO_DELIVERED, Leg.RTO),
    18: _WISH,
    19: Meaning(Status.OUT_FOR_DELIVERY),
    20: _TRANSIT,
    33: Meaning(Status.LOST),
    36: _FAILED,
    37: _DELAYED,
    **dict.fromkeys((39, 40), _DAMAGED),
    43: Meaning(Status.AT_DESTINATION_HUB),
    44: _MISROUTED,
    45: Meaning(Status.RTO_OUT_FOR_DELIVERY, Leg.RTO),
    46: Meaning(Status.RTO_ATTEMPT_FAILED, Leg.RTO),
    53: Meaning(Status.DISPOSED),
    55: Meaning(Status.RTO_IN_TRANSIT, Leg.RTO),
    **dict.fromkeys((*range(58, 68), *range(69, 77), *range(80, 84)), _PENDING),  # warehouse, customs, packing
    87: Meaning(Status.RTO_INITIATED, Leg.RTO),
    88: _STUCK,
    89: _FAILED,
    90: Meaning(Status.RTO_IN_TRANSIT, Leg.RTO),
    # Returns that a customer asked for.
    **dict.fromkeys((21, 22), Meaning(Status.PENDING, Leg.REVERSE)),
    **dict.fromkeys((23, 28), Meaning(Status.PICKUP_SCHEDULED, Leg.REVERSE)),
    **dict.fromkeys((24, 31, 49), Meaning(Status.PICKUP_FAILED, Leg.REVERSE)),
    57: Meaning(Status.PICKUP_FAILED, Leg.REVERSE, qc_failed=True),
    25: Meaning(Status.IN_TRANSIT, Leg.REVERSE),
    **dict.fromkeys((26, 68), Meaning(Status.DELIVERED, Leg.REVERSE)),
    **dict.fromkeys((27, 30), Meaning(Status.CANCELLED, Leg.REVERSE)),
    29: Meaning(Status.PENDING, Leg.REVERSE, moves=False),
    32: Meaning(Status.PICKED_UP, Leg.REVERSE),
    47: Meaning(Status.OUT_FOR_PICKUP, Leg.REVERSE),
    48: Meaning(Status.OUT_FOR_DELIVERY, Leg.REVERSE),
    50: Meaning(Status.DELIVERY_ATTEMPT_FAILED, Leg.REVERSE),
}

# Texts of the shipment space, compared in upper case without dashes; whole texts only, "delivered" is in many words.
_SHIPMENT_CODE_OF_TEXT: dict[str, int] = {
    "AWB ASSIGNED": 1,
    "LABEL GENERATED": 2,
    "PICKUP SCHEDULED": 3,
    "PICKUP GENERATED": 3,
    "PICKUP QUEUED": 4,
    "MANIFEST GENERATED": 5,
    "SHIPPED": 6,
    "DELIVERED": 7,
    "CANCELLED": 8,
    "CANCELED": 8,
    "RTO INITIATED": 9,
    "RTO DELIVERED": 10,
    "LOST": 12,
    "PICKUP ERROR": 13,
    "RTO ACKNOWLEDGED": 14,
    "PICKUP RESCHEDULED": 15,
    "CANCELLATION REQUESTED": 16,
    "OUT FOR DELIVERY": 17,
    "IN TRANSIT": 18,
    "OUT FOR PICKUP": 19,
    "PICKUP EXCEPTION": 20,
    "UNDELIVERED": 21,
    "DELAYED": 22,
    "PARTIAL DELIVERED": 23,
    "DESTROYED": 24,
    "DAMAGED": 25,
    "REACHED AT DESTINATION HUB": 38,
    "REACHED DESTINATION HUB": 38,
    "MISROUTED": 39,
    "RTO NDR": 40,
    "RTO OFD": 41,
    "RTO OUT FOR DELIVERY": 41,
    "PICKED UP": 42,
    "DISPOSED OFF": 44,
    "CANCELLED BEFORE DISPATCHED": 45,
    "RTO IN TRANSIT": 46,
    "QC FAILED": 47,
    "RTO LOCK": 75,
    "UNTRACEABLE": 76,
    "ISSUE RELATED TO THE RECIPIENT": 77,
    "REACHED BACK AT SELLER CITY": 78,
}

_ATTEMPT = re.compile(r"^UNDELIVERED[\s-]*(\d)(?:ST|ND|RD|TH)\s+ATTEMPT$")


def meaning_of_text(text: str) -> Meaning | None:
    """What a whole status text says; None when it is on no list."""
    plain = " ".join(text.upper().replace("_", " ").split())
    if _ATTEMPT.match(plain):
        return SHIPMENT_MEANING[21]
    code = _SHIPMENT_CODE_OF_TEXT.get(plain.replace("-", " "))
    return SHIPMENT_MEANING[code] if code else None


def attempt_no(text: str) -> int | None:
    """The number in "UNDELIVERED-2ND ATTEMPT"; None in any other text."""
    found = _ATTEMPT.match(" ".join(text.upper().split()))
    return int(found[1]) or None if found else None
