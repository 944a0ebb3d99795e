"""What a journey may have done: one builder each, in one table. Pure: a builder says what to ask of whom.

A builder gets the errand and returns the Ask for a vendor, whose answer the run waits for; or it notes something
in the turn (a task, an alert, a mark on the order), returns None, and the run goes on at once. It raises
CommandRefused when it cannot be asked at all; the run then takes `on_failure`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from journeys.decision import Ask
from journeys.errors import CommandRefused
from journeys.events import Event
from journeys.state import Order, Run, Shipment

if TYPE_CHECKING:
    from journeys.turn import Turn


class Errand(msgspec.Struct, frozen=True):
    """A run that wants something done, and the event that brought it there. `again` counts its visits of the step."""

    turn: Turn
    run: Run
    event: Event
    order: Order | None
    parcel: Shipment | None
    again: int = 1

    def key(self, command: str) -> str:
        """One effect per run, step visit and command."""
        return f"{command}:{self.run.id}:{self.again}"


Builder = Callable[[Errand], Ask | None]


def request_reattempt(errand: Errand) -> Ask:
    """Ask the courier to come again for the attempt that stands open."""
    parcel = _in_attempt(errand)
    assert parcel.ndr
    asked = msgspec.structs.replace(parcel.ndr, asked="asked")
    errand.turn.put_parcel(msgspec.structs.replace(parcel, ndr=asked))
    return reattempt_of(parcel, errand.order, f"reattempt:{parcel.id}:{parcel.ndr.id}", errand.event)


def reattempt_of(parcel: Shipment, order: Order | None, dedupe_key: str, event: Event) -> Ask:
    """The ask itself. Wherever it comes from, one attempt is asked to be repeated once."""
    address = order.address if order else None
    return Ask(
        "courier.request_reattempt",
        parcel.account,
        dedupe_key,
        {
            "awb": parcel.awb,
            "phone": order.phone if order else "",
            "address": " ".join(filter(None, (address.line1, address.line2))) if address else "",
            "landmark": address.landmark if address else "",
            "pincode": order.pincode if order else "",
        },
        (event.key,),
        order_id=parcel.order_id,
        shipment_id=parcel.id,
    )


def request_rto(errand: Errand) -> Ask:
    """Tell the courier to bring the parcel back."""
    parcel = _parcel(errand)
    return _ask_courier(errand, "courier.request_rto", parcel, {"awb": parcel.awb})


def escalate(errand: Errand) -> Ask:
    """Put the parcel to the courier as a case, with its history and what we ask for (A-22c)."""
    return _case(errand, "courier.escalate")


def dispute_attempt(errand: Errand) -> Ask:
    """Tell the courier that nobody came, with the evidence (A-41)."""
    return _case(errand, "courier.dispute_attempt")


def dispute_delivery(errand: Errand) -> Ask:
    """Tell the courier that a parcel it closed as delivered was not received (A-49)."""
    return _case(errand, "courier.dispute_delivery")


def _case(errand: Errand, command: str) -> Ask:
    parcel = _parcel(errand)
    history = [f"{seen.at.isoformat()} {seen.facility}" for seen in parcel.trail[-10:]]
    facts: dict[str, object] = {
        "awb": parcel.awb,
        "order_number": errand.order.number_key if errand.order else "",
        "status": parcel.status.value,
        "history": history,
        "about": errand.run.journey,
        "again": errand.again,
    }
    return _ask_courier(errand, command, parcel, facts)


def cancel_order(errand: Errand) -> Ask:
    """Cancel the order in the shop, with its refund where something was paid."""
    order = _order(errand)
    refund = order.payment != "cod"
    return _ask_shop(errand, "shop.cancel_order", {"reason": "CUSTOMER", "refund": refund})


def note_order(errand: Errand) -> Ask:
    """Write what the customer answered into the shop's note of the order."""
    return _ask_shop(errand, "shop.note_order", {"note": ", ".join(_order(errand).marks)})


def tag_order(errand: Errand) -> Ask:
    """Put what the customer answered on the order as tags."""
    marks = [mark.replace("_", "-").replace(":", "-") for mark in _order(errand).marks]
    return _ask_shop(errand, "shop.tag_order", {"tags": marks})


