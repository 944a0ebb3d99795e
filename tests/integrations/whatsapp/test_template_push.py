"""Pushing templates: what is to be done, Meta's limit of creations an hour, refusals, and how each stands."""

from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from integrations.http import new_session
from integrations.sandbox.app import Sandbox, start
from integrations.sandbox.settings import SandboxSettings
from integrations.whatsapp.sender import WhatsAppNumber
from integrations.whatsapp.template_push import Plan, carry_out, plan_of, push, standing_of
from integrations.whatsapp.templates import TemplateSpec, creation_body
from journeys.clock import MovableClock
from journeys.errors import CommandRefused
from tests.integrations.whatsapp.conftest import Graph, hangs_up, refusal, says

HOUR = timedelta(hours=1)
PREFIX = "hk"


def spec(name: str, language: str = "en", **fields: Any) -> TemplateSpec:
    known = TemplateSpec(
        name=f"{PREFIX}_{name}",
        language=language,
        category="UTILITY",
        body="Your order {{number}} is on its way and comes soon.",
        examples={"number": "KH-1"},
    )
    return msgspec.structs.replace(known, **fields)


def at_meta(one: TemplateSpec, **more: Any) -> dict[str, Any]:
    return creation_body(one) | {"id": "9", "status": "APPROVED"} | more


# -- the plan ----------------------------------------------------------------------------------------------


def test_what_is_missing_is_created_and_what_nobody_gets_may_be_edited() -> None:
    """A-28: an approved text never changes under its name."""
    new, refused, paused, used = (spec(name) for name in ("a_v1", "b_v1", "c_v1", "d_v1"))
    other = {"body": "Something else was here for {{number}} before."}
    listed = [
        at_meta(msgspec.structs.replace(one, **other), status=status)
        for one, status in ((refused, "REJECTED"), (paused, "PAUSED"), (used, "APPROVED"))
    ]
    found = plan_of([new, refused, paused, used], listed, PREFIX)
    assert found.create == (new,)
    assert [each for each, _ in found.edit] == [refused, paused]
    assert [each for each, _ in found.leave] == [used]
    assert not found.is_empty
    assert plan_of([new], [at_meta(new)], PREFIX) == Plan(same=1)


@pytest.mark.parametrize(
    ("name", "status", "is_deleted"),
    [
        ("hk_shipped_v1", "APPROVED", True),  # its next version is approved
        ("hk_packed_v1", "APPROVED", False),  # its next version is still in review
        ("hk_dropped_v3", "REJECTED", True),  # a message we do not have any more
        ("hk_dropped_v3_latn", "APPROVED", True),
        ("hk_dropped_v3", "DISABLED", False),  # Meta keeps those
        ("hkx_shipped_v1", "APPROVED", False),  # another prefix
        ("hk_welcome", "APPROVED", False),  # somebody's own
        ("spring_sale", "APPROVED", False),
    ],
)
def test_only_what_is_built_like_ours_and_replaced_is_deleted(name: str, status: str, is_deleted: bool) -> None:
    """A-28."""
    wanted = [spec("shipped_v2"), spec("packed_v2")]
    listed = [at_meta(wanted[0]), at_meta(wanted[1], status="PENDING")]
    old = at_meta(spec("x_v1"), name=name, status=status)
    assert plan_of(wanted, [*listed, old], PREFIX).delete == ((old,) if is_deleted else ())


# -- carrying it out ---------------------------------------------------------------------------------------


@pytest.fixture
async def sandbox(clock: MovableClock) -> AsyncIterator[Sandbox]:
    settings = SandboxSettings(host="127.0.0.1", port=0, template_creations_per_hour=3, template_review_seconds=1)
    running = await start(settings, clock)
    yield running
    await running.stop()


@pytest.fixture
async def at_sandbox(sandbox: Sandbox) -> AsyncIterator[WhatsAppNumber]:
    said = sandbox.world.settings
    async with new_session() as session:
        number = WhatsAppNumber(
            said.phone_number_id, said.access_token, sandbox.base_url, session, "v26.0", waba_id=said.waba_id
        )
        yield number
        await number.close()


async def test_a_push_stops_at_the_hourly_limit_and_goes_on_where_it_stopped(
    at_sandbox: WhatsAppNumber, sandbox: Sandbox, clock: MovableClock
) -> None:
    """A-28: remembers nothing but what the Graph API lists."""
    wanted = [spec(f"m{n}_v1") for n in range(5)]
    first = await carry_out(at_sandbox, plan_of(wanted, await at_sandbox.list_templates(), PREFIX))
    assert ([each.name for each, _ in first.created], first.left) == (["hk_m0_v1", "hk_m1_v1", "hk_m2_v1"], 2)
    assert first.again_in == HOUR
    too_soon = await carry_out(at_sandbox, plan_of(wanted, await at_sandbox.list_templates(), PREFIX))
    assert (too_soon.created, too_soon.left) == ((), 2)
    clock.move(HOUR)
    second = await carry_out(at_sandbox, plan_of(wanted, await at_sandbox.list_templates(), PREFIX))
    assert ([each.name for each, _ in second.created], second.left) == (["hk_m3_v1", "hk_m4_v1"], 0)
    assert plan_of(wanted, await at_sandbox.list_templates(), PREFIX) == Plan(same=5)


