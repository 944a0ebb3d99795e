"""Webhook deliveries in Meta's shapes, values our own: every kind of message, status and account notice."""

from typing import Any

import orjson

Json = dict[str, Any]

WABA = "700100200300400"
NUMBER_ID = "500600700800900"
METADATA = {"display_phone_number": "919999900000", "phone_number_id": NUMBER_ID}
OTHER_METADATA = {"display_phone_number": "919999900099", "phone_number_id": "500600700800999"}

WA_ID = "919999900001"
BSUID = "IN.7700880099001122"
PARENT = "IN.ENT.3300440055006677"
CONTACT: Json = {"profile": {"name": "Meera Iyer"}, "wa_id": WA_ID, "user_id": BSUID, "parent_user_id": PARENT}
OLD_CONTACT: Json = {"profile": {"name": "Meera Iyer"}, "wa_id": WA_ID}  # before April 2026
USERNAME_CONTACT: Json = {"profile": {"name": "Meera", "username": "meera.knits"}, "user_id": BSUID}

OURS = "wamid.HBgMOTE5OTk5OTAwMDAxFQIAERgSOURS"
CONTEXT = {"from": "919999900000", "id": OURS}
AT = "1795300000"

ADDRESS_JSON = orjson.dumps(
    {
        "saved_address_id": "home-1",
        "values": {"name": "Meera Iyer", "in_pin_code": "411004", "address": "7 Prabhat Road", "city": "Pune"},
    }
).decode()

