"""What she most likely wants next, by where her order stands: buttons under greeting and status (A-76). Pure."""

from journeys.answer import Answer, Stage

# Intents, the likeliest first.
MENU_OF_STAGE: dict[Stage, tuple[str, ...]] = {
    Stage.AWAITING_PAYMENT: ("pay_now", "cancel_order"),
    Stage.CONFIRMED: ("change_address", "cancel_order"),
    Stage.PACKED: ("change_address", "cancel_order"),
    Stage.PICKUP_FAILED: ("change_address", "cancel_order"),
    Stage.IN_TRANSIT: ("change_delivery_time", "change_address"),
    Stage.NEAR_YOU: ("change_delivery_time", "courier_contact"),
    Stage.OUT_FOR_DELIVERY: ("courier_contact", "change_delivery_time"),
    Stage.ATTEMPT_FAILED: ("change_delivery_time", "fake_attempt"),
    Stage.ATTEMPT_NOT_MADE: ("change_delivery_time", "courier_contact"),
    Stage.READY_TO_COLLECT: ("courier_contact", "person"),
    Stage.DELIVERED: ("item_problem", "return_request", "not_received"),
    Stage.RETURNING: ("refund_status", "person"),
    Stage.RETURNED: ("refund_status", "person"),
    Stage.CANCELLED: ("refund_status", "person"),
    Stage.LOST: ("refund_status", "person"),
    Stage.DAMAGED: ("refund_status", "person"),
    Stage.RETURN_REQUESTED: ("return_status", "return_policy"),
    Stage.RETURN_DECLINED: ("return_policy", "person"),
    Stage.RETURN_APPROVED: ("return_status", "refund_status"),
    Stage.RETURN_PICKUP: ("return_status", "refund_status"),
    Stage.RETURN_PICKUP_FAILED: ("return_status", "refund_status"),
    Stage.RETURN_ON_ITS_WAY: ("return_status", "refund_status"),
    Stage.RETURN_IN_CHECK: ("return_status", "refund_status"),
    Stage.RETURN_PASSED: ("refund_status", "person"),
    Stage.RETURN_REJECTED: ("return_policy", "person"),
    Stage.REPLACEMENT_DUE: ("return_status", "person"),
    Stage.REFUND_STARTED: ("refund_status", "person"),
    Stage.REFUNDED: ("refund_status", "person"),
}

# Stages that a greeting is most likely about, where she has several orders.
PRESSING = (Stage.ATTEMPT_FAILED, Stage.ATTEMPT_NOT_MADE, Stage.OUT_FOR_DELIVERY, Stage.READY_TO_COLLECT)

MOST_BUTTONS = 3  # WhatsApp's limit
PERSON = "person"


def menu_under_greeting(story: Answer) -> list[str]:
    """Up to three intents; where her order is comes first while it moves."""
    menu = MENU_OF_STAGE[story.stage]
    return list(menu if story.is_ended else ("order_status", *menu))[:MOST_BUTTONS]


def menu_under_status(story: Answer) -> list[str]:
    """Up to two intents, beside the button for a person that every status has."""
    return [intent for intent in MENU_OF_STAGE[story.stage] if intent != PERSON][: MOST_BUTTONS - 1]
