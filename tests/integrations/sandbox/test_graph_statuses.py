"""Point 6: what becomes of a message, in every shape Meta tells it."""

from typing import Any

import pytest

from .graph_client import ASHA, Business, template_send

TOKEN = "o:1042|stage:shipped|a:1"


async def run_on(business: Business, *, seconds: float = 10, times: int = 3) -> None:
    for _ in range(times):
        await business.settle(seconds)


async def test_sent_then_delivered_then_read_when_the_chat_is_opened(business: Business) -> None:
    """A-20."""
    customer = await business.customer()
    wamid = await business.text("hello", biz_opaque_callback_data=TOKEN)
    assert business.statuses() == []
    await run_on(business)
    assert [status["status"] for status in business.statuses()] == ["sent", "delivered"]
    assert customer.unread == 1
    await business.act(customer, "open")
    await business.settle()
    assert [status["status"] for status in business.statuses()] == ["sent", "delivered", "read"]
    assert customer.unread == 0
    for status in business.statuses():
        assert (status["id"], status["biz_opaque_callback_data"]) == (wamid, TOKEN)
        assert (status["recipient_id"], status["recipient_user_id"]) == (ASHA, customer.bsuid)
        assert isinstance(status["timestamp"], str)
        assert abs(int(status["timestamp"]) - business.world.now().timestamp()) < 60
    (contact,) = business.values()[0]["contacts"]
    assert contact == {"profile": {"name": "Asha"}, "wa_id": ASHA, "user_id": customer.bsuid}


async def test_a_chat_on_screen_reads_without_delivered(business: Business) -> None:
    """A-20."""
    customer = await business.customer()
    await business.act(customer, "open")
    await business.text("hello")
    await run_on(business)
    assert [status["status"] for status in business.statuses()] == ["sent", "read"]


async def test_a_phone_that_is_off_stays_at_sent(business: Business) -> None:
    """A-75."""
    customer = await business.customer()
    await business.act(customer, "online", online=False)
    await business.text("hello")
    await run_on(business)
    assert [status["status"] for status in business.statuses()] == ["sent"]
    await business.act(customer, "online", online=True)
    await business.settle()
    assert [status["status"] for status in business.statuses()] == ["sent", "delivered"]


async def test_delivered_may_be_skipped(business: Business) -> None:
    """G-3."""
    business.world.faults.update({"skip_delivered": 1, "auto_read": 1})
    await business.customer()
    await business.text("hello")
    await run_on(business, seconds=70)
    assert [status["status"] for status in business.statuses()] == ["sent", "read"]


async def test_statuses_may_come_twice_or_never(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"status_duplicate": 1})
    await business.text("twice")
    await run_on(business)
    assert [status["status"] for status in business.statuses()] == ["sent"] * 2 + ["delivered"] * 2
    business.listener.bodies.clear()
    business.world.faults.update({"drop_statuses": 1})
    await business.text("never")
    await run_on(business)
    assert business.statuses() == []


async def test_a_status_may_arrive_before_the_answer_of_the_send(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"status_before_response": 1})
    wamid = await business.text("hello")
    assert [(status["id"], status["status"]) for status in business.statuses()] == [
        (wamid, "sent"),
        (wamid, "delivered"),
    ]


async def test_price_stands_on_sent_and_on_one_of_delivered_and_read(business: Business) -> None:
    """B-14."""
    customer = await business.customer(window=False)
    await business.template()
    await business.send("template", template_send("Asha", "#1042"))
    await run_on(business)
    await business.act(customer, "open")
    await business.settle()
    priced = {status["status"]: status.get("pricing") for status in business.statuses()}
    utility = {"billable": True, "pricing_model": "PMP", "type": "regular", "category": "utility"}
    assert priced == {"sent": utility, "delivered": utility, "read": None}
    assert all("conversation" not in status for status in business.statuses())


async def test_the_older_price_comes_with_a_conversation(business: Business) -> None:
    """B-14."""
    business.world.faults.update({"pricing_shape": "cbp"})
    await business.customer()
    await business.text("hello")
    await run_on(business)
    sent, delivered = business.statuses()
    assert sent["pricing"] == {"billable": True, "pricing_model": "CBP", "category": "service"}
    assert int(sent["conversation"]["expiration_timestamp"]) - int(sent["timestamp"]) == 86_400
    assert "expiration_timestamp" not in delivered["conversation"]


FAILED = [
    ("full", {"profile", "wa_id", "user_id"}, True),
    ("wa_id_only", {"wa_id"}, True),
    ("no_contacts", None, False),  # sent to a phone: not even the user id
]


@pytest.mark.parametrize(("shape", "keys", "with_user"), FAILED)
async def test_a_failure_comes_in_three_shapes(
    business: Business, shape: str, keys: set[str] | None, with_user: bool
) -> None:
    """A-75."""
    customer = await business.customer()
    await business.act(customer, "block")
    business.world.faults.update({"failed_shape": shape})
    await business.text("hello", biz_opaque_callback_data=TOKEN)
    await business.settle(10)
    (value,) = business.values()
    (status,) = value["statuses"]
    contacts = value.get("contacts")
    assert (set(contacts[0]) if contacts else None) == keys
    assert ("recipient_user_id" in status) is with_user
    assert "pricing" not in status
    assert status["biz_opaque_callback_data"] == TOKEN
    assert status["errors"][0]["code"] == 131026
    assert set(status["errors"][0]) == {"code", "title", "message", "error_data", "href"}


async def test_an_old_phone_cannot_show_the_address_form_and_the_error_has_no_message(business: Business) -> None:
    """P-03."""
    customer = await business.customer()
    customer.old_client = True
    action = {"name": "address_message", "parameters": {"country": "IN"}}
    await business.send("interactive", {"type": "address_message", "body": {"text": "Where to?"}, "action": action})
    await business.settle(10)
    (error,) = business.statuses()[0]["errors"]
    assert error["code"] == 1026
    assert "message" not in error


async def test_a_payment_status_has_its_own_form(business: Business) -> None:
    """P-04."""
    customer = await business.customer()
    wamid = await business.text("Pay here")
    found = business.graph.chats.find(wamid)
    assert found is not None
    business.graph.statuses.payment(customer, found[1], "o-1042", 110_000, "captured")
    await business.settle()
    (status,) = (one for one in business.statuses() if one.get("type") == "payment")
    assert status["status"] == "captured"
    assert status["payment"]["amount"] == {"value": 110_000, "offset": 100}


async def test_a_status_never_moves_back(business: Business) -> None:
    """G-3."""
    customer = await business.customer()
    wamid = await business.text("hello")
    await run_on(business)
    await business.act(customer, "open")
    await business.act(customer, "online", online=False)
    await business.act(customer, "online", online=True)
    await run_on(business)
    found: Any = business.graph.chats.find(wamid)
    assert found[1].status == "read"
    assert [status["status"] for status in business.statuses()].count("read") == 1
