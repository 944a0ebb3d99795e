"""The door every message goes through: judged, worded and noted in the moment before it leaves, or kept back."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import takewhile

import structlog
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.composing import Composed, Composer, Surroundings
from bot.door_notes import Notes, deferred
from bot.joining import Ready, join
from bot.metrics import Metrics
from integrations.whatsapp.pacing import PairLimiter
from journeys.messages import MESSAGES, Lane
from journeys.policies import Case, Outcome
from journeys.state import CustomerState
from journeys.store import outbox, spending
from journeys.store.before_sending import exits_of, recent_sends, templates_told
from journeys.store.ledger import write_lines
from journeys.store.load import read_states
from journeys.store.outbox import Waiting

log = structlog.get_logger("door")

CAPS_LOOK_BACK = timedelta(hours=25)


class Door:
    """Lets messages out, one at a time for each customer and none faster than the pair limit. `number` is the
    WhatsApp number whose spending is kept."""

    def __init__(self, composer: Composer, pairs: PairLimiter, metrics: Metrics, number: str = "") -> None:
        self._composer = composer
        self._pairs = pairs
        self._metrics = metrics
        self._number = number

    async def pass_through(self, connection: AsyncConnection, rows: Sequence[Waiting], now: datetime) -> Notes:
        """Note what leaves; defer, withhold or park the rest, each with its line in the ledger.

        The number of statements does not depend on the number of rows; replies need the fewest.
        """
        notes = Notes(now, self._composer.brand)
        covered = _asked_twice(rows)
        for row in covered:
            self._keep_back(notes, row, None, ("covered_by_other",))
        groups = _by_customer([row for row in rows if row not in covered])
        states = await read_states(connection, groups, now)
        around = await self._look_around(connection, [row for group in groups.values() for row in group], now)
        for customer, group in groups.items():
            self._pass_group(notes, group, states.get(customer), around)
        await outbox.begin(connection, notes.tries, now)
        await outbox.set_state(connection, notes.changes)
        await write_lines(connection, notes.lines)
        return notes

    async def _look_around(self, connection: AsyncConnection, rows: Sequence[Waiting], now: datetime) -> Surroundings:
        """Replies are judged by their state alone; what we say first needs to know what else was said."""
        first = [row for row in rows if row.proactive]
        if not first:
            return Surroundings()
        runs = {row.run_id for row in first if row.run_id}
        keeps_budget = self._composer.brand.costs.monthly_budget is not None
        month = spending.month_of(now, self._composer.brand)
        told = await templates_told(connection)
        sells = any(row.lane == Lane.MARKETING for row in first) or any(each.is_marketing for each in told.values())
        return Surroundings(
            recent=await recent_sends(connection, {row.customer_id for row in first}, now - CAPS_LOOK_BACK),
            templates=told,
            exits=await exits_of(connection, runs) if runs else {},
            spent=await spending.spent_in(connection, self._number, month) if keeps_budget and sells else None,
        )

    def _pass_group(
        self, notes: Notes, group: Sequence[Waiting], state: CustomerState | None, around: Surroundings
    ) -> None:
        """One customer's messages: those that may leave now leave as one, as far as they fit together."""
        if state is None:
            for row in group:
                self._keep_back(notes, row, None, ("erased",))
            return
        judged = [(row, self._judge(notes, row, state, around)) for row in group]
        ready = [(row, composed) for row, composed in judged if composed and composed.content is not None]
        if ready and not self._let_out(notes, ready, state):
            for row, _ in ready:
                notes.changes.append(deferred(row, self._pairs.ready_at(row.customer_id, notes.now), row.reason))

    def _judge(self, notes: Notes, row: Waiting, state: CustomerState, around: Surroundings) -> Composed | None:
        """The row's verdict and words; what does not leave is noted at once."""
        try:
            composed = self._composer.compose(row, state, around, notes.now)
        except Exception as error:  # a poisonous row is set aside and never blocks the others
            log.error("a message cannot be made", message=row.name, error=type(error).__name__)
            notes.park(row, f"{type(error).__name__}: {error}"[:500])
            return None
        verdict = composed.verdict
        if verdict.outcome is Outcome.DEFER and verdict.until:
            notes.defer(row, composed, verdict.until)
        elif verdict.outcome is Outcome.WITHHOLD:
            self._keep_back(notes, row, composed.case, verdict.blockers)
        return composed

    def _let_out(self, notes: Notes, ready: list[Ready], state: CustomerState) -> bool:
        """Note the first that is ready as leaving, with those that fit in; False when the pair limit is reached."""
        if not self._pairs.take(ready[0][0].customer_id, notes.now):
            return False
        composed, taken = join(ready)
        rows = tuple(row for row, _ in taken)
        number = max(row.attempts for row in rows) + 1
        token = f"{rows[0].id}|a:{number}"
        assert composed.content is not None
        outgoing = self._composer.addressed(token, composed.content, state, rows[0].body.get("reply_to", ""))
        leaving = tuple(each.leaving for _, each in taken if each.leaving)
        notes.departures.append(notes.begin(rows, number, token, composed, leaving, outgoing))
        for row, each in taken:
            notes.say_sent(row, each, composed.verdict.form, rows[0])
        return True

    def _keep_back(self, notes: Notes, row: Waiting, case: Case | None, blockers: Sequence[str]) -> None:
        notes.withhold(row, case, blockers)
        self._metrics.withheld.labels(blockers[0]).inc()


def _asked_twice(rows: Sequence[Waiting]) -> list[Waiting]:
    """Replies that say the same as a later one to the same customer: she asked again before we had answered."""
    newest = {_meaning(row): row for row in rows if not row.proactive}
    return [row for row in rows if not row.proactive and newest[_meaning(row)] is not row]


def _meaning(row: Waiting) -> tuple[int, str, int | None, str]:
    return row.customer_id, row.name, row.order_id, str(row.body.get("subject", ""))


def _by_customer(rows: Sequence[Waiting]) -> dict[int, list[Waiting]]:
    """What is considered for each customer: the replies to one message of hers, or all that we want to say first.

    The others wait until it has left, so that order is kept. News come before what has none of its own.
    """
    groups: dict[int, list[Waiting]] = {}
    for row in rows:
        groups.setdefault(row.customer_id, []).append(row)
    return {customer: _considered(group) for customer, group in groups.items()}


def _considered(group: list[Waiting]) -> list[Waiting]:
    first = group[0]
    if not first.proactive:
        return list(takewhile(lambda row: not row.proactive and row.causes == first.causes, group))
    return sorted((row for row in group if row.proactive), key=lambda row: MESSAGES[row.name].generic)