# The message without `from`, `id` and `timestamp`, by what it is.
MESSAGES: dict[str, Json] = {
    "text": {"type": "text", "text": {"body": "mera order kahan hai"}},
    "reply": {"type": "text", "text": {"body": "haan"}, "context": CONTEXT},
    "reply_button": {
        "type": "interactive",
        "context": CONTEXT,
        "interactive": {"type": "button_reply", "button_reply": {"id": "tok-reattempt", "title": "Try again"}},
    },
    "list_row": {
        "type": "interactive",
        "context": CONTEXT,
        "interactive": {
            "type": "list_reply",
            "list_reply": {"id": "tok-slot-2", "title": "Evening", "description": "5 to 8"},
        },
    },
    "template_button": {
        "type": "button",
        "context": CONTEXT,
        "button": {"payload": "tok-confirm", "text": "Yes, confirm"},
    },
    "template_button_without_context": {"type": "button", "button": {"payload": "Stop", "text": "Stop"}},
    "flow": {
        "type": "interactive",
        "context": CONTEXT,
        "interactive": {
            "type": "nfm_reply",
            "nfm_reply": {"response_json": '{"reason":"size","flow_token":"ft-1"}', "body": "Sent", "name": "flow"},
        },
    },
    "address": {
        "type": "interactive",
        "context": CONTEXT,
        "interactive": {
            "type": "nfm_reply",
            "nfm_reply": {
                "name": "address_message",
                "body": "Meera Iyer\n7 Prabhat Road",
                "response_json": ADDRESS_JSON,
            },
        },
    },
    "form_unreadable": {
        "type": "interactive",
        "interactive": {"type": "nfm_reply", "nfm_reply": {"name": "flow", "body": "Sent", "response_json": "{oops"}},
    },
    "image_with_url": {
        "type": "image",
        "image": {
            "mime_type": "image/jpeg",
            "sha256": "c2hhMjU2LWltYWdl",
            "id": "81001",
            "url": "https://media.example.com/81001",
            "caption": "toot gaya",
        },
    },
    "image": {"type": "image", "image": {"mime_type": "image/jpeg", "sha256": "c2hhMjU2LWltYWdl", "id": "81002"}},
    "document": {
        "type": "document",
        "document": {
            "caption": "bill",
            "filename": "bill.pdf",
            "mime_type": "application/pdf",
            "sha256": "ZG9j",
            "id": "81003",
        },
    },
    "voice_note": {
        "type": "audio",
        "audio": {"mime_type": "audio/ogg; codecs=opus", "sha256": "dm9pY2U=", "id": "81004", "voice": True},
    },
    "audio": {"type": "audio", "audio": {"mime_type": "audio/mp4", "sha256": "YXVk", "id": "81005", "voice": False}},
    "video": {"type": "video", "video": {"caption": "", "mime_type": "video/mp4", "sha256": "dmlk", "id": "81006"}},
    "sticker": {
        "type": "sticker",
        "sticker": {"mime_type": "image/webp", "sha256": "c3Rr", "id": "81007", "animated": True},
    },
    "chosen_location": {
        "type": "location",
        "context": CONTEXT,
        "location": {
            "latitude": 18.5167,
            "longitude": 73.8415,
            "name": "Kamala Nehru Park",
            "address": "Prabhat Road, Pune",
            "url": "https://maps.example.com/k",
        },
    },
    "current_location": {"type": "location", "location": {"latitude": 18.5, "longitude": 73.8}},
    "contact_card": {
        "type": "contacts",
        "contacts": [
            {
                "name": {"first_name": "Ravi", "formatted_name": "Ravi Iyer"},
                "phones": [
                    {"phone": "+91 99999 00002", "wa_id": "919999900002", "type": "CELL"},
                    {"phone": "020 555 0000", "type": "HOME"},
                ],
            }
        ],
    },
    "own_contact": {
        "type": "contacts",
        "context": CONTEXT,
        "contacts": [
            {
                "origin": "contact_request",
                "name": {"formatted_name": "Meera"},
                "phones": [{"phone": "+91 99999-00001", "type": "CELL"}],
            }
        ],
    },
    "reaction": {"type": "reaction", "reaction": {"message_id": OURS, "emoji": "🙏"}},
    "reaction_taken_back": {"type": "reaction", "reaction": {"message_id": OURS, "emoji": ""}},
    "reaction_without_emoji": {"type": "reaction", "reaction": {"message_id": OURS}},
    "cart": {
        "type": "order",
        "order": {
            "catalog_id": "60001",
            "text": "jaldi",
            "product_items": [
                {"product_retailer_id": "SCARF-2", "quantity": 2, "item_price": 499, "currency": "INR"},
            ],
        },
    },
    "unsupported_poll": {
        "type": "unsupported",
        "unsupported": {"type": "poll"},
        "errors": [{"code": 131051, "title": "Message type unknown", "error_data": {"details": "not supported"}}],
    },
    "unsupported": {"type": "unsupported", "errors": [{"code": 131051, "title": "Message type unknown"}]},
    "unknown_type": {"type": "hologram", "hologram": {"id": "1"}},
    "unknown_interactive": {"type": "interactive", "interactive": {"type": "call_permission_reply"}},
    "from_ad": {
        "type": "text",
        "text": {"body": "price?"},
        "referral": {
            "source_url": "https://fb.example.com/ad",
            "source_id": "AD-1",
            "source_type": "ad",
            "ctwa_clid": "c1",
        },
    },
    "about_product": {
        "type": "text",
        "text": {"body": "is this wool?"},
        "context": {"referred_product": {"catalog_id": "60001", "product_retailer_id": "SCARF-2"}},
    },
    "forwarded": {"type": "text", "text": {"body": "fwd"}, "context": {"forwarded": True}},
    "forwarded_often": {"type": "text", "text": {"body": "fwd"}, "context": {"frequently_forwarded": True}},
    "welcome": {"type": "request_welcome"},
    "malformed_interactive": {"type": "interactive", "context": CONTEXT},
}

