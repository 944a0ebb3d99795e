"""What a task for a person carries: by when it should be done, and the message that would answer the customer."""

from datetime import datetime, timedelta

from journeys.brand import Brand
from journeys.decision import Task

# The customer waits for these: the brand's own answering time counts. Everything else may take a day.
URGENT = frozenset(
    {
        "call_customer",
        "reattempt_refused",
        "change_address",
        "change_date",
        "not_received",
        "unhappy_customer",
        "courier_did_not_come",
        "change_item",
        "send_invoice",
    }
)
A_DAY = timedelta(hours=24)

# Rendered when somebody looks, from the same truth as every other message. Tasks not named here are answered with
# where the order is; those about no order have no suggestion.
SUGGESTED_OF_REASON = {
    "courier_did_not_come": "attempt_not_made",
    "parcel_came_back": "returned",
    "parcel_lost": "parcel_lost",
    "awb_of_another_order": "",
}
USUAL_SUGGESTION = "order_status"


def task(reason: str, now: datetime, brand: Brand, *, order_id: int | None = None, note: str = "") -> Task:
    """Work for a person, with its deadline."""
    suggested = SUGGESTED_OF_REASON.get(reason, USUAL_SUGGESTION) if order_id else ""
    return Task(reason, note, order_id, due_of(reason, now, brand), suggested)


def due_of(reason: str, now: datetime, brand: Brand) -> datetime:
    """By when it should be done. The clock starts when the brand opens, and nothing is due while it is closed."""
    is_urgent = reason in URGENT or reason.startswith("handoff_")
    starts_at = brand.next_opening(brand.ordinary_hours, now)
    due_at = starts_at + (brand.agents_answer_within if is_urgent else A_DAY)
    return brand.next_opening(brand.ordinary_hours, due_at)
