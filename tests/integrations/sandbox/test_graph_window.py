"""Point 3: the 24-hour window per number and user, on the virtual clock."""

from .graph_client import ASHA, Business, template_send


async def test_free_form_needs_an_open_window(business: Business) -> None:
    """G-4."""
    customer = await business.customer(window=False)
    assert await business.code("text", {"body": "hello"}) == 131047
    await business.act(customer, "say", text="hi")
    await business.text("hello")
    await business.settle(24 * 3600 - 1)
    await business.text("still open")
    await business.settle(1)
    assert await business.code("text", {"body": "too late"}) == 131047


async def test_our_template_does_not_open_it_and_a_click_does(business: Business) -> None:
    """G-4."""
    customer = await business.customer(window=False)
    await business.template()
    _, answer = await business.send("template", template_send("Asha", "#1042"))
    await business.settle(10)
    assert await business.code("text", {"body": "hello"}) == 131047
    await business.act(customer, "tap", message_id=answer["messages"][0]["id"], choice="Where is it?")
    await business.text("On its way.")


async def test_the_window_is_each_customers_own(business: Business) -> None:
    """G-4."""
    await business.customer()
    await business.customer("919999900002", window=False)
    await business.text("open", ASHA)
    assert await business.code("text", {"body": "closed"}, "919999900002") == 131047


async def test_the_refusal_may_also_come_later_as_a_failed_status(business: Business) -> None:
    """G-4."""
    await business.customer(window=False)
    business.world.faults.update({"window_async": True})
    wamid = await business.text("accepted, and yet")
    await business.settle(10)
    (status,) = business.statuses()
    assert (status["id"], status["status"], status["errors"][0]["code"]) == (wamid, "failed", 131047)
    assert business.world.ledger.invariants().broken == ["outside_window"]


async def test_typing_and_read_receipts_need_a_known_message(business: Business) -> None:
    """P-07."""
    customer = await business.customer()
    wamid = (await business.act(customer, "say", text="where is it?"))["id"]
    receipt = {"messaging_product": "whatsapp", "status": "read", "message_id": wamid}
    typing = receipt | {"typing_indicator": {"type": "text"}}
    path = f"{business.world.settings.phone_number_id}/messages"
    assert await business.call("POST", path, json=typing) == (200, {"success": True})
    assert business.graph.phones.profile(customer)["typing"]
    assert business.graph.chats.of(customer.id)[-1].status == "read"
    await business.settle(25)
    assert not business.graph.phones.profile(customer)["typing"]
    _, answer = await business.call("POST", path, json=receipt | {"message_id": "wamid.none"})
    assert answer["error"]["code"] == 131009
