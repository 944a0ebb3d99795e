"""The typed reasons for which a message waits or does not leave, each with what it means to a person."""

DEFERRING: dict[str, str] = {
    "held_by_agent": "an agent holds the chat",
    "deferred:quiet_hours": "outside the hours in which we write first",
    "capped": "she got as many messages today as a day may bring",
    "spacing": "the last message was too short a while ago",
}

WITHHOLDING: dict[str, str] = {
    "stale": "it is no longer true, or too old to be news",
    "terminal_state": "the order has come to its end",
    "moved_on": "things have moved on since it was wanted",
    "answered": "she has answered already",
    "covered_by_other": "another message told the same fact",
    "no_new_fact": "there is nothing new to tell",
    "duplicate": "it was said before",
    "refused_otp_verified": "she refused the parcel and proved it was her",
    "no_consent": "she has not agreed to marketing",
    "opted_out": "she wants no messages from us",
    "unreachable": "WhatsApp does not reach her",
    "no_address": "we know no way to write to her",
    "no_order": "the parcel has no order we know",
    "answered_by_other": "another agent answered first",
    "window_closed": "a reply that came too late for WhatsApp's window",
    "no_template": "the window is shut and there is no template that may be sent",
    "holdout": "she is in the group that does not get this, so that its effect can be measured",
    "over_budget": "the month's budget for messages is spent",
    "erased": "her personal facts were erased",
}

REASONS: dict[str, str] = WITHHOLDING | DEFERRING
