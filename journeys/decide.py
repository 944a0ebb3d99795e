"""Deciding: what follows from a customer's events. Pure: state, events and time in, a Decision out.

All consequences of every kind of event are in `CONSEQUENCES`, at the end. What a customer writes is answered by
the conversation that is passed in.
"""

from collections.abc import Callable, Sequence
from datetime import datetime

import msgspec

from journeys import order as orders
from journeys import shipment as shipments
from journeys.answer import leading_parcel
from journeys.brand import Brand
from journeys.decision import Ask, Decision, NdrClosed, NdrOpened, Recorded, Send, SetTimer, Task, Withheld
from journeys.events import (
    CommandResult,
    Correction,
    Event,
    Fulfilment,
    IdentityChange,
    MessageIn,
    OrderFacts,
    Preference,
    Scan,
    TimerDue,
    awb_key,
    order_number_key,
)
from journeys.messages import MESSAGES, promise_of, why_stale
from journeys.state import Conversation, CustomerState, LegState, Order, Shipment
from journeys.status import Leg, NdrReason, Status

Converse = Callable[["Turn", Sequence[Event]], None]

SETTLE = "ndr_settle"
NEXT_UPDATE = "next_update"


Meant = tuple[str, Event, int | None, int | None, str]  # message, cause, order, parcel, subject


class Turn:
    """One pass over one customer: the state so far and what has been decided. Lives for one `decide` call."""

    def __init__(self, state: CustomerState, now: datetime, brand: Brand, new_id: Callable[[], int]) -> None:
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
            self._close_order_with_parcels(self.state.orders[parcel.order_id])
        return parcel

    def put_order(self, order: Order) -> Order:
        self.state.orders[order.id] = order
        return order

    def change_conversation(self, **changes: object) -> None:
        self.state.conversation = msgspec.structs.replace(self.state.conversation, **changes)

    def _close_order_with_parcels(self, order: Order) -> None:
        parcels = self.state.shipments_of(order.id)
        ended = bool(parcels) and all(shipments.is_closed(p) for p in parcels)
        closed_at = max((p.closed_at for p in parcels if p.closed_at), default=None) if ended else order.cancelled_at
        if closed_at != order.closed_at:
            self.put_order(msgspec.structs.replace(order, closed_at=closed_at))

    # -- consequences --------------------------------------------------------------------------------------

    def tell(self, message: str, event: Event, *, order_id: int | None, parcel_id: int | None, subject: str) -> None:
        """Mean to send a message; whether it is still true is judged when all events have been read."""
        self._awaiting_judgement.append((message, event, order_id, parcel_id, subject))

    def reply(
        self,
        message: str,
        event: Event,
        *,
        order_id: int | None = None,
        subject: str = "",
        args: dict[str, object] | None = None,
    ) -> None:
        """Answer the customer: one reply per message of hers, whatever else is due."""
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
                rule_version=MESSAGES[message].version,
                reply_to=self.state.conversation.last_wamid,
            )
        )

    def ask(self, ask: Ask) -> None:
        self.out.asks.append(ask)

    def set_timer(self, name: str, subject: str, due_at: datetime, **body: object) -> None:
        self.out.timers.append(SetTimer(name, subject, due_at, dict(body)))

    def cancel_timer(self, name: str, subject: str) -> None:
        self.out.cancelled_timers.append((name, subject))

    def open_task(self, reason: str, *, order_id: int | None = None, note: str = "") -> None:
        self.out.tasks.append(Task(reason, note, order_id))

    def withhold(self, message: str, event: Event, reason: str, *, order_id: int | None, dedupe_key: str) -> None:
        self.out.withheld.append(Withheld(message, (reason,), (event.key,), dedupe_key, order_id))

    # -- what is due when all events have been read --------------------------------------------------------

    def settle_messages(self) -> None:
        """Queue what is still true and was not said before; note why the rest was not."""
        for message, event, order_id, parcel_id, subject in sorted(self._awaiting_judgement, key=_is_generic):
            self._settle(message, event, order_id, parcel_id, subject)

    def _settle(self, name: str, event: Event, order_id: int | None, parcel_id: int | None, subject: str) -> None:
        order = self.state.orders.get(order_id) if order_id else None
        parcel = self.state.shipments.get(parcel_id) if parcel_id else None
        message = MESSAGES[name]
        dedupe_key = f"{name}:{order_id}:{subject}"
        said = (order.told if order else ()) + (parcel.told if parcel else ())
        if f"{name}:{subject}" in said:
            return self.withhold(name, event, "duplicate", order_id=order_id, dedupe_key=dedupe_key)
        old = self.now - self._cause_at(name, event) > message.fresh_for
        if reason := ("stale" if old else why_stale(message, order, parcel, subject)):
            return self.withhold(name, event, reason, order_id=order_id, dedupe_key=dedupe_key)
        if order is None:
            return self.withhold(name, event, "no_order", order_id=None, dedupe_key=dedupe_key)
        if name in GENERIC and order.last_told_at == self.now:
            return self.withhold(name, event, "covered_by_other", order_id=order_id, dedupe_key=dedupe_key)
        self._queue(name, event, order, parcel, subject, dedupe_key)
        return None

    def _cause_at(self, name: str, event: Event) -> datetime:
        """When the fact behind a message happened. That there is no news is true now, however late the timer."""
        return self.now if name in GENERIC else event.occurred_at

    def _queue(
        self, name: str, event: Event, order: Order, parcel: Shipment | None, subject: str, dedupe_key: str
    ) -> None:
        mark = f"{name}:{subject}"
        promised = promise_of(order, self.state.shipments_of(order.id), self.now, self.brand)
        self.put_order(
            msgspec.structs.replace(order, told=(*order.told, mark), last_told_at=self.now, promised_by_at=promised)
        )
        if parcel:
            self.state.shipments[parcel.id] = msgspec.structs.replace(parcel, told=(*parcel.told, mark))
        self.out.sends.append(
            Send(
                name,
                dedupe_key,
                MESSAGES[name].lane,
                proactive=MESSAGES[name].proactive,
                causes=(event.key,),
                cause_at=self._cause_at(name, event),
                order_id=order.id,
                shipment_id=parcel.id if parcel else None,
                subject=subject,
                rule_version=MESSAGES[name].version,
            )
        )
        self._promise(order.id, promised)

    def _promise(self, order_id: int, promised: datetime | None) -> None:
        """Speak again before the promised moment has passed, unless something else was said meanwhile."""
        if promised:
            self.set_timer(NEXT_UPDATE, str(order_id), promised, promised=promised.isoformat())
        else:
            self.cancel_timer(NEXT_UPDATE, str(order_id))


