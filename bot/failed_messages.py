"""What to do about a message that WhatsApp accepted and then failed: from its error table to the outbox's words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from integrations.whatsapp.errors import reaction_of, retry_at
from journeys.events import Event, MessageStatus
from journeys.store.attempts import Reaction
from journeys.store.whose import Owners

ACT_OF_VENDOR_ACT = {
    "template": "template",
    "opt_out": "opt_out",
    "mark_unreachable": "unreachable",
    "mark_blocked": "unreachable",
}


def reactions_to(statuses: Sequence[Event], owners: Owners, now: datetime) -> dict[str, Reaction]:
    """The reaction to each failed status, by event key."""
    found: dict[str, Reaction] = {}
    for event in statuses:
        status = event.body
        if not isinstance(status, MessageStatus) or status.status != "failed":
            continue
        attempt = owners.attempt_of(status)
        found[event.key] = _reaction(status, attempt.number if attempt else 1, now)
    return found


def _reaction(status: MessageStatus, attempt: int, now: datetime) -> Reaction:
    vendor = reaction_of(status.error_code, status.error_text)
    if act := ACT_OF_VENDOR_ACT.get(vendor.act):
        return Reaction(act, timedelta(0))
    again_at = retry_at(vendor, attempt, now)
    return Reaction("again", again_at - now) if again_at else Reaction("give_up")
