"""The canonical words for where a parcel is: status, leg, and which status may follow which."""

from enum import StrEnum


class Leg(StrEnum):
    """Which way the parcel is going. The same courier codes recur on every leg, so the leg is part of the state."""

    FORWARD = "forward"
    RTO = "rto"
    REVERSE = "reverse"
    EXCHANGE = "exchange"


class Status(StrEnum):
    """Where a parcel is on its leg. RTO statuses belong to the leg `rto`."""

    PENDING = "pending"
    LABEL_CREATED = "label_created"
    PICKUP_SCHEDULED = "pickup_scheduled"
    OUT_FOR_PICKUP = "out_for_pickup"
    PICKUP_FAILED = "pickup_failed"
    PICKED_UP = "picked_up"
    IN_TRANSIT = "in_transit"
    AT_DESTINATION_HUB = "at_destination_hub"
    OUT_FOR_DELIVERY = "out_for_delivery"
    DELIVERY_ATTEMPT_FAILED = "delivery_attempt_failed"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERED = "delivered"
    RTO_INITIATED = "rto_initiated"
    RTO_IN_TRANSIT = "rto_in_transit"
    RTO_OUT_FOR_DELIVERY = "rto_out_for_delivery"
    RTO_ATTEMPT_FAILED = "rto_attempt_failed"
    RTO_DELIVERED = "rto_delivered"
    ON_HOLD = "on_hold"
    LOST = "lost"
    DAMAGED = "damaged"
    DISPOSED = "disposed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


TERMINAL = frozenset(
    {Status.DELIVERED, Status.RTO_DELIVERED, Status.LOST, Status.DAMAGED, Status.DISPOSED, Status.CANCELLED}
)

RTO_STATUSES = frozenset(
    {
        Status.RTO_INITIATED,
        Status.RTO_IN_TRANSIT,
        Status.RTO_OUT_FOR_DELIVERY,
        Status.RTO_ATTEMPT_FAILED,
        Status.RTO_DELIVERED,
    }
)

# Statuses that say nothing new about place or progress: the scan is kept, the state stays.
NO_PROGRESS = frozenset({Status.UNKNOWN, Status.ON_HOLD})

# A parcel may go round within a phase (out for delivery, failed, hub, out for delivery again);
# it never goes back to an earlier phase without an explicit correction.
PHASE_OF_STATUS: dict[Status, int] = {
    Status.PENDING: 0,
    Status.LABEL_CREATED: 1,
    Status.PICKUP_SCHEDULED: 2,
    Status.OUT_FOR_PICKUP: 2,
    Status.PICKUP_FAILED: 2,
    Status.PICKED_UP: 3,
    Status.IN_TRANSIT: 4,
    Status.AT_DESTINATION_HUB: 4,
    Status.OUT_FOR_DELIVERY: 4,
    Status.DELIVERY_ATTEMPT_FAILED: 4,
    Status.AVAILABLE_FOR_PICKUP: 4,
    Status.ON_HOLD: 4,  # a state only by correction, like the next
    Status.UNKNOWN: 4,
    Status.RTO_INITIATED: 5,
    Status.RTO_IN_TRANSIT: 6,
    Status.RTO_OUT_FOR_DELIVERY: 6,
    Status.RTO_ATTEMPT_FAILED: 6,
    Status.CANCELLED: 8,
    Status.LOST: 9,
    Status.DAMAGED: 9,
    Status.DISPOSED: 9,
    Status.DELIVERED: 10,
    Status.RTO_DELIVERED: 10,
}


# Two scans of the same phase and second: the one that is later in a parcel's life counts.
PLACE_OF_STATUS: dict[Status, int] = {status: place for place, status in enumerate(Status)}


class NdrReason(StrEnum):
    """Why a delivery attempt failed, in one vocabulary for all couriers."""

    CUSTOMER_UNAVAILABLE = "customer_unavailable"
    CUSTOMER_UNREACHABLE = "customer_unreachable"
    ADDRESS_ISSUE = "address_issue"
    REFUSED = "refused"
    REFUSED_OTP_VERIFIED = "refused_otp_verified"
    PAYMENT_NOT_READY = "payment_not_ready"
    NOT_ATTEMPTED = "not_attempted"
    RESCHEDULE_REQUESTED = "reschedule_requested"
    OUT_OF_DELIVERY_AREA = "out_of_delivery_area"
    OPEN_DELIVERY_REQUESTED = "open_delivery_requested"
    RESTRICTED_AREA = "restricted_area"
    SELF_COLLECT = "self_collect"
    OTP_FAILED = "otp_failed"
    ID_MISSING = "id_missing"
    DAMAGED = "damaged"
    ALREADY_CANCELLED = "already_cancelled"
    SEIZED = "seized"
    OTHER = "other"


class Fault(StrEnum):
    """On whose side a failed attempt lies; it decides whether we ask the customer to do anything."""

    CUSTOMER = "customer"
    CARRIER = "carrier"
    SELLER = "seller"
    NONE = "none"


FAULT_OF_REASON: dict[NdrReason, Fault] = {
    NdrReason.CUSTOMER_UNAVAILABLE: Fault.CUSTOMER,
    NdrReason.CUSTOMER_UNREACHABLE: Fault.CUSTOMER,
    NdrReason.ADDRESS_ISSUE: Fault.CUSTOMER,
    NdrReason.REFUSED: Fault.CUSTOMER,
    NdrReason.REFUSED_OTP_VERIFIED: Fault.CUSTOMER,
    NdrReason.PAYMENT_NOT_READY: Fault.CUSTOMER,
    NdrReason.NOT_ATTEMPTED: Fault.CARRIER,
    NdrReason.RESCHEDULE_REQUESTED: Fault.CUSTOMER,
    NdrReason.OUT_OF_DELIVERY_AREA: Fault.CARRIER,
    NdrReason.OPEN_DELIVERY_REQUESTED: Fault.SELLER,
    NdrReason.RESTRICTED_AREA: Fault.NONE,
    NdrReason.SELF_COLLECT: Fault.NONE,
    NdrReason.OTP_FAILED: Fault.NONE,
    NdrReason.ID_MISSING: Fault.CUSTOMER,
    NdrReason.DAMAGED: Fault.CARRIER,
    NdrReason.ALREADY_CANCELLED: Fault.NONE,
    NdrReason.SEIZED: Fault.NONE,
    NdrReason.OTHER: Fault.NONE,
}

# A journey speaks about just this; all others are told in plain words.
REASONS_WITH_WORDS = frozenset(
    {
        *(NdrReason.CUSTOMER_UNAVAILABLE, NdrReason.RESCHEDULE_REQUESTED, NdrReason.CUSTOMER_UNREACHABLE),
        *(NdrReason.ADDRESS_ISSUE, NdrReason.RESTRICTED_AREA, NdrReason.PAYMENT_NOT_READY),
        *(NdrReason.REFUSED, NdrReason.REFUSED_OTP_VERIFIED, NdrReason.NOT_ATTEMPTED),
    }
)
