"""Promises 1 to 4 and 6 as checks over evidence; each returns what breaks them, in words. Ranks are computed here."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from integrations.sandbox.ledger import Ledger
from journeys.events import Event, Scan
from journeys.messages.attempts import ATTEMPTS
from journeys.messages.delays import DELAYS
from journeys.messages.delivery import DELIVERY
from journeys.shipment import apply_scan
from journeys.state import Shipment
from journeys.status import Leg, Status
from tests.promises.evidence import Evidence, Row, Said

REASONS = frozenset(
    {
        *("deferred:quiet_hours", "capped", "spacing", "held_by_agent", "answered", "moved_on", "stale"),
        *("covered_by_other", "no_new_fact", "terminal_state", "no_consent", "opted_out", "no_template", "holdout"),
        *("refused_otp_verified", "duplicate", "erased", "window_closed", "unreachable", "no_address", "no_order"),
        "over_budget",
    }
)


def lost(evidence: Evidence, acked: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Promise 1: acknowledged items that are not in the inbox."""
    stored = {(row["source"], row["key"]) for row in evidence.rows["inbox"]}
    return sorted(set(acked) - stored)


def unfinished(evidence: Evidence) -> list[str]:
    """Promise 1: deliveries nobody has dealt with, rows nobody will ever look at again."""
    inbox = [f"inbox {row['kind']} {row['state']}" for row in evidence.rows["inbox"] if row["state"] == "new"]
    stuck = [row for row in evidence.rows["outbox"] if row["state"] in {"sending", "unknown"}]
    overdue = [
        row for row in evidence.rows["outbox"] if row["state"] == "ready" and row["not_before_at"] <= evidence.now
    ]
    return inbox + [f"{row['name']} {row['state']} {row['reason']}" for row in stuck + overdue]


def parked(evidence: Evidence) -> list[str]:
    return [
        f"{row['source']} {row['kind']}: {row['reason']}" for row in evidence.rows["inbox"] if row["state"] == "parked"
    ]


def repeated(evidence: Evidence) -> list[str]:
    """Promise 2: one effect twice, whether under one token, one key or one meaning."""
    ledger = evidence.world.ledger
    found = [_pair(ledger, group) for group in ledger.invariants().duplicate_effects]
    found += [_pair(ledger, group) for group in ledger.invariants().repeated_words]
    found += _more_than_once("key", (row["dedupe_key"] for row in evidence.rows["outbox"]))
    for phone in evidence.said:
        once = {said.row["id"]: said for said in evidence.arrived(phone) if said.row["proactive"]}
        found += _more_than_once("news", (_meaning(said) for said in once.values()))
    return found + _repeated_asks(evidence)


def _pair(ledger: Ledger, wamids: Iterable[str]) -> str:
    """The same effect more than once: when each left, and when WhatsApp first told of it."""
    sends = [send for send in map(ledger.get, wamids) if send]
    return "; ".join(f"{s.token} at {s.at:%H:%M:%S} told {s.told_at} hidden {s.outcome_hidden}" for s in sends)


def _meaning(said: Said) -> tuple[str, int, str]:
    return said.name, said.row["order_id"], said.row["body"]["subject"]


def _more_than_once(what: str, keys: Iterable[object]) -> list[str]:
    return [f"{what} {key} x{count}" for key, count in Counter(keys).items() if count > 1]


def _repeated_asks(evidence: Evidence) -> list[str]:
    """A courier that was asked more often than we decided to ask."""
    decided = Counter(
        row["body"]["awb"] for row in evidence.rows["outbox"] if row["name"] == "courier.request_reattempt"
    )
    asked = {p.awb: sum(ask.act in {"reattempt", "defer"} for ask in p.asks) for p in evidence.parcels.values()}
    return [f"asked for {awb} {count} times" for awb, count in asked.items() if count > decided[awb]]


