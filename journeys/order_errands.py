"""What a journey may have done about an order before its delivery, and about friction: builders of commands. Pure."""

from journeys.decision import Ask
from journeys.errands import Errand, ask_shop, order_of
from journeys.events import Event
from journeys.marks import MARKS
from journeys.state import Order

# What the shop should see of a customer's answers; the rest is ours.
ANSWERS = frozenset(
    {
        *("cod_confirmed", "cod_cancelled", "cod_change_wanted", "paid_online"),
        *("address_confirmed", "address_changed", "address_change_wanted"),
        *("keeps_waiting", "another_day", "no_longer_wanted"),
    }
)

SIGNAL = "signal:"  # how keys of signals begin: "signal:<name>:<order>:<subject>"


def record_answers(errand: Errand) -> None:
    """Put what she answered on the shop's order, as tags and as a note. Nobody waits for the shop: she can change
    her answer meanwhile, and a refusal becomes a task."""
    order = order_of(errand)
    answers = [mark for mark in order.marks if mark in ANSWERS]
    if answers:
        tags = [mark.replace("_", "-") for mark in answers]
        errand.turn.ask(_told_once(errand, order, "shop.tag_order", tags, {"tags": tags}))
        note = "; ".join(MARKS[mark] for mark in answers)
        errand.turn.ask(_told_once(errand, order, "shop.note_order", tags, {"note": note}))


def answers_for_shop(order: Order, event: Event) -> list[Ask]:
    """The same where no run asks for it: she said it in words of her own."""
    answers = [mark for mark in order.marks if mark in ANSWERS]
    told: dict[str, dict[str, object]] = {
        "shop.tag_order": {"tags": [mark.replace("_", "-") for mark in answers]},
        "shop.note_order": {"note": "; ".join(MARKS[mark] for mark in answers)},
    }
    causes, shown = (event.key,), {"shop_order_id": order.shop_order_id}
    return [
        Ask(command, order.account, f"{command}:{order.id}:{event.key}", shown | params, causes, order.id)
        for command, params in told.items()
        if answers
    ]


def _told_once(errand: Errand, order: Order, command: str, tags: list[str], params: dict[str, object]) -> Ask:
    """The same answers are told once a visit of the step; going back to an earlier answer is told again."""
    key = f"{errand.key(command)}:{','.join(tags)}"
    facts = {"shop_order_id": order.shop_order_id, **params}
    return Ask(command, order.account, key, facts, (errand.event.key,), order.id)


def mark_paid(errand: Errand) -> Ask:
    """Tell the shop that a cash order is paid."""
    return ask_shop(errand, "shop.mark_paid", {})


def seen_as(errand: Errand) -> str:
    """What brought the run about: the name of the signal, else of the journey."""
    began_by = errand.run.began_by
    return began_by.split(":")[1] if began_by.startswith(SIGNAL) else errand.run.journey


def alert_ops(errand: Errand) -> None:
    """Tell operations at once. Alerts of one cause are grouped: by the parcel's place, else by the cause."""
    cause = seen_as(errand)
    group = errand.parcel.place if errand.parcel and errand.parcel.place else cause
    errand.turn.alert(cause, group, errand.event, order_id=errand.run.order_id)


def open_task_of_signal(errand: Errand) -> None:
    """Work for a person, named after the friction that was seen."""
    note = f"AWB {errand.parcel.awb}" if errand.parcel else ""
    errand.turn.open_task(seen_as(errand), order_id=errand.run.order_id, note=note)


# What a case asks the courier for, by what brought it about.
ASK_OF_CAUSE = {
    "pickup_delayed": "Please collect this parcel today. It is packed and ready.",
    "held_back": "Please collect this parcel or let it go on today, and tell us what holds it.",
    "hub_loop": "The parcel came back to a hub it had left. Please send it straight to the destination hub.",
    "wrong_routing": "The parcel moves away from its address. Please correct its route.",
    "stuck_in_transit": "Please find this parcel, move it today and tell us the new delivery date.",
}
ASK_OF_ANSWER = {
    "keeps_waiting": "The customer is waiting for this parcel. Please deliver it with priority.",
    "another_day": "The customer asks for another delivery day. Please hold it at the hub until we name the day.",
}


def asked_for(errand: Errand) -> str:
    """What we want of the courier; "" for the usual: move it and name a date."""
    marks = errand.order.marks if errand.order else ()
    wished = next((ASK_OF_ANSWER[mark] for mark in reversed(marks) if mark in ASK_OF_ANSWER), "")
    return ASK_OF_CAUSE.get(seen_as(errand), "") or wished
