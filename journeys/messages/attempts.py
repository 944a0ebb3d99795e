"""Messages about failed attempts and parcels that turn back."""

from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message
from journeys.status import Status


def _two_words(name: str, *buttons: str) -> tuple[Message, Message]:
    """The first word on a failed attempt, and the second, which names the deadline and asks the same."""
    return (
        Message(name, Lane.URGENT, buttons=buttons, stale=st.attempt_needs_no_question),
        Message(f"{name}_again", Lane.URGENT, buttons=buttons, stale=st.attempt_is_answered),
    )


QUESTIONS = (
    *_two_words("attempt_unavailable", "tomorrow", "more_options", "nobody_came"),
    *_two_words("attempt_unreachable", "tomorrow", "other_phone", "nobody_came"),
    *_two_words("attempt_address", "fix_address", "tomorrow", "agent"),
    *_two_words("attempt_refused", "reattempt", "no_longer_wanted", "nobody_came"),
    *_two_words("attempt_payment", "prepay", "tomorrow", "more_options"),
    *_two_words("attempt_failed", "reattempt", "more_options", "agent"),
    # the courier's own fault: no question, and a second word only with news
    Message("attempt_not_made", Lane.URGENT, stale=st.attempt_is_over),
    Message("attempt_not_made_again", Lane.URGENT, stale=st.has_no_new_day),
)

RETURN_REASONS = ("why_too_late", "why_mind_changed", "why_never_came")
OPTIONS = ("tomorrow", "day_after", "mornings", "evenings", "fix_address", "other_phone", "nobody_came")

ANSWERS = (
    Message("attempt_options", Lane.REPLY, rows=(*OPTIONS, "no_longer_wanted", "agent")),
    Message("attempt_let_go_why", Lane.REPLY, rows=("why_too_late", "why_mind_changed", "why_wrong_item", "reattempt")),
    Message("attempt_let_go", Lane.REPLY),
    Message("attempt_let_go_paid", Lane.REPLY, stale=st.order_has_ended),
    Message("attempt_let_go_refused", Lane.REPLY),
    Message("attempt_pay_link", Lane.REPLY),
    Message("attempt_pay_link_refused", Lane.REPLY, buttons=("tomorrow", "agent")),
    Message("attempt_paid", Lane.URGENT, responds=True, stale=st.attempt_is_over),
    Message("attempt_nobody_came", Lane.REPLY, stale=st.order_has_ended),
    Message("attempt_chased", Lane.URGENT, stale=st.attempt_is_over),
)

WAY_BACK = (
    Message("returning", Lane.UTILITY, buttons=RETURN_REASONS, at_once=True, stale=st.is_not_returning),
    Message("returning_paid", Lane.UTILITY, at_once=True, stale=st.is_not_returning),
    Message(
        "returning_choice",
        Lane.UTILITY,
        buttons=("deliver_it", "let_it_go"),
        at_once=True,
        stale=st.is_not_returning,
    ),
    Message("turning_round_asked", Lane.REPLY, stale=st.order_has_ended),
    Message("turning_round_refused", Lane.REPLY),
    Message("let_it_go", Lane.REPLY),
    Message("let_it_go_paid", Lane.REPLY),
    Message("reason_thanks", Lane.REPLY),
    Message("coming_after_all", Lane.UTILITY, stale=st.is_not_coming),
    Message("returned", Lane.UTILITY, stale=st.is_not(Status.RTO_DELIVERED)),
    Message("returned_paid", Lane.UTILITY, stale=st.is_not(Status.RTO_DELIVERED)),
    Message("returned_refund_late", Lane.UTILITY, stale=st.is_not(Status.RTO_DELIVERED), vital=True),
    Message("parcel_lost", Lane.UTILITY, buttons=("replace_it", "agent"), stale=st.is_not_lost),
    Message("parcel_lost_paid", Lane.UTILITY, buttons=("replace_it", "refund_it"), stale=st.is_not_lost),
    Message("parcel_lost_noted", Lane.REPLY),
)

ATTEMPTS = (*QUESTIONS, *ANSWERS, *WAY_BACK)
