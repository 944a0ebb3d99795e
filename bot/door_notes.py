"""What one pass through the door writes down: attempts that begin, rows that move, lines of the ledger."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import msgspec

from bot.composing import Composed
from integrations.whatsapp.outgoing import Outgoing
from journeys.brand import Brand
from journeys.messages import Lane
from journeys.policies import Case, window_is_open
from journeys.policies.case import category_at
from journeys.policies.costs import category_of
from journeys.policies.holdout import arm_of
from journeys.promises import Leaving
from journeys.store.ids import new_id
from journeys.store.ledger import DEFERRED, SENT, WITHHELD, Line
from journeys.store.outbox import Waiting

TOLD_SHUT = "template:"  # how the reason of a row begins for which WhatsApp called its window shut


class Departure(msgspec.Struct, frozen=True):
    """A message that may leave now and is noted as leaving. `rows` are the outbox rows in it, `number` its attempt."""

    rows: tuple[Waiting, ...]
    number: int
    attempt_id: int
    outgoing: Outgoing
    leaving: tuple[Leaving, ...]
    category: str

    @property
    def row(self) -> Waiting:
        """The first row: whose token and order it carries."""
        return self.rows[0]

    @property
    def also(self) -> tuple[int, ...]:
        """The other rows' ids."""
        return tuple(row.id for row in self.rows[1:])


class Notes:
    """Filled while a pass judges its rows; written in three statements."""

    def __init__(self, now: datetime, brand: Brand) -> None:
        self.now = now
        self.departures: list[Departure] = []
        self.tries: list[dict[str, Any]] = []
        self.changes: list[dict[str, Any]] = []
        self.lines: list[Line] = []
        self.silenced: set[int] = set()  # orders about which something was withheld
        self._brand = brand

    def begin(
        self,
        rows: tuple[Waiting, ...],
        number: int,
        token: str,
        composed: Composed,
        leaving: tuple[Leaving, ...],
        outgoing: Outgoing,
    ) -> Departure:
        """A message is about to leave: its attempt is kept before it does."""
        tells = [each for each in leaving if each.order_id or each.promised]
        attempt_id = new_id()
        attempt = {
            "id": attempt_id,
            "customer_id": rows[0].customer_id,
            "outbox_id": rows[0].id,
            "number": number,
            "token": token,
            "status": "sending",
            "form": composed.verdict.form,
            "text": composed.text,
            "also": [row.id for row in rows[1:]] or None,
            "promised": msgspec.to_builtins(tells) or None,
            "tried_at": self.now,
        }
        self.tries.append(attempt)
        category = category_of(category_at(composed.case, self.now), composed.verdict.form)
        return Departure(rows, number, attempt_id, outgoing, leaving, category)

    def say_sent(self, row: Waiting, composed: Composed, form: str, first: Waiting) -> None:
        inputs = inputs_of(composed.case, form, self.now, self._brand)
        if first is not row:
            inputs["left_with"] = first.id
        self.lines.append(Line(row, SENT, self.now, (), inputs))

    def defer(self, row: Waiting, composed: Composed, until: datetime) -> None:
        blockers = composed.verdict.blockers
        told_shut = row.reason.startswith(TOLD_SHUT)  # WhatsApp's word outlasts our reason to wait
        self.changes.append(deferred(row, until, row.reason if told_shut else blockers[0]))
        if row.reason != blockers[0]:  # said once, not at every look
            inputs = inputs_of(composed.case, "", self.now, self._brand) | {"until": until.isoformat()}
            self.lines.append(Line(row, DEFERRED, self.now, blockers, inputs))

    def withhold(self, row: Waiting, case: Case | None, blockers: Sequence[str]) -> None:
        self.changes.append(_moved(row, "withheld", blockers[0], self.now))
        inputs = inputs_of(case, "", self.now, self._brand) if case else {"clock": self.now.isoformat()}
        self.lines.append(Line(row, WITHHELD, self.now, blockers, inputs))
        if row.order_id and row.proactive:
            self.silenced.add(row.order_id)

    def park(self, row: Waiting, why: str) -> None:
        self.changes.append(_moved(row, "parked", why, self.now))


def deferred(row: Waiting, at: datetime, reason: str) -> dict[str, Any]:
    """The change that lets a row wait until `at`."""
    return {"row": row.id, "to": "ready", "why": reason, "not_before": at, "done": None}


def _moved(row: Waiting, state: str, reason: str, now: datetime) -> dict[str, Any]:
    return {"row": row.id, "to": state, "why": reason, "not_before": None, "done": now}


def inputs_of(case: Case, form: str, now: datetime, brand: Brand) -> dict[str, Any]:
    """What a decision at the door depended on, for the ledger: no personal facts, only ids, times, states, counts."""
    chat, order, parcel = case.conversation, case.order, case.parcel
    found: dict[str, Any] = {
        "clock": now.isoformat(),
        "cause_at": _iso(case.cause_at),
        "last_inbound_at": _iso(chat.last_inbound_at),
        "window_open": window_is_open(chat, now),
        "order_status": order.status if order else None,
        "shipment_status": parcel.status.value if parcel else None,
        "subject": case.subject,
        "cost_category": category_of(
            category_at(case, now), form or ("free_form" if window_is_open(chat, now) else "")
        ),
    }
    if form:
        found["form"] = form
    if case.message.proactive:
        found |= _inputs_of_policies(case, now, brand)
    return found


def _inputs_of_policies(case: Case, now: datetime, brand: Brand) -> dict[str, Any]:
    """What only messages that we say first depend on."""
    hours = brand.urgent_hours if case.message.lane is Lane.URGENT else brand.ordinary_hours
    counted = [sent.at for sent in case.recent if sent.counts]
    today = brand.local(now).date()
    return {
        "hours": f"{hours.opens:%H:%M}-{hours.closes:%H:%M} {brand.timezone}",
        "sent_today": len({at for at in counted if brand.local(at).date() == today}),
        "last_sent_at": _iso(max(counted, default=None)),
        "held_until": _iso(case.conversation.held_until),
        "template_status": case.template.status,
        "template_category": case.template.category,
        "template_language": case.template_language,
        "holdout": arm_of(case.rule, case.customer.id, brand),
        "exited_by": case.exited_by,
        **({"spent_rupees": str(case.spent.rupees(brand.costs))} if case.spent else {}),
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