async def settled(sandbox: Sandbox, clock: MovableClock) -> None:
    clock.move(timedelta(seconds=2))
    await sandbox.world.webhooks.idle()


async def test_a_refused_text_is_edited_and_an_old_version_deleted_only_when_asked(
    at_sandbox: WhatsAppNumber, sandbox: Sandbox, clock: MovableClock
) -> None:
    """A-28."""
    old, new = spec("shipped_v1"), spec("shipped_v2")
    async with new_session() as session:
        url = f"{sandbox.base_url}/sandbox/api/templates/verdicts"
        verdicts = {"verdicts": [{"status": "APPROVED"}, {"status": "REJECTED", "reason": "INVALID_FORMAT"}]}
        async with session.post(url, json=verdicts) as answer:
            assert answer.status == 200
    await push(at_sandbox, [old])
    await settled(sandbox, clock)
    await push(at_sandbox, [new])
    await settled(sandbox, clock)
    (standing,) = standing_of([new], await at_sandbox.list_templates())
    assert (standing.status, standing.reason) == ("REJECTED", "INVALID_FORMAT")
    better = msgspec.structs.replace(new, body="Good news: your order {{number}} is on its way to you.")
    found = plan_of([better], await at_sandbox.list_templates(), PREFIX)
    assert (found.create, [each for each, _ in found.edit], found.delete) == ((), [better], ())
    assert (await carry_out(at_sandbox, found)).edited == (better,)
    await settled(sandbox, clock)
    found = plan_of([better], await at_sandbox.list_templates(), PREFIX)
    assert [each["name"] for each in found.delete] == ["hk_shipped_v1"]
    assert (await carry_out(at_sandbox, found)).deleted == ()
    assert (await carry_out(at_sandbox, found, deleting=True)).deleted == (("hk_shipped_v1", "en"),)
    assert plan_of([better], await at_sandbox.list_templates(), PREFIX) == Plan(same=1)


async def test_a_category_that_meta_has_changed_is_shown_and_left(
    at_sandbox: WhatsAppNumber, sandbox: Sandbox, clock: MovableClock
) -> None:
    """A-28, R-5."""
    sale = spec("sale_v1", body="Order {{number}}: the flash sale ends soon, come and see.")
    await push(at_sandbox, [sale])
    await settled(sandbox, clock)
    (standing,) = standing_of([sale], await at_sandbox.list_templates())
    assert (standing.status, standing.category, standing.is_recategorised) == ("APPROVED", "MARKETING", True)
    assert len(plan_of([sale], await at_sandbox.list_templates(), PREFIX).leave) == 1


async def test_a_text_that_meta_refuses_does_not_stop_the_rest(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28."""
    bad = refusal(100, "Too many variables for this length.", error_subcode=2388293)
    graph.next = [says(bad, 400), says({"id": "1", "status": "PENDING"})]
    pushed = await carry_out(number, Plan(create=(spec("a_v1"), spec("b_v1"))))
    assert [(each.name, why) for each, why in pushed.refused] == [("hk_a_v1", "Too many variables for this length.")]
    assert [each.name for each, _ in pushed.created] == ["hk_b_v1"]


@pytest.mark.parametrize(
    ("answer", "again_in"),
    [
        (says(refusal(80007), 400), HOUR),
        (says(refusal(4), 400), HOUR),
        (says({}, 429, {"Retry-After": "90"}), timedelta(seconds=90)),
        (says(refusal(131016), 503), timedelta(seconds=2)),
        (hangs_up, timedelta(0)),  # whether it was done, the list tells
    ],
)
async def test_a_push_that_has_to_wait_says_until_when(
    graph: Graph, number: WhatsAppNumber, answer: Any, again_in: timedelta
) -> None:
    """A-28."""
    graph.next = [says({"id": "1", "status": "PENDING"}), answer]
    pushed = await carry_out(number, Plan(create=tuple(spec(f"m{n}_v1") for n in range(4))))
    assert (len(pushed.created), pushed.left, pushed.again_in) == (1, 3, again_in)
    assert pushed.stopped_by is not None
    assert len(graph.calls) == 2


@pytest.mark.parametrize("code", [190, 368])
async def test_what_concerns_the_account_is_raised(graph: Graph, number: WhatsAppNumber, code: int) -> None:
    """A-28."""
    graph.next = [says(refusal(code), 400)]
    with pytest.raises(CommandRefused):
        await carry_out(number, Plan(create=(spec("a_v1"), spec("b_v1"))))
    assert len(graph.calls) == 1


async def test_whoever_cannot_wait_is_told_what_stopped_the_push(graph: Graph, number: WhatsAppNumber) -> None:
    """A-28: the demo and the tests need every template."""
    graph.next = [says({"data": []}), says(refusal(80007), 400)]
    with pytest.raises(CommandRefused, match="80007"):
        await push(number, [spec("a_v1")])
    graph.next = [says({"data": []}), says(refusal(100, "Bad text"), 400)]
    with pytest.raises(CommandRefused, match=r"hk_a_v1 \(en\): Bad text"):
        await push(number, [spec("a_v1")])
