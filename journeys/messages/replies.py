"""Replies to what a customer wrote or tapped."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

REPLIES = (
    Message("reattempt_accepted", Lane.REPLY, stale=st.order_has_ended),
    Message("reattempt_refused", Lane.REPLY, buttons=("agent",)),
    Message("order_status", Lane.REPLY, buttons=("agent",)),
    Message("order_list", Lane.REPLY),
    Message("ask_proof", Lane.REPLY),
    Message("proof_failed", Lane.REPLY),
    Message("handoff", Lane.REPLY),
    Message("fallback", Lane.REPLY, buttons=("order_status", "agent")),
    Message("greeting", Lane.REPLY, buttons=("order_status", "agent")),
    Message("button_too_late", Lane.REPLY, buttons=("order_status", "agent")),
    Message("button_gone", Lane.REPLY, buttons=("order_status", "agent")),
    Message("clarify", Lane.REPLY),
    Message("not_an_answer", Lane.REPLY),
    Message("form_stopped", Lane.REPLY),
    Message("secret_warning", Lane.REPLY),
    Message("opted_out", Lane.REPLY),
    Message("opted_in", Lane.REPLY),
    Message("unsupported", Lane.REPLY, buttons=("order_status", "agent")),
)
