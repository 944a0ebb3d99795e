"""The door of a rehearsal: waiting messages judged and let out one at a time, as the service's door does it."""

from collections.abc import Callable
from datetime import datetime, timedelta

import msgspec

from journeys.brand import Brand
from journeys.decision import Send
from journeys.messages import MESSAGES, Lane
from journeys.policies import Case, Outcome, Sent, Verdict, judge
from journeys.policies.covering import TELLING_REPLIES
from journeys.rehearsal.records import Kept, Left, Waiting
from journeys.state import CustomerState

CAPS_LOOK_BACK = timedelta(hours=25)
HELD = "held_by_agent"
REACHABLE_BY = frozenset({"phone", "bsuid"})


class Door:
    """What waits to leave, what left, and what was kept back. `dedupe_key` lets nothing wait twice."""

    def __init__(self, brand: Brand, new_id: Callable[[], int]) -> None:
        self._brand = brand
        self._new_id = new_id
        self._keys: set[str] = set()
        self._recent: list[Sent] = []
        self.waiting: list[Waiting] = []
        self.left: list[Left] = []
        self.kept: list[Kept] = []
        self.templates: dict[str, str] = {}  # message -> what WhatsApp said of its template
        self.exits: dict[int, str] = {}  # run -> the happening that ended it before it was through

    def queue(self, send: Send, now: datetime) -> None:
        """Let a message wait, unless the same one waited before."""
        if send.dedupe_key not in self._keys:
            self._keys.add(send.dedupe_key)
            self.waiting.append(Waiting(self._new_id(), send, now, now))

    def next_at(self) -> datetime | None:
        """When the next message may be looked at."""
        return min((each.not_before_at for each in self.waiting), default=None)

    def let_out(self, state: CustomerState, now: datetime) -> list[Left]:
        """Let out what may leave at `now`, the best lane first; returns it."""
        began = len(self.left)
        while row := self._first_ready(now):
            self._judge(row, state, now)
        return self.left[began:]

    def release(self, reason: str, now: datetime) -> None:
        """Look again now at what waits for `reason`."""
        for row in self.waiting:
            if row.reason == reason:
                row.not_before_at = now

    def _first_ready(self, now: datetime) -> Waiting | None:
        ready = [row for row in self.waiting if row.not_before_at <= now]
        if len(ready) > 1:
            ready.sort(key=lambda row: (row.send.lane, row.not_before_at, row.id))
            ready = self._without_repeated_answers(ready, now)
        return ready[0] if ready else None

    def _without_repeated_answers(self, ready: list[Waiting], now: datetime) -> list[Waiting]:
        """A reply that a later one says again is covered: she asked again before we had answered."""
        newest = {_meaning(row): row for row in ready if not row.send.proactive}
        covered = [row for row in ready if not row.send.proactive and newest[_meaning(row)] is not row]
        for row in covered:
            self._keep_back(row, ("covered_by_other",), now)
        return [row for row in ready if row not in covered]

    def _judge(self, row: Waiting, state: CustomerState, now: datetime) -> None:
        verdict = judge(self._case(row, state, now), now, self._brand)
        if verdict.outcome is Outcome.DEFER and verdict.until:
            self._defer(row, verdict, now)
        elif verdict.outcome is Outcome.SEND:
            self._leave(row, state, verdict, now)
        else:
            self._keep_back(row, verdict.blockers, now)

    def _case(self, row: Waiting, state: CustomerState, now: datetime) -> Case:
        send = row.send
        self._recent = [sent for sent in self._recent if sent.at >= now - CAPS_LOOK_BACK]
        return Case(
            message=MESSAGES[send.message],
            subject=send.subject,
            customer=state.customer,
            conversation=state.conversation,
            order=state.orders.get(send.order_id or 0) or state.visible.get(send.order_id or 0),
            parcel=state.shipments.get(send.shipment_id or 0) or state.visible_shipments.get(send.shipment_id or 0),
            recent=tuple(self._recent),
            cause_at=send.cause_at,
            can_be_reached=any(key.kind in REACHABLE_BY for key in state.identities),
            template_status=self.templates.get(send.message, ""),
            rule=send.rule,
            exited_by=self.exits.get(send.run_id or 0, ""),
            was_held=HELD in row.held,
        )

    def _defer(self, row: Waiting, verdict: Verdict, now: datetime) -> None:
        assert verdict.until
        row.not_before_at = max(verdict.until, now + timedelta(microseconds=1))
        if row.reason != verdict.reason:  # said once, not at every look
            row.held += (verdict.reason,)
            send = row.send
            self.kept.append(
                Kept(now, send.message, verdict.blockers, send.order_id, send.subject, verdict.until, send.causes)
            )
        row.reason = verdict.reason

    def _leave(self, row: Waiting, state: CustomerState, verdict: Verdict, now: datetime) -> None:
        self.waiting.remove(row)
        send, order = row.send, state.orders.get(row.send.order_id or 0)
        promised = order.promised_by_at if order else None
        self.left.append(
            Left(now, send.message, send.order_id, send.subject, send, verdict.form, row.created_at, row.held, promised)
        )
        if send.proactive or send.message in TELLING_REPLIES:
            counts = send.proactive and not MESSAGES[send.message].responds
            self._recent.append(Sent(now, send.lane is Lane.URGENT, send.message, send.order_id, counts))
        if order:  # she has seen something new
            state.orders[order.id] = msgspec.structs.replace(order, touched_at=now)

    def _keep_back(self, row: Waiting, blockers: tuple[str, ...], now: datetime) -> None:
        self.waiting.remove(row)
        send = row.send
        self.kept.append(Kept(now, send.message, blockers, send.order_id, send.subject, causes=send.causes))


def _meaning(row: Waiting) -> tuple[str, int | None, str]:
    return row.send.message, row.send.order_id, row.send.subject
