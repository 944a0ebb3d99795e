"""The stages of the map: what a journey belongs to follows from what starts it and from when it first speaks."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import timedelta
from enum import StrEnum

from journeys.answer import STAGE_OF_RETURN, Stage
from journeys.catalogue import Catalogue
from journeys.definition import END, Definition
from journeys.messages import MESSAGES
from journeys.status import RTO_STATUSES, Status
from journeys.vocabulary import HAPPENINGS, REPLY, REPLY_GROUPS


class Part(StrEnum):
    """A column of the map, in the order in which an order passes them; `ANY_TIME` belongs to no place."""

    ORDER = "order"
    PAYMENT = "payment"
    CONFIRMATION = "confirmation"
    PACKING = "packing"
    TRANSIT = "transit"
    DELIVERY = "delivery"
    FAILED_ATTEMPT = "failed attempt"
    RTO = "return to origin"
    DELIVERED = "delivered"
    RETURN = "return and refund"
    AFTER = "after"
    ANY_TIME = "any time"


PART_OF_STATUS: dict[Status, Part] = {
    Status.PENDING: Part.PACKING,
    Status.LABEL_CREATED: Part.PACKING,
    Status.PICKUP_SCHEDULED: Part.PACKING,
    Status.OUT_FOR_PICKUP: Part.PACKING,
    Status.PICKUP_FAILED: Part.PACKING,
    Status.OUT_FOR_DELIVERY: Part.DELIVERY,
    Status.AVAILABLE_FOR_PICKUP: Part.DELIVERY,
    Status.DELIVERY_ATTEMPT_FAILED: Part.FAILED_ATTEMPT,
    Status.DELIVERED: Part.DELIVERED,
    **dict.fromkeys(RTO_STATUSES, Part.RTO),
}

PART_OF_HAPPENING: dict[str, Part] = {
    **{f"shipment.{status.value}": PART_OF_STATUS.get(status, Part.TRANSIT) for status in Status},
    "shipment.attempt_explained": Part.FAILED_ATTEMPT,
    "shipment.attempt_over": Part.FAILED_ATTEMPT,
    "shipment.rto_revoked": Part.RTO,
    "shipment.delivery_reverted": Part.DELIVERED,
    "order.payment_awaited": Part.PAYMENT,
    "order.paid": Part.PAYMENT,
    "order.address_changed": Part.CONFIRMATION,
    "signal.address_edited_twice": Part.CONFIRMATION,
    "signal.pickup_delayed": Part.PACKING,
    **dict.fromkeys(
        (
            "signal.delay_update_due",
            "signal.long_transit",
            "signal.stuck_in_transit",
            "signal.hub_loop",
            "signal.wrong_routing",
            "signal.edd_breached",
            "signal.delayed_again",
            "signal.courier_delayed",
            "incident.opened",
            "incident.cleared",
        ),
        Part.TRANSIT,
    ),
    "signal.ndr_again": Part.FAILED_ATTEMPT,
    "signal.fake_attempt_suspected": Part.FAILED_ATTEMPT,
    "signal.rto_without_ndr": Part.RTO,
    "signal.return_overdue": Part.RETURN,
    "signal.refund_overdue": Part.RETURN,
    "signal.survey_negative": Part.AFTER,
}

PART_OF_FAMILY: dict[str, Part] = {
    "checkout": Part.ORDER,
    "order": Part.ORDER,
    "shipment": Part.TRANSIT,
    "payment": Part.PAYMENT,
    "payment_link": Part.PAYMENT,
    "refund": Part.RETURN,
    "return": Part.RETURN,
}

PART_OF_STAGE: dict[Stage, Part] = {
    Stage.AWAITING_PAYMENT: Part.PAYMENT,
    Stage.CONFIRMED: Part.CONFIRMATION,
    Stage.PACKED: Part.PACKING,
    Stage.PICKUP_FAILED: Part.PACKING,
    Stage.IN_TRANSIT: Part.TRANSIT,
    Stage.NEAR_YOU: Part.TRANSIT,
    Stage.OUT_FOR_DELIVERY: Part.DELIVERY,
    Stage.READY_TO_COLLECT: Part.DELIVERY,
    Stage.ATTEMPT_FAILED: Part.FAILED_ATTEMPT,
    Stage.ATTEMPT_NOT_MADE: Part.FAILED_ATTEMPT,
    Stage.DELIVERED: Part.DELIVERED,
    Stage.RETURNING: Part.RTO,
    Stage.RETURNED: Part.RTO,
    Stage.CANCELLED: Part.ORDER,
    Stage.LOST: Part.TRANSIT,
    Stage.DAMAGED: Part.TRANSIT,
    **dict.fromkeys(STAGE_OF_RETURN.values(), Part.RETURN),
    Stage.REPLACEMENT_DUE: Part.RETURN,
}

# How long an order may be silent in each part; a part without an entry has no budget.
SILENCE_BUDGET: dict[Part, timedelta] = {
    Part.PAYMENT: timedelta(hours=24),
    Part.CONFIRMATION: timedelta(hours=24),
    Part.PACKING: timedelta(hours=24),
    Part.TRANSIT: timedelta(hours=48),
    Part.DELIVERY: timedelta(hours=24),
    Part.FAILED_ATTEMPT: timedelta(hours=24),
    Part.RTO: timedelta(hours=48),
    Part.RETURN: timedelta(hours=48),
}

SPEAKS_MUCH_LATER = timedelta(hours=1)  # of a new order: it is about the wait for the courier
DEEPEST = 4  # answers to the questions of answers
SPEAKS_AFTERWARDS = timedelta(hours=6)  # of a delivery: it is about life with the product


def part_of_happening(happening: str) -> Part:
    """Where in the journey something happens."""
    family = PART_OF_FAMILY.get(happening.partition(".")[0], Part.ANY_TIME)
    return PART_OF_HAPPENING.get(happening, family)


def part_of(journey: Definition) -> Part:
    """Where in the map a journey stands."""
    part = part_of_happening(journey.trigger[0])
    if "order.confirmed" in journey.trigger:
        return _part_of_new_order(journey)
    if part is Part.DELIVERED and (speaks_after(journey) or timedelta(0)) >= SPEAKS_AFTERWARDS:
        return Part.AFTER
    return part


def parts_of(catalogue: Catalogue) -> dict[str, Part]:
    """Where each of the newest journeys stands. One that begins with an answer stands where the question is asked."""
    journeys = [catalogue.newest[name] for name in sorted(catalogue.newest)]
    parts = {journey.journey: part_of(journey) for journey in journeys}
    answering = [journey for journey in journeys if journey.trigger[0].startswith(REPLY)]
    for _ in range(DEEPEST):
        for journey in answering:
            asking = [parts[other] for other in _asking(journey, journeys) if parts[other] is not Part.ANY_TIME]
            if asking and parts[journey.journey] is Part.ANY_TIME:
                parts[journey.journey] = Counter(asking).most_common(1)[0][0]
    return parts


def _asking(answering: Definition, journeys: Iterable[Definition]) -> Iterator[str]:
    """The journeys that send a message with a button which begins the answering one."""
    wanted = {happening.removeprefix(REPLY) for happening in answering.trigger}
    for journey in journeys:
        said = [MESSAGES[step.what] for step in journey.steps.values() if step.kind == "send" and step.what in MESSAGES]
        choices = {REPLY_GROUPS.get(choice, choice) for message in said for choice in message.choices}
        if journey.journey != answering.journey and choices & wanted:
            yield journey.journey


def _part_of_new_order(journey: Definition) -> Part:
    """Many journeys begin with an order: what they do tells them apart."""
    if any(step.what == "payment.create_link" for step in journey.steps.values()):
        return Part.PAYMENT
    if (speaks_after(journey) or timedelta(0)) >= SPEAKS_MUCH_LATER:
        return Part.PACKING
    asks = any(happening.startswith("reply.") for step in journey.steps.values() for happening in step.wait_for)
    return Part.CONFIRMATION if asks else Part.ORDER


def speaks_after(journey: Definition) -> timedelta | None:
    """The shortest time from the start of a run to its first message; None when it says nothing."""
    best: dict[str, timedelta] = {journey.first.name: timedelta(0)}
    waiting = {journey.first.name}
    while waiting:
        name = min(waiting, key=lambda each: (best[each], each))
        waiting.remove(name)
        step = journey.steps[name]
        if step.kind == "send":
            return best[name]
        for target, cost in _ways_on(journey, name):
            if target != END and best[name] + cost < best.get(target, timedelta.max):
                best[target] = best[name] + cost
                waiting.add(target)
    return None


def _ways_on(journey: Definition, name: str) -> list[tuple[str, timedelta]]:
    """The next steps and how long it takes to get there when nothing else happens."""
    step = journey.steps[name]
    ways = [(target, timedelta(0)) for word, target in step.routes if word in {"if_so", "if_not", "on_failure"}]
    if step.timeout:
        ways.append((step.timeout.go_to, step.timeout.after))
    elif not step.wait_for or step.kind == "wait":
        ways += [(step.then, step.span)] if step.kind != "check" else []
    return [(target, cost) for target, cost in ways if target == END or target in journey.steps]


def happenings_of(part: Part) -> list[str]:
    """The words for what can happen in a part, in the order of the vocabulary."""
    return [happening for happening in HAPPENINGS if part_of_happening(happening) is part]
