"""What a journey may have done: one builder each, in one table. Pure: a builder says what to ask of whom.

A builder gets the errand and returns the Ask for a vendor, whose answer the run waits for; or it notes something
in the turn (a task, an alert, a mark on the order), returns None, and the run goes on at once. It raises
CommandRefused when it cannot be asked at all; the run then takes `on_failure`.
"""

import msgspec

from journeys.address_errands import ADDRESS_COMMANDS
from journeys.attempts import note_answer, note_return, request_reattempt, request_rto
from journeys.decision import Ask
from journeys.errands import Builder, Errand, ask_courier, ask_shop, order_of, parcel_of
from journeys.marks import MARKS, WITH_VALUE, with_mark
from journeys.order_errands import alert_ops, asked_for, mark_paid, open_task_of_signal, record_answers, seen_as
from journeys.return_errands import approve_return, check_stock, create_return, decline_return, open_return_task
from journeys.surveying import note_choice, note_new_date, note_score_asked

__all__ = ["COMMANDS", "MARKS", "TASKS", "Builder", "Errand", "can_fail"]


def escalate(errand: Errand) -> Ask:
    """Put the parcel to the courier as a case, with its history and what we ask for (A-22c)."""
    ask = _case(errand, "courier.escalate")
    wanted = asked_for(errand)
    return msgspec.structs.replace(ask, params=ask.params | {"ask": wanted}) if wanted else ask


def dispute_attempt(errand: Errand) -> Ask:
    """Tell the courier that nobody came, with the evidence (A-41)."""
    return _case(errand, "courier.dispute_attempt")


def dispute_delivery(errand: Errand) -> Ask:
    """Tell the courier that a parcel it closed as delivered was not received (A-49)."""
    return _case(errand, "courier.dispute_delivery")


def _case(errand: Errand, command: str) -> Ask:
    parcel = parcel_of(errand)
    history = [f"{seen.at.isoformat()} {seen.facility}" for seen in parcel.trail[-10:]]
    facts: dict[str, object] = {
        "awb": parcel.awb,
        "order_number": errand.order.number_key if errand.order else "",
        "status": parcel.status.value,
        "history": history,
        "about": seen_as(errand),
        "again": errand.again,
        **_evidence(errand),
    }
    return ask_courier(errand, command, parcel, facts)


def _evidence(errand: Errand) -> dict[str, object]:
    """What she told of it herself, in the courier's words."""
    told = str(errand.run.args.get("evidence", ""))
    return {"evidence": {"The customer says": told}} if told else {}


def cancel_order(errand: Errand) -> Ask:
    """Cancel the order in the shop, with its refund where something was paid."""
    order = order_of(errand)
    refund = order.payment != "cod"
    return ask_shop(errand, "shop.cancel_order", {"reason": "CUSTOMER", "refund": refund})


def note_order(errand: Errand) -> Ask:
    """Write what the customer answered into the shop's note of the order."""
    return ask_shop(errand, "shop.note_order", {"note": ", ".join(order_of(errand).marks)})


def tag_order(errand: Errand) -> Ask:
    """Put what the customer answered on the order as tags."""
    marks = [mark.replace("_", "-").replace(":", "-") for mark in order_of(errand).marks]
    return ask_shop(errand, "shop.tag_order", {"tags": marks})


def create_payment_link(errand: Errand) -> Ask:
    """Ask for a link to pay the order; the link comes back with the command's result."""
    order, turn = order_of(errand), errand.turn
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


def _open_task(reason: str) -> Builder:
    def build(errand: Errand) -> None:
        note = f"AWB {errand.parcel.awb}" if errand.parcel else ""
        errand.turn.open_task(reason, order_id=errand.run.order_id, note=note)

    return build


def _mark(mark: str) -> Builder:
    def build(errand: Errand) -> None:
        if errand.order:
            errand.turn.put_order(with_mark(errand.order, mark))

    return build


# Work for a person, by what it is about.
TASKS = (
    "call_customer",
    "cod_unconfirmed",
    "cancel_order",
    "address_unconfirmed",
    "change_address",
    "change_date",
    "courier_did_not_come",
    "courier_case_unanswered",
    "parcel_came_back",
    "parcel_lost",
    "parcel_stuck",
    "pickup_overdue",
    "not_collected",
    "payment_pending",
    "mark_paid",
    "paid_after_dispatch",
    "not_received",
    "issue_with_product",
    "refund_failed",
    "refund_late",
    "return_late",
    "qc_failed",
    "exchange",
    "unhappy_customer",
    "message_undelivered",
    "other_phone",
    "pickup_failed",
    "reattempt_refused",
    "register_warranty",
    "change_item",
    "send_invoice",
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
    "shop.mark_paid": mark_paid,
    "shop.record_answers": record_answers,
    "shop.create_return": create_return,
    "shop.approve_return": approve_return,
    "shop.decline_return": decline_return,
    "shop.check_stock": check_stock,
    "payment.create_link": create_payment_link,
    "ops.alert": alert_ops,
    **{f"task.{reason}": _open_task(reason) for reason in TASKS},
    "task.return_wanted": open_return_task,
    "task.of_signal": open_task_of_signal,
    **{f"mark.{mark}": _mark(mark) for mark in MARKS if mark not in WITH_VALUE},
    **ADDRESS_COMMANDS,
    "mark.answer": note_choice,
    "mark.attempt_answered": note_answer,
    "mark.turned_back": note_return,
    "mark.nps_asked": note_score_asked,
    "mark.return_put_off": note_new_date,
}


# Asked of somebody outside without waiting for the answer.
UNAWAITED = frozenset({"shop.record_answers"})


def can_fail(command: str) -> bool:
    """Whether somebody outside may say no to the run; what we note ourselves cannot fail."""
    return command not in UNAWAITED and not command.startswith(("task.", "mark.", "ops."))
