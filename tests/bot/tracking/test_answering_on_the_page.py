"""Answers on the tracking page through the whole service: to the courier and back, twice, late, wrong, too often."""

from datetime import timedelta

import pytest

from bot.tracking.links import form_token
from tests.bot.story import open_tasks
from tests.bot.tracking.playing import (
    Link,
    asks,
    failed_attempt,
    link,
    requests,
    shipped_order,
    words_of,
)
from tests.harness import Harness

HER_NUMBER = "99999 00177"


async def events_of(harness: Harness) -> int:
    return int(await harness.scalar("SELECT count(*) AS value FROM timeline WHERE kind = 'page.answered'"))


async def at_the_question(harness: Harness) -> tuple[str, str, Link]:
    """(phone, AWB, link) of a customer whom nobody found."""
    phone = await harness.phone()
    awb, _ = await failed_attempt(harness, phone)
    return phone, awb, await link(harness)


async def test_an_answer_goes_to_the_courier_and_comes_back_to_the_page(harness: Harness) -> None:
    """A-40, A-01: what a tap in the chat does, and no second question follows."""
    phone, awb, page = await at_the_question(harness)
    assert "When shall the courier come again?" in await page.words()
    words = await page.answer(day="2026-11-25", slot="evening")
    assert "The courier has accepted your answer and comes again." in words
    assert "What you asked for: Wed, 25 Nov, in the evening" in words
    assert "who has your answer" in words  # in every voice: nothing waits for her any more
    assert "waits for your answer" not in words
    (request,) = await requests(harness)
    assert (request["awb"], request["date"]) == (awb, "2026-11-25")
    assert "reattempt" in [each["act"] for each in await asks(harness, awb)]
    said = len(await harness.messages(phone))
    await harness.move(timedelta(minutes=25))
    assert len(await harness.messages(phone)) == said  # the second word is withheld: she has answered
    blockers = await harness.rows("SELECT blockers FROM ledger WHERE message = 'attempt_unavailable_again'")
    assert "answered" in str(blockers)


async def test_a_landmark_and_a_number_reach_the_courier_and_are_never_shown(harness: Harness) -> None:
    """A-14: in one request with the day; whoever holds the link sees neither."""
    _, awb, page = await at_the_question(harness)
    words = await page.answer(day="2026-11-25", landmark="opposite the blue gate", phone=HER_NUMBER)
    assert "accepted your answer" in words
    (request,) = await requests(harness)
    assert (request["date"], request["phone"]) == ("2026-11-25", "+919999900177")
    assert request["landmark"] == "opposite the blue gate"
    at_courier = str(await asks(harness, awb))
    assert "9999900177" in at_courier
    assert "opposite the blue gate" in at_courier
    _, html = await page.open()
    assert not any(each in html for each in ("blue gate", "9999900177", HER_NUMBER))


async def test_the_same_form_sent_twice_is_one_answer(sqlite_harness: Harness) -> None:
    """G-1: a double tap, or a browser that sends again."""
    _, _, page = await at_the_question(sqlite_harness)
    form = {"form": await page.token(), "day": "2026-11-25"}
    first, second = await page.post(form), await page.post(form)
    assert first == second
    await sqlite_harness.settle()
    assert await events_of(sqlite_harness) == 1
    assert len(await requests(sqlite_harness)) == 1
    await page.answer(day="2026-11-26")  # another day is another answer, as long as the attempt stands
    assert [each["date"] for each in await requests(sqlite_harness)] == ["2026-11-25", "2026-11-26"]


async def test_a_refusal_is_told_as_it_is(sqlite_harness: Harness) -> None:
    """A-40: a person takes it up, and another answer can be given."""
    await failed_attempt(sqlite_harness, await sqlite_harness.phone(), "unknown")  # its contract allows no answer then
    page = await link(sqlite_harness)
    words = await page.answer(day="2026-11-25")
    assert "The courier did not accept your answer. A colleague takes it up for you." in words
    assert "When shall the courier come again?" in words
    assert "reattempt_refused" in await open_tasks(sqlite_harness)


