"""A second sign of delay before delivery: who pays at the door may be losing patience."""

from collections.abc import Iterator, Sequence

from journeys.delays import DELAYS
from journeys.detectors.look import Look, has_mark, is_open
from journeys.events import Signal
from journeys.status import Status

NAME = "delayed_again"


def see(look: Look, raised_now: Sequence[Signal]) -> Iterator[Signal]:
    """Two different signs (`friction.delay_signs`), those just raised included; once an order."""
    order = look.order
    if not is_open(order) or has_mark(order, NAME, str(order.id)):
        return
    if any(parcel.status is Status.DELIVERED for parcel in look.parcels):
        return
    marks = {mark for mark in order.signals if mark.partition(":")[0] in DELAYS}
    fresh = [signal for signal in raised_now if signal.name in DELAYS]
    signs = marks | {f"{signal.name}:{signal.subject}" for signal in fresh}
    if fresh and len(signs) >= look.friction.delay_signs:
        evidence = [key for signal in fresh for key in signal.evidence]
        yield look.signal(NAME, str(order.id), *evidence, signs=sorted(signs))
