"""People through the whole service: a handoff with its packet, a code that page and chat share, secrets struck out."""

import re

import pytest

from tests.bot.story import ask, open_tasks, shipped_order
from tests.harness import Harness


async def test_a_complaint_reaches_a_person_with_all_that_is_known(harness: Harness) -> None:
    """B-10, B-18, P-07: once, with the order's facts; the second one says by when."""
    phone = await harness.phone()
    order, _ = await shipped_order(harness, phone)
    answer = await ask(harness, phone, "pathetic service, I will go to consumer court")
    assert order["name"].lstrip("#") in answer
    assert "colleague" in answer
    again = await ask(harness, phone, "I want to talk to a human agent")
    assert "already has your chat" in again
    assert await open_tasks(harness) == ["handoff_complaint"]
    packet = str(await harness.scalar("SELECT packet AS value FROM tasks"))
    assert "angry" in packet
    assert "Meera Joshi" in packet


async def test_the_code_of_the_chat_stands_on_the_page(sqlite_harness: Harness) -> None:
    """P-07: she can compare both without trusting either."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    answer = await ask(harness, phone, "is this really you? is this message genuine")
    found = re.search(r"\*([2-9A-Z]{3}-[2-9A-Z]{3})\*", answer)
    assert found
    page = await harness.open_link(phone, await harness.page_link())
    assert found[1] in page["html"]


@pytest.mark.parametrize("table", ["inbox", "timeline"])
async def test_a_pasted_code_is_nowhere_in_the_store(sqlite_harness: Harness, table: str) -> None:
    """B-19, P-01: and she is warned."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    assert "one-time password" in await ask(harness, phone, "the otp is 739164")
    rows = await harness.rows(f"SELECT body FROM {table}")
    assert rows
    assert not any(_holds(row["body"], "739164") for row in rows)


def _holds(body: object, digits: str) -> bool:
    return digits in (body.decode(errors="replace") if isinstance(body, bytes) else str(body))


async def test_what_we_know_is_shown_and_her_wish_to_delete_it_is_written_down(sqlite_harness: Harness) -> None:
    """B-01, G-8."""
    harness = sqlite_harness
    phone = await harness.phone()
    await shipped_order(harness, phone)
    answer = await ask(harness, phone, "what data do you have about me")
    assert "Meera Joshi" in answer
    assert "•••• 0101" in answer
    assert "cannot be taken back" in await ask(harness, phone, "delete my data")
    last = (await harness.messages(phone))[-1]
    await harness.tap(phone, last, "Yes, delete")
    await harness.settle()
    assert await open_tasks(harness) == ["erase_customer"]
