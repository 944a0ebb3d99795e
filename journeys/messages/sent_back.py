"""Messages about what she sends back, and about her money."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

RETURNS = (
    Message("return_requested", Lane.UTILITY, responds=True, stale=st.return_is_not("requested")),
    Message("return_instructions", Lane.UTILITY, stale=st.return_is_not("approved", "pickup_scheduled")),
    Message("return_declined", Lane.UTILITY, buttons=("agent",), stale=st.return_is_not("declined")),
    Message("return_cancelled", Lane.UTILITY, stale=st.return_is_not("cancelled")),
    Message("return_pickup_scheduled", Lane.UTILITY, stale=st.return_is_not("pickup_scheduled")),
    Message("return_pickup_failed", Lane.UTILITY, buttons=("agent",), stale=st.return_is_not("pickup_failed")),
    Message("return_picked_up", Lane.UTILITY, stale=st.return_is_not("picked_up")),
    Message("return_received", Lane.UTILITY, stale=st.return_is_not("received")),
    Message("return_qc_passed", Lane.UTILITY, stale=st.return_is_not("qc_passed")),
    Message("return_qc_failed", Lane.UTILITY, buttons=("agent",), stale=st.return_is_not("qc_failed")),
    Message("return_late", Lane.UTILITY, stale=st.return_is_over),
    Message("exchange_instructions", Lane.UTILITY, stale=st.return_is_not("approved")),
    Message("exchange_passed", Lane.UTILITY, stale=st.return_is_not("qc_passed")),
)

REFUNDS = (
    Message("refund_started", Lane.UTILITY, stale=st.refund_is_through),
    Message("refund_done", Lane.UTILITY, stale=st.has_no_order),
    Message("refund_failed", Lane.URGENT, stale=st.refund_is_through),
    Message("refund_late", Lane.UTILITY, stale=st.return_is_over),
)

SENT_BACK = (*RETURNS, *REFUNDS)
