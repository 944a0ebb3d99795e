"""Do the guarantees hold over what is stored? One question each, G-1 to G-7, asked of live data; what breaks them.

Asked of facts rather than of what the code under audit noted about itself, wherever that can be.
"""

from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Text, and_, case, cast, exists, func, literal_column, or_, select, union_all
from sqlalchemy.ext.asyncio import AsyncConnection

from journeys.brand import Brand
from journeys.messages import MESSAGES
from journeys.state import Order, Shipment
from journeys.status import PHASE_OF_STATUS, TERMINAL, Status
from journeys.store.audit_of_silence import too_silent
from journeys.store.schema import attempts, ledger, ndrs, outbox, runs, shipments, tasks, timeline
from journeys.store.types import EPOCH

MOST = 100  # broken cases named for each guarantee
LEFT = ("accepted", "sent", "delivered", "read")
A_PASS = timedelta(seconds=10)  # between a verdict and its attempt
A_DECISION = timedelta(minutes=2)  # between hearing of an end and having decided it
NDR_ANSWERED_WITHIN = timedelta(hours=24)

GUARANTEES = {
    "G-1": "no message left twice",
    "G-2": "none left after an end",
    "G-3": "no parcel went back without a correction",
    "G-4": "nothing free-form left outside the window",
    "G-5": "every failed attempt is answered or explained",
    "G-6": "no open order is silent beyond its budget",
    "G-7": "every decision is explained",
}


class Broken(msgspec.Struct, frozen=True):
    """One case in which a guarantee did not hold."""

    order_id: int | None
    at: datetime
    words: str


class Asking(msgspec.Struct, frozen=True):
    """What every question needs: what happened since `since`, looked at `now`."""

    connection: AsyncConnection
    now: datetime
    since: datetime
    brand: Brand

    async def rows(self, query: Any) -> list[Any]:
        """At most `MOST` rows."""
        return list(await self.connection.execute(query.limit(MOST)))

    async def broken(self, query: Any) -> list[Broken]:
        """Each row (order_id, at, words) is a case."""
        return [Broken(order_id, at, str(words)) for order_id, at, words in await self.rows(query)]

    def earlier(self, column: Any, by: timedelta) -> Any:
        """A time column less a span, in SQL."""
        if self.connection.dialect.name == "sqlite":
            return column - literal_column(str(int(by.total_seconds()) * 1_000_000))  # times are microseconds there
        return column - literal_column(f"interval '{int(by.total_seconds())} seconds'")


async def audit(connection: AsyncConnection, now: datetime, brand: Brand, since: datetime) -> dict[str, list[Broken]]:
    """What breaks each guarantee, among what happened since then; empty lists where all is well."""
    asking = Asking(connection, now, since, brand)
    return {name: await ask(asking) for name, ask in QUESTIONS.items()}


async def _sent_twice(ask: Asking) -> list[Broken]:
    """One row that left in two attempts, or one cause, rule and order that left as two rows."""
    twice = (
        select(outbox.c.order_id, func.max(attempts.c.tried_at), outbox.c.name)
        .join(attempts, attempts.c.outbox_id == outbox.c.id)
        .where(attempts.c.status.in_(LEFT), attempts.c.tried_at >= ask.since, outbox.c.channel == "whatsapp")
        .group_by(outbox.c.id, outbox.c.order_id, outbox.c.name)
        .having(func.count() > 1)
    )
    meaning = (outbox.c.order_id, outbox.c.name, outbox.c.customer_id, outbox.c.shipment_id, outbox.c.rule)
    said_again = (
        select(outbox.c.order_id, func.max(outbox.c.sent_at), outbox.c.name)
        .where(outbox.c.state == "done", outbox.c.channel == "whatsapp", outbox.c.sent_at >= ask.since)
        .group_by(*meaning, _as_text(outbox.c.causes), _as_text(outbox.c.body))
        .having(func.count() > 1)
    )
    return await ask.broken(union_all(twice, said_again))


def _as_text(column: Any) -> ColumnElement[str]:
    return cast(column, Text)


def _untrue_after_delivery() -> list[str]:
    """Messages that have no place once their parcel is delivered."""
    at = EPOCH
    ended = Shipment(1, 1, "A", at, order_id=1, status=Status.DELIVERED, closed_at=at)
    order = Order(1, 1, "", "", "", "", at, at, at, "open", "cod", closed_at=at)
    return sorted(name for name, each in MESSAGES.items() if each.stale(order, ended, "") == "terminal_state")


_ENDS = [f"shipment.{status.value}" for status in TERMINAL]
_end, _fix = timeline.alias(), timeline.alias()


def _was_corrected(shipment_id: Any) -> ColumnElement[bool]:
    revoked = func.coalesce(_fix.c.body["revokes"].as_string(), "") != ""
    return exists().where(_fix.c.shipment_id == shipment_id, or_(_fix.c.kind == "shipment.corrected", revoked))


async def _after_an_end(ask: Asking) -> list[Broken]:
    """A message of a run that had been called off, or one that speaks of a parcel as coming after its end."""
    left = and_(outbox.c.state == "done", outbox.c.proactive, outbox.c.sent_at >= ask.since)
    called_off = (
        select(outbox.c.order_id, outbox.c.sent_at, outbox.c.name)
        .join(runs, runs.c.id == outbox.c.run_id)
        .where(left, runs.c.ended_as.startswith("exit:"), runs.c.ended_at < ask.earlier(outbox.c.sent_at, A_PASS))
    )
    ended = (
        select(outbox.c.order_id, outbox.c.sent_at, outbox.c.name)
        .join(_end, _end.c.shipment_id == outbox.c.shipment_id)
        .where(left, _end.c.kind.in_(_ENDS), ~_end.c.late, outbox.c.name.in_(_untrue_after_delivery()))
        .where(_end.c.received_at < ask.earlier(outbox.c.sent_at, A_DECISION), ~_was_corrected(outbox.c.shipment_id))
    )
    return await ask.broken(union_all(called_off, ended))


