"""The stages that are not the happy way: cancelled, returned, lost, refunded. Each is told once and truly."""

import pytest

from tests.harness import Harness


async def _shipped(harness: Harness, payment: str = "prepaid") -> tuple[str, dict[str, object], str]:
    phone = await harness.phone()
    order = await harness.order(phone, payment)
    await harness.settle()
    awb = await harness.ship(order)
    await harness.scan(awb, "picked_up")
    await harness.settle()
    return phone, order, awb


async def _last(harness: Harness, phone: str) -> str:
    return (await harness.texts(phone))[-1]


async def _waiting(harness: Harness) -> set[str]:
    return {row["reason"] for row in await harness.rows("SELECT reason FROM tasks WHERE closed_at IS NULL")}


async def test_a_cancelled_order_gets_its_closing_message_and_nothing_after(sqlite_harness: Harness) -> None:
    """P-06, G-2."""
    phone = await sqlite_harness.phone()
    order = await sqlite_harness.order(phone)
    await sqlite_harness.settle()
    await sqlite_harness.call(f"/sandbox/api/shop/orders/{order['id']}/cancel")
    await sqlite_harness.settle()
    assert "is cancelled" in await _last(sqlite_harness, phone)
    assert await sqlite_harness.scalar("SELECT count(*) AS value FROM timers") == 0


async def test_a_parcel_that_turns_back_is_told_and_taken_up_when_it_arrives(sqlite_harness: Harness) -> None:
    """P-06, A-95: from whichever scan of the way back we hear first."""
    phone, _, awb = await _shipped(sqlite_harness)
    await sqlite_harness.move(sqlite_harness.settings.brand.spacing)
    await sqlite_harness.scan(awb, "rto_in_transit")
    await sqlite_harness.settle()
    assert "bringing order" in await _last(sqlite_harness, phone)
    await sqlite_harness.move(sqlite_harness.settings.brand.spacing)
    await sqlite_harness.scan(awb, "rto_delivered")
    await sqlite_harness.settle()
    assert "has come back to us" in await _last(sqlite_harness, phone)
    assert "parcel_came_back" in await _waiting(sqlite_harness)


async def test_a_lost_parcel_is_admitted_and_is_work_for_a_person(sqlite_harness: Harness) -> None:
    """P-06."""
    phone, _, awb = await _shipped(sqlite_harness, "cod")
    await sqlite_harness.move(sqlite_harness.settings.brand.spacing)
    await sqlite_harness.call(f"/sandbox/api/parcels/{awb}/scan", what="lost")
    await sqlite_harness.settle()
    told = await _last(sqlite_harness, phone)
    status = await sqlite_harness.scalar("SELECT status AS value FROM shipments")
    assert ("cannot be delivered" in told) == (status == "lost")  # an unknown code is kept, never guessed


@pytest.mark.parametrize("paise", [None, 50_000])
async def test_a_refund_is_told_with_its_amount(sqlite_harness: Harness, paise: int | None) -> None:
    """P-06: the whole amount or a part of it."""
    phone = await sqlite_harness.phone()
    order = await sqlite_harness.order(phone, "prepaid")
    await sqlite_harness.settle()
    body = {"paise": paise} if paise else {}
    await sqlite_harness.call(f"/sandbox/api/shop/orders/{order['id']}/refund", **body)
    await sqlite_harness.settle()
    told = await _last(sqlite_harness, phone)
    assert ("₹500 " if paise else "₹1,899 ") in told
