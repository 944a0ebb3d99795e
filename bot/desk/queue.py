"""The rows of a queue as the desk shows them: who waits, how long, about what, and who has it. Pure."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from bot.desk.bubbles import said_by_her
from bot.desk.order_cards import order_about
from bot.desk.words import initials_of, moment_of, shown_phone, span_of, words_of_reason
from journeys.answer import answer
from journeys.brand import Brand
from journeys.policies import WINDOW
from journeys.state import Order, Shipment
from journeys.store.desk_beside import Beside
from journeys.store.desk_queue import NEEDS
from journeys.store.rows import order_of, shipment_of
from journeys.wording import Wording

NEWEST_FIRST = frozenset({"bot", "resolved"})
PREVIEW = 120  # characters


class Window(msgspec.Struct, frozen=True):
    """WhatsApp's 24 hours after her last message: `percent` of them is left, in words `left`."""

    is_open: bool
    percent: int
    left: str
    closes_at: str = ""


class Card(msgspec.Struct, frozen=True):
    """One conversation in a queue. Texts are plain. `place` is its key in the order of the queue."""

    id: int
    place: str
    queue: str
    name: str
    initials: str
    phone: str
    preview: str
    waiting: str
    is_waiting: bool
    order: str
    headline: str
    due: str
    is_late: bool
    labels: tuple[str, ...]
    assigned: str
    holder: str
    reason: str
    window: Window
    is_angry: bool
    changed: int
    is_mine: bool = False


class Looking(msgspec.Struct, frozen=True):
    """Who looks at the desk, when, and the names of users by id."""

    user_id: int
    sees_phones: bool
    now: datetime
    brand: Brand
    wording: Wording
    users: Mapping[int, str]

    def holder(self, chat: Mapping[str, Any]) -> str:
        """Who holds the chat now: a user's name, or the words in which a paired phone is named."""
        if not chat["held_by"] or chat["held_until"] is None or chat["held_until"] <= self.now:
            return ""
        held_by = str(chat["held_by"])
        return self.users.get(int(held_by), "somebody") if held_by.isdecimal() else held_by


def window_of(last_inbound_at: datetime | None, now: datetime, brand: Brand) -> Window:
    """How much of the customer service window is left."""
    left = last_inbound_at + WINDOW - now if last_inbound_at else -WINDOW
    if last_inbound_at is None or left.total_seconds() <= 0:
        return Window(False, 0, "shut")
    closes_at = (last_inbound_at + WINDOW).isoformat()
    return Window(True, max(1, int(100 * left / WINDOW)), span_of(left), closes_at)


def cards_of(rows: Sequence[Mapping[str, Any]], beside: Beside, looking: Looking) -> tuple[Card, ...]:
    """The cards of these conversations, in their order."""
    return tuple(_card(row, beside, looking) for row in rows)


def _card(row: Mapping[str, Any], beside: Beside, looking: Looking) -> Card:
    customer, now = row["customer_id"], looking.now
    order, headline = _about(row, beside, looking)
    since, due = row["waiting_since_at"], row["response_due_at"]
    said = beside.said.get(customer)
    return Card(
        id=customer,
        place=row["place"],
        queue=row["queue"],
        name=row["name"] or "Unknown customer",
        initials=initials_of(row["name"]),
        phone=shown_phone(beside.phones.get(customer, ""), looking.sees_phones),
        preview=_preview(said, looking.sees_phones),
        waiting=span_of(now - since) if since and not row["snoozed_for"] else _other_time(row, looking),
        is_waiting=row["queue"] == NEEDS,
        order=order,
        headline=headline,
        due=_due(due, now) if since and due else "",
        is_late=bool(since and due and due < now),
        labels=tuple(row["labels"]),
        assigned=looking.users.get(row["assigned_to"] or 0, ""),
        holder=looking.holder(row),
        reason=words_of_reason(row["handoff_reason"]) if row["handoff_at"] else "",
        window=window_of(row["last_inbound_at"], now, looking.brand),
        is_angry=beside.moods.get(customer) == "angry",
        changed=row["changed"],
        is_mine=row["assigned_to"] == looking.user_id,
    )


def _preview(said: Mapping[str, Any] | None, sees_phones: bool) -> str:
    if said is None:
        return ""
    words = " ".join(said_by_her(said, sees_phones).split())
    return words[:PREVIEW] or str(said.get("content") or "").capitalize()


def _other_time(row: Mapping[str, Any], looking: Looking) -> str:
    """The time that matters where nobody waits for us."""
    if row["snoozed_for"] == "time" and row["snoozed_until"]:
        return "until " + moment_of(row["snoozed_until"], looking.now, looking.brand)
    if row["snoozed_for"]:
        return "until the courier tells" if row["snoozed_for"] == "courier" else "until she replies"
    at = row["resolved_at"] or row["last_inbound_at"]
    return moment_of(at, looking.now, looking.brand) if at else ""


def _due(due: datetime, now: datetime) -> str:
    words = span_of(due - now)
    if due < now:
        return f"late by {words}" if words != "now" else "late"
    return f"due in {words}" if words != "now" else "due now"


def _about(row: Mapping[str, Any], beside: Beside, looking: Looking) -> tuple[str, str]:
    """The order that the chat is about, else the newest open one: its number and where it stands."""
    found = [order_of(each) for each in beside.orders.get(row["customer_id"], ())]  # type: ignore[arg-type]
    order = order_about(found, row["about"])
    if order is None:
        return "", ""
    mine = [shipment_of(each) for each in beside.parcels.get(row["customer_id"], ())]  # type: ignore[arg-type]
    return order.number.lstrip("#"), _headline(order, [p for p in mine if p.order_id == order.id], looking)


def _headline(order: Order, parcels: list[Shipment], looking: Looking) -> str:
    story = answer(order, parcels, looking.now, looking.brand)
    words = looking.wording.line(f"now_{story.stage}", looking.wording.language("en")).rstrip(".")
    return words[:1].upper() + words[1:]
