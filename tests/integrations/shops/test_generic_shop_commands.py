"""Commands to any other shop over real HTTP: signed, with the token that makes a repeat harmless."""

from typing import Any

import pytest
from aiohttp import web

from integrations.contract import Account, Command, Outcome
from integrations.shops import generic_shop
from journeys.errors import CommandRefused, OutcomeUnknown, ServiceUnavailable
from tests.integrations.shops.replays import account
from tests.integrations.shops.servers import Asked, hang_up, serving

TAG = Command("shop.tag_order", {"shop_order_id": "MG-5501", "tags": ["cod-confirmed"]}, "ask-1")


def ours(url: str, **options: Any) -> Account:
    """The account of a shop with a command endpoint."""
    return account("generic_shop", api_url=f"{url}/commands", options=options)


async def carry_out(answer: web.Response) -> Outcome:
    """What becomes of a command when the shop answers so."""

    async def respond(asked: Asked) -> web.StreamResponse:
        return answer

    async with serving(respond) as server:
        return await generic_shop.connect(server.session, ours(server.url)).carry_out(TAG)


async def test_a_command_is_signed_and_carries_its_token() -> None:
    """P-04, A-13."""

    async def respond(asked: Asked) -> web.StreamResponse:
        generic_shop.prove({"x-harkara-signature": asked.headers["x-harkara-signature"]}, asked.body, ours(""))
        return web.json_response({"state": "confirmed", "data": {"ref": "9"}})

    async with serving(respond) as server:
        outcome = await generic_shop.connect(server.session, ours(server.url)).carry_out(TAG)
    [asked] = server.asked
    assert outcome == Outcome("confirmed", data={"ref": "9"})
    assert (asked.method, asked.path, asked.headers["Idempotency-Key"]) == ("POST", "/commands", "ask-1")
    assert asked.json == {"command": TAG.name, "token": "ask-1", "params": TAG.params}


async def test_an_empty_answer_is_accepted() -> None:
    """A-13."""
    assert await carry_out(web.Response(status=202)) == Outcome("accepted")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"status": 200, "text": '{"state": "refused", "code": "SHIPPED", "reason": "gone"}'}, CommandRefused),
        ({"status": 422, "text": "no such order"}, CommandRefused),
        ({"status": 200, "text": '{"ok": true}'}, OutcomeUnknown),  # not our contract
        ({"status": 500}, OutcomeUnknown),
        ({"status": 429}, ServiceUnavailable),
    ],
)
async def test_other_answers_are_errors_by_who_must_act(answer: dict[str, Any], error: type[Exception]) -> None:
    """A-13."""
    with pytest.raises(error):
        await carry_out(web.Response(**answer))


async def test_no_answer_leaves_the_outcome_unknown_and_a_repeat_is_allowed() -> None:
    """A-13."""
    async with serving(hang_up) as server:
        client = generic_shop.connect(server.session, ours(server.url))
        with pytest.raises(OutcomeUnknown):
            await client.carry_out(TAG)
        assert await client.look_up(TAG) is None
    assert TAG.name in client.idempotent


async def test_a_shop_offers_only_the_commands_it_names() -> None:
    """A-13."""
    async with serving(hang_up) as server:
        client = generic_shop.connect(server.session, ours(server.url, commands=["shop.note_order"]))
        with pytest.raises(CommandRefused):
            await client.carry_out(TAG)
        assert await client.track(["1"]) == []
    assert server.asked == []


async def test_a_shop_without_an_endpoint_can_be_asked_nothing() -> None:
    """A-13."""
    async with serving(hang_up) as server:
        assert generic_shop.connect(server.session, account("generic_shop")).capabilities == frozenset()
