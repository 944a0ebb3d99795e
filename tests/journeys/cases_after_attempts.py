"""When each message from the failed attempt on is true, and why it no longer is."""

import msgspec

from journeys.shipment import apply_scan
from journeys.state import Order, Return
from journeys.status import NdrReason, Status
from tests.journeys.builders import NOW, failed, ids, order, parcel
from tests.journeys.cases_before_delivery import Case, at

IN_ATTEMPT, _ = apply_scan(parcel(), failed(NOW, NdrReason.REFUSED), ids(900))
PROVEN, _ = apply_scan(parcel(), failed(NOW, NdrReason.REFUSED_OTP_VERIFIED), ids(900))
ENDED_IN_ATTEMPT = msgspec.structs.replace(IN_ATTEMPT, status=Status.DELIVERED)
assert IN_ATTEMPT.ndr
ANSWERED = msgspec.structs.replace(IN_ATTEMPT, ndr=msgspec.structs.replace(IN_ATTEMPT.ndr, answered_at=NOW))
NEW_DAY = msgspec.structs.replace(IN_ATTEMPT, edd_at=NOW, edd_told_at=NOW.replace(hour=NOW.hour + 1))
OLD_DAY = msgspec.structs.replace(IN_ATTEMPT, edd_at=NOW, edd_told_at=NOW.replace(hour=NOW.hour - 1))


def in_attempt(name: str) -> list[Case]:
    """True while the attempt that it is about stands."""
    return [
        (name, order(), IN_ATTEMPT, "900", ""),
        (name, order(), IN_ATTEMPT, "899", "moved_on"),  # about an earlier attempt
        (name, order(), at(Status.OUT_FOR_DELIVERY), "900", "moved_on"),
        (name, order(), ENDED_IN_ATTEMPT, "900", "terminal_state"),
        (name, order(), at(Status.RTO_DELIVERED), "900", "terminal_state"),
        (name, order(), None, "900", "terminal_state"),
    ]


def first_word(name: str) -> list[Case]:
    """Asked of her, but not when she has proved that she refused (R-3)."""
    return [*in_attempt(name), (name, order(), PROVEN, "900", "refused_otp_verified")]


def second_word(name: str) -> list[Case]:
    """Said only to those who have not answered (R-1)."""
    return [*first_word(name), (name, order(), ANSWERED, "900", "answered")]


REASONS = ("unavailable", "unreachable", "address", "refused", "payment", "failed")
OF_ATTEMPTS = [
    *[case for reason in REASONS for case in first_word(f"attempt_{reason}")],
    *[case for reason in REASONS for case in second_word(f"attempt_{reason}_again")],
    *[case for name in ("attempt_not_made", "attempt_paid", "attempt_chased") for case in in_attempt(name)],
    *[("attempt_not_made_again", *case[1:]) for case in in_attempt("attempt_not_made_again")[1:]],
    ("attempt_not_made_again", order(), NEW_DAY, "900", ""),
    ("attempt_not_made_again", order(), OLD_DAY, "900", "no_new_fact"),
    ("attempt_not_made_again", order(), IN_ATTEMPT, "900", "no_new_fact"),
]


def on_the_way_back(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.RTO_INITIATED), "30", ""),
        (name, order(), at(Status.RTO_IN_TRANSIT), "30", ""),
        (name, order(), at(Status.OUT_FOR_DELIVERY), "30", "stale"),  # the courier revoked it, G-3
        (name, order(), at(Status.RTO_DELIVERED), "30", "terminal_state"),
        (name, order(), None, "30", "terminal_state"),
    ]


def back_with_us(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.RTO_DELIVERED), "30", ""),
        (name, order(), at(Status.RTO_IN_TRANSIT), "30", "stale"),
        (name, order(), at(Status.DELIVERED), "30", "terminal_state"),
    ]


def lost(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.LOST), "30", ""),
        (name, order(), at(Status.DAMAGED), "30", ""),
        (name, order(), at(Status.DISPOSED), "30", ""),
        (name, order(), at(Status.IN_TRANSIT), "30", "stale"),  # it was found
        (name, order(), None, "30", "stale"),
    ]


def coming_again(name: str) -> list[Case]:
    return [
        (name, order(), at(Status.IN_TRANSIT), "30", ""),
        (name, order(), at(Status.RTO_INITIATED), "30", "stale"),  # it has turned once more
        (name, order(), at(Status.DELIVERED), "30", "terminal_state"),
        (name, order(), None, "30", "terminal_state"),
    ]


OF_WAY_BACK = [
    *[case for name in ("returning", "returning_paid", "returning_choice") for case in on_the_way_back(name)],
    *[case for name in ("returned", "returned_paid", "returned_refund_late") for case in back_with_us(name)],
    *[case for name in ("parcel_lost", "parcel_lost_paid") for case in lost(name)],
    *[case for name in ("coming_after_all", "delivery_taken_back") for case in coming_again(name)],
]

