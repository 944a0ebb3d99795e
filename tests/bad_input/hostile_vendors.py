"""Hostile deliveries in the name of couriers, shops and payment providers."""

import orjson

from tests.bad_input.row import MOST_BYTES, Hostile, nested, padded

TOPIC = "X-Shopify-Topic"
DOMAIN = ("X-Shopify-Shop-Domain", "asha-weaves.example")


def _order(**members: object) -> bytes:
    """A Shopify order, small."""
    order = {"id": 7001, "name": "#AW7001", "created_at": "2026-11-23T09:00:00+05:30", "total_price": "499.00"}
    return orjson.dumps(order | members)


def _scan(**members: object) -> bytes:
    """A generic courier's event."""
    told = {"awb": "HOST0001", "status": "in_transit", "occurred_at": "2026-11-23T09:00:00+05:30"}
    return orjson.dumps(told | members)


def _generic_order(**members: object) -> dict[str, object]:
    """An order as the generic shop sends it."""
    at = "2026-11-23T09:00:00+05:30"
    order = {"event": "placed", "id": "G1", "number": "G1", "placed_at": at, "updated_at": at, "payment": "cod"}
    return order | {"total": "100.00"} | members


def _delhivery(**members: object) -> bytes:
    status = {
        "Status": "In Transit",
        "StatusType": "UD",
        "StatusDateTime": "2026-11-23T09:00:00",
        "StatusLocation": "Pune",
    }
    return orjson.dumps({"Shipment": {"AWB": "HOSTD1", "Status": status | members}})


PROOFS = (
    *(
        Hostile(f"{account}_unproven_{how}", account, b'{"id":1}', status=401, how=how)
        for account in (
            "shopify",
            "woocommerce",
            "razorpay",
            "generic",
            "generic_shop",
            "delhivery",
            "shiprocket",
            "clickpost",
        )
        for how in ("missing", "wrong", "odd_bytes")
    ),
    Hostile(
        "shopify_another_shop",
        "shopify",
        _order(),
        status=401,
        headers=((TOPIC, "orders/create"), ("X-Shopify-Shop-Domain", "evil.example")),
    ),
    Hostile("shopify_old_secret", "shopify", _order(id=7002), becomes="done", how="old"),
    Hostile("delhivery_old_header", "delhivery", _delhivery(), becomes="done", how="old"),
)

SHOPIFY = (
    Hostile("shopify_empty", "shopify", b"", becomes="parked", why="not JSON"),
    Hostile("shopify_array", "shopify", b"[1]", becomes="parked", why="object"),
    Hostile("shopify_no_topic", "shopify", _order(), becomes="parked", headers=(DOMAIN,)),
    Hostile("shopify_unknown_topic", "shopify", _order(), becomes="", headers=((TOPIC, "carts/update"), DOMAIN)),
    Hostile(
        "shopify_lower_case_headers",
        "shopify",
        _order(id=7003),
        becomes="done",
        headers=(("x-shopify-topic", "ORDERS/CREATE"), ("X-SHOPIFY-SHOP-DOMAIN", "ASHA-WEAVES.EXAMPLE")),
    ),
    Hostile("shopify_topic_twice", "shopify", _order(id=7004), becomes="", more=((TOPIC, b"orders/dreamt"),)),
    Hostile(
        "shopify_odd_webhook_id",
        "shopify",
        _order(id=7005),
        becomes="done",
        more=(("X-Shopify-Webhook-Id", b"\xff\xfe" + b"w" * 2_000),),
    ),
    Hostile("shopify_no_id", "shopify", _order(id=None), becomes="parked"),
    Hostile("shopify_id_too_long", "shopify", _order(id="9" * 5_000), becomes="parked"),
    Hostile(
        "shopify_money_beyond_measure", "shopify", _order(id=7006, total_price="1e400"), becomes="parked", why="amount"
    ),
    Hostile(
        "shopify_money_not_a_number", "shopify", _order(id=7007, total_price="NaN"), becomes="parked", why="amount"
    ),
    Hostile("shopify_money_huge", "shopify", _order(id=7008, total_price="9" * 60), becomes="parked", why="amount"),
    Hostile(
        "shopify_times_odd",
        "shopify",
        _order(id=7009, created_at="0001-01-01T00:00:00+14:00", updated_at="tomorrow"),
        becomes="done",
    ),
    Hostile(
        "shopify_phone_odd", "shopify", _order(id=7010, phone={"x": 1}, email=["a"], customer="Meera"), becomes="done"
    ),
    Hostile(
        "shopify_lines_odd",
        "shopify",
        _order(id=7011, line_items={"0": {}}, tags=[1, None], note="\u0000x", shipping_address=[]),
        becomes="done",
    ),
    Hostile(
        "shopify_texts_too_long",
        "shopify",
        _order(
            id=7012,
            name="#" + "A" * 5_000,
            note="n" * 100_000,
            cancel_reason="c" * 5_000,
            customer={"first_name": "M" * 5_000},
            email="a" * 5_000 + "@example.com",
        ),
        becomes="parked",
    ),
    Hostile(
        "shopify_duplicate_keys", "shopify", _order(id=7013).replace(b'"id":7013', b'"id":1,"id":7013'), becomes="done"
    ),
    Hostile("shopify_nested", "shopify", b'{"id":7014,"x":' + nested(10_000) + b"}", becomes="parked"),
    Hostile("shopify_three_megabytes_and_one", "shopify", lambda: padded(_order(), MOST_BYTES + 1), status=413),
)

