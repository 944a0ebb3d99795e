"""Point 4: templates from creation to disablement, and the 1320xx errors of sending them."""

from typing import Any

import pytest

from .graph_client import WABA, Business, Json, template_body, template_send


def body_component(text: str, *examples: str) -> Json:
    part: Json = {"type": "BODY", "text": text}
    return part | ({"example": {"body_text": [list(examples)]}} if examples else {})


def named_template(text: str, **examples: str) -> Json:
    params = [{"param_name": name, "example": value} for name, value in examples.items()]
    part = {"type": "BODY", "text": text, "example": {"body_text_named_params": params}}
    return {"parameter_format": "named", "components": [part]}


async def test_a_template_is_pending_then_approved_and_both_are_told(business: Business) -> None:
    """P-06."""
    status, answer = await business.call("POST", f"{WABA}/message_templates", json=template_body())
    assert (status, answer["status"], answer["category"]) == (200, "PENDING", "UTILITY")
    assert await business.code("template", template_send("Asha", "#1042")) == 132001
    await business.settle(2)
    (told,) = business.values("message_template_status_update")
    assert (told["event"], told["message_template_name"], told["reason"]) == ("APPROVED", "order_shipped", "NONE")
    assert str(told["message_template_id"]) == answer["id"]
    status, sent = await business.send("template", template_send("Asha", "#1042"))
    assert (status, sent["messages"][0]["message_status"]) == (200, "accepted")
    assert business.world.ledger.sends[0].body.startswith("Namaste Asha, your order #1042 has left")


async def test_a_rejection_comes_with_its_reason(business: Business) -> None:
    """P-06."""
    verdicts = [{"status": "REJECTED", "reason": "INVALID_FORMAT"}]
    await business.session.post("/sandbox/api/templates/verdicts", json={"verdicts": verdicts})
    await business.template()
    (told,) = business.values("message_template_status_update")
    assert (told["event"], told["reason"], told["rejection_info"]["reason"]) == ("REJECTED", *["INVALID_FORMAT"] * 2)
    assert await business.code("template", template_send("Asha", "#1042")) == 132001


async def test_a_promotion_called_utility_becomes_marketing(business: Business) -> None:
    """P-06."""
    text = "Your order is here. Use this coupon for your next saree with us."
    await business.template("thanks", components=[body_component(text)])
    (told,) = business.values("template_category_update")
    assert (told["previous_category"], told["new_category"]) == ("UTILITY", "MARKETING")


CREATION_ERRORS: list[tuple[dict[str, Any], int]] = [
    ({"name": "Order-Shipped"}, 0),
    ({"language": "english"}, 0),
    ({"category": "SPAM"}, 0),
    ({"components": []}, 2388072),  # a body is needed
    ({"components": [body_component("{{1}} is on its way to you today", "x")]}, 2388299),
    ({"components": [body_component("Your order is on its way, {{1}}.", "x")]}, 2388299),  # a full stop is no text
    ({"components": [body_component("Hi {{1}} ok", "x")]}, 2388293),
    ({"components": [body_component("Your order {{1}} is with us today")]}, 2388043),  # no example
    ({"components": [body_component("Your order {{2}} is with us today", "x")]}, 2388072),  # starts at 2
    ({"components": [body_component("x" * 1025)]}, 2388040),
    ({"components": [body_component("Fine."), {"type": "FOOTER", "text": "f" * 61}]}, 2388073),
    ({"components": [body_component("Fine."), {"type": "HEADER", "format": "TEXT", "text": "h" * 61}]}, 2388047),
    ({"components": [body_component("Fine."), {"type": "HEADER", "format": "IMAGE"}]}, 2388043),
    (
        {
            "components": [
                body_component("Fine."),
                {"type": "BUTTONS", "buttons": [{"type": "QUICK_REPLY", "text": "b" * 26}]},
            ]
        },
        2388060,
    ),
    (
        {
            "components": [
                body_component("Fine."),
                {"type": "BUTTONS", "buttons": [{"type": "URL", "text": "Go", "url": "https://a.example"}] * 3},
            ]
        },
        2388060,
    ),
]