# Messages without news of their own: anything else that is said at the same time covers them.
GENERIC = frozenset({"no_news"})


def _is_generic(meant: Meant) -> bool:
    return meant[0] in GENERIC


def decide(
    state: CustomerState,
    events: Sequence[Event],
    now: datetime,
    brand: Brand,
    new_id: Callable[[], int],
    converse: Converse,
) -> Decision:
    """Everything that follows from `events` (one customer's, in any order) at `now`."""
    turn = Turn(state, now, brand, new_id)
    for event in sorted(events, key=lambda e: (e.occurred_at, e.received_at)):
        CONSEQUENCES.get(event.kind, _consequence_of_family(event))(turn, event)
    messages = [event for event in events if isinstance(event.body, MessageIn)]
    if messages:
        converse(turn, messages)
    turn.settle_messages()
    return turn.out


# -- orders ------------------------------------------------------------------------------------------------


def _on_order(turn: Turn, event: Event) -> None:
    body = event.body
    known = _order_of(turn, event)
    if not isinstance(body, OrderFacts) or (known is None and not body.whole):
        return turn.record(event, order_id=known.id if known else None)
    late = known is not None and body.version_at < known.version_at
    order = turn.put_order(orders.apply_order(known, event, turn.state.customer.id, turn.new_id))
    turn.record(event, order_id=order.id, late=late)
    _greet_by_name(turn, order)
    _announce_parcels(turn, event, order)
    if order.status == "open" and (known is None or known.status == "pending_payment"):
        turn.tell("order_confirmed", event, order_id=order.id, parcel_id=_leading(turn, order), subject="")
    if order.status == "cancelled":
        turn.cancel_timer(NEXT_UPDATE, str(order.id))
    return None


