"""Statuses, payments, preferences and account notices in Meta's shapes, values our own."""

from tests.integrations.whatsapp.message_shapes import BSUID, WA_ID, Json

TOKEN = "h1:o-77:shipped:1"

# The status without `id` and `timestamp`, and the contacts beside it.
STATUSES: dict[str, tuple[Json, list[Json] | None]] = {
    "sent_before_v24": (
        {
            "status": "sent",
            "recipient_id": WA_ID,
            "conversation": {"id": "c-1", "expiration_timestamp": "1795386400", "origin": {"type": "service"}},
            "pricing": {"billable": True, "pricing_model": "CBP", "category": "service"},
        },
        None,
    ),
    "delivered_now": (
        {
            "status": "delivered",
            "recipient_id": WA_ID,
            "recipient_user_id": BSUID,
            "biz_opaque_callback_data": TOKEN,
            "pricing": {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "utility"},
        },
        [{"profile": {"name": "Meera", "username": "meera.knits"}, "wa_id": WA_ID, "user_id": BSUID}],
    ),
    "read_without_profile": ({"status": "read", "recipient_id": WA_ID}, [{"wa_id": WA_ID, "user_id": BSUID}]),
    "read_bsuid_only": ({"status": "read", "recipient_user_id": BSUID}, [{"user_id": BSUID}]),
    "played": ({"status": "played", "recipient_id": WA_ID}, None),
    "failed_without_contacts": (
        {
            "status": "failed",
            "recipient_id": WA_ID,
            "biz_opaque_callback_data": TOKEN,
            "errors": [
                {
                    "code": 130472,
                    "title": "User's number is part of an experiment",
                    "message": "User's number is part of an experiment",
                    "error_data": {"details": "kept out of the message"},
                    "href": "https://developers.example.com/errors",
                }
            ],
        },
        None,
    ),
    "failed_with_wa_id_contact": (
        {"status": "failed", "recipient_id": WA_ID, "errors": [{"code": 131026, "title": "Message undeliverable"}]},
        [{"wa_id": WA_ID}],
    ),
    "failed_1026_without_message": (
        {"status": "failed", "recipient_id": WA_ID, "errors": [{"code": 1026, "title": "Receiver Incapable"}]},
        None,
    ),
}

PAYMENT: Json = {
    "type": "payment",
    "status": "captured",
    "recipient_id": WA_ID,
    "payment": {
        "reference_id": "kh-10234",
        "amount": {"value": 129900, "offset": 100},
        "currency": "INR",
        "transaction": {"id": "txn-5", "type": "razorpay", "status": "success", "method": {"type": "upi"}},
    },
}

PREFERENCE: Json = {
    "wa_id": WA_ID,
    "detail": "User requested to stop marketing messages",
    "category": "marketing_messages",
    "value": "stop",
    "timestamp": 1795300000,
}

TEMPLATE: Json = {
    "message_template_id": 9001,
    "message_template_name": "order_shipped",
    "message_template_language": "hi",
}

# Account-level fields: value, event kind, status.
NOTICES: dict[str, tuple[Json, str, str]] = {
    "message_template_status_update": (
        TEMPLATE | {"event": "PAUSED", "reason": "NONE", "other_info": {"title": "FIRST_PAUSE"}},
        "template.status_changed",
        "PAUSED",
    ),
    "message_template_quality_update": (
        TEMPLATE | {"previous_quality_score": "GREEN", "new_quality_score": "YELLOW"},
        "template.quality_changed",
        "YELLOW",
    ),
    "template_category_update": (
        TEMPLATE | {"previous_category": "UTILITY", "new_category": "MARKETING"},
        "template.category_changed",
        "MARKETING",
    ),
    "message_template_components_update": (
        TEMPLATE | {"message_template_element": "text"},
        "template.components_changed",
        "",
    ),
    "account_update": (
        {
            "event": "ACCOUNT_RESTRICTION",
            "restriction_info": [{"restriction_type": "RESTRICTED_BIZ_INITIATED_MESSAGING", "expiration": 1795400000}],
        },
        "account.updated",
        "ACCOUNT_RESTRICTION",
    ),
    "account_alerts": (
        {"alert_type": "OBA_APPROVED", "alert_severity": "INFORMATIONAL"},
        "account.alerted",
        "OBA_APPROVED",
    ),
    "account_review_update": ({"decision": "APPROVED"}, "account.reviewed", "APPROVED"),
    "phone_number_quality_update": (
        {
            "display_phone_number": "919999900000",
            "event": "THROUGHPUT_UPGRADE",
            "max_daily_conversations_per_business": "TIER_UNLIMITED",
        },
        "account.number_quality_changed",
        "THROUGHPUT_UPGRADE",
    ),
    "phone_number_name_update": (
        {"display_phone_number": "919999900000", "decision": "REJECTED"},
        "account.number_name_changed",
        "REJECTED",
    ),
    "business_capability_update": (
        {"max_daily_conversations_per_business": 10000},
        "account.capability_changed",
        "10000",
    ),
    "security": (
        {"display_phone_number": "919999900000", "event": "PIN_CHANGED"},
        "account.security_changed",
        "PIN_CHANGED",
    ),
    "flows": ({"event": "FLOW_STATUS_CHANGE", "flow_id": "f-1"}, "account.flow_changed", "FLOW_STATUS_CHANGE"),
    "payment_configuration_update": (
        {"configuration_name": "upi-main", "status": "active"},
        "account.payment_configuration_changed",
        "active",
    ),
    "business_username_update": ({"username": "knits", "status": "approved"}, "account.username_changed", "approved"),
    "a_field_of_next_year": ({"event": "NEWS"}, "account.noticed", "NEWS"),
}
