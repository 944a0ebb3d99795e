"""What goes wrong with orders: exceptions, found in what was recorded, whatever the catalogue says about them."""

import heapq
from collections.abc import Iterator
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.decision import Decision, Recorded
from journeys.events import Event, Scan
from journeys.rehearsal import Rehearsal
from journeys.shipment import is_closed
from journeys.state import Shipment
from journeys.status import PHASE_OF_STATUS, Status

PICKUP_OVERDUE_AFTER = timedelta(hours=24)  # after the parcel was ready

KIND_OF_EVENT = {
    "incident.opened": "incident",
    "payment.failed": "failed_payment",
    "refund.created": "refund",
    "refund.failed": "refund",
    "return.qc_passed": "quality_check",
    "return.qc_failed": "quality_check",
}
KINDS = ("failed_attempt", "delay", "incident", "failed_payment", "overdue_pickup", "quality_check", "refund")
READY = frozenset({"shipment.label_created", "shipment.pickup_scheduled"})


class Trouble(msgspec.Struct, frozen=True):
    """An exception, known to us since `at`."""

    kind: str
    at: datetime
    order_id: int


class Look(msgspec.Struct, frozen=True, order=True):
    """A parcel to look at, at a time at which it should be further."""

    at: datetime
    kind: str
    parcel_id: int


class Troubles:
    """Follows a rehearsal and finds what goes wrong. The same in every catalogue, but for what asking changed."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._looks: list[Look] = []
        self._seen: set[tuple[str, int]] = set()
        self._read = 0

    def next_at(self) -> datetime | None:
        """When a parcel must be looked at."""
        return self._looks[0].at if self._looks else None

    def is_due(self, now: datetime) -> bool:
        """Whether a parcel must be looked at now."""
        return bool(self._looks) and self._looks[0].at <= now

    def follow(self, world: Rehearsal) -> list[Trouble]:
        """What has gone wrong since the last look."""
        found: list[Trouble] = []
        for at, decision in world.decisions[self._read :]:
            found += self._failed_attempts(at, decision)
            for recorded in decision.recorded:
                found += self._told(at, recorded)
        self._read = len(world.decisions)
        while self.is_due(world.now):
            found += self._look(heapq.heappop(self._looks), world)
        return found

    def _failed_attempts(self, at: datetime, decision: Decision) -> Iterator[Trouble]:
        for opened in decision.ndrs_opened:
            if opened.order_id and not opened.closed_as:
                yield Trouble("failed_attempt", at, opened.order_id)

    def _told(self, at: datetime, recorded: Recorded) -> Iterator[Trouble]:
        event, order_id = recorded.event, recorded.order_id
        if kind := KIND_OF_EVENT.get(event.kind):
            if order_id:
                yield Trouble(kind, at, order_id)
        elif isinstance(event.body, Scan) and recorded.shipment_id:
            self._plan_looks(event, event.body, recorded.shipment_id, at)

    def _plan_looks(self, event: Event, scan: Scan, parcel_id: int, now: datetime) -> None:
        """Look when the pickup is overdue, and when the first day the courier named is over."""
        if event.kind in READY and ("pickup", parcel_id) not in self._seen:
            self._plan("overdue_pickup", "pickup", max(now, event.occurred_at + PICKUP_OVERDUE_AFTER), parcel_id)
        if scan.edd_at and ("edd", parcel_id) not in self._seen:
            self._plan("delay", "edd", max(now, self._end_of_day(scan.edd_at)), parcel_id)

    def _plan(self, kind: str, mark: str, at: datetime, parcel_id: int) -> None:
        self._seen.add((mark, parcel_id))
        heapq.heappush(self._looks, Look(at, kind, parcel_id))

    def _end_of_day(self, at: datetime) -> datetime:
        local = self._brand.local(at)
        return (local.replace(hour=23, minute=59, second=59)).astimezone(at.tzinfo)

    def _look(self, look: Look, world: Rehearsal) -> Iterator[Trouble]:
        parcel = world.state.shipments.get(look.parcel_id)
        if parcel is None or parcel.order_id is None:
            return
        if parcel.order_id in world.state.orders and world.state.orders[parcel.order_id].cancelled_at:
            return
        if _is_behind(parcel, look.kind):
            yield Trouble(look.kind, look.at, parcel.order_id)


def _is_behind(parcel: Shipment, kind: str) -> bool:
    if kind == "overdue_pickup":
        return PHASE_OF_STATUS[parcel.status] < PHASE_OF_STATUS[Status.PICKED_UP]
    return not is_closed(parcel) and PHASE_OF_STATUS[parcel.status] < PHASE_OF_STATUS[Status.RTO_INITIATED]
