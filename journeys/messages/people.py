"""Replies about the chat itself: a person, a complaint, the language, whether it is really us, what we know of her."""

from journeys.messages.message import Lane, Message

ON = ("order_status", "agent")

PEOPLE = (
    Message("handoff_waiting", Lane.REPLY),
    Message("handoff_late", Lane.REPLY),
    Message("complaint_taken", Lane.REPLY),
    Message("complaint_noted", Lane.REPLY),
    Message("calm_offer", Lane.REPLY, buttons=ON),
    Message("out_of_scope", Lane.REPLY, buttons=ON),
    Message("bot_or_person", Lane.REPLY, buttons=ON),
    Message("ask_change_language_language", Lane.REPLY),
    Message("language_changed", Lane.REPLY),
    Message("language_not_spoken", Lane.REPLY),
    Message("really_us", Lane.REPLY, buttons=("agent",)),
    Message("really_us_no_order", Lane.REPLY, buttons=("agent",)),
    Message("my_data", Lane.REPLY, buttons=("forget_likes", "delete_data")),
    Message("likes_forgotten", Lane.REPLY),
    Message("ask_delete_data_sure", Lane.REPLY, buttons=("yes", "no")),
    Message("delete_taken", Lane.REPLY),
    Message("delete_left", Lane.REPLY),
    Message("secret_struck", Lane.REPLY),
    Message("voice_unheard", Lane.REPLY, buttons=ON),
    Message("photo_about_what", Lane.REPLY),
    Message("video_unseen", Lane.REPLY),
    Message("file_unread", Lane.REPLY, buttons=ON),
    Message("card_unread", Lane.REPLY),
    Message("cart_unread", Lane.REPLY, buttons=ON),
)
