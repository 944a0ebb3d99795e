"""Which of WhatsApp's notices operations must look at, in our words, and which of those are over with which notice."""

from typing import Any

from integrations.whatsapp.foreign import table, text

# Status of a template -> what is wrong, per Meta's message_template_status_update reference.
TROUBLE_OF_STATUS = {
    "REJECTED": "template_rejected",
    "PAUSED": "template_paused",
    "DISABLED": "template_disabled",
    "FLAGGED": "template_flagged",  # may still be sent, and is paused or disabled if nothing changes
    "LOCKED": "template_blocked",
    "LIMIT_EXCEEDED": "template_blocked",
}
TROUBLES_OF_STATUS = tuple(dict.fromkeys(TROUBLE_OF_STATUS.values()))
WELL_AGAIN = frozenset({"APPROVED", "REINSTATED", "UNARCHIVED", "DELETED"})

RECATEGORISED, TO_BE_RECATEGORISED = "template_recategorised", "template_to_be_recategorised"
QUALITY_LOW = "template_quality_low"
NUMBER_QUALITY_LOW = "number_quality_low"
MARKETING = "MARKETING"

# FLAGGED and DOWNGRADE came until the messaging limits moved to the portfolio; accounts may still send them.
NUMBER_IN_TROUBLE = frozenset({"FLAGGED", "DOWNGRADE"})
NUMBER_WELL_AGAIN = frozenset({"UNFLAGGED", "UPGRADE", "THROUGHPUT_UPGRADE"})

# Event of account_update -> what is wrong, per Meta's account_update reference.
TROUBLE_OF_ACCOUNT = {
    "ACCOUNT_RESTRICTION": "account_restricted",
    "ACCOUNT_VIOLATION": "account_violation",
    "DISABLED_UPDATE": "account_disabled",
    "ACCOUNT_DELETED": "account_deleted",
    "PHONE_NUMBER_REMOVED": "number_removed",
    "PARTNER_REMOVED": "partner_removed",
}
REINSTATED = "REINSTATE"  # the ban_state with which DISABLED_UPDATE tells that a ban is over


def trouble_in(field: str, value: dict[str, Any]) -> str:
    """What operations must look at in this change of `field`, "" when nothing."""
    event = text(value.get("event"))
    if field == "message_template_status_update":
        return TROUBLE_OF_STATUS.get(event, "")
    if field == "message_template_quality_update":
        return QUALITY_LOW if text(value.get("new_quality_score")) == "RED" else ""
    if field == "template_category_update":
        return _trouble_of_category(value)
    if field == "phone_number_quality_update":
        return NUMBER_QUALITY_LOW if event in NUMBER_IN_TROUBLE else ""
    if field == "account_update":
        return "" if _is_reinstated(value) else TROUBLE_OF_ACCOUNT.get(event, "")
    return ""


def over_with(field: str, value: dict[str, Any]) -> tuple[str, ...]:
    """The troubles that end with this change of `field`."""
    event = text(value.get("event"))
    if field == "message_template_status_update":
        return TROUBLES_OF_STATUS if event in WELL_AGAIN else ()
    if field == "message_template_quality_update":
        return () if text(value.get("new_quality_score")) == "RED" else (QUALITY_LOW,)
    if field == "template_category_update":
        return () if _trouble_of_category(value) else (RECATEGORISED, TO_BE_RECATEGORISED)
    if field == "phone_number_quality_update":
        return (NUMBER_QUALITY_LOW,) if event in NUMBER_WELL_AGAIN else ()
    return ("account_disabled",) if field == "account_update" and _is_reinstated(value) else ()


def _trouble_of_category(value: dict[str, Any]) -> str:
    """Recategorised as marketing, or told a day before that it will be (then `correct_category` names it)."""
    was, now, soon = (text(value.get(name)) for name in ("previous_category", "new_category", "correct_category"))
    if now == MARKETING != was:
        return RECATEGORISED
    return TO_BE_RECATEGORISED if soon == MARKETING != now else ""


def _is_reinstated(value: dict[str, Any]) -> bool:
    ban = table(value.get("ban_info"))
    return REINSTATED in (text(ban.get("waba_ban_state")), text(ban.get("ban_state")))
