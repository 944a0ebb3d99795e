"""What other tools are told at the end of a turn: stages that changed, failed attempts, and whether promotions may go.

Where nobody listens nothing is compared and nothing is kept, except the customer's own macro-stage.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from fnmatch import fnmatchcase
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import msgspec

from journeys.answer import leading_parcel, stage_of
from journeys.brand import Listener
from journeys.decision import Announcement
from journeys.events import Event, StageChanged
from journeys.guard import Ruling, ruling, wounds
from journeys.macro_stages import plainly_receives, settled
from journeys.state import CustomerState, Order, Shipment

if TYPE_CHECKING:
    from journeys.turn import Turn

SOURCE = "harkara"  # of events that we found out ourselves
STAGE_CHANGED = "customer.stage_changed"
STAGE = "stage"  # the timer of a macro-stage that time alone ends; its subject is the customer's id

KINDS = {
    "order.stage_changed": "what a customer would call the state of an order is another one",
    STAGE_CHANGED: "the customer is in another macro-stage",
    "ndr.opened": "a delivery attempt failed",
    "ndr.closed": "a failed attempt is over: the parcel moved on, was answered for or corrected",
    "guard.changed": "promotions to this customer are to stop, or may go on",
    "incident.opened": "one cause hits many parcels",
    "incident.cleared": "that cause is over",
    "alert.raised": "operations were alerted, the first of its group",
    "alert.digest": "the alerts of a day",
    "webhook.test": "somebody tries whether webhooks arrive",
}


class Outlook(msgspec.Struct):
    """How things stood before the turn: stages of orders, open attempts by id, and what was wrong."""

    stages: dict[int, str]
    attempts: dict[int, Shipment]
    ruling: Ruling


def outlook(turn: Turn) -> Outlook:
    """Note how things stand, to tell afterwards what changed. Call before the first consequence."""
    state = turn.state
    attempts = {p.ndr.id: p for p in state.shipments.values() if p.ndr}
    return Outlook(_stages(state), attempts, ruling(wounds(state, turn.now, turn.brand), turn.now))


def keep_stage(turn: Turn, events: Sequence[Event]) -> None:
    """Keep the customer's macro-stage, and announce that it changed."""
    state = turn.state
    if plainly_receives(state):
        return
    caused_at = min(turn.now, max((event.occurred_at for event in events), default=turn.now))
    now_in = settled(state, caused_at, turn.now)
    if now_in is None:
        return
    before, stage, since_at = state.customer.stage, now_in.stage.value, now_in.since_at
    state.customer = msgspec.structs.replace(state.customer, stage=stage, stage_at=since_at)
    # She may come into a stage again as of the same moment, when what was older is told late.
    key = f"{stage}:{since_at.isoformat()}:{turn.new_id()}"
    if before:  # where she began, the fact that she began with shows
        event_key = f"stage:{state.customer.id}:{key}"
        turn.record(Event(STAGE_CHANGED, event_key, since_at, turn.now, SOURCE, StageChanged(stage, before)))
    if not turn.brand.listeners:
        return
    facts = {"from": before or None, "to": stage, "since_at": since_at.isoformat()}
    announce(turn, STAGE_CHANGED, key, since_at, facts)
    if now_in.ends_at:
        turn.set_timer(STAGE, str(state.customer.id), now_in.ends_at)


def announce_changes(turn: Turn, before: Outlook) -> None:
    """Announce what is different from `before`."""
    _stages_changed(turn, before)
    _attempts_opened(turn)
    _attempts_closed(turn, before)
    _guard_changed(turn, before)


def announce(turn: Turn, kind: str, key: str, at: datetime, facts: dict[str, Any], order: Order | None = None) -> None:
    """Tell those who listen to `kind`. `key` makes it the same announcement; `facts` hold nothing personal."""
    if names := who_listens(turn.brand.listeners, kind):
        about = {"order": order_facts(order)} if order else {}
        key = f"{kind}:{turn.state.customer.id}:{key}"
        turn.out.told_outside.append(Announcement(kind, key, at, about | facts, names, order.id if order else None))


@lru_cache(maxsize=256)
def who_listens(listeners: tuple[Listener, ...], kind: str) -> tuple[str, ...]:
    """The names of those whose patterns take this kind ("order.*")."""
    return tuple(each.name for each in listeners if any(fnmatchcase(kind, pattern) for pattern in each.events))


def order_facts(order: Order) -> dict[str, str]:
    """How another tool knows the order."""
    return {"number": order.number, "shop_order_id": order.shop_order_id, "account": order.account}


def _stages(state: CustomerState) -> dict[int, str]:
    return {
        order.id: stage_of(order, leading_parcel(state.shipments_of(order.id))).value for order in state.orders.values()
    }


def _stages_changed(turn: Turn, before: Outlook) -> None:
    for id, stage in _stages(turn.state).items():
        was = before.stages.get(id)
        if stage != was:
            facts = {"from": was, "to": stage, "since_at": turn.now.isoformat()}
            announce(
                turn, "order.stage_changed", f"{id}:{stage}:{facts['since_at']}", turn.now, facts, turn.state.orders[id]
            )


def _attempts_opened(turn: Turn) -> None:
    for opened in turn.out.ndrs_opened:
        ndr, parcel = opened.ndr, turn.state.shipments.get(opened.shipment_id)
        facts = {
            "ndr_id": ndr.id,
            "awb": parcel.awb if parcel else "",
            "attempt_no": ndr.attempt_no,
            "reason": ndr.reason.value,
            "at_fault": ndr.at_fault.value,
            "attempted": ndr.attempted,
        }
        order = turn.state.orders.get(opened.order_id or 0)
        announce(turn, "ndr.opened", str(ndr.id), ndr.occurred_at, facts, order)
        if opened.closed_as:
            _attempt_closed(turn, ndr.id, opened.closed_as, turn.now, parcel)


def _attempts_closed(turn: Turn, before: Outlook) -> None:
    opened = {each.ndr.id: turn.state.shipments.get(each.shipment_id) for each in turn.out.ndrs_opened}
    for each in turn.out.ndrs_closed:
        parcel = before.attempts.get(each.ndr_id) or opened.get(each.ndr_id)
        _attempt_closed(turn, each.ndr_id, each.closed_as, each.closed_at, parcel)


def _attempt_closed(turn: Turn, ndr_id: int, how: str, at: datetime, parcel: Shipment | None) -> None:
    facts = {"ndr_id": ndr_id, "awb": parcel.awb if parcel else "", "closed_as": how}
    order = turn.state.orders.get((parcel.order_id if parcel else None) or 0)
    announce(turn, "ndr.closed", str(ndr_id), at, facts, order)


def _guard_changed(turn: Turn, before: Outlook) -> None:
    now_is = ruling(wounds(turn.state, turn.now, turn.brand), turn.now)
    if (now_is.allowed, now_is.reason) == (before.ruling.allowed, before.ruling.reason):
        return
    facts = {
        "allowed": now_is.allowed,
        "reason": now_is.reason,
        "until": now_is.until.isoformat() if now_is.until else None,
        "was": before.ruling.reason,
    }
    announce(turn, "guard.changed", f"{now_is.reason}:{turn.now.isoformat()}", turn.now, facts)