def _on_fulfilment(turn: Turn, event: Event) -> None:
    order = _order_of(turn, event)
    turn.record(event, order_id=order.id if order else None)
    if order:
        _announce_parcels(turn, event, order)


def _order_of(turn: Turn, event: Event) -> Order | None:
    body = event.body
    if not isinstance(body, OrderFacts | Fulfilment):
        return None
    wanted = (body.account, body.shop_order_id)
    return next((o for o in turn.state.orders.values() if (o.account, o.shop_order_id) == wanted), None)


def _leading(turn: Turn, order: Order) -> int | None:
    parcel = leading_parcel(turn.state.shipments_of(order.id))
    return parcel.id if parcel else None


def _greet_by_name(turn: Turn, order: Order) -> None:
    customer = turn.state.customer
    if not customer.name and order.customer_name:
        turn.state.customer = msgspec.structs.replace(customer, name=order.customer_name)


def _announce_parcels(turn: Turn, event: Event, order: Order) -> None:
    """Join the parcels to the order. One that was an orphan brings its state, and what is due, with it."""
    for named in orders.parcels_named_by(event):
        known = turn.parcel(named.awb)
        if known is None:
            known = Shipment(turn.new_id(), turn.state.customer.id, awb_key(named.awb), event.received_at)
        was_orphan = known.order_id is None and known.status_at is not None
        parcel = turn.put_parcel(orders.announced(known, named, order.id))
        if was_orphan:
            _tell_of_joined(turn, event, parcel)
    for orphan in [s for s in turn.state.shipments.values() if s.order_id is None and s.order_ref == order.number_key]:
        _tell_of_joined(turn, event, turn.put_parcel(msgspec.structs.replace(orphan, order_id=order.id)))


def _tell_of_joined(turn: Turn, event: Event, parcel: Shipment) -> None:
    """What is due for a parcel that had no order until now; a failed attempt gets its settle window anew."""
    _tell_of_status(turn, event, parcel)
    if parcel.ndr:
        due_at = max(turn.now, parcel.ndr.received_at + turn.brand.settle_window)
        turn.set_timer(SETTLE, str(parcel.id), due_at, ndr=parcel.ndr.id, cause=event.key)


# -- parcels -----------------------------------------------------------------------------------------------


def _on_scan(turn: Turn, event: Event) -> None:
    scan = event.body
    assert isinstance(scan, Scan)
    if not scan.awb:
        return _on_scan_by_shop(turn, event, scan)
    known = turn.parcel(scan.awb) or Shipment(
        turn.new_id(), turn.state.customer.id, awb_key(scan.awb), event.received_at, order_id=_order_named(turn, scan)
    )
    if not known.account:
        known = msgspec.structs.replace(known, account=event.source, order_ref=order_number_key(scan.order_number))
    return _follow_scan(turn, event, known)


def _on_scan_by_shop(turn: Turn, event: Event, scan: Scan) -> None:
    """A shop relays a scan without the AWB: its own fulfilment id leads to the parcel, if it announced one."""
    parcels = turn.state.shipments.values()
    known = next((p for p in parcels if scan.fulfilment_id and p.fulfilment_id == scan.fulfilment_id), None)
    if known is None:
        return _on_anything(turn, event)
    return _follow_scan(turn, event, known)


def _follow_scan(turn: Turn, event: Event, known: Shipment) -> None:
    parcel, change = shipments.apply_scan(known, event, turn.new_id)
    turn.put_parcel(parcel)
    turn.record(event, order_id=parcel.order_id, shipment_id=parcel.id, late=change.late)
    _keep_ndr(turn, event, parcel, change)
    if change.moved and (change.after is not change.before or change.after is Status.OUT_FOR_DELIVERY):
        _tell_of_status(turn, event, parcel)
    if change.new_ndr:
        due_at = event.received_at + turn.brand.settle_window
        turn.set_timer(SETTLE, str(parcel.id), due_at, ndr=change.new_ndr.id, cause=event.key)


