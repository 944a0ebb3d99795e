"""What WhatsApp says about templates, the account, our numbers, and customers' marketing preferences, as events."""

from typing import Any

from integrations.whatsapp.foreign import table, text
from integrations.whatsapp.told import Told, person_in
from integrations.whatsapp.troubles import over_with, trouble_in
from journeys.errors import PayloadMalformed, PayloadUnsupported
from journeys.events import AccountNotice, Event, Preference

# Webhook field -> (event kind, the member of `value` that says what is new), per Meta's webhook fields reference.
NOTICE_OF_FIELD: dict[str, tuple[str, str]] = {
    "message_template_status_update": ("template.status_changed", "event"),
    "message_template_quality_update": ("template.quality_changed", "new_quality_score"),
    "template_category_update": ("template.category_changed", "new_category"),
    "message_template_components_update": ("template.components_changed", ""),
    "account_update": ("account.updated", "event"),
    "account_alerts": ("account.alerted", "alert_type"),
    "account_review_update": ("account.reviewed", "decision"),
    "phone_number_quality_update": ("account.number_quality_changed", "event"),
    "phone_number_name_update": ("account.number_name_changed", "decision"),
    "business_capability_update": ("account.capability_changed", "max_daily_conversations_per_business"),
    "security": ("account.security_changed", "event"),
    "flows": ("account.flow_changed", "event"),
    "payment_configuration_update": ("account.payment_configuration_changed", "status"),
    "business_username_update": ("account.username_changed", "status"),
}

OTHER_NOTICE = ("account.noticed", "event")  # a field we have no name for: kept under its own

LONGEST_TEMPLATE_NAME = 512  # characters, per Meta's template reference
LONGEST_LANGUAGE = 16
LONGEST_STATUS = 30
LONGEST_CATEGORY = 20
LONGEST_REASON = 500

MARKETING = frozenset({"marketing_messages", ""})

KIND_OF_PREFERENCE = {
    "stop": "customer.marketing_stopped",
    "resume": "customer.marketing_resumed",
    "signup": "customer.marketing_resumed",  # she followed the brand's own sign-up link
}


def read_notice(told: Told) -> list[Event]:
    """One change of an account-level field. Unknown fields are told as `account.noticed` with Meta's own object."""
    field, value = text(told.body.get("field")), told.part("value")
    kind, status_name = NOTICE_OF_FIELD.get(field, OTHER_NOTICE)
    name, language = text(value.get("message_template_name")), text(value.get("message_template_language"))
    if len(name) > LONGEST_TEMPLATE_NAME or len(language) > LONGEST_LANGUAGE:
        raise PayloadMalformed("a template with a name or language beyond measure")
    body = AccountNotice(
        field=field,
        name=name,
        language=language,
        status=text(value.get(status_name))[:LONGEST_STATUS],
        value=value,
        waba_id=text(told.body.get("waba")),
        category=_category(value),
        reason=_reason(value),
        trouble=trouble_in(field, value),
        over=over_with(field, value),
    )
    return [told.event(kind, told.body.get("time"), body)]


def _category(value: dict[str, Any]) -> str:
    """What a template is filed under now: a status notice says it under a name of its own."""
    return (text(value.get("new_category")) or text(value.get("message_template_category")))[:LONGEST_CATEGORY]


def _reason(value: dict[str, Any]) -> str:
    """Why a template was refused, with Meta's advice; "" where there is none."""
    said = table(value.get("rejection_info"))
    words = (text(said.get("reason")) or text(value.get("reason")), text(said.get("recommendation")))
    return " ".join(word for word in words if word and word != "NONE")[:LONGEST_REASON]


def read_error(told: Told) -> list[Event]:
    """One member of `value.errors`: a problem of the system, the app or the account (throughput, 131000 ...)."""
    error = told.part("error")
    body = AccountNotice(
        field="errors",
        status=text(error.get("code")),
        value=error,
        waba_id=text(told.body.get("waba")),
        number_id=told.number_id,
    )
    return [told.event("account.error_reported", told.body.get("time"), body)]


def read_preference(told: Told) -> list[Event]:
    """A customer stopped or resumed marketing messages. A stop always counts; a yes only for marketing."""
    preference = told.part("preference")
    word = text(preference.get("value"))
    kind = KIND_OF_PREFERENCE.get(word)
    if kind is None or (word != "stop" and text(preference.get("category")) not in MARKETING):
        raise PayloadUnsupported(f"preference {word[:40]!r}")
    person = person_in(told.part("contact"), wa_id=preference.get("wa_id"), bsuid=preference.get("user_id"))
    if not person.keys():
        raise PayloadMalformed("a preference of nobody")
    body = Preference(wa_id=person.wa_id, bsuid=person.bsuid, detail=_detail(preference))
    return [told.event(kind, preference.get("timestamp"), body, person.keys())]


def _detail(preference: dict[str, Any]) -> str:
    """Meta's words, and the sign-up link she used, if any: the proof of a consent."""
    link = text(preference.get("signup_id"))
    return " ".join(filter(None, (text(preference.get("detail")), f"(sign-up {link})" if link else "")))
