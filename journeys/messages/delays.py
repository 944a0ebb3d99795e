"""Messages about a parcel that is later, or elsewhere, than she was told."""

from datetime import timedelta

from journeys.messages import held_up as hu
from journeys.messages import staleness as st
from journeys.messages.message import Lane, Message

A_DAY = timedelta(hours=24)  # a word on how things stand is worth nothing a day later

# Without news of their own: whatever else was just told covers them, and each of them the others.
ALIKE = frozenset({"order_is_safe", "page_reassurance", "near_you", "no_news"})
REASSURANCE = (
    Message("order_is_safe", Lane.UTILITY, fresh_for=A_DAY, stale=hu.is_not_held_up, generic=True, covers=ALIKE),
    Message("page_reassurance", Lane.UTILITY, fresh_for=A_DAY, stale=st.order_has_ended, generic=True, covers=ALIKE),
    Message("near_you", Lane.UTILITY, fresh_for=A_DAY, stale=hu.is_not_held_up, generic=True, covers=ALIKE),
)

LATE = (
    Message("pickup_delayed", Lane.UTILITY, stale=hu.is_not_waiting, covers=frozenset({"packed", "order_late"})),
    Message("pickup_still_delayed", Lane.UTILITY, fresh_for=A_DAY, stale=hu.is_not_waiting),
    Message("order_late", Lane.UTILITY, stale=hu.is_not_awaited, covers=frozenset({"courier_late"})),
    Message("courier_late", Lane.UTILITY, stale=hu.is_not_awaited, covers=frozenset({"order_late"})),
    Message("delay_update", Lane.UTILITY, fresh_for=A_DAY, stale=hu.is_not_awaited),
    Message("parcel_stuck", Lane.UTILITY, stale=hu.is_not_held_up, covers=frozenset({"delay_update", "order_late"})),
    Message("hub_loop_paid", Lane.UTILITY, stale=hu.is_not_held_up, covers=frozenset({"delay_update"})),
    Message("hub_loop_cod", Lane.UTILITY, stale=hu.is_not_held_up, covers=frozenset({"delay_update"})),
    Message("wrong_routing", Lane.UTILITY, stale=hu.is_not_held_up, covers=frozenset({"delay_update"})),
)

# One text a cause, the same for everybody it hits.
INCIDENTS = tuple(
    Message(name, Lane.UTILITY, stale=hu.is_not_affected, covers=frozenset({"delay_update", "courier_late"}))
    for name in (
        "incident_weather",
        "incident_congestion",
        "incident_strike",
        "incident_disruption",
        "incident_drought",
        "incident_other",
    )
)

COD_DELAYED = (
    Message(
        "cod_delayed",
        Lane.UTILITY,
        buttons=("keep_it", "change_date", "cancel_it"),
        stale=hu.is_not_awaited,
        covers=frozenset({"delay_update", "order_late", "courier_late"}),
    ),
    Message("cod_delay_kept", Lane.REPLY, stale=st.order_has_ended),
    Message("cod_delay_date", Lane.REPLY, stale=st.order_has_ended),
    Message("cod_delay_cancelled", Lane.REPLY),
    Message("cod_delay_cancel_late", Lane.REPLY),
)

DELAYS = (
    *REASSURANCE,
    *LATE,
    *INCIDENTS,
    Message("incident_cleared", Lane.UTILITY, fresh_for=A_DAY, stale=hu.is_not_awaited),
    *COD_DELAYED,
)
