"""Messages about a parcel on its way, failed attempts and the way back."""

from datetime import timedelta

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message
from journeys.status import Status

DELIVERY = (
    Message("shipped", Lane.UTILITY, stale=st.is_not_travelling),
    Message("out_for_delivery", Lane.URGENT, fresh_for=timedelta(hours=16), stale=st.is_not(Status.OUT_FOR_DELIVERY)),
    Message("ready_to_collect", Lane.UTILITY, stale=st.is_not(Status.AVAILABLE_FOR_PICKUP)),
    Message("returning", Lane.UTILITY, stale=st.is_not_returning),
    Message("returned", Lane.UTILITY, stale=st.is_not(Status.RTO_DELIVERED)),
    Message("parcel_lost", Lane.UTILITY, stale=st.is_not_lost),
    Message(
        "attempt_failed",
        Lane.URGENT,
        buttons=("reattempt", "change_address", "agent"),
        stale=st.attempt_is_over,
    ),
    Message("attempt_refused", Lane.URGENT, buttons=("reattempt", "agent"), stale=st.attempt_is_over),
    Message("attempt_not_made", Lane.URGENT, stale=st.attempt_is_over),
    Message("no_news", Lane.UTILITY, fresh_for=timedelta(hours=20), stale=st.order_has_ended, generic=True),
)