NUMBER_CHANGE: Json = {
    "type": "system",
    "system": {"body": "changed", "wa_id": "919999900007", "type": "user_changed_number"},
}
NUMBER_CHANGE_WITH_IDS: Json = {
    "type": "system",
    "system": {
        "body": "changed",
        "wa_id": "919999900007",
        "user_id": "IN.8811",
        "parent_user_id": "IN.ENT.8811",
        "previous_user_id": BSUID,
        "previous_parent_user_id": PARENT,
        "type": "user_changed_number",
    },
}
USER_ID_CHANGE: Json = {
    "type": "system",
    "system": {
        "body": "changed",
        "user_id": "IN.8811",
        "previous_user_id": BSUID,
        "previous_parent_user_id": PARENT,
        "type": "user_changed_user_id",
    },
}
IDENTITY_CHANGE: Json = {
    "type": "system",
    "identity": {"acknowledged": True, "created_timestamp": "1795299990", "hash": "hash-9"},
    "system": {"body": "new device", "type": "customer_identity_changed"},
}
EDIT: Json = {
    "type": "edit",
    "edit": {
        "original_message_id": "wamid.FIRST",
        "message": {"context": {"id": OURS}, "type": "text", "text": {"body": "flat 12, not 21"}},
    },
}
EDIT_OF_IMAGE: Json = {
    "type": "edit",
    "edit": {
        "original_message_id": "wamid.FIRST",
        "message": {"type": "image", "image": {"caption": "new words", "mime_type": "image/jpeg", "id": "81002"}},
    },
}
DELETION: Json = {"type": "revoke", "revoke": {"original_message_id": "wamid.FIRST"}}

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


def envelope(*changes: Json, waba: str = WABA, time: int | None = None) -> Json:
    """A whole POST with one entry."""
    entry: Json = {"id": waba, "changes": list(changes)}
    return {"object": "whatsapp_business_account", "entry": [entry | ({"time": time} if time else {})]}


def messages_change(metadata: Json = METADATA, **members: Any) -> Json:
    """A change of the field `messages` with contacts, messages, statuses or errors."""
    return {"field": "messages", "value": {"messaging_product": "whatsapp", "metadata": metadata} | members}


def inbound(shape: Json, contact: Json | None = CONTACT, wamid: str = "wamid.IN1", **common: Any) -> Json:
    """A whole POST with one message, from Meera."""
    message = {"from": WA_ID, "id": wamid, "timestamp": AT} | shape | common
    members: Json = {"contacts": [contact]} if contact else {}
    return envelope(messages_change(messages=[message], **members))


def status(shape: Json, contacts: list[Json] | None = None, **common: Any) -> Json:
    """A whole POST with one status of our message."""
    members: Json = {} if contacts is None else {"contacts": contacts}
    return envelope(messages_change(statuses=[{"id": OURS, "timestamp": AT} | shape | common], **members))


def preference(shape: Json, contact: Json | None = None) -> Json:
    """A whole POST with one marketing preference."""
    value: Json = {"messaging_product": "whatsapp", "metadata": METADATA, "user_preferences": [shape]}
    return envelope({"field": "user_preferences", "value": value | ({"contacts": [contact]} if contact else {})})


def notice(field: str, value: Json, time: int = 1795300000) -> Json:
    """A whole POST with one account-level change."""
    return envelope({"field": field, "value": value}, time=time)


def every_post() -> list[Json]:
    """One POST of every kind."""
    posts = [inbound(shape) for shape in MESSAGES.values()]
    systems = (NUMBER_CHANGE, NUMBER_CHANGE_WITH_IDS, USER_ID_CHANGE, IDENTITY_CHANGE, EDIT, EDIT_OF_IMAGE, DELETION)
    posts += [inbound(shape, contact=None) for shape in systems]
    posts += [status(shape, contacts) for shape, contacts in STATUSES.values()]
    posts += [status(PAYMENT), preference(PREFERENCE)]
    posts += [notice(field, value) for field, (value, _, _) in NOTICES.items()]
    return [*posts, envelope(messages_change(errors=[{"code": 130429, "title": "Rate limit hit"}]))]
