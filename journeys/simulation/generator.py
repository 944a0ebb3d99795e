"""Made-up order histories: lanes, payments, failed attempts, storms, returns. The same seed makes the same ones."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Any

import msgspec

from journeys.events import Address, Event, Item
from journeys.rehearsal.outside import Outside, new_outside
from journeys.simulation.chance import Chance, dice
from journeys.simulation.history import Course, Fork, History
from journeys.simulation.lanes import COD_OF_TIER, Lane, lane_of
from journeys.simulation.parcels import Parcels, told_twice
from journeys.simulation.rates import Rates
from journeys.simulation.returns import after_delivery, refund_of_rto
from journeys.simulation.seasons import Storm, storms_between
from journeys.status import Status

START = datetime(2026, 7, 5, 18, 30, tzinfo=UTC)  # a Monday in India, in the rains
DAYS = 30
WEEKS_OF_STORMS = 10
BUSY_HOURS = (2, 1, 1, 1, 1, 2, 3, 5, 6, 7, 8, 8, 8, 7, 7, 7, 8, 9, 10, 12, 13, 12, 8, 4)  # orders by local hour
NAMES = ("Asha Rao", "Meera Joshi", "Kavita Nair", "Rohan Mehta", "Imran Sheikh", "Priya Das", "Arjun Singh")
ITEMS = (("Indigo kurta", 149_900), ("Block-print saree", 289_900), ("Brass lamp", 84_900), ("Ghee 1 l", 69_900))


class Generated(msgspec.Struct, frozen=True):
    """`orders` histories from number `first`, made when they are asked for; `days` is over how many days they spread.

    A history depends on the seed and its number alone.
    """

    orders: int
    seed: int = 7
    rates: Rates = Rates()
    days: int = DAYS
    first: int = 0

    def __len__(self) -> int:
        return self.orders

    def __iter__(self) -> Iterator[History]:
        return (generate(self, index) for index in range(self.first, self.first + self.orders))

    def part(self, first: int, last: int) -> "Generated":
        return msgspec.structs.replace(self, first=self.first + first, orders=min(last, self.orders) - first)


def generate(plan: Generated, index: int) -> History:
    """History number `index`: it does not depend on any other."""
    draw = dice(plan.seed, index, "order")
    lane = lane_of(draw)
    placed_at = _placed_at(draw, plan.days)
    is_cod = draw.random() < min(0.95, plan.rates.cod * COD_OF_TIER[lane.place.tier])
    outside = _outside(draw, index, lane, placed_at, is_cod)
    storms = tuple(
        storm for storm in storms_between(plan.seed, START, WEEKS_OF_STORMS) if storm.prefix == lane.place.prefix
    )
    maker = _Maker(plan, index, draw, outside, lane, storms, is_cod)
    marketing = "yes" if draw.random() < plan.rates.consents_to_marketing else ""
    return History(
        index=index,
        start=placed_at - timedelta(hours=6),
        course=maker.course(placed_at),
        outside=msgspec.structs.replace(outside, told=1000),
        chance=Chance(plan.seed, index),
        marketing=marketing,
        incidents=tuple((storm.as_incident(), storm.until_at) for storm in storms if storm.until_at > placed_at),
    )


def _placed_at(draw: Random, days: int) -> datetime:
    hour = draw.choices(range(24), BUSY_HOURS)[0]
    return START + timedelta(days=draw.randrange(days), hours=hour, seconds=draw.randrange(3600))


def _outside(draw: Random, index: int, lane: Lane, placed_at: datetime, is_cod: bool) -> Outside:
    title, paise = draw.choice(ITEMS)
    name, place = draw.choice(NAMES), lane.place
    address = Address(
        name=name,
        phone=f"+91999990{index % 10_000:04d}",
        line1=f"{1 + draw.randrange(200)} Neem Lane",
        line2="Near the water tank" if draw.random() < 0.7 else "",
        landmark="Opposite the school" if draw.random() < 0.5 else "",
        city=place.city,
        state=place.state,
        pincode=f"{place.prefix}{draw.randrange(1, 99):03d}",
    )
    outside = new_outside(
        placed_at,
        payment="cod" if is_cod else "prepaid",
        number=f"#KH-{10_000 + index}",
        shop_order_id=str(500_000 + index),
        awb=f"KHA{200_000_000 + index}",
        total_paise=paise,
        items=(Item(title, 1, "", paise),),
        address=address,
    )
    return msgspec.structs.replace(outside, courier=lane.courier, account=f"{lane.courier}-main")


class _Maker(msgspec.Struct):
    """Puts one history together."""

    plan: Generated
    index: int
    draw: Random
    outside: Outside
    lane: Lane
    storms: tuple[Storm, ...]
    is_cod: bool

    def course(self, placed_at: datetime) -> Course:
        """From the checkout to the end."""
        rates, draw = self.plan.rates, self.draw
        before, confirmed_at = self._bought(placed_at)
        if confirmed_at is None:
            return Course(self._told(before))
        if draw.random() < rates.cancelled_early:
            at = confirmed_at + timedelta(minutes=round(30 + 300 * draw.random()))
            return Course(self._told((*before, self.outside.cancelled(at))))
        parcels = Parcels(self.outside, self.lane, rates, draw, self.storms, self.is_cod)
        way, arrived_at = parcels.from_order(confirmed_at)
        last = parcels.delivery(arrived_at, 1, parcels.first_attempt_fails())
        return self._with_after(Course((*before, *way, *last.events), last.fork))

    def _bought(self, placed_at: datetime) -> tuple[tuple[Event, ...], datetime | None]:
        """Checkout, payment and order: events, and when it was confirmed, None when it never was."""
        rates, draw, outside = self.plan.rates, self.draw, self.outside
        events: list[Event] = []
        if draw.random() < rates.checkout_seen:
            at = placed_at - timedelta(minutes=round(4 + 90 * draw.random() ** 3))
            events += [outside.checkout("started", at), outside.checkout("completed", placed_at)]
        received_at = placed_at + timedelta(seconds=5 + draw.randrange(40))
        if self.is_cod or draw.random() >= rates.payment_pending:
            events.append(outside.order(placed_at, received_at=received_at))
            return tuple(events), received_at
        owed: dict[str, Any] = {"status": "pending_payment", "financial_status": "pending"}
        owed |= {"outstanding_paise": outside.facts.total_paise}
        events.append(outside.order(placed_at, received_at=received_at, **owed))
        failed_at = received_at + timedelta(minutes=round(1 + 10 * draw.random()))
        events.append(outside.payment("failed", failed_at, error="bank declined"))
        if draw.random() >= rates.payment_recovered:
            events.append(outside.cancelled(placed_at + timedelta(hours=24), "payment"))
            return tuple(events), None
        paid_at = failed_at + timedelta(minutes=round(5 + 400 * draw.random() ** 2))
        paid: dict[str, Any] = {"status": "open", "financial_status": "paid", "outstanding_paise": 0}
        events.append(outside.order(paid_at, **paid))
        return tuple(events), paid_at

    def _with_after(self, course: Course) -> Course:
        """The course with what follows a delivery or a return to origin, and with what is told twice."""
        last = course.events[-1]
        more: tuple[Event, ...] = ()
        if last.kind == f"shipment.{Status.DELIVERED.value}":
            more = after_delivery(self.outside, last.occurred_at, self.plan.rates, self.draw, self.is_cod)
        elif last.kind == f"shipment.{Status.RTO_DELIVERED.value}" and not self.is_cod:
            more = refund_of_rto(self.outside, last.occurred_at, self.draw)
        fork = course.fork
        if fork:
            fork = Fork(fork.at, fork.since, self._with_after(fork.if_asked), self._with_after(fork.otherwise))
        return Course(self._told((*course.events, *more)), fork)

    def _told(self, events: tuple[Event, ...]) -> tuple[Event, ...]:
        return told_twice(events, self.draw, self.plan.rates.told_twice)
