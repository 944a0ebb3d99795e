"""The door every message goes through: judged, worded and noted in the moment before it leaves, or kept back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import msgspec
import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.composing import Composed, Composer, ledger_inputs
from bot.metrics import Metrics
from integrations.whatsapp.outgoing import Outgoing
from integrations.whatsapp.pacing import PairLimiter
from journeys.policies import Outcome
from journeys.state import CustomerState
from journeys.store import outbox
from journeys.store.ids import new_id
from journeys.store.load import Named, load_identities, load_states, read_customers
from journeys.store.new_rows import ledger_line
from journeys.store.outbox import Waiting

log = structlog.get_logger("door")

CAPS_LOOK_BACK = timedelta(hours=25)


class Departure(msgspec.Struct, frozen=True):
    """A message that may leave now and is noted as leaving."""

    row: Waiting
    attempt_id: int
    outgoing: Outgoing


class _Notes(msgspec.Struct):
    """What one pass through the door writes down."""

    departures: list[Departure] = []
    tries: list[dict[str, Any]] = []
    changes: list[dict[str, Any]] = []
    lines: list[dict[str, Any]] = []


class Door:
    """Lets messages out one at a time for each customer, none faster than the pair limit."""

    def __init__(self, composer: Composer, pairs: PairLimiter, metrics: Metrics) -> None:
        self._composer = composer
        self._pairs = pairs
        self._metrics = metrics

    async def pass_through(
        self, connection: AsyncConnection, rows: Sequence[Waiting], now: datetime
    ) -> list[Departure]:
        """Note what leaves; defer, withhold or park the rest, each with its line in the ledger."""
        notes = _Notes()
        covered = _asked_twice(rows)
        for row in covered:
            self._keep_back(notes, row, None, "covered_by_other", ("covered_by_other",), now)
        waiting = _one_per_customer([row for row in rows if row not in covered])
        states = await _states(connection, {row.customer_id for row in waiting}, now)
        recent = await outbox.recent_sends(connection, list(states), now - CAPS_LOOK_BACK)
        templates = await outbox.template_statuses(connection)
        for row in waiting:
            try:
                composed = self._composer.compose(
                    row, states[row.customer_id], recent.get(row.customer_id, []), templates, now
                )
                self._note(notes, row, states[row.customer_id], composed, now)
            except Exception as error:  # a poisonous row is set aside and never blocks the others
                log.error("a message cannot be made", message=row.name, error=type(error).__name__)
                notes.changes.append(_moved(row, "parked", f"{type(error).__name__}: {error}"[:500], now))
        await outbox.begin(connection, notes.tries, now)
        await outbox.set_state(connection, notes.changes)
        await outbox.write_ledger(connection, notes.lines)
        return notes.departures

    def _note(self, notes: _Notes, row: Waiting, state: CustomerState, composed: Composed, now: datetime) -> None:
        verdict = composed.verdict
        if verdict.outcome is Outcome.SEND and composed.content is not None:
            self._let_out(notes, row, state, composed, now)
        elif verdict.outcome is Outcome.DEFER and verdict.until:
            notes.changes.append(deferred(row, verdict.until, verdict.reason))
            if row.reason != verdict.reason:  # said once, not at every look
                notes.lines.append(_line(row, state, "deferred", "", verdict.blockers, now))
        else:
            self._keep_back(notes, row, state, verdict.reason, verdict.blockers, now)

    def _let_out(self, notes: _Notes, row: Waiting, state: CustomerState, composed: Composed, now: datetime) -> None:
        if not self._pairs.take(row.customer_id, now):
            notes.changes.append(deferred(row, self._pairs.ready_at(row.customer_id, now), row.reason))
            return
        assert composed.content is not None
        token = f"{row.id}|a:{row.attempts + 1}"
        attempt = _try(row, token, composed, now)
        outgoing = self._composer.addressed(token, composed.content, state, row.body.get("reply_to", ""))
        notes.tries.append(attempt)
        notes.lines.append(_line(row, state, "sent", composed.verdict.form, (), now))
        notes.departures.append(Departure(row, attempt["id"], outgoing))

    def _keep_back(
        self,
        notes: _Notes,
        row: Waiting,
        state: CustomerState | None,
        reason: str,
        blockers: Sequence[str],
        now: datetime,
    ) -> None:
        notes.changes.append(_moved(row, "withheld", reason, now))
        notes.lines.append(_line(row, state, "withheld", "", blockers, now))
        self._metrics.withheld.labels(reason).inc()


async def _states(connection: AsyncConnection, customers: set[int], now: datetime) -> dict[int, CustomerState]:
    known = await read_customers(connection, sorted(customers))
    states = await load_states(connection, known, {}, Named(), now)
    await load_identities(connection, states)
    return states


def _asked_twice(rows: Sequence[Waiting]) -> list[Waiting]:
    """Replies that say the same as a later one to the same customer: she asked again before we had answered."""
    newest = {_meaning(row): row for row in rows if not row.proactive}
    return [row for row in rows if not row.proactive and newest[_meaning(row)] is not row]


def _meaning(row: Waiting) -> tuple[int, str, int | None, str]:
    return row.customer_id, row.name, row.order_id, str(row.body.get("subject", ""))


def _one_per_customer(rows: Sequence[Waiting]) -> list[Waiting]:
    """The first row of each customer: the others wait until it has left, so that order is kept."""
    first: dict[int, Waiting] = {}
    for row in rows:
        first.setdefault(row.customer_id, row)
    return list(first.values())


def deferred(row: Waiting, at: datetime, reason: str) -> dict[str, Any]:
    """The change that lets a row wait until `at`."""
    return {"row": row.id, "to": "ready", "why": reason, "not_before": at, "done": None}


def _moved(row: Waiting, state: str, reason: str, now: datetime) -> dict[str, Any]:
    return {"row": row.id, "to": state, "why": reason, "not_before": None, "done": now}


def _try(row: Waiting, token: str, composed: Composed, now: datetime) -> dict[str, Any]:
    return {
        "id": new_id(),
        "customer_id": row.customer_id,
        "outbox_id": row.id,
        "number": row.attempts + 1,
        "token": token,
        "status": "sending",
        "form": composed.verdict.form,
        "text": composed.text,
        "tried_at": now,
    }


def _line(
    row: Waiting, state: CustomerState | None, outcome: str, form: str, blockers: Sequence[str], now: datetime
) -> dict[str, Any]:
    inputs = ledger_inputs(state, row, form) if state else {}
    return ledger_line(
        row.customer_id,
        row.order_id,
        row.name,
        outcome,
        row.rule_version,
        blockers,
        row.causes,
        row.dedupe_key,
        now,
        inputs,
    )
