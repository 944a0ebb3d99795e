"""What follows when an incident reaches a customer's parcel, or lets go of it."""

from datetime import timedelta

from journeys.decision import Decision, Recorded
from journeys.events import Event, IncidentNotice, Key, Signal
from journeys.incidents import scope_key
from journeys.state import Affected, CustomerState, Incident, Shipment, Sighting
from journeys.status import Status
from tests.journeys.builders import NOW, order, parcel, scan, state
from tests.journeys.deciding import decided

HOUR = timedelta(hours=1)
HUB = "Nagpur_Wadi_GW"
STORM = Incident(7, "weather", "hub", scope_key("hub", HUB), NOW, place="Nagpur")
HIT = Affected(7, "weather", NOW, "Nagpur")


def notice(how: str, *parcels: int) -> Event:
    body = IncidentNotice(7, "weather", parcels or (30,), "Nagpur")
    return Event(f"incident.{how}", f"incident:7:{how}:10", NOW, NOW, "harkara", body, (Key("customer", "10"),))


def known(*affected: Affected, incidents: tuple[Incident, ...] = (STORM,), **facts: object) -> CustomerState:
    travelling = {"status": Status.IN_TRANSIT, "status_at": NOW - HOUR, "last_scan_at": NOW - HOUR}
    return state(order(), parcel(**travelling | facts, affected=affected), incidents=incidents)


def facts(decision: Decision) -> list[Recorded]:
    """What was recorded but the customer's own stage, which every first look at her tells."""
    return [each for each in decision.recorded if each.event.kind != "customer.stage_changed"]


def the_parcel(decision: Decision) -> Shipment:
    return decision.state.shipments[30]


def test_a_notice_puts_the_parcel_into_the_incident() -> None:
    """A-43, A-44."""
    decision = decided(known(), notice("opened"))
    assert the_parcel(decision).affected == (HIT,)
    (fact,) = facts(decision)
    assert (fact.event.kind, fact.order_id, fact.shipment_id) == ("incident.opened", 20, 30)


def test_a_notice_that_comes_late_changes_nothing() -> None:
    """A-44: the parcel has ended, the incident is over, or a scan was first."""
    for before in (known(closed_at=NOW, status=Status.DELIVERED), known(incidents=()), known(HIT)):
        affected = before.shipments[30].affected
        assert the_parcel(decided(before, notice("opened"))).affected == affected


def test_a_notice_about_a_parcel_of_nobody_here_is_only_kept() -> None:
    """P-01."""
    decision = decided(known(), notice("opened", 99))
    assert the_parcel(decision).affected == ()
    assert [each.event.kind for each in facts(decision)] == ["incident.opened"]


def test_a_parcel_without_an_order_is_hit_and_nobody_is_told() -> None:
    """A-44: who it belongs to is not known yet."""
    decision = decided(known(order_id=None), notice("opened"))
    assert the_parcel(decision).affected == (HIT,)
    assert decision.sends == []


def test_a_parcel_that_stays_in_the_incident_is_left_as_it_is() -> None:
    """A-43."""
    before = known(HIT, trail=(Sighting(HUB, NOW - HOUR, "k"),))
    decision = decided(before, scan(Status.IN_TRANSIT, NOW, facility=HUB, raw_code="again"))
    assert the_parcel(decision).affected == (HIT,)


def test_clearing_withdraws_the_cause() -> None:
    """A-44."""
    assert the_parcel(decided(known(HIT, incidents=()), notice("cleared"))).affected == ()
    assert the_parcel(decided(known(), notice("cleared"))).affected == ()


def test_a_scan_brings_a_parcel_into_an_open_incident_and_out_of_it() -> None:
    """A-43."""
    came = decided(known(), scan(Status.IN_TRANSIT, NOW, facility=HUB))
    assert the_parcel(came).affected == (HIT,)
    left = decided(known(HIT), scan(Status.IN_TRANSIT, NOW, facility="Raipur_H"))
    assert the_parcel(left).affected == ()


def test_friction_seen_from_outside_is_raised_once() -> None:
    """A-94: its record is the one that raising makes, under the same key."""
    body = Signal("message_undelivered", "900", ("scan:1",), {"message": "attempt_failed"}, 20)
    told = Event("signal.message_undelivered", "signal:message_undelivered:20:900", NOW, NOW, "harkara", body)
    decision = decided(known(), told)
    assert decision.state.orders[20].signals == ("message_undelivered:900",)
    assert [each.event.key for each in facts(decision)] == [told.key]
    assert facts(decided(decision.state, told)) == []
