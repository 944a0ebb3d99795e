"""Why a message about an order was not sent, or would not be: what was decided, what stands in its way now. Pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from journeys.brand import Brand
from journeys.catalogue import Catalogue
from journeys.conditions import CONDITIONS, Scene
from journeys.definition import Definition
from journeys.explanation import Rows, ending, moment
from journeys.policies import REASONS, Case, Outcome, judge
from journeys.vocabulary import REPLY, REPLY_GROUPS

Row = Mapping[str, Any]


class WhyNot(msgspec.Struct, frozen=True):
    """`decided` what the ledger says of this message; `journeys` what keeps each journey that sends it from sending;
    `policies` what it would meet at the door if it were sent now. `blockers` are all typed reasons among them."""

    message: str
    decided: tuple[str, ...] = ()
    journeys: tuple[str, ...] = ()
    policies: tuple[str, ...] = ()
    blockers: tuple[str, ...] = ()


def why_not(message: str, rows: Rows, catalogue: Catalogue, scene: Scene, case: Case) -> WhyNot:
    """Name everything in the way of `message` about the order of `scene`."""
    lines = [line for line in rows.ledger if line["message"] == message and line["outcome"] != "queued"]
    verdict = judge(case, scene.now, scene.brand)
    senders = [journey for journey in catalogue.newest.values() if sends(journey, message)]
    newest = lines[-1]["blockers"] if lines else []
    return WhyNot(
        message=message,
        decided=tuple(_decided(line) for line in lines),
        journeys=tuple(_of_journeys(senders, rows, catalogue, scene)) or ("no journey sends it",),
        policies=tuple(_would_be(case, scene.now, scene.brand)),
        blockers=tuple(newest) if lines else verdict.blockers,
    )


def _decided(line: Row) -> str:
    reasons = "; ".join(f"{reason} ({REASONS.get(reason, '')})" for reason in line["blockers"])
    rule = f"{line['rule']} version {line['rule_version']}"
    return f"{moment(line['decided_at'])}: {line['outcome']} by {rule}" + (f": {reasons}" if reasons else "")


def _would_be(case: Case, now: datetime, brand: Brand) -> Iterator[str]:
    verdict = judge(case, now, brand)
    if verdict.outcome is Outcome.SEND:
        yield f"nothing in the way: it would leave now ({verdict.form})"
    elif verdict.until:
        yield f"it would wait until {moment(verdict.until)}"
    yield from (f"{reason}: {REASONS[reason]}" for reason in verdict.blockers)


def sends(journey: Definition, message: str) -> bool:
    """Whether a journey has a step that sends the message."""
    return any(step.kind == "send" and step.what == message for step in journey.steps.values())


def _of_journeys(senders: Sequence[Definition], rows: Rows, catalogue: Catalogue, scene: Scene) -> Iterator[str]:
    for journey in senders:
        for words in _of_journey(journey, rows, catalogue, scene):
            yield f"{journey.journey}: {words}"


def _of_journey(journey: Definition, rows: Rows, catalogue: Catalogue, scene: Scene) -> Iterator[str]:
    walked = [run for run in rows.runs if run["journey"] == journey.journey]
    if walked:
        yield from map(_of_run, walked)
    elif _began(journey, rows):
        yield "it ran through without waiting"
    if journey.journey in catalogue.off:
        yield "it is switched off and starts no runs"
    if walked or _began(journey, rows):
        return
    if not (seen := _seen(rows, scene) & set(journey.trigger)):
        yield f"its trigger has not happened: {' or '.join(journey.trigger)}"
    failing = [name for name in journey.when if not CONDITIONS[name](scene)]
    yield from (f"its condition {name} does not hold now" for name in failing)
    if seen and not failing:
        yield f"its trigger {', '.join(sorted(seen))} happened, but it did not begin then"


def _of_run(run: Row) -> str:
    if run["ended_as"]:
        return f"its run ended at {moment(run['ended_at'])}, {ending(run['ended_as'])}"
    until = f" until {moment(run['due_at'])}" if run["due_at"] else ""
    return f"its run waits at step {run['step']}{until}"


def _began(journey: Definition, rows: Rows) -> bool:
    return any(mark.startswith(f"{journey.journey}:") for mark in rows.order["began"])


def _seen(rows: Rows, scene: Scene) -> set[str]:
    """What has happened to the order, in the words of journeys; some happenings are derived from others."""
    seen = {event["kind"] for event in rows.events if not event["late"]}
    seen |= {f"signal.{mark.partition(':')[0]}" for mark in rows.order["signals"]}
    order = scene.order
    if order is not None:
        seen |= {STATUS_HAPPENING.get(order.status, "order.confirmed")}
        seen |= {f"return.{state}" for each in order.returns for state in each.seen}
    return seen | set(_derived(seen))


STATUS_HAPPENING = {
    "open": "order.confirmed",
    "closed": "order.confirmed",
    "pending_payment": "order.payment_awaited",
    "cancelled": "order.cancelled",
}


def _derived(seen: Iterable[str]) -> Iterator[str]:
    """Told once for all that implies them: not every courier marks the pickup or the turn, answers come in groups."""
    for kind in seen:
        if kind.startswith("shipment.rto_"):
            yield "shipment.rto_initiated"
        if kind.startswith(REPLY):
            choice = kind.removeprefix(REPLY)
            yield REPLY + REPLY_GROUPS.get(choice, choice)
        if kind in {"shipment.in_transit", "shipment.at_destination_hub", "shipment.out_for_delivery"}:
            yield "shipment.picked_up"