def _on_correction(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, Correction)
    known = turn.parcel(body.awb)
    if known is None:
        return turn.record(event)
    parcel, change = shipments.correct(known, body.leg, body.status, event.occurred_at)
    turn.put_parcel(parcel)
    turn.record(event, order_id=parcel.order_id, shipment_id=parcel.id)
    if change.closed_ndr:
        turn.out.ndrs_closed.append(NdrClosed(change.closed_ndr.id, event.received_at, "corrected"))
    return _tell_of_status(turn, event, parcel) if change.after is not change.before else None


def _order_named(turn: Turn, scan: Scan) -> int | None:
    """The order a courier names for its parcel, when this customer has exactly that one."""
    wanted = order_number_key(scan.order_number)
    return next((o.id for o in turn.state.orders.values() if wanted and o.number_key == wanted), None)


def _keep_ndr(turn: Turn, event: Event, parcel: Shipment, change: shipments.Change) -> None:
    if change.closed_ndr:
        closed_as = "corrected" if change.corrected else "moved_on"
        turn.out.ndrs_closed.append(NdrClosed(change.closed_ndr.id, event.occurred_at, closed_as))
        turn.cancel_timer(SETTLE, str(parcel.id))
    if change.new_ndr:
        turn.out.ndrs_opened.append(NdrOpened(change.new_ndr, event, parcel.id, parcel.order_id))
    if change.late_ndr:
        turn.out.ndrs_opened.append(NdrOpened(change.late_ndr, event, parcel.id, parcel.order_id, "moved_on"))
        turn.withhold(
            "attempt_failed",
            event,
            "moved_on",
            order_id=parcel.order_id,
            dedupe_key=f"attempt_failed:{parcel.order_id}:{change.late_ndr.id}",
        )


# What is said when a parcel reaches a status. A failed attempt waits for its settle window instead.
MESSAGE_OF_STATUS: dict[Status, str] = {
    Status.PICKED_UP: "shipped",
    Status.IN_TRANSIT: "shipped",
    Status.AT_DESTINATION_HUB: "shipped",
    Status.OUT_FOR_DELIVERY: "out_for_delivery",
    Status.DELIVERED: "delivered",
}

# On the other legs the parcel goes back to the seller.
TO_THE_CUSTOMER = frozenset({Leg.FORWARD, Leg.EXCHANGE})


def _tell_of_status(turn: Turn, event: Event, parcel: Shipment) -> None:
    message = MESSAGE_OF_STATUS.get(parcel.status)
    if message is None or parcel.leg not in TO_THE_CUSTOMER or (parcel.ndr and message == "shipped"):
        return
    turn.tell(message, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=_subject(turn, event, parcel))


def _subject(turn: Turn, event: Event, parcel: Shipment) -> str:
    """What makes a message about a status another one: a day out for delivery, and a correction of what was told."""
    corrected_at = parcel.legs.get(parcel.leg.value, LegState()).corrected_at
    parts = [str(parcel.id)] + ([f"{corrected_at:%Y%m%dT%H%M%S}"] if corrected_at else [])
    if parcel.status is Status.OUT_FOR_DELIVERY:
        parts.append(f"{turn.brand.local(parcel.status_at or event.occurred_at).date()}")
    return ":".join(parts)


# -- timers ------------------------------------------------------------------------------------------------


def _on_timer(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, TimerDue)
    turn.record(event)
    if body.name == SETTLE:
        _settle_window_over(turn, event, int(body.subject))
    elif body.name == NEXT_UPDATE:
        _next_update_due(turn, event, int(body.subject))


MESSAGE_OF_REASON: dict[NdrReason, str] = {
    NdrReason.NOT_ATTEMPTED: "attempt_not_made",
    NdrReason.REFUSED: "attempt_refused",
}


def _settle_window_over(turn: Turn, event: Event, parcel_id: int) -> None:
    """The failed attempt has had its settle window: if it still stands, say the first word."""
    parcel = turn.state.shipments.get(parcel_id)
    if parcel is None or parcel.ndr is None:
        return
    message = MESSAGE_OF_REASON.get(parcel.ndr.reason, "attempt_failed" if parcel.ndr.attempted else "attempt_not_made")
    if parcel.ndr.reason is NdrReason.REFUSED_OTP_VERIFIED:
        key = f"{message}:{parcel.order_id}:{parcel.ndr.id}"
        turn.withhold(message, event, "refused_otp_verified", order_id=parcel.order_id, dedupe_key=key)
        return
    if message == "attempt_not_made":
        turn.open_task("courier_did_not_come", order_id=parcel.order_id, note=f"AWB {parcel.awb}")
    turn.tell(message, event, order_id=parcel.order_id, parcel_id=parcel.id, subject=str(parcel.ndr.id))


