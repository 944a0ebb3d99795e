"""Why a message about a parcel that is held up is no longer true: one question each, as in `staleness`."""

from journeys.messages.message import Staleness
from journeys.messages.staleness import order_has_ended
from journeys.state import Order, Shipment
from journeys.status import TERMINAL, Leg, Status

TRAVELLING = frozenset({Status.PICKED_UP, Status.IN_TRANSIT, Status.AT_DESTINATION_HUB})
WAITING = frozenset({Status.LABEL_CREATED, Status.PICKUP_SCHEDULED, Status.OUT_FOR_PICKUP, Status.PICKUP_FAILED})


def _is_none_of(statuses: frozenset[Status]) -> Staleness:
    def check(order: Order | None, parcel: Shipment | None, subject: str) -> str:
        if order_has_ended(order, parcel, subject) or parcel is None or parcel.status in TERMINAL:
            return "terminal_state"
        return "" if parcel.status in statuses and parcel.leg is not Leg.RTO and parcel.ndr is None else "moved_on"

    return check


is_not_held_up = _is_none_of(TRAVELLING)  # at the door, in a failed attempt or turned back is another story
is_not_waiting = _is_none_of(WAITING)


def is_not_awaited(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """A delay of the order: before the pickup, also without a parcel, or on the way."""
    if order_has_ended(order, parcel, subject):
        return "terminal_state"
    return is_not_held_up(order, parcel, subject) and is_not_waiting(order, parcel, subject) if parcel else ""


def is_not_affected(order: Order | None, parcel: Shipment | None, subject: str) -> str:
    """`subject` begins with the incident's id: once it is cleared, only its end is news."""
    if why := is_not_awaited(order, parcel, subject):
        return why
    incident_id = subject.partition(":")[0]
    affected = parcel.affected if parcel else ()
    return "" if any(str(each.incident_id) == incident_id for each in affected) else "moved_on"
