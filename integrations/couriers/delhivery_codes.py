"""Delhivery's codes: what (StatusType, Status) and the NSL code mean, and which codes an NDR action may follow.

Types, statuses and action lists per Delhivery's scan push, tracking and NDR API pages; NSL meanings from published
tracking answers. Public tables of EOD codes are partly guesses and are not imported: a code that is not here falls
back to its (StatusType, Status).
"""

from typing import NamedTuple

from journeys.status import Leg, NdrReason, Status


class Meaning(NamedTuple):
    """What a pair of type and status says."""

    leg: Leg
    status: Status


MEANING_OF_STATUS: dict[tuple[str, str], Meaning] = {
    # UD: on the way to the customer
    ("UD", "manifested"): Meaning(Leg.FORWARD, Status.LABEL_CREATED),
    ("UD", "not picked"): Meaning(Leg.FORWARD, Status.PICKUP_FAILED),
    ("UD", "in transit"): Meaning(Leg.FORWARD, Status.IN_TRANSIT),
    ("UD", "pending"): Meaning(Leg.FORWARD, Status.AT_DESTINATION_HUB),  # with an EOD code: a failed attempt
    ("UD", "dispatched"): Meaning(Leg.FORWARD, Status.OUT_FOR_DELIVERY),
    # DL: the end of any leg, so that only the status tells which
    ("DL", "delivered"): Meaning(Leg.FORWARD, Status.DELIVERED),
    ("DL", "rto"): Meaning(Leg.RTO, Status.RTO_DELIVERED),
    ("DL", "dto"): Meaning(Leg.REVERSE, Status.DELIVERED),
    # RT: on the way back to the seller
    ("RT", "in transit"): Meaning(Leg.RTO, Status.RTO_IN_TRANSIT),
    ("RT", "pending"): Meaning(Leg.RTO, Status.RTO_IN_TRANSIT),
    ("RT", "dispatched"): Meaning(Leg.RTO, Status.RTO_OUT_FOR_DELIVERY),
    # PP, PU, CN: a return that the customer asked for
    ("PP", "open"): Meaning(Leg.REVERSE, Status.PICKUP_SCHEDULED),
    ("PP", "scheduled"): Meaning(Leg.REVERSE, Status.PICKUP_SCHEDULED),
    ("PP", "dispatched"): Meaning(Leg.REVERSE, Status.OUT_FOR_PICKUP),
    ("PU", "in transit"): Meaning(Leg.REVERSE, Status.IN_TRANSIT),
    ("PU", "pending"): Meaning(Leg.REVERSE, Status.AT_DESTINATION_HUB),
    ("PU", "dispatched"): Meaning(Leg.REVERSE, Status.OUT_FOR_DELIVERY),
    ("CN", "canceled"): Meaning(Leg.REVERSE, Status.CANCELLED),
    ("CN", "cancelled"): Meaning(Leg.REVERSE, Status.CANCELLED),
    ("CN", "closed"): Meaning(Leg.REVERSE, Status.CANCELLED),
}

LEG_OF_TYPE: dict[str, Leg] = {
    "UD": Leg.FORWARD,
    "DL": Leg.FORWARD,
    "RT": Leg.RTO,
    "PP": Leg.REVERSE,
    "PU": Leg.REVERSE,
    "CN": Leg.REVERSE,
}

# On the way forward these codes say more than their (StatusType, Status).
STATUS_OF_NSL: dict[str, Status] = {
    "X-UCI": Status.LABEL_CREATED,
    "FMPUR-101": Status.PICKUP_SCHEDULED,
    "FMOFP-101": Status.OUT_FOR_PICKUP,
    "X-PPOM": Status.PICKED_UP,
    "X-PIOM": Status.IN_TRANSIT,
    "X-DBL1F": Status.IN_TRANSIT,
    "X-DLL2F": Status.IN_TRANSIT,
    "X-OLL4F": Status.IN_TRANSIT,
    "X-ILL2F": Status.IN_TRANSIT,
    "X-ILL1F": Status.IN_TRANSIT,
    "X-DDD3FD": Status.OUT_FOR_DELIVERY,
}

# Received at a facility: at the destination only when the status says Pending.
PLACE_ONLY = frozenset({"X-IBD3F"})
# A weighing, a call to the customer: they prove something but move nothing.
EVIDENCE_ONLY = frozenset({"X-DWS", "ST-114"})
MISROUTED = frozenset({"DLYMR-118"})
# All attempts are used up: back to the seller unless somebody acts (older action list).
ATTEMPTS_EXHAUSTED = frozenset({"ST-108"})
# A return pickup that failed its check or was cancelled: ended, though it may be scheduled again.
REVERSE_CANCELLED = frozenset({"EOD-777", "EOD-21"})
QC_FAILED = "EOD-777"  # the one of them that is a check at the customer's door
# Delivered: the one known EOD code that is no failed attempt. Whose delivery it is, only the status tells.
EOD_SUCCESS = frozenset({"EOD-38"})

REASON_OF_NSL: dict[str, NdrReason] = {
    "EOD-11": NdrReason.CUSTOMER_UNAVAILABLE,
    "EOD-74": NdrReason.ADDRESS_ISSUE,
    "EOD-3": NdrReason.RESCHEDULE_REQUESTED,
    "EOD-6": NdrReason.REFUSED,
    "EOD-69": NdrReason.OPEN_DELIVERY_REQUESTED,
    "EOD-86": NdrReason.NOT_ATTEMPTED,
    "EOD-104": NdrReason.RESTRICTED_AREA,
}

# Failed attempts whose meaning is unpublished or disputed: the reason is read from Delhivery's own sentence.
REASON_UNPUBLISHED = frozenset({"EOD-15", "EOD-16", "EOD-43"})

KNOWN = (
    frozenset(STATUS_OF_NSL)
    | PLACE_ONLY
    | EVIDENCE_ONLY
    | MISROUTED
    | ATTEMPTS_EXHAUSTED
    | REVERSE_CANCELLED
    | EOD_SUCCESS
    | frozenset(REASON_OF_NSL)
    | REASON_UNPUBLISHED
)

OLDER, PORTAL = "older", "portal"

# Which NSL codes an action may follow, by contract, per Delhivery's NDR API page and its 2026 portal page.
REATTEMPT_AFTER: dict[str, frozenset[str]] = {
    OLDER: frozenset({f"EOD-{n}" for n in (74, 15, 104, 43, 86, 11, 16, 69, 6)} | {"ST-108"}),
    PORTAL: frozenset({f"EOD-{n}" for n in (74, 15, 104, 43, 86, 11, 69, 6)}),
}
DEFER_AFTER: dict[str, frozenset[str]] = {
    OLDER: frozenset({f"EOD-{n}" for n in (74, 15, 11, 3, 16, 6)} | {"ST-108"}),
    PORTAL: frozenset(),
}
PICKUP_RESCHEDULE_AFTER: dict[str, frozenset[str]] = {OLDER: frozenset(), PORTAL: REVERSE_CANCELLED}