OTHER_SHOPS = (
    Hostile("woocommerce_ping", "woocommerce", b"webhook_id=17", becomes="", how="missing"),
    Hostile("woocommerce_a_ping_with_a_tail", "woocommerce", b"webhook_id=17&x=1", status=401, how="missing"),
    Hostile("woocommerce_html", "woocommerce", b"<b>Fatal error</b>", becomes="parked"),
    Hostile("woocommerce_no_topic", "woocommerce", b'{"id":1}', becomes="parked", headers=()),
    Hostile("woocommerce_empty_object", "woocommerce", b"{}", becomes="parked"),
    Hostile(
        "woocommerce_arrays_for_objects",
        "woocommerce",
        b'{"id":8001,"status":"processing","billing":[],"shipping":[],"line_items":{},"meta_data":"","total":[]}',
        becomes="parked",
        why="amount",
    ),
    Hostile("generic_shop_empty", "generic_shop", b"", becomes=""),
    Hostile("generic_shop_not_an_order", "generic_shop", b'{"a":1}', becomes="parked", why="event"),
    Hostile(
        "generic_shop_a_broken_one_beside_a_good_one",
        "generic_shop",
        orjson.dumps([{"id": 1}, _generic_order(id="G2")]),
        becomes="parked done",
    ),
    Hostile(
        "generic_shop_money_below_zero",
        "generic_shop",
        orjson.dumps(_generic_order(id="G3", total="-1")),
        becomes="parked",
    ),
    Hostile(
        "generic_shop_money_1e400",
        "generic_shop",
        orjson.dumps(_generic_order(id="G4", total="1e400")),
        becomes="parked",
    ),
    Hostile("generic_shop_id_with_null", "generic_shop", orjson.dumps(_generic_order(id="G\u0000")), becomes="parked"),
    Hostile(
        "generic_shop_time_at_the_end",
        "generic_shop",
        orjson.dumps(_generic_order(id="G5", updated_at="9999-12-31T23:59:59-12:00")),
        becomes="parked",
    ),
    Hostile("generic_shop_nested", "generic_shop", nested(10_000), becomes="parked"),
    Hostile("razorpay_empty", "razorpay", b"", becomes="parked"),
    Hostile("razorpay_unknown_event", "razorpay", b'{"event":"settlement.processed","payload":{}}', becomes="done"),
    Hostile(
        "razorpay_payload_is_text",
        "razorpay",
        b'{"event":"payment.captured","payload":"x"}',
        becomes="parked",
        why="no id",
    ),
    Hostile(
        "razorpay_odd_event_id",
        "razorpay",
        b'{"event":"payment.failed","payload":{"payment":{"entity":{"id":"pay_2"}}}}',
        becomes="done",
        more=(("X-Razorpay-Event-Id", b"\xed\xa0\x80evt"),),
    ),
    Hostile(
        "razorpay_amount_huge",
        "razorpay",
        b'{"event":"payment.captured","payload":{"payment":{"entity":{"id":"pay_1","amount":' + b"9" * 30 + b"}}}}",
        becomes="parked",
        why="amount",
    ),
)

