"""An errand: a run that wants something done. What every builder of commands needs, whatever it is about."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from journeys.decision import Ask
from journeys.errors import CommandRefused
from journeys.events import Event
from journeys.state import Order, Run, Shipment

if TYPE_CHECKING:
    from journeys.turn import Turn


class Errand(msgspec.Struct, frozen=True):
    """A run that wants something done, and the event that brought it there. `again` counts its visits of the step."""

    turn: Turn
    run: Run
    event: Event
    order: Order | None
    parcel: Shipment | None
    again: int = 1

    @property
    def choice(self) -> str:
        """The button she tapped, "" when the run is not about one."""
        return str(self.run.args.get("choice", ""))

    def key(self, command: str) -> str:
        """One effect per run, visit of a step, and command."""
        return f"{command}:{self.run.id}:{self.run.step}:{self.again}"


# Returns what to ask of a vendor, or None when it only noted something in the turn. Raises CommandRefused.
Builder = Callable[[Errand], Ask | None]


def order_of(errand: Errand) -> Order:
    """The run's order. Raises CommandRefused without one."""
    if errand.order is None:
        raise CommandRefused("the run is about no order", code="no_order")
    return errand.order


def parcel_of(errand: Errand) -> Shipment:
    """The run's parcel. Raises CommandRefused without one."""
    if errand.parcel is None:
        raise CommandRefused("the run is about no parcel", code="no_parcel")
    return errand.parcel


def ask_courier(errand: Errand, command: str, parcel: Shipment, params: dict[str, object]) -> Ask:
    causes = (errand.event.key,)
    return Ask(command, parcel.account, errand.key(command), params, causes, parcel.order_id, parcel.id)


def ask_shop(errand: Errand, command: str, params: dict[str, object]) -> Ask:
    order = order_of(errand)
    facts = {"shop_order_id": order.shop_order_id, **params}
    return Ask(command, order.account, errand.key(command), facts, (errand.event.key,), order.id)
