"""Messages after delivery: receipt, help, guide, surveys, warranty, the next order."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message
from journeys.status import Status

RECEIPT = (
    Message(
        "delivered",
        Lane.UTILITY,
        buttons=("received_yes", "received_no"),
        stale=st.is_not(Status.DELIVERED),
        vital=True,
    ),
    Message("received_thanks", Lane.REPLY),
    Message("not_received_asked", Lane.REPLY),
    Message("not_received_by_hand", Lane.REPLY),
    Message("not_received_waiting", Lane.UTILITY, stale=st.has_received),
    Message("delivery_taken_back", Lane.UTILITY, stale=st.is_not_coming),
)

CHECKS = (
    Message("usage_guide", Lane.UTILITY, stale=st.has_open_issue),
    Message(
        "issue_check",
        Lane.UTILITY,
        buttons=("issue_none", "issue_some"),
        stale=st.has_open_issue,
    ),
    Message(
        "check_in",
        Lane.UTILITY,
        buttons=("issue_none", "issue_some"),
        stale=st.has_open_issue,
    ),
    Message("issue_thanks", Lane.REPLY),
    Message("issue_noted", Lane.REPLY),
)

SCORES = tuple(f"nps_{score}" for score in range(10, 0, -1))  # a list has ten rows: the last stands for 1 and 0

SURVEYS = (
    Message("nps_ask", Lane.UTILITY, buttons=("rate",), stale=st.has_open_issue),
    Message("nps_list", Lane.UTILITY, rows=SCORES, stale=st.has_open_issue),
    Message("nps_scale", Lane.REPLY, rows=SCORES),
    Message("nps_thanks", Lane.REPLY),
    Message("nps_sorry", Lane.REPLY),
    Message(
        "review_ask",
        Lane.MARKETING,
        category="marketing",
        buttons=("rating_5", "rating_4", "rating_2"),
        stale=st.has_open_issue,
    ),
    Message("review_link", Lane.REPLY),
    Message("review_sorry", Lane.REPLY),
)

OFFERS = (
    Message(
        "warranty_offer",
        Lane.MARKETING,
        category="marketing",
        buttons=("activate_warranty",),
        stale=st.has_open_issue,
    ),
    Message("warranty_done", Lane.REPLY),
    Message(
        "reorder",
        Lane.MARKETING,
        category="marketing",
        buttons=("reorder_no",),
        stale=st.has_open_issue,
    ),
    Message("reorder_stopped", Lane.REPLY),
)

AFTERCARE = (*RECEIPT, *CHECKS, *SURVEYS, *OFFERS)
