"""Messages about a parcel on its way."""

from datetime import timedelta

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message
from journeys.status import Status

TODAY = timedelta(hours=16)  # so long a word of the morning is still of that day

DELIVERY = (
    Message("shipped", Lane.UTILITY, stale=st.is_not_travelling),
    Message("out_for_delivery", Lane.URGENT, fresh_for=TODAY, stale=st.is_not(Status.OUT_FOR_DELIVERY)),
    Message("out_for_delivery_paid", Lane.URGENT, fresh_for=TODAY, stale=st.is_not(Status.OUT_FOR_DELIVERY)),
    Message("ready_to_collect", Lane.UTILITY, stale=st.is_not(Status.AVAILABLE_FOR_PICKUP)),
    Message("collect_reminder", Lane.UTILITY, stale=st.is_not(Status.AVAILABLE_FOR_PICKUP)),
    Message(
        "no_news",
        Lane.UTILITY,
        fresh_for=timedelta(hours=20),
        stale=st.order_has_ended,
        generic=True,
        covers=frozenset({"order_is_safe", "page_reassurance", "near_you"}),
    ),
)