RETURNED = order(returns=(Return("R-1", "requested", NOW, NOW),))


def while_all_is_well(name: str) -> list[Case]:
    """Surveys and offers: nothing waits to be put right, and she has it."""
    return [
        (name, order(), at(Status.DELIVERED), "20", ""),
        (name, order(marks=("received", "issue_none")), at(Status.DELIVERED), "20", ""),
        (name, order(marks=("issue_reported",)), at(Status.DELIVERED), "20", "moved_on"),
        (name, order(marks=("not_received",)), at(Status.DELIVERED), "20", "moved_on"),
        (name, RETURNED, at(Status.DELIVERED), "20", "moved_on"),
        (name, order(), at(Status.OUT_FOR_DELIVERY), "20", "terminal_state"),  # the delivery was taken back
        (name, order(status="cancelled"), at(Status.DELIVERED), "20", "terminal_state"),
        (name, None, None, "20", "terminal_state"),
    ]


QUESTIONS = ("usage_guide", "issue_check", "check_in", "nps_ask", "nps_list", "review_ask", "warranty_offer", "reorder")
AFTER_DELIVERY = [
    ("delivered", order(), at(Status.DELIVERED), "30", ""),
    ("delivered", order(), at(Status.OUT_FOR_DELIVERY), "30", "stale"),  # taken back, G-3
    ("delivered", order(), at(Status.LOST), "30", "terminal_state"),
    ("not_received_waiting", order(marks=("not_received",)), at(Status.DELIVERED), "30", ""),
    ("not_received_waiting", order(marks=("received",)), at(Status.DELIVERED), "30", "moved_on"),
    ("not_received_waiting", order(), at(Status.IN_TRANSIT), "30", "moved_on"),
    ("not_received_waiting", None, None, "30", "moved_on"),
    *[case for name in QUESTIONS for case in while_all_is_well(name)],
]


def in_return(state: str) -> Order:
    return order(returns=(Return("R-1", state, NOW, NOW),))


def of_return(name: str, state: str) -> list[Case]:
    """True while the return stands where the message says."""
    further = "refunded" if state != "refunded" else "requested"
    return [
        (name, in_return(state), at(Status.DELIVERED), "R-1", ""),
        (name, in_return(further), at(Status.DELIVERED), "R-1", "moved_on"),
        (name, order(), at(Status.DELIVERED), "R-1", "moved_on"),
        (name, None, None, "R-1", "moved_on"),
    ]


def of_late_step(name: str) -> list[Case]:
    """Told by a signal, whose subject names the return with its state and date."""
    return [
        (name, in_return("approved"), at(Status.DELIVERED), "R-1:approved:20261123T0600", ""),
        (name, in_return("refunded"), at(Status.DELIVERED), "R-1:refund_started:20261123T0600", "terminal_state"),
        (name, order(), at(Status.DELIVERED), "R-1:approved:20261123T0600", "moved_on"),
        (name, None, None, "R-1:approved:20261123T0600", "moved_on"),
    ]


STATE_OF_MESSAGE = {
    "return_requested": "requested",
    "return_instructions": "approved",
    "exchange_instructions": "approved",
    "return_declined": "declined",
    "return_cancelled": "cancelled",
    "return_pickup_scheduled": "pickup_scheduled",
    "return_pickup_failed": "pickup_failed",
    "return_picked_up": "picked_up",
    "return_received": "received",
    "return_qc_passed": "qc_passed",
    "exchange_passed": "qc_passed",
    "return_qc_failed": "qc_failed",
}
TOLD_DONE = order(told=("refund_done:rfnd_1",))
SENT_BACK = [
    *[case for name, state in STATE_OF_MESSAGE.items() for case in of_return(name, state)],
    *[case for name in ("return_late", "refund_late") for case in of_late_step(name)],
    ("refund_started", order(), None, "rfnd_1", ""),
    ("refund_started", TOLD_DONE, None, "rfnd_1", "stale"),
    ("refund_started", None, None, "rfnd_1", "stale"),
    ("refund_failed", order(), None, "rfnd_1", ""),
    ("refund_failed", TOLD_DONE, None, "rfnd_1", "stale"),
    ("refund_done", order(status="cancelled"), None, "rfnd_1", ""),
    ("refund_done", None, None, "rfnd_1", "stale"),
]

OF_HELP: list[Case] = [
    (name, None, None, rating, why)
    for name in ("help_list", "help_ask")
    for rating, why in (("7001", ""), ("", "stale"))  # without a rating her answer could not be kept
]
OF_HELP += [("agent_follow_up", order(), None, "", ""), ("agent_follow_up", None, None, "", "stale")]  # of an order

AFTER_ATTEMPTS: list[Case] = [*OF_ATTEMPTS, *OF_WAY_BACK, *AFTER_DELIVERY, *SENT_BACK, *OF_HELP]
