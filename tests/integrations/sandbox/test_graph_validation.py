"""Point 2: a send is checked to the letter, with the code Meta gives for each fault."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from integrations.sandbox.graph.interactive import ACTION_LOOK_OF_TYPE
from integrations.sandbox.graph.validation import LOOK_OF_TYPE

from .graph_client import ASHA, PHONE, WABA, Business, template_body

KINDS = [*LOOK_OF_TYPE, "template"]
INNER = list(ACTION_LOOK_OF_TYPE)
WORDS = (
    *("type", "body", "text", "action", "buttons", "reply", "id", "title", "name", "parameters", "header", "footer"),
    *("sections", "rows", "url", "components", "order", "items", "total_amount", "value", "offset", "reference_id"),
    *("country", "values", "saved_addresses", "language", "code", "index"),
)


def button(title: str = "Yes", button_id: str = "yes") -> dict[str, Any]:
    return {"type": "reply", "reply": {"id": button_id, "title": title}}


def buttons(*made: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"type": "button", "body": {"text": "Confirm?"}, "action": {"buttons": list(made)}} | more


def listing(*sections: dict[str, Any], label: str = "Choose", **more: Any) -> dict[str, Any]:
    action = {"button": label, "sections": list(sections)}
    return {"type": "list", "body": {"text": "Pick one"}, "action": action} | more


def rows(count: int, **more: str) -> list[dict[str, str]]:
    return [{"id": f"r{number}", "title": f"Row {number}"} | more for number in range(count)]


def action(kind: str, name: str, parameters: dict[str, Any], **more: Any) -> dict[str, Any]:
    body = {"text": "Please look"}
    return {"type": kind, "body": body, "action": {"name": name, "parameters": parameters}} | more


def order(total: int = 110_000, **more: Any) -> dict[str, Any]:
    return {
        "reference_id": "o-1042",
        "type": "physical-goods",
        "currency": "INR",
        "payment_settings": [{"type": "payment_gateway"}],
        "total_amount": {"value": total, "offset": 100},
        "order": {"status": "pending", "items": [{"name": "Kurta"}], "subtotal": {"value": 110_000, "offset": 100}},
    } | more


GOOD = [
    ("text", {"body": "नमस्ते 🙏", "preview_url": False}),
    ("text", {"body": "x" * 4096}),
    ("image", {"link": "https://shop.example/k.jpg", "caption": "Your kurta"}),
    ("document", {"id": "1", "filename": "invoice.pdf"}),
    ("sticker", {"id": "1"}),
    ("location", {"latitude": 12.97, "longitude": "77.59", "name": "Hub"}),
    ("contacts", [{"name": {"formatted_name": "Support", "first_name": "Support"}}]),
    ("interactive", buttons(button(), button("No", "no"), button("Later", "later"), footer={"text": "Asha Weaves"})),
    ("interactive", buttons(button("x" * 20, "i" * 256), header={"type": "text", "text": "h" * 60})),
    ("interactive", buttons(button(), header={"type": "image", "image": {"id": "1"}})),
    ("interactive", listing({"rows": rows(10)})),
    ("interactive", listing({"title": "A", "rows": rows(1, description="d" * 72)}, body={"text": "b" * 4096})),
    ("interactive", action("cta_url", "cta_url", {"display_text": "Pay now", "url": "https://pay.example/1"})),
    ("interactive", action("location_request_message", "send_location", {})),
    (
        "interactive",
        action(
            "address_message",
            "address_message",
            {
                "country": "IN",
                "values": {"name": "Asha", "in_pin_code": "560001"},
                "saved_addresses": [{"id": "a1", "value": {"city": "Bengaluru"}}],
                "validation_errors": {"in_pin_code": "This pincode is not served"},
            },
        ),
    ),
    (
        "interactive",
        action("flow", "flow", {"flow_message_version": "3", "flow_id": "7", "flow_cta": "Return", "flow_token": "t"}),
    ),
    ("interactive", action("order_details", "review_and_pay", order())),
    (
        "interactive",
        action("order_status", "review_order", {"reference_id": "o-1042", "order": {"status": "shipped"}}),
    ),
    ("interactive", action("request_contact_info", "request_contact_info", {})),
    ("interactive", action("contact_request", "request_contact_info", {})),
]


@pytest.mark.parametrize(("kind", "content"), GOOD)
async def test_what_the_pages_allow_is_accepted(business: Business, kind: str, content: Any) -> None:
    """P-03, P-04."""
    await business.customer()
    status, answer = await business.send(kind, content)
    assert status == 200, answer
    assert answer["contacts"] == [{"input": ASHA, "wa_id": ASHA}]
    assert answer["messages"][0]["id"].startswith("wamid.")
    assert "message_status" not in answer["messages"][0]  # of templates only


WRONG = [
    ("text", {"body": ""}, 100),
    ("text", {}, 100),
    ("text", {"body": "x" * 4097}, 100),
    ("text", {"body": "hi", "colour": "red"}, 100),  # misspelled or unsupported key
    ("image", {"caption": "no file"}, 100),
    ("image", {"id": "1", "link": "https://shop.example/k.jpg"}, 100),
    ("image", {"link": "shop.example/k.jpg"}, 100),
    ("audio", {"id": "1", "caption": "sound has none"}, 100),
    ("location", {"latitude": 12.9}, 100),
    ("location", {"latitude": 95, "longitude": 1}, 131009),
    ("contacts", [{}], 100),
    ("reaction", {"emoji": "👍"}, 100),
    ("telepathy", {}, 100),  # no such type
    ("interactive", {"body": {"text": "x"}}, 131008),
    ("interactive", {"type": "quiz", "body": {"text": "x"}, "action": {}}, 131009),
    ("interactive", {"type": "button", "body": {"text": "x"}}, 131008),
    ("interactive", {"type": "button", "action": {"buttons": [button()]}}, 131008),
    ("interactive", buttons(), 131009),
    ("interactive", buttons(*[button(str(number), str(number)) for number in range(4)]), 131009),
    ("interactive", buttons(button("x" * 21)), 131009),
    ("interactive", buttons(button("")), 131009),
    ("interactive", buttons(button(button_id="i" * 257)), 131009),
    ("interactive", buttons(button(), button("Other")), 131009),  # same id
    ("interactive", buttons(button(), button("Yes", "other")), 131009),  # same title
    ("interactive", buttons(button(), body={"text": "b" * 1025}), 131009),
    ("interactive", buttons(button(), footer={"text": "f" * 61}), 131009),
    ("interactive", buttons(button(), header={"type": "text", "text": "h" * 61}), 131009),
    ("interactive", listing({"rows": rows(11)}), 131009),
    ("interactive", listing(*[{"title": f"S{n}", "rows": [{"id": str(n), "title": "t"}]} for n in range(11)]), 131009),
    ("interactive", listing({"rows": rows(1)}, label="b" * 21), 131009),
    ("interactive", listing({"rows": rows(1)}, {"rows": rows(1)}), 131008),  # two sections need titles
    ("interactive", listing({"title": "s" * 25, "rows": rows(1)}), 131009),
    ("interactive", listing({"rows": rows(1, title="t" * 25)}), 131009),
    ("interactive", listing({"rows": rows(1, id="i" * 201)}), 131009),
    ("interactive", listing({"rows": rows(1, description="d" * 73)}), 131009),
    ("interactive", listing({"rows": []}), 131008),
    ("interactive", listing({"rows": rows(1)}, header={"type": "image", "image": {"id": "1"}}), 131009),
    ("interactive", listing({"rows": rows(1)}, body={"text": "b" * 4097}), 131009),
    ("interactive", action("cta_url", "cta_url", {"display_text": "d" * 21, "url": "https://a.example"}), 131009),
    ("interactive", action("cta_url", "cta_url", {"display_text": "Go", "url": "a.example"}), 131009),
    ("interactive", action("cta_url", "cta_url", {"url": "https://a.example"}), 131008),
    ("interactive", action("address_message", "address_message", {}), 131008),
    ("interactive", action("address_message", "address_message", {"country": "SG"}), 131009),
    (
        "interactive",
        action("address_message", "address_message", {"country": "IN", "values": {"in_pin_code": "5600011"}}),
        131009,
    ),
    ("interactive", action("address_message", "address_message", {"country": "IN", "values": {"lift": "B"}}), 131009),
    ("interactive", action("flow", "flow", {"flow_message_version": "3", "flow_cta": "Go"}), 131008),
    ("interactive", action("order_details", "review_and_pay", order(total=1)), 131009),  # sums differ
    ("interactive", action("order_details", "review_and_pay", order(currency="USD")), 131009),
    ("interactive", action("order_details", "review_and_pay", order(payment_settings=None)), 131008),
    ("interactive", action("order_status", "review_order", {"reference_id": "o", "order": {"status": "lost"}}), 131009),
]


@pytest.mark.parametrize(("kind", "content", "code"), WRONG)
async def test_what_the_pages_forbid_is_refused(business: Business, kind: str, content: Any, code: int) -> None:
    """P-03, P-04."""
    await business.customer()
    assert await business.code(kind, content) == code
    assert business.world.ledger.sends == []


@pytest.mark.parametrize(
    "change",
    [
        {"messaging_product": "telegram"},
        {"recipient_type": "crowd"},
        {"biz_opaque_callback_data": "t" * 513},
        {"context": {"id": "wamid.x"}},  # message_id is the key
        {"too": ASHA},
    ],
)
async def test_a_wrong_envelope_is_refused(business: Business, change: dict[str, Any]) -> None:
    """P-01."""
    await business.customer()
    assert await business.code("text", {"body": "hello"}, **change) in {100, 131008}


async def test_a_body_that_is_not_json_is_refused(business: Business) -> None:
    """P-01."""
    for raw in (b"{", b"[]", b'"text"'):
        status, answer = await business.call("POST", f"{PHONE}/messages", data=raw)
        assert (status, answer["error"]["code"]) == (400, 100)


@pytest.mark.parametrize(
    ("to", "wa_id"),
    [
        ("9999900001", ASHA),  # no country code: the business's own is put before it
        ("+91 99999-00001", ASHA),
        ("919999900001", ASHA),
        ("+14155550100", "14155550100"),
    ],
)
async def test_numbers_get_the_business_country_code(business: Business, to: str, wa_id: str) -> None:
    """P-01."""
    await business.customer(wa_id)
    _, answer = await business.send("text", {"body": "hello"}, to)
    assert answer["contacts"] == [{"input": to, "wa_id": wa_id}]


@pytest.mark.parametrize(("to", "code"), [("asha", 131009), ("12", 131009), ("919999900000", 131021), ("", 100)])
async def test_a_recipient_that_cannot_be_is_refused(business: Business, to: str, code: int) -> None:
    """P-01."""
    assert await business.code("text", {"body": "hello"}, to) == code


EXPECTED = {100, 131008, 131009, 131047, 131056, 130429, 132000, 132001, 132012, 132018}
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(WORDS), inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(kind=st.sampled_from(KINDS), content=JSON, inner=st.sampled_from(INNER), part=JSON)
async def test_no_body_however_odd_is_our_fault(
    business: Business, kind: str, content: Any, inner: str, part: Any
) -> None:
    """P-01."""
    if not business.graph.templates.all():
        await business.template()
    made_template = template_body() | {"components": [{"type": "BODY", "text": "Hello there"}, part, content]}
    status, answer = await business.call("POST", f"{WABA}/message_templates", json=made_template)
    assert answer["error"]["code"] == 100
    filled = {"name": "order_shipped", "language": {"code": "en"}, "components": [{"type": "body", "parameters": part}]}
    for made in (
        content,
        filled,
        {"type": inner, "body": {"text": "x"}, "action": part},
        {"name": "t", "components": part},
    ):
        status, answer = await business.send(kind, made)
        assert status == 200 or answer["error"]["code"] in EXPECTED