def misjudged(evidence: Evidence) -> list[str]:
    """Promise 3: parcels whose stored state is not what their scans say, in the order of decision and of happening.

    A scan that an end had overruled stays overruled when that end is taken back by a correction that came later; such
    parcels are compared in the order of decision only.
    """
    found = []
    for row in evidence.rows["shipments"]:
        scans = scans_of(evidence, row)
        happened = sorted(scans, key=lambda e: e.occurred_at)
        in_any_order = not any(isinstance(e.body, Scan) and e.body.revokes for e in scans)
        for order, events in (("decided", scans), ("happened", happened if in_any_order else scans)):
            parcel = _replayed(row, events)
            if (parcel.leg, parcel.status, parcel.status_at) != (row["leg"], row["status"], row["status_at"]):
                found.append(f"{row['awb']} is {row['leg']} {row['status']}, as {order} {parcel.leg} {parcel.status}")
    return found


def scans_of(evidence: Evidence, parcel: Row) -> list[Event]:
    """The scans of a parcel on the timeline, in the order in which they were decided."""
    rows = [
        row for row in evidence.rows["timeline"] if row["shipment_id"] == parcel["id"] and row["body"]["is"] == "scan"
    ]
    return [
        Event(
            row["kind"],
            row["key"],
            row["occurred_at"],
            row["received_at"],
            row["source"],
            msgspec.convert(row["body"], Scan),
            (),
        )
        for row in rows
    ]


def _replayed(row: Row, events: Sequence[Event]) -> Shipment:
    parcel = Shipment(row["id"], row["customer_id"], row["awb"], row["created_at"])
    for event in events:
        parcel, _ = apply_scan(parcel, event, lambda: 1)
    return parcel


# How far along a status is, in steps that are never gone back without a correction.
FORWARD = (
    {Status.PENDING},
    {Status.LABEL_CREATED},
    {Status.PICKUP_SCHEDULED, Status.OUT_FOR_PICKUP, Status.PICKUP_FAILED},
    {Status.PICKED_UP},
    {
        *(Status.IN_TRANSIT, Status.AT_DESTINATION_HUB, Status.OUT_FOR_DELIVERY),
        *(Status.DELIVERY_ATTEMPT_FAILED, Status.AVAILABLE_FOR_PICKUP),
    },
    {Status.RTO_INITIATED},
    {Status.RTO_IN_TRANSIT, Status.RTO_OUT_FOR_DELIVERY, Status.RTO_ATTEMPT_FAILED},
)
LAST = len(FORWARD)


def regressions(evidence: Evidence) -> list[str]:
    """Promise 4: a parcel that went back, in our books or in what its customer was told, without a correction."""
    found = []
    for row in evidence.rows["shipments"]:
        parcel = Shipment(row["id"], row["customer_id"], row["awb"], row["created_at"])
        for event in scans_of(evidence, row):
            assert isinstance(event.body, Scan)
            before, (parcel, _) = parcel, apply_scan(parcel, event, lambda: 1)
            went_back = _rank(parcel.status) < _rank(before.status) and not _is_brought_back(before, parcel)
            if went_back and not event.body.revokes:
                found.append(f"{row['awb']} went from {before.status} to {parcel.status}")
    return found + _told_backwards(evidence)


def _is_brought_back(before: Shipment, after: Shipment) -> bool:
    """A-95: the return of a parcel that did not arrive is a leg of its own."""
    is_a_return = before.leg is Leg.FORWARD and after.leg is Leg.RTO
    return is_a_return and before.status in {Status.LOST, Status.DAMAGED, Status.DISPOSED, Status.CANCELLED}


def _rank(status: Status) -> int:
    return next((rank for rank, group in enumerate(FORWARD) if status in group), LAST)


# What speaks of a parcel as still coming; after its delivery there is other news.
ON_THE_WAY = frozenset(message.name for message in (*DELIVERY, *DELAYS, *ATTEMPTS) if message.proactive) - {
    *("delivered", "returned", "parcel_lost", "parcel_lost_paid", "order_cancelled")
}