@pytest.mark.parametrize(("change", "subcode"), CREATION_ERRORS)
async def test_what_is_no_template_is_refused_at_creation(
    business: Business, change: dict[str, Any], subcode: int
) -> None:
    """P-06."""
    status, answer = await business.call("POST", f"{WABA}/message_templates", json=template_body() | change)
    assert (status, answer["error"]["code"]) == (400, 100)
    assert answer["error"].get("error_subcode", 0) == subcode


async def test_a_name_is_unique_per_language_and_locked_after_deletion(business: Business) -> None:
    """P-06."""
    await business.template()
    _, answer = await business.call("POST", f"{WABA}/message_templates", json=template_body())
    assert answer["error"]["error_subcode"] == 2388024
    await business.template(language="hi")
    await business.call("DELETE", f"{WABA}/message_templates?name=order_shipped")
    assert business.graph.templates.all() == []
    _, answer = await business.call("POST", f"{WABA}/message_templates", json=template_body())
    assert answer["error"]["error_subcode"] == 2388023
    await business.settle(30 * 86_400)
    assert (await business.call("POST", f"{WABA}/message_templates", json=template_body()))[0] == 200


async def test_the_list_is_paged_by_cursors_both_ways(business: Business) -> None:
    """P-06."""
    for number in range(5):
        await business.call("POST", f"{WABA}/message_templates", json=template_body(f"t{number}"))
    _, first = await business.call("GET", f"{WABA}/message_templates?limit=2&fields=name")
    assert [set(one) for one in first["data"]] == [{"name", "id"}] * 2
    names = [one["name"] for one in first["data"]]
    page = first
    while "next" in page["paging"]:
        async with business.session.get(page["paging"]["next"], headers=business.headers) as response:
            page = await response.json()
        names += [one["name"] for one in page["data"]]
    assert names == ["t0", "t1", "t2", "t3", "t4"]
    before = page["paging"]["cursors"]["before"]
    _, back = await business.call("GET", f"{WABA}/message_templates?limit=2&before={before}")
    assert [one["name"] for one in back["data"]] == ["t2", "t3"]
    _, none = await business.call("GET", f"{WABA}/message_templates?status=REJECTED")
    assert none == {"data": []}


async def test_an_approved_template_is_edited_once_a_day(business: Business) -> None:
    """P-06."""
    template_id = await business.template()
    change = {"components": [body_component("Your order has left our warehouse today.")]}
    assert await business.call("POST", template_id, json=change) == (200, {"success": True})
    assert (await business.call("GET", template_id))[1]["status"] == "PENDING"
    await business.settle(2)
    assert (await business.call("POST", template_id, json=change))[0] == 400
    await business.settle(86_400)
    assert (await business.call("POST", template_id, json=change))[0] == 200


SEND_ERRORS = [
    (template_send("Asha"), 132000),
    (template_send("Asha", "#1042", "extra"), 132000),
    (template_send("Asha", "#1042", name="nobody_knows"), 132001),
    (template_send("Asha", "#1042", language="ta"), 132001),
    (template_send("Asha", "x" * 1024), 132005),
    (template_send("Asha\nRao", "#1042"), 132008),
    (template_send("Asha    Rao", "#1042"), 132008),
    (template_send("Asha", ""), 131008),
    ({"name": "order_shipped"}, 131008),  # no language
    ({"name": "order_shipped", "language": {"code": "en"}}, 132000),
    (
        {
            "name": "order_shipped",
            "language": {"code": "en"},
            "components": [{"type": "body", "parameters": [{"type": "image", "image": {"id": "1"}}] * 2}],
        },
        132012,
    ),
    (
        {
            "name": "order_shipped",
            "language": {"code": "en"},
            "components": [
                *template_send("Asha", "#1042")["components"],
                {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "x"}]},
            ],
        },
        132018,
    ),
]


@pytest.mark.parametrize(("content", "code"), SEND_ERRORS)
async def test_a_send_that_does_not_fit_the_template_is_refused(business: Business, content: Json, code: int) -> None:
    """P-06."""
    await business.template()
    assert await business.code("template", content) == code


async def test_named_parameters_go_by_name_in_any_order(business: Business) -> None:
    """P-06."""
    text = "Namaste {{first_name}}, your order {{order}} has left our warehouse today."
    await business.template("named", **named_template(text, first_name="Asha", order="#1"))
    values = [("order", "#1042"), ("first_name", "Asha")]
    parameters = [{"type": "text", "parameter_name": name, "text": value} for name, value in values]
    content: Json = {"name": "named", "language": {"code": "en"}}
    content["components"] = [{"type": "body", "parameters": parameters}]
    assert (await business.send("template", content))[0] == 200
    assert business.world.ledger.sends[0].body == "Namaste Asha, your order #1042 has left our warehouse today."
    assert await business.code("template", template_send("Asha", "#1042", name="named")) == 132012


