"""One pass over one customer: the state so far, and everything decided about it. No I/O."""

from collections.abc import Callable
from datetime import datetime

import msgspec

from journeys import shipment as shipments
from journeys import support
from journeys.answer import answer, leading_parcel
from journeys.brand import Brand
from journeys.catalogue import NO_JOURNEYS, Catalogue
from journeys.decision import Alert, Ask, Decision, Recorded, Send, SetTimer, Withheld
from journeys.engine import Happening, Rule
from journeys.events import Event, Fulfilment, OrderFacts, Signal, awb_key
from journeys.expected import end_of
from journeys.messages import MESSAGES, why_stale
from journeys.packet import packet_of
from journeys.returns import has_running
from journeys.state import CustomerState, Order, Shipment

SOURCE = "harkara"  # of events that we found out ourselves


class Meant(msgspec.Struct, frozen=True):
    """A message that is due, until it is known whether it is still true."""

    message: str
    event: Event
    order_id: int | None
    parcel_id: int | None
    subject: str
    rule: Rule
    args: dict[str, object] = {}


class Turn:
    """One pass over one customer: the state so far and what has been decided. Lives for one `decide` call."""

    def __init__(
        self,
        state: CustomerState,
        now: datetime,
        brand: Brand,
        new_id: Callable[[], int],
        catalogue: Catalogue = NO_JOURNEYS,
    ) -> None:
        self.catalogue = catalogue
        self.happenings: list[Happening] = []
        self.touched: set[int] = set()  # orders that something happened to
        self.state = state
        self.now = now
        self.brand = brand
        self.new_id = new_id
        self.out = Decision(state)
        self._awaiting_judgement: list[Meant] = []

    # -- facts ---------------------------------------------------------------------------------------------

    def record(
        self, event: Event, *, order_id: int | None = None, shipment_id: int | None = None, late: bool = False
    ) -> None:
        """Put the event on the timeline."""
        self.out.recorded.append(Recorded(event, order_id, shipment_id, late))

    def parcel(self, awb: str) -> Shipment | None:
        wanted = awb_key(awb)
        return next((s for s in self.state.shipments.values() if s.awb == wanted), None)

    def put_parcel(self, parcel: Shipment) -> Shipment:
        self.state.shipments[parcel.id] = parcel
        if parcel.order_id in self.state.orders:
            self.touched.add(parcel.order_id)
            self._close_order_with_parcels(self.state.orders[parcel.order_id])
        return parcel

    def put_order(self, order: Order) -> Order:
        self.state.orders[order.id] = order
        self.touched.add(order.id)
        return order

    def put_returns(self, order: Order) -> Order:
        """Keep an order whose returns moved: while one is under way it is not closed."""
        self._close_order_with_parcels(self.put_order(order))
        return self.state.orders[order.id]

    def leading_parcel_of(self, order: Order | None) -> Shipment | None:
        return leading_parcel(self.state.shipments_of(order.id)) if order else None

    def change_conversation(self, **changes: object) -> None:
        self.state.conversation = msgspec.structs.replace(self.state.conversation, **changes)

    def _close_order_with_parcels(self, order: Order) -> None:
        parcels = self.state.shipments_of(order.id)
        ended = bool(parcels) and all(shipments.is_closed(p) for p in parcels) and not has_running(order)
        ends = [*(p.closed_at for p in parcels if p.closed_at), *(each.state_at for each in order.returns)]
        closed_at = max(ends, default=None) if ended else order.cancelled_at
        if closed_at != order.closed_at:
            self.put_order(msgspec.structs.replace(order, closed_at=closed_at))

    # -- journeys ------------------------------------------------------------------------------------------

    def happened(
        self,
        kind: str,
        event: Event,
        *,
        order_id: int | None,
        parcel_id: int | None = None,
        subject: str = "",
        **args: object,
    ) -> None:
        """Tell the journeys of something (`journeys.vocabulary`); they react when the event has been read."""
        self.happenings.append(Happening(kind, event, order_id, parcel_id, subject, args))

    def raise_signal(self, signal: Signal, *, once: bool = True) -> None:
        """Friction was seen: keep it with its evidence, and tell the journeys. The same one is raised once.

        `once=False` is for signals whose subject is a moment, which passes by itself: it may come back, when a message
        that had promised a later one is withheld.
        """
        order = self.state.orders.get(signal.order_id or 0)
        mark = f"{signal.name}:{signal.subject}"
        if order is None or mark in order.signals:
            return
        if once:
            self.put_order(msgspec.structs.replace(order, signals=(*order.signals, mark)))
        kind, key = f"signal.{signal.name}", f"signal:{signal.name}:{order.id}:{signal.subject}"
        key += "" if once else f"@{self.now.isoformat()}"
        event = Event(kind, key, self.now, self.now, SOURCE, signal)
        self.record(event, order_id=order.id, shipment_id=signal.parcel_id)
        self.happened(kind, event, order_id=order.id, parcel_id=signal.parcel_id, subject=signal.subject)

    def has_begun(self, journey: str, subject: str, order_id: int | None) -> bool:
        """Whether the journey has run, or is running, for this subject."""
        order = self.state.orders.get(order_id or 0)
        began = order.began if order else self.state.customer.began
        return f"{journey}:{subject}" in began

    def note_begun(self, journey: str, subject: str, order_id: int | None) -> None:
        mark = f"{journey}:{subject}"
        order = self.state.orders.get(order_id or 0)
        if order:
            self.put_order(msgspec.structs.replace(order, began=(*order.began, mark)))
        else:
            customer = self.state.customer
            began = (*customer.began, mark)
            self.state.customer = msgspec.structs.replace(customer, began=began)

    def mark(self, order: Order, mark: str) -> None:
        """Remember what she answered."""
        if mark not in order.marks:
            self.put_order(msgspec.structs.replace(order, marks=(*order.marks, mark)))

    # -- consequences --------------------------------------------------------------------------------------

    def tell(
        self,
        message: str,
        event: Event,
        *,
        order_id: int | None,
        parcel_id: int | None,
        subject: str,
        args: dict[str, object] | None = None,
        rule: Rule | None = None,
    ) -> None:
        """Mean to send a message; whether it is still true is judged when all events have been read."""
        rule = rule or Rule(message, MESSAGES[message].version)
        self._awaiting_judgement.append(Meant(message, event, order_id, parcel_id, subject, rule, args or {}))

    def reply(
        self,
        message: str,
        event: Event,
        *,
        order_id: int | None = None,
        subject: str = "",
        args: dict[str, object] | None = None,
        rule: Rule | None = None,
    ) -> None:
        """Answer the customer: one reply per message of hers, whatever else is due."""
        rule = rule or Rule(message, MESSAGES[message].version)
        self.out.sends.append(
            Send(
                message,
                f"{message}:{event.key}",
                MESSAGES[message].lane,
                proactive=False,
                causes=(event.key,),
                cause_at=event.received_at,
                order_id=order_id,
                subject=subject,
                args=args or {},
                rule=rule.name,
                rule_version=rule.version,
                run_id=rule.run_id,
                reply_to=self.state.conversation.last_wamid,
            )
        )

    def ask(self, ask: Ask) -> None:
        self.out.asks.append(ask)

    def set_timer(self, name: str, subject: str, due_at: datetime, **body: object) -> None:
        self.out.timers.append(SetTimer(name, subject, due_at, dict(body)))

    def cancel_timer(self, name: str, subject: str) -> None:
        """Take a timer back, also one that was set a moment ago."""
        self.out.timers = [each for each in self.out.timers if (each.name, each.subject) != (name, subject)]
        self.out.cancelled_timers.append((name, subject))

    def open_task(
        self, reason: str, *, order_id: int | None = None, note: str = "", packet: dict[str, object] | None = None
    ) -> None:
        """Work for a person; `packet` is what she need not ask again."""
        task = support.task(reason, self.now, self.brand, order_id=order_id, note=note)
        self.out.tasks.append(msgspec.structs.replace(task, packet=packet or {}))

    def alert(self, reason: str, group_key: str, event: Event, *, order_id: int | None) -> None:
        """Tell operations; alerts of one reason and group are counted as one."""
        self.out.alerts.append(Alert(reason, group_key, {"cause": event.key}, order_id))

    def hand_over(self, reason: str, *, order_id: int | None) -> None:
        """Give the chat to a person, who sees why, and all that is known."""
        packet = packet_of(self.state, reason, self.state.orders.get(order_id or 0), self.now, self.brand)
        self.change_conversation(awaiting="", handoff_at=self.now, handoff_reason=reason)
        self.open_task(f"handoff_{reason}", order_id=order_id, packet=packet)

    def withhold(
        self,
        message: str,
        event: Event,
        reason: str,
        *,
        order_id: int | None,
        dedupe_key: str,
        rule: Rule | None = None,
    ) -> None:
        rule = rule or Rule(message, MESSAGES[message].version)
        causes = (event.key,)
        self.out.withheld.append(
            Withheld(
                message,
                (reason,),
                causes,
                dedupe_key,
                order_id,
                rule=rule.name,
                rule_version=rule.version,
                run_id=rule.run_id,
            )
        )

    # -- what is due when all events have been read --------------------------------------------------------

    def settle_messages(self) -> None:
        """Queue what is still true and was not said before; note why the rest was not."""
        for meant in sorted(self._awaiting_judgement, key=_is_generic):
            self._settle(meant)

    def _settle(self, meant: Meant) -> None:
        order = self.state.orders.get(meant.order_id) if meant.order_id else None
        parcel = self.state.shipments.get(meant.parcel_id or 0) or self.leading_parcel_of(order)
        reason = self._why_not(meant, order, parcel)
        if not reason and order is None and meant.parcel_id:
            reason = "no_order"
        if reason:
            key = _dedupe_key(meant)
            self.withhold(meant.message, meant.event, reason, order_id=meant.order_id, dedupe_key=key, rule=meant.rule)
        else:
            self._queue(meant, order, parcel)

    def _why_not(self, meant: Meant, order: Order | None, parcel: Shipment | None) -> str:
        """The typed reason for which a message is not even queued, or ""."""
        message = MESSAGES[meant.message]
        said = (order.told if order else ()) + (parcel.told if parcel else ())
        if _mark(meant) in said:
            return "duplicate"
        if self.now - self._cause_at(meant) > message.fresh_for:
            return "stale"
        if reason := why_stale(message, order, parcel, meant.subject):
            return reason
        is_covered = _is_generic(meant) and order is not None and order.last_told_at == self.now
        return "covered_by_other" if is_covered else ""

    def _cause_at(self, meant: Meant) -> datetime:
        """When the fact behind a message happened. That there is no news is true now, however late the timer; what an
        order brings to light of its parcel happened when the parcel got there."""
        at = meant.event.occurred_at
        if meant.message in GENERIC:
            return self.now
        parcel = self.state.shipments.get(meant.parcel_id or 0)
        is_told_by_order = isinstance(meant.event.body, OrderFacts | Fulfilment)
        return max(at, parcel.status_at) if parcel and parcel.status_at and is_told_by_order else at

    def _queue(self, meant: Meant, order: Order | None, parcel: Shipment | None) -> None:
        if order:
            story = answer(order, self.state.shipments_of(order.id), self.now, self.brand)
            self.put_order(
                msgspec.structs.replace(
                    order,
                    told=(*order.told, _mark(meant)),
                    last_told_at=self.now,
                    promised_by_at=story.next_update_by_at,
                    expected_by_at=order.expected_by_at or end_of(story.expected, self.brand),
                )
            )
        if parcel:
            self.state.shipments[parcel.id] = msgspec.structs.replace(parcel, told=(*parcel.told, _mark(meant)))
        message = MESSAGES[meant.message]
        self.out.sends.append(
            Send(
                message.name,
                _dedupe_key(meant),
                message.lane,
                proactive=message.proactive,
                causes=(meant.event.key,),
                cause_at=self._cause_at(meant),
                order_id=order.id if order else None,
                shipment_id=parcel.id if parcel else None,
                subject=meant.subject,
                args=meant.args,
                rule=meant.rule.name,
                rule_version=meant.rule.version,
                run_id=meant.rule.run_id,
            )
        )


# Messages without news of their own: anything else that is said at the same time covers them.
GENERIC = frozenset({"no_news"})


def _is_generic(meant: Meant) -> bool:
    return meant.message in GENERIC


def _mark(meant: Meant) -> str:
    """How a message that was said is remembered with its order and parcel; a journey may say it again."""
    again = f":{meant.rule.again}" if meant.rule.again > 1 else ""
    return f"{meant.message}:{meant.subject}{again}"


def _dedupe_key(meant: Meant) -> str:
    again = f":{meant.rule.again}" if meant.rule.again > 1 else ""
    about = meant.order_id or f"customer {meant.rule.run_id}"
    return f"{meant.message}:{about}:{meant.subject}{again}"
