"""Hostile deliveries in WhatsApp's name: proofs, bytes and envelopes."""

import orjson

from tests.bad_input.row import MOST_BYTES, Hostile, Json, envelope, message, nested, padded, said, status, value

W = "whatsapp"
TEXT: Json = {"type": "text", "text": {"body": "hello"}}

PROOFS = tuple(
    Hostile(f"proof_{how}", W, said(f"proof_{how}"), status=status, becomes=becomes, how=how)
    for how, status, becomes in (
        ("right", 200, "done"),
        ("old", 200, "done"),  # the secret before a rotation
        ("wrong", 401, ""),
        ("missing", 401, ""),
        ("empty", 401, ""),
        ("other_algorithm", 401, ""),
        ("truncated", 401, ""),
        ("odd_bytes", 401, ""),  # arrive as lone surrogates
        ("upper", 401, ""),  # Meta writes lower-case hex
    )
)

BYTES = (
    Hostile("empty_body", W, b"", becomes="parked", why="not JSON"),
    Hostile("only_spaces", W, b" \r\n\t ", becomes="parked", why="not JSON"),
    Hostile("null_byte", W, b"\x00", becomes="parked", why="not JSON"),
    Hostile("null_bytes_in_json", W, said("null_bytes_in_json").replace(b"hello", b"he\x00llo"), becomes="parked"),
    Hostile("escaped_null_in_text", W, said("escaped_null_in_text").replace(b"hello", b"hello\\u0000"), becomes="done"),
    Hostile("lone_surrogate_in_text", W, said("lone_surrogate_in_text").replace(b"hello", b"\\ud83d"), becomes="done"),
    Hostile(
        "invalid_utf8_in_text", W, said("invalid_utf8_in_text").replace(b"hello", b"hello \xff\xfe"), becomes="done"
    ),
    Hostile("byte_order_mark", W, b"\xef\xbb\xbf" + said("byte_order_mark"), becomes="parked"),
    Hostile("utf16_body", W, said("utf16_body").decode().encode("utf-16"), becomes="parked"),
    Hostile("truncated_json", W, said("truncated_json")[:-7], becomes="parked"),
    Hostile("two_documents", W, said("two_documents") * 2, becomes="parked"),
    Hostile("html_page", W, b"<!doctype html><h1>502</h1>", becomes="parked"),
    Hostile("form_encoded", W, b"object=whatsapp_business_account&entry=1", becomes="parked"),
    Hostile("json_in_a_json_string", W, orjson.dumps(said("json_in_a_json_string").decode()), becomes="parked"),
    Hostile("ten_thousand_levels", W, nested(10_000), becomes="parked"),
    Hostile(
        "ten_thousand_levels_inside",
        W,
        envelope().replace(b'"changes":[]', b'"changes":' + nested(10_000)),
        becomes="parked",
    ),
    Hostile("three_megabytes_exactly", W, lambda: padded(said("three_megabytes_exactly"), MOST_BYTES), becomes="done"),
    Hostile("three_megabytes_and_one", W, lambda: padded(said("three_megabytes_and_one"), MOST_BYTES + 1), status=413),
)

SHAPES = (
    Hostile("an_array", W, b"[]", becomes="parked"),
    Hostile("a_number", W, b"7", becomes="parked"),
    Hostile("nothing_at_all", W, b"{}", becomes="parked"),
    Hostile("entry_is_null", W, b'{"object":"whatsapp_business_account","entry":null}', becomes="parked"),
    Hostile("entry_is_text", W, b'{"object":"whatsapp_business_account","entry":"x"}', becomes="parked"),
    Hostile("entry_is_empty", W, b'{"object":"whatsapp_business_account","entry":[]}', becomes=""),
    Hostile("another_product", W, b'{"object":"instagram","entry":[{"id":"1","changes":[]}]}', becomes=""),
    Hostile("entry_of_numbers", W, b'{"object":"whatsapp_business_account","entry":[1,2]}', becomes="parked parked"),
    Hostile("value_is_an_array", W, envelope([]), becomes="parked"),
    Hostile(
        "messages_is_an_object", W, envelope(value(messages=message("messages_is_an_object", TEXT))), becomes="done"
    ),
    Hostile("messages_is_text", W, envelope(value(messages="hello")), becomes="parked"),
    Hostile("no_messages_no_statuses", W, envelope(value()), becomes="parked"),
    Hostile(
        "duplicate_keys",
        W,
        said("duplicate_keys").replace(b'"type":"text"', b'"type":"image","type":"text"'),
        becomes="done",
    ),
    Hostile(
        "a_broken_one_beside_a_good_one",
        W,
        envelope(value(messages=[17, message("a_broken_one_beside_a_good_one", TEXT)])),
        becomes="parked done",
    ),
    Hostile(
        "nobody_beside_a_good_one",
        W,
        envelope(
            value(
                messages=[{"id": "wamid.nobody", "timestamp": "1", **TEXT}, message("nobody_beside_a_good_one", TEXT)]
            )
        ),
        becomes="parked done",
        why="from nobody",
    ),
    Hostile(
        "the_same_message_twice",
        W,
        envelope(value(messages=[message("the_same_message_twice", TEXT)] * 2)),
        becomes="done",
    ),
    Hostile(
        "two_accounts_in_one_post",
        W,
        orjson.dumps(
            {
                "object": "whatsapp_business_account",
                "entry": [
                    {"id": "1", "changes": [{"field": "messages", "value": value(messages=[message("two_a", TEXT)])}]},
                    {"id": "2", "changes": [{"field": "messages", "value": value(messages=[message("two_b", TEXT)])}]},
                ],
            }
        ),
        becomes="done done",
    ),
    Hostile(
        "a_thousand_statuses",
        W,
        lambda: envelope(value(statuses=[status(f"thousand.{n}") for n in range(1_000)])),
        becomes=" ".join(["done"] * 1_000),
    ),
)

ENVELOPE_ROWS = (*PROOFS, *BYTES, *SHAPES)
