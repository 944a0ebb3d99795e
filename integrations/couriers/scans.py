"""Makes events of scans: the one place where a courier's reading becomes a fact with a key."""

from datetime import datetime

from integrations.contract import Account
from integrations.couriers.reading import text
from integrations.couriers.remarks import SURE, calls_off_return, read_reason
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import Event, Key, Ndr, Scan, awb_key, order_number_key, scan_key, scan_kind
from journeys.status import RTO_STATUSES, Leg, NdrReason, Status

REATTEMPT = "courier.request_reattempt"
RETURN = "courier.request_rto"
EDIT = "courier.update_address"
CANCEL = "courier.cancel"

REVOKE_RTO = "revoke_rto"
REVERT_FROM_DELIVERED = "revert_from_delivered"

_LONGEST_AWB = 64  # characters, as stored


def awb_of(value: object) -> str:
    """An AWB as it is compared. Raises PayloadMalformed when there is none: a scan of nothing belongs to nobody."""
    awb = awb_key(text(value))
    if not awb:
        raise PayloadMalformed("no AWB")
    if len(awb) > _LONGEST_AWB:
        raise PayloadMalformed("the AWB is longer than 64 characters")
    return awb


def event_of(scan: Scan, occurred_at: datetime, account: Account, received_at: datetime) -> Event:
    """The event of a scan. Fractions of a second are dropped from the key, since push and pull differ in them."""
    keys = [Key("awb", scan.awb)]
    if number := order_number_key(scan.order_number):
        keys.append(Key("order_number", number))
    return Event(
        kind=scan_kind(scan.status),
        key=scan_key(scan, occurred_at.replace(microsecond=0)),
        occurred_at=occurred_at,
        received_at=received_at,
        source=account.name,
        body=scan,
        keys=tuple(keys),
    )


def leg_of(status: Status, leg: Leg) -> Leg:
    """A return to origin is a leg of its own, whatever the shipment was booked as."""
    return Leg.RTO if status in RTO_STATUSES else leg


def ndr_of(
    code_reason: NdrReason | None,
    remark: str,
    *,
    confidence: float = SURE,
    attempt_no: int | None = None,
    actions: tuple[str, ...] = (),
) -> Ndr:
    """The record of a failed attempt. `confidence` caps what a code may claim; words always claim less."""
    reading = read_reason(code_reason, remark)
    return Ndr(
        reason=reading.reason,
        attempted=reading.reason is not NdrReason.NOT_ATTEMPTED,
        attempt_no=attempt_no,
        actions_allowed=() if reading.reason is NdrReason.REFUSED_OTP_VERIFIED else actions,
        confidence=min(reading.confidence, confidence),
    )


def revocation(status: Status, leg: Leg, remark: str) -> str:
    """`revoke_rto` when a scan on the way forward says in words that the return was called off, else ""."""
    moving = {Status.IN_TRANSIT, Status.AT_DESTINATION_HUB, Status.OUT_FOR_DELIVERY, Status.ON_HOLD}
    return REVOKE_RTO if leg is Leg.FORWARD and status in moving and calls_off_return(remark) else ""


def some(events: list[Event]) -> list[Event]:
    """The events. Raises PayloadUnsupported when a parcel is named and nothing is told about it."""
    if not events:
        raise PayloadUnsupported("no scan in it")
    return events