COURIERS = (
    Hostile("generic_empty", "generic", b"", becomes=""),
    Hostile("generic_ping", "generic", b"{}", becomes=""),
    Hostile("generic_text", "generic", b'"hello"', becomes="parked"),
    Hostile("generic_invalid_utf8", "generic", b'{"awb":"\xff"}', becomes="parked"),
    Hostile("generic_no_awb", "generic", _scan(awb=None), becomes="parked"),
    Hostile("generic_awb_is_an_object", "generic", _scan(awb={"x": 1}), becomes="parked"),
    Hostile("generic_awb_of_ten_thousand", "generic", _scan(awb="A" * 10_000), becomes="parked"),
    Hostile("generic_awb_a_number", "generic", _scan(awb=123456789), becomes="done"),
    Hostile("generic_status_unknown", "generic", _scan(awb="HOST2", status="teleported"), becomes="done"),
    Hostile("generic_status_is_an_array", "generic", _scan(awb="HOST3", status=["delivered"]), becomes="done"),
    Hostile("generic_time_odd", "generic", _scan(awb="HOST4", occurred_at="31/31/2026 25:61"), becomes="done"),
    Hostile(
        "generic_time_far_away", "generic", _scan(awb="HOST5", occurred_at="9999-12-31T23:59:59-12:00"), becomes="done"
    ),
    Hostile(
        "generic_a_broken_one_beside_a_good_one",
        "generic",
        b'{"events":[{"status":"delivered"},' + _scan(awb="HOST6") + b"]}",
        becomes="parked done",
    ),
    Hostile("generic_nested_300", "generic", b'{"awb":"HOST7","x":' + nested(300) + b"}", becomes="parked"),
    Hostile("generic_nested_ten_thousand", "generic", nested(10_000), becomes="parked"),
    Hostile(
        "generic_json_in_json_in_json",
        "generic",
        orjson.dumps(orjson.dumps(_scan(awb="HOST8").decode()).decode()),
        becomes="done",
    ),
    Hostile(
        "generic_ndr_odd",
        "generic",
        _scan(
            awb="HOST9",
            status="delivery_attempt_failed",
            ndr={"reason": 7, "attempt_no": "1e9", "geo": "x,y", "actions_allowed": {"a": 1}},
        ),
        becomes="done",
    ),
    Hostile(
        "generic_script_and_sql",
        "generic",
        _scan(awb="HOST10", remark="<script>1</script>'; DELETE FROM orders; --", location="\u202eenuP"),
        becomes="done",
    ),
    Hostile(
        "generic_null_and_surrogate",
        "generic",
        _scan(awb="HOST11", remark="REPLACE").replace(b"REPLACE", b"a\\u0000b"),
        becomes="done",
    ),
    Hostile(
        "generic_lone_surrogate",
        "generic",
        _scan(awb="HOST12", remark="REPLACE").replace(b"REPLACE", b"\\ud83d"),
        becomes="parked",
    ),
    Hostile("delhivery_empty", "delhivery", b"", becomes=""),
    Hostile(
        "delhivery_status_is_text", "delhivery", b'{"Shipment":{"AWB":"HOSTD2","Status":"Delivered"}}', becomes="done"
    ),
    Hostile("delhivery_time_odd", "delhivery", _delhivery(StatusDateTime="2026-13-45"), becomes="done"),
    Hostile("delhivery_code_unknown", "delhivery", _delhivery(NSLCode="ZZ-999", StatusType="QQ"), becomes="done"),
    Hostile("delhivery_numbers_as_text", "delhivery", b'{"Shipment":{"AWB":42,"Status":{"Status":1}}}', becomes="done"),
    Hostile(
        "shiprocket_scans_is_text",
        "shiprocket",
        b'{"awb":"HOSTS1","scans":"x","current_status":"DELIVERED"}',
        becomes="done",
    ),
    Hostile("shiprocket_scan_list_of_numbers", "shiprocket", b'{"awb":"HOSTS2","scans":[1,null,{}]}', becomes="done"),
    Hostile(
        "shiprocket_status_id_huge",
        "shiprocket",
        b'{"awb":"HOSTS3","current_status_id":' + b"9" * 50 + b',"current_status":"X"}',
        becomes="done",
    ),
    Hostile("clickpost_empty_array", "clickpost", b"[]", becomes=""),
    Hostile("clickpost_no_waybill", "clickpost", b'{"clickpost_status_code":8}', becomes="parked"),
    Hostile(
        "clickpost_code_is_words",
        "clickpost",
        b'{"waybill":"HOSTC1","clickpost_status_code":"delivered?","additional":7}',
        becomes="done",
    ),
)

VENDOR_ROWS = (*PROOFS, *SHOPIFY, *OTHER_SHOPS, *COURIERS)
