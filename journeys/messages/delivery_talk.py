"""Replies about a delivery: another day, nobody came, not received, who brings it, how it stands."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

DAYS = (
    Message("ask_change_delivery_time_date", Lane.REPLY),  # its rows are the days, see `bot.composing`
    Message("ask_change_delivery_time_slot", Lane.REPLY, buttons=("in_morning", "in_evening", "any_time")),
    Message("delivery_day_not_open", Lane.REPLY),
    Message("delivery_wish_noted", Lane.REPLY, stale=st.order_has_ended),
    Message("delivery_wish_by_hand", Lane.REPLY),
    Message("delivery_at_the_door", Lane.REPLY),
    Message("reattempt_day_accepted", Lane.REPLY, stale=st.order_has_ended),
)

ATTEMPT_DOUBTED = (
    Message("ask_fake_attempt_seen", Lane.REPLY, buttons=("home_not_called", "home_called", "not_home")),
    Message("attempt_known_missed", Lane.REPLY, stale=st.order_has_ended),
    Message("no_attempt_known", Lane.REPLY, buttons=("agent",)),
)

NOT_RECEIVED = (
    Message("ask_not_received_looked", Lane.REPLY, buttons=("found_it", "looked_everywhere")),
    Message("not_delivered_yet", Lane.REPLY, buttons=("agent",)),
)

COURIER = (
    Message("courier_contact", Lane.REPLY, buttons=("order_status", "agent")),
    Message("courier_has_it_not", Lane.REPLY, buttons=("order_status", "agent")),
)

STATUS = (
    Message("greeting_order", Lane.REPLY),  # its buttons are those of the stage, see `journeys.stage_menu`
    Message("order_status_again", Lane.REPLY, buttons=("agent",)),
    Message("order_status_decide", Lane.REPLY, buttons=("keep_it", "change_date", "cancel_it")),
)

DELIVERY_TALK = (*DAYS, *ATTEMPT_DOUBTED, *NOT_RECEIVED, *COURIER, *STATUS)