_PHASE = case({f"shipment.{status.value}": phase for status, phase in PHASE_OF_STATUS.items()}, value=timeline.c.kind)


async def _went_back(ask: Asking) -> list[Broken]:
    """A scan that counted although its leg had been further already, and that corrects nothing."""
    of_leg = (timeline.c.shipment_id, timeline.c.body["leg"].as_string())
    furthest = func.max(_PHASE).over(partition_by=of_leg, order_by=timeline.c.id, rows=(None, -1))
    scans = (
        select(
            timeline.c.order_id, timeline.c.received_at, timeline.c.kind, _PHASE.label("phase"), furthest.label("far")
        )
        .where(timeline.c.shipment_id.is_not(None), timeline.c.received_at >= ask.since)
        .where(_PHASE.is_not(None), ~timeline.c.late, ~_was_corrected(timeline.c.shipment_id))
        .subquery()
    )
    back = scans.c.phase < scans.c.far
    return await ask.broken(select(scans.c.order_id, scans.c.received_at, scans.c.kind).where(back))


_wrote = timeline.alias()


async def _outside_the_window(ask: Asking) -> list[Broken]:
    """Free-form text to somebody who had not written for 24 hours."""
    within = and_(
        _wrote.c.customer_id == attempts.c.customer_id,
        _wrote.c.kind == "message.received",
        _wrote.c.occurred_at > ask.earlier(attempts.c.tried_at, timedelta(hours=24)),
    )
    query = (
        select(outbox.c.order_id, attempts.c.tried_at, outbox.c.name)
        .join(outbox, outbox.c.id == attempts.c.outbox_id)
        .where(attempts.c.form == "free_form", attempts.c.tried_at >= ask.since, ~exists().where(within))
    )
    return await ask.broken(query)


async def _unanswered(ask: Asking) -> list[Broken]:
    """A failed attempt a day old, or past the courier's deadline, with no answer, no work and no typed reason."""
    over = or_(ndrs.c.received_at <= ask.now - NDR_ANSWERED_WITHIN, ndrs.c.action_deadline_at <= ask.now)
    passed_on = exists().where(
        outbox.c.shipment_id == ndrs.c.shipment_id,
        outbox.c.name.startswith("courier."),
        outbox.c.created_at >= ndrs.c.received_at,
        outbox.c.state.not_in(("failed", "withheld")),
    )
    hers = and_(tasks.c.customer_id == shipments.c.customer_id, tasks.c.order_id.is_(None))  # she asked for a person
    of_it = or_(tasks.c.order_id == ndrs.c.order_id, hers)
    work = exists().where(of_it, tasks.c.opened_at >= ndrs.c.received_at)
    reason = exists().where(
        ledger.c.order_id == ndrs.c.order_id,
        ledger.c.outcome == "withheld",
        ledger.c.decided_at >= ndrs.c.received_at,
        or_(ledger.c.message.startswith("attempt_"), ledger.c.message.startswith("ndr_")),
    )
    query = (
        select(ndrs.c.order_id, ndrs.c.received_at, ndrs.c.reason)
        .join(shipments, shipments.c.id == ndrs.c.shipment_id)
        .where(ndrs.c.closed_at.is_(None), shipments.c.closed_at.is_(None), ndrs.c.received_at >= ask.since, over)
        .where(~passed_on, ~work, ~reason, ndrs.c.order_id.is_not(None))
    )
    return await ask.broken(query)


async def _silent(ask: Asking) -> list[Broken]:
    """An open order that nobody was told of for longer than its stage allows, and nobody knows why."""
    found = await too_silent(ask.connection, ask.now, ask.brand, MOST)
    return [Broken(order_id, since_at, words) for order_id, since_at, words in found]


_EMPTY = ("[]", "{}", "null")


async def _unexplained(ask: Asking) -> list[Broken]:
    """A decision without cause, rule, version, inputs or blockers; a message without any decision."""
    at_door, kept_back = ("sent", "deferred"), ("withheld", "deferred")
    vague = or_(
        _as_text(ledger.c.causes).in_(_EMPTY),
        ledger.c.rule == "",
        ledger.c.rule_version < 1,
        ledger.c.outcome.in_(kept_back) & _as_text(ledger.c.blockers).in_(_EMPTY),
        ledger.c.outcome.in_(at_door) & _as_text(ledger.c.inputs).in_(_EMPTY),
    )
    lines = select(ledger.c.order_id, ledger.c.decided_at, ledger.c.message).where(
        ledger.c.decided_at >= ask.since, vague
    )
    said = exists().where(
        ledger.c.customer_id == outbox.c.customer_id,
        ledger.c.dedupe_key == outbox.c.dedupe_key,
        ledger.c.outcome == case((outbox.c.state == "withheld", "withheld"), else_="sent"),
    )
    rows = select(outbox.c.order_id, outbox.c.created_at, outbox.c.name).where(
        outbox.c.channel == "whatsapp",
        outbox.c.state.in_(("done", "withheld")),
        outbox.c.created_at >= ask.since,
        ~said,
    )
    return await ask.broken(union_all(lines, rows))


QUESTIONS: dict[str, Callable[[Asking], Awaitable[list[Broken]]]] = {
    "G-1": _sent_twice,
    "G-2": _after_an_end,
    "G-3": _went_back,
    "G-4": _outside_the_window,
    "G-5": _unanswered,
    "G-6": _silent,
    "G-7": _unexplained,
}
