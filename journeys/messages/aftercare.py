"""Messages after delivery: receipt, returns, refunds, surveys."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message
from journeys.status import Status

AFTERCARE = (
    Message("refund_started", Lane.UTILITY, stale=st.refund_is_through),
    Message("refund_done", Lane.UTILITY, stale=st.has_no_order),
    Message("delivered", Lane.UTILITY, stale=st.is_not(Status.DELIVERED)),
)