async def test_headers_and_buttons_want_their_own_parameters(business: Business) -> None:
    """P-06."""
    components = [
        {"type": "HEADER", "format": "IMAGE", "example": {"header_handle": ["4::x"]}},
        body_component("Your parcel is with the courier."),
        {
            "type": "BUTTONS",
            "buttons": [
                {"type": "URL", "text": "Track", "url": "https://t.example/{{1}}", "example": ["https://t.example/a"]},
                {"type": "QUICK_REPLY", "text": "Help"},
            ],
        },
    ]
    await business.template("tracked", components=components)
    content: Json = {"name": "tracked", "language": {"code": "en"}, "components": []}
    assert await business.code("template", content) == 132012  # header: expected IMAGE
    picture = {"type": "header", "parameters": [{"type": "image", "image": {"link": "https://s.example/k.jpg"}}]}
    content["components"] = [picture]
    assert await business.code("template", content) == 131008  # the URL needs its suffix
    content["components"] += [
        {"type": "button", "sub_type": "url", "index": "0", "parameters": [{"type": "text", "text": "abc"}]},
        {
            "type": "button",
            "sub_type": "quick_reply",
            "index": "1",
            "parameters": [{"type": "payload", "payload": "h"}],
        },
    ]
    _, answer = await business.send("template", content)
    look = business.graph.chats.find(answer["messages"][0]["id"])
    assert look is not None
    assert look[1].look["buttons"] == [
        {"type": "url", "text": "Track", "url": "https://t.example/abc"},
        {"type": "quick_reply", "text": "Help", "id": "h"},
    ]


async def pull(business: Business, template_id: str, **levers: Any) -> int:
    async with business.session.post(f"/sandbox/api/templates/{template_id}", json=levers) as response:
        return response.status


async def test_bad_feedback_pauses_three_hours_then_six_then_disables(business: Business) -> None:
    """P-06."""
    template_id = await business.template()
    content = template_send("Asha", "#1042")
    for hours in (3, 6):
        assert await pull(business, template_id, quality="RED") == 200
        assert await business.code("template", content) == 132015
        await business.settle(hours * 3600 - 1)
        assert await business.code("template", content) == 132015
        await business.settle(1)
        assert (await business.send("template", content))[0] == 200
    await pull(business, template_id, quality="RED")
    assert await business.code("template", content) == 132016
    events = [told["event"] for told in business.values("message_template_status_update")]
    assert sorted(events) == sorted(["APPROVED", "PAUSED", "APPROVED", "PAUSED", "APPROVED", "DISABLED"])
    assert len(business.values("message_template_quality_update")) == 3


async def test_a_paused_template_is_unpaused_by_hand(business: Business) -> None:
    """P-06."""
    template_id = await business.template()
    await pull(business, template_id, status="PAUSED")
    assert await business.call("POST", f"{template_id}/unpause") == (200, {"success": True})
    assert (await business.send("template", template_send("Asha", "#1042")))[0] == 200
    assert (await business.call("POST", f"{template_id}/unpause"))[0] == 400
    await pull(business, template_id, breaks_policy=True)
    assert await business.code("template", template_send("Asha", "#1042")) == 132007
    assert await pull(business, template_id, quality="PURPLE") == 400


@pytest.mark.parametrize(("decision", "last"), [("release", "delivered"), ("drop", "failed")])
async def test_a_paced_template_holds_its_messages_until_it_is_judged(
    business: Business, decision: str, last: str
) -> None:
    """P-06."""
    template_id = await business.template()
    await pull(business, template_id, paced=True)
    _, answer = await business.send("template", template_send("Asha", "#1042"))
    assert answer["messages"][0]["message_status"] == "held_for_quality_assessment"
    await business.settle(3600)
    assert business.statuses() == []
    await pull(business, template_id, pacing=decision)
    for _ in range(3):
        await business.settle(10)
    assert business.statuses()[-1]["status"] == last
    if decision == "drop":
        assert business.statuses()[-1]["errors"][0]["code"] == 132015
