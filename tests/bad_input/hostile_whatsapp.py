"""Hostile messages, statuses and notices in WhatsApp's envelope."""

from tests.bad_input.row import Hostile, Json, envelope, message, phone_for, said, status, value

W = "whatsapp"
TEXT: Json = {"type": "text", "text": {"body": "hello"}}


def _words(words: str) -> Json:
    return {"type": "text", "text": {"body": words}}


def _row(name: str, shape: Json | None = None, becomes: str = "done", **common: object) -> Hostile:
    """A signed POST with one message."""
    return Hostile(name, W, said(name, shape, **common), becomes=becomes)


MESSAGES = (
    _row("no_contacts", TEXT),
    Hostile(
        "contacts_is_text",
        W,
        envelope(value(contacts="x", messages=[message("contacts_is_text", TEXT)])),
        becomes="done",
    ),
    _row("type_missing", {"type": None}),
    _row("type_is_a_number", {"type": 7}),
    _row("unknown_type", {"type": "hologram", "hologram": {"id": "1"}}),
    _row("text_is_null", {"type": "text", "text": None}),
    _row("text_is_a_number", {"type": "text", "text": {"body": 42}}),
    _row("text_of_five_thousand", _words("o" * 5_000)),
    _row(
        "emoji_rtl_zero_width",
        _words("\U0001f469\u200d\U0001f33e \u202ereversed\u202c \u200b\u200d مرحبا \U0001f1ee\U0001f1f3"),
    ),
    _row("script_tags", _words("<script>alert('where is my order')</script>")),
    _row("sql_in_text", _words("'; DROP TABLE inbox; -- where is my order")),
    _row("format_strings", _words("{0} %s %(x)s ${jndi:ldap://x} {{7*7}} { $number } where")),
    _row("regex_bomb", _words("a" * 3_000 + "!" + "-" * 3_000)),
    _row("ten_thousand_digits", _words("9" * 10_000)),
    _row("wamid_of_ten_thousand", TEXT, id="w" * 10_000),
    _row("wamid_is_a_number", TEXT, id=12345678),
    _row("wamid_missing", TEXT, id=None),
    _row("wamid_with_line_breaks", TEXT, id="wamid.a\r\nb\x00c"),
    _row("time_negative", TEXT, timestamp="-1"),
    _row("time_in_text", TEXT, timestamp="yesterday"),
    _row("time_far_away", TEXT, timestamp="99999999999999999999"),
    _row("time_a_fraction", TEXT, timestamp=1795408200.75),
    Hostile("time_beyond_measure", W, said("time_beyond_measure").replace(b'"1795408200"', b"1e400"), becomes="done"),
    Hostile("time_not_a_number", W, said("time_not_a_number").replace(b'"1795408200"', b"NaN"), becomes="done"),
    _row("sender_is_an_object", TEXT | {"from": {"phone": "1"}}),
    _row("sender_is_words", TEXT | {"from": "Meera"}, becomes="parked"),
    _row("sender_of_a_thousand_digits", TEXT | {"from": "9" * 1_000}, becomes="parked"),
    Hostile(
        "only_a_long_user_id",
        W,
        envelope(
            value(messages=[message("only_a_long_user_id", TEXT, **{"from": None}, from_user_id="IN." + "7" * 600)])
        ),
        becomes="parked",
    ),
    Hostile(
        "name_of_ten_thousand",
        W,
        envelope(
            value(
                contacts=[{"profile": {"name": "M" * 10_000}, "wa_id": phone_for("name_of_ten_thousand")}],
                messages=[message("name_of_ten_thousand", TEXT)],
            )
        ),
        becomes="done",
    ),
    _row(
        "button_of_ten_thousand", {"type": "button", "button": {"payload": "1.reattempt." + "9" * 10_000, "text": "x"}}
    ),
    _row(
        "button_forged",
        {
            "type": "interactive",
            "interactive": {
                "type": "button_reply",
                "button_reply": {"id": "1.agent.1..0123456789abcdef", "title": "Talk to us"},
            },
        },
    ),
    _row("button_with_surrogates", {"type": "button", "button": {"payload": "1.agent.\U0001f600.", "text": ""}}),
    _row("interactive_without_its_object", {"type": "interactive"}),
    _row("interactive_unknown", {"type": "interactive", "interactive": {"type": "telepathy", "telepathy": {}}}),
    _row(
        "form_reply_not_json",
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {"name": "flow", "body": "Sent", "response_json": "{not json"},
            },
        },
    ),
    _row(
        "form_reply_nested",
        {
            "type": "interactive",
            "interactive": {
                "type": "nfm_reply",
                "nfm_reply": {"name": "flow", "body": "Sent", "response_json": '{"a":' + "[" * 5000 + "]" * 5000 + "}"},
            },
        },
    ),
    _row("location_off_the_earth", {"type": "location", "location": {"latitude": 9e99, "longitude": "x"}}),
    _row("image_without_id", {"type": "image", "image": {"mime_type": "image/jpeg"}}),
    _row("image_id_of_ten_thousand", {"type": "image", "image": {"id": "i" * 10_000, "mime_type": "image/jpeg"}}),
    _row("reaction_to_nothing", {"type": "reaction", "reaction": {"emoji": "\U0001f600"}}),
    _row(
        "order_with_huge_numbers",
        {"type": "order", "order": {"catalog_id": "1", "product_items": [{"quantity": 2**63, "item_price": 1e308}]}},
    ),
    Hostile(
        "order_with_beyond_huge_numbers",
        W,
        said("order_with_beyond_huge_numbers", {"type": "order", "order": {"quantity": 7}}).replace(
            b'"quantity":7', b'"quantity":' + b"7" * 400 + b',"price":1e400,"tax":NaN'
        ),
        becomes="done",
    ),
    _row("system_unknown", {"type": "system", "system": {"type": "user_became_a_tree"}}),
    _row("number_change_to_nothing", {"type": "system", "system": {"type": "user_changed_number"}}, becomes="parked"),
    _row("edit_of_nothing", {"type": "edit", "edit": {}}, becomes="parked"),
    _row("in_a_group", TEXT, group_id="G1"),
)

