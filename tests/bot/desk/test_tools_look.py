"""The tools of leads and admins in a real Chromium: accessible, at home on a phone, and the board's forms work."""

import pytest

from bot.incidents import Draft, raise_incident
from journeys.store.schema_desk import notes
from tests.axe import serious
from tests.bot.desk.scene import customer_with_a_failed_attempt
from tests.bot.ops.test_looks import browsing, is_too_wide
from tests.browser import PHONE, Mistakes
from tests.harness import Harness
from tests.people import person

pytestmark = pytest.mark.browser


async def test_the_tools_are_accessible_fit_a_phone_and_the_board_whispers(sqlite_harness: Harness) -> None:
    """A-20 (19), issue 5 must show 3: no serious finding at 390 px, a quiet console; a whisper is kept without leaving
    the page."""
    harness = sqlite_harness
    _, customer = await customer_with_a_failed_attempt(harness)
    told = await raise_incident(harness.service.parts.database, Draft("weather", "pincode", "41"), harness.clock.now())
    await harness.settle()
    admin, mistakes = await person(harness, "Ada", "admin"), Mistakes()
    pages = ("/desk/board", "/desk/bulk", "/desk/labels", f"/desk/c/{customer}/privacy")
    async with browsing(admin, PHONE, dark=True) as context:
        page = await context.new_page()
        mistakes.watch(page)
        for path in (*pages, f"/desk/bulk/{told.incident.id}?message=order_late"):
            await page.goto(harness.settings.public_url + path)
            assert await serious(page) == [], path
            assert not await is_too_wide(page), path
        await page.goto(harness.settings.public_url + "/desk/board")
        await page.get_by_label("Whisper about").first.fill("Be kind.")
        await page.get_by_role("button", name="Whisper").first.click()
        await page.get_by_text("Done.").wait_for()
    await harness.settle()
    assert await harness.rows(f"SELECT kind, text FROM {notes.name}") == [{"kind": "whisper", "text": "Be kind."}]
    assert mistakes == []
    await admin.close()
