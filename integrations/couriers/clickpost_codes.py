"""ClickPost's codes: shipment status, notification event and NDR, per ClickPost's status and NDR code pages."""

from typing import NamedTuple

from journeys.status import Leg, NdrReason, Status


class Meaning(NamedTuple):
    """What a status code says. Forward codes recur on reverse pickups; there `is_rvp` decides the leg."""

    status: Status
    leg: Leg = Leg.FORWARD
    incident: str = ""
    reason: NdrReason | None = None  # why an attempt failed, where the status itself says it


MEANING_OF_CODE: dict[int, Meaning] = {
    1: Meaning(Status.LABEL_CREATED),
    28: Meaning(Status.LABEL_CREATED),
    2: Meaning(Status.PICKUP_SCHEDULED),
    3: Meaning(Status.PICKUP_FAILED),
    25: Meaning(Status.OUT_FOR_PICKUP),
    4: Meaning(Status.PICKED_UP),
    5: Meaning(Status.IN_TRANSIT),
    1004: Meaning(Status.AT_DESTINATION_HUB),
    6: Meaning(Status.OUT_FOR_DELIVERY),
    8: Meaning(Status.DELIVERED),
    9: Meaning(Status.DELIVERY_ATTEMPT_FAILED),
    7: Meaning(Status.DELIVERY_ATTEMPT_FAILED, reason=NdrReason.OUT_OF_DELIVERY_AREA),
    10: Meaning(Status.CANCELLED),
    11: Meaning(Status.RTO_INITIATED, Leg.RTO),
    12: Meaning(Status.RTO_INITIATED, Leg.RTO),
    21: Meaning(Status.RTO_IN_TRANSIT, Leg.RTO),
    13: Meaning(Status.RTO_OUT_FOR_DELIVERY, Leg.RTO),
    15: Meaning(Status.RTO_ATTEMPT_FAILED, Leg.RTO),
    14: Meaning(Status.RTO_DELIVERED, Leg.RTO),
    16: Meaning(Status.LOST),
    17: Meaning(Status.DAMAGED),
    18: Meaning(Status.IN_TRANSIT, incident="delayed"),  # or misrouted: the remark tells
    19: Meaning(Status.ON_HOLD),
    20: Meaning(Status.ON_HOLD),
    26: Meaning(Status.ON_HOLD, Leg.RTO),
    27: Meaning(Status.RTO_IN_TRANSIT, Leg.RTO, incident="delayed"),
    23: Meaning(Status.UNKNOWN),  # no news for so long that ClickPost stopped asking
    30: Meaning(Status.PICKED_UP, Leg.EXCHANGE),
    31: Meaning(Status.IN_TRANSIT, Leg.EXCHANGE),
    32: Meaning(Status.DELIVERED, Leg.EXCHANGE),
    101: Meaning(Status.LABEL_CREATED, Leg.REVERSE),
}

INCIDENT_OF_NOTIFICATION: dict[int, str] = {17: "stuck", 18: "edd_breach"}

REASON_OF_NDR: dict[int, NdrReason] = {
    1: NdrReason.CUSTOMER_UNAVAILABLE,
    2: NdrReason.REFUSED,
    3: NdrReason.RESCHEDULE_REQUESTED,
    4: NdrReason.NOT_ATTEMPTED,
    5: NdrReason.CUSTOMER_UNREACHABLE,
    6: NdrReason.ADDRESS_ISSUE,
    7: NdrReason.PAYMENT_NOT_READY,
    8: NdrReason.OUT_OF_DELIVERY_AREA,
    9: NdrReason.ALREADY_CANCELLED,
    10: NdrReason.SELF_COLLECT,
    11: NdrReason.SEIZED,
}
"""Without 0, "other": there the remark is all there is."""