STATUSES = (
    Hostile("status_without_contacts", W, envelope(value(statuses=[status("bare")])), becomes="done"),
    Hostile(
        "failed_1026_without_message",
        W,
        envelope(
            value(statuses=[status("f1026", status="failed", errors=[{"code": 1026, "title": "Receiver Incapable"}])])
        ),
        becomes="done",
    ),
    Hostile(
        "failed_without_errors", W, envelope(value(statuses=[status("bare_failed", status="failed")])), becomes="done"
    ),
    Hostile(
        "failed_with_text_for_errors",
        W,
        envelope(value(statuses=[status("text_failed", status="failed", errors="131026")])),
        becomes="done",
    ),
    Hostile("status_word_unknown", W, envelope(value(statuses=[status("unknown", status="pondered")])), becomes="done"),
    Hostile("status_without_id", W, envelope(value(statuses=[status("x", id=None)])), becomes="parked"),
    Hostile(
        "status_with_foreign_token",
        W,
        envelope(value(statuses=[status("foreign", biz_opaque_callback_data="1|a:1'; --" + "x" * 600)])),
        becomes="done",
    ),
    Hostile(
        "payment_of_nothing",
        W,
        envelope(value(statuses=[status("p", type="payment", status="captured")])),
        becomes="done",
    ),
    Hostile(
        "preference_of_nobody",
        W,
        envelope({"user_preferences": [{"value": "stop"}]}, field="user_preferences"),
        becomes="parked",
        why="of nobody",
    ),
    Hostile("unknown_field", W, envelope({"anything": [1, {"x": None}]}, field="brand_new_field"), becomes="done"),
    Hostile(
        "template_notice_too_long",
        W,
        envelope(
            {"event": "E" * 5_000, "message_template_name": "n" * 5_000, "message_template_language": "l" * 5_000},
            field="message_template_status_update",
        ),
        becomes="parked",
    ),
    Hostile("error_of_the_account", W, envelope(value(errors=[{"code": "x", "title": None}])), becomes="done"),
)

WHATSAPP_ROWS = (*MESSAGES, *STATUSES)