def _told_backwards(evidence: Evidence) -> list[str]:
    """After "delivered" no message may speak of the same parcel as still coming."""
    corrected = {
        row["shipment_id"]
        for row in evidence.rows["timeline"]
        if row["body"].get("revokes") or row["kind"].endswith("corrected")
    }
    found = []
    for phone in evidence.said:
        delivered: dict[int, datetime] = {}
        for said in evidence.arrived(phone):
            parcel = said.row["shipment_id"]
            if said.name == "delivered":
                delivered[parcel] = said.at
            elif said.name in ON_THE_WAY and parcel in delivered and parcel not in corrected:
                found.append(f"{said.name} told at {said.at} after delivered at {delivered[parcel]}")
    return found


def unexplained(evidence: Evidence) -> list[str]:
    """A-28, G-7: messages without cause, rule or version; withheld or deferred ones without a typed reason."""
    known = {row["key"] for row in evidence.rows["timeline"]}
    lines = {(row["dedupe_key"], row["outcome"]): row for row in evidence.rows["ledger"]}
    found = []
    for row in evidence.rows["outbox"]:
        if not row["causes"] or not row["rule"] or row["rule_version"] < 1 or not set(row["causes"]) <= known:
            found.append(f"{row['name']} has no cause, rule or version")
        if row["channel"] == "whatsapp":
            found += _missing_lines(row, {key: line for key, line in lines.items() if key[0] == row["dedupe_key"]})
    found += [
        f"{row['message']} withheld without a typed reason: {row['blockers']}"
        for row in lines.values()
        if _is_vague(row)
    ]
    return found


def _is_vague(line: Row) -> bool:
    return line["outcome"] in {"withheld", "deferred"} and (
        not line["blockers"] or not set(line["blockers"]) <= REASONS
    )


def _missing_lines(row: Row, lines: dict[tuple[str, str], Row]) -> list[str]:
    key = row["dedupe_key"]
    wanted = {"queued"}
    if row["attempts"]:
        wanted.add("sent")
    if row["state"] == "withheld":
        wanted.add("withheld")
    if row["state"] == "ready" and row["reason"] in REASONS:
        wanted.add("deferred")
    return [f"{row['name']} has no line {each!r}" for each in sorted(wanted) if (key, each) not in lines]


# What first speaks of an order: a COD order is asked about instead (P-04), a doubtful address too (P-03), and a parcel
# that leaves before any of that was said is told of as shipped.
FIRST_WORDS = frozenset(
    {
        *("order_confirmed", "order_confirmed_check", "payment_received"),
        *("cod_question", "cod_question_doubt", "shipped"),
    }
)


def untold(evidence: Evidence) -> list[str]:
    """Orders and deliveries that their customer was neither told of nor, with a typed reason, not told of."""
    lines = {
        (row["order_id"], row["message"])
        for row in evidence.rows["ledger"]
        if row["outcome"] in {"sent", "withheld", "deferred"}
    }
    orders = {row["shop_order_id"]: row["id"] for row in evidence.rows["orders"]}
    found = [f"order {number} is not known" for number in _placed(evidence) if number not in orders]
    greeted = {order_id for order_id, message in lines if message in FIRST_WORDS}
    found += [f"order {number} not confirmed" for number, order_id in orders.items() if order_id not in greeted]
    for parcel in evidence.parcels.values():
        told = orders.get(str(parcel.shop_order_id)), "delivered"
        if parcel.stage == "delivered" and told not in lines:
            found.append(f"{parcel.awb} was delivered and nobody said so")
    return found + _said_without_saying(evidence)


def _placed(evidence: Evidence) -> list[str]:
    return [str(order_id) for order_id in evidence.orders]


def _said_without_saying(evidence: Evidence) -> list[str]:
    """Messages that we count as done though WhatsApp never took them."""
    leaders = {said.row["id"] for phone in evidence.said for said in evidence.said[phone]}
    left_with = {row: tried["outbox_id"] for tried in evidence.rows["attempts"] for row in tried["also"] or ()}
    taken = leaders | {row for row, leader in left_with.items() if leader in leaders}
    rows = [row for row in evidence.rows["outbox"] if row["channel"] == "whatsapp" and row["state"] == "done"]
    return [f"{row['name']} is done but never left" for row in rows if row["id"] not in taken]
