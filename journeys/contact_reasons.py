"""Why customers write to support, most common first, and what tells each of them before she has to ask.

A reason without a message of ours is an accepted gap, with why it is accepted.
"""

import msgspec


class ContactReason(msgspec.Struct, frozen=True):
    """`told_by` are messages (`journeys.messages`); `gap` says why there are none."""

    question: str
    told_by: tuple[str, ...] = ()
    gap: str = ""


CONTACT_REASONS: dict[str, ContactReason] = {
    "where_is_my_order": ContactReason("Where is my order?", ("shipped", "near_you", "out_for_delivery", "no_news")),
    "when_will_it_come": ContactReason(
        "It should be here by now.", ("order_late", "delay_update", "courier_late", "cod_delayed")
    ),
    "delivery_failed": ContactReason(
        "Why did nobody come?", ("attempt_unavailable", "attempt_not_made", "attempt_failed")
    ),
    "not_received": ContactReason("It says delivered and I do not have it.", ("delivered",)),
    "where_is_my_refund": ContactReason("Where is my money?", ("refund_started", "refund_done", "refund_late")),
    "return_or_exchange": ContactReason(
        "What happens with my return?",
        ("return_requested", "return_pickup_scheduled", "return_received", "return_late"),
    ),
    "change_address": ContactReason("The address is wrong.", ("order_confirmed_check",)),
    "cancel_order": ContactReason("I do not want it any more.", ("cod_question", "order_cancelled")),
    "payment_trouble": ContactReason(
        "I paid and have no order.", ("payment_awaited", "payment_failed", "payment_received")
    ),
    "how_to_use": ContactReason("How does it work?", ("usage_guide", "issue_check")),
    "broken_or_wrong_item": ContactReason(
        "It is broken, or the wrong one.", gap="only she knows; the check after delivery asks her, a person answers"
    ),
    "before_buying": ContactReason(
        "Will this fit me?", gap="asked before there is an order; the shop's own pages and people answer"
    ),
}
