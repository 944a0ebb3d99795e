"""What follows when one cause hits parcels of this customer and others, or lets go of them."""

import msgspec

from journeys.events import Event, IncidentNotice
from journeys.incidents import with_incidents, without_incident
from journeys.state import Affected, Incident, Shipment
from journeys.turn import Turn

OPENED, CLEARED = "incident.opened", "incident.cleared"


def on_incident(turn: Turn, event: Event) -> None:
    """An incident was opened or cleared: its parcels name the cause from now on, or do not any more."""
    notice = event.body
    assert isinstance(notice, IncidentNotice)
    parcels = [parcel for id in notice.parcel_ids if (parcel := turn.state.shipments.get(id))]
    first = parcels[0] if parcels else None
    turn.record(event, order_id=first.order_id if first else None, shipment_id=first.id if first else None)
    for parcel in parcels:
        if event.kind == OPENED:
            _open(turn, event, notice, parcel)
        elif any(each.incident_id == notice.incident_id for each in parcel.affected):
            turn.put_parcel(without_incident(parcel, notice.incident_id))
            _tell(turn, CLEARED, event, parcel, notice.incident_id, notice.cause)


def catch(turn: Turn, event: Event, parcel: Shipment) -> Shipment:
    """The parcel after its scan brought it into an incident that is open already, or out of one."""
    order = turn.state.orders.get(parcel.order_id or 0)
    after, new = with_incidents(parcel, order, turn.state.incidents, event.occurred_at)
    if after is not parcel:
        turn.put_parcel(after)
    for incident in new:
        _tell(turn, OPENED, event, after, incident.id, incident.cause)
    return after


def _open(turn: Turn, event: Event, notice: IncidentNotice, parcel: Shipment) -> None:
    """Nothing is told of an incident that is over, of a parcel that has ended, or twice."""
    is_known = any(each.incident_id == notice.incident_id for each in parcel.affected)
    if parcel.closed_at or is_known or not _is_active(turn.state.incidents, notice.incident_id):
        return
    affected = Affected(notice.incident_id, notice.cause, event.occurred_at, notice.place)
    turn.put_parcel(msgspec.structs.replace(parcel, affected=(*parcel.affected, affected)))
    _tell(turn, OPENED, event, parcel, notice.incident_id, notice.cause)


def _is_active(incidents: tuple[Incident, ...], incident_id: int) -> bool:
    return any(each.id == incident_id for each in incidents)


def _tell(turn: Turn, kind: str, event: Event, parcel: Shipment, incident_id: int, cause: str) -> None:
    if parcel.order_id in turn.state.orders:
        subject = f"{incident_id}:{parcel.id}"
        turn.happened(kind, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=subject, cause=cause)
