"""Which return an order's story is about, and which date of it may be told."""

from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.returns import is_running, return_told
from journeys.state import Order, Return, Shipment
from journeys.status import TERMINAL, Leg, Status

TOLD_FOR = timedelta(days=14)  # after its end; then the order is "delivered" again


def return_in_story(order: Order, parcels: list[Shipment], now: datetime) -> Return | None:
    """The return that is what "my order" means now: the goods have reached her, and nothing else is on its way to her.

    A refund of goods that she keeps is told while it runs; whatever has ended is told for a while.
    """
    record = return_told(order)
    if record is None or (not is_running(record) and now - record.state_at > TOLD_FOR):
        return None
    outbound = [p for p in parcels if p.leg is not Leg.REVERSE]
    if any(p.status not in TERMINAL for p in outbound) or _has_come_since(record, outbound):
        return None
    has_goods = any(p.status is Status.DELIVERED and p.leg is not Leg.RTO for p in outbound)
    if record.what == "refund":
        return record if is_running(record) or not has_goods else None
    return record if has_goods or not outbound or record.state in {"refund_started", "refunded"} else None


def _has_come_since(record: Return, outbound: list[Shipment]) -> bool:
    """An exchange is over when what came in its place was delivered."""
    if record.what != "exchange":
        return False
    return any(p.status_at and p.status_at >= record.requested_at for p in outbound)


def next_step(record: Return, now: datetime, brand: Brand) -> tuple[datetime | None, bool]:
    """(by when the next step is due, whether it is late). A date that has passed is not told: there is a new one."""
    due = record.expected_by_at
    if due is None or due >= now:
        return due, record.is_put_off
    return (now + brand.return_late_within, True) if is_running(record) else (None, False)
