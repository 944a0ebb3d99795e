"""Replies about giving something back, and about what came after a delivery: questions of forms, rulings, thanks."""

from journeys.messages.message import Lane, Message

REASON_ROWS = (
    *("reason_small", "reason_large", "reason_looks", "reason_mind"),
    *("reason_damaged", "reason_wrong", "reason_broken", "reason_other"),
)
PROBLEM_ROWS = ("reason_damaged", "reason_wrong", "reason_missing", "reason_broken")
WAYS = ("way_refund", "way_exchange")
SLOTS = ("slot_morning", "slot_afternoon", "slot_evening")

QUESTIONS = (
    Message("ask_return_request_item", Lane.REPLY),
    Message("ask_return_request_reason", Lane.REPLY, rows=REASON_ROWS),
    Message("ask_return_request_photo", Lane.REPLY, buttons=("no_photo",)),
    Message("ask_return_request_what", Lane.REPLY, buttons=WAYS),
    Message("ask_return_request_wanted", Lane.REPLY),
    Message("ask_return_request_pickup", Lane.REPLY, buttons=SLOTS),
    Message("ask_return_request_sure", Lane.REPLY, buttons=("yes", "no")),
    Message("ask_return_request_keep", Lane.REPLY, buttons=("yes", "no")),
    Message("ask_item_problem_item", Lane.REPLY),
    Message("ask_item_problem_reason", Lane.REPLY, rows=PROBLEM_ROWS),
    Message("ask_item_problem_photo", Lane.REPLY, buttons=("no_photo",)),
    Message("ask_item_problem_what", Lane.REPLY, buttons=WAYS),
)

ANSWERS = (
    Message("return_not_yet", Lane.REPLY, buttons=("order_status", "agent")),
    Message("return_refused", Lane.REPLY, buttons=("agent",)),
    Message("return_asked", Lane.REPLY),
    Message("return_asked_already", Lane.REPLY, buttons=("agent",)),
    Message("exchange_asked", Lane.REPLY),
    Message("keep_asked", Lane.REPLY),
    Message("return_none", Lane.REPLY, buttons=("return_request", "agent")),
    Message("refund_none", Lane.REPLY, buttons=("return_request", "agent")),
    Message("refund_nothing_paid", Lane.REPLY, buttons=("agent",)),
    Message("refund_was_done", Lane.REPLY, buttons=("agent",)),
    Message("problem_noted", Lane.REPLY),
    Message("problem_by_rule", Lane.REPLY),
    Message("problem_again", Lane.REPLY),
)

AFTER_DELIVERY = (
    Message("warranty_none", Lane.REPLY, buttons=("agent",)),
    Message("warranty_open", Lane.REPLY, buttons=("activate_warranty", "warranty_claim")),
    Message("warranty_active", Lane.REPLY, buttons=("warranty_claim",)),
    Message("feedback_thanks", Lane.REPLY),
    Message("feedback_review", Lane.REPLY),
    Message("feedback_noted", Lane.REPLY),
)

RETURNING = (*QUESTIONS, *ANSWERS, *AFTER_DELIVERY)
