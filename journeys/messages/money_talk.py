"""Replies about an order's money and what is in it, and to questions before a purchase."""

from journeys.messages.message import Lane, Message

CANCELLING = (
    Message("cancel_sure", Lane.REPLY, buttons=("cancel_yes", "cancel_no")),
    Message("cancel_sure_unpaid", Lane.REPLY, buttons=("cancel_yes", "cancel_no")),
    Message("cancel_kept", Lane.REPLY, buttons=("cancel_order",)),
    Message("cancel_done_already", Lane.REPLY, buttons=("agent",)),
    Message("cancel_left_cash", Lane.REPLY, buttons=("order_status", "agent")),
    Message("cancel_left_paid", Lane.REPLY, buttons=("order_status", "agent")),
    Message("cancel_delivered", Lane.REPLY, buttons=("return_request", "agent")),
)

PAYING = (
    Message("cod_nothing_to_confirm", Lane.REPLY, buttons=("order_status", "agent")),
    Message("pay_link", Lane.REPLY),
    Message("pay_link_late", Lane.REPLY),
    Message("payment_open", Lane.REPLY, buttons=("pay_now", "money_left")),
    Message("payment_not_through", Lane.REPLY, buttons=("pay_now", "money_left")),
    Message("payment_taken", Lane.REPLY),
    Message("payment_no_order", Lane.REPLY),
    Message("payment_here", Lane.REPLY, buttons=("order_status", "agent")),
    Message("amount_at_door", Lane.REPLY, buttons=("pay_now", "agent")),
    Message("amount_on_papers", Lane.REPLY, buttons=("agent",)),
    Message("amount_now", Lane.REPLY, buttons=("pay_now", "agent")),
    Message("amount_paid", Lane.REPLY, buttons=("agent",)),
    Message("amount_none", Lane.REPLY, buttons=("order_status", "agent")),
    Message("invoice_asked", Lane.REPLY),
    Message("invoice_asked_already", Lane.REPLY, buttons=("agent",)),
)

WHAT_IS_IN_IT = (
    Message("ask_change_item_change", Lane.REPLY),
    Message("change_item_noted", Lane.REPLY),
    Message("change_item_left", Lane.REPLY, buttons=("order_status", "agent")),
    Message("order_again", Lane.REPLY),
    Message("order_again_no_page", Lane.REPLY, buttons=("agent",)),
)

BEFORE_BUYING = (
    Message("ask_delivery_area_pincode", Lane.REPLY),
    Message("delivery_area", Lane.REPLY),
    Message("delivery_area_not", Lane.REPLY),
    Message("delivery_area_unknown", Lane.REPLY),
    Message("cod_terms", Lane.REPLY),
    Message("return_policy", Lane.REPLY),
    Message("return_policy_of_order", Lane.REPLY, buttons=("return_request", "agent")),
    Message("offers_page", Lane.REPLY, buttons=("agent",)),
    Message("offers_no_page", Lane.REPLY, buttons=("agent",)),
    Message("product_page", Lane.REPLY, buttons=("agent",)),
    Message("product_guide", Lane.REPLY, buttons=("agent",)),
    Message("product_no_page", Lane.REPLY, buttons=("agent",)),
)

MONEY_TALK = (*CANCELLING, *PAYING, *WHAT_IS_IN_IT, *BEFORE_BUYING)