def _next_update_due(turn: Turn, event: Event, order_id: int) -> None:
    """The promised moment is near and nothing else was said: speak, with what is true now."""
    order = turn.state.orders.get(order_id)
    body = event.body
    assert isinstance(body, TimerDue)
    if order is None or order.closed_at or order.promised_by_at is None or order.promised_by_at > body.due_at:
        return
    turn.tell("no_news", event, order_id=order_id, parcel_id=_leading(turn, order), subject=body.due_at.isoformat())


# -- messages, identities, commands ------------------------------------------------------------------------


def _on_message(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, MessageIn)
    turn.record(event)
    conversation: Conversation = turn.state.conversation
    if conversation.last_inbound_at is None or event.occurred_at >= conversation.last_inbound_at:
        turn.change_conversation(last_inbound_at=event.occurred_at, last_wamid=body.wamid, number_id=body.number_id)
    customer = turn.state.customer
    name = customer.name or body.profile_name
    turn.state.customer = msgspec.structs.replace(customer, name=name, unreachable_at=None)
    if body.media:
        turn.out.media_wanted.append((body.media.media_id, body.wamid, body.media.mime_type))


def _on_preference(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, Preference)
    turn.record(event)
    said = "no" if event.kind == "customer.marketing_stopped" else "yes"
    turn.state.customer = msgspec.structs.replace(turn.state.customer, marketing=said)


def _on_identity_change(turn: Turn, event: Event) -> None:
    assert isinstance(event.body, IdentityChange)
    turn.record(event)
    turn.out.moved_identities.append(event.body)


def _on_command_result(turn: Turn, event: Event) -> None:
    body = event.body
    assert isinstance(body, CommandResult)
    parcel_id, order_id = body.data.get("shipment_id"), body.data.get("order_id")
    turn.record(event, order_id=order_id, shipment_id=parcel_id)
    parcel = turn.state.shipments.get(parcel_id) if parcel_id else None
    if body.command != "courier.request_reattempt":
        if body.state in {"refused", "failed"}:
            turn.open_task(f"{body.command}_{body.state}", order_id=order_id, note=body.reason)
        return
    if parcel and parcel.ndr:
        asked = "refused" if body.state == "failed" else body.state
        turn.put_parcel(msgspec.structs.replace(parcel, ndr=msgspec.structs.replace(parcel.ndr, asked=asked)))
    if body.state in {"accepted", "confirmed"}:
        turn.reply("reattempt_accepted", event, order_id=order_id)
    else:
        turn.reply("reattempt_refused", event, order_id=order_id)
        turn.open_task("reattempt_refused", order_id=order_id, note=body.reason)


def _on_anything(turn: Turn, event: Event) -> None:
    """Worth keeping on the timeline, with no consequence of its own."""
    named = {key.value for key in event.keys if key.kind == "order_number"}
    order_id = next((order.id for order in turn.state.orders.values() if order.number_key in named), None)
    turn.record(event, order_id=order_id)


def _consequence_of_family(event: Event) -> Callable[[Turn, Event], None]:
    return CONSEQUENCES_OF_FAMILY.get(event.kind.partition(".")[0], _on_anything)


CONSEQUENCES: dict[str, Callable[[Turn, Event], None]] = {
    "order.fulfilled": _on_fulfilment,
    "order.unfulfilled": _on_fulfilment,
    "shipment.corrected": _on_correction,
    "message.received": _on_message,
    "customer.number_changed": _on_identity_change,
    "customer.user_id_changed": _on_identity_change,
    "customer.identity_changed": _on_anything,
    "customer.marketing_stopped": _on_preference,
    "customer.marketing_resumed": _on_preference,
    "timer.due": _on_timer,
}

CONSEQUENCES_OF_FAMILY: dict[str, Callable[[Turn, Event], None]] = {
    "order": _on_order,
    "shipment": _on_scan,
    "command": _on_command_result,
}
