"""One cause that hits many parcels: which causes there are, whom an incident reaches, and what its parcels say. Pure.

An incident holds for a hub, a courier or the addresses under a pincode prefix. While it is open every parcel in its
scope names the same cause; a parcel that comes into the scope later is caught by its next scan.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from journeys.state import Affected, Incident, Order, Shipment
from journeys.status import TERMINAL, Leg, Status
from journeys.trail import hub_key

# What people and detectors may raise, in words for operations; customers read `cause_<name>` of their language.
CAUSES: dict[str, str] = {
    "weather": "bad weather",
    "flood": "flooding",
    "strike": "a strike",
    "disruption": "a disruption at the courier",
    "congestion": "a hub that holds more parcels than it can move",
    "drought": "no scan of any parcel of a courier",
    "festival_rush": "more parcels than usual before a festival",
    "restriction": "a local restriction: curfew, election, closed roads",
}

# What a parcel's own scans tell of its delay. Nobody raises these.
CAUSE_OF_SIGNAL: dict[str, str] = {"wrong_routing": "misrouted", "hub_loop": "hub_loop"}

SCOPE_KINDS = ("hub", "courier", "pincode")

_TO_HER = frozenset({Leg.FORWARD, Leg.EXCHANGE})


def scope_key(kind: str, scope: str) -> str:
    """A scope as it is stored and compared: hubs and couriers in lower case, a pincode prefix as its digits."""
    return "".join(scope.split()) if kind == "pincode" else hub_key(scope)


def affecting(parcel: Shipment, order: Order | None, active: Iterable[Incident]) -> list[Incident]:
    """The open incidents that a parcel on its way to the customer stands in, oldest first."""
    if parcel.status in TERMINAL or parcel.leg not in _TO_HER or parcel.status is Status.OUT_FOR_DELIVERY:
        return []
    return [each for each in active if each.cleared_at is None and _is_in_scope(parcel, order, each)]


def with_incidents(
    parcel: Shipment, order: Order | None, active: Sequence[Incident], at: datetime
) -> tuple[Shipment, list[Incident]]:
    """The parcel with the incidents it stands in now, and those that it has just come into.

    It leaves an open incident that it has moved out of; one that is not open any more stays with it until its
    clearing is told.
    """
    if not active:
        return parcel, []
    found = affecting(parcel, order, active)
    known, open_ids = {each.incident_id for each in parcel.affected}, {each.id for each in active}
    here = {each.id for each in found}
    kept = tuple(a for a in parcel.affected if a.incident_id in here or a.incident_id not in open_ids)
    new = [each for each in found if each.id not in known]
    if not new and len(kept) == len(parcel.affected):
        return parcel, []
    return msgspec.structs.replace(parcel, affected=kept + tuple(_affected(each, at) for each in new)), new


def without_incident(parcel: Shipment, incident_id: int) -> Shipment:
    """The parcel after an incident was cleared."""
    kept = tuple(each for each in parcel.affected if each.incident_id != incident_id)
    return msgspec.structs.replace(parcel, affected=kept)


def cause_of(order: Order, parcel: Shipment | None) -> tuple[str, str]:
    """Why the parcel is late, as far as anybody has told us, and where: a name of a `cause_*` text and a place.

    ("", "") when nobody has: causes are never invented.
    """
    if parcel is None:
        return "", ""
    if parcel.affected:
        newest = max(parcel.affected, key=lambda each: (each.since_at, each.incident_id))
        return newest.cause, newest.place
    for mark in reversed(order.signals):
        name, _, subject = mark.partition(":")
        if name in CAUSE_OF_SIGNAL and subject.startswith(f"{parcel.id}:"):
            return CAUSE_OF_SIGNAL[name], ""
    return "", ""


def _affected(incident: Incident, at: datetime) -> Affected:
    return Affected(incident.id, incident.cause, at, incident.place)


def _is_in_scope(parcel: Shipment, order: Order | None, incident: Incident) -> bool:
    if incident.scope_kind == "hub":
        return bool(parcel.trail) and hub_key(parcel.trail[-1].facility) == incident.scope
    if incident.scope_kind == "courier":
        return incident.scope in {hub_key(parcel.courier), hub_key(parcel.account)}
    return order is not None and bool(order.pincode) and order.pincode.startswith(incident.scope)
