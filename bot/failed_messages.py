"""What to do about a message that WhatsApp accepted and then failed: from its error table to the outbox's words."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from integrations.whatsapp.errors import reaction_of, retry_at
from journeys.events import Event, MessageStatus
from journeys.store.attempts import Reaction
from journeys.store.whose import Owners

ACT_OF_VENDOR_ACT = {
    "template": "template",
    "ask_text": "text",
    "opt_out": "opt_out",
    "mark_unreachable": "unreachable",
    "mark_blocked": "unreachable",
}

# Codes with which WhatsApp refuses a template as it stands -> what its status is, as far as we know. Another language
# that she can read may do.
STATUS_OF_REFUSAL = {132001: "MISSING", 132015: "PAUSED", 132016: "DISABLED"}
NOTICE_TAKES = timedelta(minutes=5)  # a failed status may overtake the notice that the template is paused
TRIES_WITH_OTHERS = 2


def template_is_refused(code: int | None, attempt: int, now: datetime) -> bool:
    """Whether the template will not do, and the same one is not worth another try."""
    return code in STATUS_OF_REFUSAL and retry_at(reaction_of(code), attempt, now) is None


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
    if attempt <= TRIES_WITH_OTHERS and template_is_refused(status.error_code, attempt, now):
        return Reaction("again", NOTICE_TAKES)
    again_at = retry_at(vendor, attempt, now)
    return Reaction("again", again_at - now) if again_at else Reaction("give_up")
