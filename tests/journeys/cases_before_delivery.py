"""When each message from the order to the day of delivery is true, and why it no longer is."""

from journeys.state import Affected, Order, Shipment
from journeys.status import Status
from tests.journeys.builders import NOW, order, parcel

Case = tuple[str, Order | None, Shipment | None, str, str]  # message, order, parcel, subject, why it is not true


def at(status: Status, **facts: object) -> Shipment:
    """A parcel that has just reached this status."""
    return parcel(status=status, status_at=NOW, **facts)


ENDED = order(closed_at=NOW)
GONE = order(status="cancelled", cancelled_at=NOW)
UNPAID = order(status="pending_payment")


def until_dispatch(name: str) -> list[Case]:
    """True while the courier does not have the parcel."""
    return [
        (name, order(), None, "20", ""),
        (name, order(), at(Status.LABEL_CREATED), "20", ""),
        (name, order(), at(Status.PICKED_UP), "20", "stale"),
        (name, order(), at(Status.DELIVERED), "20", "stale"),
        (name, GONE, None, "20", "terminal_state"),
        (name, ENDED, at(Status.DELIVERED), "20", "terminal_state"),
        (name, None, None, "20", "terminal_state"),
    ]


def until_answered(name: str, *marks: str) -> list[Case]:
    return until_dispatch(name) + [(name, order(marks=(mark,)), None, "20", "answered") for mark in marks]


def until_cod_answered(name: str) -> list[Case]:
    paid: Case = (name, order(payment="prepaid"), None, "20", "moved_on")
    return [*until_answered(name, "cod_confirmed", "cod_cancelled", "cod_change_wanted"), paid]


def while_packed(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.LABEL_CREATED), "30", ""),
        (name, order(), at(Status.PICKUP_FAILED), "30", ""),
        (name, order(), None, "30", "terminal_state"),
        (name, order(), at(Status.PENDING), "30", "stale"),
        (name, order(), at(Status.PICKED_UP), "30", "stale"),
        (name, order(), at(Status.CANCELLED), "30", "terminal_state"),
        (name, GONE, at(Status.LABEL_CREATED), "30", "terminal_state"),
    ]


def while_waiting(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.OUT_FOR_PICKUP), "30", ""),
        (name, order(), at(Status.IN_TRANSIT), "30", "moved_on"),
        (name, order(), None, "30", "terminal_state"),
        (name, GONE, at(Status.LABEL_CREATED), "30", "terminal_state"),
    ]


def while_travelling(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.IN_TRANSIT), "30", ""),
        (name, order(), at(Status.AT_DESTINATION_HUB), "30", ""),
        (name, order(), at(Status.OUT_FOR_DELIVERY), "30", "moved_on"),
        (name, order(), at(Status.LABEL_CREATED), "30", "moved_on"),
        (name, order(), at(Status.LOST), "30", "terminal_state"),
        (name, ENDED, at(Status.DELIVERED), "30", "terminal_state"),
        (name, order(), None, "30", "terminal_state"),
    ]


def while_awaited(name: str) -> list[Case]:
    return [
        (name, order(), None, "20", ""),
        (name, order(), at(Status.LABEL_CREATED), "20", ""),
        (name, order(), at(Status.IN_TRANSIT), "20", ""),
        (name, order(), at(Status.OUT_FOR_DELIVERY), "20", "moved_on"),
        (name, order(), at(Status.DELIVERED), "20", "terminal_state"),
        (name, GONE, None, "20", "terminal_state"),
    ]


def while_affected(name: str) -> list[Case]:
    hit = at(Status.IN_TRANSIT, affected=(Affected(501, "weather", NOW),))
    return [
        (name, order(), hit, "501:30", ""),
        (name, order(), hit, "502:30", "moved_on"),  # another incident
        (name, order(), at(Status.IN_TRANSIT), "501:30", "moved_on"),  # cleared
        (name, order(), at(Status.OUT_FOR_DELIVERY), "501:30", "moved_on"),
        (name, GONE, hit, "501:30", "terminal_state"),
    ]


def while_it_is(name: str, status: Status) -> list[Case]:
    return [
        (name, order(), at(status), "30", ""),
        (name, order(), at(Status.IN_TRANSIT), "30", "stale"),
        (name, order(), at(Status.DELIVERED), "30", "terminal_state"),
        (name, order(), None, "30", "terminal_state"),
    ]


