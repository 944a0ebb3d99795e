"""What follows a delivery in made-up histories: returns with their pickup, check and refund."""

from datetime import datetime, timedelta
from random import Random

from journeys.events import Event
from journeys.rehearsal.outside import Outside
from journeys.simulation.parcels import working_hour
from journeys.simulation.rates import Rates

REASONS = ("size", "colour", "quality", "changed_mind")


def after_delivery(
    outside: Outside, delivered_at: datetime, rates: Rates, draw: Random, is_cod: bool
) -> tuple[Event, ...]:
    """A return for some, with every step that shop, courier and gateway tell."""
    if draw.random() >= (rates.returned_cod if is_cod else rates.returned_prepaid):
        return ()
    at = working_hour(delivered_at + timedelta(hours=round(6 + 90 * draw.random())))
    events = [outside.sent_back("requested", at, reason=draw.choice(REASONS))]
    at = working_hour(at + timedelta(hours=round(1 + 8 * draw.random())))
    pickup_at = working_hour(at + timedelta(hours=round(24 + 30 * draw.random())))
    window = {"pickup_from_at": pickup_at, "pickup_until_at": pickup_at + timedelta(hours=6)}
    events.append(outside.sent_back("approved", at))
    events.append(outside.sent_back("pickup_scheduled", at + timedelta(minutes=30), **window))
    events.append(outside.sent_back("picked_up", pickup_at + timedelta(hours=3)))
    at = working_hour(pickup_at + timedelta(days=3 + 3 * draw.random()))
    events.append(outside.sent_back("received", at))
    at = working_hour(at + timedelta(hours=round(10 + 30 * draw.random())))
    if draw.random() < rates.qc_failed:
        return (*events, outside.sent_back("qc_failed", at, qc_reason="worn"))
    events.append(outside.sent_back("qc_passed", at))
    return (*events, *_refund(outside, at, draw, is_late=draw.random() < rates.refund_late))


def refund_of_rto(outside: Outside, returned_at: datetime, draw: Random) -> tuple[Event, ...]:
    """The money of a prepaid order that came back."""
    return _refund(outside, returned_at + timedelta(hours=20), draw, is_late=False)


def _refund(outside: Outside, at: datetime, draw: Random, *, is_late: bool) -> tuple[Event, ...]:
    created_at = working_hour(at + timedelta(hours=round(2 + 12 * draw.random())))
    done_at = working_hour(created_at + timedelta(days=(8 if is_late else 2) + 3 * draw.random()))
    return outside.refund("created", created_at), outside.refund("processed", done_at)
