"""Point 5: throughput, pair rate, unique users a day, management calls, opt-outs and the marketing cap."""

from datetime import timedelta

import pytest

from integrations.sandbox.graph.limits import DailyUsers, PairLimit, TokenBucket

from .graph_client import WABA, Business, template_send


async def test_eighty_messages_a_second_and_no_more(business: Business) -> None:
    """A-86."""
    for number in range(100):
        await business.customer(f"9199999001{number:02}", window=False)
        business.world.customers.all()[-1].last_inbound_at = business.world.now()
    codes = []
    for number in range(82):
        status, answer = await business.send("text", {"body": "hello"}, f"9199999001{number:02}")
        codes.append(0 if status == 200 else answer["error"]["code"])
    assert codes == [0] * 80 + [130429] * 2
    business.world.move(timedelta(seconds=0.5))
    for number in range(40):
        await business.text("again", f"9199999001{number:02}")
    assert await business.code("text", {"body": "again"}, "919999900199") == 130429


async def test_one_user_takes_a_burst_of_45_and_then_one_in_six_seconds(business: Business) -> None:
    """A-86."""
    await business.customer()
    for number in range(45):
        await business.text(f"message {number}")
    assert await business.code("text", {"body": "one more"}) == 131056
    assert await business.code("text", {"body": "one more"}) == 131056  # refusals borrow nothing
    business.world.move(timedelta(seconds=6))
    await business.text("one more")
    assert await business.code("text", {"body": "and another"}) == 131056
    assert business.world.ledger.invariants().broken == ["pair_limit_breaks"]


async def test_users_outside_the_window_are_counted_for_a_day(business: Business) -> None:
    """A-86."""
    await business.template()
    business.graph.sending._users.limit = 2
    for number in (1, 2, 1, 3):
        await business.send("template", template_send("Asha", f"#{number}"), f"91999990000{number}")
    await business.settle(10)
    failed = [status for status in business.statuses() if status["status"] == "failed"]
    assert [status["errors"][0]["code"] for status in failed] == [131048]
    await business.settle(86_400)
    await business.send("template", template_send("Asha", "#9"), "919999900003")
    for _ in range(2):
        await business.settle(10)
    assert business.statuses()[-1]["status"] == "delivered"


async def test_the_management_api_has_its_own_hourly_count(business: Business) -> None:
    """P-06."""
    business.graph.management.limit = 2
    path = f"{WABA}/message_templates"
    assert [(await business.call("GET", path))[0] for _ in range(3)] == [200, 200, 400]
    _, answer = await business.call("GET", path)
    assert answer["error"]["code"] == 80007
    await business.settle(3600)
    assert (await business.call("GET", path))[0] == 200


@pytest.mark.parametrize(
    ("profile", "faults", "code"),
    [
        ({"marketing_stopped": True}, {}, 131050),
        ({"holdout": True}, {}, 130472),
        ({}, {"marketing_cap": 1}, 131049),
        ({"blocked": True}, {}, 131026),
        ({"has_whatsapp": False}, {}, 131026),
    ],
)
async def test_marketing_fails_for_who_must_not_get_it(
    business: Business, profile: dict[str, bool], faults: dict[str, int], code: int
) -> None:
    """A-90."""
    customer = await business.customer()
    for key, value in profile.items():
        setattr(customer, key, value)
    business.world.faults.update(faults)
    await business.template("festive", category="MARKETING")
    await business.send("template", template_send("Asha", "#1", name="festive"))
    await business.settle(10)
    assert [status["errors"][0]["code"] for status in business.statuses()] == [code]
    spared = {131026}  # such users get nothing at all
    await business.template("shipped")
    await business.send("template", template_send("Asha", "#1", name="shipped"))
    for _ in range(2):
        await business.settle(10)
    assert business.statuses()[-1]["status"] == ("failed" if code in spared else "delivered")


async def test_a_throttled_number_is_told_so(business: Business) -> None:
    """A-86."""
    await business.customer()
    await business.customer("919999900002")
    business.world.faults.update({"number_throttle": 1})
    await business.text("one")
    assert await business.code("text", {"body": "two"}, "919999900002") == 130429


def test_the_bucket_never_saves_up_more_than_a_second() -> None:
    """A-86."""
    bucket = TokenBucket(80)
    assert sum(bucket.take(1_000.0) for _ in range(500)) == 80
    assert sum(bucket.take(2_000.0) for _ in range(500)) == 80


def test_a_burst_is_paid_back_later() -> None:
    """A-86."""
    pairs = PairLimit(45, 6.0)
    taken = sum(pairs.take("p1", second / 10) for second in range(36_000))
    assert taken == 45 + 600 - 1  # an hour at one in six seconds, on top of the burst
    assert pairs.take("p2", 0.0)


def test_a_user_leaves_the_daily_count_after_24_hours() -> None:
    """A-86."""
    users = DailyUsers(1)
    assert users.take("p1", 0.0)
    assert not users.take("p2", 80_000.0)
    assert users.take("p1", 80_000.0)
    assert not users.take("p2", 86_401.0)  # p1 was written to again
    assert users.take("p2", 166_401.0)
    assert DailyUsers(-1).take("anyone", 0.0)