def create_payment_link(errand: Errand) -> Ask:
    """Ask for a link to pay the order; the link comes back with the command's result."""
    order, turn = _order(errand), errand.turn
    account = turn.brand.payment_account or errand.event.source
    return Ask(
        "payment.create_link",
        account,
        errand.key("payment_link"),
        {
            "reference": f"{order.number_key}-{errand.run.id}-{errand.again}"[-40:],
            "amount_paise": order.outstanding_paise or order.total_paise,
            "description": f"Order {order.number_key}",
            "phone": order.phone,
            "email": order.email,
            "name": order.customer_name,
            "order_number": order.number_key,
            "expire_at": (turn.now + turn.brand.payment_window).isoformat(),
        },
        (errand.event.key,),
        order_id=order.id,
    )


def alert_ops(errand: Errand) -> None:
    """Tell operations at once; alerts of one cause are grouped."""
    group = errand.parcel.place if errand.parcel and errand.parcel.place else errand.run.journey
    errand.turn.alert(errand.run.journey, group, errand.event, order_id=errand.run.order_id)


def _open_task(reason: str) -> Builder:
    def build(errand: Errand) -> None:
        note = f"AWB {errand.parcel.awb}" if errand.parcel else ""
        errand.turn.open_task(reason, order_id=errand.run.order_id, note=note)

    return build


def _mark(mark: str) -> Builder:
    def build(errand: Errand) -> None:
        if errand.order:
            errand.turn.mark(errand.order, mark)

    return build


# Work for a person, by what it is about.
TASKS = (
    "call_customer",
    "cod_unconfirmed",
    "address_unconfirmed",
    "change_address",
    "change_date",
    "courier_did_not_come",
    "courier_case_unanswered",
    "parcel_came_back",
    "parcel_lost",
    "parcel_stuck",
    "payment_pending",
    "not_received",
    "issue_with_product",
    "refund_failed",
    "refund_late",
    "return_late",
    "qc_failed",
    "exchange",
    "unhappy_customer",
    "message_undelivered",
)

# What is remembered of a customer's answers, with the order.
MARKS = (
    "cod_asked",
    "cod_confirmed",
    "cod_declined",
    "address_confirmed",
    "address_wrong",
    "wants_prepaid",
    "received",
    "not_received",
    "issue_reported",
    "issue_none",
    "kept",
    "nobody_came",
    "no_longer_wanted",
    "guide_sent",
    "warranty_registered",
)

COMMANDS: dict[str, Builder] = {
    "courier.request_reattempt": request_reattempt,
    "courier.request_rto": request_rto,
    "courier.escalate": escalate,
    "courier.dispute_attempt": dispute_attempt,
    "courier.dispute_delivery": dispute_delivery,
    "shop.cancel_order": cancel_order,
    "shop.note_order": note_order,
    "shop.tag_order": tag_order,
    "payment.create_link": create_payment_link,
    "ops.alert": alert_ops,
    **{f"task.{reason}": _open_task(reason) for reason in TASKS},
    **{f"mark.{mark}": _mark(mark) for mark in MARKS},
}


def can_fail(command: str) -> bool:
    """Whether somebody outside may say no; what we note ourselves cannot fail."""
    return not command.startswith(("task.", "mark.", "ops."))


def _order(errand: Errand) -> Order:
    if errand.order is None:
        raise CommandRefused("the run is about no order", code="no_order")
    return errand.order


def _parcel(errand: Errand) -> Shipment:
    if errand.parcel is None:
        raise CommandRefused("the run is about no parcel", code="no_parcel")
    return errand.parcel


def _in_attempt(errand: Errand) -> Shipment:
    parcel = _parcel(errand)
    if parcel.ndr is None:
        raise CommandRefused("no failed attempt stands open", code="moved_on")
    return parcel


def _ask_courier(errand: Errand, command: str, parcel: Shipment, params: dict[str, object]) -> Ask:
    causes = (errand.event.key,)
    return Ask(command, parcel.account, errand.key(command), params, causes, parcel.order_id, parcel.id)


def _ask_shop(errand: Errand, command: str, params: dict[str, object]) -> Ask:
    order = _order(errand)
    facts = {"shop_order_id": order.shop_order_id, **params}
    return Ask(command, order.account, errand.key(command), facts, (errand.event.key,), order.id)
