"""The tracking page: what it shows to whom, and which openings are told."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text

from bot.page_openings import is_person, opening
from bot.tracking.links import page_link
from journeys.tokens import Choice, sign
from tests.conftest import MORNING
from tests.harness import Harness

PHONE = "Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36"
PREVIEW = "WhatsApp/2.24.13.77 A"
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("method", "headers", "told"),
    [
        ("GET", {"User-Agent": PHONE}, True),
        ("GET", {"User-Agent": "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Safari"}, True),
        ("GET", {"User-Agent": PREVIEW}, False),
        ("GET", {"User-Agent": "facebookexternalhit/1.1"}, False),
        ("GET", {"User-Agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)"}, False),
        ("GET", {"User-Agent": "TelegramBot (like TwitterBot)"}, False),
        ("GET", {"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, False),
        ("GET", {"User-Agent": "curl/8.5.0"}, False),
        ("GET", {}, False),
        ("HEAD", {"User-Agent": PHONE}, False),
        ("GET", {"User-Agent": PHONE, "Sec-Purpose": "prefetch;prerender"}, False),
        ("GET", {"User-Agent": PHONE, "Purpose": "prefetch"}, False),
        ("GET", {"User-Agent": PHONE, "X-Purpose": "preview"}, False),
        ("GET", {"User-Agent": PHONE, "X-Moz": "prefetch"}, False),
    ],
)
def test_only_a_person_opens_a_page(method: str, headers: dict[str, str], told: bool) -> None:
    """A-24: bots, link previews and prefetches do not count."""
    assert is_person(method, headers) is told


def test_openings_of_ten_minutes_are_one_event() -> None:
    """A-24: per order."""
    first = opening(20, 10, MORNING)
    assert opening(20, 10, MORNING + 9 * MINUTE).key == first.key
    assert opening(20, 10, MORNING + 10 * MINUTE).key != first.key
    assert opening(21, 10, MORNING).key != first.key


async def link_to(harness: Harness) -> str:
    """A phone orders; the link to its page, at the service's real address."""
    phone = await harness.phone()
    await harness.order(phone, payment="prepaid")
    await harness.settle()
    order_id = await harness.scalar("SELECT id AS value FROM orders")
    secret = harness.settings.token_secret.get_secret_value()
    return page_link(f"http://127.0.0.1:{harness.settings.port}", order_id, secret)


async def get(harness: Harness, url: str, agent: str = PHONE, method: str = "GET", **headers: str) -> tuple[Any, str]:
    async with harness.session.request(method, url, headers={"User-Agent": agent, **headers}) as answer:
        return answer, await answer.text()


async def opens(harness: Harness) -> int:
    await harness.settle()
    return int(await harness.scalar("SELECT count(*) AS value FROM timeline WHERE kind = 'page.opened'"))


async def test_the_page_tells_the_story_in_words_and_nothing_about_the_person(harness: Harness) -> None:
    """P-02, A-01: small, no script, no login, nothing from elsewhere, no name, phone or address."""
    answer, html = await get(harness, await link_to(harness))
    assert answer.status == 200
    assert "confirmed, being packed" in html
    assert "Next update: by" in html
    assert len(html.encode()) < 20_000
    assert not any(word in html for word in ("<script", "src=", "Meera", "9999900101", "Kothrud", "411038"))
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"


async def test_an_opening_by_a_person_is_an_event_of_the_order(harness: Harness) -> None:
    """A-24, A-07: it takes the same way in as everything else."""
    url = await link_to(harness)
    await get(harness, url)
    await get(harness, url)
    assert await opens(harness) == 1
    await harness.move(11 * MINUTE)
    await get(harness, url)
    assert await opens(harness) == 2
    (row,) = await harness.rows("SELECT id, page_opens FROM orders")
    assert str(row["page_opens"]).count("2026-11-23T") == 2


async def test_a_preview_sees_the_page_and_is_not_told(sqlite_harness: Harness) -> None:
    """A-24: WhatsApp fetches every link that it delivers."""
    url = await link_to(sqlite_harness)
    answer, html = await get(sqlite_harness, url, agent=PREVIEW)
    assert (answer.status, "being packed" in html) == (200, True)
    assert (await get(sqlite_harness, url, method="HEAD"))[0].status == 200
    await get(sqlite_harness, url, **{"Sec-Purpose": "prefetch"})
    assert await opens(sqlite_harness) == 0


@pytest.mark.parametrize("change", ["{}0", "{}.x", "x{}"])
async def test_a_link_that_is_not_ours_leads_nowhere(sqlite_harness: Harness, change: str) -> None:
    """A-01: only we can make links."""
    base, _, token = (await link_to(sqlite_harness)).rpartition("/")
    answer, html = await get(sqlite_harness, f"{base}/{change.format(token)}")
    assert (answer.status, "has ended" in html) == (404, True)
    assert await opens(sqlite_harness) == 0


async def test_other_tokens_of_ours_open_no_page(sqlite_harness: Harness) -> None:
    """A-01: a button's id is no link, and an order may be gone."""
    secret = sqlite_harness.settings.token_secret.get_secret_value()
    base = f"http://127.0.0.1:{sqlite_harness.settings.port}/t"
    for choice in (Choice("agent", 1), Choice("page", 0), Choice("page", 2**63), Choice("page", 12345)):
        answer, _ = await get(sqlite_harness, f"{base}/{sign(choice, secret)}")
        assert answer.status == 404, choice


async def test_whatever_a_shop_writes_stays_text(sqlite_harness: Harness) -> None:
    """A-01: an order number is data, never markup."""
    link = await link_to(sqlite_harness)
    async with sqlite_harness.service.parts.database.write() as connection:
        await connection.execute(text("UPDATE orders SET number = '<img src=x onerror=alert(1)>'"))
    _, html = await get(sqlite_harness, link)
    assert "<img" not in html
    assert "&lt;img" in html