async def test_an_answer_that_comes_too_late_is_told_so(sqlite_harness: Harness) -> None:
    """A-40: also on a page that was open for hours; in time, it is not called late afterwards."""
    _, awb, page = await at_the_question(sqlite_harness)
    form = {"form": await page.token(), "day": "2026-11-25", "phone": HER_NUMBER}
    status, in_time = await page.post(form)
    await sqlite_harness.settle()
    await sqlite_harness.scan(awb, "out_for_delivery")
    await sqlite_harness.settle()
    assert "too late" not in await page.words(in_time.partition("#")[0])
    status, late = await page.post(form | {"day": "2026-11-26"})
    assert status == 303
    await sqlite_harness.settle()
    words = await page.words(late.partition("#")[0])
    assert "This answer came too late" in words
    assert "out for delivery today" in words
    assert len(await requests(sqlite_harness)) == 1


@pytest.mark.parametrize(
    ("field", "value", "says"),
    [
        ("phone", "12345", "not an Indian mobile number"),
        ("phone", "9" * 25, "not an Indian mobile number"),
        ("landmark", "x" * 121, "in a few words"),
        ("landmark", "see https://evil.example", "in a few words"),
        ("landmark", "otp 482913", "in a few words"),
        ("landmark", "4111 1111 1111 1111", "in a few words"),
        ("day", "2026-11-22", "can no longer be chosen"),
        ("day", "2027-01-01", "can no longer be chosen"),
    ],
)
async def test_what_cannot_be_passed_on_is_shown_again(
    sqlite_harness: Harness, field: str, value: str, says: str
) -> None:
    """A-40: beside the field, with all that she wrote; nothing is stored."""
    _, _, page = await at_the_question(sqlite_harness)
    status, html = await page.send(**{"slot": "morning", "landmark": "blue gate", field: value})
    assert (status, says in words_of(html)) == (422, True)
    assert 'value="morning" checked' in html
    await sqlite_harness.settle()
    assert await events_of(sqlite_harness) == 0


async def test_only_the_page_s_own_form_is_taken(sqlite_harness: Harness) -> None:
    """Issue 5, must show 4: no forged form, no form of another order, no other content, nothing too long."""
    _, _, page = await at_the_question(sqlite_harness)
    hers = await page.token()
    await shipped_order(sqlite_harness, await sqlite_harness.phone(number="919999900102", name="Asha Rao"))
    other = await link(sqlite_harness)
    attempt = await sqlite_harness.scalar("SELECT id AS value FROM ndrs")
    secret = sqlite_harness.settings.token_secret.get_secret_value()
    forged = form_token(1, str(attempt), sqlite_harness.clock.now(), secret + "x")
    assert (await other.post({"form": hers}))[0] == 403
    for token in ("", forged, hers + "0", hers.replace("page-form", "page"), "\udcff", "x" * 400):
        assert (await page.post({"form": token.encode("utf-8", "replace").decode()}))[0] == 403, token
    assert (await page.post({"form": hers, "landmark": "x" * 8_001}))[0] == 413
    assert (await page.post({f"field{number}": "x" for number in range(20)}))[0] == 400
    session = sqlite_harness.session
    async with session.post(page.url, json={"form": hers}) as answer:
        assert answer.status == 415
    async with session.post(f"{page.url}0", data={"form": hers}) as answer:
        assert answer.status == 404
    await sqlite_harness.settle()
    assert await events_of(sqlite_harness) == 0


async def test_one_link_cannot_be_used_without_end(sqlite_harness: Harness) -> None:
    """A-77: ten answers in ten minutes, then a pause."""
    _, _, page = await at_the_question(sqlite_harness)
    form = {"form": await page.token()}
    found = [(await page.post(form | {"phone": str(number)}))[0] for number in range(11)]
    assert found == [422] * 10 + [429]
    sqlite_harness.clock.move(timedelta(minutes=10))
    assert (await page.post(form))[0] == 303
