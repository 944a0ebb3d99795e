"""Point 10: faults of the API, each seen from the client's side."""

import aiohttp
import pytest

from .graph_client import ASHA, PHONE, Business

BODY = {"messaging_product": "whatsapp", "to": ASHA, "type": "text", "text": {"body": "hello"}}


async def post(business: Business, patience: float = 5) -> aiohttp.ClientResponse:
    limit = aiohttp.ClientTimeout(total=patience)
    return await business.session.post(f"/v26.0/{PHONE}/messages", json=BODY, headers=business.headers, timeout=limit)


async def test_an_accepted_message_may_go_without_answer(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_timeout_after_accept": 1})
    with pytest.raises(aiohttp.ClientError):
        await post(business)
    (send,) = business.world.ledger.sends
    assert send.outcome_hidden
    for _ in range(2):
        await business.settle(10)
    assert [status["status"] for status in business.statuses()] == ["sent", "delivered"]


async def test_the_api_may_also_just_stay_silent(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_timeout_after_accept": 1, "api_timeout_how": "silence"})
    with pytest.raises(TimeoutError):
        await post(business, patience=0.2)
    assert len(business.world.ledger.sends) == 1


async def test_a_reset_does_nothing(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_reset": 1})
    with pytest.raises(aiohttp.ClientError):
        await post(business)
    assert business.world.ledger.sends == []


@pytest.mark.parametrize(("style", "status", "kind"), [("html", 500, "text/html"), ("json", 503, "application/json")])
async def test_a_server_error_does_nothing_in_html_or_json(
    business: Business, style: str, status: int, kind: str
) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_5xx": 1, "api_5xx_as": style})
    response = await post(business)
    assert (response.status, response.content_type) == (status, kind)
    assert business.world.ledger.sends == []


async def test_other_apis_are_spared_when_only_they_are_named(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_5xx": 1, "api_targets": ["shop"]})
    assert (await post(business)).status == 200


async def test_one_post_may_be_taken_twice(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_duplicate_accept": 1})
    assert (await post(business)).status == 200
    assert [send.doubled for send in business.world.ledger.sends] == [False, True]
    assert business.world.ledger.invariants().broken == []


async def test_the_next_sends_fail_with_a_chosen_code_at_once_or_later(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_error_code": 131016, "api_error_count": 2})
    codes = [(await (await post(business)).json()).get("error", {}).get("code") for _ in range(3)]
    assert codes == [131016, 131016, None]
    business.world.faults.update({"api_error_code": 131000, "api_error_count": 1, "api_error_async": True})
    assert (await post(business)).status == 200
    for _ in range(2):
        await business.settle(10)
    failed = [status for status in business.statuses() if status["status"] == "failed"]
    assert [status["errors"][0]["code"] for status in failed] == [131000]
    assert business.world.ledger.refusals == []  # what we asked for is not held against the sender


async def test_a_revoked_token_stops_everything(business: Business) -> None:
    """G-1."""
    business.world.faults.update({"token_revoked": True})
    response = await post(business)
    assert (response.status, (await response.json())["error"]["code"]) == (401, 190)


async def test_answers_may_trickle(business: Business) -> None:
    """G-1."""
    await business.customer()
    business.world.faults.update({"api_slow_bytes": 1})
    response = await post(business)
    assert (await response.json())["messages"][0]["id"] == business.world.ledger.sends[0].wamid


async def test_the_same_seed_gives_the_same_faults(business: Business) -> None:
    """G-1."""
    faults = business.world.faults
    faults.update({"api_5xx": 0.5})
    faults.random.seed(11)
    first = [faults.strikes("api_5xx") for _ in range(50)]
    faults.random.seed(11)
    assert [faults.strikes("api_5xx") for _ in range(50)] == first
    assert 10 < sum(first) < 40
