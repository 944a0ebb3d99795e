"""Sending: what leaves, and what each kind of answer or silence means."""

import asyncio
import logging
from typing import Any

import aiohttp
import pytest

from integrations.whatsapp.errors import MessageRefused
from integrations.whatsapp.limits import MessageInvalid
from integrations.whatsapp.outgoing import AddressForm, FreeForm, Outgoing, TemplateMessage
from integrations.whatsapp.sender import Accepted, WhatsAppNumber
from journeys.errors import OutcomeUnknown, ServiceUnavailable
from tests.integrations.whatsapp.conftest import Answer, Graph, accepted, hangs_up, refusal, says

TEXT = Outgoing(token="h1:o-77:ask:1", content=FreeForm("Kal phir aayein?"), to_phone="+919999900001")


async def test_a_message_leaves_with_token_and_is_accepted(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28, A-23."""
    assert await number.send(TEXT) == Accepted(wamid="wamid.OUT1", wa_id="919999900001")
    (call,) = graph.calls
    assert (call.method, call.path) == ("POST", "/v26.0/5005/messages")
    assert call.headers["Authorization"] == "Bearer secret-token"
    assert call.json == {
        "messaging_product": "whatsapp",
        "recipient_type": "individual",
        "type": "text",
        "to": "+919999900001",
        "text": {"body": "Kal phir aayein?", "preview_url": False},
        "biz_opaque_callback_data": "h1:o-77:ask:1",
    }


async def test_a_customer_without_phone_is_addressed_by_user_id(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.always = says(accepted(input="IN.77", user_id="IN.77"))
    answer = await number.send(Outgoing(token="t", content=FreeForm("hi"), to_bsuid="IN.77"))
    assert (answer.bsuid, answer.wa_id) == ("IN.77", "")
    assert graph.calls[0].json["recipient"] == "IN.77"
    assert "to" not in graph.calls[0].json


async def test_the_phone_wins_over_the_user_id_and_a_reply_names_its_message(
    graph: Graph, number: WhatsAppNumber
) -> None:
    """P-01."""
    await number.send(
        Outgoing(token="t", content=FreeForm("hi"), to_phone="+919999900001", to_bsuid="IN.77", reply_to="wamid.IN")
    )
    body = graph.calls[0].json
    assert (body["to"], body.get("recipient"), body["context"]) == ("+919999900001", None, {"message_id": "wamid.IN"})


async def test_a_template_held_for_quality_says_so(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    held = accepted()
    held["messages"][0]["message_status"] = "held_for_quality_assessment"
    graph.always = says(held)
    answer = await number.send(
        Outgoing(token="t", content=TemplateMessage("order_shipped", "hi"), to_phone="+919999900001")
    )
    assert answer.message_status == "held_for_quality_assessment"


@pytest.mark.parametrize(
    "outgoing",
    [
        Outgoing(token="", content=FreeForm("hi"), to_phone="+919999900001"),
        Outgoing(token="t" * 513, content=FreeForm("hi"), to_phone="+919999900001"),
        Outgoing(token="t", content=FreeForm("hi")),
        Outgoing(token="t", content=FreeForm("hi"), to_phone="9999900001"),  # Meta would add our own country code
        Outgoing(token="t", content=AddressForm("Where to?"), to_phone="+14155550100"),
        Outgoing(token="t", content=FreeForm("x" * 4097), to_phone="+919999900001"),
    ],
)
async def test_what_breaks_a_limit_never_leaves(graph: Graph, number: WhatsAppNumber, outgoing: Outgoing) -> None:
    """P-01."""
    with pytest.raises(MessageInvalid):
        await number.send(outgoing)
    assert graph.calls == []


@pytest.mark.parametrize(
    ("answer", "code", "retry", "act"),
    [
        (says(refusal(131047, "over 24 hours"), 400), 131047, "never", "template"),
        (says(refusal(131026, "no WhatsApp"), 400), 131026, "never", "mark_unreachable"),
        (says(refusal(131056, "too many"), 400), 131056, "pair", "slow_customer"),
        (says(refusal(131056, "too many"), 429), 131056, "pair", "slow_customer"),  # this customer, not the service
        (says(refusal(130429, "too fast"), 400), 130429, "seconds", "slow_number"),
        (says(refusal(190, "expired"), 401), 190, "never", "page"),
        (says(refusal(132012, "bad value"), 500), 132012, "never", "bug"),  # a no is a no, whatever the status
        (says(refusal(999999, "new"), 400), 999999, "never", "ops"),
        (says(b"<html>not here</html>", 404), 404, "never", "ops"),
        (says({"error": "no object"}, 400), 400, "never", "ops"),
        (says({"error": {"message": "no code"}}, 403), 403, "never", "ops"),
        (says(b"", 302, {"Location": "https://example.com"}), 302, "never", "ops"),
    ],
)
async def test_a_no_is_a_no_with_what_it_asks_of_us(
    graph: Graph, number: WhatsAppNumber, answer: Answer, code: int, retry: str, act: str
) -> None:
    """A-15, G-4."""
    graph.always = answer
    with pytest.raises(MessageRefused) as refused:
        await number.send(TEXT)
    assert (refused.value.error_code, refused.value.reaction.retry, refused.value.reaction.act) == (code, retry, act)
    assert len(graph.calls) == 1


async def test_a_refusal_keeps_metas_most_exact_words(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    graph.next = [says(refusal(131009, "Parameter value is not valid"), 400), says(refusal(100), 400)]
    for words in ("Parameter value is not valid", "(#100) no"):
        with pytest.raises(MessageRefused) as refused:
            await number.send(TEXT)
        assert refused.value.details == words


@pytest.mark.parametrize(
    ("answer", "wait"),
    [
        (says(refusal(130429, "too fast"), 429), 2),
        (says(refusal(130429, "too fast"), 429, {"Retry-After": "7"}), 7),
        (says(refusal(131016, "overloaded"), 503), 2),
        (says(refusal(2, "down"), 500), 2),
        (says(refusal(80007, "WABA limit"), 429), 60),
        (says(refusal(999999, "new"), 429), None),
        (says(b"slow down", 429, {"Retry-After": "1.5"}), 1.5),
        (says(b"slow down", 429, {"Retry-After": "Wed, 21 Oct 2026"}), None),
    ],
)
async def test_asked_to_wait_nothing_was_done(
    graph: Graph, number: WhatsAppNumber, answer: Answer, wait: float | None
) -> None:
    """A-15."""
    graph.always = answer
    with pytest.raises(ServiceUnavailable) as unavailable:
        await number.send(TEXT)
    assert unavailable.value.retry_after_seconds == wait
    assert len(graph.calls) == 1


@pytest.mark.parametrize(
    "answer",
    [
        says(b"<html>Bad Gateway</html>", 502),
        says(b"", 500),
        says({"ok": False}, 503),
        says(b"", 408),
        says(refusal(131000, "something went wrong"), 500),  # Meta itself does not know
        says(refusal(1, "unknown"), 500),
        says(refusal(999999, "new"), 500),
        says(b"<html>fine?</html>"),
        says({"messaging_product": "whatsapp"}),  # accepted, but no id
        says([1]),
        hangs_up,
    ],
)
async def test_silence_or_babble_after_sending_leaves_the_outcome_unknown(
    graph: Graph, number: WhatsAppNumber, answer: Answer
) -> None:
    """A-23: the message may have left, so nobody may send it again before looking."""
    graph.always = answer
    with pytest.raises(OutcomeUnknown):
        await number.send(TEXT)
    assert len(graph.calls) == 1


async def test_accepted_and_then_silent_is_unknown(graph: Graph, number: WhatsAppNumber) -> None:
    """A-23."""
    graph.next = [graph.never, graph.half]
    for _ in range(2):
        with pytest.raises(OutcomeUnknown):
            await number.send(TEXT)
    assert [call.json["biz_opaque_callback_data"] for call in graph.calls] == [TEXT.token] * 2


async def test_a_refused_connection_means_nothing_was_sent(
    session: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    """A-23."""
    number = WhatsAppNumber("5005", "t", f"http://127.0.0.1:{unused_tcp_port}", session, "26.0")
    with pytest.raises(ServiceUnavailable, match="cannot connect"):
        await number.send(TEXT)
    await number.close()


async def test_no_free_connection_in_time_means_nothing_was_sent(graph: Graph) -> None:
    """A-23."""
    graph.next = [graph.never]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        patient = aiohttp.ClientTimeout(total=5, connect=0.05)
        number = WhatsAppNumber("5005", "t", graph.url, session, "26.0", timeout=patient)
        first = asyncio.create_task(number.send(TEXT))
        await graph.called.wait()
        with pytest.raises(ServiceUnavailable, match="cannot connect"):
            await number.send(TEXT)
        assert len(graph.calls) == 1
        first.cancel()
        await asyncio.gather(first, return_exceptions=True)
        await number.close()


async def test_nothing_of_the_customer_or_the_token_is_in_an_error_or_a_log(
    graph: Graph, number: WhatsAppNumber, caplog: pytest.LogCaptureFixture
) -> None:
    """P-01."""
    graph.next = [says(b"<html>919999900001</html>", 502), says(refusal(131047), 400), hangs_up]
    with caplog.at_level(logging.DEBUG):
        for _ in range(3):
            with pytest.raises((OutcomeUnknown, MessageRefused)) as error:
                await number.send(TEXT)
            assert "99999" not in str(error.value)
            assert "secret-token" not in repr(error.value)
    assert "99999" not in caplog.text
    assert "secret-token" not in caplog.text


async def test_two_numbers_share_one_session(graph: Graph, session: aiohttp.ClientSession) -> None:
    """P-01."""
    numbers = [WhatsAppNumber(name, f"token-{name}", graph.url, session, "26.0") for name in ("1", "2")]
    for number in numbers:
        await number.send(TEXT)
    await numbers[0].close()
    await numbers[1].send(TEXT)
    seen = [(call.path.split("/")[2], call.headers["Authorization"]) for call in graph.calls]
    assert seen == [("1", "Bearer token-1"), ("2", "Bearer token-2"), ("2", "Bearer token-2")]
    await numbers[1].close()


async def test_typing_marks_the_message_read(graph: Graph, number: WhatsAppNumber) -> None:
    """R-5."""
    graph.always = says({"success": True})
    await number.mark_read_and_typing("wamid.IN1")
    assert graph.calls[0].json == {
        "messaging_product": "whatsapp",
        "status": "read",
        "message_id": "wamid.IN1",
        "typing_indicator": {"type": "text"},
    }


async def test_the_number_tells_about_itself(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.always = says({"id": "5005", "quality_rating": "GREEN"})
    assert (await number.fields())["quality_rating"] == "GREEN"
    assert graph.calls[0].path == "/v26.0/5005"
    assert "whatsapp_business_manager_messaging_limit" in graph.calls[0].query["fields"].split(",")


async def test_a_dead_token_is_noticed(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    graph.next = [says({"id": "5005"}), says(refusal(190, "expired"), 401)]
    await number.check_token()
    with pytest.raises(MessageRefused) as refused:
        await number.check_token()
    assert refused.value.reaction.act == "page"


async def test_the_apps_that_get_our_webhooks_are_listed(graph: Graph, number: WhatsAppNumber) -> None:
    """P-01."""
    app: dict[str, Any] = {"whatsapp_business_api_data": {"id": "9", "name": "Harkara"}}
    graph.always = says({"data": [app | {"override_callback_uri": "https://h.example.com/w"}]})
    assert await number.subscribed_apps() == [
        {"id": "9", "name": "Harkara", "override_callback_uri": "https://h.example.com/w"}
    ]


@pytest.mark.parametrize("answer", [says(b"<html>", 502), says(refusal(1), 500), hangs_up])
async def test_a_read_that_fails_is_never_unknown(graph: Graph, number: WhatsAppNumber, answer: Answer) -> None:
    """A-23."""
    graph.always = answer
    with pytest.raises(ServiceUnavailable):
        await number.fields()
