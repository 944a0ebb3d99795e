"""Messages about an order before the courier has it."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

ORDERS = (
    Message("order_confirmed", Lane.UTILITY, responds=True, stale=st.order_is_past_confirmation),
    Message("payment_awaited", Lane.UTILITY, responds=True, stale=st.is_not_awaiting_payment),
    Message("payment_failed", Lane.URGENT, stale=st.is_not_awaiting_payment),
    Message("order_cancelled", Lane.UTILITY, stale=st.is_not_cancelled),
)
