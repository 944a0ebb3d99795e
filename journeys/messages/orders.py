"""Messages about an order before the courier has it."""

from journeys.messages import before_dispatch as bd
from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

ADDRESS = ("address_correct", "address_change", "agent")
COD = ("cod_confirm", "cod_change", "cod_cancel")
COD_IS_SETTLED = bd.is_paid_already("cod_confirmed", "cod_cancelled", "cod_change_wanted")
ADDRESS_IS_SETTLED = bd.is_answered("address_confirmed", "address_changed", "address_change_wanted")
CHECKPOINTS = frozenset({"checkpoint_reassurance", "checkpoint_expectation", "checkpoint_insight"})

CONFIRMED = (
    Message("order_confirmed", Lane.UTILITY, responds=True, stale=bd.has_left_or_ended),
    Message("checkpoint_reassurance", Lane.UTILITY, stale=bd.has_left_or_ended, covers=frozenset({"packed"})),
    Message("checkpoint_expectation", Lane.UTILITY, stale=bd.has_left_or_ended),
    Message("checkpoint_insight", Lane.UTILITY, stale=bd.is_not_packed, covers=frozenset({"packed"})),
    Message("packed", Lane.UTILITY, stale=bd.is_not_packed, covers=CHECKPOINTS),
    Message("order_cancelled", Lane.UTILITY, stale=st.is_not_cancelled),
    Message("order_cancelled_as_asked", Lane.UTILITY, responds=True, stale=st.is_not_cancelled),
)

PAYMENTS = (
    Message("payment_awaited", Lane.UTILITY, responds=True, stale=st.is_not_awaiting_payment),
    Message("payment_reminder", Lane.UTILITY, stale=st.is_not_awaiting_payment),
    Message("payment_failed", Lane.URGENT, stale=st.is_not_awaiting_payment),
    Message("payment_failed_again", Lane.URGENT, buttons=("agent",), stale=st.is_not_awaiting_payment),
    Message("payment_failed_reminder", Lane.URGENT, buttons=("agent",), stale=st.is_not_awaiting_payment),
    Message("payment_received", Lane.UTILITY, responds=True, stale=bd.has_left_or_ended),
    Message("abandoned_checkout", Lane.MARKETING, category="marketing", stale=bd.is_an_order),
)

# The COD question reads the address back, so that one message asks both.
COD_QUESTIONS = (
    Message("cod_question", Lane.UTILITY, responds=True, buttons=COD, stale=COD_IS_SETTLED),
    Message("cod_question_doubt", Lane.UTILITY, responds=True, buttons=COD, stale=COD_IS_SETTLED),
    Message("cod_reminder", Lane.UTILITY, buttons=COD, stale=COD_IS_SETTLED),
    Message("cod_last_reminder", Lane.UTILITY, buttons=COD, stale=COD_IS_SETTLED),
    Message("cod_on_hold", Lane.UTILITY, buttons=COD, stale=COD_IS_SETTLED),
    Message("cod_ships", Lane.UTILITY, buttons=COD[1:], stale=COD_IS_SETTLED),
    Message("cod_thanks", Lane.REPLY, buttons=("pay_now", "cod_change", "cod_cancel"), stale=st.order_has_ended),
    Message("cod_change_menu", Lane.REPLY, buttons=("change_address", "pay_now", "agent")),
    Message("cod_cancel_sure", Lane.REPLY, buttons=("cod_cancel_yes", "cod_confirm")),
    Message("cod_cancel_late", Lane.REPLY),
    Message("cod_pay_link", Lane.REPLY),
    Message("cod_pay_link_late", Lane.REPLY),
    Message("cod_pay_at_door", Lane.REPLY),
    Message("cod_paid", Lane.UTILITY, responds=True, stale=st.order_has_ended),
    Message("cod_paid_after_dispatch", Lane.UTILITY, responds=True, stale=st.order_has_ended),
)

ADDRESS_QUESTIONS = (
    Message(
        "order_confirmed_check",
        Lane.UTILITY,
        responds=True,
        buttons=ADDRESS,
        stale=ADDRESS_IS_SETTLED,
        covers=frozenset({"order_confirmed"}),
    ),
    Message(
        "address_reminder",
        Lane.UTILITY,
        buttons=ADDRESS,
        stale=ADDRESS_IS_SETTLED,
    ),
    Message(
        "address_last_reminder",
        Lane.UTILITY,
        buttons=ADDRESS,
        stale=ADDRESS_IS_SETTLED,
    ),
    Message(
        "address_as_given",
        Lane.UTILITY,
        buttons=ADDRESS[1:],
        stale=ADDRESS_IS_SETTLED,
    ),
    Message(
        "address_on_hold",
        Lane.UTILITY,
        buttons=ADDRESS,
        stale=ADDRESS_IS_SETTLED,
    ),
    Message("address_thanks", Lane.REPLY, buttons=("address_change",), stale=st.order_has_ended),
    Message("address_updated", Lane.UTILITY, responds=True, stale=bd.has_left_or_ended),
    Message("address_updated_late", Lane.UTILITY, responds=True, stale=st.order_has_ended),
    Message("address_read_back", Lane.UTILITY, buttons=ADDRESS, stale=bd.has_left_or_ended),
)

ORDERS = (*CONFIRMED, *PAYMENTS, *COD_QUESTIONS, *ADDRESS_QUESTIONS)
