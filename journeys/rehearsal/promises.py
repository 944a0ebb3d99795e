"""The promise ledger of a rehearsal: what messages that left told her to expect, and what became of it."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

import msgspec

from journeys.answer import answer
from journeys.brand import Brand
from journeys.promises import (
    DELIVERY,
    NEXT_UPDATE,
    RETURN_STEP,
    VARIABLES_OF_PROMISE,
    Due,
    Leaving,
    Promise,
    Promised,
    follow,
    promised_by,
    settle_due,
)
from journeys.rehearsal.records import Waiting
from journeys.state import CustomerState, Order
from journeys.status import Leg, Status
from journeys.wording import Wording

TO_HER = frozenset({Leg.FORWARD, Leg.EXCHANGE})
OF_THE_STORY = VARIABLES_OF_PROMISE[NEXT_UPDATE] | VARIABLES_OF_PROMISE[DELIVERY] | VARIABLES_OF_PROMISE[RETURN_STEP]
PROMISING = frozenset().union(*VARIABLES_OF_PROMISE.values())


class Promises:
    """Those that run, and those that are settled."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self.running: list[Promise] = []
        self.settled: list[Promise] = []

    def told(self, row: Waiting, state: CustomerState, now: datetime) -> tuple[Promised, ...]:
        """A message leaves: it settles what it keeps, promises anew, and is a touch of its order."""
        order = state.orders.get(row.send.order_id or 0) or state.visible.get(row.send.order_id or 0)
        leaving = self._leaving(row, order, state, now)
        if leaving.order_id or leaving.promised:
            settled, new = follow(self.running, [leaving])
            self.settled += settled
            self.running = [each for each in self.running if not each.settled_as] + new
        if order and order.id in state.orders:
            next_by = next((each.by_at for each in leaving.promised if each.kind == NEXT_UPDATE), order.promised_by_at)
            state.orders[order.id] = msgspec.structs.replace(order, touched_at=now, promised_by_at=next_by)
        return leaving.promised

    def fall_back(self, state: CustomerState, order_ids: Iterable[int | None], now: datetime) -> None:
        """Messages about these orders were withheld: what was promised before still holds."""
        for order in [state.orders[id] for id in order_ids if id and id in state.orders]:
            mine = [each.by_at for each in self.running if (each.order_id, each.kind) == (order.id, NEXT_UPDATE)]
            if mine:
                state.orders[order.id] = msgspec.structs.replace(order, promised_by_at=min(mine))

    def settle_overdue(self, orders: Iterable[Order], state: CustomerState, now: datetime) -> None:
        """Settle what is over by what became of the orders. Agents are not rehearsed: their promises count as kept."""
        known = {order.id: order for order in orders}
        over = [each for each in self.running if each.by_at < now]
        for promise in over:
            order = known.get(promise.order_id or 0)
            ended_at = (order.cancelled_at or order.closed_at) if order else None
            self.settled.append(settle_due(Due(promise, ended_at, _delivered_at(state, promise.order_id))))
        self.running = [each for each in self.running if not each.settled_as]

    def _leaving(self, row: Waiting, order: Order | None, state: CustomerState, now: datetime) -> Leaving:
        send, brand = row.send, self._brand
        names = variables_of(send.message, brand.languages[0])
        matters = bool(names & OF_THE_STORY) or any(each.kind == DELIVERY for each in self.running)
        story = answer(order, state.shipments_of(order.id), now, brand) if order and matters else None
        promised: tuple[Promised, ...] = ()
        if names:
            by_at = brand.next_opening(brand.ordinary_hours, now) + brand.agents_answer_within
            said = {"answer_by": by_at, "dispute_by": by_at + brand.dispute_answer_within}
            said |= {n: datetime.fromisoformat(at) for n, at in send.args.items() if n.endswith("_by") and at}
            promised = promised_by(names, story, said, brand)
        is_ended = story is not None and story.is_ended
        delivered_at = _delivered_at(state, send.order_id) if is_ended else None
        return Leaving(state.customer.id, row.id, send.message, now, send.order_id, promised, delivered_at, is_ended)


def _delivered_at(state: CustomerState, order_id: int | None) -> datetime | None:
    parcels = [each for each in state.shipments.values() if each.order_id == order_id and order_id]
    times = [each.status_at for each in parcels if each.status is Status.DELIVERED and each.leg in TO_HER]
    return max((at for at in times if at), default=None)


@lru_cache(maxsize=1024)
def variables_of(message: str, language: str) -> frozenset[str]:
    """The variables of a message's text that make it promise something."""
    return frozenset(_wording(language).variables(message, language)) & PROMISING


@lru_cache(maxsize=8)
def _wording(language: str) -> Wording:
    return Wording((language,))
