"""Yes/no questions about an address that she gave in the chat and about who has it. Pure; without an order: no."""

from journeys.addresses import AT_COURIER, AT_SHOP, DUE, Reach, reach_of
from journeys.marks import has_mark
from journeys.scene import Condition, Scene


def _no_run_of(journey: str) -> Condition:
    """No run of the journey is asking for this order: one that is, asks again by itself."""

    def ask(scene: Scene) -> bool:
        mine = scene.order.id if scene.order else None
        runs = (run for run in scene.state.runs.values() if run.journey == journey and not run.ended_at)
        return not any(run.order_id == mine for run in runs)

    return ask


def _is_due_at(leg: str) -> Condition:
    """She gave another one since it was asked for."""

    def ask(scene: Scene) -> bool:
        return scene.order is not None and has_mark(scene.order, f"{leg}:{DUE}")

    return ask


def is_booked(scene: Scene) -> bool:
    """A courier knows of the parcel, and it can still arrive."""
    order = scene.order
    reach = reach_of(order, scene.state.shipments_of(order.id)) if order else Reach.NOBODY
    return reach in {Reach.BOOKED, Reach.COURIER}


def attempt_stands(scene: Scene) -> bool:
    """A failed attempt waits for an answer: the courier takes a new address with the request to come again."""
    return scene.parcel is not None and scene.parcel.ndr is not None


OF_ADDRESSES: dict[str, Condition] = {
    "shop_is_not_being_told": _no_run_of("address_to_shop"),
    "courier_is_not_being_told": _no_run_of("address_to_courier"),
    "address_is_due_at_shop": _is_due_at(AT_SHOP),
    "address_is_due_at_courier": _is_due_at(AT_COURIER),
    "is_booked": is_booked,
    "attempt_stands": attempt_stands,
}
