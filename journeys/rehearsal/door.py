"""The door of a rehearsal: waiting messages judged and let out one at a time, as the service's door does it.

What leaves is not worded, so that two messages are joined whatever their length.
"""

from collections.abc import Callable
from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.decision import Send
from journeys.messages import MESSAGES, Lane
from journeys.policies import Case, Outcome, Sent, Verdict, judge
from journeys.policies.case import Told
from journeys.policies.covering import TELLING_REPLIES, covers
from journeys.rehearsal.promises import Promises
from journeys.rehearsal.records import Kept, Left, Waiting
from journeys.state import CustomerState

CAPS_LOOK_BACK = timedelta(hours=25)
HELD = "held_by_agent"
REACHABLE_BY = frozenset({"phone", "bsuid"})
FREE_FORM = "free_form"
MOST_BUTTONS = 3  # WhatsApp's limit for a text
SAME_WHATEVER_THE_ORDER = frozenset({"agent"})  # choices that mean the same in every message

Judged = tuple[Waiting, Verdict]


class Door:
    """What waits to leave, what left, and what was kept back. `dedupe_key` lets nothing wait twice."""

    def __init__(self, brand: Brand, new_id: Callable[[], int]) -> None:
        self._brand = brand
        self._new_id = new_id
        self._keys: set[str] = set()
        self._recent: list[Sent] = []
        self.promises = Promises(brand)
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

    def let_out(self, state: CustomerState, now: datetime) -> None:
        """Let out what may leave at `now`, the best lane first; what fits together leaves as one."""
        while ready := self._ready(now):
            self._recent = [sent for sent in self._recent if sent.at >= now - CAPS_LOOK_BACK]
            judged = [(row, judge(self._case(row, state), now, self._brand)) for row in ready]
            silenced = [row for row, verdict in judged if self._stays(row, verdict, now)]
            may_leave = [(row, verdict) for row, verdict in judged if verdict.outcome is Outcome.SEND]
            if may_leave:
                self._leave(may_leave, state, now)
            self.promises.fall_back(state, {row.send.order_id for row in silenced}, now)

    def release(self, reason: str, now: datetime) -> None:
        """Look again now at what waits for `reason`."""
        for row in self.waiting:
            if row.reason == reason:
                row.not_before_at = now

    def _ready(self, now: datetime) -> list[Waiting]:
        ready = [row for row in self.waiting if row.not_before_at <= now]
        if len(ready) < 2:
            return ready
        ready.sort(key=lambda row: (row.send.lane, row.not_before_at, row.id))
        newest = {_meaning(row): row for row in ready if not row.send.proactive}
        covered = [row for row in ready if not row.send.proactive and newest[_meaning(row)] is not row]
        for row in covered:  # she asked again before we had answered
            self._keep_back(row, ("covered_by_other",), now)
        return [row for row in ready if row not in covered]

    def _case(self, row: Waiting, state: CustomerState) -> Case:
        send = row.send
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
            template=Told(self.templates.get(send.message, "")),
            rule=send.rule,
            exited_by=self.exits.get(send.run_id or 0, ""),
            was_held=row.reason == HELD,
        )

    def _stays(self, row: Waiting, verdict: Verdict, now: datetime) -> bool:
        """Note what does not leave now; True when something that we wanted to say is withheld for good."""
        if verdict.outcome is Outcome.DEFER and verdict.until:
            self._defer(row, verdict, verdict.until, now)
        elif verdict.outcome is Outcome.WITHHOLD:
            self._keep_back(row, verdict.blockers, now)
            return row.send.proactive and row.send.order_id is not None
        return False

    def _defer(self, row: Waiting, verdict: Verdict, until: datetime, now: datetime) -> None:
        row.not_before_at = max(until, now + timedelta(microseconds=1))
        if row.reason != verdict.reason:  # said once, not at every look
            row.held += (verdict.reason,)
            send = row.send
            kept = Kept(now, send.message, verdict.blockers, send.order_id, send.subject, until, send.causes)
            self.kept.append(kept)
        row.reason = verdict.reason

    def _leave(self, may_leave: list[Judged], state: CustomerState, now: datetime) -> None:
        """The first leaves, and with it those that fit in."""
        form = may_leave[0][1].form
        taken = _joined(may_leave) if len(may_leave) > 1 else [may_leave[0][0]]
        for row in taken:
            send = row.send
            self.waiting.remove(row)
            promised = self.promises.told(row, state, now)
            joined = taken[0].send.message if row is not taken[0] else ""
            left = Left(
                now, send.message, send.order_id, send.subject, send, form, row.created_at, row.held, promised, joined
            )
            self.left.append(left)
            if send.proactive or send.message in TELLING_REPLIES:
                counts = send.proactive and not MESSAGES[send.message].responds
                self._recent.append(Sent(now, send.lane is Lane.URGENT, send.message, send.order_id, counts))

    def _keep_back(self, row: Waiting, blockers: tuple[str, ...], now: datetime) -> None:
        self.waiting.remove(row)
        send = row.send
        self.kept.append(Kept(now, send.message, blockers, send.order_id, send.subject, causes=send.causes))


def _meaning(row: Waiting) -> tuple[str, int | None, str]:
    return row.send.message, row.send.order_id, row.send.subject


def _joined(may_leave: list[Judged]) -> list[Waiting]:
    """The first, and every other that can be said in the same text: both proactive, inside the window, few buttons."""
    first, verdict = may_leave[0]
    taken, buttons = [first], _buttons(first)
    for row, other in may_leave[1:]:
        alike = verdict.form == other.form == FREE_FORM and first.send.proactive and row.send.proactive
        if not alike or not (_is_plain(first) and _is_plain(row)) or any(_covers(each, row) for each in taken):
            continue
        united = _united(buttons, _buttons(row))
        if united is not None:
            taken, buttons = [*taken, row], united
    return taken


def _is_plain(row: Waiting) -> bool:
    return not MESSAGES[row.send.message].rows


def _covers(one: Waiting, other: Waiting) -> bool:
    return one.send.order_id == other.send.order_id and covers(MESSAGES[one.send.message], MESSAGES[other.send.message])


def _buttons(row: Waiting) -> dict[str, tuple[int | None, str]]:
    """What each choice would act on."""
    return {name: (row.send.order_id, row.send.subject) for name in MESSAGES[row.send.message].buttons}


def _united(
    some: dict[str, tuple[int | None, str]], more: dict[str, tuple[int | None, str]]
) -> dict[str, tuple[int | None, str]] | None:
    """All buttons once; None when they are too many, or one choice would act on two things."""
    for name, about in more.items():
        if some.get(name, about) != about and name not in SAME_WHATEVER_THE_ORDER:
            return None
    united = more | some
    return united if len(united) <= MOST_BUTTONS else None