def while_unpaid(name: str) -> list[Case]:
    return [
        (name, UNPAID, None, "20", ""),
        (name, order(), None, "20", "moved_on"),  # she has paid meanwhile
        (name, GONE, None, "20", "terminal_state"),
        (name, None, None, "20", "terminal_state"),
    ]


def while_open(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.IN_TRANSIT), "x", ""),
        (name, ENDED, at(Status.DELIVERED), "x", "terminal_state"),
        (name, GONE, None, "x", "terminal_state"),
        (name, None, None, "x", "terminal_state"),
    ]


def when_cancelled(name: str) -> list[Case]:
    return [
        (name, GONE, None, "20", ""),
        (name, GONE, at(Status.IN_TRANSIT), "20", "stale"),  # it travels all the same
        (name, order(), None, "20", "stale"),
    ]


ADDRESS_MARKS = ("address_confirmed", "address_changed", "address_change_wanted")

BEFORE_DELIVERY: list[Case] = [
    *(case for name in ("order_confirmed", "payment_received", "address_updated") for case in until_dispatch(name)),
    *(case for name in ("checkpoint_reassurance", "checkpoint_expectation") for case in until_dispatch(name)),
    *until_dispatch("address_read_back"),
    *(case for name in ("checkpoint_insight", "packed") for case in while_packed(name)),
    *(case for name in ("payment_awaited", "payment_reminder", "payment_failed") for case in while_unpaid(name)),
    *(case for name in ("payment_failed_again", "payment_failed_reminder") for case in while_unpaid(name)),
    ("abandoned_checkout", None, None, "C-1", ""),
    ("abandoned_checkout", order(), None, "C-1", "moved_on"),
    *(case for name in ("order_cancelled", "order_cancelled_as_asked") for case in when_cancelled(name)),
    *(case for name in ("cod_question", "cod_question_doubt", "cod_reminder") for case in until_cod_answered(name)),
    *(case for name in ("cod_last_reminder", "cod_on_hold", "cod_ships") for case in until_cod_answered(name)),
    *(case for name in ("cod_paid", "cod_paid_after_dispatch", "address_updated_late") for case in while_open(name)),
    *(
        case
        for name in ("order_confirmed_check", "address_reminder", "address_last_reminder")
        for case in until_answered(name, *ADDRESS_MARKS)
    ),
    *(case for name in ("address_as_given", "address_on_hold") for case in until_answered(name, *ADDRESS_MARKS)),
    ("shipped", order(), at(Status.PICKED_UP), "30", ""),
    ("shipped", order(), at(Status.AT_DESTINATION_HUB), "30", ""),
    ("shipped", None, at(Status.IN_TRANSIT), "30", ""),
    ("shipped", order(), at(Status.OUT_FOR_DELIVERY), "30", "stale"),  # overtaken, R-4
    ("shipped", order(), at(Status.DELIVERED), "30", "terminal_state"),
    ("shipped", GONE, at(Status.IN_TRANSIT), "30", "terminal_state"),
    ("shipped", order(), None, "30", "terminal_state"),
    *while_it_is("out_for_delivery", Status.OUT_FOR_DELIVERY),
    *while_it_is("out_for_delivery_paid", Status.OUT_FOR_DELIVERY),
    *while_it_is("ready_to_collect", Status.AVAILABLE_FOR_PICKUP),
    *while_it_is("collect_reminder", Status.AVAILABLE_FOR_PICKUP),
    *(case for name in ("pickup_delayed", "pickup_still_delayed") for case in while_waiting(name)),
    *(case for name in ("order_is_safe", "near_you", "parcel_stuck") for case in while_travelling(name)),
    *(case for name in ("hub_loop_paid", "hub_loop_cod", "wrong_routing") for case in while_travelling(name)),
    *(case for name in ("order_late", "courier_late", "delay_update") for case in while_awaited(name)),
    *(case for name in ("cod_delayed", "incident_cleared") for case in while_awaited(name)),
    *(
        case
        for cause in ("weather", "congestion", "strike", "disruption", "drought", "other")
        for case in while_affected(f"incident_{cause}")
    ),
    *(case for name in ("page_reassurance", "no_news") for case in while_open(name)),
]
