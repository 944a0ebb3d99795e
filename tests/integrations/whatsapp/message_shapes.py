"""What customers send, in Meta's shapes, values our own: every type of message."""

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
